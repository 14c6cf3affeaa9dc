//! Whether school is open on a day.

use crate::date::{Date, Weekday};
use crate::directory::Calendar;
use crate::schedule::is_bank_holiday;

crate::closed_list! {
    /// What a day is to a school.
    DayKind {
        /// Children are in school.
        Open = "open",
        /// Saturday or Sunday.
        Weekend = "weekend",
        /// A bank holiday of England.
        BankHoliday = "bank-holiday",
        /// School holidays.
        Holidays = "holidays",
        /// A day in term on which the school is closed to children; staff may be there.
        Closed = "closed",
        /// The school calendar says nothing about it.
        NotKnown = "not-known",
    }
}

/// Two stretches of school further apart than this have no summer holidays between them (about 45 days) but a school year
/// that nobody has put into the calendar.
const LONGEST_HOLIDAYS_DAYS: i32 = 75;

/// What a day is. Weekends and bank holidays need no calendar; beyond the calendar, and in a year it lacks, a weekday is not
/// known.
pub fn day_kind(calendar: &Calendar, date: Date) -> DayKind {
    if matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday) {
        return DayKind::Weekend;
    }
    if is_bank_holiday(date) {
        return DayKind::BankHoliday;
    }
    if calendar.terms.iter().any(|t| (t.from..=t.to).contains(&date)) {
        return if calendar.closed.contains(&date) { DayKind::Closed } else { DayKind::Open };
    }
    let before = calendar.terms.iter().rev().find(|t| t.to < date);
    let after = calendar.terms.iter().find(|t| t.from > date);
    match (before, after) {
        (Some(b), Some(a)) if a.from.days_since(b.to) <= LONGEST_HOLIDAYS_DAYS => DayKind::Holidays,
        _ => DayKind::NotKnown,
    }
}

impl DayKind {
    /// Whether people of a school are at work: an open day, or one that is closed to children alone.
    pub(super) fn is_at_work(self) -> bool {
        matches!(self, Self::Open | Self::Closed)
    }
}

#[cfg(test)]
mod tests {
    use super::super::support::{calendar, day};
    use super::*;

    #[test]
    fn a_day_is_one_thing_to_a_school() {
        let calendar = calendar();
        for (date, kind) in [
            ("2027-09-03", DayKind::Open),
            ("2027-09-02", DayKind::Closed),
            ("2027-09-04", DayKind::Weekend),
            ("2027-10-25", DayKind::Holidays),
            ("2027-08-11", DayKind::Holidays),
            // A bank holiday in term, and one in the holidays.
            ("2028-05-01", DayKind::BankHoliday),
            ("2027-12-27", DayKind::BankHoliday),
            ("2028-10-20", DayKind::Open),
            // The calendar's first and last stretch have nothing beyond them.
            ("2028-10-21", DayKind::Weekend),
            ("2028-10-23", DayKind::NotKnown),
            ("2026-09-02", DayKind::NotKnown),
        ] {
            assert_eq!(day_kind(&calendar, day(date)), kind, "{date}");
        }
    }

    #[test]
    fn a_year_that_is_missing_is_no_long_holiday() {
        let mut calendar = calendar();
        calendar.terms.retain(|t| t.from < day("2027-09-01") || t.from > day("2028-09-01"));
        assert_eq!(day_kind(&calendar, day("2027-11-10")), DayKind::NotKnown);
        assert_eq!(day_kind(&calendar, day("2028-04-17")), DayKind::BankHoliday);
        // One term alone is missing: from the summer to January nothing is known, though both ends are.
        let mut calendar = super::super::support::calendar();
        calendar.terms.retain(|t| t.from < day("2027-09-01") || t.from > day("2028-01-01"));
        assert_eq!(day_kind(&calendar, day("2027-08-11")), DayKind::NotKnown);
        assert_eq!(day_kind(&calendar, day("2028-02-16")), DayKind::Holidays);
        assert_eq!(day_kind(&Calendar::default(), day("2027-11-10")), DayKind::NotKnown);
    }
}
