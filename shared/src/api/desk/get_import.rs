//! `GET /api/v1/desk/{zone}/imports/{batch}`: one import.

use serde::{Deserialize, Serialize};

use super::imports::{Batch, ColumnLine, OfImport, OurColumn};
use crate::api::{Caching, Caller, Endpoint, Method, Parameter};
use crate::policy::Action;
use crate::problem::Code;

/// The endpoint.
pub struct GetImport;

/// An import and what can be said about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct ImportView {
    /// The import.
    pub batch: Batch,
    /// The columns of its file; none when it is not a table or no longer here.
    pub columns: Vec<ColumnLine>,
    /// The columns that can be chosen.
    pub ours: Vec<OurColumn>,
}

impl Endpoint for GetImport {
    const NAME: &'static str = "getImport";
    const ABOUT: &'static str = "One import, with the columns of its file.";
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/api/v1/desk/{zone}/imports/{batch}";
    const CALLER: Caller = Caller::Staff(Action::Import);
    const CACHING: Caching = Caching::Never;
    const PARAMETERS: &'static [Parameter] =
        &[Parameter::path("zone", "Short name of the zone."), Parameter::path("batch", "The import's id.")];
    const FAILURES: &'static [Code] = &[Code::SignedOut, Code::NotFound, Code::Forbidden, Code::Unavailable];
    type Request = OfImport;
    type Body = ();
    type Response = ImportView;
}
