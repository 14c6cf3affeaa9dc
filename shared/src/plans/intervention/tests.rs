//! The menu, the days of a series, and what is counted.

use uuid::Uuid;

use super::*;
use crate::date::{Date, Weekday};
use crate::directory::{Calendar, Term};
use crate::fact::Fact;
use crate::id::{OrganisationId, PersonId, SeriesId};
use crate::plans::content::ElementText;

fn day(text: &str) -> Date {
    text.parse().expect("a day")
}

fn calendar() -> Calendar {
    let term = |from, to| Term { from: day(from), to: day(to) };
    Calendar {
        terms: vec![
            term("2026-09-03", "2026-10-23"),
            term("2026-11-02", "2026-12-18"),
            term("2027-01-04", "2027-02-12"),
        ],
        closed: vec![day("2026-11-02")],
    }
}

fn rule(from: &str, sessions: u16, weeks: Weeks) -> Rule {
    Rule { from: day(from), days: [Weekday::Monday, Weekday::Thursday].into_iter().collect(), sessions, weeks }
}

fn text() -> SeriesText {
    SeriesText {
        title: "Talking group".into(),
        intervention: Some("early-talk-boost".into()),
        place: "The blue room".into(),
        at: None,
        minutes: 20,
        deliverer: "Ms Ash, teaching assistant".into(),
        trained: Fact::Yes,
        trained_on: Some(day("2026-09-01")),
        places: 8,
        adaptations: ElementText::default(),
        stopped: None,
    }
}

fn series(sessions: u16) -> Series {
    let rule = rule("2026-10-19", sessions, Weeks::School);
    let days = session_days(&rule, &calendar()).expect("days");
    Series {
        id: SeriesId::new(Uuid::from_u128(7)),
        organisation: OrganisationId::new(Uuid::from_u128(2)),
        text: text(),
        rule,
        sessions: days.into_iter().map(|day| (day, Session::PLANNED)).collect(),
        version: 1,
    }
}

fn attendance(marks: &[(&str, Attended)]) -> Attendance {
    Attendance {
        series: SeriesId::new(Uuid::from_u128(7)),
        series_title: "Talking group".into(),
        who: Who::Child,
        since: day("2026-10-19"),
        until: None,
        adaptations: ElementText::default(),
        marks: marks.iter().map(|(on, status)| (day(on), Mark { status: *status, note: String::new() })).collect(),
    }
}

#[test]
fn the_catalogue_has_one_of_each_and_says_what_nobody_has_looked_up() {
    let all = catalogue();
    let ids: std::collections::BTreeSet<&str> = all.iter().map(|of| of.id.as_str()).collect();
    assert_eq!((all.len(), ids.len()), (26, 26));
    for of in &all {
        assert_eq!(of.checked_on.is_some(), !of.source.is_empty(), "{}", of.id);
        assert_eq!(of.checked_on.is_none(), of.evidence.starts_with("Not checked yet"), "{}", of.id);
    }
    let neli = all.iter().find(|of| of.id == "neli-reception").expect("neli");
    assert_eq!((neli.dose.sessions, neli.dose.group_min, neli.dose.group_max), (Some(100), Some(3), Some(5)));
    assert!(check_own(&Menu { own: all, ..Menu::unchanged() }, day("2026-11-24")).is_err(), "each id once");
}

#[test]
fn a_zone_switches_off_and_adds_and_says_where_it_looked_something_up() {
    let own = Intervention { id: "talking-walks".into(), name: "Talking walks".into(), ..catalogue()[9].clone() };
    let menu = Menu { off: ["peep".to_owned()].into(), own: vec![own.clone()], ..Menu::unchanged() };
    assert_eq!(check_own(&menu, day("2026-11-24")), Ok(()));
    let all = lines(&menu);
    assert_eq!(all.iter().filter(|line| !line.active).map(|line| line.of.id.as_str()).collect::<Vec<_>>(), ["peep"]);
    assert_eq!(all.last().map(|line| (line.own, line.of.name.as_str())), Some((true, "Talking walks")));
    let unsourced = Intervention { checked_on: Some(day("2026-11-01")), ..own.clone() };
    let bad = check_own(
        &Menu { own: vec![unsourced], off: ["nothing".to_owned()].into(), ..menu.clone() },
        day("2026-11-24"),
    );
    let pointers: Vec<String> = bad.expect_err("two").into_iter().map(|wrong| wrong.pointer).collect();
    assert_eq!(pointers, ["/own/0/source", "/off"]);
    let strange = Intervention { id: "A b".into(), name: " ".into(), ..own };
    assert_eq!(
        check_own(&Menu { own: vec![strange], ..Menu::unchanged() }, day("2026-11-24")).expect_err("two").len(),
        2
    );
}

#[test]
fn days_pass_over_holidays_and_closed_days_and_are_not_guessed() {
    let days = session_days(&rule("2026-10-19", 5, Weeks::School), &calendar());
    let expected = ["2026-10-19", "2026-10-22", "2026-11-05", "2026-11-09", "2026-11-12"];
    assert_eq!(days, Ok(expected.map(day).into()), "half term and the training day are left out");
    let every = session_days(&rule("2026-12-21", 4, Weeks::Every), &Calendar::default());
    // 28 December 2026 is a bank holiday, moved from Boxing Day.
    assert_eq!(every, Ok(["2026-12-21", "2026-12-24", "2026-12-31", "2027-01-04"].map(day).into()));
    assert!(matches!(
        session_days(&rule("2027-02-08", 5, Weeks::School), &calendar()),
        Err(NoDates::Calendar(ends)) if ends.on == day("2027-02-15")
    ));
    assert_eq!(session_days(&rule("2026-11-02", 0, Weeks::School), &calendar()), Err(NoDates::Count));
    let none = Rule { days: [].into_iter().collect(), ..rule("2026-11-02", 1, Weeks::Every) };
    assert_eq!(session_days(&none, &calendar()), Err(NoDates::NoDay));
}

#[test]
fn v20_attendance_cannot_precede_the_session() {
    let today = day("2026-11-05");
    let came = |on| attendance(&[(on, Attended::Present)]);
    assert_eq!(check_attendance(&came("2026-11-05"), today), Ok(()));
    let wrong = check_attendance(&came("2026-11-09"), today).expect_err("it is to come");
    assert_eq!(wrong[0].pointer, "/marks/2026-11-09");
    assert_eq!(wrong[0].detail, "This session is still to come: 9 November 2026.");
    assert!(check_attendance(&came("2026-10-12"), today).is_err(), "before they joined");
    let left = Attendance { until: Some(day("2026-10-30")), ..came("2026-11-05") };
    assert!(check_attendance(&left, today).is_err(), "after they left");
    let back = Attendance { until: Some(day("2026-10-01")), ..attendance(&[]) };
    assert_eq!(check_attendance(&back, today).expect_err("backwards")[0].pointer, "/until");
    let mut long = came("2026-11-05");
    long.marks.values_mut().for_each(|mark| mark.note = "x".repeat(201));
    assert!(check_attendance(&long, today).is_err(), "a remark is short");
}

#[test]
fn what_is_counted_is_what_was_offered_and_taken() {
    let mut series = series(6);
    let today = day("2026-11-10");
    say(&mut series, day("2026-10-19"), SessionSaid::Held, today).expect("held");
    say(&mut series, day("2026-10-22"), SessionSaid::Held, today).expect("held");
    say(&mut series, day("2026-11-05"), SessionSaid::Cancelled { reason: CancelReason::Staff }, today)
        .expect("cancelled");
    let counted = fidelity(&series, today);
    assert_eq!(counted, Fidelity { planned: 6, held: 2, cancelled: 1, not_said: 1 });
    let of = attendance(&[("2026-10-19", Attended::Part), ("2026-10-22", Attended::Absent)]);
    assert_eq!(taken(&series, &of), Taken { came: 1, of: 2 });
    let later = Attendance { since: day("2026-10-20"), ..of };
    assert_eq!(taken(&series, &later), Taken { came: 0, of: 1 }, "what was before they joined is not theirs");
}

#[test]
fn what_is_said_of_a_session_fits_its_day() {
    let mut series = series(3);
    let today = day("2026-10-20");
    assert!(say(&mut series, day("2026-10-22"), SessionSaid::Held, today).is_err(), "still to come");
    assert!(say(&mut series, day("2026-10-21"), SessionSaid::Held, today).is_err(), "there is none");
    assert!(say(&mut series, day("2026-10-19"), SessionSaid::Added, today).is_err(), "there is one");
    say(&mut series, day("2026-10-21"), SessionSaid::Added, today).expect("one more");
    say(&mut series, day("2026-10-22"), SessionSaid::Cancelled { reason: CancelReason::Room }, today)
        .expect("known before");
    say(&mut series, day("2026-10-22"), SessionSaid::Planned, today).expect("taken back");
    assert_eq!(series.sessions.len(), 4);
    assert!(series.sessions.values().all(|session| *session == Session::PLANNED));
}

#[test]
fn what_is_written_of_a_series_makes_sense() {
    let today = day("2026-11-24");
    assert_eq!(check_text(&text(), today), Ok(()));
    let wrong = SeriesText {
        title: " ".into(),
        place: "x".repeat(201),
        minutes: 0,
        places: 41,
        trained: Fact::No,
        trained_on: Some(day("2026-11-25")),
        ..text()
    };
    let pointers: Vec<String> =
        check_text(&wrong, today).expect_err("six").into_iter().map(|bad| bad.pointer).collect();
    assert_eq!(pointers, ["/title", "/place", "/minutes", "/places", "/trained_on", "/trained_on"]);
    let adult = PersonId::new(Uuid::from_u128(3));
    assert_eq!(
        (Who::Child.adult(), Who::Both { adult }.adult(), Who::Adult { adult }.adult()),
        (None, Some(adult), Some(adult))
    );
}
