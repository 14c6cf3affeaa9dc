//! Whether a service runs, and who may see it.

use serde::{Deserialize, Serialize};

use super::Rest;
use crate::date::Date;
use crate::id::{BatchId, ServiceId};

/// Whether a service runs.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "kebab-case")]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub enum State {
    /// It runs.
    #[default]
    Active,
    /// It rests, and may come back.
    Paused {
        /// Why, in words a family understands.
        reason: String,
        /// Since when.
        since: Date,
        /// The last day it rests, if somebody knows. From the next day on it counts as running again, and as due for a check;
        /// nothing has to be written for that.
        until: Option<Date>,
    },
    /// It is over.
    Finished {
        /// When it ended.
        on: Date,
    },
    /// Staff have taken it off the public list. Nothing is deleted: it can be brought back.
    Hidden {
        /// Why, for those who keep the directory.
        reason: String,
        /// Since when.
        on: Date,
    },
    /// It was the same as another entry, which lives on in its place; its address leads there.
    Merged {
        /// The other.
        into: ServiceId,
        /// Since when.
        on: Date,
    },
    /// The import that brought it was undone; it stays in history only.
    Withdrawn {
        /// The import.
        batch: BatchId,
        /// When it was undone.
        on: Date,
    },
}

impl State {
    /// Whether it rests on a day: a rest whose last day has passed is over.
    pub fn rests(&self, today: Date) -> bool {
        self.rest().is_some_and(|rest| rest.covers(today))
    }
    /// From when to when it rests, or rested.
    pub fn rest(&self) -> Option<Rest> {
        match self {
            Self::Paused { since, until, .. } => Some(Rest { since: *since, until: *until }),
            _ => None,
        }
    }
    /// Whether it runs or rests, so that families may know of it.
    pub fn goes_on(&self) -> bool {
        matches!(self, Self::Active | Self::Paused { .. })
    }
    /// Whether it runs.
    pub fn is_active(&self) -> bool {
        matches!(self, Self::Active)
    }
    /// Whether its import was undone.
    pub fn is_withdrawn(&self) -> bool {
        matches!(self, Self::Withdrawn { .. })
    }
}

/// Who may see an entry.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub enum Visibility {
    /// Everybody.
    #[default]
    Public,
    /// Staff of the zone only.
    Staff,
}
