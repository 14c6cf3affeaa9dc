//! Which column of a source is which of ours: guessed from its headings, unless somebody chose.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::columns::{self, COLUMNS};
use super::ids::normal;

/// What somebody chose for a source's columns. Headings that are not in it are guessed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Mapping(BTreeMap<String, Option<String>>);

/// A column that there is none of.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("there is no column “{0}”")]
pub struct NoSuchColumn(pub String);

impl Mapping {
    /// Says what a heading means: one of our columns, or (`None`) nothing here.
    ///
    /// # Errors
    /// When there is no such column.
    pub fn choose(&mut self, heading: &str, column: Option<&str>) -> Result<(), NoSuchColumn> {
        let known = column.is_none_or(|name| COLUMNS.iter().any(|c| c.name == name));
        if !known {
            return Err(NoSuchColumn(column.unwrap_or_default().into()));
        }
        self.0.insert(normal(heading), column.map(Into::into));
        Ok(())
    }

    /// How many headings somebody chose for.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether nobody chose anything.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What each of the headings means. A column counts once: what was chosen goes before what is guessed.
    pub(super) fn columns(&self, headings: &[String]) -> Vec<Option<&'static str>> {
        let own = |name: &str| COLUMNS.iter().find(|c| c.name == name).map(|c| c.name);
        let mut taken = BTreeSet::new();
        let mut found: Vec<Option<&'static str>> = vec![None; headings.len()];
        for (at, heading) in headings.iter().enumerate() {
            if let Some(Some(name)) = self.0.get(&normal(heading)) {
                found[at] = own(name).filter(|name| taken.insert(*name));
            }
        }
        for (at, heading) in headings.iter().enumerate() {
            if !self.0.contains_key(&normal(heading)) {
                found[at] = columns::column(heading).map(|c| c.name).filter(|name| taken.insert(*name));
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may")]
    use super::*;

    fn headings(names: &[&str]) -> Vec<String> {
        names.iter().map(|n| String::from(*n)).collect()
    }

    #[test]
    fn a_choice_goes_before_a_guess() {
        let headings = headings(&["Name", "What it is called", "Colour", "Phone"]);
        let mut mapping = Mapping::default();
        assert_eq!(mapping.columns(&headings), [Some("name"), None, None, Some("phone")]);
        mapping.choose("what it is  CALLED", Some("name")).unwrap();
        mapping.choose("Phone", None).unwrap();
        assert_eq!(mapping.columns(&headings), [None, Some("name"), None, None]);
        assert_eq!(mapping.choose("Colour", Some("colour")), Err(NoSuchColumn("colour".into())));
    }

    #[test]
    fn a_column_counts_once() {
        let headings = headings(&["Title", "Name", "Website", "URL"]);
        assert_eq!(Mapping::default().columns(&headings), [Some("name"), None, Some("url"), None]);
    }

    #[test]
    fn it_is_kept_as_plain_pairs() {
        let mut mapping = Mapping::default();
        mapping.choose("Tel.", Some("phone")).unwrap();
        mapping.choose("Colour", None).unwrap();
        let text = serde_json::to_string(&mapping).unwrap();
        assert_eq!(text, r#"{"colour":null,"tel":"phone"}"#);
        assert_eq!(serde_json::from_str::<Mapping>(&text).unwrap(), mapping);
    }
}
