//! The rules of a place, as tables.

use super::support::{calendar, calendar_of, day, year};
use super::*;
use crate::directory::Calendar;

fn place(entry: i16, pattern: StartPattern, starts: Option<&str>) -> SchoolPlace {
    SchoolPlace {
        entry_year: year(entry),
        offered_on: None,
        accepted_on: None,
        starts_on: starts.map(day),
        pattern,
        source: PlaceSource::SeenLetter,
    }
}

fn said(problem: Option<PlaceProblem>) -> Option<String> {
    problem.map(|p| p.to_string())
}

#[test]
fn v1_the_place_is_of_the_childs_year() {
    let later = StartPattern::OutOfCohort;
    for (born, entry, pattern, expected) in [
        ("2023-02-10", 2027, StartPattern::FullTime, None),
        (
            "2023-02-10",
            2028,
            StartPattern::FullTime,
            Some("A child born on this day starts school in September 2027, not 2028."),
        ),
        (
            "2023-07-10",
            2028,
            StartPattern::FullTime,
            Some(
                "A child born on this day starts school in September 2027, not 2028. To start a year later, choose “a year later”.",
            ),
        ),
        (
            "2023-07-10",
            2026,
            StartPattern::FullTime,
            Some("A child born on this day starts school in September 2027, not 2026."),
        ),
        ("2023-04-01", 2028, later, None),
        ("2023-08-31", 2028, later, None),
        ("2023-08-31", 2027, later, Some("A child born on this day starts school in September 2028, not 2027.")),
        (
            "2023-03-31",
            2028,
            later,
            Some("Only children born from 1 April to 31 August can start a year later. Choose another start."),
        ),
    ] {
        assert_eq!(said(fits_cohort(&place(entry, pattern, None), day(born))).as_deref(), expected, "{born} {entry}");
    }
}

#[test]
fn v2_the_start_is_not_too_late() {
    let calendar = calendar();
    for (born, starts, by) in [
        ("2022-10-05", "2027-09-02", None),
        // Of age on 31 December; the spring term begins on 4 January.
        ("2022-10-05", "2028-01-04", None),
        ("2022-10-05", "2028-01-05", Some("2028-01-04")),
        ("2023-01-01", "2028-04-24", None),
        ("2023-01-01", "2028-04-25", Some("2028-04-24")),
        ("2023-08-31", "2028-09-04", None),
        ("2023-08-31", "2028-09-05", Some("2028-09-04")),
    ] {
        let of = place(2027, StartPattern::FullTime, Some(starts));
        let expected = by.map(|by| PlaceProblem::StartsTooLate { starts: day(starts), by: day(by) });
        assert_eq!(starts_in_time(&of, day(born), &calendar), expected, "{born} {starts}");
        // A later start is held to the same day, whatever day was planned before.
        let deferred = place(2027, StartPattern::DeferredTo { on: day(starts) }, Some("2027-09-02"));
        assert_eq!(starts_in_time(&deferred, day(born), &calendar), expected, "{born} {starts}");
    }
    assert_eq!(starts_in_time(&place(2027, StartPattern::FullTime, None), day("2022-10-05"), &calendar), None);
}

#[test]
fn v2_v4_a_short_calendar_is_said_and_stops_nobody() {
    let (born, empty) = (day("2022-10-05"), Calendar::default());
    for (starts, expected) in [
        // Before compulsory school age no calendar is needed, and by February every school has begun.
        ("2027-12-31", None),
        ("2028-01-10", Some(PlaceProblem::NotKnown(NoTermDates { year: year(2027), term: SchoolTerm::Spring }))),
        ("2028-02-01", Some(PlaceProblem::StartsTooLate { starts: day("2028-02-01"), by: day("2028-01-31") })),
    ] {
        let of = place(2027, StartPattern::FullTime, Some(starts));
        assert_eq!(starts_in_time(&of, born, &empty), expected, "{starts}");
    }
    for (to, known) in [("2028-03-25", true), ("2028-04-20", false)] {
        let of = place(2027, StartPattern::DeferredTo { on: day(to) }, None);
        assert_eq!(deferral_in_time(&of, &empty).is_none(), known, "{to}");
        assert!(deferral_in_time(&of, &empty).is_none_or(|p| !p.stops()));
    }
    let far = place(2027, StartPattern::DeferredTo { on: day("2028-06-05") }, None);
    assert!(deferral_in_time(&far, &empty).is_some_and(PlaceProblem::stops), "after every possible start");
    assert_eq!(
        said(deferral_in_time(&place(2027, StartPattern::DeferredTo { on: day("2028-04-20") }, None), &empty))
            .as_deref(),
        Some(
            "The school calendar does not say yet when the summer term of 2027 to 2028 begins. Ask the school, and add the dates to it."
        )
    );
}

#[test]
fn v3_part_time_ends_with_compulsory_school_age() {
    for (born, until, by) in [
        ("2022-10-05", "2027-12-31", None),
        ("2022-10-05", "2028-01-01", Some("2027-12-31")),
        ("2022-12-31", "2027-12-31", None),
        ("2023-03-31", "2028-03-31", None),
        ("2023-03-31", "2028-04-01", Some("2028-03-31")),
        ("2023-08-31", "2028-07-20", None),
    ] {
        let of = place(2027, StartPattern::PartTimeUntil { until: day(until) }, Some("2027-09-03"));
        let expected = by.map(|by| PlaceProblem::PartTimeTooLong { until: day(until), by: day(by) });
        assert_eq!(part_time_ends_in_time(&of, day(born)), expected, "{born} {until}");
    }
    assert_eq!(part_time_ends_in_time(&place(2027, StartPattern::FullTime, None), day("2022-10-05")), None);
}

#[test]
fn v4_a_later_start_comes_by_the_last_term() {
    let calendar = calendar();
    for (to, by) in [
        ("2028-01-04", None),
        ("2028-04-24", None),
        ("2028-04-25", Some("2028-04-24")),
        ("2028-06-05", Some("2028-04-24")),
    ] {
        let of = place(2027, StartPattern::DeferredTo { on: day(to) }, None);
        let expected = by.map(|by| PlaceProblem::DeferredTooFar { to: day(to), by: day(by) });
        assert_eq!(deferral_in_time(&of, &calendar), expected, "{to}");
    }
    // Also a child who need not be in school before September cannot keep the place over the summer.
    let born = day("2023-06-01");
    let of = place(2027, StartPattern::DeferredTo { on: day("2028-06-05") }, None);
    assert_eq!(starts_in_time(&of, born, &calendar), None);
    assert_eq!(
        check_place(&of, born, &calendar).iter().map(ToString::to_string).collect::<Vec<_>>(),
        ["The start cannot wait until 5 June 2028. This place is kept until 24 April 2028 at the latest."]
    );
}

#[test]
fn the_dates_of_a_place_agree() {
    let mut of = place(2027, StartPattern::PartTimeUntil { until: day("2027-09-10") }, Some("2027-09-20"));
    of.offered_on = Some(day("2027-04-16"));
    of.accepted_on = Some(day("2027-04-15"));
    assert_eq!(
        dates_agree(&of).iter().map(ToString::to_string).collect::<Vec<_>>(),
        [
            "The place was accepted on 15 April 2027, before it was offered on 16 April 2027.",
            "Part time ends on 10 September 2027, before the first day, 20 September 2027.",
        ]
    );
    of = place(2027, StartPattern::DeferredTo { on: day("2028-01-04") }, Some("2027-09-20"));
    assert_eq!(
        said(dates_agree(&of).pop()).as_deref(),
        Some("There are two first days: 20 September 2027 and 4 January 2028. Keep one.")
    );
    of = place(2027, StartPattern::FullTime, Some("2027-08-31"));
    assert_eq!(
        said(dates_agree(&of).pop()).as_deref(),
        Some("31 August 2027 is not in the school year 2027 to 2028. Change the day or the year.")
    );
}

#[test]
fn a_usual_start_and_a_start_a_year_later_are_all_right() {
    let calendar = calendar_of(&[
        ("2027-09-02", "2027-12-17"),
        ("2028-01-04", "2028-04-07"),
        ("2028-04-24", "2028-07-20"),
        ("2028-09-04", "2028-12-15"),
    ]);
    let born = day("2023-07-10");
    for of in [
        place(2027, StartPattern::FullTime, Some("2027-09-06")),
        place(2027, StartPattern::PartTimeUntil { until: day("2028-04-07") }, Some("2027-09-06")),
        place(2027, StartPattern::DeferredTo { on: day("2028-04-24") }, None),
        place(2028, StartPattern::OutOfCohort, Some("2028-09-04")),
    ] {
        assert_eq!(check_place(&of, born, &calendar), [], "{of:?}");
    }
}

#[test]
fn a_plan_needs_a_place_that_is_settled() {
    let mut of = place(2027, StartPattern::FullTime, None);
    assert!(!of.is_settled());
    of.source = PlaceSource::LateAdmission;
    assert!(of.is_settled());
    of.source = PlaceSource::ParentTold;
    of.accepted_on = Some(day("2027-04-20"));
    assert!(of.is_settled());
}

#[test]
fn a_place_is_stored_under_plain_keys() {
    let of = place(2027, StartPattern::PartTimeUntil { until: day("2027-12-17") }, None);
    let json = serde_json::to_value(of).expect("write");
    assert_eq!(
        json,
        serde_json::json!({
            "entry_year": 2027, "offered_on": null, "accepted_on": null, "starts_on": null,
            "pattern": { "is": "part-time-until", "until": "2027-12-17" }, "source": "seen-letter"
        })
    );
    assert_eq!(serde_json::from_value::<SchoolPlace>(json).expect("read"), of);
}
