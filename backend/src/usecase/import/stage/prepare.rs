//! The plan: what the file would do, record by record, kept until somebody decides.

use doorstep_shared::api::desk::imports::{
    Batch, BatchState, ChosenColumn, Counts, FieldState, Item, ItemField, ItemKind, Said, Twin,
};
use doorstep_shared::editing::Field;
use doorstep_shared::id::BatchId;
use serde_json::Map;

use super::said::Names;
use super::{Desk, ItemRecord, StageError, held, line, upload};
use crate::import::{Feed, look};
use crate::port::{Key, Query, Table};
use crate::store::{Change, keys};
use crate::usecase::import::plan::{Action, Decisions, Plan, PlannedWrite};
use crate::usecase::import::{Asked, WorkedOut, batch::BatchRecord, most_vanished, source, sources, work_out};
use crate::usecase::working::{self, WorkingDirectory};

/// What came of working out a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Prepared {
    /// It waits for a decision.
    Planned(Batch),
    /// Somebody has to say first which column is the name.
    Columns(Batch),
}

impl Prepared {
    /// The import.
    pub fn batch(self) -> Batch {
        match self {
            Self::Planned(batch) | Self::Columns(batch) => batch,
        }
    }
}

/// How many records go into one transaction.
const AT_A_TIME: usize = 20;

/// Works the plan out and keeps it. Columns that somebody chose are remembered for the source. Worked out again, a plan takes the
/// place of the one before; decisions stay.
///
/// # Errors
/// When the file cannot be read whole: nothing of the directory is changed, and the import waits to be thrown away.
pub async fn prepare(
    desk: &Desk<'_>,
    id: BatchId,
    base: Option<u64>,
    chosen: &[ChosenColumn],
) -> Result<Prepared, StageError> {
    let open = [BatchState::Uploading, BatchState::Columns, BatchState::Planned];
    let mut batch = held(desk, id, &open).await?;
    let before = batch.version;
    if base.is_some_and(|base| base != before) {
        return Err(StageError::Stale(batch.version));
    }
    let bytes = upload::bytes(desk, &batch).await?;
    let name = source_name(&batch);
    if !chosen.is_empty() {
        remember(desk, &name, chosen).await?;
    }
    let mapping = sources::mapping(desk.tables, &desk.zone.id, &name).await?;
    let seen = look(&bytes, None, &mapping)?;
    if seen.is_some_and(|look| !look.columns.iter().any(|c| c.column == Some("name"))) {
        batch.state = BatchState::Columns;
        batch.source = name;
        return Ok(Prepared::Columns(keep(desk, batch, before).await?));
    }
    let empty = || WorkingDirectory::empty(desk.zone.clone());
    let working = working::load(desk.tables, &desk.zone.id).await?.unwrap_or_else(empty);
    let asked = Asked {
        zone: &desk.zone.id,
        source: (!batch.source.is_empty()).then_some(batch.source.as_str()),
        file: &name,
        format: None,
        batch: id,
        today: desk.clock.today(),
    };
    let WorkedOut { source, feed, plan } = work_out(desk.tables, &working, &bytes, &asked, &Decisions::new()).await?;
    let held_by_source = working.services.iter().filter(|s| s.state.is_active() && source::is(s, &source)).count();
    let items = items(&working, &feed, &plan);
    batch.counts = counts(&feed, &plan);
    batch.notes = feed.notes.iter().map(ToString::to_string).collect();
    batch.most_vanished = most_vanished(plan.count(Action::Vanished), held_by_source);
    batch.state = BatchState::Planned;
    batch.source = source;
    write_items(desk, id, items).await?;
    Ok(Prepared::Planned(keep(desk, batch, before).await?))
}

/// What the source is called: as somebody said, or by the file's name without its ending.
fn source_name(batch: &BatchRecord) -> String {
    if !batch.source.is_empty() {
        return batch.source.clone();
    }
    let stem = batch.file.rsplit_once('.').map_or(batch.file.as_str(), |(stem, _)| stem);
    let short: String =
        stem.to_lowercase().chars().take(doorstep_shared::api::desk::imports::SOURCE_NAME_MAX).collect();
    sources::name(&short).unwrap_or_else(|| "file".into())
}

async fn remember(desk: &Desk<'_>, name: &str, chosen: &[ChosenColumn]) -> Result<(), StageError> {
    let mut source = sources::one(desk.tables, &desk.zone.id, name).await?;
    let base = source.version;
    for column in chosen {
        let choice = source.mapping.choose(&column.heading, column.column.as_deref());
        choice.map_err(|error| StageError::Bad(error.to_string()))?;
    }
    source.version += 1;
    sources::put(desk.change(), &desk.zone.id, &source, base).commit(desk.tables).await?;
    Ok(())
}

async fn keep(desk: &Desk<'_>, mut batch: BatchRecord, before: u64) -> Result<Batch, StageError> {
    batch.version = before + 1;
    batch.until = Some(desk.until());
    let change = desk.change().replace(keys::import(&desk.zone.id, batch.id), &batch, before);
    change.audit(&format!("import/{}", batch.id), "import-planned", Map::new()).commit(desk.tables).await?;
    Ok(line(batch))
}

fn counts(feed: &Feed, plan: &Plan) -> Counts {
    let conflicts = plan.writes.iter().flat_map(|w| &w.differs).filter(|d| d.state == FieldState::Conflict).count();
    Counts {
        read: feed.read,
        new: plan.count(Action::New),
        changed: plan.count(Action::Changed),
        unchanged: plan.unchanged,
        vanished: plan.count(Action::Vanished),
        quarantined: feed.quarantined.len(),
        duplicates: plan.duplicates.len(),
        conflicts,
    }
}

/// The plan's records: those left out, and those that would be written.
fn items(working: &WorkingDirectory, feed: &Feed, plan: &Plan) -> Vec<Item> {
    let names = Names { working, feed };
    let left_out = feed.quarantined.iter().map(|row| Item {
        kind: ItemKind::Quarantined,
        row: Some(row.row),
        name: row.name.clone(),
        source_id: row.source_id.clone(),
        service: None,
        reason: row.reason.to_string(),
        content: row.content.iter().map(|(name, text)| Said { name: name.clone(), text: text.clone() }).collect(),
        repairs: Vec::new(),
        twin: None,
        fields: Vec::new(),
    });
    let written = plan.writes.iter().map(|write| item(&names, plan, write));
    left_out.chain(written).collect()
}

fn item(names: &Names<'_>, plan: &Plan, write: &PlannedWrite) -> Item {
    let row = names.feed.records.iter().find(|r| r.service.id == write.service.id);
    let twin = plan.duplicates.iter().find(|d| d.service == write.service.id);
    let kind = kind(write.action);
    Item {
        kind,
        row: row.map(|r| r.row),
        name: write.service.name.clone(),
        source_id: write.service.origin.as_ref().map(|o| o.source_id.clone()).unwrap_or_default(),
        service: Some(write.service.id),
        reason: match kind {
            ItemKind::Vanished => {
                "The source does not have it any more. It would be paused; nothing is deleted.".into()
            }
            _ => String::new(),
        },
        content: Vec::new(),
        repairs: row.map(|r| r.repairs.iter().map(ToString::to_string).collect()).unwrap_or_default(),
        twin: twin.map(|d| Twin { service: d.other, name: d.other_name.clone(), shares: d.shares.into() }),
        fields: fields(names, write),
    }
}

pub(super) fn kind(action: Action) -> ItemKind {
    match action {
        Action::New => ItemKind::New,
        Action::Changed => ItemKind::Changed,
        Action::Vanished => ItemKind::Vanished,
    }
}

/// The fields that differ; of a new record all that say something.
fn fields(names: &Names<'_>, write: &PlannedWrite) -> Vec<ItemField> {
    let theirs = write.said.as_deref().unwrap_or(&write.service);
    let field = |field: Field, state: FieldState, ours: String| ItemField {
        field,
        label: field.label(),
        ours,
        theirs: names.said(field, theirs),
        state,
    };
    match (&write.before, write.action) {
        (Some(before), Action::Changed | Action::Vanished) => {
            write.differs.iter().map(|d| field(d.field, d.state, names.said(d.field, before))).collect()
        }
        _ => {
            let all = Field::own().iter().map(|f| field(*f, FieldState::Source, String::new()));
            all.filter(|f| !f.theirs.is_empty() && !matches!(f.field, Field::State | Field::Visibility)).collect()
        }
    }
}

/// Puts the plan's records in place of those of an earlier plan.
async fn write_items(desk: &Desk<'_>, id: BatchId, items: Vec<Item>) -> Result<(), StageError> {
    let old = desk.tables.query_all(&Query::prefix(Table::Directory, keys::batch(id), keys::ITEM)).await?;
    let old: Vec<Key> = old.into_iter().map(|item| item.key).collect();
    if !old.is_empty() {
        desk.tables.delete_many(Table::Directory, &old).await?;
    }
    let mut numbers = [0_usize; 4];
    let mut writes: Vec<(Key, ItemRecord)> = Vec::new();
    for item in items {
        let number = &mut numbers[usize::from(doorstep_shared::set::Member::index(item.kind))];
        let key = keys::batch_item(id, letter(item.kind), *number);
        *number += 1;
        writes.push((key, ItemRecord { item, until: desk.until() }));
    }
    for some in writes.chunks(AT_A_TIME) {
        let change = some.iter().fold(desk.change(), |change: Change<'_>, (key, record)| {
            change.put(key.clone(), record, crate::port::Condition::None)
        });
        change.commit(desk.tables).await?;
    }
    Ok(())
}

/// The letter by which the records of a kind are found.
pub(super) fn letter(kind: ItemKind) -> char {
    match kind {
        ItemKind::New => 'n',
        ItemKind::Changed => 'c',
        ItemKind::Vanished => 'v',
        ItemKind::Quarantined => 'q',
    }
}
