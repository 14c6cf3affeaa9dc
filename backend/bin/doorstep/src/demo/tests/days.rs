//! Whatever day a stranger comes, something is on.

use super::*;
use doorstep_shared::date::Weekday;
use doorstep_shared::schedule::{is_bank_holiday, occurrences};
use doorstep_shared::set::Member as _;

/// How many sessions families find at places on a day.
fn sessions(zone: &DemoZone, today: Date, on: Date) -> usize {
    let running = zone.services.iter().filter(|s| is_listed(s, today) && s.state.is_active());
    running
        .map(|s| occurrences(&s.schedules, &zone.calendar, on, on).iter().filter(|o| o.place.is_some()).count())
        .sum()
}

#[test]
fn something_is_on_every_day_of_the_next_two_weeks() {
    for text in DAYS {
        let (today, zone) = (day(text), zone_on(text));
        for on in (0..14).map(|n| today.plus_days(n)) {
            let least = match on.weekday() {
                _ if is_bank_holiday(on) => 1,
                Weekday::Sunday => 3,
                _ => 4,
            };
            let found = sessions(&zone, today, on);
            assert!(found >= least, "from {text}: {found} sessions on {on}");
        }
    }
}

#[test]
fn every_day_of_the_week_is_busy_in_term_and_in_the_holidays() {
    for (text, term) in [("2026-11-23", true), ("2027-08-02", false), ("2027-02-15", false)] {
        let (monday, zone) = (day(text), zone_on(text));
        assert_eq!(zone.calendar.in_term(monday).is_yes(), term, "{text}");
        for weekday in Weekday::ALL {
            let on = monday.plus_days(i32::from(weekday.index()));
            let least = if *weekday == Weekday::Sunday { 3 } else { 4 };
            assert!(sessions(&zone, monday, on) >= least, "{on}");
        }
    }
}

#[test]
fn the_second_weighing_from_today_is_called_off() {
    let zone = zone();
    let weighing = zone.services.iter().find(|s| s.name == "Baby weighing").expect("the service");
    let off: Vec<_> = weighing.schedules[0].except.iter().map(|e| (e.on.to_string(), e.reason.as_str())).collect();
    assert_eq!(off, [("2026-12-03".to_owned(), "Staff training day")]);
}

#[test]
fn the_calendar_runs_forwards_over_four_school_years() {
    let terms = zone().calendar.terms;
    assert_eq!(terms.len(), 24);
    assert!(terms.iter().all(|t| t.from < t.to));
    assert!(terms.windows(2).all(|pair| pair[0].to < pair[1].from));
    for term in &terms {
        let weekend = |d: Date| matches!(d.weekday(), Weekday::Saturday | Weekday::Sunday);
        assert!(!weekend(term.from) && !weekend(term.to), "{}", term.from);
    }
    assert!(zone().calendar.closed.iter().all(|d| terms.iter().any(|t| t.from <= *d && *d <= t.to)));
}

#[test]
fn open_evenings_keep_to_their_weekday() {
    for from in 0..7 {
        let today = day(DAYS[0]).plus_days(from);
        let zone = load(today).expect("the demo zone");
        let days_of = |name: &str| {
            let service = zone.services.iter().find(|s| s.name == name).expect("the service");
            occurrences(&service.schedules, &zone.calendar, today, today.plus_days(60))
        };
        let evenings = days_of("Weirside open evening");
        assert!(evenings.len() >= 2 && evenings.iter().all(|o| o.date.weekday() == Weekday::Thursday), "{today}");
        assert!(days_of("College open day").iter().all(|o| o.date.weekday() == Weekday::Saturday), "{today}");
    }
}
