//! The course of a plan, from the naming of a child on.

use std::sync::Arc;

use doorstep_backend::port::Ids as _;
use doorstep_backend::store::memory::MemoryTables;
use doorstep_backend::usecase::plans::{self, PlanError};
use doorstep_shared::api::desk::plans::{Nomination, Said};
use doorstep_shared::id::{FamilyId, PersonId, PlanId};
use doorstep_shared::plans::course::{State, Step, Unmet};
use doorstep_shared::plans::entry::Kind;
use doorstep_tests::cohort::{Cohort, MARK_KEY, advisor, centre, outsider, teacher};

#[tokio::test]
async fn a_plan_goes_through_every_state_that_has_no_meeting_or_referral() {
    for state in [
        State::Nominated,
        State::Invited,
        State::Declined,
        State::Agreed,
        State::GettingToKnow,
        State::Planned,
        State::ActiveBeforeStart,
        State::Paused,
        State::Withdrawn,
        State::TransferredOut,
        State::ActiveInReception,
    ] {
        let cohort = Cohort::new(Arc::new(MemoryTables::new())).await;
        cohort.to(state).await;
        let view = cohort.view(&teacher()).await.unwrap();
        assert_eq!(view.plan.state, state);
        assert!(view.entries.iter().any(|entry| entry.entry.name.kind == Kind::Child), "{state:?}");
    }
}

#[tokio::test]
async fn a_step_says_everything_that_it_lacks() {
    let cohort = Cohort::new(Arc::new(MemoryTables::new())).await;
    cohort.to(State::GettingToKnow).await;
    let Err(PlanError::Unmet(unmet)) = cohort.step(Step::AgreePlan, Said::Nothing).await else {
        panic!("nothing is there")
    };
    assert_eq!(unmet, [Unmet::NoParentView, Unmet::NoStrength, Unmet::OneSided]);
    let view = cohort.view(&teacher()).await.unwrap();
    let step = view.steps.iter().find(|step| step.step == doorstep_shared::plans::course::StepKind::AgreePlan).unwrap();
    assert_eq!(step.unmet, unmet, "the screen says the same before anybody presses");
}

#[tokio::test]
async fn v6_v7_a_child_is_named_once_a_year_and_nothing_of_the_other_plan_is_told() {
    let cohort = Cohort::new(Arc::new(MemoryTables::new())).await;
    cohort.nominate().await;
    let id = || cohort.office.ids.next();
    let again = Nomination {
        plan: PlanId::new(id()),
        family: FamilyId::new(id()),
        child_id: PersonId::new(id()),
        adult_id: PersonId::new(id()),
        contact: None,
        postcode: "zz11aa".into(),
        ..cohort.nomination()
    };
    let spelt = |name: &str| Nomination {
        child: doorstep_shared::plans::people::Child { legal_name: name.into(), ..again.child.clone() },
        ..again.clone()
    };
    let outsider = outsider();
    let desk = cohort.desk(&outsider);
    let refused = async |new: &Nomination| match plans::nominate(&desk, &MARK_KEY, new, &cohort.once()).await {
        Err(PlanError::Possible(what)) => what,
        other => panic!("{other:?}"),
    };
    assert_eq!(refused(&again).await, "same-address", "asked first: it may be a twin");
    let said = Nomination { another_child: true, ..again.clone() };
    assert_eq!(refused(&said).await, "same-child");
    let other_address = Nomination { postcode: "QQ9 9ZZ".into(), ..spelt("AMINA  hassan-testcase") };
    assert_eq!(refused(&other_address).await, "same-child", "however it is spelt");
    let twin = Nomination { another_child: true, ..spelt("Samira Hassan Testcase") };
    assert!(plans::nominate(&desk, &MARK_KEY, &twin, &cohort.once()).await.is_ok());
    // Over for the first: the child may have another one.
    cohort.step(Step::Withdraw, Said::Nothing).await.unwrap();
    let anew = Nomination { plan: PlanId::new(id()), family: FamilyId::new(id()), ..other_address };
    assert!(plans::nominate(&desk, &MARK_KEY, &anew, &cohort.once()).await.is_ok());
}

#[tokio::test]
async fn who_is_not_in_the_team_does_not_know_that_there_is_a_plan() {
    let cohort = Cohort::new(Arc::new(MemoryTables::new())).await;
    cohort.to(State::Agreed).await;
    assert!(matches!(cohort.view(&outsider()).await, Err(PlanError::NotFound)));
    for member in [advisor(), centre()] {
        let view = cohort.view(&member).await.unwrap();
        assert!(view.entries.is_empty(), "nothing is shared yet");
        assert_eq!(view.plan.label, doorstep_shared::plans::people::label_of(cohort.family));
    }
}
