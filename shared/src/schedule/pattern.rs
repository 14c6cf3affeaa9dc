//! The days of a pattern, found by counting in weeks and months rather than day by day.

use super::rule::{Nth, Repeat};
use crate::date::{Date, Weekday};
use crate::set::{Member as _, Set};

/// The pattern's days from `from` to `to`, both included; in order, each once.
pub(super) fn days(repeat: &Repeat, from: Date, to: Date) -> Vec<Date> {
    if from > to {
        return Vec::new();
    }
    match repeat {
        Repeat::Weekly(days) => weekly(*days, 1, from.monday(), from, to),
        Repeat::EveryWeeks { n, days, from: anchor } => weekly(*days, i32::from(*n), anchor.monday(), from, to),
        Repeat::Monthly { nth, day } => monthly(*nth, *day, from, to),
        Repeat::Dates(dates) => {
            let mut dates: Vec<Date> = dates.iter().copied().filter(|d| (from..=to).contains(d)).collect();
            crate::sort::by_key(&mut dates, |d| *d);
            dates.dedup();
            dates
        }
    }
}

/// Every `n` weeks, in the weeks a whole number of steps before or after the one that begins on `anchor`.
fn weekly(days: Set<Weekday>, n: i32, anchor: Date, from: Date, to: Date) -> Vec<Date> {
    // Nought weeks between would never move on; it is read as every week.
    let step = n.max(1) * 7;
    let first = from.monday();
    let mut monday = first.days() + anchor.days_since(first).rem_euclid(step);
    let mut found = Vec::new();
    while monday <= to.days() {
        let week = days.iter().filter_map(|day| Date::from_days(monday + i32::from(day.index())));
        found.extend(week.filter(|d| (from..=to).contains(d)));
        monday += step;
    }
    found
}

fn monthly(nth: Nth, day: Weekday, from: Date, to: Date) -> Vec<Date> {
    let (mut year, mut month) = (from.year(), from.month());
    let end = (to.year(), to.month());
    let mut found = Vec::new();
    while (year, month) <= end {
        found.extend(in_month(nth, day, year, month).filter(|d| (from..=to).contains(d)));
        (year, month) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
    }
    found
}

/// The month's day of this name and number. Each of the first four is there in every month.
fn in_month(nth: Nth, day: Weekday, year: i16, month: i8) -> Option<Date> {
    let first = Date::new(year, month, 1)?;
    let until_day = (i32::from(day.index()) - i32::from(first.weekday().index())).rem_euclid(7);
    let weeks = match nth {
        Nth::First => 0,
        Nth::Second => 1,
        Nth::Third => 2,
        Nth::Fourth => 3,
        Nth::Last if until_day + 28 < i32::from(first.civil().days_in_month()) => 4,
        Nth::Last => 3,
    };
    Some(first.plus_days(until_day + 7 * weeks))
}
