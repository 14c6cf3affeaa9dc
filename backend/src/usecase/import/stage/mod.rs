//! An import in two steps, for the workspace: a file is sent in parts and its plan is kept; a person decides; then it is
//! written, a stretch at a time, so that no request is long. What nobody takes in is forgotten after two weeks.

mod decide;
mod prepare;
mod read;
mod said;
mod take;
mod upload;

pub use decide::{decide, decide_all, discard};
pub use prepare::{Prepared, prepare};
pub use read::{batch, batches, columns, items};
pub use take::{Progress, take, undo};
pub use upload::{NewUpload, begin, keep_whole, put_part};

use doorstep_shared::api::desk::imports::{Batch, BatchState, Decision, Item};
use doorstep_shared::directory::Zone;
use doorstep_shared::id::BatchId;
use serde::{Deserialize, Serialize};

use super::{BatchRecord, ImportError};
use crate::import::FeedError;
use crate::port::{Clock, Ids, StoreError, Table, Tables};
use crate::store::{By, Change, ChangeError, Record};

/// How long a plan waits for a decision, in seconds: two weeks.
const KEPT: i64 = 14 * 24 * 60 * 60;

/// Where somebody works, and who they are.
#[derive(Clone)]
pub struct Desk<'a> {
    /// The tables.
    pub tables: &'a dyn Tables,
    /// What time it is.
    pub clock: &'a dyn Clock,
    /// New ids.
    pub ids: &'a dyn Ids,
    /// The zone.
    pub zone: &'a Zone,
    /// Who.
    pub by: By,
}

impl Desk<'_> {
    fn change(&self) -> Change<'_> {
        Change::new(self.by.clone(), &self.zone.id, self.clock.now(), self.ids)
    }

    fn until(&self) -> i64 {
        self.clock.now().as_second() + KEPT
    }
}

/// Why a step of an import could not be made.
#[derive(Debug, thiserror::Error)]
pub enum StageError {
    /// There is no such import here.
    #[error("there is no such import")]
    Unknown,
    /// It has come too far, or not far enough, for this.
    #[error("{}", wrong_state(*.0))]
    State(BatchState),
    /// Somebody else decided something first; holds the version that stands, 0 where it is not known.
    #[error("somebody else changed this import first")]
    Stale(u64),
    /// Something that was asked makes no sense.
    #[error("{0}")]
    Bad(String),
    /// The file cannot be taken in.
    #[error("{0}")]
    Import(#[from] ImportError),
    /// The tables do not answer.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The change could not be made.
    #[error(transparent)]
    Change(ChangeError),
}

impl From<ChangeError> for StageError {
    fn from(error: ChangeError) -> Self {
        match error {
            ChangeError::Stale { found, .. } => Self::Stale(found.map_or(0, |item| item.version)),
            other => Self::Change(other),
        }
    }
}

impl From<FeedError> for StageError {
    fn from(error: FeedError) -> Self {
        Self::Import(error.into())
    }
}

fn wrong_state(state: BatchState) -> &'static str {
    match state {
        BatchState::Uploading => "The file is not here yet: some of its parts are missing. Send it again.",
        BatchState::Columns => "Nobody has said yet which column is the name.",
        BatchState::Planned => "This import waits for a decision.",
        BatchState::Writing => "This import is being written. Go on with it, or take it back.",
        BatchState::Done => "This import was taken in already.",
        BatchState::Undone => "This import was taken back already.",
        BatchState::Discarded => "This import was thrown away.",
    }
}

/// A part of a file.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct UploadPart {
    /// Its bytes, in base64.
    data: String,
    until: i64,
}

impl Record for UploadPart {
    const TABLE: Table = Table::Directory;
    fn expires_at(&self) -> Option<i64> {
        Some(self.until)
    }
}

/// A record of a plan.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct ItemRecord {
    item: Item,
    until: i64,
}

impl Record for ItemRecord {
    const TABLE: Table = Table::Directory;
    fn expires_at(&self) -> Option<i64> {
        Some(self.until)
    }
}

/// What somebody decided about a record.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct DecisionRecord {
    decision: Decision,
    until: i64,
}

impl Record for DecisionRecord {
    const TABLE: Table = Table::Directory;
    fn expires_at(&self) -> Option<i64> {
        Some(self.until)
    }
}

/// An import as the workspace sees it.
fn line(batch: BatchRecord) -> Batch {
    Batch {
        id: batch.id,
        version: batch.version,
        source: batch.source,
        file: batch.file,
        started_at: batch.started_at,
        state: batch.state,
        counts: batch.counts,
        notes: batch.notes,
        most_vanished: batch.most_vanished,
        all: batch.all,
    }
}

/// The import, if it is one of this zone and in one of these states.
async fn held(desk: &Desk<'_>, id: BatchId, states: &[BatchState]) -> Result<BatchRecord, StageError> {
    let batch = read::record(desk.tables, &desk.zone.id, id, desk.clock.now().as_second()).await?;
    if states.contains(&batch.state) { Ok(batch) } else { Err(StageError::State(batch.state)) }
}
