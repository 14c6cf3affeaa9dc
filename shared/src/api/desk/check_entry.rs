//! `POST /api/v1/desk/{zone}/entries/{entry}/check`: somebody confirms it.

use serde::{Deserialize, Serialize};

use super::{CHANGED, OfEntry};
use crate::api::{Caching, Caller, Changes, Endpoint, Method, Parameter};
use crate::date::Date;
use crate::directory::{Check, CheckedPart, Freshness};
use crate::policy::Action;
use crate::problem::Code;
use crate::set::Set;

/// The endpoint.
pub struct CheckEntry;

/// What is confirmed. `If-Match` names the version that the person read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Confirm {
    /// The parts; everything the entry says something of when missing. A part that it says nothing of cannot be confirmed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parts: Option<Set<CheckedPart>>,
}

/// An entry after a check, or after one was taken back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Checked {
    /// Its version now. Taking this check back names it.
    pub version: u64,
    /// The last check by a person here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub checked: Option<Check>,
    /// How far it may be trusted today.
    pub freshness: Freshness,
    /// The first day on which it is due for the next check.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due_from: Option<Date>,
}

impl Endpoint for CheckEntry {
    const NAME: &'static str = "checkEntry";
    const ABOUT: &'static str =
        "Says that an entry is still right. Answers 409 when a confirmed part was changed since the person read it.";
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/v1/desk/{zone}/entries/{entry}/check";
    const CALLER: Caller = Caller::Staff(Action::Check);
    const CACHING: Caching = Caching::Never;
    const PARAMETERS: &'static [Parameter] =
        &[Parameter::path("zone", "Short name of the zone."), Parameter::path("entry", "The entry's id.")];
    const FAILURES: &'static [Code] = CHANGED;
    const CHANGES: Changes = Changes::Existing;
    type Request = OfEntry;
    type Body = Confirm;
    type Response = Checked;
}
