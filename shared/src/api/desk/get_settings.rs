//! `GET /api/v1/desk/{zone}/settings`: how the zone keeps its directory.

use serde::{Deserialize, Serialize};

use super::READ;
use crate::api::{Caching, Caller, Endpoint, InZone, Method, Parameter};
use crate::date::Date;
use crate::directory::{Kind, SafeNumbers};
use crate::policy::{Action, ZoneRules};
use crate::problem::Code;

/// The endpoint.
pub struct GetSettings;

/// The zone's settings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Settings {
    /// Their version.
    pub version: u64,
    /// Whose changes wait for approval.
    pub approval: ZoneRules,
    /// How long a check holds, kind by kind.
    pub half_lives: Vec<HalfLife>,
    /// Whom a worker rings when a child may not be safe.
    pub safe_numbers: SafeNumbers,
    /// The day in London.
    pub today: Date,
}

/// How long a check of one kind of entry holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct HalfLife {
    /// The kind.
    pub kind: Kind,
    /// Weeks in this zone.
    pub weeks: u8,
    /// Weeks where a zone says nothing else.
    pub usual: u8,
}

impl Endpoint for GetSettings {
    const NAME: &'static str = "getSettings";
    const ABOUT: &'static str = "Half-lives, the rule of approval, and whom to ring when a child may not be safe.";
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/api/v1/desk/{zone}/settings";
    const CALLER: Caller = Caller::Staff(Action::ViewDesk);
    const CACHING: Caching = Caching::Never;
    const PARAMETERS: &'static [Parameter] = &[Parameter::path("zone", "Short name of the zone.")];
    const FAILURES: &'static [Code] = READ;
    type Request = InZone;
    type Body = ();
    type Response = Settings;
}
