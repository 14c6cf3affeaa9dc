//! Adding and changing entries: one transaction a change, onto whatever the entry says now.

use doorstep_shared::api::desk::plans::{NewPlanEntry, PlanSaved};
use doorstep_shared::id::{ClashId, PlanId};
use doorstep_shared::people::Role;
use doorstep_shared::plans::entry::{
    Around, Body, Clash, Entry, EntryName, FieldChange, Kind, Merged, changed_fields, check_new, check_step, merge,
};
use doorstep_shared::plans::referral::By;
use serde_json::{Map, Value, json};

use super::again::answered;
use super::error::{Clashed, PlanError};
use super::handover;
use super::nominate::remark_child;
use super::records::{ClashRecord, ClashRow, HappeningRecord};
use super::referral;
use super::register;
use super::rows;
use super::sense::{moved, named, not_merged, references, stays};
use super::whole::{Reader, Whole, calendar_for};
use crate::port::{Condition, StoreError, Table};
use crate::store::{Change, ChangeError, Committed, Repeat, Request, plan_keys, replayed};
use crate::usecase::entry::Desk;

/// How often a change is tried onto what others have made of the plan meanwhile.
pub(super) const TRIES: usize = 16;

/// The keyed hash's key.
pub type MarkKey = [u8; 32];

/// What a change came to, as it is remembered for a repeat. The texts of a clash stay in the plan: what is remembered lies where
/// functions read that have nothing to do with families.
#[derive(serde::Serialize, serde::Deserialize)]
#[serde(tag = "is", rename_all = "kebab-case")]
enum Outcome {
    Saved { saved: PlanSaved },
    Clashed { version: u64, changed: Vec<String>, clashes: Vec<ClashId> },
}

/// What was answered before. Of clashes those that still wait are told with both texts.
pub(super) fn told(whole: &Whole, answer: Value) -> Result<PlanSaved, PlanError> {
    match answered(answer)? {
        Outcome::Saved { saved } => Ok(saved),
        Outcome::Clashed { version, changed, clashes } => {
            let waiting = whole.clashes.iter().filter(|record| clashes.contains(&record.id));
            let clashes = waiting.map(|record| record.clash.clone()).collect();
            Err(PlanError::Clashed(Box::new(Clashed { version, clashes, changed })))
        }
    }
}

fn remembered(repeat: &Repeat, outcome: &Outcome) -> Result<Request, StoreError> {
    Ok(repeat.answered(serde_json::to_value(outcome).map_err(|error| StoreError::Rejected(error.to_string()))?))
}

/// The plan and what belongs to it, once it may be known of.
pub(super) async fn opened(desk: &Desk<'_>, plan: PlanId) -> Result<Whole, PlanError> {
    let whole = Whole::load(desk, plan).await?;
    Reader::new(desk, &whole)?;
    Ok(whole)
}

/// Adds an entry.
///
/// # Errors
/// What makes no sense, or why it may not be done.
pub async fn add(
    desk: &Desk<'_>,
    marks: &MarkKey,
    plan: PlanId,
    new: &NewPlanEntry,
    repeat: &Repeat,
) -> Result<PlanSaved, PlanError> {
    for _ in 0..TRIES {
        let whole = opened(desk, plan).await?;
        let reader = Reader::new(desk, &whole)?;
        let mut body = new.body.clone();
        if let Body::Pointer(pointer) = &mut body {
            // Who used the route is whoever says so here.
            pointer.raised_by = desk.actor.user;
        }
        let learning = whole.is_of_learning(&body);
        reader.may_add(body.area(), body.section(), learning)?;
        let organisation = desk.actor.organisation.ok_or(PlanError::NotFound)?;
        let name = named(&body, new.id, organisation.uuid(), plan)?;
        references(&whole, &body)?;
        handover::keeps_address(&whole, &body)?;
        referral::makes_sense(&whole, None, &body)?;
        let calendar = calendar_for(desk, name.kind).await?;
        let born = whole.child().map(|(_, child)| child.born);
        check_new(&body, &Around { today: desk.today, calendar: &calendar, born, due_is_new: true })
            .map_err(PlanError::Invalid)?;
        referral::begin(desk, &mut body, &calendar).await?;
        handover::settle(&mut body, &calendar);
        register::begin(desk, &mut body).await?;
        let now = desk.clock.now().to_string();
        let entry = Entry {
            name,
            organisation,
            made_by: desk.actor.user,
            made_at: now.clone(),
            changed_by: desk.actor.user,
            changed_at: now,
            version: 1,
            body,
        };
        let saved = PlanSaved { entry: name, version: 1, changed: Vec::new(), merged: false };
        let key = plan_keys::plan_entry(plan, whole.plan.family, name);
        let mut change = begun(desk);
        change = change.create(key.clone(), &entry);
        change = written(desk, &whole, None, &entry, "add", change);
        change = plan_moves(desk, marks, whole, None, &entry, change)?;
        let outcome = Outcome::Saved { saved: saved.clone() };
        match change.idempotent(remembered(repeat, &outcome)?).commit(desk.tables).await {
            Ok(Committed::Made) => return Ok(saved),
            Ok(Committed::Replayed(answer)) => return told(&opened(desk, plan).await?, answer),
            Err(ChangeError::Stale { key: at, .. }) if at == key => return Err(PlanError::Stale(0)),
            Err(ChangeError::Stale { .. } | ChangeError::Store(StoreError::Contended)) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Err(StoreError::Contended.into())
}

/// Whose step it is in a referral.
pub(super) fn whose(desk: &Desk<'_>) -> By {
    if desk.actor.role == Role::Family { By::Family } else { By::Worker }
}

/// What goes into the same transaction as a change: the clash that it decides.
#[derive(Default)]
pub(super) struct Also {
    /// The clash, and what stands in the field afterwards.
    pub(super) clash: Option<(ClashRecord, Value)>,
    /// The rows on desks that go with it.
    pub(super) rows: Vec<crate::port::Key>,
}

/// Changes an entry field by field.
///
/// # Errors
/// [`PlanError::Clashed`] with both values where somebody else wrote into the same field; what makes no sense; why it may not be done.
pub async fn change(
    desk: &Desk<'_>,
    marks: &MarkKey,
    plan: PlanId,
    of: (EntryName, u64),
    changes: &[FieldChange],
    repeat: &Repeat,
) -> Result<PlanSaved, PlanError> {
    change_with(desk, marks, plan, of, changes, &Also::default(), repeat).await
}

/// The same, with what goes into the same transaction.
pub(super) async fn change_with(
    desk: &Desk<'_>,
    marks: &MarkKey,
    plan: PlanId,
    (name, base): (EntryName, u64),
    changes: &[FieldChange],
    also: &Also,
    repeat: &Repeat,
) -> Result<PlanSaved, PlanError> {
    for _ in 0..TRIES {
        let whole = opened(desk, plan).await?;
        let before = readable(desk, &whole, name)?.clone();
        if before.version != base
            && let Some(answer) = replayed(desk.tables, &desk.by(), repeat).await?
        {
            return told(&whole, answer);
        }
        let permit = Reader::new(desk, &whole)?.may_change(&before)?;
        let Merged { body, changed, clashes } = merge(&before.body, changes).map_err(not_merged)?;
        if (also.clash.is_some() && !clashes.is_empty()) || referral::two_steps(&body, &clashes) {
            // Somebody wrote there while it was being decided: they have to look again.
            return Err(PlanError::Stale(before.version));
        }
        let mut body = moved(&before.body, body, desk.today)?;
        handover::check(desk, &whole, &before, (&body, &clashes), permit)?;
        stays(&whole, &before.body, &body)?;
        references(&whole, &body)?;
        referral::makes_sense(&whole, Some(&before.body), &body)?;
        let calendar = calendar_for(desk, name.kind).await?;
        let born = whole.child().map(|(_, child)| child.born);
        let due_is_new = changed.iter().any(|c| matches!(c.field.as_str(), "due" | "on"));
        if !changed.is_empty() {
            let around = Around { today: desk.today, calendar: &calendar, born, due_is_new };
            check_step(&before.body, &body, whose(desk), &around).map_err(PlanError::Invalid)?;
            referral::settle(desk, &mut body, &calendar);
            handover::settle(&mut body, &calendar);
        }
        let held = register::held(desk, &before.body, &body).await?;
        let fields: Vec<String> = changed.iter().map(|c| c.field.clone()).collect();
        let version = before.version + u64::from(!changed.is_empty());
        let ids: Vec<ClashId> = clashes.iter().map(|_| ClashId::new(desk.ids.next())).collect();
        let merged = before.version != base && !fields.is_empty();
        let saved = PlanSaved { entry: name, version, changed: fields.clone(), merged };
        if changed.is_empty() && clashes.is_empty() && also.clash.is_none() {
            return Ok(saved);
        }
        let outcome = if clashes.is_empty() {
            Outcome::Saved { saved: saved.clone() }
        } else {
            Outcome::Clashed { version, changed: fields.clone(), clashes: ids.clone() }
        };
        let after = Entry {
            changed_by: desk.actor.user,
            changed_at: desk.clock.now().to_string(),
            version,
            body,
            ..before.clone()
        };
        let key = plan_keys::plan_entry(plan, whole.plan.family, name);
        let mut change = begun(desk);
        if changed.is_empty() {
            change = change.check(Table::Plans, key, Condition::Version(before.version));
        } else {
            change = change.replace(key, &after, before.version);
            change = written(desk, &whole, Some(&before), &after, "change", change);
            change = referral::counted(desk, &whole, Some(&before), &after, change).await?;
            if let Some((was, mut now)) = held {
                change = register::kept(desk, Some(&was), &mut now, "mark", change);
            }
            change = referral::told(desk, &whole, &before, &after, change).await?;
        }
        change = also.put(desk, &whole, clashing(desk, &whole, &before, (&ids, &clashes), change));
        if !changed.is_empty() {
            change = plan_moves(desk, marks, whole, Some(&before), &after, change)?;
        }
        match change.idempotent(remembered(repeat, &outcome)?).commit(desk.tables).await {
            Ok(Committed::Made) if clashes.is_empty() => return Ok(saved),
            Ok(Committed::Made) => {
                return Err(PlanError::Clashed(Box::new(Clashed { version, clashes, changed: fields })));
            }
            Ok(Committed::Replayed(answer)) => return told(&opened(desk, plan).await?, answer),
            // What is decided in the same change is decided on what was read before: it is looked at anew.
            Err(ChangeError::Stale { .. }) if also.clash.is_some() => return Err(StoreError::Contended.into()),
            Err(ChangeError::Stale { .. } | ChangeError::Store(StoreError::Contended)) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Err(StoreError::Contended.into())
}

/// An entry that they may read; any other is not there.
pub(super) fn readable<'w>(desk: &Desk<'_>, whole: &'w Whole, name: EntryName) -> Result<&'w Entry, PlanError> {
    let reader = Reader::new(desk, whole)?;
    whole.entry(name).filter(|entry| reader.may_read(entry).is_ok()).ok_or(PlanError::NotFound)
}

/// A change by whoever is at the desk.
pub(super) fn begun<'a>(desk: &Desk<'a>) -> Change<'a> {
    Change::new(desk.by(), &desk.zone.id, desk.clock.now(), desk.ids)
}

/// What goes with every change of an entry: audit, history, and what stands on desks.
pub(super) fn written<'c>(
    desk: &Desk<'_>,
    whole: &Whole,
    before: Option<&Entry>,
    after: &Entry,
    what: &str,
    mut change: Change<'c>,
) -> Change<'c> {
    let mut fields = match before {
        Some(before) => changed_fields(&before.body, &after.body),
        None => Vec::new(),
    };
    let record = format!("plan/{}/{}", whole.plan.id, after.name);
    let mut diff = Map::new();
    match before {
        Some(_) => {
            for field in &fields {
                diff.insert(format!("/{}", field.field), json!({ "old": field.base, "new": field.new }));
            }
        }
        None => {
            diff.insert("/".into(), json!({ "new": after.body }));
        }
    }
    change = change.audit(&record, what, diff);
    // What the server wrote down by itself follows from the rest: the audit has it, people read the rest.
    fields.retain(|field| {
        !matches!(field.field.as_str(), "steps" | "due_by" | "taken_up_on" | "address_before" | "moved_on")
    });
    let happening = HappeningRecord {
        at: after.changed_at.clone(),
        by: desk.actor.user,
        role: desk.actor.role,
        what: what.into(),
        entry: Some(after.name),
        area: after.body.area(),
        organisation: Some(after.organisation),
        learning: whole.is_of_learning(&after.body),
        fields,
    };
    change = change.create(plan_keys::happening(whole.plan.id, desk.ids.next()), &happening);
    change = rows::of_entry(desk, whole, before, after, change);
    let about = Map::from_iter([("plan".to_owned(), json!(whole.plan.id))]);
    change.outbox(super::PLAN_CHANGED, about)
}

/// The entries that people are found by and that decide when school begins are told to everybody's desk; every other change only
/// makes sure that the plan is still what was decided on.
pub(super) fn plan_moves<'c>(
    desk: &Desk<'_>,
    marks: &MarkKey,
    mut whole: Whole,
    before: Option<&Entry>,
    after: &Entry,
    change: Change<'c>,
) -> Result<Change<'c>, PlanError> {
    let meta = plan_keys::plan_meta(whole.plan.id);
    let base = whole.plan.version;
    // Who begins to take part in something comes into its register with all that decides who sees them there.
    let joins = after.name.kind == Kind::Attendance && before.is_none();
    if !matches!(after.name.kind, Kind::Child | Kind::Place) && !joins {
        let change = rows::names_in_registers(desk, &mut whole, before, after, change);
        return Ok(change.check(Table::Plans, meta, Condition::Version(base)));
    }
    whole.entries.retain(|entry| entry.name != after.name);
    whole.entries.push(after.clone());
    let old_year = whole.plan.entry_year;
    if let Body::Place(place) = &after.body {
        whole.plan.entry_year = place.place.entry_year;
    }
    whole.plan.version = base + 1;
    let mut change = change.replace(meta, &whole.plan, base);
    if old_year != whole.plan.entry_year {
        change =
            change.delete(Table::Plans, plan_keys::reference(&desk.zone.id, old_year, whole.plan.id), Condition::None);
    }
    let changes_child = matches!(after.name.kind, Kind::Child) || old_year != whole.plan.entry_year;
    if before.is_some() && changes_child {
        change = remark_child(marks, &whole, change)?;
    }
    Ok(rows::of_plan(desk, &whole, change))
}

/// Keeps both texts of each clash, and puts it on the desks of both.
fn clashing<'c>(
    desk: &Desk<'_>,
    whole: &Whole,
    entry: &Entry,
    (ids, clashes): (&[ClashId], &[Clash]),
    mut change: Change<'c>,
) -> Change<'c> {
    let now = desk.clock.now().to_string();
    for (id, clash) in ids.iter().copied().zip(clashes) {
        let record = ClashRecord {
            id,
            entry: entry.name,
            clash: clash.clone(),
            mine_by: desk.actor.user,
            theirs_by: entry.changed_by,
            raised_at: now.clone(),
            version: 1,
        };
        let row = ClashRow {
            plan: whole.plan.id,
            clash: id,
            entry: entry.name,
            field: clash.field.clone(),
            raised_at: now.clone(),
            area: entry.body.area(),
            organisation: entry.organisation,
            learning: whole.is_of_learning(&entry.body),
        };
        change = change.create(plan_keys::clash(whole.plan.id, id), &record);
        let mut both = vec![desk.actor.user, entry.changed_by];
        both.dedup();
        for user in both {
            change = change.put(plan_keys::clash_row(&desk.zone.id, user, id), &row, Condition::None);
        }
        let fields = vec![
            FieldChange { field: clash.field.clone(), base: clash.base.clone(), new: clash.theirs.clone() },
            FieldChange { field: clash.field.clone(), base: clash.base.clone(), new: clash.mine.clone() },
        ];
        let happening = HappeningRecord {
            at: now.clone(),
            by: desk.actor.user,
            role: desk.actor.role,
            what: "clash".into(),
            entry: Some(entry.name),
            area: entry.body.area(),
            organisation: Some(entry.organisation),
            learning: whole.is_of_learning(&entry.body),
            fields,
        };
        change = change.create(plan_keys::happening(whole.plan.id, desk.ids.next()), &happening);
        let record = format!("plan/{}/{}", whole.plan.id, entry.name);
        let diff = json!({ "base": clash.base, "theirs": clash.theirs, "mine": clash.mine });
        change = change.audit(&record, "clash", Map::from_iter([(format!("/{}", clash.field), diff)]));
    }
    change
}
