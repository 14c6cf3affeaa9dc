//! `POST /api/v1/desk/{zone}/imports/{batch}/take`: takes in what was accepted, a stretch at a time.

use serde::{Deserialize, Serialize};

use super::imports::{Batch, OfImport};
use crate::api::{Caching, Caller, Changes, Endpoint, Method, Parameter};
use crate::policy::Action;
use crate::problem::Code;

/// The endpoint.
pub struct TakeImport;

/// How far it has come.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Taken {
    /// The import.
    pub batch: Batch,
    /// How many records are left to write.
    pub left: usize,
}

impl Endpoint for TakeImport {
    const NAME: &'static str = "takeImport";
    const ABOUT: &'static str = "Writes the next records that were accepted; asked again until none is left.";
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/v1/desk/{zone}/imports/{batch}/take";
    const CALLER: Caller = Caller::Staff(Action::Import);
    const CACHING: Caching = Caching::Never;
    const PARAMETERS: &'static [Parameter] =
        &[Parameter::path("zone", "Short name of the zone."), Parameter::path("batch", "The import's id.")];
    const FAILURES: &'static [Code] = &[
        Code::SignedOut,
        Code::NotFound,
        Code::Forbidden,
        Code::Unavailable,
        Code::BadRequest,
        Code::IdempotencyKeyMissing,
        Code::IdempotencyKeyReused,
        Code::Stale,
    ];
    const CHANGES: Changes = Changes::New;
    type Request = OfImport;
    type Body = ();
    type Response = Taken;
}
