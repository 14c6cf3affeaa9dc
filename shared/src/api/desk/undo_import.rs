//! `POST /api/v1/desk/{zone}/imports/{batch}/undo`: takes an import back.

use serde::{Deserialize, Serialize};

use super::imports::OfImport;
use crate::api::{Caching, Caller, Changes, Endpoint, Method, Parameter};
use crate::policy::Action;
use crate::problem::Code;

/// The endpoint.
pub struct UndoImport;

/// What taking back did this time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct TakenBack {
    /// New entries that are hidden now.
    pub withdrawn: usize,
    /// Entries that say again what they said before.
    pub set_back: usize,
    /// Entries that somebody changed since; left as they are.
    pub kept: usize,
    /// Whether all of it is taken back.
    pub finished: bool,
}

impl Endpoint for UndoImport {
    const NAME: &'static str = "undoImport";
    const ABOUT: &'static str = "Takes an import back, a stretch at a time; asked again until it is finished.";
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/v1/desk/{zone}/imports/{batch}/undo";
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
    type Response = TakenBack;
}
