//! `GET /api/v1/desk/{zone}/approvals/{entry}/{user}`: one submission beside what is public.

use serde::{Deserialize, Serialize};

use super::save_entry::TwoSides;
use super::{DraftLine, OfDraft, READ};
use crate::api::{Caching, Caller, Endpoint, Method, Parameter};
use crate::directory::Service;
use crate::editing::FieldChange;
use crate::policy::Action;
use crate::problem::Code;

/// The endpoint.
pub struct GetApproval;

/// A submission.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Submission {
    /// Who wrote it and when.
    pub draft: DraftLine,
    /// Whether the entry is a new one.
    pub new: bool,
    /// What it would change, each field with what it said and what it should say.
    pub changes: Vec<FieldChange>,
    /// The entry as it would be; where somebody changed the same field meanwhile, with what is public.
    #[cfg_attr(feature = "openapi", schemars(with = "serde_json::Map<String, serde_json::Value>"))]
    pub would_be: Service,
    /// The entry as it is; missing for a new one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schemars(with = "Option<serde_json::Map<String, serde_json::Value>>"))]
    pub record: Option<Service>,
    /// Fields that somebody changed since it was written.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub clashes: Vec<TwoSides>,
}

impl Endpoint for GetApproval {
    const NAME: &'static str = "getApproval";
    const ABOUT: &'static str = "What one person sent for approval about one entry.";
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/api/v1/desk/{zone}/approvals/{entry}/{user}";
    const CALLER: Caller = Caller::Staff(Action::Approve);
    const CACHING: Caching = Caching::Never;
    const PARAMETERS: &'static [Parameter] = &[
        Parameter::path("zone", "Short name of the zone."),
        Parameter::path("entry", "The entry's id."),
        Parameter::path("user", "The id of the person who wrote it."),
    ];
    const FAILURES: &'static [Code] = READ;
    type Request = OfDraft;
    type Body = ();
    type Response = Submission;
}
