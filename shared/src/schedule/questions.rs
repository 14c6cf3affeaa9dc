//! What is called off, what is not known yet, and whether something is on when a family asks.

use super::expand::{is_excepted, is_extra, occurs_on, pattern_days};
use super::rule::Schedule;
use crate::date::Date;
use crate::directory::Calendar;
use crate::fact::Fact;
use crate::search::DayFilter;

/// A day on which something is not on although people would expect it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CalledOff<'a, L> {
    /// The day.
    pub date: Date,
    /// Why, in words a family understands; may be empty.
    pub reason: &'a str,
    /// Where it would have been, if that is known.
    pub place: Option<&'a L>,
    /// Which of the schedules it comes from, counted from nought.
    pub schedule: usize,
}

/// The days from `from` to `to` that a pattern has and an exception takes away, in order. A day two schedules call off
/// at one place for one reason appears once.
pub fn called_off<'a, L: PartialEq>(
    schedules: &'a [Schedule<L>],
    calendar: &Calendar,
    from: Date,
    to: Date,
) -> Vec<CalledOff<'a, L>> {
    let mut found: Vec<CalledOff<'a, L>> = Vec::new();
    for (number, schedule) in schedules.iter().enumerate() {
        for (date, kept) in pattern_days(schedule, calendar, from, to) {
            if !kept.is_yes() || is_extra(schedule, date) {
                continue;
            }
            let mut of_the_day = schedule.except.iter().filter(|e| e.on == date).map(|e| e.reason.as_str());
            let Some(first) = of_the_day.next() else { continue };
            let reason = if first.is_empty() { of_the_day.find(|r| !r.is_empty()).unwrap_or(first) } else { first };
            let place = schedule.location.as_ref();
            if !found.iter().any(|f| (f.date, f.reason, f.place) == (date, reason, place)) {
                found.push(CalledOff { date, reason, place, schedule: number });
            }
        }
    }
    crate::sort::by_key(&mut found, |f| (f.date, f.schedule));
    found
}

/// The first day from `from` to `to` on which something may be on that the school calendar says nothing about, so that
/// a page can say that later dates are not known yet. None when the calendar covers all that is asked of it.
pub fn calendar_ends_before<L>(schedules: &[Schedule<L>], calendar: &Calendar, from: Date, to: Date) -> Option<Date> {
    schedules.iter().filter_map(|schedule| first_open_day(schedule, calendar, from, to)).min()
}

fn first_open_day<L>(schedule: &Schedule<L>, calendar: &Calendar, from: Date, to: Date) -> Option<Date> {
    pattern_days(schedule, calendar, from, to)
        .find(|(date, kept)| *kept == Fact::Unknown && !is_excepted(schedule, *date) && !is_extra(schedule, *date))
        .map(|(date, _)| date)
}

/// Whether something is on when the family asks. Not known where there is no schedule at all, and where only the end
/// of the school calendar speaks against it.
pub fn day_fact<L>(schedules: &[Schedule<L>], calendar: &Calendar, filter: DayFilter, today: Date) -> Fact {
    if schedules.is_empty() {
        return Fact::Unknown;
    }
    let on = |date| {
        if schedules.iter().any(|s| occurs_on(s, calendar, date)) {
            Fact::Yes
        } else if calendar_ends_before(schedules, calendar, date, date).is_some() {
            Fact::Unknown
        } else {
            Fact::No
        }
    };
    match filter {
        DayFilter::Today => on(today),
        DayFilter::Tomorrow => on(today.plus_days(1)),
        DayFilter::On(date) => on(date),
        // Two weeks hold each day of the week twice, so that what is on every other week is found.
        DayFilter::Weekday(day) => {
            (0..14).map(|n| today.plus_days(n)).filter(|d| d.weekday() == day).map(on).fold(Fact::No, Fact::or)
        }
    }
}
