//! Counting days: those on which offices work, those of them in term, those on which children are in school.

use core::fmt;

use super::admission::is_working_day;
use super::day::{DayKind, day_kind};
use super::say::long_date;
use crate::date::Date;
use crate::directory::Calendar;
use crate::fact::Fact;

/// Which days are counted.
#[derive(Clone, Copy, Debug)]
pub enum Counted<'a> {
    /// Working days: no weekends, no bank holidays.
    Working,
    /// Working days outside the school holidays; training days count, because staff are there.
    WorkingInTerm(&'a Calendar),
    /// Days on which children are in school.
    School(&'a Calendar),
}

/// A count that ran into days the school calendar says nothing about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CalendarEnds {
    /// The first day it says nothing about.
    pub on: Date,
}

impl core::error::Error for CalendarEnds {}

impl fmt::Display for CalendarEnds {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "The school calendar says nothing about {}. Add its term dates first.", long_date(self.on))
    }
}

impl Counted<'_> {
    /// Whether a day counts; not known where it takes a calendar and the calendar does not reach.
    pub fn counts(self, date: Date) -> Fact {
        match self {
            Self::Working => Fact::of(is_working_day(date)),
            Self::WorkingInTerm(calendar) => known(day_kind(calendar, date), DayKind::is_at_work),
            Self::School(calendar) => known(day_kind(calendar, date), |kind| kind == DayKind::Open),
        }
    }

    /// The day that is so many counted days after `from`, which itself is not counted; `from` when the number is nought.
    ///
    /// # Errors
    /// When the calendar, or the years handled, end before.
    pub fn forward(self, from: Date, days: u16) -> Result<Date, CalendarEnds> {
        let (mut date, mut left) = (from, days);
        while left > 0 {
            if date == Date::MAX {
                return Err(CalendarEnds { on: date });
            }
            date = date.plus_days(1);
            left -= u16::from(self.take(date)?);
        }
        Ok(date)
    }

    /// How many counted days come after `after` and not after `until`; none when it is not later.
    ///
    /// # Errors
    /// When the calendar ends before.
    pub fn between(self, after: Date, until: Date) -> Result<u32, CalendarEnds> {
        let mut count = 0;
        for date in (after.days().saturating_add(1)..=until.days()).filter_map(Date::from_days) {
            count += u32::from(self.take(date)?);
        }
        Ok(count)
    }

    fn take(self, date: Date) -> Result<bool, CalendarEnds> {
        match self.counts(date) {
            Fact::Yes => Ok(true),
            Fact::No => Ok(false),
            Fact::Unknown => Err(CalendarEnds { on: date }),
        }
    }
}

fn known(kind: DayKind, counts: impl Fn(DayKind) -> bool) -> Fact {
    if kind == DayKind::NotKnown { Fact::Unknown } else { Fact::of(counts(kind)) }
}

#[cfg(test)]
mod tests {
    use super::super::support::{calendar, day};
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn days_are_counted_as_asked() {
        let calendar = calendar();
        let (term, school) = (Counted::WorkingInTerm(&calendar), Counted::School(&calendar));
        for (counted, from, days, to) in [
            (Counted::Working, "2026-11-27", 0, "2026-11-27"),
            (Counted::Working, "2026-11-27", 1, "2026-11-30"),
            // Over Christmas: 25 December is a Friday, 28 December the substitute of Boxing Day.
            (Counted::Working, "2026-12-24", 1, "2026-12-29"),
            (Counted::Working, "2028-04-13", 1, "2028-04-18"),
            (Counted::Working, "2027-10-22", 1, "2027-10-25"),
            // The half term is passed over; 1 November is a training day.
            (term, "2027-10-22", 1, "2027-11-01"),
            (school, "2027-10-22", 1, "2027-11-02"),
            (school, "2027-07-21", 1, "2027-09-03"),
            (school, "2028-04-28", 1, "2028-05-02"),
            (term, "2027-07-20", 3, "2027-09-03"),
        ] {
            assert_eq!(counted.forward(day(from), days), Ok(day(to)), "{counted:?} {from} {days}");
        }
    }

    #[test]
    fn a_count_beyond_the_calendar_says_where_it_ends() {
        let calendar = calendar();
        let ends = CalendarEnds { on: day("2028-10-23") };
        assert_eq!(Counted::School(&calendar).forward(day("2028-10-19"), 1), Ok(day("2028-10-20")));
        assert_eq!(Counted::School(&calendar).forward(day("2028-10-19"), 2), Err(ends));
        assert_eq!(Counted::School(&calendar).between(day("2028-10-19"), day("2028-10-31")), Err(ends));
        assert_eq!(Counted::Working.forward(Date::MAX, 1), Err(CalendarEnds { on: Date::MAX }));
        assert_eq!(
            ends.to_string(),
            "The school calendar says nothing about 23 October 2028. Add its term dates first."
        );
    }

    proptest! {
        #[test]
        fn forward_and_between_agree(start in 0..700, days in 0u16..60, which in 0..3) {
            let calendar = calendar();
            let counted = match which {
                0 => Counted::Working,
                1 => Counted::WorkingInTerm(&calendar),
                _ => Counted::School(&calendar),
            };
            let from = day("2026-09-03").plus_days(start);
            if let Ok(to) = counted.forward(from, days) {
                prop_assert_eq!(counted.between(from, to), Ok(u32::from(days)));
                prop_assert!(days == 0 || counted.counts(to).is_yes());
                prop_assert!(days == 0 || is_working_day(to));
            }
        }
    }
}
