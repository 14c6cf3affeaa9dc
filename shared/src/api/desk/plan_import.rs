//! `POST /api/v1/desk/{zone}/imports/{batch}/plan`: works out what an import would do. Columns that are named are remembered for its source.

use super::imports::{Batch, ChosenColumn, OfImport};
use crate::api::{Caching, Caller, Changes, Endpoint, Method, Parameter};
use crate::policy::Action;
use crate::problem::Code;

/// The endpoint.
pub struct PlanImport;

impl Endpoint for PlanImport {
    const NAME: &'static str = "planImport";
    const ABOUT: &'static str = "Works out what an import would do, and keeps it for a decision.";
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/v1/desk/{zone}/imports/{batch}/plan";
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
    type Body = Vec<ChosenColumn>;
    type Response = Batch;
}
