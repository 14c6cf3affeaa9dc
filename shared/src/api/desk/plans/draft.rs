//! What somebody has begun to write in a plan, kept whether it makes sense or not. Nobody else reads it.
//!
//! * `GET /api/v1/desk/{zone}/plan-drafts`
//! * `GET`, `PUT` and `DELETE /api/v1/desk/{zone}/plans/{plan}/drafts/{form}`

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::{DRAFTED, PLAN, READ, ZONE};
use crate::api::desk::delete_draft::DraftGone;
use crate::api::{Address, Caching, Caller, Endpoint, FromAddress, InZone, Method, Misread, Parameter};
use crate::id::{PlanId, ZoneId};
use crate::policy::Action;
use crate::problem::{Code, FieldError};

/// A form of a plan. Drafts of a nomination have the new plan's id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfPlanDraft {
    /// The zone.
    pub zone: ZoneId,
    /// The plan.
    pub plan: PlanId,
    /// The form: small letters, digits, full stops and hyphens, at most 100.
    pub form: String,
}

impl FromAddress for OfPlanDraft {
    fn from_address(address: &Address) -> Result<Self, Misread> {
        let form: String = address.part("form")?;
        let plain =
            |b: u8| b.is_ascii_lowercase() || b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'.' || b == b'-';
        if form.is_empty() || form.len() > 100 || !form.bytes().all(plain) {
            return Err(Misread::Bad(vec![FieldError::parameter(
                "form",
                "A form is named by letters, digits, full stops and hyphens.",
            )]));
        }
        Ok(Self { zone: address.part("zone")?, plan: address.part("plan")?, form })
    }
}

/// What is in the boxes of a form, exactly as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct PlanDraft {
    /// By the name of the box. At most 200 KB in all.
    pub boxes: Map<String, Value>,
    /// The version of the entry that it was begun from; 0 for a new one.
    #[serde(default)]
    pub base: u64,
}

/// A draft as it is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct KeptDraft {
    /// The draft; none when nothing was begun.
    pub draft: Option<PlanDraft>,
    /// When it was kept, in RFC 3339; empty when nothing was begun.
    pub kept_at: String,
}

/// A draft in the list of one's own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct PlanDraftLine {
    /// The plan.
    pub plan: PlanId,
    /// The form.
    pub form: String,
    /// When it was kept, in RFC 3339.
    pub kept_at: String,
}

const FORM: &[Parameter] = &[ZONE, PLAN, Parameter::path("form", "The form's name.")];

/// Lists one's own drafts in plans.
pub struct ListPlanDrafts;

impl Endpoint for ListPlanDrafts {
    const NAME: &'static str = "listPlanDrafts";
    const ABOUT: &'static str = "What the caller has begun to write in plans and not saved.";
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/api/v1/desk/{zone}/plan-drafts";
    const CALLER: Caller = Caller::Staff(Action::Plans);
    const CACHING: Caching = Caching::Never;
    const PARAMETERS: &'static [Parameter] = &[ZONE];
    const FAILURES: &'static [Code] = READ;
    type Request = InZone;
    type Body = ();
    type Response = Vec<PlanDraftLine>;
}

/// Reads one's own draft.
pub struct GetPlanDraft;

impl Endpoint for GetPlanDraft {
    const NAME: &'static str = "getPlanDraft";
    const ABOUT: &'static str = "What the caller has begun to write into a form of a plan.";
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/api/v1/desk/{zone}/plans/{plan}/drafts/{form}";
    const CALLER: Caller = Caller::Staff(Action::Plans);
    const CACHING: Caching = Caching::Never;
    const PARAMETERS: &'static [Parameter] = FORM;
    const FAILURES: &'static [Code] = DRAFTED;
    type Request = OfPlanDraft;
    type Body = ();
    type Response = KeptDraft;
}

/// Keeps one's own draft, valid or not.
pub struct PutPlanDraft;

impl Endpoint for PutPlanDraft {
    const NAME: &'static str = "putPlanDraft";
    const ABOUT: &'static str =
        "Keeps what the caller has begun to write into a form of a plan, whether it makes sense or not.";
    const METHOD: Method = Method::Put;
    const PATH: &'static str = "/api/v1/desk/{zone}/plans/{plan}/drafts/{form}";
    const CALLER: Caller = Caller::Staff(Action::Plans);
    const CACHING: Caching = Caching::Never;
    const PARAMETERS: &'static [Parameter] = FORM;
    const FAILURES: &'static [Code] = DRAFTED;
    type Request = OfPlanDraft;
    type Body = PlanDraft;
    type Response = KeptDraft;
}

/// Throws one's own draft away.
pub struct DeletePlanDraft;

impl Endpoint for DeletePlanDraft {
    const NAME: &'static str = "deletePlanDraft";
    const ABOUT: &'static str = "Throws away what the caller has begun to write into a form of a plan.";
    const METHOD: Method = Method::Delete;
    const PATH: &'static str = "/api/v1/desk/{zone}/plans/{plan}/drafts/{form}";
    const CALLER: Caller = Caller::Staff(Action::Plans);
    const CACHING: Caching = Caching::Never;
    const PARAMETERS: &'static [Parameter] = FORM;
    const FAILURES: &'static [Code] = DRAFTED;
    type Request = OfPlanDraft;
    type Body = ();
    type Response = DraftGone;
}
