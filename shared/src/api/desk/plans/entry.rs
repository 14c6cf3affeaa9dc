//! * `POST /api/v1/desk/{zone}/plans/{plan}/entries`
//! * `PATCH /api/v1/desk/{zone}/plans/{plan}/entries/{entry}`

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{CHANGED, MADE, ONE, ONE_ENTRY, OfPlan};
use crate::api::{Address, Caching, Caller, Changes, Endpoint, FromAddress, Method, Misread, Parameter};
use crate::id::{PlanId, ZoneId};
use crate::plans::entry::{Body, EntryName, FieldChange};
use crate::policy::Action;
use crate::problem::Code;

/// Adds an entry to a plan.
pub struct AddPlanEntry;

/// An entry that is new.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct NewPlanEntry {
    /// Its id, of version 7, chosen by whoever makes it. Needs, goals, actions and contacts have theirs in the body; of "all about
    /// me", health flags, the assessment and each of its parts a partner has one, under the partner's id, whatever stands here.
    #[cfg_attr(feature = "openapi", schemars(with = "String"))]
    pub id: Uuid,
    /// What it says.
    pub body: Body,
}

/// One entry of a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfPlanEntry {
    /// The zone.
    pub zone: ZoneId,
    /// The plan.
    pub plan: PlanId,
    /// The entry.
    pub entry: EntryName,
}

impl FromAddress for OfPlanEntry {
    fn from_address(address: &Address) -> Result<Self, Misread> {
        Ok(Self { zone: address.part("zone")?, plan: address.part("plan")?, entry: address.part("entry")? })
    }
}

/// Changes of an entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct PlanEntryChange {
    /// The changes, field by field.
    pub changes: Vec<FieldChange>,
}

/// What was kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct PlanSaved {
    /// The entry.
    pub entry: EntryName,
    /// Its version now.
    pub version: u64,
    /// The fields that are different now.
    pub changed: Vec<String>,
    /// Whether somebody else's changes of other fields came together with these.
    pub merged: bool,
}

impl Endpoint for AddPlanEntry {
    const NAME: &'static str = "addPlanEntry";
    const ABOUT: &'static str = "Adds an entry to a plan.";
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/v1/desk/{zone}/plans/{plan}/entries";
    const CALLER: Caller = Caller::Staff(Action::Plans);
    const CACHING: Caching = Caching::Never;
    const PARAMETERS: &'static [Parameter] = ONE;
    const FAILURES: &'static [Code] = MADE;
    const CHANGES: Changes = Changes::New;
    type Request = OfPlan;
    type Body = NewPlanEntry;
    type Response = PlanSaved;
}

/// Changes an entry of a plan, field by field, onto whatever it says now. Where somebody else has written something else into the
/// same field, the rest is kept, both texts are kept as a clash, and the answer is 409 with `version`, `clashes` and `changed`.
pub struct ChangePlanEntry;

impl Endpoint for ChangePlanEntry {
    const NAME: &'static str = "changePlanEntry";
    const ABOUT: &'static str = "Changes an entry of a plan, field by field. Different fields come together; where somebody else wrote \
        into the same one, both texts are kept as a clash, and the answer is 409 with `version`, `clashes` and `changed`.";
    const METHOD: Method = Method::Patch;
    const PATH: &'static str = "/api/v1/desk/{zone}/plans/{plan}/entries/{entry}";
    const CALLER: Caller = Caller::Staff(Action::Plans);
    const CACHING: Caching = Caching::Never;
    const PARAMETERS: &'static [Parameter] = ONE_ENTRY;
    const FAILURES: &'static [Code] = CHANGED;
    const CHANGES: Changes = Changes::Existing;
    type Request = OfPlanEntry;
    type Body = PlanEntryChange;
    type Response = PlanSaved;
}
