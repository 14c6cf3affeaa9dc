//! `PUT /api/v1/desk/{zone}/feed-hosts`: says which hosts feeds may be fetched from.

use serde::{Deserialize, Serialize};

use crate::api::{Caching, Caller, Changes, Endpoint, InZone, Method, Parameter};
use crate::policy::Action;
use crate::problem::Code;

/// The endpoint.
pub struct PutFeedHosts;

/// The hosts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct FeedHosts {
    /// The hosts.
    pub hosts: Vec<String>,
    /// The version of the list.
    pub version: u64,
}

impl Endpoint for PutFeedHosts {
    const NAME: &'static str = "putFeedHosts";
    const ABOUT: &'static str = "Says which hosts feeds may be fetched from.";
    const METHOD: Method = Method::Put;
    const PATH: &'static str = "/api/v1/desk/{zone}/feed-hosts";
    const CALLER: Caller = Caller::Staff(Action::Settings);
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
        Code::IfMatchMissing,
        Code::Stale,
    ];
    const CHANGES: Changes = Changes::Existing;
    type Request = InZone;
    type Body = Vec<String>;
    type Response = FeedHosts;
}
