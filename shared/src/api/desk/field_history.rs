//! `GET /api/v1/desk/{zone}/entries/{entry}/fields`: who gave which field which value.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{OfEntry, READ, Touch};
use crate::api::{Caching, Caller, Endpoint, Method, Parameter};
use crate::editing::Field;
use crate::policy::Action;
use crate::problem::Code;

/// The endpoint.
pub struct GetFieldHistory;

/// How many versions are looked through, from the latest back.
pub const LOOKED_THROUGH: usize = 300;

/// Field by field, from the oldest value to the newest.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct FieldHistory {
    /// Fields that ever said anything, in the form's order.
    pub fields: Vec<FieldStory>,
    /// Whether there are older versions that were not looked through.
    pub cut: bool,
}

/// What one field said.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct FieldStory {
    /// The field.
    pub field: Field,
    /// Each value it was given.
    pub steps: Vec<Step>,
}

/// One value.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Step {
    /// Who gave it, when, and in which version.
    pub touch: Touch,
    /// The value.
    pub value: Value,
}

impl Endpoint for GetFieldHistory {
    const NAME: &'static str = "getFieldHistory";
    const ABOUT: &'static str = "Who gave which field which value, and when.";
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/api/v1/desk/{zone}/entries/{entry}/fields";
    const CALLER: Caller = Caller::Staff(Action::ViewDesk);
    const CACHING: Caching = Caching::Never;
    const PARAMETERS: &'static [Parameter] =
        &[Parameter::path("zone", "Short name of the zone."), Parameter::path("entry", "The entry's id.")];
    const FAILURES: &'static [Code] = READ;
    type Request = OfEntry;
    type Body = ();
    type Response = FieldHistory;
}
