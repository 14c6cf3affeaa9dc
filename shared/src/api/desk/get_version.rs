//! `GET /api/v1/desk/{zone}/entries/{entry}/versions/{version}`: what it said then.

use serde::{Deserialize, Serialize};

use super::list_versions::VersionLine;
use super::{OfVersion, READ};
use crate::api::{Caching, Caller, Endpoint, Method, Parameter};
use crate::directory::Service;
use crate::policy::Action;
use crate::problem::Code;

/// The endpoint.
pub struct GetVersion;

/// An entry as it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Past {
    /// The version.
    pub version: VersionLine,
    /// The record as it was.
    #[cfg_attr(feature = "openapi", schemars(with = "serde_json::Map<String, serde_json::Value>"))]
    pub record: Service,
}

impl Endpoint for GetVersion {
    const NAME: &'static str = "getVersion";
    const ABOUT: &'static str = "One version of an entry, whole.";
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/api/v1/desk/{zone}/entries/{entry}/versions/{version}";
    const CALLER: Caller = Caller::Staff(Action::ViewDesk);
    const CACHING: Caching = Caching::Never;
    const PARAMETERS: &'static [Parameter] = &[
        Parameter::path("zone", "Short name of the zone."),
        Parameter::path("entry", "The entry's id."),
        Parameter::path("version", "The version's number."),
    ];
    const FAILURES: &'static [Code] = READ;
    type Request = OfVersion;
    type Body = ();
    type Response = Past;
}
