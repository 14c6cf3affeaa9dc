//! Confirming an entry, and taking that back. A check is a version, but never an edit; an edit never is a check.

use doorstep_shared::api::desk::check_entry::Checked;
use doorstep_shared::directory::{Check, CheckedPart, Service, State};
use doorstep_shared::editing::{Act, Clash, Field};
use doorstep_shared::id::ServiceId;
use doorstep_shared::policy::Action;
use doorstep_shared::set::{Member as _, Set};

use super::desk::TRIES;
use super::save::{clashing, read_answer};
use super::write::{EntryChange, Kept, Note};
use super::{Desk, EntryError, question};
use crate::port::StoreError;
use crate::store::{ChangeError, Committed, Repeat, replayed};

/// A check of one entry.
#[derive(Clone, Copy, Debug)]
pub struct Confirmed<'a> {
    /// The entry.
    pub entry: ServiceId,
    /// The version that the person read.
    pub base: u64,
    /// The parts; everything the entry says something of when none.
    pub parts: Option<Set<CheckedPart>>,
    /// Tells a repeat.
    pub repeat: &'a Repeat,
}

/// Confirms an entry today.
///
/// # Errors
/// Clashes when a confirmed part was changed since the person read it, or why it may not be done.
pub async fn check(desk: &Desk<'_>, asked: Confirmed<'_>) -> Result<Checked, EntryError> {
    for _ in 0..TRIES {
        let (now, _) = desk.entry(asked.entry, Action::Check).await?;
        let note = desk.kept(now.id, now.version).await?.and_then(|k| k.note);
        if now.version != asked.base
            && let Some(answer) = replayed(desk.tables, &desk.by(), asked.repeat).await?
        {
            return read_answer(answer);
        }
        if !now.state.goes_on() {
            return Err(EntryError::invalid("", "This entry is over or hidden. Bring it back before you check it."));
        }
        let parts = parts(question::known_parts(desk, &now).await?, asked.parts)?;
        if now.version != asked.base {
            unchanged_since(desk, &now, note.as_ref(), asked.base, parts).await?;
        }
        let mut after = now.clone();
        after.checked = Some(Check { on: desk.today, by: desk.role(), parts });
        if now.state.rest().is_some_and(|rest| rest.until.is_some_and(|last| last < desk.today)) {
            // The rest is over, and somebody has looked: nothing is left of it but history.
            after.state = State::Active;
        }
        let mut change = EntryChange::new(desk.zone, Some(&now), after, Act::Check, desk.by());
        change.note = note;
        if let Some(checked) = commit(desk, change, asked.repeat).await? {
            return Ok(checked);
        }
    }
    Err(StoreError::Contended.into())
}

/// Takes one's own check back, as if it had not been. `made` is the version that the check made.
///
/// # Errors
/// [`EntryError::Clashes`] when somebody checked the entry since, or why it may not be done.
pub async fn uncheck(desk: &Desk<'_>, entry: ServiceId, made: u64, repeat: &Repeat) -> Result<Checked, EntryError> {
    for _ in 0..TRIES {
        let (now, _) = desk.entry(entry, Action::Check).await?;
        let note = desk.kept(now.id, now.version).await?.and_then(|k| k.note);
        if let Some(answer) = replayed(desk.tables, &desk.by(), repeat).await? {
            return read_answer(answer);
        }
        let (check, before) = own_check(desk, entry, made).await?;
        if note.as_ref().and_then(|n| n.last_check) != Some(made) {
            return Err(EntryError::Clashes { version: now.version, clashes: Vec::new() });
        }
        let mut after = now.clone();
        after.checked = before.service.checked;
        if now.state == check.service.state {
            after.state = before.service.state;
        }
        let mut change = EntryChange::new(desk.zone, Some(&now), after, Act::Uncheck, desk.by());
        change.note = note;
        change.check_before = Some(before.note.and_then(|n| n.last_check));
        if let Some(checked) = commit(desk, change, repeat).await? {
            return Ok(checked);
        }
    }
    Err(StoreError::Contended.into())
}

/// The parts that are confirmed.
fn parts(known: Set<CheckedPart>, asked: Option<Set<CheckedPart>>) -> Result<Set<CheckedPart>, EntryError> {
    let parts = asked.unwrap_or(known);
    if parts.is_empty() {
        let detail = "There is nothing to confirm: the entry says nothing yet. Write what you know, then check it.";
        return Err(EntryError::invalid("/parts", detail));
    }
    match parts.iter().find(|part| !known.has(*part)) {
        // Access is known of the place, not of the entry; whoever was there may confirm it.
        Some(part) if part != CheckedPart::Access => {
            let detail = format!("The entry says nothing about this part ({}), so nobody can confirm it.", part.key());
            Err(EntryError::invalid("/parts", detail))
        }
        _ => Ok(parts),
    }
}

/// The fields that a part of an entry is said in.
fn fields_of(part: CheckedPart) -> &'static [Field] {
    match part {
        CheckedPart::Times => &[Field::Schedules],
        CheckedPart::Place => &[Field::Schedules, Field::Locations, Field::Channels],
        CheckedPart::Cost => &[Field::Cost],
        CheckedPart::WhoFor => &[Field::Ages, Field::Stages, Field::WhoFor],
        CheckedPart::Contact => &[Field::Contacts],
        CheckedPart::Access => &[],
    }
}

/// Refuses when what somebody confirms is not what they read.
async fn unchanged_since(
    desk: &Desk<'_>,
    now: &Service,
    note: Option<&Note>,
    base: u64,
    parts: Set<CheckedPart>,
) -> Result<(), EntryError> {
    let Some(read) = desk.kept(now.id, base).await? else {
        return Err(EntryError::invalid("/if-match", "The entry never had this version."));
    };
    let mut fields: Vec<Field> = parts.iter().flat_map(fields_of).copied().collect();
    fields.sort_unstable();
    fields.dedup();
    let clashes: Vec<Clash> = fields
        .into_iter()
        .map(|field| (field, field.value(&read.service), field.value(now)))
        .filter(|(_, read, now)| read != now)
        .map(|(field, read, now)| Clash { field, base: read.clone(), mine: read, theirs: now })
        .collect();
    if clashes.is_empty() { Ok(()) } else { Err(clashing(desk, now, note, clashes).await?) }
}

/// The version that the caller's own check made, and the one before it.
async fn own_check(desk: &Desk<'_>, entry: ServiceId, made: u64) -> Result<(Kept, Kept), EntryError> {
    let own = |kept: &Kept| {
        let mark = kept.note.as_ref().map(|n| &n.mark);
        mark.is_some_and(|m| m.act == Act::Check && m.by.actor == desk.actor.user.to_string())
    };
    let Some(check) = desk.kept(entry, made).await?.filter(own) else {
        return Err(EntryError::invalid("/if-match", "This is not the version that your own check made."));
    };
    let before = desk.kept(entry, made.saturating_sub(1)).await?;
    let lost = || StoreError::Damaged(format!("version {} of {entry} is missing", made.saturating_sub(1)));
    Ok((check, before.ok_or_else(lost)?))
}

async fn commit(desk: &Desk<'_>, change: EntryChange<'_>, repeat: &Repeat) -> Result<Option<Checked>, EntryError> {
    let answer = told(desk, &change.after, change.version());
    let response = serde_json::to_value(&answer).map_err(|error| StoreError::Rejected(error.to_string()))?;
    let change = change.begin(desk.clock.now(), desk.today, desk.ids)?.idempotent(repeat.answered(response));
    match change.commit(desk.tables).await {
        Ok(Committed::Made) => Ok(Some(answer)),
        Ok(Committed::Replayed(answer)) => read_answer(answer).map(Some),
        Err(ChangeError::Stale { .. } | ChangeError::Store(StoreError::Contended)) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

fn told(desk: &Desk<'_>, service: &Service, version: u64) -> Checked {
    let trust = service.trust(desk.zone.half_life_weeks(service.kind));
    Checked {
        version,
        checked: service.checked,
        freshness: trust.freshness(desk.today),
        due_from: trust.due_from(desk.today),
    }
}
