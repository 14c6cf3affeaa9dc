//! `POST /api/v1/desk/{zone}/entries/{entry}/pause`: it is not on for a while.

use serde::{Deserialize, Serialize};

use super::{CHANGED, OfEntry, Saved};
use crate::api::{Caching, Caller, Changes, Endpoint, Method, Parameter};
use crate::date::Date;
use crate::policy::Action;
use crate::problem::Code;

/// The endpoint.
pub struct PauseEntry;

/// Most characters of a reason.
pub const REASON_MOST: usize = 200;

/// A rest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Rest {
    /// Why, in words a family understands; at most [`REASON_MOST`] characters.
    pub reason: String,
    /// The first day it is not on; today when missing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Date>,
    /// The day it is back, if somebody knows. On that day it runs again by itself, and is due for a check.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub back_on: Option<Date>,
}

impl Endpoint for PauseEntry {
    const NAME: &'static str = "pauseEntry";
    const ABOUT: &'static str = "Says that an entry is not on for a while, and when it is back.";
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/v1/desk/{zone}/entries/{entry}/pause";
    const CALLER: Caller = Caller::Staff(Action::Pause);
    const CACHING: Caching = Caching::Never;
    const PARAMETERS: &'static [Parameter] =
        &[Parameter::path("zone", "Short name of the zone."), Parameter::path("entry", "The entry's id.")];
    const FAILURES: &'static [Code] = CHANGED;
    const CHANGES: Changes = Changes::Existing;
    type Request = OfEntry;
    type Body = Rest;
    type Response = Saved;
}
