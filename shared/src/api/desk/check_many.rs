//! `POST /api/v1/desk/{zone}/checks`: a venue in one go.

use serde::{Deserialize, Serialize};

use super::MADE;
use super::check_entry::Checked;
use super::save_entry::TwoSides;
use crate::api::{Caching, Caller, Changes, Endpoint, InZone, Method, Parameter};
use crate::directory::CheckedPart;
use crate::id::ServiceId;
use crate::policy::Action;
use crate::problem::Code;
use crate::set::Set;

/// The endpoint.
pub struct CheckMany;

/// Most checks in one request.
pub const MOST: usize = 100;

/// Checks of several entries, at most [`MOST`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Checks {
    /// Each entry that is still right.
    pub items: Vec<OneCheck>,
}

/// One of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct OneCheck {
    /// The entry.
    pub entry: ServiceId,
    /// The version that the person read.
    pub version: u64,
    /// The parts; everything the entry says something of when missing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parts: Option<Set<CheckedPart>>,
}

/// What became of each, in the order asked. One that could not be done keeps no other from being done.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct ManyChecked {
    /// The results.
    pub items: Vec<OneResult>,
}

/// What became of one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct OneResult {
    /// The entry.
    pub entry: ServiceId,
    /// Done, or why not.
    #[serde(flatten)]
    pub result: Done,
}

/// Whether it was done.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum Done {
    /// It is confirmed.
    Done(Checked),
    /// It is not.
    Not {
        /// Why, for programs.
        code: Code,
        /// Why, in one English sentence.
        detail: String,
        /// The fields that were changed since the person read them.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        clashes: Vec<TwoSides>,
    },
}

impl Endpoint for CheckMany {
    const NAME: &'static str = "checkMany";
    const ABOUT: &'static str = "Says of several entries that they are still right, each by itself.";
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/v1/desk/{zone}/checks";
    const CALLER: Caller = Caller::Staff(Action::Check);
    const CACHING: Caching = Caching::Never;
    const PARAMETERS: &'static [Parameter] = &[Parameter::path("zone", "Short name of the zone.")];
    const FAILURES: &'static [Code] = MADE;
    const CHANGES: Changes = Changes::New;
    type Request = InZone;
    type Body = Checks;
    type Response = ManyChecked;
}
