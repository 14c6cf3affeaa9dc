//! V11: a day by which a school is to do something should be a school day.

use core::fmt;

use super::day::{DayKind, day_kind};
use super::forward::Counted;
use super::say::long_date;
use crate::date::Date;
use crate::directory::Calendar;

/// Something to think about in a due date. The date may be kept as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DueWarning {
    /// The date that was given.
    pub due: Date,
    /// What the day is; never [`DayKind::Open`].
    pub why: DayKind,
    /// The next school day, if the calendar knows of one.
    pub next: Option<Date>,
}

impl fmt::Display for DueWarning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let due = long_date(self.due);
        match self.why {
            DayKind::Open => write!(f, "{due} is a school day.")?,
            DayKind::Weekend => write!(f, "{due} is a weekend, and the school is closed.")?,
            DayKind::BankHoliday => write!(f, "{due} is a bank holiday, and the school is closed.")?,
            DayKind::Holidays => write!(f, "{due} is in the school holidays.")?,
            DayKind::Closed => write!(f, "{due} is a training day, without children in school.")?,
            DayKind::NotKnown => write!(f, "The school calendar says nothing about {due}.")?,
        }
        match self.next {
            Some(next) => write!(f, " The next school day is {}.", long_date(next)),
            None => Ok(()),
        }
    }
}

/// V11: what to say of a due date. Nothing on a school day, and nothing where somebody other than the school is to act:
/// families and advisors may well choose a Saturday.
pub fn due_day_warning(calendar: &Calendar, due: Date, school_acts: bool) -> Option<DueWarning> {
    let why = day_kind(calendar, due);
    let next = || Counted::School(calendar).forward(due, 1).ok();
    (school_acts && why != DayKind::Open).then(|| DueWarning { due, why, next: next() })
}

#[cfg(test)]
mod tests {
    use super::super::support::{calendar, day};
    use super::*;

    #[test]
    fn v11_a_school_is_asked_for_school_days() {
        let calendar = calendar();
        for (due, said) in [
            ("2027-09-03", None),
            (
                "2027-09-04",
                Some(
                    "4 September 2027 is a weekend, and the school is closed. The next school day is 6 September 2027.",
                ),
            ),
            (
                "2028-05-01",
                Some("1 May 2028 is a bank holiday, and the school is closed. The next school day is 2 May 2028."),
            ),
            ("2027-10-27", Some("27 October 2027 is in the school holidays. The next school day is 2 November 2027.")),
            (
                "2027-11-01",
                Some(
                    "1 November 2027 is a training day, without children in school. The next school day is 2 November 2027.",
                ),
            ),
            ("2028-11-08", Some("The school calendar says nothing about 8 November 2028.")),
            // The last Saturday of the calendar: what comes after it is not known, that it is a Saturday is.
            ("2028-10-21", Some("21 October 2028 is a weekend, and the school is closed.")),
        ] {
            let warning = due_day_warning(&calendar, day(due), true).map(|w| w.to_string());
            assert_eq!(warning.as_deref(), said, "{due}");
            assert_eq!(due_day_warning(&calendar, day(due), false), None, "{due}: a family may choose any day");
        }
    }
}
