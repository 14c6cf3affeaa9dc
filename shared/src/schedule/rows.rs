//! A schedule as rows that can be read without a school calendar, each with its first and its last day: for standards that
//! have no word for term time, bank holidays or a day called off.

use super::bank_holidays::bank_holidays;
use super::expand::{is_excepted, pattern_days};
use super::pattern;
use super::rule::{Nth, Repeat, Schedule, Season, Span};
use crate::date::{Date, Weekday};
use crate::directory::Calendar;
use crate::set::Set;

/// How many days ahead bank holidays are left out: two years, longer than anybody trusts an entry without a check.
const BANK_HOLIDAYS_AHEAD: i32 = 730;
/// A stretch of so many days holds a day of every pattern there is.
const LONG: i32 = 400;

/// Days that follow one rule from a first to a last day, and one session on each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The rule.
    pub days: RowDays,
    /// The first day it may fall on; open when missing.
    pub first: Option<Date>,
    /// The last day it may fall on; open when missing. No two rows of a schedule share it but those of other times.
    pub last: Option<Date>,
    /// From when to when; none when the times are not known.
    pub span: Option<Span>,
}

/// The rule of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RowDays {
    /// Every `n` weeks on these days.
    Weekly {
        /// Weeks between; 1 is every week.
        n: u8,
        /// Days of the week.
        days: Set<Weekday>,
        /// Any day of a week in which it is on, where `n` is more than 1.
        counted_from: Option<Date>,
    },
    /// Once a month.
    Monthly {
        /// Which of the month's days of this name.
        nth: Nth,
        /// The day's name.
        day: Weekday,
    },
    /// On this day only.
    Once(Date),
}

/// First and last day, both included; [`Date::MIN`] and [`Date::MAX`] stand for open ends.
type Stretch = (Date, Date);

/// The rows of a schedule, without those that are over. They fall on the days that the schedule has from `today` on, as far
/// as the school calendar goes: beyond it a school pattern has no rows, because not known is not yes.
pub fn rows<L>(schedule: &Schedule<L>, calendar: &Calendar, today: Date) -> Vec<Row> {
    let mut rows = Vec::new();
    match &schedule.repeat {
        Repeat::Dates(_) => {
            let dates = pattern_days(schedule, calendar, today, Date::MAX);
            let kept = dates.filter(|(date, kept)| kept.is_yes() && !is_excepted(schedule, *date));
            kept.for_each(|(date, _)| once(&mut rows, date, &schedule.times));
        }
        Repeat::Weekly(days) => {
            regular(&mut rows, schedule, calendar, today, RowDays::Weekly { n: 1, days: *days, counted_from: None });
        }
        Repeat::EveryWeeks { n: 0 | 1, days, .. } => {
            regular(&mut rows, schedule, calendar, today, RowDays::Weekly { n: 1, days: *days, counted_from: None });
        }
        Repeat::EveryWeeks { n, days, from } => {
            let days = RowDays::Weekly { n: *n, days: *days, counted_from: Some(*from) };
            regular(&mut rows, schedule, calendar, today, days);
        }
        Repeat::Monthly { nth, day } => {
            regular(&mut rows, schedule, calendar, today, RowDays::Monthly { nth: *nth, day: *day });
        }
    }
    for extra in schedule.extra.iter().filter(|e| e.on >= today) {
        let spans = if extra.times.is_empty() { &schedule.times } else { &extra.times };
        // What the pattern has that day anyway is not said twice.
        let on_anyway = !is_excepted(schedule, extra.on)
            && pattern_days(schedule, calendar, extra.on, extra.on).any(|(_, kept)| kept.is_yes());
        if !on_anyway {
            once(&mut rows, extra.on, spans);
        } else if !schedule.times.is_empty() || !spans.is_empty() {
            let more: Vec<Span> = spans.iter().copied().filter(|s| !schedule.times.contains(s)).collect();
            if !more.is_empty() {
                once(&mut rows, extra.on, &more);
            }
        }
    }
    let mut seen: Vec<Row> = Vec::with_capacity(rows.len());
    for row in rows {
        if !seen.contains(&row) {
            seen.push(row);
        }
    }
    seen
}

fn once(rows: &mut Vec<Row>, date: Date, spans: &[Span]) {
    each_span(spans, |span| rows.push(Row { days: RowDays::Once(date), first: Some(date), last: Some(date), span }));
}

fn each_span(spans: &[Span], mut put: impl FnMut(Option<Span>)) {
    if spans.is_empty() {
        put(None);
    }
    spans.iter().for_each(|span| put(Some(*span)));
}

fn regular<L>(rows: &mut Vec<Row>, schedule: &Schedule<L>, calendar: &Calendar, today: Date, days: RowDays) {
    let bounds = (schedule.valid_from.unwrap_or(Date::MIN), schedule.valid_to.unwrap_or(Date::MAX));
    let mut stretches = in_season(schedule.season, calendar, bounds);
    for day in days_off(schedule, calendar, today) {
        if !pattern::days(&schedule.repeat, day, day).is_empty() {
            stretches = without(stretches, day);
        }
    }
    for (first, last) in stretches {
        let reach = last.min(first.max(today).plus_days(LONG));
        if last < today || pattern::days(&schedule.repeat, first.max(today), reach).is_empty() {
            continue;
        }
        let first = Some(first).filter(|d| *d > Date::MIN);
        let last = Some(last).filter(|d| *d < Date::MAX);
        each_span(&schedule.times, |span| rows.push(Row { days: days.clone(), first, last, span }));
    }
}

/// The stretches within the bounds in which the season allows anything.
fn in_season(season: Season, calendar: &Calendar, (from, to): Stretch) -> Vec<Stretch> {
    let clip = |(first, last): Stretch| (first.max(from), last.min(to));
    let terms = calendar.terms.iter().map(|t| (t.from, t.to));
    let stretches: Vec<Stretch> = match season {
        Season::AllYear => vec![(from, to)],
        Season::TermTime => terms.map(clip).collect(),
        Season::Holidays => {
            let gaps = calendar.terms.windows(2).map(|two| (two[0].to.plus_days(1), two[1].from.plus_days(-1)));
            let closed = calendar.closed.iter().filter(|d| calendar.terms.iter().any(|t| t.from <= **d && **d <= t.to));
            gaps.chain(closed.map(|d| (*d, *d))).map(clip).collect()
        }
    };
    let mut stretches: Vec<Stretch> = stretches.into_iter().filter(|(first, last)| first <= last).collect();
    crate::sort::by_key(&mut stretches, |s| *s);
    stretches
}

/// Days on which it rests although pattern and season have them.
fn days_off<L>(schedule: &Schedule<L>, calendar: &Calendar, today: Date) -> Vec<Date> {
    let mut off: Vec<Date> = schedule.except.iter().map(|e| e.on).collect();
    if schedule.season == Season::TermTime {
        off.extend(&calendar.closed);
    }
    if schedule.not_on_bank_holidays {
        let end = today.plus_days(BANK_HOLIDAYS_AHEAD);
        let years = today.year()..=end.year();
        off.extend(years.flat_map(bank_holidays).filter(|d| (today..=end).contains(d)));
    }
    off
}

/// The stretches with one day taken out.
fn without(stretches: Vec<Stretch>, day: Date) -> Vec<Stretch> {
    let mut left = Vec::with_capacity(stretches.len() + 1);
    for (first, last) in stretches {
        if day < first || last < day {
            left.push((first, last));
            continue;
        }
        left.extend((first < day).then(|| (first, day.plus_days(-1))));
        left.extend((day < last).then(|| (day.plus_days(1), last)));
    }
    left
}
