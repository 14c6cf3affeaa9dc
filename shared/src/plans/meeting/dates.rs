//! The fixed moments of a year, by the zone's school calendar. Each is a day on which children are in school.

use core::fmt;

use crate::date::Date;
use crate::directory::Calendar;
use crate::plans::school::{
    CalendarEnds, DayKind, NoTermDates, SchoolTerm, SchoolYear, day_kind, long_date, term_start,
};

/// Why a moment has no day: the calendar does not reach so far. Never a guess.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoDay {
    /// It says nothing about a day.
    Ends(CalendarEnds),
    /// It does not say when a term begins or ends.
    Term(NoTermDates),
    /// There is no school day where one is looked for.
    NoSchool {
        /// From here on.
        from: Date,
    },
}

impl core::error::Error for NoDay {}

impl fmt::Display for NoDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Ends(ends) => ends.fmt(f),
            Self::Term(none) => none.fmt(f),
            Self::NoSchool { from } => write!(f, "There is no school day soon after {}.", long_date(*from)),
        }
    }
}

impl From<CalendarEnds> for NoDay {
    fn from(ends: CalendarEnds) -> Self {
        Self::Ends(ends)
    }
}

impl From<NoTermDates> for NoDay {
    fn from(none: NoTermDates) -> Self {
        Self::Term(none)
    }
}

/// Longest way to the next school day, in days: no holidays are longer.
const FARTHEST: i32 = 75;

/// The first school day from one day to another.
pub(super) fn school_day(calendar: &Calendar, from: Date, until: Date) -> Result<Option<Date>, NoDay> {
    for days in from.days()..=until.days() {
        let Some(date) = Date::from_days(days) else { break };
        match day_kind(calendar, date) {
            DayKind::Open => return Ok(Some(date)),
            DayKind::NotKnown => return Err(CalendarEnds { on: date }.into()),
            _ => {}
        }
    }
    Ok(None)
}

/// The first school day on or after a day.
pub(super) fn next_school_day(calendar: &Calendar, from: Date) -> Result<Date, NoDay> {
    school_day(calendar, from, from.plus_days(FARTHEST))?.ok_or(NoDay::NoSchool { from })
}

/// The last school day on or before a day.
pub(super) fn last_school_day(calendar: &Calendar, until: Date) -> Result<Date, NoDay> {
    let mut days = (0..=FARTHEST).map(|back| until.plus_days(-back));
    days.find(|date| day_kind(calendar, *date) == DayKind::Open).ok_or(NoDay::NoSchool { from: until })
}

fn in_year(year: SchoolYear, month: i8, day: i8, later: i16) -> Option<Date> {
    Date::new(year.begins_in() + later, month, day)
}

/// The last school day of a term.
///
/// # Errors
/// When the calendar does not hold the term's end.
pub fn term_end(calendar: &Calendar, year: SchoolYear, term: SchoolTerm) -> Result<Date, NoDay> {
    let none = NoTermDates { year, term };
    let (after, before) = match term {
        SchoolTerm::Autumn => (in_year(year, 9, 1, 0), Some(term_start(calendar, year, SchoolTerm::Spring)?)),
        SchoolTerm::Spring => (in_year(year, 1, 1, 1), Some(term_start(calendar, year, SchoolTerm::Summer)?)),
        // What comes after the summer may not be in the calendar yet; a summer term ends in July.
        SchoolTerm::Summer => (in_year(year, 7, 1, 1), in_year(year, 8, 15, 1)),
    };
    let (after, before) = after.zip(before).ok_or(none)?;
    let last = calendar.terms.iter().rfind(|stretch| after <= stretch.to && stretch.to < before);
    last_school_day(calendar, last.ok_or(none)?.to)
}

/// The review before school starts: early in June of the calendar year of entry.
///
/// # Errors
/// When the calendar does not reach so far.
pub fn pre_start_day(calendar: &Calendar, entry: SchoolYear) -> Result<Date, NoDay> {
    let none = NoTermDates { year: entry.previous(), term: SchoolTerm::Summer };
    next_school_day(calendar, in_year(entry, 6, 10, 0).ok_or(none)?)
}

/// The handover: the first school day of the last but one week of the summer term before.
///
/// # Errors
/// When the calendar does not hold the end of that term.
pub fn handover_day(calendar: &Calendar, entry: SchoolYear) -> Result<Date, NoDay> {
    let last = term_end(calendar, entry.previous(), SchoolTerm::Summer)?;
    next_school_day(calendar, last.monday().plus_days(-7))
}

/// The closing review: late in June at the end of reception.
///
/// # Errors
/// When the calendar does not reach so far.
pub fn closing_day(calendar: &Calendar, entry: SchoolYear) -> Result<Date, NoDay> {
    let none = NoTermDates { year: entry, term: SchoolTerm::Summer };
    next_school_day(calendar, in_year(entry, 6, 22, 1).ok_or(none)?)
}

/// A week before the end of a term.
pub(super) fn towards_end(calendar: &Calendar, year: SchoolYear, term: SchoolTerm) -> Result<Date, NoDay> {
    last_school_day(calendar, term_end(calendar, year, term)?.plus_days(-7))
}
