//! What stands on people's desks because of a plan: written in the same transaction as what it tells of, and decided about again
//! whenever it is read.

use doorstep_shared::date::Date;
use doorstep_shared::id::{OrganisationId, PlanId, UserId};
use doorstep_shared::plans::access::{self, Area, Facts, Seat};
use doorstep_shared::plans::agreement::{LegalMode, SharingAgreement, mode};
use doorstep_shared::plans::course::{Phase, State};
use doorstep_shared::plans::entry::{Body, Entry, Kind};
use doorstep_shared::plans::meeting::{Meeting, MeetingState};
use doorstep_shared::plans::plan::{Ending, Plan};
use doorstep_shared::plans::referral::Clock;
use doorstep_shared::plans::section::Section;
use doorstep_shared::plans::sharing::resolve;
use doorstep_shared::plans::team::{Function, TeamMember};
use doorstep_shared::plans::work::{Action, Owner};
use doorstep_shared::set::{Member as _, Set};

use super::entry::begun;
use super::error::PlanError;
use super::handover;
use super::records::{
    DueRow, Named, NewRow, NextRow, PlanRow, ReferenceRow, RegisterMember, RegisterRow, TalkRow, adult,
};
use super::register;
use super::whole::{Whole, on_team};
use crate::port::{Condition, Key, Table};
use crate::store::{Change, plan_keys};
use crate::usecase::entry::Desk;

/// The row of each member, and the reference for whoever looks after the zone, as the plan is now.
pub fn of_plan<'c>(desk: &Desk<'_>, whole: &Whole, mut change: Change<'c>) -> Change<'c> {
    let (zone, plan) = (&desk.zone.id, &whole.plan);
    let child = named_child(whole);
    for member in &whole.team {
        let key = plan_keys::plan_row(zone, member.user, plan.id);
        if member.to.is_some_and(|to| to < desk.today) {
            change = change.delete(Table::Plans, key, Condition::None);
            continue;
        }
        let open = |section: &&Section| resolve(whole.said(), member.organisation, **section, desk.today).is_allowed();
        let row = PlanRow {
            plan: plan.id,
            label: plan.label.clone(),
            state: plan.state,
            before: plan.before,
            entry_year: plan.entry_year,
            first_contact_by: plan.first_contact_by,
            member: member.clone(),
            child: child.clone(),
            shared: Section::ALL.iter().filter(open).copied().collect(),
            interest: whole.interests.iter().any(|interest| interest.user == member.user),
            family: Some(plan.family),
        };
        change = change.put(key, &row, Condition::None);
    }
    change = of_registers(desk, whole, child.as_ref(), change);
    let reference = ReferenceRow {
        plan: plan.id,
        label: plan.label.clone(),
        state: plan.state,
        entry_year: plan.entry_year,
        nominated_on: plan.nominated_on,
        ended_on: plan.ended_on,
        asked: asked(plan),
    };
    change.put(plan_keys::reference(zone, plan.entry_year, plan.id), &reference, Condition::None)
}

/// The child as rows name it.
fn named_child(whole: &Whole) -> Option<Named> {
    whole.child().map(|(entry, child)| Named {
        name: if child.known_as.trim().is_empty() { child.legal_name.clone() } else { child.known_as.clone() },
        organisation: entry.organisation,
        starts_on: whole.starts_on(),
    })
}

/// Where an adult is called otherwise, or somebody else takes part, the registers say so.
pub(super) fn names_in_registers<'c>(
    desk: &Desk<'_>,
    whole: &mut Whole,
    before: Option<&Entry>,
    after: &Entry,
    change: Change<'c>,
) -> Change<'c> {
    let touches = match (before.map(|entry| &entry.body), &after.body) {
        (Some(Body::Attendance(before)), Body::Attendance(after)) => before.who != after.who,
        (Some(_), Body::Adult(_)) => true,
        _ => false,
    };
    if !touches {
        return change;
    }
    whole.entries.retain(|entry| entry.name != after.name);
    whole.entries.push(after.clone());
    of_registers(desk, whole, named_child(whole).as_ref(), change)
}

/// The plan's line in the register of every series that the family takes part in.
fn of_registers<'c>(desk: &Desk<'_>, whole: &Whole, child: Option<&Named>, mut change: Change<'c>) -> Change<'c> {
    let plan = &whole.plan;
    let member = |member: &TeamMember| {
        let open = |section: &&Section| resolve(whole.said(), member.organisation, **section, desk.today).is_allowed();
        RegisterMember {
            member: member.clone(),
            shared: Section::ALL.iter().filter(open).copied().collect(),
            interest: whole.interests.iter().any(|interest| interest.user == member.user),
        }
    };
    for entry in &whole.entries {
        let Body::Attendance(attendance) = &entry.body else { continue };
        let named = |id: doorstep_shared::id::PersonId| {
            let of = whole.entries.iter().find(|entry| entry.name.id == id.uuid())?;
            let name = adult(&whole.entries, id)?.called().to_owned();
            Some(Named { name, organisation: of.organisation, starts_on: None })
        };
        let row = RegisterRow {
            plan: plan.id,
            label: plan.label.clone(),
            state: plan.state,
            before: plan.before,
            child: child.cloned(),
            adult: attendance.who.adult().and_then(named),
            members: on_team(&whole.team, desk.today).map(member).collect(),
        };
        change = change.put(plan_keys::register_row(attendance.series, plan.id), &row, Condition::None);
    }
    change
}

/// Writes the rows of a plan once more, as things stand today: for whoever tells what happened out of its order, as the demo does.
///
/// # Errors
/// When there is no such plan; when the rows cannot be written.
pub async fn again(desk: &Desk<'_>, plan: PlanId) -> Result<(), PlanError> {
    let whole = Whole::load(desk, plan).await?;
    of_plan(desk, &whole, begun(desk)).commit(desk.tables).await?;
    Ok(())
}

/// What waits for a second person's word, while the plan stands where it is asked.
fn asked(plan: &Plan) -> Option<Ending> {
    let asked = match plan.state {
        State::Closing => plan.closing.as_ref(),
        State::Closed => plan.reopening.as_ref(),
        _ => None,
    };
    asked.filter(|asked| asked.second.is_none()).cloned()
}

/// What the change of an entry puts on desks, and takes off them.
pub fn of_entry<'c>(
    desk: &Desk<'_>,
    whole: &Whole,
    before: Option<&Entry>,
    after: &Entry,
    mut change: Change<'c>,
) -> Change<'c> {
    change = due(desk, whole, before, after, change);
    if told(before, after) {
        for member in &whole.team {
            let row = plan_keys::ring_row(&desk.zone.id, member.user, whole.plan.id);
            change = change.delete(Table::Plans, row, Condition::None);
        }
    }
    if let (None, Body::Note(_)) = (before, &after.body) {
        change = contact(desk, whole, after, change);
    }
    if let Body::Attendance(attendance) = &after.body {
        let seat = register::seat(after.version, after, attendance);
        change = change.put(plan_keys::register_seat(attendance.series, whole.plan.id), &seat, Condition::None);
    }
    news(desk, whole, after, change)
}

/// Whether this settles that somebody has to ring a family: somebody was in touch, or there is another way to reach it.
fn told(before: Option<&Entry>, after: &Entry) -> bool {
    match &after.body {
        Body::Note(note) => before.is_none() && note.of.is_contact(),
        Body::Contact(_) => true,
        _ => false,
    }
}

fn action(entry: Option<&Entry>) -> Option<&Action> {
    match entry.map(|entry| &entry.body) {
        Some(Body::Action(action)) => Some(action),
        _ => None,
    }
}

/// A meeting that is to come, or was and nobody has written down how it went.
fn meeting(entry: Option<&Entry>) -> Option<&Meeting> {
    match entry.map(|entry| &entry.body) {
        Some(Body::Meeting(meeting)) if meeting.state == MeetingState::Planned => Some(meeting),
        _ => None,
    }
}

/// On whose desk an action lies, and where. A meeting and a handover lie with whoever leads, the clock of a referral with whoever refers.
fn due_key(desk: &Desk<'_>, whole: &Whole, entry: Option<&Entry>, lead: Option<UserId>) -> Option<Key> {
    if let Some(meeting) = meeting(entry) {
        return Some(plan_keys::due_row(&desk.zone.id, lead?, meeting.on, whole.plan.id, entry?.name));
    }
    if let Some(Body::Referral(referral)) = entry.map(|entry| &entry.body) {
        return Some(plan_keys::due_row(&desk.zone.id, referral.worker, referral.due_by?, whole.plan.id, entry?.name));
    }
    if let Some(Body::Handover(record)) = entry.map(|entry| &entry.body) {
        return Some(plan_keys::due_row(&desk.zone.id, lead?, record.due_by?, whole.plan.id, entry?.name));
    }
    let action = action(entry).filter(|action| action.status.is_open())?;
    let user = match action.owner? {
        Owner::Team { user } => Some(user),
        Owner::Family { .. } => lead,
    };
    Some(plan_keys::due_row(&desk.zone.id, user?, action.due?, whole.plan.id, entry?.name))
}

fn due_row(whole: &Whole, entry: &Entry) -> Option<DueRow> {
    if let Some(meeting) = meeting(Some(entry)) {
        let time = meeting.at.map(|at| format!(", {at}")).unwrap_or_default();
        return Some(DueRow {
            plan: whole.plan.id,
            entry: entry.name,
            text: format!("{}{time}", meeting.of.words()),
            due: meeting.on,
            of_family: false,
            organisation: entry.organisation,
            learning: false,
        });
    }
    if let Body::Referral(referral) = &entry.body {
        let clock = Clock::at(referral.stage)?;
        return Some(DueRow {
            plan: whole.plan.id,
            entry: entry.name,
            text: format!("{}: {}", referral.service_name, clock.words()),
            due: referral.due_by?,
            of_family: false,
            organisation: entry.organisation,
            learning: whole.is_of_learning(&entry.body),
        });
    }
    if let Body::Handover(record) = &entry.body {
        return Some(DueRow {
            plan: whole.plan.id,
            entry: entry.name,
            text: "Does the school have the handover?".into(),
            due: record.due_by?,
            of_family: false,
            organisation: entry.organisation,
            learning: false,
        });
    }
    let action = action(Some(entry))?;
    Some(DueRow {
        plan: whole.plan.id,
        entry: entry.name,
        text: action.text.clone(),
        due: action.due?,
        of_family: matches!(action.owner, Some(Owner::Family { .. })),
        organisation: entry.organisation,
        learning: whole.is_of_learning(&entry.body),
    })
}

/// The row of an action, a meeting or what else waits, as it is now.
pub(super) fn due<'c>(
    desk: &Desk<'_>,
    whole: &Whole,
    before: Option<&Entry>,
    after: &Entry,
    mut change: Change<'c>,
) -> Change<'c> {
    let lead = whole.lead(desk.today).map(|member| member.user);
    let (old, new) = (due_key(desk, whole, before, lead), due_key(desk, whole, Some(after), lead));
    if let Some(old) = old.filter(|old| Some(old) != new.as_ref()) {
        change = change.delete(Table::Plans, old, Condition::None);
    }
    match (new, due_row(whole, after)) {
        (Some(key), Some(row)) => change.put(key, &row, Condition::None),
        _ => change,
    }
}

/// What the family does, every meeting and the handover lie on the desk of whoever leads: it moves when another one does.
pub fn lead_changes<'c>(
    desk: &Desk<'_>,
    whole: &Whole,
    from: Option<UserId>,
    to: Option<UserId>,
    mut change: Change<'c>,
) -> Change<'c> {
    if from == to {
        return change;
    }
    for entry in &whole.entries {
        let of_family = action(Some(entry)).is_some_and(|action| matches!(action.owner, Some(Owner::Family { .. })));
        let leads = meeting(Some(entry)).is_some() || entry.name.kind == Kind::Handover;
        if !of_family && !leads {
            continue;
        }
        if let Some(key) = due_key(desk, whole, Some(entry), from) {
            change = change.delete(Table::Plans, key, Condition::None);
        }
        if let (Some(key), Some(row)) = (due_key(desk, whole, Some(entry), to), due_row(whole, entry)) {
            change = change.put(key, &row, Condition::None);
        }
    }
    change
}

/// A note of a contact: when the writer's organisation was last in touch, and what the writer means to do next.
fn contact<'c>(desk: &Desk<'_>, whole: &Whole, after: &Entry, mut change: Change<'c>) -> Change<'c> {
    let Body::Note(note) = &after.body else { return change };
    let (zone, plan) = (&desk.zone.id, whole.plan.id);
    if note.of.is_contact() {
        let on = last_contact(whole, after.organisation).max(Some(note.occurred_on));
        for member in on_team(&whole.team, desk.today).filter(|member| member.organisation == after.organisation) {
            if let Some(on) = on {
                let key = plan_keys::talk_row(zone, member.user, plan);
                change = change.put(key, &TalkRow { plan, on }, Condition::None);
            }
        }
    }
    let key = plan_keys::next_row(zone, desk.actor.user, plan);
    match &note.next {
        Some(next) => change.put(key, &NextRow { plan, next: next.clone() }, Condition::None),
        // They were in touch, and nothing is agreed for next time.
        None if note.of.is_contact() => change.delete(Table::Plans, key, Condition::None),
        None => change,
    }
}

/// The last day on which somebody of an organisation was in touch with the family.
pub fn last_contact(whole: &Whole, organisation: OrganisationId) -> Option<Date> {
    let days =
        whole.entries.iter().filter(|entry| entry.organisation == organisation).filter_map(|entry| match &entry.body {
            Body::Note(note) if note.of.is_contact() => Some(note.occurred_on),
            _ => None,
        });
    days.max()
}

/// Everybody else in the team who may see it is told that there is something new: not what.
pub(super) fn news<'c>(desk: &Desk<'_>, whole: &Whole, after: &Entry, mut change: Change<'c>) -> Change<'c> {
    let (area, learning) = (after.body.area(), whole.is_of_learning(&after.body));
    for member in whole.team.iter().filter(|member| member.user != desk.actor.user && member.is_in(desk.today)) {
        let (section, of) = (after.body.section(), member.organisation);
        let shared = resolve(whole.said(), of, section, desk.today).is_allowed();
        let facts = Facts {
            begun: whole.plan.begun(),
            state: whole.plan.state,
            extract: handover::is_for(whole, &after.body, Some(of), desk.today),
            ..facts(
                member,
                &whole.agreements,
                (after.organisation, section, learning),
                (shared, Some(whole.family_itself())),
                desk.today,
            )
        };
        if access::may_read(seat_of(member.function), area, &facts).is_err() {
            continue;
        }
        let (plan, at) = (whole.plan.id, desk.clock.now().to_string());
        let row = NewRow { plan, at, area, organisation: after.organisation, learning };
        change = change.put(plan_keys::new_row(&desk.zone.id, member.user, plan), &row, Condition::None);
    }
    change
}

/// Where somebody sits, by what they do in a team. Their membership of the zone decides when they read.
pub fn seat_of(function: Function) -> Seat {
    match function {
        Function::LinkTeacher => Seat::LinkTeacher,
        Function::ParentAdvisor => Seat::Advisor,
        Function::CentreWorker => Seat::Centre,
        Function::ReceptionTeacher => Seat::ReceptionTeacher,
        Function::Senco | Function::HealthVisitor | Function::KeyPerson | Function::Other => Seat::SchoolLead,
    }
}

/// What is so between a member and an entry of a partner.
fn facts(
    member: &TeamMember,
    agreements: &[SharingAgreement],
    (organisation, section, learning): (OrganisationId, Section, bool),
    (shared, family): (bool, Option<OrganisationId>),
    today: Date,
) -> Facts {
    let mine = member.organisation;
    // What the family has written itself it shares by its own word.
    let itself = family == Some(organisation);
    Facts {
        team: member.is_in(today),
        lead: member.lead,
        own: mine == organisation,
        agreement: itself || mode(agreements, mine, organisation, section, today) == LegalMode::Agreement,
        shared,
        learning,
        ..Facts::none(State::Nominated)
    }
}

/// Where somebody of a team stands to a plan, from a row that was put on a desk or in a register.
pub struct Standing<'a> {
    /// Where the plan stands.
    pub state: State,
    /// Where it stood before it rested.
    pub before: Option<State>,
    /// What they are in its team.
    pub member: &'a TeamMember,
    /// The sections that the family shares with their organisation.
    pub shared: Set<Section>,
    /// What stands where a partner stands in what the family has written itself, where that is known.
    pub family: Option<OrganisationId>,
}

impl Standing<'_> {
    /// What is so between them and what is of a partner, a section, and of learning or not.
    pub fn facts(&self, agreements: &[SharingAgreement], of: (OrganisationId, Section, bool), today: Date) -> Facts {
        Facts {
            begun: self.state.phase(self.before) == Phase::InReception,
            state: self.state,
            ..facts(self.member, agreements, of, (self.shared.has(of.1), self.family), today)
        }
    }
}

impl PlanRow {
    /// Whether its holder may see what is of a partner and an area, today.
    pub fn may_read(
        &self,
        seat: Seat,
        agreements: &[SharingAgreement],
        area: Area,
        organisation: OrganisationId,
        learning: bool,
        today: Date,
    ) -> bool {
        let Some(section) = area.section() else { return false };
        let family = self.family.map(|id| OrganisationId::new(id.uuid()));
        let standing =
            Standing { state: self.state, before: self.before, member: &self.member, shared: self.shared, family };
        let facts = standing.facts(agreements, (organisation, section, learning), today);
        // A row about it lies on a school's desk only once it was sent there.
        let facts = Facts { extract: area == Area::Handover, ..facts };
        !self.interest && access::may_read(seat, area, &facts).is_ok()
    }
}
