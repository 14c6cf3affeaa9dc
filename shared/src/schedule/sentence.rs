//! A schedule in one sentence of the reader's language.

use super::bank_holidays::is_bank_holiday;
use super::expand::{is_excepted, is_extra};
use super::pattern;
use super::rule::{Nth, Repeat, Schedule, Season, Span};
use crate::date::{Date, Time, Weekday};
use crate::set::{Member as _, Set};
use crate::words::{DateStyle, Words};

/// More dates than this are counted, not named.
const NAMED_DATES: usize = 6;

/// When it is on: "Every Tuesday in term time, 10am to 11:30am". Of a pattern, exceptions and extra dates are left to
/// the list of dates beside it; where single dates are all there is, they are named.
pub fn sentence<L>(schedule: &Schedule<L>, words: &Words) -> String {
    let days = match &schedule.repeat {
        Repeat::Weekly(days) if !days.is_empty() => weekly(*days, words),
        Repeat::EveryWeeks { n: 0 | 1, days, .. } if !days.is_empty() => weekly(*days, words),
        Repeat::EveryWeeks { n, days, .. } if !days.is_empty() => {
            words.schedule_every_weeks(u32::from(*n), &listed(*days, words))
        }
        Repeat::Monthly { nth, day } => monthly(*nth, *day, words),
        Repeat::Weekly(_) | Repeat::EveryWeeks { .. } | Repeat::Dates(_) => return single_dates(schedule, words),
    };
    let mut said = after_comma(&in_season(days, schedule.season, words), &times(&schedule.times, words), words);
    if schedule.not_on_bank_holidays {
        said = after_comma(&said, words.schedule_not_on_bank_holidays(), words);
    }
    let date = |date| words.date(date, DateStyle::DayMonthYear);
    let limits = match (schedule.valid_from, schedule.valid_to) {
        (None, None) => return said,
        (Some(first), None) => words.schedule_from(&date(first)),
        (None, Some(last)) => words.schedule_until(&date(last)),
        (Some(first), Some(last)) => words.schedule_from_until(&date(first), &date(last)),
    };
    after_comma(&said, &limits, words)
}

fn after_comma(before: &str, next: &str, words: &Words) -> String {
    words.schedule_comma(before, next)
}

fn weekly(set: Set<Weekday>, words: &Words) -> String {
    let days: Vec<Weekday> = set.iter().collect();
    let in_a_row = |first: Weekday, last: Weekday| usize::from(last.index() - first.index()) + 1 == days.len();
    match days.as_slice() {
        [one] => every(*one, words).into(),
        [_, _, _, _, _, _, _] => words.schedule_every_day().into(),
        [Weekday::Monday, _, _, _, Weekday::Friday] => words.schedule_monday_to_friday().into(),
        [first, _, .., last] if in_a_row(*first, *last) => {
            words.schedule_days_in_a_row(words.weekday(*first), words.weekday(*last))
        }
        _ => words.schedule_every_week(&listed(set, words)),
    }
}

fn listed(days: Set<Weekday>, words: &Words) -> String {
    let names: Vec<&str> = days.iter().map(|d| words.weekday(d)).collect();
    words.list(&names)
}

fn every(day: Weekday, words: &Words) -> &str {
    match day {
        Weekday::Monday => words.schedule_every_monday(),
        Weekday::Tuesday => words.schedule_every_tuesday(),
        Weekday::Wednesday => words.schedule_every_wednesday(),
        Weekday::Thursday => words.schedule_every_thursday(),
        Weekday::Friday => words.schedule_every_friday(),
        Weekday::Saturday => words.schedule_every_saturday(),
        Weekday::Sunday => words.schedule_every_sunday(),
    }
}

fn monthly(nth: Nth, day: Weekday, words: &Words) -> String {
    let name = words.weekday(day);
    match nth {
        Nth::First => words.schedule_first(name),
        Nth::Second => words.schedule_second(name),
        Nth::Third => words.schedule_third(name),
        Nth::Fourth => words.schedule_fourth(name),
        Nth::Last => last(day, words).into(),
    }
}

fn last(day: Weekday, words: &Words) -> &str {
    match day {
        Weekday::Monday => words.schedule_last_monday(),
        Weekday::Tuesday => words.schedule_last_tuesday(),
        Weekday::Wednesday => words.schedule_last_wednesday(),
        Weekday::Thursday => words.schedule_last_thursday(),
        Weekday::Friday => words.schedule_last_friday(),
        Weekday::Saturday => words.schedule_last_saturday(),
        Weekday::Sunday => words.schedule_last_sunday(),
    }
}

fn in_season(days: String, season: Season, words: &Words) -> String {
    match season {
        Season::AllYear => days,
        Season::TermTime => words.schedule_in_term(&days),
        Season::Holidays => words.schedule_in_holidays(&days),
    }
}

fn times(spans: &[Span], words: &Words) -> String {
    let mut spans = spans.to_vec();
    crate::sort::by_key(&mut spans, |s| *s);
    spans.dedup();
    match spans.as_slice() {
        [] => words.schedule_times_unknown().into(),
        [day] if (day.start(), day.end()) == (Time::MIN, Time::MAX) => words.schedule_all_day().into(),
        several => {
            let said: Vec<String> = several.iter().map(|s| words.span(s.start(), s.end())).collect();
            words.list(&said.iter().map(String::as_str).collect::<Vec<_>>())
        }
    }
}

/// Single dates with their times: those listed that validity, bank holidays and exceptions leave, and the extra ones.
fn dated<L>(schedule: &Schedule<L>) -> Vec<(Date, &[Span])> {
    let own = schedule.times.as_slice();
    let mut days = Vec::new();
    if let Repeat::Dates(_) = schedule.repeat {
        let first = schedule.valid_from.unwrap_or(Date::MIN);
        let last = schedule.valid_to.unwrap_or(Date::MAX);
        let rests = |d| is_excepted(schedule, d) || (schedule.not_on_bank_holidays && is_bank_holiday(d));
        let listed = pattern::days(&schedule.repeat, first, last);
        days.extend(listed.into_iter().filter(|d| !rests(*d)).map(|d| (d, own)));
    }
    days.extend(schedule.extra.iter().map(|e| (e.on, if e.times.is_empty() { own } else { e.times.as_slice() })));
    crate::sort::by_key(&mut days, |(date, spans)| (*date, *spans));
    days
}

fn single_dates<L>(schedule: &Schedule<L>, words: &Words) -> String {
    let mut days = dated(schedule);
    let Some((_, spans)) = days.first().copied() else { return words.schedule_no_days().into() };
    let alike = days.iter().all(|(_, other)| *other == spans);
    let at = if alike { times(spans, words) } else { words.schedule_times_differ().into() };
    days.dedup_by_key(|(date, _)| *date);
    // Extra dates hold in any season.
    let only_extra = days.iter().all(|(date, _)| is_extra(schedule, *date));
    let season = if only_extra { Season::AllYear } else { schedule.season };
    after_comma(&in_season(named(&days, words), season, words), &at, words)
}

fn named(days: &[(Date, &[Span])], words: &Words) -> String {
    let date = |(date, _): &(Date, &[Span])| words.date(*date, DateStyle::DayMonth);
    let count = u32::try_from(days.len()).unwrap_or(u32::MAX);
    match days {
        [] => words.schedule_no_days().into(),
        [one] => date(one),
        [first, .., last] if days.len() > NAMED_DATES => {
            let year = |day: &(Date, &[Span])| words.date(day.0, DateStyle::DayMonthYear);
            words.schedule_many_dates(count, &year(first), &year(last))
        }
        [first, middle @ .., last] => {
            let before = middle.iter().fold(date(first), |said, next| words.schedule_dates_next(&said, &date(next)));
            words.schedule_on_dates(count, &words.schedule_dates_last(&before, &date(last)))
        }
    }
}
