//! From rules to the sessions of a stretch of days.

use super::bank_holidays::is_bank_holiday;
use super::pattern;
use super::rule::{Schedule, Season, Span};
use crate::date::{Date, Now};
use crate::directory::Calendar;
use crate::fact::Fact;

/// How many days ahead [`next`] looks: a year, and a month for what meets about once a year.
pub const LOOK_AHEAD_DAYS: i32 = 400;

/// One session: a day, its times where they are known, and where it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Occurrence<'a, L> {
    /// The day.
    pub date: Date,
    /// From when to when; none when the times are not known.
    pub span: Option<Span>,
    /// Where, if that is known.
    pub place: Option<&'a L>,
    /// Which of the schedules it comes from, counted from nought.
    pub schedule: usize,
}

/// The pattern's days in the stretch that its validity and the bank holidays leave, and for each whether the season
/// keeps it: not known where the school calendar says nothing. Exceptions and extra dates are not looked at.
pub(super) fn pattern_days<L>(
    schedule: &Schedule<L>,
    calendar: &Calendar,
    from: Date,
    to: Date,
) -> impl Iterator<Item = (Date, Fact)> {
    let from = schedule.valid_from.map_or(from, |first| first.max(from));
    let to = schedule.valid_to.map_or(to, |last| last.min(to));
    let rests = schedule.not_on_bank_holidays;
    pattern::days(&schedule.repeat, from, to)
        .into_iter()
        .filter(move |d| !(rests && is_bank_holiday(*d)))
        .map(move |d| (d, in_season(schedule.season, calendar, d)))
}

fn in_season(season: Season, calendar: &Calendar, date: Date) -> Fact {
    match season {
        Season::AllYear => Fact::Yes,
        Season::TermTime => calendar.in_term(date),
        Season::Holidays => match calendar.in_term(date) {
            Fact::Yes => Fact::No,
            Fact::No => Fact::Yes,
            Fact::Unknown => Fact::Unknown,
        },
    }
}

pub(super) fn is_excepted<L>(schedule: &Schedule<L>, date: Date) -> bool {
    schedule.except.iter().any(|e| e.on == date)
}

pub(super) fn is_extra<L>(schedule: &Schedule<L>, date: Date) -> bool {
    schedule.extra.iter().any(|e| e.on == date)
}

/// Whether it is on that day. An extra date is, whatever else is said; a day of the pattern is, unless it is excepted;
/// a day of a school pattern outside the calendar's years is not, because not known is not yes.
pub fn occurs_on<L>(schedule: &Schedule<L>, calendar: &Calendar, date: Date) -> bool {
    is_extra(schedule, date)
        || (!is_excepted(schedule, date) && pattern_days(schedule, calendar, date, date).any(|(_, kept)| kept.is_yes()))
}

/// The sessions from `from` to `to`, both included, by day and time; of a day, those whose times are not known first.
/// A session two schedules agree on (day, times, place) appears once. A pattern's day that is an extra date too has the
/// sessions of both.
pub fn occurrences<'a, L: PartialEq>(
    schedules: &'a [Schedule<L>],
    calendar: &Calendar,
    from: Date,
    to: Date,
) -> Vec<Occurrence<'a, L>> {
    let mut found = Vec::new();
    for (number, schedule) in schedules.iter().enumerate() {
        let place = schedule.location.as_ref();
        let mut put = |date, times: &[Span]| {
            let session = |span| Occurrence { date, span, place, schedule: number };
            if times.is_empty() {
                found.push(session(None));
            }
            found.extend(times.iter().map(|span| session(Some(*span))));
        };
        for (date, kept) in pattern_days(schedule, calendar, from, to) {
            if kept.is_yes() && !is_excepted(schedule, date) {
                put(date, &schedule.times);
            }
        }
        for extra in schedule.extra.iter().filter(|e| (from..=to).contains(&e.on)) {
            put(extra.on, if extra.times.is_empty() { &schedule.times } else { &extra.times });
        }
    }
    crate::sort::by_key(&mut found, |o| (o.date, o.span, o.schedule));
    each_once(found)
}

/// Drops the sessions that an earlier one of the same day and times has at the same place.
fn each_once<L: PartialEq>(sorted: Vec<Occurrence<'_, L>>) -> Vec<Occurrence<'_, L>> {
    let mut kept: Vec<Occurrence<'_, L>> = Vec::with_capacity(sorted.len());
    for one in sorted {
        let mut alike = kept.iter().rev().take_while(|k| (k.date, k.span) == (one.date, one.span));
        if !alike.any(|k| k.place == one.place) {
            kept.push(one);
        }
    }
    kept
}

/// The sessions of one day.
pub fn on_day<'a, L: PartialEq>(
    schedules: &'a [Schedule<L>],
    calendar: &Calendar,
    date: Date,
) -> Vec<Occurrence<'a, L>> {
    occurrences(schedules, calendar, date, date)
}

/// The next sessions, at most `count`. One of today counts until it ends, one whose times are not known all day long.
/// Looks [`LOOK_AHEAD_DAYS`] ahead and no further.
pub fn next<'a, L: PartialEq>(
    schedules: &'a [Schedule<L>],
    calendar: &Calendar,
    now: Now,
    count: usize,
) -> Vec<Occurrence<'a, L>> {
    let last = now.date.plus_days(LOOK_AHEAD_DAYS);
    let mut found = Vec::new();
    // Most are on within a month; the look widens only for those that are not.
    let (mut from, mut width) = (now.date, 27);
    while found.len() < count {
        let to = from.plus_days(width).min(last);
        let ahead = occurrences(schedules, calendar, from, to);
        found.extend(ahead.into_iter().filter(|o| !is_over(o, now)));
        if to == last {
            break;
        }
        from = to.plus_days(1);
        width *= 2;
    }
    found.truncate(count);
    found
}

fn is_over<L>(session: &Occurrence<'_, L>, now: Now) -> bool {
    session.date == now.date && session.span.is_some_and(|span| span.end() <= now.time)
}
