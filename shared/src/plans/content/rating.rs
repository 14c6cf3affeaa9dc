//! V22: how somebody sees a thing, in words that have no number.

use core::fmt;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// V22: what somebody says of an item of the catalogue.
///
/// It is written as its key everywhere, in compact files too, and has no order and no place in a list, unlike other closed
/// lists here: "not seen yet" is no nought, and nobody can add ratings up or put children in a row.
///
/// ```
/// use doorstep_shared::plans::content::Rating;
/// assert_ne!(Rating::Easily, Rating::JustStarting);
/// ```
/// ```compile_fail,E0369
/// use doorstep_shared::plans::content::Rating;
/// let better = Rating::Easily > Rating::JustStarting;
/// ```
/// ```compile_fail,E0599
/// use doorstep_shared::plans::content::Rating;
/// use doorstep_shared::set::Member as _;
/// let place = Rating::NotSeenYet.index();
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rating {
    /// Whoever rates has not had the chance to see it.
    NotSeenYet,
    /// It begins.
    JustStarting,
    /// It goes when somebody helps.
    WithHelp,
    /// It goes on most days.
    MostDays,
    /// It goes by itself.
    Easily,
    /// The family asks for an idea to try.
    WeWouldLikeAnIdea,
}

impl Rating {
    /// Every one, in the order in which they are offered.
    pub const ALL: [Self; 6] =
        [Self::NotSeenYet, Self::JustStarting, Self::WithHelp, Self::MostDays, Self::Easily, Self::WeWouldLikeAnIdea];

    /// The stable key.
    pub fn key(self) -> &'static str {
        match self {
            Self::NotSeenYet => "not-seen-yet",
            Self::JustStarting => "just-starting",
            Self::WithHelp => "with-help",
            Self::MostDays => "most-days",
            Self::Easily => "easily",
            Self::WeWouldLikeAnIdea => "we-would-like-an-idea",
        }
    }

    /// The rating with this key.
    pub fn parse(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|r| r.key() == key)
    }

    /// As families read it.
    pub fn plain(self) -> &'static str {
        match self {
            Self::NotSeenYet => "Not seen yet",
            Self::JustStarting => "Just starting",
            Self::WithHelp => "With help",
            Self::MostDays => "Most days",
            Self::Easily => "Easily",
            Self::WeWouldLikeAnIdea => "We would like an idea",
        }
    }
}

impl Serialize for Rating {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(self.key())
    }
}

impl<'de> Deserialize<'de> for Rating {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        struct Key;
        impl de::Visitor<'_> for Key {
            type Value = Rating;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a rating in words, such as most-days")
            }
            fn visit_str<E: de::Error>(self, key: &str) -> Result<Rating, E> {
                Rating::parse(key).ok_or_else(|| E::custom("a word that is no rating"))
            }
        }
        d.deserialize_str(Key)
    }
}

#[cfg(feature = "openapi")]
impl schemars::JsonSchema for Rating {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Rating".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "enum": Self::ALL.map(Self::key) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn v22_a_rating_is_a_word_of_the_fixed_set() {
        let keys = Rating::ALL.map(Rating::key);
        let expected = ["not-seen-yet", "just-starting", "with-help", "most-days", "easily", "we-would-like-an-idea"];
        assert_eq!(keys, expected);
        for rating in Rating::ALL {
            let json = serde_json::to_value(rating).expect("write");
            assert_eq!(json, serde_json::Value::from(rating.key()));
            assert_eq!(serde_json::from_value::<Rating>(json).expect("read"), rating);
        }
        for other in ["", "Easily", "not seen yet", "never", "unknown"] {
            assert_eq!(Rating::parse(other), None, "{other}");
        }
    }

    #[test]
    fn v22_not_seen_yet_is_no_nought() {
        for number in ["0", "1", "4", "null", "false", "\"0\""] {
            assert!(serde_json::from_str::<Rating>(number).is_err(), "{number}");
        }
        for rating in Rating::ALL {
            // In compact files too it is its word: a length, then letters.
            let bytes = postcard::to_allocvec(&rating).expect("write");
            assert_eq!(bytes.get(1..), Some(rating.key().as_bytes()));
            assert_eq!(postcard::from_bytes(&bytes), Ok(rating));
        }
    }
}
