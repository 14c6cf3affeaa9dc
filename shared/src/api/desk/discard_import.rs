//! `DELETE /api/v1/desk/{zone}/imports/{batch}`: throws an import away.

use super::imports::{Batch, OfImport};
use crate::api::{Caching, Caller, Changes, Endpoint, Method, Parameter};
use crate::policy::Action;
use crate::problem::Code;

/// The endpoint.
pub struct DiscardImport;

impl Endpoint for DiscardImport {
    const NAME: &'static str = "discardImport";
    const ABOUT: &'static str = "Throws an import away of which nothing was written.";
    const METHOD: Method = Method::Delete;
    const PATH: &'static str = "/api/v1/desk/{zone}/imports/{batch}";
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
        Code::IfMatchMissing,
        Code::Stale,
    ];
    const CHANGES: Changes = Changes::Existing;
    type Request = OfImport;
    type Body = ();
    type Response = Batch;
}
