//! What is kept of a change of many entries: that it was, and what it did to each.

use std::collections::BTreeMap;

use doorstep_shared::api::desk::apply_bulk::BulkState;
use doorstep_shared::api::desk::plan_bulk::BulkChange;
use doorstep_shared::directory::Kind;
use doorstep_shared::id::BatchId;
use serde::{Deserialize, Serialize};

use crate::port::Table;
use crate::store::records::SchoolYear;
use crate::store::{By, Record};

/// A change of many entries.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BulkRecord {
    /// Its id.
    pub id: BatchId,
    /// What it does.
    pub what: What,
    /// What it does, in a line.
    pub about: String,
    /// Who does it.
    pub by: By,
    /// When it was begun, in RFC 3339.
    pub at: String,
    /// How far it came.
    pub state: BulkState,
    /// How many entries it has changed.
    pub done: usize,
    /// Counts the changes of this record.
    pub version: u64,
}

/// What a change of many entries does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum What {
    /// It changes entries one by one.
    Entries {
        /// How.
        change: BulkChange,
    },
    /// It gives a school year other dates.
    Terms {
        /// The year as it was; none when it was not there.
        before: Option<SchoolYear>,
        /// The year as it is now.
        after: SchoolYear,
    },
    /// It gives kinds of entries other half-lives.
    HalfLives {
        /// Those of the zone before.
        before: BTreeMap<Kind, u8>,
        /// Those of the zone now.
        after: BTreeMap<Kind, u8>,
    },
}

/// What it did to one entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BulkEntry {
    /// The entry's name then.
    pub name: String,
    /// The version it had before.
    pub before: u64,
    /// The version it was given; 0 when it was left as it is.
    pub after: u64,
    /// Why it was left; empty otherwise.
    #[serde(default)]
    pub why: String,
    /// Whether it was taken back, or looked at for that and left.
    #[serde(default)]
    pub undone: bool,
}

impl Record for BulkRecord {
    const TABLE: Table = Table::Directory;
    fn version(&self) -> u64 {
        self.version
    }
}

impl Record for BulkEntry {
    const TABLE: Table = Table::Directory;
}
