//! That a family takes part in a series, and how often it came.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::date::Date;
use crate::id::{PersonId, SeriesId};
use crate::plans::content::ElementText;
use crate::plans::school::long_date;
use crate::problem::FieldError;

/// Most days that one family is marked on in one series.
pub const MOST_MARKS: usize = 200;
/// Most characters of a remark beside a mark.
const LINE: usize = 200;

crate::closed_list! {
    /// Whether somebody came.
    Attended {
        /// They were there.
        Present = "present",
        /// They were there for a part of it.
        Part = "part",
        /// They were not, and said so.
        ToldUs = "absent-told-us",
        /// They were not.
        Absent = "absent",
        /// We could not have them.
        CancelledByUs = "cancelled-by-us",
    }
}

impl Attended {
    /// What it is called on screens of staff.
    pub fn words(self) -> &'static str {
        match self {
            Self::Present => "Came",
            Self::Part => "Came for part",
            Self::ToldUs => "Away, told us",
            Self::Absent => "Away",
            Self::CancelledByUs => "Cancelled by us",
        }
    }

    /// Whether they were there, if only for a part.
    pub fn came(self) -> bool {
        matches!(self, Self::Present | Self::Part)
    }
}

/// One mark in a register.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Mark {
    /// Whether they came.
    pub status: Attended,
    /// A remark, at most 200 characters; empty for none.
    #[serde(default)]
    pub note: String,
}

/// Who of the family takes part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum Who {
    /// The child.
    Child,
    /// The child together with an adult.
    Both {
        /// The adult.
        adult: PersonId,
    },
    /// An adult.
    Adult {
        /// The adult.
        adult: PersonId,
    },
}

impl Who {
    /// The adult, where one takes part.
    pub fn adult(&self) -> Option<PersonId> {
        match self {
            Self::Child => None,
            Self::Both { adult } | Self::Adult { adult } => Some(*adult),
        }
    }
}

/// A family's part in one series: a plan has one for each series. A mark that is set right takes the place of the one before, which
/// stays in the history.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Attendance {
    /// The series.
    pub series: SeriesId,
    /// What the series was called when they joined. The server writes it.
    #[serde(default)]
    pub series_title: String,
    /// Who takes part.
    pub who: Who,
    /// Their first day.
    pub since: Date,
    /// Their last day, where there is one.
    #[serde(default)]
    pub until: Option<Date>,
    /// What is done differently for them.
    #[serde(default)]
    pub adaptations: ElementText,
    /// Whether they came, by the day of the session.
    #[serde(default)]
    pub marks: BTreeMap<Date, Mark>,
}

impl Attendance {
    /// Whether they take part on a day.
    pub fn is_in(&self, day: Date) -> bool {
        self.since <= day && self.until.is_none_or(|until| day <= until)
    }
}

/// Looks attendance through. V20: nobody has attended what is still to come.
///
/// # Errors
/// Everything that is wrong, field by field.
pub fn check_attendance(attendance: &Attendance, today: Date) -> Result<(), Vec<FieldError>> {
    let mut bad = Vec::new();
    let mut say = |pointer: String, detail: String| bad.push(FieldError { pointer, detail });
    if attendance.until.is_some_and(|until| until < attendance.since) {
        say("/until".into(), "The last day is before the first one.".into());
    }
    if attendance.marks.len() > MOST_MARKS {
        say("/marks".into(), format!("There is room for {MOST_MARKS} days."));
    }
    for (day, mark) in &attendance.marks {
        let pointer = format!("/marks/{day}");
        if *day > today {
            say(pointer.clone(), format!("This session is still to come: {}.", long_date(*day)));
        } else if !attendance.is_in(*day) {
            say(pointer.clone(), format!("They did not take part yet, or no longer, on {}.", long_date(*day)));
        }
        let now = mark.note.chars().count();
        if now > LINE {
            say(pointer, format!("There is room for {LINE} characters. There are {now} now."));
        }
    }
    if bad.is_empty() { Ok(()) } else { Err(bad) }
}
