//! `PATCH /api/v1/desk/{zone}/settings`: how the zone keeps its directory.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::CHANGED;
use super::get_settings::Settings;
use crate::api::{Caching, Caller, Changes, Endpoint, InZone, Method, Parameter};
use crate::directory::{Kind, SafeLead};
use crate::policy::{Action, ZoneRules};
use crate::problem::Code;

/// The endpoint.
pub struct SaveSettings;

/// Fewest weeks a check may hold.
pub const WEEKS_LEAST: u8 = 1;
/// Most weeks a check may hold.
pub const WEEKS_MOST: u8 = 80;

/// Changed settings; what is missing stays as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct NewSettings {
    /// Weeks by kind, [`WEEKS_LEAST`] to [`WEEKS_MOST`]; kinds that are missing stay as they are.
    #[serde(default)]
    pub half_lives: BTreeMap<Kind, u8>,
    /// Whose changes wait for approval.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub approval: Option<ZoneRules>,
    /// Whom a worker rings when a child may not be safe: all of it, looked through today.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub safe_numbers: Option<NewSafeNumbers>,
}

/// Whom a worker rings when a child may not be safe.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct NewSafeNumbers {
    /// The council's team for children (MASH), as people write it.
    pub council: String,
    /// The leads, one an organisation.
    pub leads: Vec<SafeLead>,
}

impl Endpoint for SaveSettings {
    const NAME: &'static str = "saveSettings";
    const ABOUT: &'static str =
        "Changes half-lives, the rule of approval, or whom to ring. If-Match names the version of the settings.";
    const METHOD: Method = Method::Patch;
    const PATH: &'static str = "/api/v1/desk/{zone}/settings";
    const CALLER: Caller = Caller::Staff(Action::Settings);
    const CACHING: Caching = Caching::Never;
    const PARAMETERS: &'static [Parameter] = &[Parameter::path("zone", "Short name of the zone.")];
    const FAILURES: &'static [Code] = CHANGED;
    const CHANGES: Changes = Changes::Existing;
    type Request = InZone;
    type Body = NewSettings;
    type Response = Settings;
}
