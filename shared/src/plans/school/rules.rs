//! V1 to V4: what has to hold for a place, and what to say where it does not.

use core::fmt;

use super::age::{compulsory_school_age, must_start_by, must_start_term};
use super::place::{SchoolPlace, StartPattern};
use super::say::long_date;
use super::terms::{NoTermDates, SchoolTerm, term_start};
use super::year::{SchoolYear, entry_year, may_start_a_year_later};
use crate::date::Date;
use crate::directory::Calendar;

/// What does not hold for a place, with the dates its sentence needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlaceProblem {
    /// V1: the date of birth belongs to another year.
    OtherYear {
        /// The year it belongs to.
        due: SchoolYear,
        /// The year that was given.
        said: SchoolYear,
        /// Whether this child may start a year later, if that is what is meant.
        may_wait: bool,
    },
    /// V1: a start a year later, of a child who was not born from 1 April to 31 August.
    NotSummerBorn,
    /// V2: the first day is later than the law allows.
    StartsTooLate {
        /// The first day.
        starts: Date,
        /// The day by which the child has to be in full-time education.
        by: Date,
    },
    /// V3: part time goes on beyond compulsory school age.
    PartTimeTooLong {
        /// Its last day as given.
        until: Date,
        /// The last day it may have.
        by: Date,
    },
    /// V4: the later start comes after the beginning of the year's last term.
    DeferredTooFar {
        /// The first day as given.
        to: Date,
        /// The last day it may be.
        by: Date,
    },
    /// The calendar does not reach so far, so V2 or V4 cannot be told. It is no mistake of anybody's.
    NotKnown(NoTermDates),
    /// The first day does not lie in the school year of the place.
    OutsideYear {
        /// The first day.
        starts: Date,
        /// The year.
        year: SchoolYear,
    },
    /// Part time ends before it begins.
    PartTimeBackwards {
        /// The first day in school.
        starts: Date,
        /// The last day of part time.
        until: Date,
    },
    /// Two different first days are given.
    TwoFirstDays {
        /// The planned day.
        planned: Date,
        /// The day of the later start.
        deferred: Date,
    },
    /// The place was accepted before it was offered.
    AcceptedBeforeOffered {
        /// When it was offered.
        offered: Date,
        /// When it was accepted.
        accepted: Date,
    },
}

impl PlaceProblem {
    /// Whether it has to be put right before the place can be saved. Where only the calendar is too short, nothing has.
    pub fn stops(self) -> bool {
        !matches!(self, Self::NotKnown(_))
    }
}

/// One or two plain sentences that say what to do.
impl fmt::Display for PlaceProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let d = long_date;
        match *self {
            Self::OtherYear { due, said, may_wait } => {
                let (due, said) = (due.begins_in(), said.begins_in());
                write!(f, "A child born on this day starts school in September {due}, not {said}.")?;
                let only_later = may_wait && said == due + 1;
                f.write_str(if only_later { " To start a year later, choose “a year later”." } else { "" })
            }
            Self::NotSummerBorn => f.write_str(
                "Only children born from 1 April to 31 August can start a year later. Choose another start.",
            ),
            Self::StartsTooLate { starts, by } => {
                let (starts, by) = (d(starts), d(by));
                write!(f, "{starts} is too late to start: the child must be in school full time by {by}.")
            }
            Self::PartTimeTooLong { until, by } => {
                let (until, by) = (d(until), d(by));
                write!(f, "Part time cannot go on until {until}. Its last day is {by} at the latest.")
            }
            Self::DeferredTooFar { to, by } => {
                let (to, by) = (d(to), d(by));
                write!(f, "The start cannot wait until {to}. This place is kept until {by} at the latest.")
            }
            Self::NotKnown(gap) => gap.fmt(f),
            Self::OutsideYear { starts, year } => {
                write!(f, "{} is not in the school year {year}. Change the day or the year.", d(starts))
            }
            Self::PartTimeBackwards { starts, until } => {
                let (starts, until) = (d(starts), d(until));
                write!(f, "Part time ends on {until}, before the first day, {starts}.")
            }
            Self::TwoFirstDays { planned, deferred } => {
                let (planned, deferred) = (d(planned), d(deferred));
                write!(f, "There are two first days: {planned} and {deferred}. Keep one.")
            }
            Self::AcceptedBeforeOffered { offered, accepted } => {
                let (offered, accepted) = (d(offered), d(accepted));
                write!(f, "The place was accepted on {accepted}, before it was offered on {offered}.")
            }
        }
    }
}

/// V1: whether the year of the place is the child's, and a start a year later open to them.
pub fn fits_cohort(place: &SchoolPlace, born: Date) -> Option<PlaceProblem> {
    let (due, said, may_wait) = (entry_year(born), place.entry_year, may_start_a_year_later(born));
    if place.pattern != StartPattern::OutOfCohort {
        return (said != due).then_some(PlaceProblem::OtherYear { due, said, may_wait });
    }
    if !may_wait {
        return Some(PlaceProblem::NotSummerBorn);
    }
    let due = due.next();
    (said != due).then_some(PlaceProblem::OtherYear { due, said, may_wait: false })
}

/// V2: whether the first day is not later than the day by which the child has to be in full-time education. Up to
/// compulsory school age that needs no calendar.
pub fn starts_in_time(place: &SchoolPlace, born: Date, calendar: &Calendar) -> Option<PlaceProblem> {
    let starts = place.first_day()?;
    if starts <= compulsory_school_age(born) {
        return None;
    }
    not_after(starts, must_start_term(born), must_start_by(born, calendar), |by| PlaceProblem::StartsTooLate {
        starts,
        by,
    })
}

/// V3: whether part time ends by compulsory school age.
pub fn part_time_ends_in_time(place: &SchoolPlace, born: Date) -> Option<PlaceProblem> {
    let StartPattern::PartTimeUntil { until } = place.pattern else { return None };
    let by = compulsory_school_age(born);
    (until > by).then_some(PlaceProblem::PartTimeTooLong { until, by })
}

/// V4: whether a later start comes by the beginning of the last term of the place's school year: after that the place is
/// not kept.
pub fn deferral_in_time(place: &SchoolPlace, calendar: &Calendar) -> Option<PlaceProblem> {
    let StartPattern::DeferredTo { on: to } = place.pattern else { return None };
    let (year, term) = (place.entry_year, SchoolTerm::Summer);
    not_after(to, (year, term), term_start(calendar, year, term), |by| PlaceProblem::DeferredTooFar { to, by })
}

/// Whether a day is not after the start of a term. Where the calendar does not say when it begins, a day before the
/// earliest that it could is all right, one after the latest is not, and one between cannot be told.
fn not_after(
    day: Date,
    (year, term): (SchoolYear, SchoolTerm),
    starts: Result<Date, NoTermDates>,
    problem: impl FnOnce(Date) -> PlaceProblem,
) -> Option<PlaceProblem> {
    let (earliest, latest) = term.begins_between(year);
    match starts {
        Ok(by) => (day > by).then(|| problem(by)),
        Err(_) if day <= earliest => None,
        Err(_) if day > latest => Some(problem(latest)),
        Err(gap) => Some(PlaceProblem::NotKnown(gap)),
    }
}

/// Whether the dates of a place agree with one another.
pub fn dates_agree(place: &SchoolPlace) -> Vec<PlaceProblem> {
    let mut found = Vec::new();
    if let (Some(offered), Some(accepted)) = (place.offered_on, place.accepted_on)
        && accepted < offered
    {
        found.push(PlaceProblem::AcceptedBeforeOffered { offered, accepted });
    }
    let year = place.entry_year;
    found.extend(place.first_day().filter(|d| !year.has(*d)).map(|starts| PlaceProblem::OutsideYear { starts, year }));
    match (place.pattern, place.starts_on) {
        (StartPattern::PartTimeUntil { until }, Some(starts)) if until < starts => {
            found.push(PlaceProblem::PartTimeBackwards { starts, until });
        }
        (StartPattern::DeferredTo { on: deferred }, Some(planned)) if planned != deferred => {
            found.push(PlaceProblem::TwoFirstDays { planned, deferred });
        }
        _ => {}
    }
    found
}

/// All that does not hold for a place of a child born on that day: V1 to V4, then how its dates agree.
pub fn check_place(place: &SchoolPlace, born: Date, calendar: &Calendar) -> Vec<PlaceProblem> {
    let rules = [
        fits_cohort(place, born),
        starts_in_time(place, born, calendar),
        part_time_ends_in_time(place, born),
        deferral_in_time(place, calendar),
    ];
    rules.into_iter().flatten().chain(dates_agree(place)).collect()
}
