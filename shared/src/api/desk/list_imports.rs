//! `GET /api/v1/desk/{zone}/imports`: sources of records and the last imports.

use serde::{Deserialize, Serialize};

use super::imports::{Batch, Source};
use crate::api::{Caching, Caller, Endpoint, InZone, Method, Parameter};
use crate::policy::Action;
use crate::problem::Code;

/// The endpoint.
pub struct ListImports;

/// Sources and imports.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Imports {
    /// The sources, by name.
    pub sources: Vec<Source>,
    /// The imports, the last first.
    pub batches: Vec<Batch>,
    /// The hosts that feeds may be fetched from.
    pub hosts: Vec<String>,
    /// The version of the list of hosts.
    pub hosts_version: u64,
}

impl Endpoint for ListImports {
    const NAME: &'static str = "listImports";
    const ABOUT: &'static str = "Sources of records and the last imports.";
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/api/v1/desk/{zone}/imports";
    const CALLER: Caller = Caller::Staff(Action::Import);
    const CACHING: Caching = Caching::Never;
    const PARAMETERS: &'static [Parameter] = &[Parameter::path("zone", "Short name of the zone.")];
    const FAILURES: &'static [Code] = &[Code::SignedOut, Code::NotFound, Code::Forbidden, Code::Unavailable];
    type Request = InZone;
    type Body = ();
    type Response = Imports;
}
