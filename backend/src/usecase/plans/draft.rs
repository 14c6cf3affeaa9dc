//! What somebody has begun to write in plans. It lies on their own desk, and nobody else reads it.

use std::collections::BTreeMap;

use doorstep_shared::api::desk::plans::{KeptDraft, OfPlanDraft, PlanDraft, PlanDraftLine};
use doorstep_shared::id::PlanId;
use serde_json::{Map, Value};

use super::error::PlanError;
use super::records::DraftRecord;
use crate::port::{Condition, StoreError, Table};
use crate::store::{Change, get, plan_keys, query};
use crate::usecase::entry::Desk;

/// Most bytes of a draft.
pub const MOST: usize = 200_000;

/// Keeps a draft, valid or not.
///
/// # Errors
/// When it is too large, or cannot be kept.
pub async fn keep(desk: &Desk<'_>, of: &OfPlanDraft, draft: &PlanDraft) -> Result<KeptDraft, PlanError> {
    let size = serde_json::to_vec(draft).map_err(|error| StoreError::Rejected(error.to_string()))?.len();
    if size > MOST {
        return Err(PlanError::invalid("/boxes", "This is more than can be kept. Save some of it first."));
    }
    let kept_at = desk.clock.now().to_string();
    let record = DraftRecord { plan: of.plan, form: of.form.clone(), draft: draft.clone(), kept_at: kept_at.clone() };
    let key = plan_keys::plan_draft(&desk.zone.id, desk.actor.user, of.plan, &of.form);
    Change::new(desk.by(), &desk.zone.id, desk.clock.now(), desk.ids)
        .put(key, &record, Condition::None)
        .commit(desk.tables)
        .await?;
    Ok(KeptDraft { draft: Some(record.draft), kept_at })
}

/// Reads one's own draft.
///
/// # Errors
/// When the tables cannot be read.
pub async fn mine(desk: &Desk<'_>, of: &OfPlanDraft) -> Result<KeptDraft, PlanError> {
    let key = plan_keys::plan_draft(&desk.zone.id, desk.actor.user, of.plan, &of.form);
    let held: Option<DraftRecord> = get(desk.tables, &key).await?;
    Ok(held.map_or(KeptDraft { draft: None, kept_at: String::new() }, |held| KeptDraft {
        draft: Some(held.draft),
        kept_at: held.kept_at,
    }))
}

/// Throws one's own draft away, and says whether there was one.
///
/// # Errors
/// When the tables cannot be reached.
pub async fn discard(desk: &Desk<'_>, of: &OfPlanDraft) -> Result<bool, PlanError> {
    let key = plan_keys::plan_draft(&desk.zone.id, desk.actor.user, of.plan, &of.form);
    let was_there = get::<DraftRecord>(desk.tables, &key).await?.is_some();
    if was_there {
        Change::new(desk.by(), &desk.zone.id, desk.clock.now(), desk.ids)
            .delete(Table::Plans, key, Condition::None)
            .commit(desk.tables)
            .await?;
    }
    Ok(was_there)
}

/// Lists one's own drafts.
///
/// # Errors
/// When the tables cannot be read.
pub async fn list(desk: &Desk<'_>) -> Result<Vec<PlanDraftLine>, PlanError> {
    let held: Vec<DraftRecord> =
        query(desk.tables, &plan_keys::plan_drafts(&desk.zone.id, desk.actor.user), "").await?;
    let line = |held: DraftRecord| PlanDraftLine { plan: held.plan, form: held.form, kept_at: held.kept_at };
    Ok(held.into_iter().map(line).collect())
}

/// What somebody has begun to write in one plan, by form.
///
/// # Errors
/// When the tables cannot be read.
pub async fn of_plan(desk: &Desk<'_>, plan: PlanId) -> Result<BTreeMap<String, Map<String, Value>>, StoreError> {
    let partition = plan_keys::plan_drafts(&desk.zone.id, desk.actor.user);
    let held: Vec<DraftRecord> = query(desk.tables, &partition, &format!("{plan}#")).await?;
    Ok(held.into_iter().map(|held| (held.form, held.draft.boxes)).collect())
}
