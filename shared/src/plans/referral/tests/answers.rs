//! What a service says by its link: each answer of its page is a way through the machine.

use super::*;
use crate::directory::Calendar;
use crate::set::Member as _;

fn say(before: &Referral, answer: Answer) -> Result<Referral, Vec<crate::problem::FieldError>> {
    let beside = Beside { day: Some(today().plus_days(30)), reason: Some(Reason::Eligibility) };
    answered(before, answer, beside, (today(), &Calendar::default()))
}

#[test]
fn every_answer_that_is_offered_can_be_given_and_no_other() {
    for stage in Stage::ALL {
        let before = referral(&[(Stage::Sent, "2027-06-01"), (*stage, "2027-06-02")]);
        assert_eq!(Answer::at(*stage).is_empty(), !stage.is_with_service(), "{stage:?}");
        for answer in Answer::ALL {
            let said = say(&before, *answer);
            assert_eq!(said.is_ok(), Answer::at(*stage).contains(answer), "{stage:?} {answer:?}: {said:?}");
            let Ok(after) = said else { continue };
            assert!(after.steps.starts_with(&before.steps), "{stage:?} {answer:?}: nothing is forgotten");
            let mut last = before.stage;
            for step in &after.steps[before.steps.len()..] {
                assert_eq!(super::super::step(last, step.to, By::Service), Ok(()), "{stage:?} {answer:?}");
                assert_eq!(step.by, By::Service);
                last = step.to;
            }
            assert_eq!(last, after.stage, "{stage:?} {answer:?}");
            assert_eq!(after.reason.is_some(), answer.takes_reason(), "{stage:?} {answer:?}");
        }
    }
}

#[test]
fn they_came_is_two_steps_and_counts_as_taken_up() {
    let accepted =
        referral(&[(Stage::Sent, "2027-06-01"), (Stage::Opened, "2027-06-02"), (Stage::Accepted, "2027-06-03")]);
    let after = say(&accepted, Answer::Came).expect("it can be said");
    let way: Vec<Stage> = after.steps.iter().map(|step| step.to).collect();
    assert_eq!(way[3..], [Stage::FirstContact, Stage::Started]);
    assert_eq!((after.started_service, after.taken_up_on, after.due_by), (Some(Says::Yes), Some(today()), None));
    let said_no = Referral { started_family: Some(Says::No), ..accepted };
    assert_eq!(say(&said_no, Answer::Came).expect("it can be said").taken_up_on, None, "the family says no");
}

#[test]
fn a_waiting_list_needs_a_day_and_no_needs_a_reason() {
    let opened = referral(&[(Stage::Sent, "2027-06-01"), (Stage::Opened, "2027-06-02")]);
    let bare = |answer| {
        let said = answered(&opened, answer, Beside::default(), (today(), &Calendar::default()));
        said.err().map(|errors| errors[0].pointer.clone())
    };
    assert_eq!(bare(Answer::Wait).as_deref(), Some("/expected_on"));
    assert_eq!(bare(Answer::Cannot).as_deref(), Some("/reason"));
    assert_eq!((bare(Answer::Place), bare(Answer::More)), (None, None));
    let past = Beside { day: Some(today().plus_days(-1)), reason: None };
    assert!(answered(&opened, Answer::Wait, past, (today(), &Calendar::default())).is_err(), "a day that is over");
    let waits = say(&opened, Answer::Wait).expect("it can be said");
    assert_eq!((waits.stage, waits.expected_on), (Stage::Waitlisted, Some(today().plus_days(30))));
    assert_eq!(waits.due_by, Some(today().plus_days(28)));
    // A new guess is no new step.
    let again = say(&waits, Answer::Wait).expect("it can be said");
    assert_eq!((again.steps.len(), again.asked_again_on), (waits.steps.len(), Some(today())));
}

#[test]
fn the_first_look_alone_opens_it() {
    let sent = referral(&[(Stage::Sent, "2027-06-01")]);
    let seen = opened(&sent, today(), &Calendar::default()).expect("it was not opened before");
    assert_eq!((seen.stage, seen.steps.len()), (Stage::Opened, 2));
    for stage in Stage::ALL.iter().filter(|stage| **stage != Stage::Sent) {
        let other = referral(&[(Stage::Sent, "2027-06-01"), (*stage, "2027-06-02")]);
        assert_eq!(opened(&other, today(), &Calendar::default()), None, "{stage:?}");
    }
}
