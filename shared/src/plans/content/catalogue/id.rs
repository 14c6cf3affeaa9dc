//! Ids of the catalogue's items: a letter and a number, as on the printed sheet.

use core::fmt;
use core::str::FromStr;
use serde::{Deserialize, Serialize};

use super::Area;
use crate::set::Member as _;

/// The id of an item: `A1`. It may be of any version; whether a version has it, [`item`](super::item) says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema), schemars(with = "String"))]
pub struct ItemId {
    area: Area,
    number: u8,
}

impl ItemId {
    /// The highest number an item can have.
    pub const MAX: u8 = 99;

    pub(super) const fn known(area: Area, number: u8) -> Self {
        Self { area, number }
    }
    /// The area it belongs to.
    pub fn area(self) -> Area {
        self.area
    }
    /// Its number in the area, from 1.
    pub fn number(self) -> u8 {
        self.number
    }
}

/// A text that is not an item's id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAnItemId;

impl core::error::Error for NotAnItemId {}

impl fmt::Display for NotAnItemId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an item's id is a letter from A to J and a number, such as A1")
    }
}

impl FromStr for ItemId {
    type Err = NotAnItemId;
    fn from_str(text: &str) -> Result<Self, NotAnItemId> {
        let mut letters = text.chars();
        let letter = letters.next().ok_or(NotAnItemId)?;
        let area = Area::ALL.iter().copied().find(|a| a.letter() == letter).ok_or(NotAnItemId)?;
        let digits = letters.as_str();
        let plain = digits.bytes().all(|b| b.is_ascii_digit()) && !digits.starts_with('0');
        let number = digits.parse().map_err(|_| NotAnItemId)?;
        if plain && (1..=Self::MAX).contains(&number) { Ok(Self { area, number }) } else { Err(NotAnItemId) }
    }
}

impl TryFrom<String> for ItemId {
    type Error = NotAnItemId;
    fn try_from(text: String) -> Result<Self, NotAnItemId> {
        text.parse()
    }
}

impl From<ItemId> for String {
    fn from(id: ItemId) -> Self {
        id.to_string()
    }
}

impl fmt::Display for ItemId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.area.letter(), self.number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_a_letter_and_a_number() {
        for good in ["A1", "B6", "E6", "J99"] {
            let id: ItemId = good.parse().expect("an id");
            assert_eq!(id.to_string(), good);
            let json = serde_json::to_string(&id).expect("write");
            assert_eq!(json, format!("\"{good}\""));
            assert_eq!(serde_json::from_str::<ItemId>(&json).expect("read"), id);
        }
        for bad in ["", "A", "1", "a1", "K1", "A0", "A01", "A100", "A+1", "A 1", "A1 ", "AA1", "é1"] {
            assert_eq!(bad.parse::<ItemId>(), Err(NotAnItemId), "{bad}");
        }
    }
}
