//! What a person decides about a plan: for all records of a kind, for one, or for a field of one.

use doorstep_shared::api::desk::imports::{Batch, BatchState, Decision, ItemKind};
use doorstep_shared::id::{BatchId, ServiceId};
use serde_json::Map;

use super::{DecisionRecord, Desk, StageError, held, line};
use crate::port::Condition;
use crate::store::keys;

/// Decides about all records of some kinds at once; what was decided about single ones stays.
///
/// # Errors
/// When the import does not wait for a decision, or somebody else decided first.
pub async fn decide_all(
    desk: &Desk<'_>,
    id: BatchId,
    base: u64,
    all: &[(ItemKind, bool)],
) -> Result<Batch, StageError> {
    let mut batch = held(desk, id, &[BatchState::Planned]).await?;
    if batch.version != base {
        return Err(StageError::Stale(batch.version));
    }
    for (kind, take) in all.iter().filter(|(kind, _)| *kind != ItemKind::Quarantined) {
        batch.all.insert(*kind, *take);
    }
    batch.version += 1;
    batch.until = Some(desk.until());
    desk.change().replace(keys::import(&desk.zone.id, id), &batch, base).commit(desk.tables).await?;
    Ok(line(batch))
}

/// Decides about one record.
///
/// # Errors
/// When the import does not wait for a decision.
pub async fn decide(desk: &Desk<'_>, id: BatchId, service: ServiceId, decision: Decision) -> Result<(), StageError> {
    held(desk, id, &[BatchState::Planned]).await?;
    let record = DecisionRecord { decision, until: desk.until() };
    desk.change().put(keys::batch_decision(id, service), &record, Condition::None).commit(desk.tables).await?;
    Ok(())
}

/// Throws an import away of which nothing was written.
///
/// # Errors
/// When something of it was.
pub async fn discard(desk: &Desk<'_>, id: BatchId, base: u64) -> Result<Batch, StageError> {
    let open = [BatchState::Uploading, BatchState::Columns, BatchState::Planned];
    let mut batch = held(desk, id, &open).await?;
    if batch.version != base {
        return Err(StageError::Stale(batch.version));
    }
    batch.state = BatchState::Discarded;
    batch.version += 1;
    desk.change()
        .replace(keys::import(&desk.zone.id, id), &batch, base)
        .audit(&format!("import/{id}"), "import-discarded", Map::new())
        .commit(desk.tables)
        .await?;
    Ok(line(batch))
}
