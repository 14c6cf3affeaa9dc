//! The days of a series, from a rule that knows the school's holidays.

use core::fmt;

use serde::{Deserialize, Serialize};

use crate::date::{Date, Weekday};
use crate::directory::Calendar;
use crate::plans::school::{CalendarEnds, DayKind, day_kind};
use crate::schedule::is_bank_holiday;
use crate::set::Set;

/// Most sessions of one series.
pub const MOST_SESSIONS: u16 = 160;
/// How far ahead days are looked for: three years.
const FAR: i32 = 3 * 366;

crate::closed_list! {
    /// In which weeks there are sessions.
    Weeks {
        /// On days on which children are in school.
        School = "school",
        /// In every week, and on no bank holiday.
        Every = "every",
    }
}

/// When there are sessions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Rule {
    /// The first day that may be one.
    pub from: Date,
    /// The days of the week.
    pub days: Set<Weekday>,
    /// How many sessions, at most [`MOST_SESSIONS`].
    pub sessions: u16,
    /// In which weeks.
    pub weeks: Weeks,
}

/// Why a rule has no days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoDates {
    /// No day of the week is named.
    NoDay,
    /// None or too many are asked for.
    Count,
    /// The school calendar does not reach so far.
    Calendar(CalendarEnds),
    /// So many are not found within three years.
    TooFar,
}

impl core::error::Error for NoDates {}

impl fmt::Display for NoDates {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoDay => f.write_str("Choose at least one day of the week."),
            Self::Count => write!(f, "Say how many sessions: 1 to {MOST_SESSIONS}."),
            Self::Calendar(ends) => ends.fmt(f),
            Self::TooFar => f.write_str("There are not so many such days within three years."),
        }
    }
}

/// The days of the sessions.
///
/// # Errors
/// When the rule has none, or the school calendar ends before: what it does not reach is not guessed.
pub fn session_days(rule: &Rule, calendar: &Calendar) -> Result<Vec<Date>, NoDates> {
    if rule.days.is_empty() {
        return Err(NoDates::NoDay);
    }
    if !(1..=MOST_SESSIONS).contains(&rule.sessions) {
        return Err(NoDates::Count);
    }
    let mut days = Vec::new();
    for n in 0..FAR {
        let day = rule.from.plus_days(n);
        if !rule.days.has(day.weekday()) {
            continue;
        }
        let open = match rule.weeks {
            Weeks::Every => !is_bank_holiday(day),
            Weeks::School => match day_kind(calendar, day) {
                DayKind::Open => true,
                DayKind::NotKnown => return Err(NoDates::Calendar(CalendarEnds { on: day })),
                _ => false,
            },
        };
        if open {
            days.push(day);
        }
        if days.len() == usize::from(rule.sessions) {
            return Ok(days);
        }
    }
    Err(NoDates::TooFar)
}
