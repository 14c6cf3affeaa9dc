//! Changing an entry field by field, onto whatever it says now: different fields come together, the same field is asked about.

use doorstep_shared::api::desk::add_entry::NewEntry;
use doorstep_shared::api::desk::save_entry::TwoSides;
use doorstep_shared::api::desk::{Meanwhile, Outcome, Saved};
use doorstep_shared::directory::{Check, Edit, Kind, Service};
use doorstep_shared::editing::{Act, Clash, Field, FieldChange, NotMerged, Surroundings, changes, merge};
use doorstep_shared::id::ServiceId;
use doorstep_shared::policy::{Action, Permit};
use doorstep_shared::problem::FieldError;

use super::desk::TRIES;
use super::question;
use super::submission;
use super::validate::{calendar, missing, validate};
use super::who::{Names, named};
use super::write::{EntryChange, Note};
use super::{Desk, EntryError};
use crate::port::StoreError;
use crate::store::{ChangeError, Committed, Repeat, replayed};

/// Changes of one entry.
#[derive(Clone, Debug)]
pub struct Changes<'a> {
    /// The entry.
    pub entry: ServiceId,
    /// The version that the person began from.
    pub base: u64,
    /// The changes.
    pub changes: Vec<FieldChange>,
    /// What it is.
    pub act: Act,
    /// What the policy is asked.
    pub action: Action,
    /// Tells a repeat.
    pub repeat: &'a Repeat,
}

/// Makes changes of an entry, or sends them for approval where the policy says so.
///
/// # Errors
/// Clashes with both sides of each, what makes no sense, or why it may not be done.
pub async fn save(desk: &Desk<'_>, asked: Changes<'_>) -> Result<Saved, EntryError> {
    for _ in 0..TRIES {
        let (now, permit) = desk.entry(asked.entry, asked.action).await?;
        let note = desk.kept(now.id, now.version).await?.and_then(|k| k.note);
        if now.version != asked.base
            && let Some(answer) = replayed(desk.tables, &desk.by(), asked.repeat).await?
        {
            return read_answer(answer);
        }
        let merged = match merge(&now, &asked.changes) {
            Ok(merged) => merged,
            Err(NotMerged::Clashes(clashes)) => return Err(clashing(desk, &now, note.as_ref(), clashes).await?),
            Err(NotMerged::Bad(bad)) => return Err(EntryError::invalid(&bad.field.path(), bad.to_string())),
        };
        let meanwhile = meanwhile(desk, &asked, &now, note.as_ref()).await?;
        let mut saved = Saved {
            entry: now.id,
            outcome: Outcome::Unchanged,
            version: now.version,
            changed: merged.changed,
            already: merged.already,
            merged: meanwhile,
        };
        if saved.changed.is_empty() {
            return Ok(saved);
        }
        validate(desk, &now, &merged.service, &saved.changed).await?;
        // Hiding something cannot wait: it may be an address that must not be seen.
        if permit.waits_for_approval() && asked.act != Act::Hide {
            saved.outcome = Outcome::Waits;
            return submission::send(
                desk,
                Some(&now),
                asked.base,
                &asked.changes,
                &merged.service,
                saved,
                asked.repeat,
            )
            .await;
        }
        may_move(desk, &now, &merged.service, &permit)?;
        let after = if asked.act.edits() { edited(desk, merged.service) } else { merged.service };
        saved.outcome = Outcome::Saved;
        saved.version = now.version + 1;
        let mut change = EntryChange::new(desk.zone, Some(&now), after, asked.act, desk.by());
        change.note = note;
        if let Some(saved) = commit(desk, change, &saved, asked.repeat).await? {
            return Ok(saved);
        }
    }
    Err(StoreError::Contended.into())
}

/// Adds an entry, or sends it for approval where the policy says so.
///
/// # Errors
/// What makes no sense, or why it may not be done.
pub async fn add(desk: &Desk<'_>, new: &NewEntry, repeat: &Repeat) -> Result<Saved, EntryError> {
    if new.id.uuid().get_version_num() != 7 {
        return Err(EntryError::invalid("/id", "The id of a new entry is a UUID of version 7."));
    }
    let calendar = calendar(desk, true).await?;
    let blank = Service::named(new.id, "", Kind::Group);
    let read = new.form.read(&blank, Surroundings { today: desk.today, calendar: &calendar });
    let mut errors: Vec<FieldError> = read.errors.into_iter().map(FieldError::from).collect();
    let mut service = read.service;
    let permit = desk.permit(Action::Edit, service.organisation)?;
    errors.extend(missing(desk, &blank, &service).await?);
    if !errors.is_empty() {
        return Err(EntryError::Invalid(errors));
    }
    let wanted = changes(&blank, &service);
    let saved = Saved {
        entry: new.id,
        outcome: if permit.waits_for_approval() { Outcome::Waits } else { Outcome::Saved },
        version: u64::from(!permit.waits_for_approval()),
        changed: wanted.iter().map(|c| c.field).collect(),
        already: Vec::new(),
        merged: Vec::new(),
    };
    if let Some(answer) = taken(desk, new.id, repeat).await? {
        return Ok(answer);
    }
    if permit.waits_for_approval() {
        return submission::send(desk, None, 0, &wanted, &service, saved, repeat).await;
    }
    service = edited(desk, service);
    if new.confirm {
        let parts = question::known_parts(desk, &service).await?;
        service.checked =
            Some(Check { on: desk.today, by: desk.role(), parts }).filter(|check| !check.parts.is_empty());
    }
    let change = EntryChange::new(desk.zone, None, service, Act::Add, desk.by());
    match commit(desk, change, &saved, repeat).await? {
        Some(saved) => Ok(saved),
        None => Err(EntryError::Clashes { version: 1, clashes: Vec::new() }),
    }
}

/// When the id is in use: the answer to this same request, or a refusal.
async fn taken(desk: &Desk<'_>, id: ServiceId, repeat: &Repeat) -> Result<Option<Saved>, EntryError> {
    let Some(there) = desk.find(id).await? else { return Ok(None) };
    match replayed(desk.tables, &desk.by(), repeat).await? {
        Some(answer) => read_answer(answer).map(Some),
        None => Err(EntryError::Clashes { version: there.version, clashes: Vec::new() }),
    }
}

/// Makes a change under its idempotency key. None when somebody else was quicker: read and try again.
pub(super) async fn commit(
    desk: &Desk<'_>,
    change: EntryChange<'_>,
    saved: &Saved,
    repeat: &Repeat,
) -> Result<Option<Saved>, EntryError> {
    let answer = serde_json::to_value(saved).map_err(|error| StoreError::Rejected(error.to_string()))?;
    let change = change.begin(desk.clock.now(), desk.today, desk.ids)?.idempotent(repeat.answered(answer));
    match change.commit(desk.tables).await {
        Ok(Committed::Made) => Ok(Some(saved.clone())),
        Ok(Committed::Replayed(answer)) => read_answer(answer).map(Some),
        Err(ChangeError::Stale { .. } | ChangeError::Store(StoreError::Contended)) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

pub(crate) fn read_answer<T: serde::de::DeserializeOwned>(answer: serde_json::Value) -> Result<T, EntryError> {
    Ok(serde_json::from_value(answer).map_err(|error| StoreError::Damaged(error.to_string()))?)
}

/// The entry as edited today. Never moves `checked`.
pub(crate) fn edited(desk: &Desk<'_>, service: Service) -> Service {
    Service { edited: Some(Edit { on: desk.today, by: desk.role() }), ..service }
}

/// Whether somebody may give the entry to another organisation, or change who may see it.
fn may_move(desk: &Desk<'_>, now: &Service, after: &Service, permit: &Permit) -> Result<(), EntryError> {
    if after.organisation != now.organisation {
        desk.permit(permit.action(), after.organisation)?;
    }
    if after.visibility != now.visibility {
        desk.permit(Action::Hide, now.organisation)?;
    }
    Ok(())
}

/// Both sides of each clash, with who put the other one there.
pub(super) async fn clashing(
    desk: &Desk<'_>,
    now: &Service,
    note: Option<&Note>,
    clashes: Vec<Clash>,
) -> Result<EntryError, EntryError> {
    Ok(EntryError::Clashes { version: now.version, clashes: sides(desk, note, clashes).await? })
}

/// Both sides of each clash, with who put the other one there.
pub(super) async fn sides(
    desk: &Desk<'_>,
    note: Option<&Note>,
    clashes: Vec<Clash>,
) -> Result<Vec<TwoSides>, EntryError> {
    let mark = |field: &Field| note.and_then(|n| n.lately.get(field));
    let marks = clashes.iter().filter_map(|c| mark(&c.field));
    let names = Names::of(desk.tables, desk.actor.user, marks.flat_map(named).collect()).await?;
    let side = |clash: Clash| TwoSides {
        by: mark(&clash.field).map(|m| names.touch(m)),
        field: clash.field,
        base: clash.base,
        mine: clash.mine,
        theirs: clash.theirs,
    };
    Ok(clashes.into_iter().map(side).collect())
}

/// The fields that others changed since the person began.
async fn meanwhile(
    desk: &Desk<'_>,
    asked: &Changes<'_>,
    now: &Service,
    note: Option<&Note>,
) -> Result<Vec<Meanwhile>, EntryError> {
    if now.version == asked.base {
        return Ok(Vec::new());
    }
    let Some(began) = desk.kept(now.id, asked.base).await? else {
        return Err(EntryError::invalid("/if-match", "The entry never had this version."));
    };
    let mine = |field: Field| asked.changes.iter().any(|c| c.field == field);
    let fields: Vec<Field> =
        changes(&began.service, now).into_iter().map(|c| c.field).filter(|field| !mine(*field)).collect();
    let mark = |field: &Field| note.and_then(|n| n.lately.get(field));
    let names =
        Names::of(desk.tables, desk.actor.user, fields.iter().filter_map(mark).flat_map(named).collect()).await?;
    Ok(fields.into_iter().map(|field| Meanwhile { field, by: mark(&field).map(|m| names.touch(m)) }).collect())
}
