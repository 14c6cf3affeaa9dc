//! Puts days and ids in the place of the words that stand for them.

use doorstep_shared::id::{OrganisationId, UserId};
use serde_json::Value;
use uuid::Uuid;

use super::days::Days;
use crate::demo::slug::{Naming, id};

/// The words of one family.
pub struct Words<'a> {
    /// Its short word.
    pub family: &'a str,
    /// Its days.
    pub days: Days,
}

impl Words<'_> {
    /// The id of a record of this family. Two families may use the same word.
    pub fn own(&self, naming: Naming, word: &str) -> Uuid {
        id(naming, &format!("{}/{word}", self.family))
    }

    /// Puts every word right, however deep; none when one stands for nothing.
    pub fn settle(&self, value: &mut Value) -> Option<()> {
        match value {
            Value::Array(all) => all.iter_mut().try_for_each(|value| self.settle(value)),
            Value::Object(all) => all.values_mut().try_for_each(|value| self.settle(value)),
            Value::String(text) => {
                if let Some(meant) = self.meant(text)? {
                    *value = meant;
                }
                Some(())
            }
            _ => Some(()),
        }
    }

    /// What a text stands for: nothing inside where it is a text and no more, nothing at all where it should and does not.
    fn meant(&self, text: &str) -> Option<Option<Value>> {
        let meant = match text.split_at_checked(1) {
            Some(("~", "year")) => i16::from(self.days.year).into(),
            Some(("~", word)) => self.days.day(word)?.to_string().into(),
            Some(("#", record)) => self.record(record)?.hyphenated().to_string().into(),
            _ => return Some(None),
        };
        Some(Some(meant))
    }

    fn record(&self, record: &str) -> Option<Uuid> {
        let (what, word) = record.split_once(':')?;
        match what {
            "adult" => Some(self.own(Naming::Relative, word)),
            "need" => Some(self.own(Naming::Need, word)),
            "goal" => Some(self.own(Naming::Goal, word)),
            "action" => Some(self.own(Naming::Action, word)),
            "service" => Some(id(Naming::Service, word)),
            "person" => Some(person(word).uuid()),
            "organisation" => Some(organisation(word).uuid()),
            _ => None,
        }
    }
}

/// Somebody who works in the zone.
pub fn person(slug: &str) -> UserId {
    UserId::new(id(Naming::Person, slug))
}

/// A partner.
pub fn organisation(slug: &str) -> OrganisationId {
    OrganisationId::new(id(Naming::Organisation, slug))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may")]
    use super::*;
    use crate::demo::families::days::Enters;
    use doorstep_shared::directory::Calendar;
    use serde_json::json;

    fn words(family: &str) -> Words<'_> {
        let days = Days::of(Enters::Next, "2026-11-25".parse().unwrap(), &Calendar::default());
        Words { family, days }
    }

    #[test]
    fn words_are_put_right_however_deep_and_texts_stay() {
        let mut value = json!({ "on": "~12 ago", "year": "~year", "deep": [{ "to": "#organisation:alder-homes" }],
            "text": "At 9 @ the centre, #1.", "none": "", "number": 3 });
        words("lis").settle(&mut value).unwrap();
        let homes = organisation("alder-homes").to_string();
        assert_eq!(
            value,
            json!({ "on": "2026-11-13", "year": 2027, "deep": [{ "to": homes }],
            "text": "At 9 @ the centre, #1.", "none": "", "number": 3 })
        );
    }

    #[test]
    fn a_word_that_stands_for_nothing_is_told() {
        for word in ["~", "~soon", "#", "#adult", "#cat:tom"] {
            assert_eq!(words("lis").settle(&mut json!([word])), None, "{word}");
        }
    }

    #[test]
    fn the_same_word_is_another_record_in_another_family() {
        let mum = |family| words(family).own(Naming::Relative, "mum");
        assert_ne!(mum("lis"), mum("warsame"));
        assert_eq!(mum("lis"), mum("lis"));
        assert_ne!(mum("lis"), words("lis").own(Naming::Need, "mum"));
    }
}
