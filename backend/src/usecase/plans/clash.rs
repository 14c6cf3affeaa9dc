//! Deciding a clash between two texts of one field. Both stay in the history.

use doorstep_shared::api::desk::plans::{Decision, How, PlanSaved};
use doorstep_shared::id::{ClashId, PlanId};
use doorstep_shared::plans::entry::{FieldChange, value_at};
use serde_json::{Map, Value, json};

use super::entry::{Also, MarkKey, TRIES, change_with, opened, readable};
use super::error::PlanError;
use super::records::ClashRecord;
use super::whole::Reader;
use crate::port::{Condition, StoreError, Table};
use crate::store::{Repeat, plan_keys, replayed};
use crate::usecase::entry::Desk;

/// Decides it.
///
/// # Errors
/// [`PlanError::Stale`] when the field says something else by now, or somebody has decided; why it may not be done.
pub async fn decide(
    desk: &Desk<'_>,
    marks: &MarkKey,
    (plan, id): (PlanId, ClashId),
    decision: &Decision,
    repeat: &Repeat,
) -> Result<PlanSaved, PlanError> {
    for _ in 0..TRIES {
        let whole = opened(desk, plan).await?;
        let clash = whole.clashes.iter().find(|clash| clash.id == id).ok_or(PlanError::NotFound)?;
        let entry = readable(desk, &whole, clash.entry)?;
        if let Some(answer) = replayed(desk.tables, &desk.by(), repeat).await? {
            return super::entry::told(answer);
        }
        Reader::new(desk, &whole)?.may_change(entry)?;
        let now = match serde_json::to_value(&entry.body) {
            Ok(Value::Object(fields)) => value_at(&fields, &clash.clash.field),
            _ => Value::Null,
        };
        if clash.decided_by.is_some() || now != decision.seen {
            return Err(PlanError::Stale(entry.version));
        }
        let value = match &decision.how {
            How::KeepTheirs => now.clone(),
            How::TakeMine => clash.clash.mine.clone(),
            How::Together { value } => value.clone(),
        };
        let decided = ClashRecord {
            decided_by: Some(desk.actor.user),
            decided: Some(value.clone()),
            version: clash.version + 1,
            ..clash.clone()
        };
        let field = FieldChange { field: clash.clash.field.clone(), base: now, new: value };
        let (record, base) = (decided, clash.version);
        let rows: Vec<_> = [record.mine_by, record.theirs_by]
            .map(|user| plan_keys::clash_row(&desk.zone.id, user, id))
            .into_iter()
            .collect();
        let also = Also { clash: Some((record, base)), rows };
        match change_with(desk, marks, plan, (clash.entry, entry.version), &[field], &also, repeat).await {
            Err(PlanError::Change(crate::store::ChangeError::Store(StoreError::Contended))) => {}
            done => return done,
        }
    }
    Err(StoreError::Contended.into())
}

impl Also {
    /// Adds what a decision leaves behind to the change that makes it.
    pub(super) fn put<'c>(&self, plan: PlanId, mut change: crate::store::Change<'c>) -> crate::store::Change<'c> {
        let Some((record, base)) = &self.clash else { return change };
        change = change.replace(plan_keys::clash(plan, record.id), record, *base);
        let mut rows = self.rows.clone();
        rows.sort();
        rows.dedup();
        for row in rows {
            change = change.delete(Table::Plans, row, Condition::None);
        }
        let diff = json!({ "theirs": record.clash.theirs, "mine": record.clash.mine, "decided": record.decided });
        let record_name = format!("plan/{plan}/{}", record.entry);
        change.audit(&record_name, "decide", Map::from_iter([(format!("/{}", record.clash.field), diff)]))
    }
}
