//! Which services a feed is asked for. Every part narrows; a fact that is not known passes none.

use super::Id;
use super::asked::{Reading, moment, time, weekday, years};
use crate::date::{Time, Weekday};
use crate::id::OrganisationId;

/// Which services are asked for; all of it must fit. An empty one is every service.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filter {
    /// Words, found as on the public pages.
    pub search: Option<String>,
    /// Terms: one of each list is enough, every list must be met. A term stands for those below it too.
    pub terms: Vec<Vec<TermAsked>>,
    /// Run by one of these.
    pub organisations: Vec<OrganisationId>,
    /// First age in years, as published, is at least this.
    pub minimum_age: Option<f64>,
    /// Last age in years, as published, is at most this.
    pub maximum_age: Option<f64>,
    /// A child of this age in months is welcome.
    pub age_months: Option<u16>,
    /// A session fits one of these.
    pub slots: Vec<Slot>,
    /// Near a postcode.
    pub near: Option<Near>,
    /// Published as it is now at this moment (milliseconds since 1970) or later; what has gone since is told too.
    pub modified_after: Option<i64>,
}

/// A term, or all terms of a kind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TermAsked {
    /// The term: its id, or its name with its vocabulary before a colon.
    pub term: Option<String>,
    /// The vocabulary: its id or its name.
    pub vocabulary: Option<String>,
    /// What kind of thing the term is said of (version 1.0).
    pub link_type: Option<String>,
}

/// When a family could come: the session must lie within it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Slot {
    /// On this day of the week.
    pub day: Option<Weekday>,
    /// It starts then or later.
    pub start: Option<Time>,
    /// It ends then or earlier.
    pub end: Option<Time>,
}

/// Near a postcode.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Near {
    /// The postcode, in capitals with one space.
    pub postcode: String,
    /// Within so many metres of its middle; without it, whoever serves the place. No service here is bound to an area, so
    /// that is all of them.
    pub metres: Option<u32>,
}

/// A postcode of the United Kingdom with one space and in capitals, when the text has the form of a whole one.
pub fn postcode(text: &str) -> Option<String> {
    let plain = text.chars().all(|c| c.is_ascii_alphanumeric() || c.is_whitespace() || c == '+');
    let code: String = text.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_uppercase();
    if !plain || !(5..=7).contains(&code.len()) {
        return None;
    }
    let (outward, inward) = code.split_at(code.len() - 3);
    let good_outward =
        outward.starts_with(|c: char| c.is_ascii_alphabetic()) && outward.bytes().any(|b| b.is_ascii_digit());
    let inward_bytes = inward.as_bytes();
    let good_inward = inward_bytes[0].is_ascii_digit() && inward_bytes[1..].iter().all(u8::is_ascii_alphabetic);
    (good_outward && good_inward).then(|| format!("{outward} {inward}"))
}

impl Filter {
    /// Whether nothing is asked.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    pub(super) fn read_search(&mut self, reading: &mut Reading<'_>, name: &str) {
        self.search = reading.text(name).map(|words| words.chars().take(crate::search::Query::TEXT_MAX).collect());
    }

    pub(super) fn read_organisations(&mut self, reading: &mut Reading<'_>) {
        self.organisations = reading.read_each("organization_id", "The id of an organization.", |v| v.parse().ok());
    }

    /// Terms of version 3.0, by their ids.
    pub(super) fn read_terms(&mut self, reading: &mut Reading<'_>) {
        let id = |v: &str| v.parse::<Id>().ok().map(|id| id.to_string());
        let terms = reading.read_each("taxonomy_term_id", "The id of a taxonomy term.", id);
        let vocabularies = reading.read_each("taxonomy_id", "The id of a taxonomy.", id);
        let term = |term| TermAsked { term: Some(term), ..TermAsked::default() };
        let vocabulary = |vocabulary| TermAsked { vocabulary: Some(vocabulary), ..TermAsked::default() };
        self.terms.extend(Some(terms.into_iter().map(term).collect::<Vec<_>>()).filter(|t| !t.is_empty()));
        self.terms.extend(Some(vocabularies.into_iter().map(vocabulary).collect::<Vec<_>>()).filter(|t| !t.is_empty()));
    }

    pub(super) fn read_ages(&mut self, reading: &mut Reading<'_>) {
        let about = "An age in years, 0 to 120.";
        self.minimum_age = reading.read("minimum_age", about, years);
        self.maximum_age = reading.read("maximum_age", about, years);
        let months = |text: &str| text.parse().ok().filter(|m| *m <= crate::directory::AgeRange::MAX);
        self.age_months = reading.read("age_months", "A child's age in months, 0 to 1440.", months);
    }

    /// `day`, `start_time` and `end_time`, each given once or as often as the others (with `[]` or without).
    pub(super) fn read_slots(&mut self, reading: &mut Reading<'_>) {
        let days = reading.read_each("day", "A day in two letters, such as TU.", weekday);
        let starts = reading.read_each("start_time", "A time such as 09:30.", time);
        let ends = reading.read_each("end_time", "A time such as 12:00.", time);
        let count = days.len().max(starts.len()).max(ends.len());
        for (name, given) in [("day", days.len()), ("start_time", starts.len()), ("end_time", ends.len())] {
            if given != 0 && given != count {
                reading.bad(name, "As many values as day, start_time and end_time have that are given.");
            }
        }
        let slot =
            |i: usize| Slot { day: days.get(i).copied(), start: starts.get(i).copied(), end: ends.get(i).copied() };
        self.slots = (0..count).map(slot).collect();
    }

    pub(super) fn read_near(&mut self, reading: &mut Reading<'_>) {
        let postcode = reading.read("postcode", "A whole postcode, such as ZZ1 4AB.", postcode);
        let metres = reading.read("proximity", "Metres, 0 to 1000000.", |text| {
            text.parse::<f64>().ok().filter(|m| (0.0..=1_000_000.0).contains(m)).map(|m| m as u32)
        });
        if metres.is_some() && reading.text("postcode").is_none() {
            reading.bad("proximity", "Metres from a postcode: give the postcode too.");
        }
        self.near = postcode.map(|postcode| Near { postcode, metres });
    }

    pub(super) fn read_modified(&mut self, reading: &mut Reading<'_>) {
        let about = "A date such as 2026-11-24, or a date and time such as 2026-11-24T10:00:00Z.";
        self.modified_after = reading.read("modified_after", about, moment);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_postcode_is_whole_or_none() {
        for (text, good) in [
            ("zz14ab", Some("ZZ1 4AB")),
            (" ZZ1  4AB ", Some("ZZ1 4AB")),
            ("ZZ1+4AB", Some("ZZ1 4AB")),
            ("EC1A1BB", Some("EC1A 1BB")),
            ("ZZ1", None),
            ("12345", None),
            ("ZZ1-4AB", None),
        ] {
            assert_eq!(postcode(text).as_deref(), good, "{text}");
        }
    }
}
