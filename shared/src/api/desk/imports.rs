//! What the workspace's import endpoints speak of: sources, imports, their plans, and what somebody decides about them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::api::{Address, FromAddress, Misread};
use crate::editing::Field;
use crate::id::{BatchId, ServiceId, ZoneId};

/// The largest file that may be sent, in bytes. Larger ones are for the command line.
pub const MOST_BYTES: u64 = 8 * 1024 * 1024;
/// How many bytes of it go into one part: as text in a body it stays below the limit of every request.
pub const PART_BYTES: u64 = 180 * 1024;
/// Most characters of a source's name.
pub const SOURCE_NAME_MAX: usize = 80;

crate::closed_list! {
    /// How far an import has come.
    BatchState {
        /// Its file is being sent.
        Uploading = "uploading",
        /// The file is here, but nobody has said which of its columns is the name.
        Columns = "columns",
        /// What it would do is worked out and waits for a decision.
        Planned = "planned",
        /// It is writing, or was cut off while it wrote.
        Writing = "writing",
        /// All of it is written.
        Done = "done",
        /// It was taken back.
        Undone = "undone",
        /// Nothing of it was taken in.
        Discarded = "discarded",
    }
}

crate::closed_list! {
    /// What an import would do with a record.
    ItemKind {
        /// The zone does not have it yet.
        New = "new",
        /// The source says something else than before.
        Changed = "changed",
        /// The source has it no longer.
        Vanished = "vanished",
        /// It is left out, with a reason.
        Quarantined = "quarantined",
    }
}

crate::closed_list! {
    /// Whose word counts for a field.
    Side {
        /// What stands here.
        Ours = "ours",
        /// What the source says.
        Theirs = "theirs",
    }
}

crate::closed_list! {
    /// What is known about a field that differs from the source.
    FieldState {
        /// Only the source changed it.
        Source = "source",
        /// It was changed here as well: ours is kept unless somebody decides otherwise.
        Conflict = "conflict",
        /// It was kept by an earlier decision, and the source says what it said then.
        Kept = "kept",
    }
}

/// How many records of each kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Counts {
    /// Records in the file.
    pub read: usize,
    /// Records the zone does not have yet.
    pub new: usize,
    /// Records that say something else than before.
    pub changed: usize,
    /// Records that are as they were.
    pub unchanged: usize,
    /// Records the source has no longer.
    pub vanished: usize,
    /// Records left out.
    pub quarantined: usize,
    /// New records that look like another one.
    pub duplicates: usize,
    /// Fields that were changed here as well.
    pub conflicts: usize,
}

/// One import, in a line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Batch {
    /// Its id.
    pub id: BatchId,
    /// Its version, for decisions made from it.
    pub version: u64,
    /// What the source is called; empty until it is known.
    pub source: String,
    /// The file or address it came from.
    pub file: String,
    /// When it began, in RFC 3339.
    pub started_at: String,
    /// How far it has come.
    pub state: BatchState,
    /// How many records of each kind; what was really written, once it is.
    pub counts: Counts,
    /// What is worth knowing about the file as a whole.
    pub notes: Vec<String>,
    /// Whether most of what the source brought before is missing, so that "accept all" leaves the missing ones alone.
    pub most_vanished: bool,
    /// What was decided for all records of a kind.
    pub all: BTreeMap<ItemKind, bool>,
}

/// A source of records.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Source {
    /// What the zone calls it.
    pub name: String,
    /// Its version.
    pub version: u64,
    /// The address its feed is fetched from; empty for a source of files.
    pub url: String,
    /// Whether it is fetched every day.
    pub daily: bool,
    /// Whether what it brings is taken in without being looked at; else it waits for a decision.
    pub by_itself: bool,
    /// How many of its columns somebody has named.
    pub columns: usize,
    /// How the last fetch or import ended.
    pub last: Option<Outcome>,
}

/// How a fetch or an import ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Outcome {
    /// When, in RFC 3339.
    pub at: String,
    /// Whether it went well.
    pub good: bool,
    /// What happened, in a sentence.
    pub said: String,
    /// The import, when there is one to look at.
    pub batch: Option<BatchId>,
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct ColumnLine {
    /// Its heading.
    pub heading: String,
    /// Which of our columns it is; none when it is not used.
    pub column: Option<String>,
    /// What the first rows say in it.
    pub examples: Vec<String>,
}

/// One of our columns.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct OurColumn {
    /// Its name.
    pub name: String,
    /// What belongs in it.
    pub holds: String,
}

/// A heading and what somebody says it means; no column when it is not to be used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct ChosenColumn {
    /// The heading.
    pub heading: String,
    /// Our column.
    pub column: Option<String>,
}

/// A record of a plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Item {
    /// What would be done with it.
    pub kind: ItemKind,
    /// Which row of the file it is; none for one that the file has no longer.
    pub row: Option<usize>,
    /// Its name, as far as it has one.
    pub name: String,
    /// Its id in the source.
    pub source_id: String,
    /// The entry, where there is or will be one.
    pub service: Option<ServiceId>,
    /// Why it is left out or would be paused, in a sentence.
    #[serde(default)]
    pub reason: String,
    /// What the row says, part by part, when it is left out.
    #[serde(default)]
    pub content: Vec<Said>,
    /// What was put right in it.
    #[serde(default)]
    pub repairs: Vec<String>,
    /// What it looks like.
    #[serde(default)]
    pub twin: Option<Twin>,
    /// The fields that differ, for a changed record; what it says, for a new one.
    #[serde(default)]
    pub fields: Vec<ItemField>,
}

/// A part of a row with its heading.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Said {
    /// The heading or field.
    pub name: String,
    /// What it says.
    pub text: String,
}

/// An entry that a new record looks like.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Twin {
    /// The entry.
    pub service: ServiceId,
    /// Its name.
    pub name: String,
    /// What they share beside the name.
    pub shares: String,
}

/// A field of a record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct ItemField {
    /// The field.
    pub field: Field,
    /// What it is called.
    pub label: String,
    /// What stands here; empty when nothing does.
    pub ours: String,
    /// What the source says; empty when it says nothing.
    pub theirs: String,
    /// What is known about the difference.
    pub state: FieldState,
}

/// What somebody decided about a record.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Decision {
    /// Whether it is taken in; none when what was decided for all of its kind counts.
    pub take: Option<bool>,
    /// Whose word counts, field by field.
    pub fields: BTreeMap<Field, Side>,
}

/// An address that names an import.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfImport {
    /// The zone.
    pub zone: ZoneId,
    /// The import.
    pub batch: BatchId,
}

impl FromAddress for OfImport {
    fn from_address(address: &Address) -> Result<Self, Misread> {
        Ok(Self { zone: address.part("zone")?, batch: address.part("batch")? })
    }
}
