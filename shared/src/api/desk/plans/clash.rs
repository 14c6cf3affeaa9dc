//! `POST /api/v1/desk/{zone}/plans/{plan}/clashes/{clash}`

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{MADE, PLAN, PlanSaved, ZONE};
use crate::api::{Address, Caching, Caller, Changes, Endpoint, FromAddress, Method, Misread, Parameter};
use crate::id::{ClashId, PlanId, ZoneId};
use crate::policy::Action;
use crate::problem::Code;

/// Decides a clash. Both texts stay in the history.
pub struct DecideClash;

/// One clash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfClash {
    /// The zone.
    pub zone: ZoneId,
    /// The plan.
    pub plan: PlanId,
    /// The clash.
    pub clash: ClashId,
}

impl FromAddress for OfClash {
    fn from_address(address: &Address) -> Result<Self, Misread> {
        Ok(Self { zone: address.part("zone")?, plan: address.part("plan")?, clash: address.part("clash")? })
    }
}

/// What stands in the field afterwards.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum How {
    /// What stands there now.
    KeepTheirs,
    /// What was sent second.
    TakeMine,
    /// A text that somebody put together from both.
    Together {
        /// The text.
        value: Value,
    },
}

/// A decision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Decision {
    /// What stands there afterwards.
    pub how: How,
    /// What stood there when they decided: if it says something else by now, they are asked again.
    pub seen: Value,
}

impl Endpoint for DecideClash {
    const NAME: &'static str = "decideClash";
    const ABOUT: &'static str = "Decides a clash between two texts of one field. Both stay in the history.";
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/v1/desk/{zone}/plans/{plan}/clashes/{clash}";
    const CALLER: Caller = Caller::Staff(Action::Plans);
    const CACHING: Caching = Caching::Never;
    const PARAMETERS: &'static [Parameter] = &[ZONE, PLAN, Parameter::path("clash", "The clash's id.")];
    const FAILURES: &'static [Code] = MADE;
    const CHANGES: Changes = Changes::New;
    type Request = OfClash;
    type Body = Decision;
    type Response = PlanSaved;
}
