//! Imports and their plans, read.

use doorstep_shared::api::desk::imports::{Batch, BatchState, ColumnLine, Decision, Item, ItemKind};
use doorstep_shared::id::{BatchId, ServiceId, ZoneId};

use super::prepare::letter;
use super::{DecisionRecord, Desk, ItemRecord, StageError, held, line, upload};
use crate::import::look;
use crate::port::{Query, StoreError, Table, Tables};
use crate::store::{get, keys, query_page};
use crate::usecase::import::batch::BatchRecord;
use crate::usecase::import::sources;

/// How many imports are listed.
const LISTED: u32 = 50;
/// How many records of a plan are on a page.
pub const PAGE: u32 = 50;

/// An import of a zone. One whose time is over is gone, whether or not it was swept away.
pub(super) async fn record(
    tables: &dyn Tables,
    zone: &ZoneId,
    id: BatchId,
    now: i64,
) -> Result<BatchRecord, StageError> {
    let found: Option<BatchRecord> = get(tables, &keys::import(zone, id)).await?;
    found.filter(|b| b.until.is_none_or(|until| until > now)).ok_or(StageError::Unknown)
}

/// A zone's imports, the last first.
///
/// # Errors
/// When the tables cannot be read.
pub async fn batches(tables: &dyn Tables, zone: &ZoneId, now: i64) -> Result<Vec<Batch>, StoreError> {
    let query = Query {
        backwards: true,
        limit: Some(LISTED),
        ..Query::prefix(Table::Directory, keys::zone(zone), keys::IMPORT)
    };
    let (found, _) = query_page::<BatchRecord>(tables, &query).await?;
    Ok(found.into_iter().filter(|b| b.until.is_none_or(|until| until > now)).map(line).collect())
}

/// One import.
///
/// # Errors
/// When there is none.
pub async fn batch(desk: &Desk<'_>, id: BatchId) -> Result<Batch, StageError> {
    Ok(line(record(desk.tables, &desk.zone.id, id, desk.clock.now().as_second()).await?))
}

/// The columns of an import's file, for whoever says which is which; none when it is not a table or no longer here.
///
/// # Errors
/// When the tables cannot be read.
pub async fn columns(desk: &Desk<'_>, id: BatchId) -> Result<Vec<ColumnLine>, StageError> {
    let open = [BatchState::Columns, BatchState::Planned];
    let batch = match held(desk, id, &open).await {
        Ok(batch) => batch,
        Err(StageError::State(_)) => return Ok(Vec::new()),
        Err(error) => return Err(error),
    };
    let bytes = upload::bytes(desk, &batch).await?;
    let mapping = sources::mapping(desk.tables, &desk.zone.id, &batch.source).await?;
    let columns = look(&bytes, None, &mapping)?.map(|look| look.columns).unwrap_or_default();
    let line = |c: crate::import::LookColumn| ColumnLine {
        heading: c.heading,
        column: c.column.map(Into::into),
        examples: c.examples,
    };
    Ok(columns.into_iter().map(line).collect())
}

/// A page of an import's plan, with what was decided, and where to go on.
///
/// # Errors
/// When there is no such import.
pub async fn items(
    desk: &Desk<'_>,
    id: BatchId,
    kind: ItemKind,
    after: Option<usize>,
) -> Result<(Vec<(Item, Option<Decision>)>, Option<usize>), StageError> {
    record(desk.tables, &desk.zone.id, id, desk.clock.now().as_second()).await?;
    let first = after.unwrap_or_default();
    let start = first.checked_sub(1).map(|last| keys::batch_item(id, letter(kind), last).sk);
    let prefix = format!("{}{}", keys::ITEM, letter(kind));
    let query = Query { limit: Some(PAGE), after: start, ..Query::prefix(Table::Directory, keys::batch(id), prefix) };
    let (found, next) = query_page::<ItemRecord>(desk.tables, &query).await?;
    let next = next.map(|_| first + found.len());
    let decided = decisions(desk.tables, id, found.iter().filter_map(|r| r.item.service).collect()).await?;
    let items = found.into_iter().map(|record| {
        let decision = record.item.service.and_then(|s| decided.iter().find(|(id, _)| *id == s));
        (record.item, decision.map(|(_, d)| d.clone()))
    });
    Ok((items.collect(), next))
}

async fn decisions(
    tables: &dyn Tables,
    id: BatchId,
    services: Vec<ServiceId>,
) -> Result<Vec<(ServiceId, Decision)>, StoreError> {
    let asked: Vec<_> = services.iter().map(|s| keys::batch_decision(id, *s)).collect();
    let found = tables.get_many(Table::Directory, &asked).await?;
    Ok(found.into_iter().filter_map(decision).collect())
}

/// All that was decided about single records.
pub(super) async fn all_decisions(tables: &dyn Tables, id: BatchId) -> Result<Vec<(ServiceId, Decision)>, StoreError> {
    let found = tables.query_all(&Query::prefix(Table::Directory, keys::batch(id), keys::DECISION)).await?;
    Ok(found.into_iter().filter_map(decision).collect())
}

fn decision(item: crate::port::Item) -> Option<(ServiceId, Decision)> {
    let service = item.key.sk.trim_start_matches(keys::DECISION).parse().ok()?;
    let record: DecisionRecord = serde_json::from_value(serde_json::Value::Object(item.body)).ok()?;
    Some((service, record.decision))
}
