//! `DELETE /api/v1/desk/{zone}/entries/{entry}/draft`: away with it.

use serde::{Deserialize, Serialize};

use super::{OfEntry, READ};
use crate::api::{Caching, Caller, Endpoint, Method, Parameter};
use crate::policy::Action;
use crate::problem::Code;

/// The endpoint.
pub struct DeleteDraft;

/// A draft is gone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct DraftGone {
    /// Whether there was one.
    pub was_there: bool,
}

impl Endpoint for DeleteDraft {
    const NAME: &'static str = "deleteDraft";
    const ABOUT: &'static str =
        "Throws the caller's own draft away, and with it what waits for approval. The entry stays as it is.";
    const METHOD: Method = Method::Delete;
    const PATH: &'static str = "/api/v1/desk/{zone}/entries/{entry}/draft";
    const CALLER: Caller = Caller::Staff(Action::Edit);
    const CACHING: Caching = Caching::Never;
    const PARAMETERS: &'static [Parameter] =
        &[Parameter::path("zone", "Short name of the zone."), Parameter::path("entry", "The entry's id.")];
    const FAILURES: &'static [Code] = READ;
    type Request = OfEntry;
    type Body = ();
    type Response = DraftGone;
}
