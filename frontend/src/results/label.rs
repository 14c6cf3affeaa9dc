//! The words for what can be chosen.

use doorstep_shared::search::{DayFilter, Query};
use doorstep_shared::words::{DateStyle, Words};

/// A child's age: in months up to a year and a half, then in years.
pub(super) fn age(words: &Words, months: u16) -> String {
    match months {
        0 => words.age_newborn().into(),
        m if m % 12 == 0 => words.age_in_years(u32::from(m / 12)),
        m => words.age_in_months(m.into()),
    }
}

/// A day to choose.
pub(super) fn day(words: &Words, day: DayFilter) -> String {
    match day {
        DayFilter::Today => words.today().into(),
        DayFilter::Tomorrow => words.tomorrow().into(),
        DayFilter::Weekday(day) => words.weekday(day).into(),
        DayFilter::On(date) => words.date(date, DateStyle::DayMonth),
    }
}

/// Each thing that is chosen, in words, and the query without it.
pub(super) fn chosen(words: &Words, query: &Query) -> Vec<(String, Query)> {
    let mut chips = Vec::new();
    let mut chip = |word: String, without: &dyn Fn(&mut Query)| {
        let mut rest = query.clone();
        without(&mut rest);
        chips.push((word, rest));
    };
    if let Some(stage) = query.stage {
        chip(words.stage(stage).into(), &|q| q.stage = None);
    }
    if let Some(months) = query.age_months {
        chip(age(words, months), &|q| q.age_months = None);
    }
    if let Some(asked) = query.day {
        chip(day(words, asked), &|q| q.day = None);
    }
    if let Some(code) = query.spoken {
        chip(words.language(code).into(), &|q| q.spoken = None);
    }
    if let Some(category) = query.category {
        chip(words.category(category).into(), &|q| q.category = None);
    }
    if query.free {
        chip(words.free().into(), &|q| q.free = false);
    }
    for attend in query.attend.iter() {
        chip(words.attend(attend).into(), &|q| q.attend.remove(attend));
    }
    for channel in query.channel.iter() {
        chip(words.channel(channel).into(), &|q| q.channel.remove(channel));
    }
    for access in query.access.iter() {
        chip(words.access(access).into(), &|q| q.access.remove(access));
    }
    chips
}
