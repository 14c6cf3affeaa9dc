//! `POST /api/v1/desk/{zone}/settings/plan`: whom new half-lives would concern.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::ASKED;
use crate::api::{Caching, Caller, Endpoint, InZone, Method, Parameter};
use crate::date::Date;
use crate::directory::{Freshness, Kind};
use crate::id::ServiceId;
use crate::policy::Action;
use crate::problem::Code;

/// The endpoint.
pub struct PlanSettings;

/// New half-lives.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct HalfLives {
    /// Weeks by kind; kinds that are missing stay as they are.
    pub half_lives: BTreeMap<Kind, u8>,
}

/// Entries whose state would change at once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Concerned {
    /// The entries.
    pub items: Vec<ConcernedEntry>,
}

/// One of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct ConcernedEntry {
    /// The entry.
    pub entry: ServiceId,
    /// Its name.
    pub name: String,
    /// How far it may be trusted today.
    pub now: Freshness,
    /// How far it could be trusted then.
    pub then: Freshness,
    /// The first day it is due now.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due_now: Option<Date>,
    /// The first day it would be due.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due_then: Option<Date>,
}

impl Endpoint for PlanSettings {
    const NAME: &'static str = "planSettings";
    const ABOUT: &'static str = "Which entries new half-lives would concern today. Nothing is stored.";
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/v1/desk/{zone}/settings/plan";
    const CALLER: Caller = Caller::Staff(Action::Settings);
    const CACHING: Caching = Caching::Never;
    const PARAMETERS: &'static [Parameter] = &[Parameter::path("zone", "Short name of the zone.")];
    const FAILURES: &'static [Code] = ASKED;
    type Request = InZone;
    type Body = HalfLives;
    type Response = Concerned;
}
