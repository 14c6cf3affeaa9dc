//! The end of a plan: the closing review, what came of each goal, a second person where something stays open, and opening it again.

use doorstep_backend::usecase::entry::Desk;
use doorstep_backend::usecase::plans::{self, PlanError, Whole, caseload, closing};
use doorstep_shared::api::desk::plans::{ClosingSaid, Said, StepTaken, TeamKept};
use doorstep_shared::plans::access::Why;
use doorstep_shared::plans::course::{ClosingReason, State, Step, StepKind, Unmet};
use doorstep_shared::plans::entry::{Body, EntryName, Kind};
use doorstep_shared::plans::meeting::{Meeting, MeetingKind, MeetingState};
use doorstep_shared::plans::plan::EndingAsk;
use doorstep_shared::policy::Actor;
use doorstep_tests::cohort::{Cohort, advisor, coordinator, day, outsider, teacher};
use serde_json::json;

use crate::meetings::{change, town};

const REASON: ClosingReason = ClosingReason::CarriedForward;

fn close() -> EndingAsk {
    EndingAsk::Close { reason: REASON }
}

async fn say(cohort: &Cohort, who: &Actor, said: ClosingSaid) -> Result<TeamKept, PlanError> {
    closing::say(&cohort.desk(who), cohort.plan, &said, &cohort.once()).await
}

async fn asked(cohort: &Cohort, what: EndingAsk) {
    say(cohort, &teacher(), ClosingSaid::Asked { what }).await.unwrap();
}

async fn unmet(cohort: &Cohort, step: Step) -> Vec<Unmet> {
    match cohort.step(step, Said::Nothing).await {
        Err(PlanError::Unmet(unmet)) => unmet,
        other => panic!("{other:?}"),
    }
}

fn names(whole: &Whole, kind: Kind) -> Vec<EntryName> {
    whole.entries.iter().map(|entry| entry.name).filter(|name| name.kind == kind).collect()
}

async fn whole(cohort: &Cohort) -> Whole {
    Whole::load(&cohort.desk(&teacher()), cohort.plan).await.unwrap()
}

/// A plan in reception whose family did not want a closing review.
async fn reviewed() -> Cohort {
    let cohort = town().await;
    cohort.to(State::ActiveInReception).await;
    let review =
        Meeting { state: MeetingState::NotWanted, ..Meeting::planned(MeetingKind::Closing, day("2026-11-24")) };
    cohort.add(&teacher(), Body::Meeting(Box::new(review))).await.unwrap();
    cohort
}

/// The same, coming to its end, with what came of the goal.
async fn told() -> Cohort {
    let cohort = reviewed().await;
    cohort.step(Step::BeginClosing, Said::Nothing).await.unwrap();
    for goal in names(&whole(&cohort).await, Kind::Goal) {
        let outcome = [("reached", json!("met")), ("outcome", json!("She waves and runs in"))];
        change(&cohort, &teacher(), goal, &outcome).await.unwrap();
    }
    cohort
}

/// The same, with no need left open.
async fn without_loose_ends() -> Cohort {
    let cohort = told().await;
    for need in names(&whole(&cohort).await, Kind::Need) {
        change(&cohort, &teacher(), need, &[("status", json!("addressed"))]).await.unwrap();
    }
    cohort
}

#[tokio::test]
async fn closing_begins_once_the_closing_review_was_held_or_was_not_wanted() {
    let cohort = town().await;
    cohort.to(State::ActiveInReception).await;
    assert_eq!(unmet(&cohort, Step::BeginClosing).await, [Unmet::NoClosingReview]);
    let view = cohort.view(&teacher()).await.unwrap();
    let step = view.steps.iter().find(|step| step.step == StepKind::BeginClosing).unwrap();
    assert_eq!(step.unmet, [Unmet::NoClosingReview], "the screen says the same");
    let cohort = reviewed().await;
    assert_eq!(cohort.step(Step::BeginClosing, Said::Nothing).await.unwrap(), State::Closing);
}

#[tokio::test]
async fn a_plan_with_nothing_left_open_is_closed_by_one_person_and_says_why() {
    let cohort = reviewed().await;
    cohort.step(Step::BeginClosing, Said::Nothing).await.unwrap();
    assert_eq!(unmet(&cohort, Step::Close { reason: REASON }).await, [Unmet::OutcomeMissing, Unmet::NoSecond]);
    let cohort = without_loose_ends().await;
    assert_eq!(cohort.step(Step::Close { reason: REASON }, Said::Nothing).await.unwrap(), State::Closed);
    let plan = whole(&cohort).await.plan;
    let closed = plan.closing.unwrap();
    assert_eq!((closed.what, closed.by, closed.second), (close(), teacher().user, None));
    assert_eq!(plan.ended_on, Some(day("2026-11-24")));
}

#[tokio::test]
async fn where_something_stays_open_a_second_person_of_another_partner_or_the_coordinator_agrees_to_just_that() {
    let cohort = told().await;
    assert_eq!(unmet(&cohort, Step::Close { reason: REASON }).await, [Unmet::NoSecond]);
    let early = say(&cohort, &coordinator(), ClosingSaid::Agreed { seen: close() }).await;
    assert!(matches!(early, Err(PlanError::Stale(_))), "nobody has asked: {early:?}");
    asked(&cohort, close()).await;
    let own = say(&cohort, &teacher(), ClosingSaid::Agreed { seen: close() }).await;
    assert!(matches!(own, Err(PlanError::Refused(Why::NotMet))), "nobody is their own second: {own:?}");
    let stranger = say(&cohort, &outsider(), ClosingSaid::Agreed { seen: close() }).await;
    assert!(matches!(stranger, Err(PlanError::NotFound)), "{stranger:?}");
    let other = EndingAsk::Close { reason: ClosingReason::GoalsMet };
    let other = say(&cohort, &advisor(), ClosingSaid::Agreed { seen: other }).await;
    assert!(matches!(other, Err(PlanError::Stale(_))), "what they read is not what is asked: {other:?}");

    say(&cohort, &advisor(), ClosingSaid::Agreed { seen: close() }).await.unwrap();
    let wrong = Step::Close { reason: ClosingReason::GoalsMet };
    assert_eq!(unmet(&cohort, wrong).await, [Unmet::NoSecond], "they agreed to another reason");
    assert_eq!(cohort.step(Step::Close { reason: REASON }, Said::Nothing).await.unwrap(), State::Closed);
    let second = whole(&cohort).await.plan.closing.unwrap().second.unwrap();
    assert_eq!((second.by, second.on), (advisor().user, day("2026-11-24")));
}

#[tokio::test]
async fn the_coordinator_agrees_on_a_reference_and_sees_nothing_of_what_is_in_the_plan() {
    let cohort = told().await;
    asked(&cohort, close()).await;
    let me = coordinator();
    let load = caseload::read(&cohort.desk(&me), None).await.unwrap();
    let [reference] = &load.references[..] else { panic!("one plan") };
    let waits = reference.asked.clone().unwrap();
    assert_eq!((waits.what.clone(), reference.state), (close(), State::Closing));
    let text = serde_json::to_string(&load).unwrap();
    for name in ["Amina", "Hodan", "waves", "Leaving Mum"] {
        assert!(!text.contains(name), "{name} in {text}");
    }
    let view = cohort.view(&me).await.unwrap();
    assert!(view.entries.is_empty() && view.plan.closing.is_some());
    say(&cohort, &me, ClosingSaid::Agreed { seen: waits.what }).await.unwrap();
    let load = caseload::read(&cohort.desk(&me), None).await.unwrap();
    assert_eq!(load.references[0].asked, None, "it waits no more");
    cohort.step(Step::Close { reason: REASON }, Said::Nothing).await.unwrap();
}

#[tokio::test]
async fn a_closed_plan_is_opened_again_within_ninety_days_by_whoever_leads_and_the_coordinator() {
    let cohort = without_loose_ends().await;
    cohort.step(Step::Close { reason: REASON }, Said::Nothing).await.unwrap();
    let reopen = || Step::Reopen { note: "There is a new need".into() };
    assert_eq!(unmet(&cohort, reopen()).await, [Unmet::NoSecond]);
    let what = || EndingAsk::Reopen { note: "There is a new need".into() };
    let blank = EndingAsk::Reopen { note: " ".into() };
    let blank = say(&cohort, &teacher(), ClosingSaid::Asked { what: blank }).await;
    assert!(matches!(blank, Err(PlanError::Invalid(_))), "{blank:?}");
    asked(&cohort, what()).await;
    let other = say(&cohort, &advisor(), ClosingSaid::Agreed { seen: what() }).await;
    assert!(matches!(other, Err(PlanError::Refused(_))), "the coordinator alone: {other:?}");
    say(&cohort, &coordinator(), ClosingSaid::Agreed { seen: what() }).await.unwrap();
    let other = Step::Reopen { note: "Something else".into() };
    assert_eq!(unmet(&cohort, other).await, [Unmet::NoSecond], "the coordinator agreed to another reason");
    assert_eq!(cohort.step(reopen(), Said::Nothing).await.unwrap(), State::ActiveInReception);
    let now = whole(&cohort).await;
    assert!(now.plan.ended_on.is_none() && now.plan.closing.is_none());
    assert!(now.team.iter().all(|member| member.to.is_none()), "the team is back in");
    assert!(cohort.add(&teacher(), doorstep_tests::cohort::about_me("Runs in")).await.is_ok(), "and writes");
}

#[tokio::test]
async fn the_step_itself_is_answered_once_and_a_repeat_of_the_word_changes_nothing() {
    let cohort = told().await;
    let repeat = cohort.once();
    let me = teacher();
    let said = ClosingSaid::Asked { what: close() };
    let first = closing::say(&cohort.desk(&me), cohort.plan, &said, &repeat).await.unwrap();
    let again = closing::say(&cohort.desk(&me), cohort.plan, &said, &repeat).await.unwrap();
    assert_eq!(first, again);
    say(&cohort, &coordinator(), ClosingSaid::Agreed { seen: close() }).await.unwrap();
    let twice = say(&cohort, &coordinator(), ClosingSaid::Agreed { seen: close() }).await;
    assert!(matches!(twice, Err(PlanError::Stale(_))), "it is said: {twice:?}");
    let taking =
        doorstep_shared::api::desk::plans::Taking { step: Step::Close { reason: REASON }, said: Said::Nothing };
    let (version, repeat) = (cohort.version().await, cohort.once());
    let taken: StepTaken = plans::take_step(&cohort.desk(&me), cohort.plan, version, &taking, &repeat).await.unwrap();
    let again = plans::take_step(&cohort.desk(&me), cohort.plan, version, &taking, &repeat).await.unwrap();
    assert_eq!(taken, again);
}

#[tokio::test]
async fn whoever_led_it_opens_a_plan_again_up_to_the_ninetieth_day_and_sees_nothing_of_it_meanwhile() {
    let cohort = without_loose_ends().await;
    cohort.step(Step::Close { reason: REASON }, Said::Nothing).await.unwrap();
    let (me, other) = (teacher(), advisor());
    let whole = whole(&cohort).await;
    let last = whole.team.iter().find(|member| member.user == me.user).and_then(|member| member.to);
    assert_eq!(last, Some(day("2026-12-24")), "the team’s access ends thirty days later");
    for (today, knows) in [("2026-12-25", true), ("2027-02-22", true), ("2027-02-23", false)] {
        let desk = Desk { today: day(today), ..cohort.desk(&me) };
        let load = caseload::read(&desk, None).await.unwrap();
        assert!(load.plans.is_empty(), "{today}: it is not worked on");
        let lines: Vec<_> = load.ended.iter().map(|line| (line.plan, line.until.to_string())).collect();
        assert_eq!(lines, if knows { vec![(cohort.plan, "2027-02-22".into())] } else { Vec::new() }, "{today}");
        let text = serde_json::to_string(&load).unwrap();
        assert!(!text.contains("Amina") && !text.contains("Hodan"), "{today}: {text}");
        match plans::read(&desk, cohort.plan).await {
            Ok(view) => {
                assert!(knows && view.entries.is_empty() && view.team.is_empty() && view.sharing.is_empty(), "{today}");
                assert_eq!((view.me.lead, view.me.team), (true, false));
                assert_eq!(view.steps.iter().map(|step| step.step).collect::<Vec<_>>(), [StepKind::Reopen]);
                assert!(view.plan.closing.is_some() && view.plan.agreed.is_none(), "the reason, and no more");
            }
            Err(PlanError::NotFound) => assert!(!knows, "{today}"),
            Err(other) => panic!("{other:?}"),
        }
        let desk = Desk { today: day(today), ..cohort.desk(&other) };
        assert!(matches!(plans::read(&desk, cohort.plan).await, Err(PlanError::NotFound)), "they did not lead");
    }
    let late = |actor| Desk { today: day("2027-02-01"), ..cohort.desk(actor) };
    let what = EndingAsk::Reopen { note: "There is a new need".into() };
    let said = ClosingSaid::Asked { what: what.clone() };
    closing::say(&late(&me), cohort.plan, &said, &cohort.once()).await.unwrap();
    let coordinator = coordinator();
    let agreed = ClosingSaid::Agreed { seen: what };
    closing::say(&late(&coordinator), cohort.plan, &agreed, &cohort.once()).await.unwrap();
    let step = Step::Reopen { note: "There is a new need".into() };
    let taking = doorstep_shared::api::desk::plans::Taking { step, said: Said::Nothing };
    let version = self::whole(&cohort).await.plan.version;
    let taken = plans::take_step(&late(&me), cohort.plan, version, &taking, &cohort.once()).await.unwrap();
    assert_eq!(taken.state, State::ActiveInReception);
    assert!(plans::read(&late(&other), cohort.plan).await.is_ok(), "the team is back in");
}
