//! `POST /api/v1/desk/{zone}/imports`: begins an import. The file follows in parts.

use serde::{Deserialize, Serialize};

use super::imports::Batch;
use crate::api::{Caching, Caller, Changes, Endpoint, InZone, Method, Parameter};
use crate::policy::Action;
use crate::problem::Code;

/// The endpoint.
pub struct BeginImport;

/// A file that is to be sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct NewImport {
    /// What the source is called; empty when it is to be told from the file.
    pub source: String,
    /// The file's name.
    pub file: String,
    /// Its size, in bytes.
    pub size: u64,
}

impl Endpoint for BeginImport {
    const NAME: &'static str = "beginImport";
    const ABOUT: &'static str = "Begins an import of a file that is sent in parts.";
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/v1/desk/{zone}/imports";
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
        Code::TooLarge,
    ];
    const CHANGES: Changes = Changes::New;
    type Request = InZone;
    type Body = NewImport;
    type Response = Batch;
}
