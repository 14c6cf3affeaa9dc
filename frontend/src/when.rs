//! Days and times in words.

use doorstep_shared::date::Date;
use doorstep_shared::schedule::{Occurrence, Span};
use doorstep_shared::words::{DateStyle, Words};

use crate::page::Page;
use crate::ui::Said;
use doorstep_shared::published::Entry;

/// With its year where that is not this year.
fn style(today: Date, date: Date) -> DateStyle {
    if today.year() == date.year() { DateStyle::DayMonth } else { DateStyle::DayMonthYear }
}

/// "Today", "Tomorrow", or the day.
pub fn day(words: &Words, today: Date, date: Date) -> String {
    match date.days_since(today) {
        0 => words.today().into(),
        1 => words.tomorrow().into(),
        _ => words.date(date, style(today, date)),
    }
}

/// "10am to 11:30am"; empty where the times are not known.
pub fn times(words: &Words, span: Option<Span>) -> String {
    span.map_or_else(String::new, |s| words.span(s.start(), s.end()))
}

/// Day and times of a session: "Tuesday 24 November, 10am to 11:30am".
pub fn session<L>(words: &Words, today: Date, session: &Occurrence<'_, L>) -> String {
    let day = day(words, today, session.date);
    match session.span {
        Some(_) => words.next_on(&day, &times(words, session.span)),
        None => day,
    }
}

/// When a service is on next.
pub fn next(page: &Page, entry: &Entry) -> Said {
    let words = &page.words;
    match doorstep_shared::schedule::next(&entry.schedules, &page.list().calendar, page.now, 1).first() {
        Some(first) => Said::known(session(words, page.now.date, first)),
        None => Said::unknown(words.when_ask()),
    }
}
