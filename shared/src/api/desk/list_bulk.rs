//! `GET /api/v1/desk/{zone}/bulk`: changes of many entries so far.

use serde::{Deserialize, Serialize};

use super::apply_bulk::BulkState;
use super::{Author, READ};
use crate::api::{Caching, Caller, Endpoint, InZone, Method, Parameter};
use crate::id::BatchId;
use crate::policy::Action;
use crate::problem::Code;

/// The endpoint.
pub struct ListBulk;

/// Changes of many entries, the latest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Bulks {
    /// The changes.
    pub items: Vec<BulkLine>,
}

/// One of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct BulkLine {
    /// Its id.
    pub batch: BatchId,
    /// What it was, in a line.
    pub about: String,
    /// When it was begun, in RFC 3339.
    pub at: String,
    /// By whom.
    pub by: Author,
    /// How far it came.
    pub state: BulkState,
    /// How many entries it has changed.
    pub done: usize,
}

impl Endpoint for ListBulk {
    const NAME: &'static str = "listBulk";
    const ABOUT: &'static str = "Changes of many entries that were made here.";
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/api/v1/desk/{zone}/bulk";
    const CALLER: Caller = Caller::Staff(Action::Bulk);
    const CACHING: Caching = Caching::Never;
    const PARAMETERS: &'static [Parameter] = &[Parameter::path("zone", "Short name of the zone.")];
    const FAILURES: &'static [Code] = READ;
    type Request = InZone;
    type Body = ();
    type Response = Bulks;
}
