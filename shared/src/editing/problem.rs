//! What is wrong with a form, and where.

use super::text::Markup;
use super::typed::{BadDate, BadSpan};
use crate::date::{Date, Time, Weekday};
use crate::problem::FieldError;

/// One thing that is wrong in one field of a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldProblem {
    /// The field: a pointer into the form, such as `/schedules/1/times/0/start`.
    pub path: String,
    /// What is wrong with it.
    pub wrong: Wrong,
}

/// What can be wrong with a field, with the numbers its message needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// It cannot be left out.
    Missing,
    /// It is longer than there is room for.
    TooLong {
        /// Most characters.
        most: usize,
        /// Characters now.
        now: usize,
    },
    /// There are more rows than anybody would read.
    TooMany {
        /// Most rows.
        most: usize,
    },
    /// It holds mark-up of a web page.
    Tag,
    /// It holds a program.
    Script,
    /// It is none of the choices.
    NotAChoice,
    /// It does not read as a day.
    NotADate,
    /// There is no such day.
    NoSuchDay,
    /// The day of the week and the date do not belong together.
    OtherWeekday {
        /// As typed.
        said: Weekday,
        /// As it is.
        is: Weekday,
    },
    /// A year that is a slip.
    FarOff {
        /// The year.
        year: i16,
    },
    /// It does not read as a time.
    NotATime,
    /// One of start and end is missing.
    HalfASpan,
    /// It ends before it starts.
    TimesBackwards {
        /// When it should start.
        start: Time,
        /// When it should end.
        end: Time,
    },
    /// Two sessions of one day overlap.
    TimesOverlap,
    /// The last day is before the first.
    DatesBackwards {
        /// First day.
        from: Date,
        /// Last day.
        until: Date,
    },
    /// No day was chosen.
    NoDays,
    /// Weeks between that make no pattern.
    WeeksBetween {
        /// Fewest.
        least: u8,
        /// Most.
        most: u8,
    },
    /// It would never be on.
    NeverOccurs(Never),
    /// It cannot be a phone number.
    NotAPhone,
    /// It cannot be an e-mail address.
    NotAnEmail,
    /// It cannot be a web address.
    NotAUrl,
    /// A row that says how to reach nobody.
    NoWayToReach,
    /// It is no age.
    NotAnAge,
    /// The youngest is older than the oldest.
    AgesBackwards,
    /// It costs something, but not how much.
    NoPrice,
    /// A text in another language whose English is not there.
    NoSource,
}

/// Why a schedule would never be on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Never {
    /// Its days are over.
    Over,
    /// Its first and last day leave none of its days.
    OutsideDates,
    /// The school terms or holidays leave none of its days.
    OutsideSeason,
    /// Every day is taken out.
    AllOff,
    /// No day in the next 400.
    NotSoon,
}

/// Something a person should know about a form that can be saved as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Warning {
    /// The school calendar says nothing from this day on, so later dates are not shown.
    CalendarEnds {
        /// Which schedule, counted from nought.
        row: usize,
        /// The first day it says nothing about.
        on: Date,
    },
    /// Lists show no summary.
    NoSummary,
    /// Families have no way to ask.
    NoContact,
    /// A schedule is over; families do not see it.
    ScheduleOver {
        /// Which schedule, counted from nought.
        row: usize,
    },
    /// Texts in another language no longer say what the English says, or soon will not.
    TranslationsOld,
}

impl From<Markup> for Wrong {
    fn from(found: Markup) -> Self {
        match found {
            Markup::Tag => Self::Tag,
            Markup::Script => Self::Script,
        }
    }
}

impl From<BadDate> for Wrong {
    fn from(bad: BadDate) -> Self {
        match bad {
            BadDate::NotADate => Self::NotADate,
            BadDate::NoSuchDay => Self::NoSuchDay,
            BadDate::OtherWeekday { said, is } => Self::OtherWeekday { said, is },
            BadDate::FarOff { year } => Self::FarOff { year },
        }
    }
}

impl From<BadSpan> for Wrong {
    fn from(bad: BadSpan) -> Self {
        match bad {
            BadSpan::Start | BadSpan::End => Self::NotATime,
            BadSpan::Backwards { start, end } => Self::TimesBackwards { start, end },
        }
    }
}

impl From<FieldProblem> for FieldError {
    fn from(problem: FieldProblem) -> Self {
        let detail = problem.message();
        Self { pointer: problem.path, detail }
    }
}
