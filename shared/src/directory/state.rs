//! Whether a service runs, and who may see it.

use serde::{Deserialize, Serialize};

use crate::date::Date;
use crate::id::BatchId;

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
        /// Until when, if somebody knows.
        until: Option<Date>,
    },
    /// It is over.
    Finished {
        /// When it ended.
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
