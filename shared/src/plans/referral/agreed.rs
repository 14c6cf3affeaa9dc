//! What a family agrees that one service may be told.

use serde::{Deserialize, Serialize};

use crate::date::Date;
use crate::id::PersonId;
use crate::plans::plan::AgreedHow;

/// V17: for how many days the family's word for one service holds.
pub const AGREED_DAYS: i32 = 90;
/// Most characters of what a service is told in words.
pub const TOLD_MOST: usize = 400;

/// The family's word for this service: who said so, when, and what may be told. Nothing else is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct AgreedToTell {
    /// Which adult.
    pub adult: PersonId,
    /// How they said so.
    pub how: AgreedHow,
    /// The day.
    pub on: Date,
    /// Whether the service may know that adult's first name; "a family" otherwise.
    #[serde(default)]
    pub name: bool,
    /// Whether it may know their languages.
    #[serde(default)]
    pub language: bool,
    /// Whether it may know how to reach them: the adult's safe contact, never an address.
    #[serde(default)]
    pub contact: bool,
    /// What it may be told beside that, in the words they agreed to.
    #[serde(default)]
    pub words: String,
}

impl AgreedToTell {
    /// V17: whether it holds on a day: not ahead of its day, and not older than 90 days.
    pub fn holds(&self, today: Date) -> bool {
        (0..=AGREED_DAYS).contains(&today.days_since(self.on))
    }
}
