//! `POST /api/v1/desk/{zone}/pulls`: fetches a source now.

use serde::{Deserialize, Serialize};

use super::imports::Outcome;
use crate::api::{Caching, Caller, Changes, Endpoint, InZone, Method, Parameter};
use crate::policy::Action;
use crate::problem::Code;

/// The endpoint.
pub struct PullSource;

/// Which source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Pull {
    /// Its name.
    pub source: String,
}

impl Endpoint for PullSource {
    const NAME: &'static str = "pullSource";
    const ABOUT: &'static str = "Fetches a source now and works out what it would do.";
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/v1/desk/{zone}/pulls";
    const CALLER: Caller = Caller::Staff(Action::Import);
    const CACHING: Caching = Caching::Never;
    const PARAMETERS: &'static [Parameter] = &[Parameter::path("zone", "Short name of the zone.")];
    const FAILURES: &'static [Code] = &[
        Code::SignedOut,
        Code::NotFound,
        Code::Forbidden,
        Code::Unavailable,
        Code::BadRequest,
        Code::IdempotencyKeyMissing,
        Code::IdempotencyKeyReused,
    ];
    const CHANGES: Changes = Changes::New;
    type Request = InZone;
    type Body = Pull;
    type Response = Outcome;
}
