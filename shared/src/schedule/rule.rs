//! A schedule as its keepers write it.

use core::fmt;

use serde::{Deserialize, Serialize};

use crate::date::{Date, Time, Weekday};
use crate::id::LocationId;
use crate::set::Set;

/// One pattern of sessions at one place. `L` names the place: its id in the working directory, its number in a
/// published file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Schedule<L = LocationId> {
    /// On which days.
    pub repeat: Repeat,
    /// From when to when on each of those days, in order; empty when the times are not known.
    #[serde(default)]
    pub times: Vec<Span>,
    /// First day it may fall on.
    #[serde(default)]
    pub valid_from: Option<Date>,
    /// Last day it may fall on.
    #[serde(default)]
    pub valid_to: Option<Date>,
    /// In school terms, in the holidays, or both.
    #[serde(default)]
    pub season: Season,
    /// Whether it rests on England's bank holidays.
    #[serde(default)]
    pub not_on_bank_holidays: bool,
    /// Days of the pattern on which it is not on.
    #[serde(default)]
    pub except: Vec<Exception>,
    /// Days beside the pattern on which it is on. They hold whatever season, bank holiday or validity says.
    #[serde(default)]
    pub extra: Vec<ExtraDate>,
    /// Where.
    #[serde(default = "nowhere")]
    pub location: Option<L>,
}

fn nowhere<L>() -> Option<L> {
    None
}

impl<L> Schedule<L> {
    /// The same pattern with its place named in another way.
    pub fn relocate<M>(self, place: impl FnOnce(L) -> Option<M>) -> Schedule<M> {
        let Self { repeat, times, valid_from, valid_to, season, not_on_bank_holidays, except, extra, location } = self;
        let location = location.and_then(place);
        Schedule { repeat, times, valid_from, valid_to, season, not_on_bank_holidays, except, extra, location }
    }
}

/// The days of a pattern.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Repeat {
    /// Every week on these days.
    Weekly(Set<Weekday>),
    /// Every `n` weeks on these days, counted from the week (Monday to Sunday) that holds `from`; `n` is 2 to 8.
    EveryWeeks {
        /// Weeks between.
        n: u8,
        /// Days of the week.
        days: Set<Weekday>,
        /// Any day of a week in which it is on.
        from: Date,
    },
    /// Once a month.
    Monthly {
        /// Which of the month's days of this name.
        nth: Nth,
        /// The day's name.
        day: Weekday,
    },
    /// On these days only.
    Dates(Vec<Date>),
}

crate::closed_list! {
    /// Which one of a month's Mondays, Tuesdays …
    Nth {
        /// The first.
        First = "first",
        /// The second.
        Second = "second",
        /// The third.
        Third = "third",
        /// The fourth.
        Fourth = "fourth",
        /// The last, be it the fourth or the fifth.
        Last = "last",
    }
}

crate::closed_list! {
    /// In which part of the school year a pattern is on.
    Season {
        /// All year.
        AllYear = "all-year",
        /// In term time only.
        TermTime = "term-time",
        /// In the school holidays only.
        Holidays = "holidays",
    }
}

#[allow(
    clippy::derivable_impls,
    reason = "the list's macro writes the enum, and a derive cannot name its default there"
)]
impl Default for Season {
    fn default() -> Self {
        Self::AllYear
    }
}

/// From when to when on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "Ends", into = "Ends")]
pub struct Span {
    start: Time,
    end: Time,
}

#[derive(Serialize, Deserialize)]
struct Ends {
    start: Time,
    end: Time,
}

/// A span that ends before it starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Backwards {
    /// When it should start.
    pub start: Time,
    /// When it should end.
    pub end: Time,
}

impl core::error::Error for Backwards {}

impl fmt::Display for Backwards {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the session ends ({}) before it starts ({})", self.end, self.start)
    }
}

impl Span {
    /// From `start` to `end` of the same day.
    ///
    /// # Errors
    /// When it would not last at all.
    pub fn new(start: Time, end: Time) -> Result<Self, Backwards> {
        if start < end { Ok(Self { start, end }) } else { Err(Backwards { start, end }) }
    }
    /// When it starts.
    pub fn start(self) -> Time {
        self.start
    }
    /// When it ends.
    pub fn end(self) -> Time {
        self.end
    }
}

impl TryFrom<Ends> for Span {
    type Error = Backwards;
    fn try_from(ends: Ends) -> Result<Self, Backwards> {
        Self::new(ends.start, ends.end)
    }
}
impl From<Span> for Ends {
    fn from(span: Span) -> Self {
        Self { start: span.start, end: span.end }
    }
}

/// A day on which it is not on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Exception {
    /// The day.
    pub on: Date,
    /// Why, in words a family understands; may be empty.
    #[serde(default)]
    pub reason: String,
}

/// A day on which it is on beside the pattern.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExtraDate {
    /// The day.
    pub on: Date,
    /// Its own times; the pattern's times when empty.
    #[serde(default)]
    pub times: Vec<Span>,
}
