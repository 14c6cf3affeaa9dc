//! Sending for approval: what somebody wrote waits beside what families see, which stays as it is.

use doorstep_shared::api::desk::Saved;
use doorstep_shared::directory::Service;
use doorstep_shared::editing::{EntryForm, FieldChange};
use serde_json::{Map, Value};

use super::draft::{DraftRecord, Submission, put};
use super::save::read_answer;
use super::{Desk, EntryError};
use crate::port::StoreError;
use crate::store::{Change, ChangeError, Committed, Repeat, get, keys};

/// Keeps changes until somebody decides. What was sent before by the same person about the same entry gives way.
pub(super) async fn send(
    desk: &Desk<'_>,
    now: Option<&Service>,
    base: u64,
    changes: &[FieldChange],
    would_be: &Service,
    saved: Saved,
    repeat: &Repeat,
) -> Result<Saved, EntryError> {
    let user = desk.actor.user;
    let held: Option<DraftRecord> = get(desk.tables, &keys::draft(would_be.id, &user.to_string())).await?;
    let at = desk.clock.now();
    let form = match &held {
        Some(held) => held.form.clone(),
        None => serde_json::to_string(&EntryForm::of(would_be)).unwrap_or_default(),
    };
    let revision = held.as_ref().map_or(0, |d| d.revision);
    let draft = DraftRecord {
        entry: would_be.id,
        user,
        role: desk.by().role,
        new: now.is_none(),
        name: would_be.name.clone(),
        organisation: would_be.organisation,
        form,
        base,
        saved_at: held.map_or_else(|| at.to_string(), |d| d.saved_at),
        submission: Some(Submission { changes: changes.to_vec(), base, at: at.to_string() }),
        sent_back: None,
        revision: revision + 1,
    };
    let answer = serde_json::to_value(&saved).map_err(|error| StoreError::Rejected(error.to_string()))?;
    let change = Change::new(desk.by(), &desk.zone.id, at, desk.ids);
    let change = put(change, desk, &draft, revision)
        .audit(&format!("service/{}", would_be.id), "send-for-approval", told(changes))
        .idempotent(repeat.answered(answer));
    match change.commit(desk.tables).await {
        Ok(Committed::Made) => Ok(saved),
        Ok(Committed::Replayed(answer)) => read_answer(answer),
        // Their own draft was kept at this moment, by another of their devices.
        Err(ChangeError::Stale { .. }) => Err(StoreError::Contended.into()),
        Err(error) => Err(error.into()),
    }
}

fn told(changes: &[FieldChange]) -> Map<String, Value> {
    let sides = |c: &FieldChange| serde_json::json!({ "old": c.base, "new": c.new });
    changes.iter().map(|c| (c.field.path(), sides(c))).collect()
}
