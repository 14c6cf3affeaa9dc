//! When something is on, as rows of the standard.

use doorstep_shared::api::oruk::v3::{Frequency, Schedule};
use doorstep_shared::date::{Time, Weekday};
use doorstep_shared::id::LocationId;
use doorstep_shared::lang::Lang;
use doorstep_shared::schedule::{Nth, Row, RowDays, Span, rows, sentence};
use doorstep_shared::set::Member as _;
use doorstep_shared::words::DateStyle;

use super::{Record, Source, ids, said};
use crate::import::when;
use crate::speech;

/// Days called off beyond these are not named.
const NAMED: usize = 8;

/// The rows of an entry, each with the public place it is at, if it is at one.
pub fn schedules(source: Source<'_>, record: Record<'_>) -> Vec<(Option<LocationId>, Schedule)> {
    let words = speech::words(Lang::En);
    let mut out = Vec::new();
    for (number, schedule) in record.entry.schedules.iter().enumerate() {
        let place = schedule.location.and_then(|n| source.places(record).find(|(listed, _)| *listed == n));
        let place = place.map(|(_, place)| place.id);
        let mut off: Vec<_> = schedule.except.iter().filter(|e| e.on >= source.today).collect();
        off.sort_by_key(|e| e.on);
        let off = off.iter().take(NAMED).map(|e| {
            let day = words.date(e.on, DateStyle::DayMonthYear);
            if e.reason.is_empty() {
                format!("Not on {day}.")
            } else {
                format!("Not on {day}: {}.", e.reason.trim_end_matches('.'))
            }
        });
        let base = Schedule {
            id: ids::part(record.entry.id, &format!("schedule:{number}")),
            service_id: record.entry.id,
            service_at_location_id: place.map(|id| ids::at_location(record.entry.id, id)),
            valid_from: None,
            valid_to: None,
            dtstart: None,
            freq: None,
            interval: None,
            byday: None,
            opens_at: None,
            closes_at: None,
            description: said(&sentence(schedule, &words)),
            schedule_link: source.page_of(record.entry.id),
            notes: said(&off.collect::<Vec<_>>().join(" ")),
            doorstep_when: said(&when::write(std::slice::from_ref(schedule))),
        };
        let made = rows(schedule, &source.list.calendar, source.today);
        if made.is_empty() {
            // Over, or not known yet: its words are told, and no day.
            out.push((place, base));
            continue;
        }
        out.extend(made.iter().map(|row| (place, dated(base.clone(), number, row))));
    }
    out
}

/// The rows a filter looks at: day, first and last moment of each session to come.
pub fn sessions(source: Source<'_>, record: Record<'_>) -> impl Iterator<Item = (Option<u16>, Row)> {
    let schedules = record.entry.schedules.iter();
    schedules
        .flat_map(move |s| rows(s, &source.list.calendar, source.today).into_iter().map(move |row| (s.location, row)))
}

/// Whether a row has this day of the week.
pub fn has_day(row: &Row, day: Weekday) -> bool {
    match &row.days {
        RowDays::Weekly { days, .. } => days.has(day),
        RowDays::Monthly { day: other, .. } => *other == day,
        RowDays::Once(date) => date.weekday() == day,
    }
}

fn dated(base: Schedule, number: usize, row: &Row) -> Schedule {
    let mut out = base;
    let until = row.last.map(|d| d.to_string()).unwrap_or_default();
    let times = row.span.map(|s| format!("{}-{}", s.start(), s.end())).unwrap_or_default();
    out.id = ids::part(out.service_id, &format!("schedule:{number}:{until}:{times}"));
    (out.valid_from, out.valid_to) = (row.first, row.last);
    match &row.days {
        RowDays::Weekly { n, days, counted_from } => {
            out.freq = Some(Frequency::Weekly);
            out.interval = Some(*n).filter(|n| *n > 1);
            out.dtstart = counted_from.or(row.first);
            out.byday = said(&days.iter().map(code).collect::<Vec<_>>().join(","));
        }
        RowDays::Monthly { nth, day } => {
            let which = match nth {
                Nth::First => "1",
                Nth::Second => "2",
                Nth::Third => "3",
                Nth::Fourth => "4",
                Nth::Last => "-1",
            };
            out.freq = Some(Frequency::Monthly);
            out.dtstart = row.first;
            out.byday = Some(format!("{which}{}", code(*day)));
        }
        RowDays::Once(date) => out.dtstart = Some(*date),
    }
    if let Some(span) = row.span {
        (out.opens_at, out.closes_at) = (Some(span.start().to_string()), Some(closes(span)));
    }
    out
}

/// The end of the day is written as midnight, which every reader knows.
fn closes(span: Span) -> String {
    if span.end() == Time::MAX { "00:00".into() } else { span.end().to_string() }
}

fn code(day: Weekday) -> String {
    day.key().to_uppercase()
}
