//! `PUT /api/v1/desk/{zone}/plans/{plan}/sharing`

use serde::{Deserialize, Serialize};

use super::{CHANGED, ONE, OfPlan};
use crate::api::{Caching, Caller, Changes, Endpoint, Method, Parameter};
use crate::id::{OrganisationId, PersonId};
use crate::plans::plan::AgreedHow;
use crate::plans::section::Section;
use crate::plans::sharing::Choice;
use crate::policy::Action;
use crate::problem::Code;

/// Writes down what an adult of the family says of sharing. It holds from the next request on.
pub struct PutSharing;

/// One choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct SharingChoice {
    /// The partner.
    pub to: OrganisationId,
    /// The section.
    pub section: Section,
    /// What they say.
    pub choice: Choice,
}

/// What an adult said, in one go.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct SharingSaid {
    /// Who said it.
    pub adult: PersonId,
    /// How.
    pub how: AgreedHow,
    /// The choices that are new or different.
    pub choices: Vec<SharingChoice>,
}

impl Endpoint for PutSharing {
    const NAME: &'static str = "putSharing";
    const ABOUT: &'static str =
        "Writes down what an adult of the family says of sharing. It holds from the next request on.";
    const METHOD: Method = Method::Put;
    const PATH: &'static str = "/api/v1/desk/{zone}/plans/{plan}/sharing";
    const CALLER: Caller = Caller::Staff(Action::Plans);
    const CACHING: Caching = Caching::Never;
    const PARAMETERS: &'static [Parameter] = ONE;
    const FAILURES: &'static [Code] = CHANGED;
    const CHANGES: Changes = Changes::Existing;
    type Request = OfPlan;
    type Body = SharingSaid;
    type Response = super::TeamKept;
}
