//! The family's own two scales: how big a worry is, and how sure they feel.
//!
//! They are the family's word at a review, kept to be seen beside the last one. Nothing sorts or adds them up.

use core::fmt;
use serde::{Deserialize, Serialize};

/// A number that is not on a scale.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotOnTheScale {
    /// The number.
    pub said: u8,
    /// The lowest of the scale.
    pub least: u8,
    /// The highest.
    pub most: u8,
}

impl core::error::Error for NotOnTheScale {}

impl fmt::Display for NotOnTheScale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} is not on this scale. Choose from {} to {}.", self.said, self.least, self.most)
    }
}

macro_rules! scale {
    ($(#[$doc:meta])* $name:ident from $least:literal: $($words:literal),+ $(,)?) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(try_from = "u8", into = "u8")]
        #[cfg_attr(feature = "openapi", derive(schemars::JsonSchema), schemars(with = "u8"))]
        pub struct $name(u8);

        impl $name {
            /// The lowest number.
            pub const MIN: u8 = $least;
            /// The words of the scale, from its lowest number on.
            pub const WORDS: &'static [&'static str] = &[$($words),+];
            /// The highest number.
            pub const MAX: u8 = Self::MIN + Self::WORDS.len() as u8 - 1;

            /// Every step, from the lowest.
            pub fn all() -> impl Iterator<Item = Self> {
                (Self::MIN..=Self::MAX).map(Self)
            }
            /// The number.
            pub fn number(self) -> u8 {
                self.0
            }
            /// What it means, as families read it.
            pub fn words(self) -> &'static str {
                Self::WORDS.get(usize::from(self.0 - Self::MIN)).copied().unwrap_or_default()
            }
        }

        impl TryFrom<u8> for $name {
            type Error = NotOnTheScale;
            fn try_from(said: u8) -> Result<Self, NotOnTheScale> {
                let (least, most) = (Self::MIN, Self::MAX);
                if (least..=most).contains(&said) { Ok(Self(said)) } else { Err(NotOnTheScale { said, least, most }) }
            }
        }

        impl From<$name> for u8 {
            fn from(step: $name) -> Self {
                step.0
            }
        }
    };
}

scale! {
    /// How big a worry is, 0 to 4. A family need not say, so where it is kept it may be missing; missing is not 0.
    Concern from 0:
    "No worry",
    "A small worry",
    "Some worry",
    "A big worry",
    "A very big worry",
}

scale! {
    /// How sure a family feels that they can do it, 1 to 5.
    Confidence from 1:
    "Not sure at all",
    "A bit sure",
    "Quite sure",
    "Sure",
    "Very sure",
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_step_has_words() {
        assert_eq!((Concern::MIN, Concern::MAX), (0, 4));
        assert_eq!((Confidence::MIN, Confidence::MAX), (1, 5));
        let worry: Vec<_> = Concern::all().map(|c| (c.number(), c.words())).collect();
        assert_eq!((worry[0], worry[4]), ((0, "No worry"), (4, "A very big worry")));
        let sure: Vec<_> = Confidence::all().map(|c| (c.number(), c.words())).collect();
        assert_eq!((sure[0], sure[4]), ((1, "Not sure at all"), (5, "Very sure")));
    }

    #[test]
    fn other_numbers_are_refused() {
        assert_eq!(Concern::try_from(5), Err(NotOnTheScale { said: 5, least: 0, most: 4 }));
        assert_eq!(Confidence::try_from(0), Err(NotOnTheScale { said: 0, least: 1, most: 5 }));
        assert_eq!(
            Confidence::try_from(9).map_err(|e| e.to_string()),
            Err("9 is not on this scale. Choose from 1 to 5.".into())
        );
        assert_eq!(serde_json::to_string(&Concern::try_from(0).expect("a step")).expect("write"), "0");
        assert!(serde_json::from_str::<Concern>("5").is_err());
        assert_eq!(serde_json::from_str::<Option<Concern>>("null").expect("read"), None);
    }
}
