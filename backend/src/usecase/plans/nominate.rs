//! Naming a child for a plan. The same child is found again by keyed hashes: nothing is compared that could be read.

use doorstep_shared::api::desk::plans::{Nominated, Nomination};
use doorstep_shared::date::Date;
use doorstep_shared::people::Role;
use doorstep_shared::plans::access::{Area, Facts, Op, Seat, decide};
use doorstep_shared::plans::course::State;
use doorstep_shared::plans::entry::{Around, Body, Entry, EntryName, Kind, check_new};
use doorstep_shared::plans::people::label_of;
use doorstep_shared::plans::plan::Plan;
use doorstep_shared::plans::school::SchoolYear;
use doorstep_shared::plans::team::{Function, TeamMember};
use doorstep_shared::problem::FieldError;
use doorstep_shared::search::fold;
use hmac::{Hmac, Mac};
use serde_json::{Map, json};
use sha2::Sha256;
use uuid::Uuid;

use super::again::answered;
use super::entry::{MarkKey, begun};
use super::error::PlanError;
use super::records::{HappeningRecord, Mark, Marks};
use super::rows;
use super::sense::is_new_id;
use super::whole::Whole;
use crate::port::{Condition, Query, StoreError, Table};
use crate::store::{Change, ChangeError, Committed, Repeat, get, plan_keys, records};
use crate::usecase::entry::Desk;

/// Names a child.
///
/// # Errors
/// [`PlanError::Possible`] when there may be a plan already, and nothing of it; what makes no sense; why it may not be done.
pub async fn nominate(
    desk: &Desk<'_>,
    key: &MarkKey,
    new: &Nomination,
    repeat: &Repeat,
) -> Result<Nominated, PlanError> {
    let seat = Seat::of(desk.actor.role).ok_or(PlanError::NotFound)?;
    decide(seat, Area::Nominate, Op::Create, &Facts { own: true, ..Facts::none(State::Nominated) })?;
    let organisation = desk.actor.organisation.ok_or(PlanError::Refused(doorstep_shared::plans::access::Why::Never))?;
    let bodies = bodies(new);
    let calendar = records::calendar(desk.tables, &desk.zone.id).await?;
    looked_through(desk, new, &bodies, &calendar)?;
    let answer = Nominated { plan: new.plan, label: label_of(new.family) };
    let marks = Marks {
        child: child_mark(key, &desk.zone.id, &new.child.legal_name, new.child.born, new.place.place.entry_year),
        address: address_mark(key, &desk.zone.id, new.child.born, &new.postcode),
    };
    if let Some(at) = &marks.address
        && !new.another_child
        && others_at(desk, at, new).await?
    {
        return Err(PlanError::Possible("same-address"));
    }
    let whole = whole_of(desk, new, organisation, bodies, marks.clone());
    let mut change = begun(desk)
        .create(plan_keys::plan_meta(new.plan), &whole.plan)
        .create(plan_keys::open_plan(&marks.child), &Mark { plan: new.plan })
        .create(plan_keys::marks(new.plan), &marks);
    if let Some(at) = &marks.address {
        change = change.put(plan_keys::at_address(at, new.plan), &Mark { plan: new.plan }, Condition::None);
    }
    for member in &whole.team {
        change = change.create(plan_keys::team_member(new.plan, member.user), member);
    }
    for entry in &whole.entries {
        change = change.create(plan_keys::plan_entry(new.plan, new.family, entry.name), entry);
    }
    change = rows::of_plan(desk, &whole, change);
    change = happened(desk, &whole, "nominate", Area::Agreement, change);
    change = change
        .audit(
            &format!("plan/{}", new.plan),
            "nominate",
            Map::from_iter([("/".to_owned(), json!({ "new": whole.plan }))]),
        )
        .outbox(super::PLAN_CHANGED, Map::from_iter([("plan".to_owned(), json!(new.plan))]));
    let kept = serde_json::to_value(&answer).map_err(|error| StoreError::Rejected(error.to_string()))?;
    match change.idempotent(repeat.answered(kept)).commit(desk.tables).await {
        Ok(Committed::Made) => Ok(answer),
        Ok(Committed::Replayed(before)) => answered(before),
        // V6: the mark of the child and the year is there once, whoever names the child.
        Err(ChangeError::Stale { key, .. }) if key.sk == "OPEN" => Err(PlanError::Possible("same-child")),
        Err(error) => Err(error.into()),
    }
}

fn bodies(new: &Nomination) -> Vec<(EntryName, Body)> {
    let named = |kind, id: Uuid| EntryName::new(kind, id);
    let mut all = vec![
        (named(Kind::Home, new.family.uuid()), Body::Home(new.home.clone())),
        (named(Kind::Child, new.child_id.uuid()), Body::Child(new.child.clone())),
        (named(Kind::Adult, new.adult_id.uuid()), Body::Adult(new.adult.clone())),
        (named(Kind::Place, new.plan.uuid()), Body::Place(new.place.clone())),
    ];
    if let Some(contact) = &new.contact {
        all.push((named(Kind::Contact, new.adult_id.uuid()), Body::Contact(contact.clone())));
    }
    all
}

fn looked_through(
    desk: &Desk<'_>,
    new: &Nomination,
    bodies: &[(EntryName, Body)],
    calendar: &doorstep_shared::directory::Calendar,
) -> Result<(), PlanError> {
    let around = Around { today: desk.today, calendar, born: Some(new.child.born), due_is_new: true };
    let mut bad = Vec::new();
    for (name, body) in bodies {
        let part = match name.kind {
            Kind::Home => "/home",
            Kind::Child => "/child",
            Kind::Adult => "/adult",
            Kind::Contact => "/contact",
            _ => "/place",
        };
        for FieldError { pointer, detail } in check_new(body, &around).err().unwrap_or_default() {
            bad.push(FieldError { pointer: format!("{part}{pointer}"), detail });
        }
    }
    let mut say = |pointer: &str, detail: &str| bad.push(FieldError { pointer: pointer.into(), detail: detail.into() });
    if new.contact.as_ref().is_some_and(|contact| contact.adult != new.adult_id) {
        say("/contact/adult", "This contact belongs to somebody else.");
    }
    let ids = [new.plan.uuid(), new.family.uuid(), new.child_id.uuid(), new.adult_id.uuid()];
    if !ids.iter().all(|id| is_new_id(*id)) {
        say("/plan", "The ids of something new are UUIDs of version 7.");
    }
    if new.may_be_contacted_on.is_some_and(|on| on > desk.today) {
        say("/may_be_contacted_on", "This day is still to come.");
    }
    if bad.is_empty() { Ok(()) } else { Err(PlanError::Invalid(bad)) }
}

async fn others_at(desk: &Desk<'_>, hash: &str, new: &Nomination) -> Result<bool, StoreError> {
    let all = desk.tables.query_all(&Query::prefix(Table::Plans, plan_keys::same_address(hash), "")).await?;
    Ok(all.iter().any(|item| item.key.sk != new.plan.to_string()))
}

fn whole_of(
    desk: &Desk<'_>,
    new: &Nomination,
    organisation: doorstep_shared::id::OrganisationId,
    bodies: Vec<(EntryName, Body)>,
    marks: Marks,
) -> Whole {
    let (user, now, today) = (desk.actor.user, desk.clock.now().to_string(), desk.today);
    let plan = Plan {
        id: new.plan,
        family: new.family,
        child: new.child_id,
        label: label_of(new.family),
        entry_year: new.place.place.entry_year,
        state: State::Nominated,
        before: None,
        nominated_by: user,
        organisation,
        nominated_on: today,
        of_zone: new.of_zone,
        may_be_contacted_on: new.may_be_contacted_on,
        invited: None,
        notice: None,
        engagement: None,
        first_contact_by: None,
        agreed: None,
        started_on: None,
        handover: None,
        rest: None,
        ended_on: None,
        closing: None,
        reopening: None,
        choices: 0,
        version: 1,
    };
    let function = match desk.actor.role {
        Role::LinkTeacher => Function::LinkTeacher,
        Role::Advisor => Function::ParentAdvisor,
        Role::ChildrensCentre => Function::CentreWorker,
        _ => Function::Senco,
    };
    // Whoever names a child knows the family: it was they who were told that it may be asked.
    let member = TeamMember {
        user,
        organisation,
        function,
        lead: true,
        from: today,
        to: None,
        family_told_on: Some(today),
        version: 1,
    };
    let entry = |(name, body)| Entry {
        name,
        organisation,
        made_by: user,
        made_at: now.clone(),
        changed_by: user,
        changed_at: now.clone(),
        version: 1,
        body,
    };
    Whole::begun(plan, vec![member], bodies.into_iter().map(entry).collect(), marks)
}

/// Adds to the plan's history something that is of the plan as a whole.
pub(super) fn happened<'c>(desk: &Desk<'_>, whole: &Whole, what: &str, area: Area, change: Change<'c>) -> Change<'c> {
    let happening = HappeningRecord {
        at: desk.clock.now().to_string(),
        by: desk.actor.user,
        role: desk.actor.role,
        what: what.into(),
        entry: None,
        area,
        organisation: None,
        learning: false,
        fields: Vec::new(),
    };
    change.create(plan_keys::happening(whole.plan.id, desk.ids.next()), &happening)
}

/// The hash of a child in a year. The zone is part of it: the same child may have a plan elsewhere.
pub(super) fn child_mark(
    key: &MarkKey,
    zone: &doorstep_shared::id::ZoneId,
    name: &str,
    born: Date,
    year: SchoolYear,
) -> String {
    let plain: String = fold(name).chars().filter(|c| c.is_alphanumeric()).collect();
    keyed(key, &["child", zone.as_str(), &plain, &born.to_string(), &year.begins_in().to_string()])
}

/// The hash of a birthday and a postcode; none without a postcode.
pub(super) fn address_mark(
    key: &MarkKey,
    zone: &doorstep_shared::id::ZoneId,
    born: Date,
    postcode: &str,
) -> Option<String> {
    let plain: String =
        postcode.chars().filter(|c| c.is_ascii_alphanumeric()).map(|c| c.to_ascii_uppercase()).collect();
    (!plain.is_empty()).then(|| keyed(key, &["address", zone.as_str(), &born.to_string(), &plain]))
}

fn keyed(key: &MarkKey, parts: &[&str]) -> String {
    // HMAC takes a key of any length.
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(key) else { return String::new() };
    for part in parts {
        mac.update(&(part.len() as u64).to_be_bytes());
        mac.update(part.as_bytes());
    }
    mac.finalize().into_bytes().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The marks of a plan whose child's name, birthday or year was put right.
///
/// # Errors
/// Never by itself: that another plan of this child is open, the transaction finds.
pub(super) fn remark_child<'c>(key: &MarkKey, whole: &Whole, change: Change<'c>) -> Result<Change<'c>, PlanError> {
    let Some((_, child)) = whole.child() else { return Ok(change) };
    let zone = change.zone().clone();
    let mark = child_mark(key, &zone, &child.legal_name, child.born, whole.plan.entry_year);
    if mark == whole.marks.child || !whole.plan.state.is_open() {
        return Ok(change);
    }
    let marks = Marks { child: mark.clone(), address: whole.marks.address.clone() };
    Ok(change
        .delete(Table::Plans, plan_keys::open_plan(&whole.marks.child), Condition::None)
        .create(plan_keys::open_plan(&mark), &Mark { plan: whole.plan.id })
        .put(plan_keys::marks(whole.plan.id), &marks, Condition::None))
}

/// Takes the marks of a plan away that is over: the child may have another one.
pub(super) fn unmarked<'c>(whole: &Whole, mut change: Change<'c>) -> Change<'c> {
    change = change.delete(Table::Plans, plan_keys::open_plan(&whole.marks.child), Condition::None);
    match &whole.marks.address {
        Some(at) => change.delete(Table::Plans, plan_keys::at_address(at, whole.plan.id), Condition::None),
        None => change,
    }
}

/// Whether another plan of the child is open: V6.
///
/// # Errors
/// When the tables cannot be read.
pub(super) async fn another_open(desk: &Desk<'_>, whole: &Whole) -> Result<bool, StoreError> {
    let mark: Option<Mark> = get(desk.tables, &plan_keys::open_plan(&whole.marks.child)).await?;
    Ok(mark.is_some_and(|mark| mark.plan != whole.plan.id))
}
