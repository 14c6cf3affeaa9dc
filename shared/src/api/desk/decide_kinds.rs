//! `POST /api/v1/desk/{zone}/imports/{batch}/kinds`: accepts or leaves all records of some kinds.

use super::imports::{Batch, ItemKind, OfImport};
use crate::api::{Caching, Caller, Changes, Endpoint, Method, Parameter};
use crate::policy::Action;
use crate::problem::Code;
use std::collections::BTreeMap;

/// The endpoint.
pub struct DecideKinds;

impl Endpoint for DecideKinds {
    const NAME: &'static str = "decideKinds";
    const ABOUT: &'static str = "Accepts or leaves all records of some kinds.";
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/v1/desk/{zone}/imports/{batch}/kinds";
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
    type Body = BTreeMap<ItemKind, bool>;
    type Response = Batch;
}
