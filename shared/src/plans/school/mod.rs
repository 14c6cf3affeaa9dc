//! School dates: in which September a child starts, until when a start may wait, when to apply, which days schools are open.
//!
//! The rules are England's. The day a term begins is the zone's to say, so its [`Calendar`](crate::directory::Calendar) is
//! handed in; where it does not reach so far, the answer is a typed "not known" ([`NoTermDates`], [`CalendarEnds`]), never a
//! guess and never a yes.

mod admission;
mod age;
mod day;
mod due;
mod forward;
mod place;
mod rules;
mod say;
mod terms;
mod weeks;
mod year;

#[cfg(test)]
mod place_tests;
#[cfg(test)]
mod support;

pub use admission::{apply_by, is_working_day, offer_day};
pub use age::{compulsory_school_age, fifth_birthday, must_start_by, must_start_term};
pub use day::{DayKind, day_kind};
pub use due::{DueWarning, due_day_warning};
pub use forward::{CalendarEnds, Counted};
pub use place::{PlaceSource, SchoolPlace, StartPattern};
pub use rules::{
    PlaceProblem, check_place, dates_agree, deferral_in_time, fits_cohort, part_time_ends_in_time, starts_in_time,
};
pub use say::long_date;
pub use terms::{NoTermDates, SchoolTerm, term_start};
pub use weeks::{REVIEW_WEEKS, ReviewWindow, is_school_week, review_window, school_weeks_after, school_weeks_between};
pub use year::{NotASchoolYear, SchoolYear, entry_year, may_start_a_year_later, year_later};
