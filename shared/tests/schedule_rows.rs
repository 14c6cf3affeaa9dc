//! Rows for other people's directories say exactly what the schedule says, without its calendar.

#[allow(dead_code, reason = "not every test asks for everything")]
mod support;

use std::collections::BTreeSet;

use doorstep_shared::date::Date;
use doorstep_shared::directory::{Calendar, Term};
use doorstep_shared::schedule::{Exception, Nth, Repeat, Row, RowDays, Schedule, Season, Span, rows};
use doorstep_shared::set::{Member as _, Set};
use proptest::prelude::*;
use support::{naive, schedules::a_case};

/// What a reader of the rows, who knows no school calendar, makes of a day.
fn has(row: &Row, date: Date) -> bool {
    let in_reach = row.first.is_none_or(|d| d <= date) && row.last.is_none_or(|d| date <= d);
    let on = match &row.days {
        RowDays::Once(day) => *day == date,
        RowDays::Weekly { n, days, counted_from } => {
            let weeks = counted_from.map_or(0, |from| date.monday().days_since(from.monday()) / 7);
            days.has(date.weekday()) && weeks.rem_euclid(i32::from((*n).max(1))) == 0
        }
        RowDays::Monthly { nth, day } => {
            let from_start = (date.day() - 1) / 7;
            let is_last = date.plus_days(7).month() != date.month();
            let nth_fits = match nth {
                Nth::Last => is_last,
                other => other.index() == from_start.unsigned_abs(),
            };
            date.weekday() == *day && nth_fits
        }
    };
    in_reach && on
}

fn read(rows: &[Row], from: Date, to: Date) -> Vec<(Date, Option<Span>)> {
    let days = (from.days()..=to.days()).filter_map(Date::from_days);
    let mut found: Vec<_> =
        days.flat_map(|date| rows.iter().filter(move |row| has(row, date)).map(move |row| (date, row.span))).collect();
    found.sort();
    found
}

fn day(text: &str) -> Date {
    text.parse().unwrap_or_else(|_| panic!("{text} is not a date"))
}

fn weekly(key: &str) -> Schedule<u16> {
    Schedule {
        repeat: Repeat::Weekly(key.split(',').filter_map(doorstep_shared::date::Weekday::parse).collect::<Set<_>>()),
        times: Vec::new(),
        valid_from: None,
        valid_to: None,
        season: Season::AllYear,
        not_on_bank_holidays: false,
        except: Vec::new(),
        extra: Vec::new(),
        location: None,
    }
}

fn ends(rows: &[Row]) -> Vec<String> {
    let end = |date: Option<Date>| date.map_or("open".into(), |d| d.to_string());
    rows.iter().map(|r| format!("{} {}", end(r.first), end(r.last))).collect()
}

#[test]
fn term_time_is_a_row_a_term_and_a_day_off_cuts_it() {
    let term = |from: &str, to: &str| Term { from: day(from), to: day(to) };
    let calendar = Calendar {
        terms: vec![
            term("2026-09-02", "2026-10-23"),
            term("2026-11-02", "2026-12-18"),
            term("2027-01-04", "2027-02-12"),
        ],
        closed: vec![day("2026-11-03"), day("2026-11-04")],
    };
    let mut tuesdays = weekly("tu");
    tuesdays.season = Season::TermTime;
    let today = day("2026-10-26");
    assert_eq!(
        ends(&rows(&tuesdays, &calendar, today)),
        ["2026-11-04 2026-12-18", "2027-01-04 2027-02-12"],
        "the term that is over is gone, as is the stretch that has no Tuesday"
    );
    tuesdays.except = vec![Exception { on: day("2026-11-24"), reason: "training".into() }];
    assert_eq!(
        ends(&rows(&tuesdays, &calendar, today)),
        ["2026-11-04 2026-11-23", "2026-11-25 2026-12-18", "2027-01-04 2027-02-12"]
    );
    tuesdays.season = Season::Holidays;
    tuesdays.except.clear();
    assert_eq!(
        ends(&rows(&tuesdays, &calendar, today)),
        ["2026-10-24 2026-11-01", "2026-11-03 2026-11-03", "2026-12-19 2027-01-03"],
        "a training day of the school is a holiday"
    );
    assert_eq!(ends(&rows(&weekly("mo,fr"), &calendar, today)), ["open open"], "all year needs no calendar");
    tuesdays.season = Season::TermTime;
    assert_eq!(rows(&tuesdays, &Calendar::default(), today), [], "not known is not yes");
}

#[test]
fn a_bank_holiday_cuts_only_a_pattern_that_has_it() {
    let calendar = Calendar::default();
    let mut mondays = weekly("mo");
    mondays.not_on_bank_holidays = true;
    mondays.valid_to = Some(day("2026-06-30"));
    let today = day("2026-04-20");
    assert_eq!(
        ends(&rows(&mondays, &calendar, today)),
        ["open 2026-05-03", "2026-05-05 2026-05-24", "2026-05-26 2026-06-30"]
    );
    let mut tuesdays = weekly("tu");
    tuesdays.not_on_bank_holidays = true;
    tuesdays.valid_to = Some(day("2026-06-30"));
    assert_eq!(ends(&rows(&tuesdays, &calendar, today)), ["open 2026-06-30"]);
}

proptest! {
    #[test]
    fn the_rows_fall_on_the_days_of_the_schedule((today, schedules, calendar, ahead) in a_case()) {
        let to = today.plus_days(ahead);
        for schedule in &schedules {
            let made = rows(schedule, &calendar, today);
            let expected: BTreeSet<_> = naive::sessions(std::slice::from_ref(schedule), &calendar, today, to)
                .into_iter()
                .map(|(date, span, ..)| (Date::from_civil(date).unwrap_or(Date::MIN), span))
                .collect();
            let found = read(&made, today, to);
            prop_assert_eq!(found.iter().copied().collect::<BTreeSet<_>>(), expected);
            let times: BTreeSet<_> = schedule.times.iter().collect();
            if times.len() == schedule.times.len() {
                prop_assert_eq!(found.len(), found.iter().collect::<BTreeSet<_>>().len(), "nothing is said twice: {:?}", made);
            }
            prop_assert!(made.iter().all(|row| row.last.is_none_or(|last| last >= today)), "nothing that is over");
        }
    }
}
