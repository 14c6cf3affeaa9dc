//! `GET /api/v1/desk/{zone}/drafts`: what is being written.

use serde::{Deserialize, Serialize};

use super::{DraftLine, READ};
use crate::api::{Caching, Caller, Endpoint, InZone, Method, Parameter};
use crate::policy::Action;
use crate::problem::Code;

/// The endpoint.
pub struct ListDrafts;

/// Drafts of the zone's entries.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Drafts {
    /// The caller's own, the latest first.
    pub mine: Vec<DraftLine>,
    /// Those of others on entries the caller may see, the latest first; never what they say.
    pub others: Vec<DraftLine>,
}

impl Endpoint for ListDrafts {
    const NAME: &'static str = "listDrafts";
    const ABOUT: &'static str = "Who is writing about which entry.";
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/api/v1/desk/{zone}/drafts";
    const CALLER: Caller = Caller::Staff(Action::Edit);
    const CACHING: Caching = Caching::Never;
    const PARAMETERS: &'static [Parameter] = &[Parameter::path("zone", "Short name of the zone.")];
    const FAILURES: &'static [Code] = READ;
    type Request = InZone;
    type Body = ();
    type Response = Drafts;
}
