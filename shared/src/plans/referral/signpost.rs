//! Signposts: a family is shown something and goes by itself.

use serde::{Deserialize, Serialize};

use super::reason::Reason;
use super::record::Theme;
use crate::date::Date;
use crate::id::ServiceId;
use crate::problem::FieldError;

crate::closed_list! {
    /// Whether the family used it, as it says.
    Used {
        /// Nobody has asked yet.
        NotAsked = "not-asked",
        /// Yes.
        Yes = "yes",
        /// No.
        No = "no",
    }
}

impl Used {
    /// How it is said.
    pub fn words(self) -> &'static str {
        match self {
            Self::NotAsked => "Not asked yet",
            Self::Yes => "They used it",
            Self::No => "They did not use it",
        }
    }
}

/// Something of the directory that a family was shown. It is no referral, and is never counted as one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Signpost {
    /// What it is about. It is chosen once.
    pub theme: Theme,
    /// The service, in the zone's directory. It is chosen once.
    pub service: ServiceId,
    /// What the directory called it on that day; written by the server.
    #[serde(default)]
    pub service_name: String,
    /// The day it was shown.
    pub shown_on: Date,
    /// Whether the family used it.
    pub used: Used,
    /// Why not, where they did not.
    #[serde(default)]
    pub reason: Option<Reason>,
}

/// Looks a signpost through.
///
/// # Errors
/// Everything that is wrong, field by field.
pub fn check_signpost(signpost: &Signpost, today: Date) -> Result<(), Vec<FieldError>> {
    let mut bad = Vec::new();
    if signpost.shown_on > today {
        bad.push(FieldError { pointer: "/shown_on".into(), detail: "This day is still to come.".into() });
    }
    if signpost.reason.is_some() && signpost.used != Used::No {
        let detail = "A reason belongs to what was not used. Take it away, or say that they did not use it.";
        bad.push(FieldError { pointer: "/reason".into(), detail: detail.into() });
    }
    if bad.is_empty() { Ok(()) } else { Err(bad) }
}
