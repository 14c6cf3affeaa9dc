//! The six numbers that are told in person. With the link alone nobody gets in.

use core::fmt;

/// Six digits.
#[derive(Clone, PartialEq, Eq)]
pub struct DoorCode(String);

impl DoorCode {
    /// How many digits it has.
    pub const LENGTH: usize = 6;

    /// One of random bytes.
    pub fn of(bytes: [u8; 8]) -> Self {
        // Of 2⁶⁴ numbers the last million is short by a few: nobody can use that.
        Self(format!("{:06}", u64::from_be_bytes(bytes) % 1_000_000))
    }

    /// What somebody typed, if it can be one: with blanks or hyphens, and in the digits of Arabic, Urdu or Bengali.
    pub fn read(typed: &str) -> Option<Self> {
        let mut digits = String::with_capacity(Self::LENGTH);
        for sign in typed.chars().filter(|sign| !sign.is_whitespace() && *sign != '-') {
            digits.push(digit(sign)?);
        }
        (digits.len() == Self::LENGTH).then_some(Self(digits))
    }

    /// The digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// In two threes, as it is read out.
    pub fn spoken(&self) -> String {
        let (first, last) = self.0.split_at(Self::LENGTH / 2);
        format!("{first} {last}")
    }
}

/// A digit of one of the scripts that our families write.
fn digit(sign: char) -> Option<char> {
    let zeros = ['0', '\u{0660}', '\u{06F0}', '\u{09E6}'];
    zeros.into_iter().find_map(|zero| {
        let over = u32::from(sign).checked_sub(u32::from(zero))?;
        char::from_digit(over, 10)
    })
}

impl fmt::Debug for DoorCode {
    /// Never the digits: what is printed ends in a log.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("DoorCode(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_read_however_it_is_typed() {
        let wanted = DoorCode::of(7_012_345_u64.to_be_bytes());
        assert_eq!((wanted.as_str(), wanted.spoken().as_str()), ("012345", "012 345"));
        for typed in ["012345", " 012 345 ", "012-345", "٠١٢٣٤٥", "۰۱۲۳۴۵", "০১২৩৪৫"] {
            assert_eq!(DoorCode::read(typed).as_ref(), Some(&wanted), "{typed}");
        }
        for typed in ["", "12345", "0123456", "01234a", "0123.5", "½12345"] {
            assert_eq!(DoorCode::read(typed), None, "{typed}");
        }
        assert_eq!(format!("{wanted:?}"), "DoorCode(…)");
    }
}
