//! A place at a school: its dates, and how the child will start.

use serde::{Deserialize, Serialize};

use super::year::SchoolYear;
use crate::date::Date;

/// How a child starts reception. Until compulsory school age this is the parents' choice.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "kebab-case")]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub enum StartPattern {
    /// Full days from the first day on.
    #[default]
    FullTime,
    /// Part of the week or day at first.
    PartTimeUntil {
        /// The last day of it.
        until: Date,
    },
    /// Later in the school year; the place is kept.
    DeferredTo {
        /// The first day in school.
        on: Date,
    },
    /// A year later than others of that age, in reception, as the admission authority agreed.
    OutOfCohort,
}

crate::closed_list! {
    /// How we know of a place.
    PlaceSource {
        /// Somebody of the team has seen the letter or message.
        SeenLetter = "seen-letter",
        /// The school has told us.
        SchoolConfirmed = "school-confirmed",
        /// A parent has told us.
        ParentTold = "parent-told",
        /// A child who joins after the places were given out; there may never be a day of acceptance.
        LateAdmission = "late-admission",
    }
}

/// What is known of a child's place. Which school it is, the plan says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct SchoolPlace {
    /// The school year in which the child starts reception.
    pub entry_year: SchoolYear,
    /// When the place was offered.
    #[serde(default)]
    pub offered_on: Option<Date>,
    /// When the family said yes to it. That loses neither a waiting list nor an appeal.
    #[serde(default)]
    pub accepted_on: Option<Date>,
    /// The day the child is to start.
    #[serde(default)]
    pub starts_on: Option<Date>,
    /// How they start.
    #[serde(default)]
    pub pattern: StartPattern,
    /// How we know.
    pub source: PlaceSource,
}

impl SchoolPlace {
    /// The first day in school: that of a later start, else the planned one; none when neither is known.
    pub fn first_day(&self) -> Option<Date> {
        match self.pattern {
            StartPattern::DeferredTo { on } => Some(on),
            _ => self.starts_on,
        }
    }

    /// Whether a family that was invited may agree to a plan: the place is accepted, or the child joins late.
    pub fn is_settled(&self) -> bool {
        self.accepted_on.is_some() || self.source == PlaceSource::LateAdmission
    }
}
