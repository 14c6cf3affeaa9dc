//! `PUT /api/v1/desk/{zone}/sources`: says where a source is fetched from.

use serde::{Deserialize, Serialize};

use super::imports::Source;
use crate::api::{Caching, Caller, Changes, Endpoint, InZone, Method, Parameter};
use crate::policy::Action;
use crate::problem::Code;

/// The endpoint.
pub struct PutSource;

/// What a source is to be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct SourceChange {
    /// What the zone calls it; a name that there is none of makes a new one.
    pub name: String,
    /// The address its feed is fetched from; empty for a source of files.
    pub url: String,
    /// Whether it is fetched every day.
    pub daily: bool,
    /// Whether what it brings is taken in without being looked at.
    pub by_itself: bool,
}

impl Endpoint for PutSource {
    const NAME: &'static str = "putSource";
    const ABOUT: &'static str = "Says where a source is fetched from, and how.";
    const METHOD: Method = Method::Put;
    const PATH: &'static str = "/api/v1/desk/{zone}/sources";
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
        Code::IfMatchMissing,
        Code::Stale,
    ];
    const CHANGES: Changes = Changes::Existing;
    type Request = InZone;
    type Body = SourceChange;
    type Response = Source;
}
