//! Taking in what was decided, a stretch at a time, and taking it back. Either may be cut off and goes on when it is asked
//! again.

use std::collections::BTreeSet;

use doorstep_shared::api::desk::imports::{Batch, BatchState, Counts, Decision, Outcome};
use doorstep_shared::id::BatchId;
use serde_json::Map;

use super::{Desk, StageError, held, line, prepare, read, upload};
use crate::port::{Query, StoreError, Table};
use crate::store::{Record as _, get, keys};
use crate::usecase::import::batch::{BatchEntry, BatchRecord};
use crate::usecase::import::plan::{Action, Decisions, Plan};
use crate::usecase::import::report::Report;
use crate::usecase::import::undo::undo_some;
use crate::usecase::import::{Asked, UndoReport, WorkedOut, apply, sources, work_out};
use crate::usecase::outbox::DIRECTORY_CHANGED;
use crate::usecase::working::{self, WorkingDirectory};

/// How far it has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Progress {
    /// The import.
    pub batch: Batch,
    /// How many records are left to write.
    pub left: usize,
}

/// Writes the next records that were decided for, at most so many. The plan is worked out again from the file, against the
/// directory as it is now: what somebody has changed here meanwhile is kept like any other change.
///
/// # Errors
/// When the import does not wait to be taken in, or the tables do not answer; what was written stays.
pub async fn take(desk: &Desk<'_>, id: BatchId, at_most: usize) -> Result<Progress, StageError> {
    let mut batch = held(desk, id, &[BatchState::Planned, BatchState::Writing]).await?;
    let bytes = upload::bytes(desk, &batch).await?;
    let working = working::load(desk.tables, &desk.zone.id).await?;
    let working = working.unwrap_or_else(|| WorkingDirectory::empty(desk.zone.clone()));
    let decisions: Decisions = read::all_decisions(desk.tables, id).await?.into_iter().collect();
    let asked = Asked {
        zone: &desk.zone.id,
        source: Some(&batch.source),
        file: &batch.file,
        format: None,
        batch: id,
        today: desk.clock.today(),
    };
    let WorkedOut { source, feed, mut plan } = work_out(desk.tables, &working, &bytes, &asked, &decisions).await?;
    plan.writes.retain(|write| taken(&batch, write.action, decisions.get(&write.service.id)));
    let left = plan.writes.len().saturating_sub(at_most);
    plan.writes.truncate(at_most);
    only_named(&mut plan);
    if batch.state == BatchState::Planned {
        if plan.writes.is_empty() {
            return Err(StageError::Bad("Nothing is accepted yet, so there is nothing to take in.".into()));
        }
        let base = batch.version;
        batch.state = BatchState::Writing;
        batch.version += 1;
        batch.until = None;
        let change = desk.change().replace(keys::import(&desk.zone.id, id), &batch, base);
        change.audit(&format!("import/{id}"), "import-started", Map::new()).commit(desk.tables).await?;
    }
    let report = Report::of(desk.zone.id.as_str(), &source, &feed, &plan, Some(id));
    let job = apply::Job {
        tables: desk.tables,
        clock: desk.clock,
        ids: desk.ids,
        batch: id,
        zone: &working.zone,
        source: &source,
        file: &batch.file,
        by: &desk.by,
        report: &report,
    };
    apply::write(&job, &plan, &|_, _| {}).await?;
    if left == 0 {
        apply::keep_report(&job).await?;
        close(desk, &mut batch).await?;
    }
    Ok(Progress { batch: line(batch), left })
}

/// Whether a record is taken in: as somebody decided about it, or about all of its kind. What nobody decided about is not.
fn taken(batch: &BatchRecord, action: Action, decision: Option<&Decision>) -> bool {
    let of_kind = batch.all.get(&prepare::kind(action)).copied();
    decision.and_then(|d| d.take).or(of_kind).unwrap_or(false)
}

/// Leaves organisations and places alone that no record names which is written now.
fn only_named(plan: &mut Plan) {
    let organisations: BTreeSet<_> = plan.writes.iter().filter_map(|w| w.service.organisation).collect();
    let places: BTreeSet<_> = plan.writes.iter().flat_map(|w| w.service.places()).collect();
    plan.organisations.retain(|part| organisations.contains(&part.record.id));
    plan.locations.retain(|part| places.contains(&part.record.id));
}

/// Notes that all of it is written, with what was.
async fn close(desk: &Desk<'_>, batch: &mut BatchRecord) -> Result<(), StageError> {
    let written = desk.tables.query_all(&Query::prefix(Table::Directory, keys::batch(batch.id), keys::ENTRY)).await?;
    let entries = written.into_iter().filter_map(|item| {
        serde_json::from_value::<BatchEntry>(serde_json::Value::Object(item.body)).ok().map(|e| e.action)
    });
    let actions: Vec<Action> = entries.collect();
    let count = |action: Action| actions.iter().filter(|a| **a == action).count();
    let base = batch.version;
    batch.counts = Counts {
        new: count(Action::New),
        changed: count(Action::Changed),
        vanished: count(Action::Vanished),
        ..batch.counts
    };
    batch.state = BatchState::Done;
    batch.version += 1;
    let change = desk.change().replace(keys::import(&desk.zone.id, batch.id), batch, base);
    change
        .audit(&format!("import/{}", batch.id), "import-finished", Map::new())
        .outbox(DIRECTORY_CHANGED, Map::new())
        .commit(desk.tables)
        .await?;
    let said = format!(
        "{} new, {} changed and {} paused were taken in.",
        batch.counts.new, batch.counts.changed, batch.counts.vanished
    );
    let outcome = Outcome { at: desk.clock.now().to_string(), good: true, said, batch: Some(batch.id) };
    sources::ended(desk.tables, || desk.change(), &desk.zone.id, &batch.source, outcome).await?;
    Ok(())
}

/// Takes an import back, at most so many entries at a time; asked again, it goes on. Gives whether it is done.
///
/// # Errors
/// When there is nothing to take back, or the tables do not answer.
pub async fn undo(desk: &Desk<'_>, id: BatchId, at_most: usize) -> Result<(UndoReport, bool), StageError> {
    held(desk, id, &[BatchState::Writing, BatchState::Done, BatchState::Undone]).await?;
    let done = undo_some(desk.tables, desk.clock, desk.ids, &desk.by, id, at_most, &|_, _| {}).await;
    let (report, finished) = done.map_err(|error| match error {
        crate::usecase::import::UndoError::Unknown(_) => StageError::Unknown,
        crate::usecase::import::UndoError::Store(error) => error.into(),
        crate::usecase::import::UndoError::Change(error) => error.into(),
    })?;
    if finished {
        let batch: Option<BatchRecord> = get(desk.tables, &keys::import(&desk.zone.id, id)).await?;
        let source = batch.ok_or_else(|| StoreError::Damaged(format!("{:?} {id}", BatchRecord::TABLE)))?.source;
        let said = "The last import was taken back.".to_owned();
        let outcome = Outcome { at: desk.clock.now().to_string(), good: true, said, batch: Some(id) };
        sources::ended(desk.tables, || desk.change(), &desk.zone.id, &source, outcome).await?;
    }
    Ok((report, finished))
}
