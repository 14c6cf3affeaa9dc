//! The feed's first records, whole, against which filters are held.

use serde_json::Value;

use super::dialect::{Dialect, id, items, name, text};
use super::pages::page;
use super::trial::{Found, Trial};

/// How many records are looked at whole.
const WHOLE: usize = 50;
/// How many records a filtered page holds.
const FILTERED: usize = 200;

/// What is known of the feed before filters are tried.
pub struct Sample {
    /// How many services there are.
    pub total: usize,
    /// Their first records, whole.
    pub records: Vec<Value>,
}

/// What a filter gave.
pub struct Given {
    /// How many services.
    pub total: usize,
    ids: Vec<String>,
}

impl Sample {
    /// Reads it from the feed.
    pub async fn of(trial: &mut Trial, dialect: &Dialect) -> Result<Self, String> {
        let page = page(trial, dialect, &format!("services?{}", dialect.whole), (1, WHOLE)).await?;
        Ok(Self { total: page.total, records: page.records })
    }

    /// Asks with a filter, and holds the answer against what the first records say: of them exactly those must be there that
    /// fit; none that may fit or not (`None`) is asked after. There are never more than without it.
    pub async fn filter(
        &self,
        trial: &mut Trial,
        dialect: &Dialect,
        query: &str,
        fits: impl Fn(&Value) -> Option<bool>,
    ) -> Result<Given, String> {
        let page = page(trial, dialect, &format!("services?{query}"), (1, FILTERED)).await?;
        if page.total > self.total {
            return Err(format!("with {query} there are {} services, without it {}", page.total, self.total));
        }
        let ids: Vec<String> = page.ids().into_iter().map(String::from).collect();
        for record in &self.records {
            let there = ids.iter().any(|other| other == id(record));
            match fits(record) {
                Some(true) if !there => return Err(format!("“{}” fits {query}, and is not there", name(record))),
                Some(false) if there => return Err(format!("“{}” does not fit {query}, and is there", name(record))),
                _ => {}
            }
        }
        Ok(Given { total: page.total, ids })
    }

    /// A value that some records have and some have not, if there is one; else one that some have.
    pub fn telling(&self, values: impl Fn(&Value) -> Vec<String>) -> Option<String> {
        let of_each: Vec<Vec<String>> = self.records.iter().map(values).collect();
        let all = || of_each.iter().flatten();
        let tells = |value: &&String| of_each.iter().any(|others| !others.contains(value));
        all().find(tells).or_else(|| all().next()).cloned()
    }

    /// The middle of the numbers at a pointer.
    pub fn middle(&self, pointer: &str) -> Option<u64> {
        let mut numbers: Vec<u64> = self.records.iter().filter_map(|r| r.pointer(pointer)?.as_u64()).collect();
        numbers.sort_unstable();
        numbers.get(numbers.len() / 2).copied()
    }
}

impl Given {
    /// Whether a record is among the first.
    pub fn has(&self, record: &Value) -> Found {
        let there = self.ids.iter().any(|other| other == id(record));
        if there { Ok(()) } else { Err(format!("“{}” is not there", name(record))) }
    }
}

/// The postcodes of a record's places.
pub fn postcodes(record: &Value, dialect: &Dialect) -> Vec<String> {
    items(record, "service_at_locations").filter_map(|at| text(at, dialect.postcode)).map(String::from).collect()
}
