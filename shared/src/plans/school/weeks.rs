//! School weeks: how far ahead a review is.

use super::day::{DayKind, day_kind};
use super::forward::CalendarEnds;
use crate::date::Date;
use crate::directory::Calendar;

/// Reviews follow one another after 6 to 8 school weeks.
pub const REVIEW_WEEKS: (u8, u8) = (6, 8);

/// Between which days the next review should be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReviewWindow {
    /// The first school day of the sixth school week after.
    pub earliest: Date,
    /// The last school day of the eighth.
    pub latest: Date,
}

/// Whether the week of a day, Monday to Friday, has a day on which children are in school.
///
/// # Errors
/// When none is known to be and the calendar says nothing about one of them.
pub fn is_school_week(calendar: &Calendar, date: Date) -> Result<bool, CalendarEnds> {
    let mut unknown = None;
    for day in weekdays(date) {
        match day_kind(calendar, day) {
            DayKind::Open => return Ok(true),
            DayKind::NotKnown => unknown = unknown.or(Some(day)),
            _ => {}
        }
    }
    unknown.map_or(Ok(false), |on| Err(CalendarEnds { on }))
}

/// A school day so many school weeks after the week of `from`; weeks without school are passed over. It is the same day of
/// the week where school is open on it, else the next open day of that week, else its last. With nought, the week of `from`
/// itself, or the next with school.
///
/// # Errors
/// When the calendar ends before.
pub fn school_weeks_after(calendar: &Calendar, from: Date, weeks: u8) -> Result<Date, CalendarEnds> {
    let monday = week_after(calendar, from, weeks)?;
    let wanted = monday.plus_days(from.days_since(from.monday()));
    let open = || open_days(calendar, monday);
    Ok(open().find(|d| *d >= wanted).or_else(|| open().last()).unwrap_or(wanted))
}

/// The window for a review after the one on `from`: 6 to 8 school weeks on.
///
/// # Errors
/// When the calendar ends before the eighth week.
pub fn review_window(calendar: &Calendar, from: Date) -> Result<ReviewWindow, CalendarEnds> {
    let first = week_after(calendar, from, REVIEW_WEEKS.0)?;
    let last = week_after(calendar, from, REVIEW_WEEKS.1)?;
    let earliest = open_days(calendar, first).next().unwrap_or(first);
    let latest = open_days(calendar, last).last().unwrap_or(last);
    Ok(ReviewWindow { earliest, latest })
}

/// How many school weeks begin after the week of `from`, up to and with the week of `until`.
///
/// # Errors
/// When the calendar ends before.
pub fn school_weeks_between(calendar: &Calendar, from: Date, until: Date) -> Result<u32, CalendarEnds> {
    let mut count = 0;
    let mut monday = from.monday().plus_days(7);
    while monday <= until {
        count += u32::from(is_school_week(calendar, monday)?);
        monday = monday.plus_days(7);
    }
    Ok(count)
}

/// The Monday of the school week so many after the week of `from`.
fn week_after(calendar: &Calendar, from: Date, weeks: u8) -> Result<Date, CalendarEnds> {
    let (mut monday, mut left) = (from.monday(), weeks);
    if left == 0 && is_school_week(calendar, monday)? {
        return Ok(monday);
    }
    loop {
        if monday.plus_days(7) == Date::MAX {
            return Err(CalendarEnds { on: Date::MAX });
        }
        monday = monday.plus_days(7);
        if is_school_week(calendar, monday)? {
            left = left.saturating_sub(1);
            if left == 0 {
                return Ok(monday);
            }
        }
    }
}

fn weekdays(date: Date) -> impl Iterator<Item = Date> {
    let monday = date.monday();
    (0..5).map(move |n| monday.plus_days(n))
}

fn open_days(calendar: &Calendar, monday: Date) -> impl Iterator<Item = Date> {
    weekdays(monday).filter(move |d| day_kind(calendar, *d) == DayKind::Open)
}

#[cfg(test)]
mod tests {
    use super::super::support::{calendar, day};
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn school_weeks_pass_over_the_holidays() {
        let calendar = calendar();
        for (from, weeks, to) in [
            // Friday 10 September 2027; the week of 25 October is half term.
            ("2027-09-10", 6, "2027-10-22"),
            ("2027-09-10", 7, "2027-11-05"),
            ("2027-09-10", 8, "2027-11-12"),
            // A training day on Monday 1 November: Tuesday.
            ("2027-09-13", 6, "2027-11-02"),
            // From the last week of one year into the next; its first week has the Friday alone.
            ("2027-07-19", 1, "2027-09-03"),
            // Monday 1 May 2028 is a bank holiday.
            ("2028-04-24", 1, "2028-05-02"),
            // From a week in the half term, and from one with school.
            ("2027-10-27", 0, "2027-11-03"),
            ("2027-10-20", 0, "2027-10-20"),
        ] {
            assert_eq!(school_weeks_after(&calendar, day(from), weeks), Ok(day(to)), "{from} {weeks}");
        }
    }

    #[test]
    fn a_review_is_due_within_six_to_eight_school_weeks() {
        let calendar = calendar();
        let window = |earliest, latest| ReviewWindow { earliest: day(earliest), latest: day(latest) };
        assert_eq!(review_window(&calendar, day("2027-09-14")), Ok(window("2027-11-02", "2027-11-19")));
        assert_eq!(
            review_window(&calendar, day("2028-09-06")),
            Err(CalendarEnds { on: day("2028-10-23") }),
            "the calendar ends after six weeks"
        );
    }

    #[test]
    fn a_week_that_is_half_known_counts_where_school_is_known_to_be_open() {
        let calendar = calendar();
        assert_eq!(is_school_week(&calendar, day("2028-10-19")), Ok(true));
        assert_eq!(is_school_week(&calendar, day("2026-09-02")), Ok(true), "from Thursday on");
        assert_eq!(is_school_week(&calendar, day("2027-08-11")), Ok(false));
        assert_eq!(is_school_week(&calendar, day("2028-10-25")), Err(CalendarEnds { on: day("2028-10-23") }));
    }

    proptest! {
        #[test]
        fn weeks_after_and_between_agree(start in 0..700, weeks in 1u8..12) {
            let calendar = calendar();
            let from = day("2026-09-03").plus_days(start);
            if let Ok(to) = school_weeks_after(&calendar, from, weeks) {
                prop_assert_eq!(school_weeks_between(&calendar, from, to), Ok(u32::from(weeks)));
                prop_assert_eq!(day_kind(&calendar, to), DayKind::Open);
            }
        }
    }
}
