//! `POST /api/v1/desk/{zone}/bulk/plan`: what a change of many entries would do.

use serde::{Deserialize, Serialize};

use super::ASKED;
use crate::api::{Caching, Caller, Endpoint, InZone, Method, Parameter};
use crate::date::Date;
use crate::editing::FieldChange;
use crate::id::{LocationId, ServiceId};
use crate::policy::Action;
use crate::problem::Code;

/// The endpoint.
pub struct PlanBulk;

/// A change of many entries.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum BulkChange {
    /// A venue is closed: what would be on there is called off.
    Closure {
        /// The venue.
        venue: LocationId,
        /// The first day it is closed.
        from: Date,
        /// The last day it is closed; at most a year later.
        to: Date,
        /// Why, in words a family understands; at most 200 characters.
        reason: String,
    },
    /// A phone number has changed.
    Phone {
        /// The number as it is written now; spaces do not matter.
        old: String,
        /// The new number.
        new: String,
    },
}

/// What it would do: nothing is stored yet.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct BulkPlan {
    /// What would change.
    pub items: Vec<BulkItem>,
    /// What would stay although one might expect a change, and why.
    pub left_out: Vec<LeftOut>,
}

/// One entry that would change.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct BulkItem {
    /// The entry.
    pub entry: ServiceId,
    /// The version this was worked out for.
    pub version: u64,
    /// Its name.
    pub name: String,
    /// The change itself.
    pub changes: Vec<FieldChange>,
    /// What it says now, in a line.
    pub old: String,
    /// What it would say, in a line.
    pub new: String,
}

/// One entry that would stay.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct LeftOut {
    /// The entry.
    pub entry: ServiceId,
    /// Its name.
    pub name: String,
    /// Why it stays, in a sentence.
    pub why: String,
}

impl Endpoint for PlanBulk {
    const NAME: &'static str = "planBulk";
    const ABOUT: &'static str =
        "What a change of many entries would do: old and new, entry by entry. Nothing is stored.";
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/v1/desk/{zone}/bulk/plan";
    const CALLER: Caller = Caller::Staff(Action::Bulk);
    const CACHING: Caching = Caching::Never;
    const PARAMETERS: &'static [Parameter] = &[Parameter::path("zone", "Short name of the zone.")];
    const FAILURES: &'static [Code] = ASKED;
    type Request = InZone;
    type Body = BulkChange;
    type Response = BulkPlan;
}
