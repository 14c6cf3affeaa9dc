//! `POST /api/v1/desk/{zone}/approvals/{entry}/{user}/reject`: not like this.

use serde::{Deserialize, Serialize};

use super::{CHANGED, DraftLine, OfDraft};
use crate::api::{Caching, Caller, Changes, Endpoint, Method, Parameter};
use crate::policy::Action;
use crate::problem::Code;

/// The endpoint.
pub struct Reject;

/// Why it is sent back. `If-Match` names the revision of the draft that was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Rejection {
    /// The reason, which the author reads; 1 to 1,000 characters.
    pub reason: String,
}

impl Endpoint for Reject {
    const NAME: &'static str = "reject";
    const ABOUT: &'static str = "Sends a submission back to its author with a reason. Their draft stays theirs.";
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/v1/desk/{zone}/approvals/{entry}/{user}/reject";
    const CALLER: Caller = Caller::Staff(Action::Approve);
    const CACHING: Caching = Caching::Never;
    const PARAMETERS: &'static [Parameter] = &[
        Parameter::path("zone", "Short name of the zone."),
        Parameter::path("entry", "The entry's id."),
        Parameter::path("user", "The id of the person who wrote it."),
    ];
    const FAILURES: &'static [Code] = CHANGED;
    const CHANGES: Changes = Changes::Existing;
    type Request = OfDraft;
    type Body = Rejection;
    type Response = DraftLine;
}
