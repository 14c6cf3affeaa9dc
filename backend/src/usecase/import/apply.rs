//! Writing what an import plans. Each entry is one transaction with its history, audit event and place in the batch, so that
//! a cut-off import leaves whole entries and importing again goes on where it stopped.

use std::sync::atomic::{AtomicUsize, Ordering};

use doorstep_shared::api::desk::imports::{BatchState, Counts};
use doorstep_shared::directory::{Calendar, Zone};
use doorstep_shared::editing::Act;
use doorstep_shared::id::BatchId;
use doorstep_shared::set::Member as _;
use futures::TryStreamExt as _;
use serde_json::{Map, Value};

use super::batch::{BatchEntry, BatchHome, BatchPart, BatchRecord, BatchRows};
use super::plan::{Action, Plan, PlannedPart, PlannedWrite};
use super::report::Report;
use super::{ImportError, Progress};
use crate::port::{Clock, Condition, Ids, Key, StoreError, Tables};
use crate::store::records::{SchoolYear, ZoneListing};
use crate::store::{By, Change, ChangeError, Record, Request, field_diff, keys};
use crate::usecase::entry::write::EntryChange;
use crate::usecase::outbox::DIRECTORY_CHANGED;

/// How many entries are written at a time.
const AT_A_TIME: usize = 8;
/// How many rows of the report go into one item, which must stay well below 400 KB.
const ROWS_A_PAGE: usize = 200;

/// One import at work.
pub(super) struct Job<'a> {
    pub tables: &'a dyn Tables,
    pub clock: &'a dyn Clock,
    pub ids: &'a dyn Ids,
    pub batch: BatchId,
    pub zone: &'a Zone,
    pub source: &'a str,
    pub file: &'a str,
    pub by: &'a By,
    pub report: &'a Report,
}

impl Job<'_> {
    fn change(&self) -> Change<'_> {
        Change::new(self.by.clone(), &self.zone.id, self.clock.now(), self.ids)
    }
}

/// Writes the plan.
pub(super) async fn apply(
    job: &Job<'_>,
    new_zone: Option<&Calendar>,
    plan: Plan,
    progress: Progress<'_>,
) -> Result<(), ImportError> {
    let mut batch = begin(job, new_zone).await?;
    write(job, &plan, progress).await?;
    keep_report(job).await?;
    let base = batch.version;
    batch.state = BatchState::Done;
    batch.version += 1;
    let change = job.change().replace(keys::import(&job.zone.id, batch.id), &batch, base);
    change.outbox(DIRECTORY_CHANGED, Map::new()).commit(job.tables).await?;
    Ok(())
}

/// Writes the entries of a plan, with their organisations and places. What is written already does no harm.
pub(super) async fn write(job: &Job<'_>, plan: &Plan, progress: Progress<'_>) -> Result<(), ImportError> {
    let total = plan.writes.len();
    progress(0, total);
    // Organisations and places first: an entry never names one that is not there.
    for part in &plan.organisations {
        let key = keys::organisation(&job.zone.id, part.record.id);
        put_part(job, key, part, &format!("organisation/{}", part.record.id)).await?;
    }
    for part in &plan.locations {
        let key = keys::location(&job.zone.id, part.record.id);
        put_part(job, key, part, &format!("location/{}", part.record.id)).await?;
    }
    let done = AtomicUsize::new(0);
    let done = &done;
    futures::stream::iter(plan.writes.iter().map(Ok::<_, ImportError>))
        .try_for_each_concurrent(AT_A_TIME, |write| async move {
            put_service(job, write).await?;
            progress(done.fetch_add(1, Ordering::Relaxed) + 1, total);
            Ok(())
        })
        .await
}

/// Notes that the import has begun (and makes the zone where there is none) before it writes anything else.
async fn begin(job: &Job<'_>, new_zone: Option<&Calendar>) -> Result<BatchRecord, ImportError> {
    let zone = &job.zone.id;
    let report = job.report;
    let started_at = job.clock.now().to_string();
    let counts = Counts {
        read: report.read,
        new: report.new,
        changed: report.changed,
        unchanged: report.unchanged,
        vanished: report.vanished,
        quarantined: report.quarantined,
        duplicates: report.duplicates,
        conflicts: 0,
    };
    let begun = BatchRecord::begun(job.batch, job.source, job.file, started_at, BatchState::Writing);
    let batch = BatchRecord { counts, ..begun };
    let mut change = job
        .change()
        .create(keys::import(zone, batch.id), &batch)
        .create(keys::batch_home(batch.id), &BatchHome { of: zone.clone() })
        .audit(&format!("import/{}", batch.id), "import-started", Map::new());
    if let Some(calendar) = new_zone {
        change = change
            .outbox(DIRECTORY_CHANGED, Map::new())
            .create(keys::zone_meta(zone), job.zone)
            .create(keys::zone_listing(zone), &ZoneListing { name: job.zone.name.clone() });
        for year in SchoolYear::of(calendar) {
            change = change.create(keys::calendar(zone, &year.year.to_string()), &year);
        }
    }
    change.commit(job.tables).await?;
    Ok(batch)
}

/// An organisation or a place.
async fn put_part<R: Record>(job: &Job<'_>, key: Key, part: &PlannedPart<R>, name: &str) -> Result<(), ImportError> {
    let record = &part.record;
    let condition = match record.version() {
        0 | 1 => Condition::Absent,
        version => Condition::Version(version - 1),
    };
    let before = part.before.as_ref().map(json).transpose()?;
    let mut diff = field_diff(before.as_ref().unwrap_or(&Value::Null), &json(record)?);
    diff.remove("/version");
    let kept = BatchPart { before, after: record.version() };
    let change = job
        .change()
        .put(key, record, condition)
        .create(keys::batch_part(job.batch, name), &kept)
        .audit(name, "import", diff)
        .outbox(DIRECTORY_CHANGED, Map::new());
    match change.commit(job.tables).await {
        // An import of the same feed that was cut off wrote it already, or another one was quicker: theirs stands.
        Ok(_) | Err(ChangeError::Stale { .. }) => Ok(()),
        Err(error) => Err(error.into()),
    }
}

async fn put_service(job: &Job<'_>, write: &PlannedWrite) -> Result<(), ImportError> {
    let act = match write.action {
        Action::New => Act::ImportNew,
        Action::Changed => Act::ImportChanged,
        Action::Vanished => Act::ImportVanished,
    };
    let service = &write.service;
    let by = job.by.clone();
    let written = EntryChange::new(job.zone, write.before.as_ref(), service.clone(), act, by).noted(job.tables).await?;
    let before = write.before.as_ref().map_or(0, |b| b.version);
    let entry = BatchEntry { action: write.action, before, after: written.version() };
    let change = written
        .begin(job.clock.now(), job.clock.today(), job.ids)?
        .create(keys::batch_entry(job.batch, service.id), &entry)
        .idempotent(Request {
            key: format!("{}:{}", job.batch, service.id),
            body_hash: format!("{}:{}", act.key(), service.version),
            response: Value::Null,
        });
    match change.commit(job.tables).await {
        Ok(_) => Ok(()),
        // Somebody changed the entry while the import was running: their word stands, the next import looks again.
        Err(ChangeError::Stale { .. }) => {
            tracing::warn!(service = %service.id, "changed by somebody else during the import; left as it is");
            Ok(())
        }
        Err(error) => Err(error.into()),
    }
}

pub(super) fn json<R: serde::Serialize>(record: &R) -> Result<Value, StoreError> {
    serde_json::to_value(record).map_err(|error| StoreError::Rejected(error.to_string()))
}

pub(super) async fn keep_report(job: &Job<'_>) -> Result<(), ImportError> {
    for (page, rows) in job.report.rows.chunks(ROWS_A_PAGE).enumerate() {
        let rows = BatchRows { rows: rows.to_vec() };
        job.change().put(keys::batch_rows(job.batch, page), &rows, Condition::None).commit(job.tables).await?;
    }
    Ok(())
}
