//! Taking a step of a plan's course: what is said with it is written down, then the course decides.

use doorstep_shared::api::desk::plans::{Said, StepTaken, Taking};
use doorstep_shared::date::Date;
use doorstep_shared::id::{PersonId, PlanId};
use doorstep_shared::plans::access::{Area, Op, Seat};
use doorstep_shared::plans::course::{By, Effect, Facts, Handover, Step, StepKind, TEAM_AFTER, turn};
use doorstep_shared::plans::entry::Body;
use doorstep_shared::plans::message::{Say, Trigger};
use doorstep_shared::plans::plan::{
    Ending, EndingAsk, Engagement, HandoverDecision, Invitation, NOTICE, Plan, PlanAgreed, Receipt, Rest, facts,
    recorded,
};
use doorstep_shared::plans::school::is_working_day;
use doorstep_shared::set::Member as _;
use serde_json::{Map, json};

use super::again::{Begun, begin, ended};
use super::entry::{TRIES, begun};
use super::error::PlanError;
use super::nominate::{another_open, happened, unmarked};
use super::records::{Mark, adult};
use super::reviews::planned;
use super::rows;
use super::whole::{Reader, Whole};
use crate::port::{Condition, StoreError};
use crate::store::{Change, ChangeError, Repeat, field_diff, plan_keys};
use crate::usecase::entry::Desk;
use crate::usecase::tell::at_once;

/// Takes a step.
///
/// # Errors
/// [`PlanError::Unmet`] with everything that is missing; [`PlanError::Stale`] when the plan has moved on; why it may not be done.
pub async fn take(
    desk: &Desk<'_>,
    id: PlanId,
    base: u64,
    taking: &Taking,
    repeat: &Repeat,
) -> Result<StepTaken, PlanError> {
    for _ in 0..TRIES {
        let mut whole = match begin(desk, id, base, repeat).await? {
            Begun::Plan(whole) => *whole,
            Begun::Before(answer) => return Ok(answer),
        };
        let reader = Reader::new(desk, &whole)?;
        permitted(&reader, taking.step.kind())?;
        let (lead, reader_is) = (reader.leads(), reader.seat());
        let (before, was) = (whole.plan.clone(), whole.plan.version);
        let mut change = begun(desk);
        change = write_down(desk, &mut whole, &taking.said, change)?;
        let mut so = told(desk, &whole).await?;
        if let Said::Started { on, .. } = &taking.said {
            so.started_on = Some(*on);
        }
        match &taking.step {
            Step::Close { reason } => {
                so.second_agrees = agreed(&whole.plan.closing, &EndingAsk::Close { reason: *reason })
            }
            Step::Reopen { note } => {
                let seen = EndingAsk::Reopen { note: note.trim().to_owned() };
                so.coordinator_agrees = so.coordinator_agrees && agreed(&whole.plan.reopening, &seen);
            }
            _ => {}
        }
        let by = match reader_is {
            Seat::Family => By::Family,
            _ => By::Staff { role: desk.actor.role, lead },
        };
        let turned = turn(before.standing(), &taking.step, by, &so).map_err(PlanError::Unmet)?;
        whole.plan.before = turned.before;
        whole.plan.state = turned.state;
        whole.plan.version = was + 1;
        change = follow(desk, &mut whole, &before, &taking.step, &turned.effects, change);
        change = planned(desk, &mut whole, &turned.effects, change).await?;
        change = change.replace(plan_keys::plan_meta(id), &whole.plan, was);
        change = rows::of_plan(desk, &whole, change);
        change = happened(desk, &whole, taking.step.kind().key(), Area::Agreement, change);
        if matches!(taking.step, Step::Activate) {
            change = at_once(desk, &whole, Trigger::PlanAgreed, (Say::PlanAgreed, None), change).await?;
        }
        let (old, new) = (json!(before), json!(whole.plan));
        change = change
            .audit(&format!("plan/{id}"), taking.step.kind().key(), field_diff(&old, &new))
            .outbox(super::PLAN_CHANGED, Map::from_iter([("plan".to_owned(), json!(id))]));
        let answer = StepTaken { state: turned.state, version: whole.plan.version, effects: turned.effects };
        let answered = serde_json::to_value(&answer).map_err(|error| StoreError::Rejected(error.to_string()))?;
        match change.idempotent(repeat.answered(answered)).commit(desk.tables).await {
            Err(ChangeError::Stale { key, .. }) if key.sk == "OPEN" => return Err(PlanError::Possible("same-child")),
            done => {
                if let Some(answer) = ended(done, answer)? {
                    return Ok(answer);
                }
            }
        }
    }
    Err(StoreError::Contended.into())
}

/// What the matrix says of a step: the beginning and the end have rows of their own, everything else belongs to what the family
/// agrees to. Who of those takes which step, the course says.
fn permitted(reader: &Reader<'_>, kind: StepKind) -> Result<(), PlanError> {
    if kind == StepKind::Reopen && reader.led_to_its_end() {
        return Ok(());
    }
    let (area, op) = match kind {
        StepKind::Invite => (Area::Nominate, Op::Create),
        StepKind::BeginClosing | StepKind::Close => (Area::Closing, Op::Agree),
        StepKind::Reopen => (Area::Closing, Op::Agree),
        _ if reader.seat() == Seat::Family => (Area::Agreement, Op::Agree),
        _ => (Area::Agreement, Op::Create),
    };
    Ok(reader.may(area, op).map(drop)?)
}

/// What is so for the steps of this plan.
///
/// # Errors
/// When the tables cannot be read.
pub(super) async fn told(desk: &Desk<'_>, whole: &Whole) -> Result<Facts, StoreError> {
    let own = facts(&whole.plan, &whole.team, whole.said(), &whole.entries, desk.today);
    Ok(Facts { another_open: another_open(desk, whole).await?, ..own })
}

/// Writes down what is said with a step, before it is decided: a step that needs it finds it there.
fn write_down<'c>(
    desk: &Desk<'_>,
    whole: &mut Whole,
    said: &Said,
    change: Change<'c>,
) -> Result<Change<'c>, PlanError> {
    let (today, user) = (desk.today, desk.actor.user);
    match said {
        Said::Nothing => {}
        Said::Asked { language, interpreter, may_be_contacted_on } => {
            not_ahead(*may_be_contacted_on, today, "/said/may_be_contacted_on")?;
            whole.plan.may_be_contacted_on = whole.plan.may_be_contacted_on.or(*may_be_contacted_on);
            whole.plan.invited =
                Some(Invitation { on: today, language: *language, interpreter: *interpreter, by: user });
        }
        Said::Agreed { adult, told, notice, language, how, place_accepted_on } => {
            may_choose(whole, *adult, "/said/adult")?;
            if notice != NOTICE {
                return Err(PlanError::invalid("/said/notice", "There is a newer notice. Tell the family that one."));
            }
            not_ahead(*place_accepted_on, today, "/said/place_accepted_on")?;
            let (adult, on) = (*adult, today);
            whole.plan.notice =
                Some(Receipt { adult, notice: notice.clone(), how: *told, language: *language, on, by: user });
            whole.plan.engagement = Some(Engagement { adult, how: *how, on, witness: user });
            return Ok(accepted(desk, whole, *place_accepted_on, change));
        }
        Said::ToThePlan { adult, but } => {
            may_choose(whole, *adult, "/said/adult")?;
            if but.chars().count() > 2_000 {
                return Err(PlanError::invalid("/said/but", "There is room for 2000 characters."));
            }
            whole.plan.agreed = Some(PlanAgreed { adult: *adult, on: today, but: but.trim().to_owned() });
        }
        Said::Started { on, handover } => {
            not_ahead(Some(*on), today, "/said/on")?;
            whole.plan.started_on = Some(*on);
            whole.plan.handover = Some(decision(whole, *handover));
        }
        Said::Moved { handover } => whole.plan.handover = Some(decision(whole, *handover)),
    }
    Ok(change)
}

/// What was decided about what the school is told: what the plan's record says where it says something, or what is said now.
fn decision(whole: &Whole, said: HandoverDecision) -> HandoverDecision {
    match recorded(&whole.entries) {
        Some(Handover::Sent) => HandoverDecision::Sent,
        Some(Handover::Refused) => HandoverDecision::Refused,
        Some(Handover::Undecided) | None => said,
    }
}

/// The day a place was accepted, said while the family agrees: it is the place's, so it is written there.
fn accepted<'c>(desk: &Desk<'_>, whole: &mut Whole, on: Option<Date>, change: Change<'c>) -> Change<'c> {
    let (id, family) = (whole.plan.id, whole.plan.family);
    let Some(on) = on else { return change };
    for entry in &mut whole.entries {
        let Body::Place(place) = &mut entry.body else { continue };
        if place.place.accepted_on.is_some() {
            continue;
        }
        let base = entry.version;
        place.place.accepted_on = Some(on);
        entry.version = base + 1;
        entry.changed_by = desk.actor.user;
        entry.changed_at = desk.clock.now().to_string();
        return change.replace(plan_keys::plan_entry(id, family, entry.name), entry, base);
    }
    change
}

fn not_ahead(day: Option<Date>, today: Date, pointer: &str) -> Result<(), PlanError> {
    match day {
        Some(day) if day > today => Err(PlanError::invalid(pointer, "This day is still to come.")),
        _ => Ok(()),
    }
}

/// V15 for everything a family decides: an adult with parental responsibility, or the main carer.
pub(super) fn may_choose(whole: &Whole, id: PersonId, pointer: &str) -> Result<(), PlanError> {
    match adult(&whole.entries, id) {
        Some(adult) if adult.responsibility.may_choose() => Ok(()),
        Some(_) => {
            Err(PlanError::invalid(pointer, "An adult with parental responsibility, or the main carer, has to say so."))
        }
        None => Err(PlanError::invalid(pointer, "This adult is not in this plan. Choose again.")),
    }
}

/// What follows from a step.
fn follow<'c>(
    desk: &Desk<'_>,
    whole: &mut Whole,
    before: &Plan,
    step: &Step,
    effects: &[Effect],
    mut change: Change<'c>,
) -> Change<'c> {
    if let Step::Pause { reason, until } = step {
        whole.plan.rest = Some(Rest { reason: reason.trim().to_owned(), until: *until });
    }
    match step {
        Step::Resume => whole.plan.rest = None,
        Step::BeginClosing => whole.plan.closing = None,
        Step::Close { reason } => {
            let what = EndingAsk::Close { reason: *reason };
            if whole.plan.closing.as_ref().is_none_or(|asked| asked.what != what) {
                let (by, organisation, on) = (desk.actor.user, desk.actor.organisation, desk.today);
                whole.plan.closing = Some(Ending { what, by, organisation, on, second: None });
            }
        }
        Step::Reopen { .. } => {
            whole.plan.closing = None;
            change = back_in(whole, before, change);
        }
        _ => {}
    }
    for effect in effects {
        match effect {
            Effect::FirstContact { within } => {
                whole.plan.first_contact_by = Some(working_days_after(desk.today, *within));
            }
            Effect::EndTeamAccess { after } => {
                for member in &mut whole.team {
                    let last = desk.today.plus_days(*after);
                    if member.to.is_none_or(|to| last < to) {
                        let base = member.version;
                        member.to = Some(last);
                        member.version = base + 1;
                        change = change.replace(plan_keys::team_member(before.id, member.user), member, base);
                    }
                }
            }
            _ => {}
        }
    }
    let (was_open, is_open) = (before.state.is_open(), whole.plan.state.is_open());
    if was_open && !is_open {
        whole.plan.ended_on = Some(desk.today);
        change = unmarked(whole, change);
    }
    if !was_open && is_open {
        whole.plan.ended_on = None;
        change = change.create(plan_keys::open_plan(&whole.marks.child), &Mark { plan: before.id });
        if let Some(at) = &whole.marks.address {
            change = change.put(plan_keys::at_address(at, before.id), &Mark { plan: before.id }, Condition::None);
        }
    }
    change
}

/// Whether a second person has agreed to just this.
fn agreed(asked: &Option<Ending>, seen: &EndingAsk) -> bool {
    asked.as_ref().is_some_and(|asked| asked.what == *seen && asked.second.is_some())
}

/// Those whose access was to end because the plan was over have it again.
fn back_in<'c>(whole: &mut Whole, before: &Plan, mut change: Change<'c>) -> Change<'c> {
    let last = before.ended_on.map(|on| on.plus_days(TEAM_AFTER));
    for member in whole.team.iter_mut().filter(|member| last.is_some() && member.to == last) {
        let base = member.version;
        member.to = None;
        member.version = base + 1;
        change = change.replace(plan_keys::team_member(before.id, member.user), member, base);
    }
    change
}

/// So many working days later.
fn working_days_after(from: Date, days: u8) -> Date {
    let (mut day, mut left) = (from, days);
    while left > 0 {
        day = day.plus_days(1);
        if is_working_day(day) {
            left -= 1;
        }
    }
    day
}
