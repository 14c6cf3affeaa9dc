//! `POST /api/v1/desk/{zone}/approvals/{entry}/{user}/approve`: yes, with or without a change.

use serde::{Deserialize, Serialize};

use super::{CHANGED, OfDraft, Saved};
use crate::api::{Caching, Caller, Changes, Endpoint, Method, Parameter};
use crate::editing::FieldChange;
use crate::policy::Action;
use crate::problem::Code;

/// The endpoint.
pub struct Approve;

/// An approval. `If-Match` names the revision of the draft that was read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Approval {
    /// What the approver puts right in the same step: fields with the value that was sent and the value it should have.
    #[serde(default)]
    pub edits: Vec<FieldChange>,
    /// For fields that somebody changed since it was written: puts the sent value in place of theirs.
    #[serde(default)]
    pub over_theirs: bool,
}

impl Endpoint for Approve {
    const NAME: &'static str = "approve";
    const ABOUT: &'static str = "Lets families see what was sent, as it was sent or put right in the same step.";
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/v1/desk/{zone}/approvals/{entry}/{user}/approve";
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
    type Body = Approval;
    type Response = Saved;
}
