//! Deciding a clash between two texts of one field. Both stay in the history.

use doorstep_shared::api::desk::plans::{Decision, How, PlanSaved};
use doorstep_shared::id::{ClashId, PlanId};
use doorstep_shared::plans::entry::{Clash, FieldChange, value_at};
use serde_json::{Map, Value, json};

use super::entry::{Also, MarkKey, TRIES, change_with, opened, readable};
use super::error::PlanError;
use super::records::HappeningRecord;
use super::whole::{Reader, Whole};
use crate::port::{Condition, StoreError, Table};
use crate::store::{Change, Repeat, plan_keys, replayed};
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
        if let Some(answer) = replayed(desk.tables, &desk.by(), repeat).await? {
            return super::entry::told(&whole, answer);
        }
        let clash = whole.clashes.iter().find(|clash| clash.id == id).ok_or(PlanError::NotFound)?;
        let entry = readable(desk, &whole, clash.entry)?;
        Reader::new(desk, &whole)?.may_change(entry)?;
        let now = match serde_json::to_value(&entry.body) {
            Ok(Value::Object(fields)) => value_at(&fields, &clash.clash.field),
            _ => Value::Null,
        };
        if now != decision.seen {
            return Err(PlanError::Stale(entry.version));
        }
        let value = match &decision.how {
            How::KeepTheirs => now.clone(),
            How::TakeMine => clash.clash.mine.clone(),
            How::Together { value } => value.clone(),
        };
        let field = FieldChange { field: clash.clash.field.clone(), base: now, new: value.clone() };
        let rows = [clash.mine_by, clash.theirs_by].map(|user| plan_keys::clash_row(&desk.zone.id, user, id));
        let also = Also { clash: Some((clash.clone(), value)), rows: rows.into() };
        match change_with(desk, marks, plan, (clash.entry, entry.version), &[field], &also, repeat).await {
            Err(PlanError::Change(crate::store::ChangeError::Store(StoreError::Contended))) => {}
            done => return done,
        }
    }
    Err(StoreError::Contended.into())
}

impl Also {
    /// Adds what a decision leaves behind to the change that makes it.
    pub(super) fn put<'c>(&self, desk: &Desk<'_>, whole: &Whole, mut change: Change<'c>) -> Change<'c> {
        let Some((record, value)) = &self.clash else { return change };
        let plan = whole.plan.id;
        change = change.delete(Table::Plans, plan_keys::clash(plan, record.id), Condition::Version(record.version));
        let mut rows = self.rows.clone();
        rows.sort();
        rows.dedup();
        for row in rows {
            change = change.delete(Table::Plans, row, Condition::None);
        }
        let Clash { field, base, theirs, mine } = record.clash.clone();
        let diff = json!({ "base": base, "theirs": theirs, "mine": mine, "decided": value });
        let sides = [(theirs, value.clone()), (mine, value.clone())];
        let fields = sides.map(|(base, new)| FieldChange { field: field.clone(), base, new });
        let Some(entry) = whole.entry(record.entry) else { return change };
        let happening = HappeningRecord {
            at: desk.clock.now().to_string(),
            by: desk.actor.user,
            role: desk.actor.role,
            what: "decide".into(),
            entry: Some(record.entry),
            area: entry.body.area(),
            organisation: Some(entry.organisation),
            learning: whole.is_of_learning(&entry.body),
            fields: fields.into(),
        };
        let named = format!("plan/{plan}/{}", record.entry);
        change.create(plan_keys::happening(plan, desk.ids.next()), &happening).audit(
            &named,
            "decide",
            Map::from_iter([(format!("/{field}"), diff)]),
        )
    }
}
