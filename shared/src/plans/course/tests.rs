use std::collections::BTreeSet;

use super::*;
use crate::date::Date;
use crate::people::Role;
use crate::set::Member as _;

fn day(text: &str) -> Date {
    text.parse().expect("a day")
}

/// All that any step needs is so.
fn ready() -> Facts {
    Facts {
        in_zone_or_partner_school: true,
        may_be_contacted: true,
        notice_received: true,
        engagement_agreed: true,
        place_accepted: true,
        sharing_asked: true,
        parent_snapshot: true,
        has_strength: true,
        both_sides_act: true,
        plan_agreed: true,
        started_on: Some(day("2027-09-06")),
        handover: Handover::Sent,
        closing_review: true,
        second_agrees: true,
        outcomes_told: true,
        coordinator_agrees: true,
        closed_on: Some(day("2027-09-01")),
        retention_over: true,
        ..Facts::none(day("2027-09-06"))
    }
}

/// A step of each kind, with all that it says.
fn steps() -> Vec<Step> {
    vec![
        Step::Invite,
        Step::Agree,
        Step::Decline,
        Step::GetToKnow,
        Step::AgreePlan,
        Step::Activate,
        Step::StartReception,
        Step::Pause { reason: "New baby".into(), until: day("2027-10-01") },
        Step::Resume,
        Step::Withdraw,
        Step::TransferOut { to: "Another town".into() },
        Step::BeginClosing,
        Step::Close { reason: ClosingReason::GoalsMet },
        Step::Reopen { note: "They are back".into() },
        Step::Dispose,
    ]
}

fn step(kind: StepKind) -> Step {
    steps().into_iter().find(|step| step.kind() == kind).expect("a step of each kind")
}

/// Somebody who may take it.
fn whoever(kind: StepKind) -> By {
    let lead = By::Staff { role: Role::LinkTeacher, lead: true };
    if kind == StepKind::Dispose { By::Retention } else { lead }
}

fn at(state: State) -> Standing {
    let before = match state {
        State::Paused => Some(State::Planned),
        State::Closed => Some(State::ActiveInReception),
        _ => None,
    };
    Standing { state, before }
}

fn taken(now: Standing, kind: StepKind) -> Result<Turned, Vec<Unmet>> {
    turn(now, &step(kind), whoever(kind), &ready())
}

#[test]
fn every_transition_of_the_table_and_no_other_is_open() {
    use State as S;
    let mut wanted: Vec<(State, StepKind, State)> = vec![
        (S::Nominated, StepKind::Invite, S::Invited),
        (S::Invited, StepKind::Agree, S::Agreed),
        (S::Invited, StepKind::Decline, S::Declined),
        (S::Agreed, StepKind::GetToKnow, S::GettingToKnow),
        (S::GettingToKnow, StepKind::AgreePlan, S::Planned),
        (S::Planned, StepKind::Activate, S::ActiveBeforeStart),
        (S::ActiveBeforeStart, StepKind::StartReception, S::ActiveInReception),
        (S::ActiveInReception, StepKind::BeginClosing, S::Closing),
        (S::Closing, StepKind::Close, S::Closed),
        (S::Closed, StepKind::Reopen, S::ActiveInReception),
        (S::Paused, StepKind::Resume, S::Planned),
    ];
    for state in [S::GettingToKnow, S::Planned, S::ActiveBeforeStart, S::ActiveInReception] {
        wanted.push((state, StepKind::Pause, S::Paused));
    }
    for state in [S::ActiveBeforeStart, S::ActiveInReception, S::Paused] {
        wanted.push((state, StepKind::TransferOut, S::TransferredOut));
    }
    let open = [S::Nominated, S::Invited, S::Agreed, S::GettingToKnow, S::Planned, S::ActiveBeforeStart];
    for state in open.into_iter().chain([S::ActiveInReception, S::Closing, S::Paused]) {
        wanted.push((state, StepKind::Withdraw, S::Withdrawn));
    }
    for state in [S::Closed, S::Declined, S::Withdrawn, S::TransferredOut] {
        wanted.push((state, StepKind::Dispose, S::Disposed));
    }
    let mut found = Vec::new();
    for state in State::ALL {
        for kind in StepKind::ALL {
            match taken(at(*state), *kind) {
                Ok(turned) => found.push((*state, *kind, turned.state)),
                Err(unmet) => assert_eq!(unmet, [Unmet::NotFromHere], "{state:?} {kind:?}"),
            }
            let open = open_steps(at(*state)).any(|open| open == *kind);
            assert_eq!(open, found.last().is_some_and(|(s, k, _)| s == state && k == kind));
        }
    }
    wanted.sort();
    found.sort();
    assert_eq!(found, wanted);
    assert_eq!(found.len(), 31);
}

#[test]
fn every_state_can_be_reached_and_none_holds_a_record_for_ever() {
    let next = |state: State| -> BTreeSet<State> {
        StepKind::ALL.iter().filter_map(|kind| taken(at(state), *kind).ok()).map(|turned| turned.state).collect()
    };
    let reach = |from: State| -> BTreeSet<State> {
        let mut seen = BTreeSet::from([from]);
        let mut ahead = vec![from];
        while let Some(state) = ahead.pop() {
            ahead.extend(next(state).into_iter().filter(|state| seen.insert(*state)));
        }
        seen
    };
    assert_eq!(reach(State::Nominated).len(), State::ALL.len(), "no state is out of reach");
    for state in State::ALL {
        assert!(reach(*state).contains(&State::Disposed), "{state:?} never ends");
    }
    assert!(next(State::Disposed).is_empty(), "nothing comes back");
}

#[test]
fn a_random_walk_never_leaves_the_machine_and_what_is_over_stays_readable_only() {
    let mut seed = 0x9e37_79b9_u64;
    for _ in 0..2_000 {
        let mut now = Standing { state: State::Nominated, before: None };
        for _ in 0..40 {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let kind = StepKind::ALL[usize::try_from(seed >> 33).unwrap_or_default() % StepKind::ALL.len()];
            let Ok(turned) = taken(now, kind) else { continue };
            assert!(!now.state.is_over() || matches!(kind, StepKind::Reopen | StepKind::Dispose), "{now:?} {kind:?}");
            assert!(turned.state != State::Paused || turned.before.is_some(), "a rest knows where it came from");
            if turned.state.is_over() {
                assert!(turned.effects.contains(&Effect::ReadOnly), "{kind:?}");
                assert!(!turned.state.shares(), "{kind:?}");
            }
            now = Standing { state: turned.state, before: turned.before };
        }
    }
}

#[test]
fn a_plan_goes_on_where_it_rested() {
    for state in [State::GettingToKnow, State::Planned, State::ActiveBeforeStart, State::ActiveInReception] {
        let resting = taken(at(state), StepKind::Pause).expect("it may rest");
        assert_eq!(resting.before, Some(state));
        let back = taken(Standing { state: resting.state, before: resting.before }, StepKind::Resume);
        assert_eq!(back.expect("it may go on").state, state);
    }
    let lost = Standing { state: State::Paused, before: Some(State::Closed) };
    assert_eq!(taken(lost, StepKind::Resume), Err(vec![Unmet::NotFromHere]), "it wakes nothing that is over");
}

/// A condition: where, which step, what is so otherwise, and what is then not met.
type Case = (State, Step, fn(&mut Facts), Unmet);

#[test]
fn each_condition_of_each_step_is_asked_for_by_itself() {
    use State as S;
    let pause = |reason: &str, until: &str| Step::Pause { reason: reason.into(), until: day(until) };
    let cases: Vec<Case> = vec![
        (S::Nominated, Step::Invite, |f| f.in_zone_or_partner_school = false, Unmet::NotOfZone),
        (S::Nominated, Step::Invite, |f| f.may_be_contacted = false, Unmet::NotToContact),
        (S::Nominated, Step::Invite, |f| f.another_open = true, Unmet::AnotherOpen),
        (S::Invited, Step::Agree, |f| f.notice_received = false, Unmet::NoNotice),
        (S::Invited, Step::Agree, |f| f.engagement_agreed = false, Unmet::NoEngagement),
        (S::Invited, Step::Agree, |f| f.place_accepted = false, Unmet::NoPlace),
        (S::Agreed, Step::GetToKnow, |f| f.sharing_asked = false, Unmet::SharingNotAsked),
        (S::GettingToKnow, Step::AgreePlan, |f| f.parent_snapshot = false, Unmet::NoParentView),
        (S::GettingToKnow, Step::AgreePlan, |f| f.has_strength = false, Unmet::NoStrength),
        (S::GettingToKnow, Step::AgreePlan, |f| f.unanswered_needs = 1, Unmet::NeedUnanswered),
        (S::GettingToKnow, Step::AgreePlan, |f| f.both_sides_act = false, Unmet::OneSided),
        (S::Planned, Step::Activate, |f| f.plan_agreed = false, Unmet::PlanNotAgreed),
        (S::ActiveBeforeStart, Step::StartReception, |f| f.started_on = None, Unmet::NotStarted),
        (S::ActiveBeforeStart, Step::StartReception, |f| f.today = day("2027-09-05"), Unmet::NotStarted),
        (S::ActiveBeforeStart, Step::StartReception, |f| f.handover = Handover::Undecided, Unmet::HandoverUndecided),
        (S::Planned, pause(" ", "2027-10-01"), |_| {}, Unmet::NoReason),
        (S::Planned, pause("Moving house", "2027-09-06"), |_| {}, Unmet::RestTooLong),
        (S::Planned, pause("Moving house", "2027-11-02"), |_| {}, Unmet::RestTooLong),
        (S::ActiveBeforeStart, Step::TransferOut { to: String::new() }, |_| {}, Unmet::NoReason),
        (
            S::ActiveBeforeStart,
            step(StepKind::TransferOut),
            |f| f.handover = Handover::Undecided,
            Unmet::HandoverUndecided,
        ),
        (S::ActiveInReception, Step::BeginClosing, |f| f.closing_review = false, Unmet::NoClosingReview),
        (S::ActiveInReception, Step::BeginClosing, |f| f.open_referrals = 2, Unmet::ReferralOpen),
        (S::Closing, step(StepKind::Close), |f| f.outcomes_told = false, Unmet::OutcomeMissing),
        (
            S::Closing,
            step(StepKind::Close),
            |f| {
                f.loose_ends = true;
                f.second_agrees = false;
            },
            Unmet::NoSecond,
        ),
        (S::Closed, Step::Reopen { note: String::new() }, |_| {}, Unmet::NoReason),
        (S::Closed, step(StepKind::Reopen), |f| f.coordinator_agrees = false, Unmet::NoSecond),
        (S::Closed, step(StepKind::Reopen), |f| f.closed_on = None, Unmet::TooLate),
        (S::Closed, step(StepKind::Reopen), |f| f.closed_on = Some(day("2027-06-07")), Unmet::TooLate),
        (S::Closed, Step::Dispose, |f| f.legal_hold = true, Unmet::OnHold),
        (S::Closed, Step::Dispose, |f| f.retention_over = false, Unmet::StillKept),
    ];
    for (state, step, change, unmet) in &cases {
        let mut facts = ready();
        change(&mut facts);
        let by = whoever(step.kind());
        assert_eq!(turn(at(*state), step, by, &facts), Err(vec![*unmet]), "{state:?} {step:?}");
        assert!(unmet.sentence().ends_with('.'));
    }
    let asked: BTreeSet<Unmet> = cases.iter().map(|case| case.3).collect();
    assert_eq!(asked.len(), 23, "all but that a step is not open, and not theirs");
    assert!(turn(at(S::Planned), &pause("Moving house", "2027-11-01"), By::Family, &ready()).is_ok(), "eight weeks");
    let last = Facts { closed_on: Some(day("2027-06-08")), ..ready() };
    assert!(turn(at(S::Closed), &step(StepKind::Reopen), whoever(StepKind::Reopen), &last).is_ok(), "90 days");
    let tidy = Facts { second_agrees: false, ..ready() };
    assert!(turn(at(S::Closing), &step(StepKind::Close), whoever(StepKind::Close), &tidy).is_ok());
}

#[test]
fn everything_that_is_missing_is_told_at_once() {
    let unmet = turn(at(State::Nominated), &Step::Invite, By::Family, &Facts::none(day("2027-06-08")));
    assert_eq!(unmet, Err(vec![Unmet::NotYours, Unmet::NotOfZone, Unmet::NotToContact]));
}

#[test]
fn each_step_is_somebodys_and_a_family_may_always_leave() {
    let staff = |role, lead| By::Staff { role, lead };
    let may = |kind: StepKind| -> Vec<Role> {
        Role::ALL.iter().copied().filter(|role| kind.may(staff(*role, false))).collect()
    };
    use Role::{Advisor, ChildrensCentre, LinkTeacher};
    let mut family = Vec::new();
    for kind in StepKind::ALL {
        let mut roles = may(*kind);
        roles.sort();
        let mut wanted = match kind {
            StepKind::Invite | StepKind::Pause | StepKind::Resume => vec![LinkTeacher, Advisor],
            StepKind::Agree | StepKind::Decline | StepKind::Withdraw => vec![LinkTeacher, Advisor, ChildrensCentre],
            StepKind::GetToKnow | StepKind::StartReception => vec![LinkTeacher],
            _ => Vec::new(),
        };
        wanted.sort();
        assert_eq!(roles, wanted, "{kind:?}");
        assert_eq!(kind.may(staff(Advisor, true)), *kind != StepKind::Dispose, "whoever leads: {kind:?}");
        assert_eq!(kind.may(By::Retention), *kind == StepKind::Dispose);
        family.extend(Some(*kind).filter(|kind| kind.may(By::Family)));
    }
    use StepKind as K;
    assert_eq!(family, [K::Agree, K::Decline, K::Activate, K::Pause, K::Resume, K::Withdraw]);
    for state in State::ALL.iter().filter(|state| state.is_open()) {
        assert!(turn(at(*state), &Step::Withdraw, By::Family, &Facts::none(day("2027-06-08"))).is_ok(), "{state:?}");
    }
}

#[test]
fn what_follows_is_what_the_table_says() {
    let effects = |state, kind| taken(at(state), kind).expect("it is open").effects;
    assert_eq!(effects(State::Invited, StepKind::Agree), [Effect::MakeTeam, Effect::RefuseAllSharing]);
    assert_eq!(effects(State::Agreed, StepKind::GetToKnow), [Effect::FirstContact { within: 10 }]);
    assert_eq!(effects(State::Invited, StepKind::Decline), [Effect::ReadOnly, Effect::Erase { after: 30 }]);
    let left = effects(State::Planned, StepKind::Withdraw);
    assert_eq!(left[0], Effect::SharingOff, "before anything else");
    assert!(left.contains(&Effect::AskWhetherWorried));
    let start = effects(State::ActiveBeforeStart, StepKind::StartReception);
    assert_eq!(start, [Effect::AddReceptionTeacher, Effect::WeekSixReview]);
    let refused = Facts { handover: Handover::Refused, ..ready() };
    let quiet = turn(at(State::ActiveBeforeStart), &Step::StartReception, whoever(StepKind::StartReception), &refused);
    assert_eq!(quiet.expect("the parent may say no").effects, [Effect::WeekSixReview]);
}

#[test]
fn v23_what_is_over_is_not_written_any_more() {
    let writable: Vec<&State> = State::ALL.iter().filter(|state| state.is_open()).collect();
    assert_eq!(writable.len(), 9);
    for state in [State::Closed, State::Declined, State::Withdrawn, State::TransferredOut, State::Disposed] {
        assert!(!state.is_open(), "{state:?}");
    }
}

#[test]
fn the_phase_follows_the_state() {
    assert_eq!(State::Planned.phase(None), Phase::BeforeStart);
    assert_eq!(State::ActiveInReception.phase(None), Phase::InReception);
    assert_eq!(State::Paused.phase(Some(State::ActiveInReception)), Phase::InReception);
    assert_eq!(State::Paused.phase(Some(State::Planned)), Phase::BeforeStart);
    assert!(State::all().iter().all(|state| !state.words().is_empty()));
}
