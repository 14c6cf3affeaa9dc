//! The same answers found slowly: every day is looked at on its own, with arithmetic of another make.

use doorstep_shared::date::{Date, Weekday};
use doorstep_shared::directory::Calendar;
use doorstep_shared::schedule::{Nth, Repeat, Schedule, Season, Span, is_bank_holiday};
use jiff::civil;

/// A session as day, times, place and number of the schedule.
pub type Session = (civil::Date, Option<Span>, Option<u16>, usize);

fn same_name(day: Weekday, other: civil::Weekday) -> bool {
    let name = match day {
        Weekday::Monday => civil::Weekday::Monday,
        Weekday::Tuesday => civil::Weekday::Tuesday,
        Weekday::Wednesday => civil::Weekday::Wednesday,
        Weekday::Thursday => civil::Weekday::Thursday,
        Weekday::Friday => civil::Weekday::Friday,
        Weekday::Saturday => civil::Weekday::Saturday,
        Weekday::Sunday => civil::Weekday::Sunday,
    };
    name == other
}

fn first_of_iso_week(date: civil::Date) -> civil::Date {
    let week = date.iso_week_date();
    civil::ISOWeekDate::new(week.year(), week.week(), civil::Weekday::Monday).unwrap_or_else(|e| panic!("{e}")).date()
}

fn weeks_apart(a: civil::Date, b: civil::Date) -> i32 {
    let span = first_of_iso_week(a).until((jiff::Unit::Day, first_of_iso_week(b))).unwrap_or_else(|e| panic!("{e}"));
    span.get_days() / 7
}

fn in_pattern(repeat: &Repeat, date: civil::Date) -> bool {
    match repeat {
        Repeat::Weekly(days) => days.iter().any(|d| same_name(d, date.weekday())),
        Repeat::EveryWeeks { n, days, from } => {
            let counts = *n < 2 || weeks_apart(from.civil(), date) % i32::from(*n) == 0;
            counts && days.iter().any(|d| same_name(d, date.weekday()))
        }
        Repeat::Monthly { nth, day } => {
            let which = match nth {
                Nth::First => 1,
                Nth::Second => 2,
                Nth::Third => 3,
                Nth::Fourth => 4,
                Nth::Last => -1,
            };
            same_name(*day, date.weekday()) && date.nth_weekday_of_month(which, date.weekday()).is_ok_and(|d| d == date)
        }
        Repeat::Dates(dates) => dates.iter().any(|d| d.civil() == date),
    }
}

/// Some(in term), or none where the calendar says nothing.
fn school(calendar: &Calendar, date: civil::Date) -> Option<bool> {
    let first = calendar.terms.iter().map(|t| t.from.civil()).min()?;
    let last = calendar.terms.iter().map(|t| t.to.civil()).max()?;
    if date < first || date > last {
        return None;
    }
    let closed = calendar.closed.iter().any(|c| c.civil() == date);
    Some(!closed && calendar.terms.iter().any(|t| date >= t.from.civil() && date <= t.to.civil()))
}

/// Whether the pattern has the day before exceptions and extra dates are looked at; none where that is not known.
pub fn expected(schedule: &Schedule<u16>, calendar: &Calendar, date: civil::Date) -> Option<bool> {
    let too_early = schedule.valid_from.is_some_and(|d| date < d.civil());
    let too_late = schedule.valid_to.is_some_and(|d| date > d.civil());
    let rests = schedule.not_on_bank_holidays && Date::from_civil(date).is_some_and(is_bank_holiday);
    if !in_pattern(&schedule.repeat, date) || too_early || too_late || rests {
        return Some(false);
    }
    match schedule.season {
        Season::AllYear => Some(true),
        Season::TermTime => school(calendar, date),
        Season::Holidays => school(calendar, date).map(|in_term| !in_term),
    }
}

pub fn excepted(schedule: &Schedule<u16>, date: civil::Date) -> bool {
    schedule.except.iter().any(|e| e.on.civil() == date)
}

pub fn added(schedule: &Schedule<u16>, date: civil::Date) -> bool {
    schedule.extra.iter().any(|e| e.on.civil() == date)
}

/// Every session from `from` to `to`, by day, times and schedule, those alike but for the schedule once.
pub fn sessions(schedules: &[Schedule<u16>], calendar: &Calendar, from: Date, to: Date) -> Vec<Session> {
    let mut all: Vec<Session> = Vec::new();
    let mut date = from.civil();
    while date <= to.civil() {
        let mut of_day: Vec<Session> = Vec::new();
        for (number, schedule) in schedules.iter().enumerate() {
            let mut lists: Vec<&[Span]> = Vec::new();
            if expected(schedule, calendar, date) == Some(true) && !excepted(schedule, date) {
                lists.push(&schedule.times);
            }
            for extra in &schedule.extra {
                if extra.on.civil() == date {
                    lists.push(if extra.times.is_empty() { &schedule.times } else { &extra.times });
                }
            }
            for times in lists {
                let spans = if times.is_empty() { vec![None] } else { times.iter().copied().map(Some).collect() };
                for span in spans {
                    if !of_day.iter().any(|s| (s.1, s.2) == (span, schedule.location)) {
                        of_day.push((date, span, schedule.location, number));
                    }
                }
            }
        }
        of_day.sort_by_key(|s| (s.1, s.3));
        all.extend(of_day);
        date = date.tomorrow().unwrap_or_else(|e| panic!("{e}"));
    }
    all
}
