//! What is kept of an import: that it was, what it did to each entry, and its report.

use std::collections::BTreeMap;

use doorstep_shared::api::desk::imports::{BatchState, Counts, ItemKind};
use doorstep_shared::directory::CheckerRole;
use doorstep_shared::id::{BatchId, ZoneId};
use doorstep_shared::set::Member as _;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::plan::Action;
use super::report::ReportRow;
use crate::port::{Clock, Ids, StoreError, Table, Tables};
use crate::store::{By, Change, ChangeError, Record, keys, query};
use crate::usecase::outbox::DIRECTORY_CHANGED;

/// One import.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BatchRecord {
    /// Its id.
    pub id: BatchId,
    /// What the feed is called; empty until it is known.
    pub source: String,
    /// The file or address it came from.
    #[serde(default)]
    pub file: String,
    /// When it began, in RFC 3339.
    pub started_at: String,
    /// How far it came.
    pub state: BatchState,
    /// How many records of each kind.
    #[serde(flatten)]
    pub counts: Counts,
    /// What is worth knowing about the file.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
    /// Whether most of what the source brought before is missing.
    #[serde(default)]
    pub most_vanished: bool,
    /// What was decided for all records of a kind.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub all: BTreeMap<ItemKind, bool>,
    /// How large the file is, in bytes, when it was sent in parts.
    #[serde(default)]
    pub size: u64,
    /// When it may be forgotten, unless it is taken in; in seconds since 1970.
    #[serde(default)]
    pub until: Option<i64>,
    /// Counts the changes of this record.
    #[serde(default)]
    pub version: u64,
}

impl BatchRecord {
    /// An import that has just begun.
    pub fn begun(id: BatchId, source: &str, file: &str, started_at: String, state: BatchState) -> Self {
        Self {
            id,
            source: source.into(),
            file: file.into(),
            started_at,
            state,
            counts: Counts::default(),
            notes: Vec::new(),
            most_vanished: false,
            all: BTreeMap::new(),
            size: 0,
            until: None,
            version: 1,
        }
    }
}

/// What an import did to one service.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BatchEntry {
    /// Why it was written.
    pub action: Action,
    /// The version it had before; 0 when there was none.
    pub before: u64,
    /// The version the import gave it.
    pub after: u64,
}

impl Record for BatchRecord {
    const TABLE: Table = Table::Directory;
    fn version(&self) -> u64 {
        self.version
    }
    fn expires_at(&self) -> Option<i64> {
        self.until
    }
}

impl Record for BatchEntry {
    const TABLE: Table = Table::Directory;
}

/// What an import did to an organisation or a place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BatchPart {
    /// What it said before; none when it was not there.
    pub before: Option<Value>,
    /// The version the import gave it.
    pub after: u64,
}

impl Record for BatchPart {
    const TABLE: Table = Table::Directory;
}

/// Which zone an import belongs to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BatchHome {
    /// The zone.
    pub of: ZoneId,
}

impl Record for BatchHome {
    const TABLE: Table = Table::Directory;
}

/// A page of an import's report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BatchRows {
    /// The rows.
    pub rows: Vec<ReportRow>,
}

impl Record for BatchRows {
    const TABLE: Table = Table::Directory;
}

/// Who imports.
pub(super) fn by() -> By {
    By::new("import", CheckerRole::Import.key())
}

/// Notes that imports of this source that were cut off are finished now: another one has gone over the same records. Each
/// can still be taken back by itself.
pub(super) async fn finish_interrupted(
    tables: &dyn Tables,
    clock: &dyn Clock,
    ids: &dyn Ids,
    zone: &ZoneId,
    source: &str,
) -> Result<Vec<BatchId>, ChangeError> {
    let mut finished = Vec::new();
    for mut batch in interrupted(tables, zone).await?.into_iter().filter(|b| b.source == source) {
        let base = batch.version;
        batch.state = BatchState::Done;
        batch.version += 1;
        Change::new(by(), zone, clock.now(), ids)
            .replace(keys::import(zone, batch.id), &batch, base)
            .audit(&format!("import/{}", batch.id), "import-finished", Map::new())
            .outbox(DIRECTORY_CHANGED, Map::new())
            .commit(tables)
            .await?;
        finished.push(batch.id);
    }
    Ok(finished)
}

/// Imports of a zone that were cut off while they wrote: importing the same file again finishes them, undoing takes back
/// what they did.
///
/// # Errors
/// When the tables cannot be read.
pub async fn interrupted(tables: &dyn Tables, zone: &ZoneId) -> Result<Vec<BatchRecord>, StoreError> {
    let all: Vec<BatchRecord> = query(tables, &keys::zone(zone), keys::IMPORT).await?;
    Ok(all.into_iter().filter(|b| b.state == BatchState::Writing).collect())
}
