//! `GET /api/v1/desk/{zone}/approvals`: what waits for a decision.

use serde::{Deserialize, Serialize};

use super::{DraftLine, READ};
use crate::api::{Caching, Caller, Endpoint, InZone, Method, Parameter};
use crate::editing::Field;
use crate::policy::Action;
use crate::problem::Code;

/// The endpoint.
pub struct ListApprovals;

/// What waits for a decision, the oldest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Approvals {
    /// The submissions.
    pub items: Vec<Waiting>,
}

/// One of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Waiting {
    /// Who wrote it, about which entry, and when it was sent.
    pub draft: DraftLine,
    /// Whether the entry is a new one.
    pub new: bool,
    /// The fields it would change.
    pub fields: Vec<Field>,
}

impl Endpoint for ListApprovals {
    const NAME: &'static str = "listApprovals";
    const ABOUT: &'static str = "What was sent for approval.";
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/api/v1/desk/{zone}/approvals";
    const CALLER: Caller = Caller::Staff(Action::Approve);
    const CACHING: Caching = Caching::Never;
    const PARAMETERS: &'static [Parameter] = &[Parameter::path("zone", "Short name of the zone.")];
    const FAILURES: &'static [Code] = READ;
    type Request = InZone;
    type Body = ();
    type Response = Approvals;
}
