//! Sources: what a zone calls a feed or a list, where it is fetched from, and which of its columns is which.

use doorstep_shared::api::desk::imports::{Outcome, SOURCE_NAME_MAX, Source};
use doorstep_shared::id::ZoneId;
use serde::{Deserialize, Serialize};
use serde_json::{Map, json};

use crate::import::Mapping;
use crate::port::{Condition, StoreError, Table, Tables};
use crate::store::{Change, ChangeError, Record, get, keys, query};

/// A source as it is stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceRecord {
    /// What the zone calls it.
    pub name: String,
    /// The address its feed is fetched from; empty for a source of files.
    #[serde(default)]
    pub url: String,
    /// Whether it is fetched every day.
    #[serde(default)]
    pub daily: bool,
    /// Whether what it brings is taken in without being looked at.
    #[serde(default)]
    pub by_itself: bool,
    /// Which of its columns is which, where somebody said so.
    #[serde(default)]
    pub mapping: Mapping,
    /// How the last fetch or import ended.
    #[serde(default)]
    pub last: Option<Outcome>,
    /// Counts the changes.
    #[serde(default)]
    pub version: u64,
}

impl Record for SourceRecord {
    const TABLE: Table = Table::Directory;
    fn version(&self) -> u64 {
        self.version
    }
}

impl SourceRecord {
    /// A source of which nothing is known but its name.
    pub fn named(name: &str) -> Self {
        Self {
            name: name.into(),
            url: String::new(),
            daily: false,
            by_itself: false,
            mapping: Mapping::default(),
            last: None,
            version: 0,
        }
    }

    /// As the workspace sees it.
    pub fn line(self) -> Source {
        Source {
            columns: self.mapping.len(),
            name: self.name,
            version: self.version,
            url: self.url,
            daily: self.daily,
            by_itself: self.by_itself,
            last: self.last,
        }
    }
}

/// A name as a source can have it: on one line, not empty, not too long.
pub fn name(text: &str) -> Option<String> {
    let name = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let good = !name.is_empty() && name.chars().count() <= SOURCE_NAME_MAX && !name.chars().any(char::is_control);
    good.then_some(name)
}

/// A zone's sources, by name.
///
/// # Errors
/// When the tables cannot be read.
pub async fn all(tables: &dyn Tables, zone: &ZoneId) -> Result<Vec<SourceRecord>, StoreError> {
    query(tables, &keys::zone(zone), keys::SOURCE).await
}

/// One source; a new one where there is none of this name.
///
/// # Errors
/// When the tables cannot be read.
pub async fn one(tables: &dyn Tables, zone: &ZoneId, name: &str) -> Result<SourceRecord, StoreError> {
    Ok(get(tables, &keys::source(zone, name)).await?.unwrap_or_else(|| SourceRecord::named(name)))
}

/// Which of a source's columns is which, where somebody said so.
///
/// # Errors
/// When the tables cannot be read.
pub async fn mapping(tables: &dyn Tables, zone: &ZoneId, name: &str) -> Result<Mapping, StoreError> {
    // A name that no source can have was never given to one.
    match self::name(name) {
        Some(name) => Ok(one(tables, zone, &name).await?.mapping),
        None => Ok(Mapping::default()),
    }
}

/// Puts a source in place of the version it was made from.
#[must_use]
pub fn put<'a>(change: Change<'a>, zone: &ZoneId, source: &SourceRecord, base: u64) -> Change<'a> {
    let condition = if base == 0 { Condition::Absent } else { Condition::Version(base) };
    let mut diff = Map::new();
    diff.insert("/url".into(), json!({ "new": source.url }));
    change.put(keys::source(zone, &source.name), source, condition).audit(
        &format!("source/{zone}/{}", source.name),
        "edit-source",
        diff,
    )
}

/// Notes how a fetch or an import of a source ended. Somebody who changed the source meanwhile is not in the way.
///
/// # Errors
/// When the tables do not answer.
pub async fn ended<'a>(
    tables: &dyn Tables,
    change: impl Fn() -> Change<'a>,
    zone: &ZoneId,
    name: &str,
    outcome: Outcome,
) -> Result<(), ChangeError> {
    for _ in 0..5 {
        let mut source = one(tables, zone, name).await?;
        let base = source.version;
        source.last = Some(outcome.clone());
        source.version += 1;
        let condition = if base == 0 { Condition::Absent } else { Condition::Version(base) };
        match change().put(keys::source(zone, name), &source, condition).commit(tables).await {
            Ok(_) => return Ok(()),
            Err(ChangeError::Stale { .. }) => {}
            Err(error) => return Err(error),
        }
    }
    Err(StoreError::Contended.into())
}
