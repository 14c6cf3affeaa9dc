//! `POST /api/v1/desk/{zone}/entries/{entry}/finish`: it is over.

use serde::{Deserialize, Serialize};

use super::{CHANGED, OfEntry, Saved};
use crate::api::{Caching, Caller, Changes, Endpoint, Method, Parameter};
use crate::date::Date;
use crate::policy::Action;
use crate::problem::Code;

/// The endpoint.
pub struct FinishEntry;

/// When it ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Finish {
    /// Its last day; today when missing. Not later than today.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<Date>,
}

impl Endpoint for FinishEntry {
    const NAME: &'static str = "finishEntry";
    const ABOUT: &'static str = "Says that an entry is over. It leaves the public list and stays in history.";
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/v1/desk/{zone}/entries/{entry}/finish";
    const CALLER: Caller = Caller::Staff(Action::Pause);
    const CACHING: Caching = Caching::Never;
    const PARAMETERS: &'static [Parameter] =
        &[Parameter::path("zone", "Short name of the zone."), Parameter::path("entry", "The entry's id.")];
    const FAILURES: &'static [Code] = CHANGED;
    const CHANGES: Changes = Changes::Existing;
    type Request = OfEntry;
    type Body = Finish;
    type Response = Saved;
}
