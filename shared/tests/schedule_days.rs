//! Days that go wrong elsewhere: changes of the clock, leap days, bank holidays, the end of the school calendar.

use doorstep_shared::date::{Date, Now, Weekday};
use doorstep_shared::directory::{Calendar, Term};
use doorstep_shared::fact::Fact;
use doorstep_shared::schedule::{
    Exception, ExtraDate, Nth, Repeat, Schedule, Season, Span, calendar_ends_before, called_off, day_fact, next,
    occurrences, on_day,
};
use doorstep_shared::search::DayFilter;
use doorstep_shared::set::{Member as _, Set};

fn day(text: &str) -> Date {
    text.parse().unwrap_or_else(|_| panic!("{text} is not a date"))
}

fn span(text: &str) -> Span {
    let (start, end) = text.split_once('-').unwrap_or_else(|| panic!("{text} is not a span"));
    let time = |t: &str| t.parse().unwrap_or_else(|_| panic!("{t} is not a time"));
    Span::new(time(start), time(end)).unwrap_or_else(|b| panic!("{b}"))
}

fn now(date: &str, time: &str) -> Now {
    Now { date: day(date), time: time.parse().unwrap_or_else(|_| panic!("{time} is not a time")) }
}

fn schedule(repeat: Repeat, times: &[&str]) -> Schedule<u16> {
    Schedule {
        repeat,
        times: times.iter().map(|t| span(t)).collect(),
        valid_from: None,
        valid_to: None,
        season: Season::AllYear,
        not_on_bank_holidays: false,
        except: Vec::new(),
        extra: Vec::new(),
        location: Some(0),
    }
}

/// Weekly on days given by their keys: `mo tu`.
fn weekly(days: &str, times: &[&str]) -> Schedule<u16> {
    schedule(Repeat::Weekly(weekdays(days)), times)
}

fn weekdays(keys: &str) -> Set<Weekday> {
    keys.split_whitespace().filter_map(Weekday::parse).collect()
}

fn off(on: &str, reason: &str) -> Exception {
    Exception { on: day(on), reason: reason.into() }
}

fn term(from: &str, to: &str) -> Term {
    Term { from: day(from), to: day(to) }
}

/// A summer half-term, a summer term and an autumn term with a closed day.
fn school() -> Calendar {
    let terms =
        vec![term("2026-06-01", "2026-07-20"), term("2026-09-02", "2026-10-23"), term("2026-11-02", "2026-12-18")];
    Calendar { terms, closed: vec![day("2026-06-22")] }
}

fn dates(s: &Schedule<u16>, calendar: &Calendar, from: &str, to: &str) -> Vec<String> {
    let found = occurrences(std::slice::from_ref(s), calendar, day(from), day(to));
    found.iter().map(|o| o.date.to_string()).collect()
}

/// What it shows, the schedule, from, to, and the days.
type Case = (&'static str, Schedule<u16>, &'static str, &'static str, &'static [&'static str]);

#[test]
fn named_days_come_out_as_a_person_would_count_them() {
    let every_weeks = |n, days, from| schedule(Repeat::EveryWeeks { n, days: weekdays(days), from: day(from) }, &[]);
    let monthly = |nth, day| schedule(Repeat::Monthly { nth, day }, &[]);
    let resting = |days| Schedule { not_on_bank_holidays: true, ..weekly(days, &[]) };
    let cases: [Case; 14] = [
        (
            "a leap day is a Thursday like any other",
            weekly("th", &[]),
            "2024-02-22",
            "2024-03-07",
            &["2024-02-22", "2024-02-29", "2024-03-07"],
        ),
        (
            "the last Thursday of a leap February",
            monthly(Nth::Last, Weekday::Thursday),
            "2024-02-01",
            "2024-02-29",
            &["2024-02-29"],
        ),
        (
            "2100 is no leap year",
            monthly(Nth::Last, Weekday::Sunday),
            "2100-02-01",
            "2100-03-31",
            &["2100-02-28", "2100-03-28"],
        ),
        (
            "the fourth and the last may differ",
            monthly(Nth::Fourth, Weekday::Monday),
            "2026-06-01",
            "2026-08-31",
            &["2026-06-22", "2026-07-27", "2026-08-24"],
        ),
        (
            "over the end of a year",
            monthly(Nth::First, Weekday::Friday),
            "2026-12-01",
            "2027-02-28",
            &["2026-12-04", "2027-01-01", "2027-02-05"],
        ),
        (
            "a fortnight is counted over a week 53",
            every_weeks(2, "mo", "2026-12-21"),
            "2026-12-14",
            "2027-01-31",
            &["2026-12-21", "2027-01-04", "2027-01-18"],
        ),
        (
            "and before its first week",
            every_weeks(3, "we su", "2026-06-24"),
            "2026-05-31",
            "2026-06-28",
            &["2026-06-03", "2026-06-07", "2026-06-24", "2026-06-28"],
        ),
        (
            "every week when the number makes no sense",
            every_weeks(0, "mo", "2026-06-01"),
            "2026-06-01",
            "2026-06-15",
            &["2026-06-01", "2026-06-08", "2026-06-15"],
        ),
        (
            "not on Good Friday and Easter Monday",
            resting("mo fr"),
            "2026-03-30",
            "2026-04-10",
            &["2026-03-30", "2026-04-10"],
        ),
        (
            "Boxing Day on a Saturday is taken on the Monday",
            resting("mo tu"),
            "2026-12-22",
            "2027-01-05",
            &["2026-12-22", "2026-12-29", "2027-01-04", "2027-01-05"],
        ),
        (
            "Christmas on a Saturday takes Monday and Tuesday",
            resting("mo tu we"),
            "2027-12-27",
            "2028-01-04",
            &["2027-12-29", "2028-01-04"],
        ),
        (
            "the early May holiday that moved to a Friday",
            resting("mo fr"),
            "2020-05-04",
            "2020-05-11",
            &["2020-05-04", "2020-05-11"],
        ),
        (
            "the first day there is",
            weekly("mo tu", &[]),
            "1900-01-01",
            "1900-01-08",
            &["1900-01-01", "1900-01-02", "1900-01-08"],
        ),
        ("the last day there is", weekly("tu mo", &[]), "2199-12-25", "2199-12-31", &["2199-12-30", "2199-12-31"]),
    ];
    for (what, s, from, to, expected) in cases {
        assert_eq!(dates(&s, &Calendar::default(), from, to), expected, "{what}");
    }
}

#[test]
fn given_a_change_of_the_clock_when_a_session_is_that_morning_then_its_times_stay_as_on_the_wall() {
    let sunday = [weekly("su", &["00:30-02:30", "10:00-11:30"])];
    for change in ["2026-03-29", "2026-10-25"] {
        let found = on_day(&sunday, &Calendar::default(), day(change));
        let times: Vec<_> = found.iter().filter_map(|o| o.span).collect();
        assert_eq!(times, [span("00:30-02:30"), span("10:00-11:30")], "{change}");
        // The morning session is still to come at 9:59 and on until 11:30, whatever the clock did at 1 o'clock.
        let left = |time| next(&sunday, &Calendar::default(), now(change, time), 1).first().map(|o| o.date);
        assert_eq!(left("11:29"), Some(day(change)));
        assert_eq!(left("11:30"), Some(day(change).plus_days(7)));
    }
}

#[test]
fn given_a_session_of_today_when_its_end_is_not_known_then_it_counts_all_day() {
    let unknown = [weekly("tu", &[])];
    let found = next(&unknown, &Calendar::default(), now("2026-11-24", "24:00"), 1);
    assert_eq!(found.first().map(|o| o.date), Some(day("2026-11-24")));
}

#[test]
fn given_nothing_within_four_hundred_days_when_asked_for_the_next_then_there_is_none() {
    let on = |date| [schedule(Repeat::Dates(vec![day(date)]), &[])];
    let found = |date| next(&on(date), &Calendar::default(), now("2026-01-01", "09:00"), 5).len();
    assert_eq!(found("2027-02-05"), 1, "the four hundredth day");
    assert_eq!(found("2027-02-06"), 0, "the day after it");
    assert_eq!(
        next(&on("2199-12-31"), &Calendar::default(), now("2199-12-31", "09:00"), 5).len(),
        1,
        "the end of time"
    );
}

#[test]
fn given_a_training_day_when_the_group_is_excepted_then_the_page_can_say_why() {
    let except =
        vec![off("2026-06-16", "staff training day"), off("2026-06-17", "never a Wednesday"), off("2026-07-28", "")];
    let tuesdays = Schedule { season: Season::TermTime, except, ..weekly("tu", &["10:00-11:30"]) };
    let afternoons = Schedule { times: vec![span("13:00-14:00")], ..tuesdays.clone() };
    let both = [tuesdays, afternoons];
    let off = called_off(&both, &school(), day("2026-06-01"), day("2026-12-31"));
    // 28 July is in the holidays anyway, and the two sessions at one place are called off in one line.
    assert_eq!(off.iter().map(|o| (o.date, o.reason)).collect::<Vec<_>>(), [(day("2026-06-16"), "staff training day")]);
}

#[test]
fn given_an_extra_date_when_everything_speaks_against_it_then_it_is_on_all_the_same() {
    let christmas = "2026-12-25";
    let extra = vec![ExtraDate { on: day(christmas), times: vec![span("12:00-15:00")] }];
    let group = [Schedule {
        valid_to: Some(day("2026-07-20")),
        season: Season::TermTime,
        not_on_bank_holidays: true,
        except: vec![off(christmas, "closed")],
        extra,
        ..weekly("fr", &["10:00-11:30"])
    }];
    let found = on_day(&group, &school(), day(christmas));
    assert_eq!(found.iter().map(|o| o.span).collect::<Vec<_>>(), [Some(span("12:00-15:00"))]);
    assert!(called_off(&group, &school(), day(christmas), day(christmas)).is_empty());
}

#[test]
fn given_a_school_calendar_when_it_ends_then_later_days_are_not_known_rather_than_yes_or_no() {
    let in_term = Schedule { season: Season::TermTime, ..weekly("mo", &[]) };
    let in_holidays = Schedule { season: Season::Holidays, ..weekly("mo", &[]) };
    assert_eq!(
        dates(&in_term, &school(), "2026-06-08", "2026-07-27"),
        ["2026-06-08", "2026-06-15", "2026-06-29", "2026-07-06", "2026-07-13", "2026-07-20",]
    );
    assert_eq!(dates(&in_holidays, &school(), "2026-06-08", "2026-08-03"), ["2026-06-22", "2026-07-27", "2026-08-03"]);
    for group in [in_term, in_holidays] {
        assert!(dates(&group, &school(), "2026-12-19", "2027-12-31").is_empty());
        assert!(dates(&group, &Calendar::default(), "2026-06-01", "2026-12-31").is_empty());
        let group = [group];
        assert_eq!(calendar_ends_before(&group, &school(), day("2026-06-01"), day("2026-12-20")), None);
        let first_open = calendar_ends_before(&group, &school(), day("2026-06-01"), day("2027-01-31"));
        assert_eq!(first_open, Some(day("2026-12-21")));
        let on = |date| day_fact(&group, &school(), DayFilter::On(day(date)), day("2026-06-01"));
        assert_eq!(on("2026-12-21"), Fact::Unknown);
        assert_eq!(on("2026-12-22"), Fact::No, "never on a Tuesday, whatever schools do");
        let certain =
            [Schedule { extra: vec![ExtraDate { on: day("2026-12-21"), times: Vec::new() }], ..group[0].clone() }];
        let first_open = calendar_ends_before(&certain, &school(), day("2026-06-01"), day("2027-01-31"));
        assert_eq!(first_open, Some(day("2026-12-28")), "an extra date is known, whatever schools do");
    }
}

#[test]
fn given_a_weekday_when_a_family_asks_for_it_then_two_weeks_are_looked_at() {
    let every_other = |from| [schedule(Repeat::EveryWeeks { n: 2, days: weekdays("tu"), from: day(from) }, &[])];
    let ask = |schedules: &[Schedule<u16>], day_of_week| {
        day_fact(schedules, &Calendar::default(), DayFilter::Weekday(day_of_week), day("2026-11-24"))
    };
    assert_eq!(ask(&every_other("2026-11-24"), Weekday::Tuesday), Fact::Yes, "today");
    assert_eq!(ask(&every_other("2026-12-01"), Weekday::Tuesday), Fact::Yes, "next week");
    assert_eq!(ask(&every_other("2026-12-01"), Weekday::Monday), Fact::No);
    assert_eq!(ask(&[schedule(Repeat::Dates(vec![day("2026-12-08")]), &[])], Weekday::Tuesday), Fact::No, "too late");
    assert_eq!(ask(&[], Weekday::Tuesday), Fact::Unknown, "no schedule at all");
}

#[test]
fn given_two_schedules_when_they_agree_on_a_session_then_it_appears_once() {
    let here = weekly("tu", &["10:00-11:30"]);
    let there = Schedule { location: Some(1), ..here.clone() };
    let all = [here.clone(), there, here];
    let found = on_day(&all, &Calendar::default(), day("2026-11-24"));
    assert_eq!(found.iter().map(|o| (o.place.copied(), o.schedule)).collect::<Vec<_>>(), [(Some(0), 0), (Some(1), 1)]);
}

#[test]
fn given_the_least_a_keeper_writes_when_it_is_read_then_the_rest_is_left_open() {
    let read: Schedule =
        serde_json::from_str(r#"{ "repeat": { "weekly": ["tu"] } }"#).unwrap_or_else(|e| panic!("{e}"));
    let open = Schedule { location: None, ..weekly("tu", &[]) };
    assert_eq!(read, open.relocate(|_: u16| None));
    let full = Schedule {
        valid_to: Some(day("2027-07-20")),
        season: Season::TermTime,
        except: vec![off("2026-06-16", "staff training day")],
        extra: vec![ExtraDate { on: day("2026-12-25"), times: vec![span("12:00-15:00")] }],
        ..schedule(Repeat::Monthly { nth: Nth::Last, day: Weekday::Friday }, &["10:00-11:30"])
    };
    let id = "01920000-0000-7000-8000-000000000001".parse().unwrap_or_else(|e| panic!("{e}"));
    let full: Schedule = full.relocate(|_: u16| Some(id));
    let json = serde_json::to_value(&full).unwrap_or_else(|e| panic!("{e}"));
    assert_eq!(json["repeat"], serde_json::json!({ "monthly": { "nth": "last", "day": "fr" } }));
    assert_eq!(json["times"], serde_json::json!([{ "start": "10:00", "end": "11:30" }]));
    assert_eq!(serde_json::from_value::<Schedule>(json).ok(), Some(full));
}
