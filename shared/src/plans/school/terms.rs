//! Where a term begins, by the zone's calendar.

use core::fmt;

use super::year::{SchoolYear, day};
use crate::date::Date;
use crate::directory::Calendar;

crate::closed_list! {
    /// The three terms of a school year. A half-term break does not end one.
    SchoolTerm {
        /// From September to Christmas.
        Autumn = "autumn",
        /// From January to the spring holidays.
        Spring = "spring",
        /// From the spring holidays to July.
        Summer = "summer",
    }
}

impl SchoolTerm {
    /// Between which days a term of this name can begin. Wide enough for every Easter; narrow enough that the stretch after
    /// a half-term break is never taken for the term, where a calendar begins in the middle of a year.
    pub(super) fn begins_between(self, year: SchoolYear) -> (Date, Date) {
        let (first, next) = (year.begins_in(), year.begins_in() + 1);
        match self {
            Self::Autumn => (day(first, 9, 1), day(first, 9, 30)),
            Self::Spring => (day(next, 1, 1), day(next, 1, 31)),
            Self::Summer => (day(next, 3, 25), day(next, 5, 10)),
        }
    }
    /// What people call it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Autumn => "autumn term",
            Self::Spring => "spring term",
            Self::Summer => "summer term",
        }
    }
}

/// The calendar does not say when a term begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoTermDates {
    /// The school year.
    pub year: SchoolYear,
    /// Which of its terms.
    pub term: SchoolTerm,
}

impl core::error::Error for NoTermDates {}

impl fmt::Display for NoTermDates {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "The school calendar does not say yet when the {} of {} begins. Ask the school, and add the dates to it.",
            self.term.name(),
            self.year
        )
    }
}

/// Between two stretches of one term lie weekends and long weekends; a holiday is longer than this many days.
const LONG_WEEKEND_DAYS: i32 = 7;

/// The first school day of a term.
///
/// A calendar is a list of stretches without names. A term is the first stretch that begins in the term's season after a
/// real holiday: schools that keep Easter apart from their holidays, or close for the May bank holiday, split a term there.
///
/// # Errors
/// When the calendar has no such stretch: it ends before, begins after, or lacks that year.
pub fn term_start(calendar: &Calendar, year: SchoolYear, term: SchoolTerm) -> Result<Date, NoTermDates> {
    let (earliest, latest) = term.begins_between(year);
    let mut before: Option<Date> = None;
    for stretch in &calendar.terms {
        let after_holidays = before.is_none_or(|last| stretch.from.days_since(last) > LONG_WEEKEND_DAYS);
        if after_holidays && (earliest..=latest).contains(&stretch.from) {
            return Ok(stretch.from);
        }
        before = Some(stretch.to);
    }
    Err(NoTermDates { year, term })
}

#[cfg(test)]
mod tests {
    use super::super::support::{calendar, calendar_of, day, year};
    use super::*;

    #[test]
    fn each_term_begins_where_the_calendar_says() {
        let calendar = calendar();
        for (of, term, begins) in [
            (2026, SchoolTerm::Autumn, "2026-09-03"),
            (2026, SchoolTerm::Spring, "2027-01-04"),
            (2026, SchoolTerm::Summer, "2027-04-12"),
            (2027, SchoolTerm::Autumn, "2027-09-02"),
            (2027, SchoolTerm::Spring, "2028-01-04"),
            (2027, SchoolTerm::Summer, "2028-04-24"),
            (2028, SchoolTerm::Autumn, "2028-09-04"),
        ] {
            assert_eq!(term_start(&calendar, year(of), term), Ok(day(begins)), "{of} {term:?}");
        }
    }

    #[test]
    fn a_long_weekend_in_term_does_not_begin_another() {
        // Easter 2027 is on 28 March; here the holidays come after it. May Day splits the term once more.
        let calendar = calendar_of(&[
            ("2027-02-22", "2027-03-25"),
            ("2027-03-30", "2027-04-09"),
            ("2027-04-26", "2027-04-30"),
            ("2027-05-04", "2027-05-28"),
        ]);
        assert_eq!(term_start(&calendar, year(2026), SchoolTerm::Summer), Ok(day("2027-04-26")));
    }

    #[test]
    fn what_the_calendar_does_not_hold_is_not_known() {
        let none = |calendar: &Calendar, of, term| {
            assert_eq!(term_start(calendar, year(of), term), Err(NoTermDates { year: year(of), term }));
        };
        none(&Calendar::default(), 2027, SchoolTerm::Autumn);
        none(&calendar(), 2025, SchoolTerm::Summer);
        none(&calendar(), 2028, SchoolTerm::Spring);
        // It begins after the February break: that stretch is not the spring term's start.
        none(&calendar_of(&[("2028-02-21", "2028-04-07")]), 2027, SchoolTerm::Spring);
        assert_eq!(
            NoTermDates { year: year(2028), term: SchoolTerm::Summer }.to_string(),
            "The school calendar does not say yet when the summer term of 2028 to 2029 begins. \
             Ask the school, and add the dates to it."
        );
    }
}
