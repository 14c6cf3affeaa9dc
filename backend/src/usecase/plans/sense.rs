//! Whether an entry can be what it says it is, in this plan: what it is called, what it points at, and that it stays where it was written.

use doorstep_shared::date::Date;
use doorstep_shared::id::PlanId;
use doorstep_shared::plans::entry::{Body, EntryName, Kind, NotMerged};
use doorstep_shared::plans::meeting::{self, Guest, Meeting};
use uuid::Uuid;

use super::error::PlanError;
use super::whole::Whole;

/// An entry stays in the part of the plan that it was written in: those who may not read that part must not find it in another one
/// because somebody changed a word.
pub(super) fn stays(whole: &Whole, before: &Body, after: &Body) -> Result<(), PlanError> {
    if before.area() != after.area() {
        let why = "This stays where it was written. Write it again in the other part, if the family wants that.";
        return Err(PlanError::invalid("/section", why));
    }
    let moves = matches!(after, Body::Action(_)) && whole.is_of_learning(before) != whole.is_of_learning(after);
    if moves {
        return Err(PlanError::invalid("/goal", "Choose a goal of the same part of the plan."));
    }
    Ok(())
}

/// The name a new entry gets: of some kinds each partner has one, of the handover the plan.
pub(super) fn named(body: &Body, id: Uuid, organisation: Uuid, plan: PlanId) -> Result<EntryName, PlanError> {
    if let Body::Handover(_) = body {
        return Ok(EntryName::new(Kind::Handover, plan.uuid()));
    }
    let one_each = matches!(body.kind(), Kind::AboutMe | Kind::Health | Kind::Assessment | Kind::Element);
    let name = EntryName::of(body, if one_each { organisation } else { id });
    if !one_each && name.kind != Kind::Contact && !is_new_id(name.id) {
        return Err(PlanError::invalid("/id", "The id of a new entry is a UUID of version 7."));
    }
    if matches!(name.kind, Kind::Child | Kind::Place | Kind::Home) {
        return Err(PlanError::invalid(
            "/body/kind",
            "A plan has one of these from the day the child is named. Change that one.",
        ));
    }
    Ok(name)
}

/// Whether somebody can have made an id for something new: of version 7, or of version 5 from a name that is one already.
pub(super) fn is_new_id(id: Uuid) -> bool {
    matches!(id.get_version_num(), 5 | 7)
}

/// What an entry points at has to be in the plan: goals at needs, actions at goals and people, contacts at adults, addenda at notes.
pub(super) fn references(whole: &Whole, body: &Body) -> Result<(), PlanError> {
    use doorstep_shared::plans::work::Owner;
    let has = |kind: Kind, id: Uuid| whole.entry(EntryName::new(kind, id)).is_some();
    let bad = |pointer: &str, detail: &str| Err(PlanError::invalid(pointer, detail));
    match body {
        Body::Goal(goal) if !goal.needs.iter().all(|need| has(Kind::Need, need.uuid())) => {
            bad("/needs", "One of these needs is not in this plan. Choose again.")
        }
        Body::Action(action) if !has(Kind::Goal, action.goal.uuid()) => {
            bad("/goal", "This goal is not in this plan. Choose again.")
        }
        Body::Action(action) => match action.owner {
            Some(Owner::Family { adult }) if !has(Kind::Adult, adult.uuid()) => {
                bad("/owner", "This adult is not in this plan. Choose again.")
            }
            Some(Owner::Team { user }) if !whole.team.iter().any(|member| member.user == user) => {
                bad("/owner", "They are not in this plan’s team. Choose again.")
            }
            _ => Ok(()),
        },
        Body::Meeting(meeting) => of_meeting(whole, meeting),
        Body::Attendance(attendance) if attendance.who.adult().is_some_and(|adult| !has(Kind::Adult, adult.uuid())) => {
            bad("/who", "This adult is not in this plan. Choose again.")
        }
        Body::Contact(contact) if !has(Kind::Adult, contact.adult.uuid()) => {
            bad("/adult", "This adult is not in this plan. Choose again.")
        }
        Body::Note(note) if note.adds_to.is_some_and(|name| name.kind != Kind::Note || whole.entry(name).is_none()) => {
            bad("/adds_to", "This note is not in this plan.")
        }
        _ => Ok(()),
    }
}

/// What a change may not do to a meeting, and what it counts: [`meeting::moved`]. Of somebody who has moved, where they lived before:
/// IG28.
pub(super) fn moved(before: &Body, mut after: Body, today: Date) -> Result<Body, PlanError> {
    match (before, &mut after) {
        (Body::Meeting(before), Body::Meeting(after)) => {
            meeting::moved(before, after).map_err(|wrong| PlanError::Invalid(vec![wrong]))?;
        }
        (Body::Contact(before), Body::Contact(after)) => {
            if (&before.address_before, before.moved_on) != (&after.address_before, after.moved_on) {
                return Err(PlanError::invalid(
                    "/moved_on",
                    "This is written down by itself when the address changes.",
                ));
            }
            after.moves(before, today);
        }
        _ => {}
    }
    Ok(after)
}

/// Those whom a meeting names, what it decided and the talk that belongs to it have to be in the plan.
fn of_meeting(whole: &Whole, meeting: &Meeting) -> Result<(), PlanError> {
    let has = |kind: Kind, id: Uuid| whole.entry(EntryName::new(kind, id)).is_some();
    let known = |guest: &Guest| match guest {
        Guest::Family { adult } => has(Kind::Adult, adult.uuid()),
        Guest::Team { user } => whole.team.iter().any(|member| member.user == *user),
        Guest::Other { .. } => true,
    };
    if !meeting.guests().all(known) {
        return Err(PlanError::invalid("/invited", "Somebody of these is not in this plan. Choose again."));
    }
    if meeting.said_by.is_some_and(|adult| !has(Kind::Adult, adult.uuid())) {
        return Err(PlanError::invalid("/said_by", "This adult is not in this plan. Choose again."));
    }
    if meeting.distance.is_some_and(|name| name.kind != Kind::Distance || whole.entry(name).is_none()) {
        return Err(PlanError::invalid("/distance", "This talk is not in this plan. Choose again."));
    }
    let mut actions = meeting.decisions.values().filter_map(|decision| decision.action);
    if !actions.all(|action| has(Kind::Action, action.uuid())) {
        return Err(PlanError::invalid("/decisions", "An action of these is not in this plan. Choose again."));
    }
    Ok(())
}

pub(super) fn not_merged(not: NotMerged) -> PlanError {
    match not {
        NotMerged::NoSuchField(field) => {
            PlanError::invalid("/changes", format!("There is no field “{field}” that can be changed so."))
        }
        NotMerged::Bad(why) => PlanError::invalid("/changes", format!("This cannot be kept: {why}.")),
    }
}
