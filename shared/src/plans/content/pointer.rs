//! V14: that a worry about a child was taken somewhere else, and not a word of what it was.

use core::fmt;
use core::str::FromStr;
use serde::{Deserialize, Serialize};

use crate::date::Date;
use crate::id::UserId;

crate::closed_list! {
    /// The route that was used.
    RouteUsed {
        /// The designated safeguarding lead.
        SafeguardingLead = "safeguarding-lead",
        /// The council's front door for children (MASH).
        Mash = "mash",
        /// The emergency number.
        Emergency = "999",
        /// The council's officer for worries about people who work with children (LADO).
        Lado = "lado",
    }
}

/// V14: where a worry was taken, when and by whom. The worry itself is kept by those it was taken to.
///
/// It has no field that a story would fit into, and it is `Copy`, so it can never be given a text of any length. A field
/// that is sent along with it is refused, not dropped: nobody shall think that their words were kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct RestrictedPointer {
    /// The day.
    pub raised_on: Date,
    /// Who took it there.
    pub raised_by: UserId,
    /// Where to.
    pub route: RouteUsed,
    /// The number they gave it, if they gave one.
    #[serde(default)]
    pub reference: Option<Reference>,
}

/// A number that another service gave: 3 to 20 capital letters, digits, hyphens and strokes, two digits at least. No words.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema), schemars(with = "String"))]
pub struct Reference {
    bytes: [u8; Self::MAX],
    len: u8,
}

impl Reference {
    /// Fewest characters.
    pub const MIN: usize = 3;
    /// Most characters.
    pub const MAX: usize = 20;
    const DIGITS: usize = 2;

    /// The reference.
    pub fn as_str(&self) -> &str {
        let bytes = self.bytes.get(..usize::from(self.len)).unwrap_or_default();
        core::str::from_utf8(bytes).unwrap_or_default()
    }
}

/// A text that is not a reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAReference;

impl core::error::Error for NotAReference {}

impl fmt::Display for NotAReference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Write only the number you were given, such as CS-20417. Do not write what happened here.")
    }
}

impl FromStr for Reference {
    type Err = NotAReference;
    fn from_str(text: &str) -> Result<Self, NotAReference> {
        let text = text.trim().to_ascii_uppercase();
        let good = |b: u8| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'-' || b == b'/';
        let digits = text.bytes().filter(u8::is_ascii_digit).count();
        if !(Self::MIN..=Self::MAX).contains(&text.len()) || digits < Self::DIGITS || !text.bytes().all(good) {
            return Err(NotAReference);
        }
        let mut bytes = [0; Self::MAX];
        for (place, byte) in bytes.iter_mut().zip(text.bytes()) {
            *place = byte;
        }
        Ok(Self { bytes, len: u8::try_from(text.len()).map_err(|_| NotAReference)? })
    }
}

impl TryFrom<String> for Reference {
    type Error = NotAReference;
    fn try_from(text: String) -> Result<Self, NotAReference> {
        text.parse()
    }
}

impl From<Reference> for String {
    fn from(reference: Reference) -> Self {
        reference.as_str().into()
    }
}

impl fmt::Debug for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Reference").field(&self.as_str()).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Only what has no text on the heap can be copied: giving the pointer a `String` would not compile.
    const fn has_no_room_for_text<T: Copy>() {}
    const _: () = has_no_room_for_text::<RestrictedPointer>();

    fn pointer() -> RestrictedPointer {
        RestrictedPointer {
            raised_on: "2027-10-04".parse().expect("a date"),
            raised_by: "01920000-0000-7000-8000-000000000001".parse().expect("an id"),
            route: RouteUsed::SafeguardingLead,
            reference: "cs-20417".parse().ok(),
        }
    }

    #[test]
    fn v14_the_pointer_has_four_fields_and_no_words() {
        let json = serde_json::to_value(pointer()).expect("write");
        assert_eq!(
            json,
            serde_json::json!({
                "raised_on": "2027-10-04", "raised_by": "01920000-0000-7000-8000-000000000001",
                "route": "safeguarding-lead", "reference": "CS-20417"
            })
        );
        assert_eq!(serde_json::from_value::<RestrictedPointer>(json.clone()).expect("read"), pointer());
        for extra in ["note", "text", "narrative", "reason"] {
            let mut more = json.clone();
            more[extra] = "what happened".into();
            assert!(serde_json::from_value::<RestrictedPointer>(more).is_err(), "{extra} is refused");
        }
    }

    #[test]
    fn v14_a_reference_is_a_number_not_a_story() {
        for (typed, kept) in [("CS-20417", "CS-20417"), (" ab12 ", "AB12"), ("2027/104", "2027/104"), ("123", "123")] {
            assert_eq!(typed.parse::<Reference>().map(String::from), Ok(kept.into()));
        }
        for story in [
            "",
            "12",
            "told the lead",
            "MUM",
            "HIT-HIM",
            "mum-hit-him-1",
            "CS 20417",
            "seen 12 Oct",
            "1234567890-1234567890",
            "é123",
        ] {
            assert_eq!(story.parse::<Reference>(), Err(NotAReference), "{story}");
        }
    }
}
