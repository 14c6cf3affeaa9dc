//! Approval: what others wrote is let through, put right and let through, or sent back with a reason.

use doorstep_shared::api::desk::approve::Approval;
use doorstep_shared::api::desk::get_approval::Submission;
use doorstep_shared::api::desk::list_approvals::{Approvals, Waiting};
use doorstep_shared::api::desk::{DraftLine, Outcome, Saved};
use doorstep_shared::directory::{Edit, Kind, Service};
use doorstep_shared::editing::{Act, FieldChange, NotMerged, apply, merge};
use doorstep_shared::id::{ServiceId, UserId};
use doorstep_shared::policy::Action;
use serde_json::{Map, json};

use super::draft::{DraftListing, DraftRecord, SentBack, listed, of, put, remove};
use super::save::{clashing, read_answer, sides};
use super::validate::validate;
use super::who::{Names, checker};
use super::write::EntryChange;
use super::{Desk, EntryError};
use crate::port::StoreError;
use crate::store::{Change, ChangeError, Committed, Repeat, replayed};

/// Most characters of a reason.
const REASON_MOST: usize = 1_000;

/// What waits, the oldest first.
///
/// # Errors
/// When the tables do not answer.
pub async fn waiting(desk: &Desk<'_>) -> Result<Approvals, EntryError> {
    let mut waiting = listed(desk).await?;
    waiting.retain(|d| d.sent_at.is_some() && desk.permit(Action::Approve, d.organisation).is_ok());
    waiting.sort_by(|a, b| (&a.sent_at, a.entry).cmp(&(&b.sent_at, b.entry)));
    let names =
        Names::of(desk.tables, desk.actor.user, waiting.iter().flat_map(DraftListing::people).collect()).await?;
    let items = waiting.iter().map(|d| Waiting { draft: d.line(&names), new: d.new, fields: d.fields.clone() });
    Ok(Approvals { items: items.collect() })
}

/// One submission beside what is public.
///
/// # Errors
/// [`EntryError::NotFound`] when nothing was sent.
pub async fn read(desk: &Desk<'_>, entry: ServiceId, user: UserId) -> Result<Submission, EntryError> {
    let (draft, changes) = sent(desk, entry, user).await?;
    let now = desk.find(entry).await?;
    let blank = Service::named(entry, "", Kind::Group);
    let current = now.as_ref().unwrap_or(&blank);
    let (would_be, clashes) = match merge(current, &changes) {
        Ok(merged) => (merged.service, Vec::new()),
        Err(NotMerged::Clashes(clashes)) => {
            let clear: Vec<FieldChange> =
                changes.iter().filter(|c| !clashes.iter().any(|x| x.field == c.field)).cloned().collect();
            (apply(current, &clear).unwrap_or_else(|_| current.clone()), clashes)
        }
        Err(NotMerged::Bad(_)) => (current.clone(), Vec::new()),
    };
    let note = desk.kept(entry, current.version).await?.and_then(|k| k.note);
    let listing = draft.listing();
    let names = Names::of(desk.tables, desk.actor.user, listing.people().collect()).await?;
    let clashes = sides(desk, note.as_ref(), clashes).await?;
    Ok(Submission { draft: listing.line(&names), new: now.is_none(), changes, would_be, record: now, clashes })
}

/// Lets a submission through, as it was sent or put right in the same step. `revision` is that of the draft that was read.
///
/// # Errors
/// Clashes when somebody changed the same fields since, or what makes no sense.
pub async fn approve(
    desk: &Desk<'_>,
    entry: ServiceId,
    user: UserId,
    revision: u64,
    approval: &Approval,
    repeat: &Repeat,
) -> Result<Saved, EntryError> {
    if let Some(answer) = replayed(desk.tables, &desk.by(), repeat).await? {
        return read_answer(answer);
    }
    let (draft, sent) = sent(desk, entry, user).await?;
    read_last(&draft, revision)?;
    let now = desk.find(entry).await?;
    let blank = Service::named(entry, "", Kind::Group);
    let current = now.as_ref().unwrap_or(&blank);
    let note = desk.kept(entry, current.version).await?.and_then(|k| k.note);
    let wanted = put_right(current, sent, approval);
    let merged = match merge(current, &wanted) {
        Ok(merged) => merged,
        Err(NotMerged::Clashes(clashes)) => return Err(clashing(desk, current, note.as_ref(), clashes).await?),
        Err(NotMerged::Bad(bad)) => return Err(EntryError::invalid(&bad.field.path(), bad.to_string())),
    };
    validate(desk, current, &merged.service, &merged.changed).await?;
    let edit = Edit { on: desk.today, by: checker(&draft.role) };
    let after = Service { edited: Some(edit), ..merged.service };
    let act = if now.is_none() { Act::Add } else { Act::Approve };
    let mut change = EntryChange::new(desk.zone, now.as_ref(), after, act, desk.by());
    change.written_by = Some(draft.by()).filter(|by| *by != change.by);
    change.note = note;
    let saved = Saved {
        entry,
        outcome: Outcome::Saved,
        version: change.version(),
        changed: merged.changed,
        already: merged.already,
        merged: Vec::new(),
    };
    let answer = serde_json::to_value(&saved).map_err(|error| StoreError::Rejected(error.to_string()))?;
    let change = change.begin(desk.clock.now(), desk.today, desk.ids)?;
    match remove(change, desk, &draft).idempotent(repeat.answered(answer)).commit(desk.tables).await {
        Ok(Committed::Made) => Ok(saved),
        Ok(Committed::Replayed(answer)) => read_answer(answer),
        Err(ChangeError::Stale { .. }) => Err(EntryError::Clashes { version: current.version, clashes: Vec::new() }),
        Err(error) => Err(error.into()),
    }
}

/// Sends a submission back to its author, who keeps the draft and reads the reason.
///
/// # Errors
/// When nothing was sent, or the reason is missing.
pub async fn reject(
    desk: &Desk<'_>,
    entry: ServiceId,
    user: UserId,
    revision: u64,
    reason: &str,
    repeat: &Repeat,
) -> Result<DraftLine, EntryError> {
    if let Some(answer) = replayed(desk.tables, &desk.by(), repeat).await? {
        return read_answer(answer);
    }
    let reason = reason.trim();
    let letters = reason.chars().count();
    if letters == 0 {
        return Err(EntryError::invalid("/reason", "Say why, so that the author knows what to change."));
    }
    if letters > REASON_MOST {
        let detail = format!("The reason has room for {REASON_MOST} characters. It has {letters} now.");
        return Err(EntryError::invalid("/reason", detail));
    }
    let (draft, _) = sent(desk, entry, user).await?;
    read_last(&draft, revision)?;
    let back = DraftRecord {
        submission: None,
        sent_back: Some(SentBack { reason: reason.to_owned(), by: desk.by() }),
        revision: draft.revision + 1,
        ..draft
    };
    let listing = back.listing();
    let names = Names::of(desk.tables, desk.actor.user, listing.people().collect()).await?;
    let line = listing.line(&names);
    let answer = serde_json::to_value(&line).map_err(|error| StoreError::Rejected(error.to_string()))?;
    let told = Map::from_iter([("/reason".to_owned(), json!({ "new": reason }))]);
    let change = Change::new(desk.by(), &desk.zone.id, desk.clock.now(), desk.ids);
    let change = put(change, desk, &back, revision).audit(&format!("service/{entry}"), "send-back", told);
    match change.idempotent(repeat.answered(answer)).commit(desk.tables).await {
        Ok(Committed::Made) => Ok(line),
        Ok(Committed::Replayed(answer)) => read_answer(answer),
        Err(ChangeError::Stale { .. }) => Err(EntryError::Clashes { version: revision, clashes: Vec::new() }),
        Err(error) => Err(error.into()),
    }
}

/// What one person sent about an entry that the caller may decide on.
async fn sent(desk: &Desk<'_>, entry: ServiceId, user: UserId) -> Result<(DraftRecord, Vec<FieldChange>), EntryError> {
    let draft = of(desk, entry, user).await?.ok_or(EntryError::NotFound)?;
    desk.permit(Action::Approve, draft.organisation)?;
    let changes = draft.submission.as_ref().map(|s| s.changes.clone()).ok_or(EntryError::NotFound)?;
    Ok((draft, changes))
}

/// Refuses to decide on what the caller has not read.
fn read_last(draft: &DraftRecord, revision: u64) -> Result<(), EntryError> {
    let clashes = Vec::new();
    if draft.revision == revision { Ok(()) } else { Err(EntryError::Clashes { version: draft.revision, clashes }) }
}

/// What was sent, with what the approver puts right.
fn put_right(current: &Service, sent: Vec<FieldChange>, approval: &Approval) -> Vec<FieldChange> {
    let mut wanted = sent;
    for edit in &approval.edits {
        match wanted.iter_mut().find(|c| c.field == edit.field) {
            Some(change) => change.new.clone_from(&edit.new),
            None => wanted.push(edit.clone()),
        }
    }
    if approval.over_theirs {
        for change in &mut wanted {
            change.base = change.field.value(current);
        }
    }
    wanted
}
