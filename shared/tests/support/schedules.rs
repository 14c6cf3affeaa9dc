//! Made-up schedules and school calendars between 1999 and 2101.

use doorstep_shared::date::{Date, Time, Weekday};
use doorstep_shared::directory::{Calendar, Term};
use doorstep_shared::schedule::{Exception, ExtraDate, Nth, Repeat, Schedule, Season, Span};
use doorstep_shared::set::{Member, Set};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

fn day(text: &str) -> Date {
    text.parse().unwrap_or_else(|_| panic!("{text} is not a date"))
}

/// Days between 1999 and 2101, with the odd ones more often than chance would have them.
pub fn any_day() -> impl Strategy<Value = Date> {
    let odd = [
        "1999-12-31",
        "2000-02-29",
        "2020-05-08",
        "2022-06-02",
        "2024-02-29",
        "2026-03-29",
        "2026-10-25",
        "2027-12-25",
        "2032-02-29",
        "2099-12-31",
        "2100-02-28",
        "2101-01-03",
    ];
    prop_oneof![
        3 => (day("1999-01-01").days()..=day("2100-06-30").days()).prop_map(|n| Date::from_days(n).unwrap_or(Date::MIN)),
        2 => select(odd.map(day).to_vec()),
    ]
}

fn member<M: Member + std::fmt::Debug>() -> impl Strategy<Value = M> {
    select(M::ALL)
}

fn some_weekdays() -> impl Strategy<Value = Set<Weekday>> {
    prop_oneof![
        1 => Just(Weekday::ALL.iter().copied().collect()),
        4 => vec(member::<Weekday>(), 0..4).prop_map(|days| days.into_iter().collect()),
    ]
}

/// Sessions from a handful, so that two schedules sometimes agree on one.
fn some_times() -> impl Strategy<Value = Vec<Span>> {
    let span = select(vec![(0, 1440), (540, 600), (600, 690), (600, 720), (795, 885), (1080, 1440)]);
    vec(span.prop_map(|(start, end)| span_of(start, end)), 0..3)
}

fn span_of(start: u16, end: u16) -> Span {
    let time = |minutes: u16| Time::new(minutes / 60, minutes % 60).unwrap_or(Time::MAX);
    Span::new(time(start), time(end)).unwrap_or_else(|b| panic!("{b}"))
}

/// A day within half a year before and a year and a half after.
fn near(base: Date) -> impl Strategy<Value = Date> + Clone {
    prop_oneof![(-180..540_i32), (0..60_i32)].prop_map(move |n| base.plus_days(n))
}

fn some_repeat(base: Date) -> impl Strategy<Value = Repeat> {
    prop_oneof![
        3 => some_weekdays().prop_map(Repeat::Weekly),
        3 => (0..=8_u8, some_weekdays(), near(base)).prop_map(|(n, days, from)| Repeat::EveryWeeks { n, days, from }),
        3 => (member::<Nth>(), member::<Weekday>()).prop_map(|(nth, day)| Repeat::Monthly { nth, day }),
        1 => vec(near(base), 0..8).prop_map(Repeat::Dates),
    ]
}

/// A schedule whose dates lie around that day.
pub fn a_schedule(base: Date) -> impl Strategy<Value = Schedule<u16>> {
    let except = vec((near(base), select(vec!["", "staff training day"])), 0..12);
    let extra = vec((near(base), some_times()), 0..4);
    (
        (some_repeat(base), some_times(), option::weighted(0.3, near(base)), option::weighted(0.3, near(base))),
        (member::<Season>(), any::<bool>(), except, extra, any::<bool>(), option::of(0..2_u16)),
    )
        .prop_map(|((repeat, times, valid_from, valid_to), (season, rests, except, extra, both, location))| {
            let mut except: Vec<_> =
                except.into_iter().map(|(on, reason)| Exception { on, reason: reason.into() }).collect();
            let extra: Vec<_> = extra.into_iter().map(|(on, times)| ExtraDate { on, times }).collect();
            // One day both off and on.
            if let Some(first) = extra.first().filter(|_| both) {
                except.push(Exception { on: first.on, reason: String::new() });
            }
            let not_on_bank_holidays = rests;
            Schedule { repeat, times, valid_from, valid_to, season, not_on_bank_holidays, except, extra, location }
        })
}

/// None to four terms around that day, with some closed days; half of the time they end within the next year.
fn a_calendar(base: Date) -> impl Strategy<Value = Calendar> {
    let lengths = vec((0..60_i32, 0..90_i32), 0..5);
    (-120..30_i32, lengths, vec(near(base), 0..4)).prop_map(move |(start, lengths, closed)| {
        let mut terms = Vec::new();
        let mut at = base.plus_days(start);
        for (length, gap) in lengths {
            terms.push(Term { from: at, to: at.plus_days(length) });
            at = at.plus_days(length + gap + 1);
        }
        Calendar { terms, closed }
    })
}

/// What a question is asked about: a day, schedules around it, a school calendar, and how many days ahead. Now and then
/// a schedule stands there a second time with another season, so that the two agree on some sessions.
pub fn a_case() -> impl Strategy<Value = (Date, Vec<Schedule<u16>>, Calendar, i32)> {
    let around = |base| (Just(base), vec(a_schedule(base), 0..4), a_calendar(base), 0..430_i32);
    let again = option::weighted(0.3, member::<Season>());
    (any_day().prop_flat_map(around), again).prop_map(|((base, mut schedules, calendar, ahead), again)| {
        if let (Some(season), Some(first)) = (again, schedules.first().cloned()) {
            schedules.push(Schedule { season, ..first });
        }
        (base, schedules, calendar, ahead)
    })
}
