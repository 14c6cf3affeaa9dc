//! The clocks, over weekends, bank holidays and school holidays.

use super::*;
use crate::directory::{Calendar, Term};
use crate::set::Member as _;

/// The summer term of 2027, half term from 31 May to 4 June, and the year after.
fn calendar() -> Calendar {
    let term = |from: &str, to: &str| Term { from: day(from), to: day(to) };
    Calendar {
        terms: vec![
            term("2027-04-12", "2027-05-28"),
            term("2027-06-07", "2027-07-21"),
            term("2027-09-02", "2027-10-22"),
            term("2027-11-01", "2027-12-17"),
        ],
        closed: Vec::new(),
    }
}

#[test]
fn each_clock_has_its_day_and_stands_still_in_the_holidays() {
    use Stage as T;
    for (steps, clock, due) in [
        // Tuesday 8 June: Wednesday, Thursday, Friday.
        (vec![(T::Sent, "2027-06-08")], Clock::Open, "2027-06-11"),
        (vec![(T::Sent, "2027-06-10")], Clock::Open, "2027-06-15"),
        // The Thursday before half term: the Friday, then Monday and Tuesday after it.
        (vec![(T::Sent, "2027-05-27")], Clock::Open, "2027-06-08"),
        // The last day before the summer holidays.
        (vec![(T::Sent, "2027-07-21")], Clock::Open, "2027-09-06"),
        (vec![(T::Sent, "2027-06-08"), (T::Opened, "2027-06-10")], Clock::Decide, "2027-06-17"),
        // They ask for more: the worker answers within three days.
        (vec![(T::Sent, "2027-06-08"), (T::MoreInfo, "2027-06-14")], Clock::More, "2027-06-17"),
        (vec![(T::Sent, "2027-06-08"), (T::Accepted, "2027-06-11")], Clock::Contact, "2027-06-22"),
        (vec![(T::Sent, "2027-06-08"), (T::FirstContact, "2027-06-14")], Clock::Start, "2027-07-06"),
        // On a waiting list four weeks are four weeks; and when there is a place, the clocks begin anew.
        (vec![(T::Sent, "2027-06-08"), (T::Waitlisted, "2027-06-14")], Clock::Wait, "2027-07-12"),
        (
            vec![(T::Sent, "2027-06-08"), (T::Waitlisted, "2027-06-14"), (T::Accepted, "2027-09-13")],
            Clock::Contact,
            "2027-09-27",
        ),
        (
            vec![
                (T::Sent, "2027-06-08"),
                (T::Waitlisted, "2027-06-14"),
                (T::Accepted, "2027-09-13"),
                (T::FirstContact, "2027-09-14"),
            ],
            Clock::Start,
            "2027-10-11",
        ),
        // Beyond the calendar weekends and bank holidays are left out: 27 and 28 December are bank holidays.
        (vec![(T::Sent, "2027-12-23")], Clock::Open, "2027-12-30"),
    ] {
        let found = running(&referral(&steps), &calendar());
        assert_eq!(found, Some(Running { clock, due: day(due) }), "{steps:?}");
    }
    let no_calendar = running(&referral(&[(T::Sent, "2027-05-27")]), &Calendar::default());
    assert_eq!(no_calendar.map(|clock| clock.due), Some(day("2027-06-02")), "31 May 2027 is a bank holiday");
}

#[test]
fn a_waiting_list_is_asked_about_every_28_days() {
    let mut waits = referral(&[(Stage::Sent, "2027-06-08"), (Stage::Waitlisted, "2027-06-14")]);
    waits.asked_again_on = Some(day("2027-07-12"));
    assert_eq!(running(&waits, &calendar()).map(|clock| clock.due), Some(day("2027-08-09")));
    // What was asked on an earlier waiting list does not count for this one.
    waits.asked_again_on = Some(day("2027-06-10"));
    assert_eq!(running(&waits, &calendar()).map(|clock| clock.due), Some(day("2027-07-12")));
}

#[test]
fn a_clock_is_over_the_day_after_and_says_what_to_do() {
    let clock = running(&referral(&[(Stage::Sent, "2027-06-08")]), &calendar()).expect("a clock");
    assert!(!clock.is_over(day("2027-06-11")) && clock.is_over(day("2027-06-12")));
    assert!(Clock::ALL.iter().all(|clock| clock.overdue().starts_with("Ring them")));
}

#[test]
fn no_clock_runs_before_it_is_sent_nor_once_the_family_has_started() {
    for stage in Stage::ALL {
        let runs = running(&referral(&[(Stage::Sent, "2027-06-08"), (*stage, "2027-06-08")]), &calendar()).is_some();
        let waits = matches!(
            stage,
            Stage::Sent | Stage::Opened | Stage::MoreInfo | Stage::Waitlisted | Stage::Accepted | Stage::FirstContact
        );
        assert_eq!(runs, waits, "{stage:?}");
    }
}

#[test]
fn nobody_gives_up_while_there_is_still_time() {
    let sent = referral(&[(Stage::Sent, "2027-06-08")]);
    let given_up = Referral { stage: Stage::Expired, ..sent.clone() };
    let on = |today: &str| check_change(&sent, &given_up, (By::Worker, day(today)), &calendar()).is_ok();
    assert!(!on("2027-06-11") && on("2027-06-12"));
}
