//! `GET /api/v1/desk/{zone}/surroundings`: what a form needs beside the entry.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::READ;
use crate::api::{Caching, Caller, Endpoint, InZone, Method, Parameter};
use crate::date::Date;
use crate::directory::{Calendar, Kind};
use crate::id::{LocationId, OrganisationId};
use crate::policy::Action;
use crate::problem::Code;
use crate::set::Set;

/// The endpoint.
pub struct GetSurroundings;

/// What a form needs beside the entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Surroundings {
    /// The day (Europe/London).
    pub today: Date,
    /// The school calendar.
    #[cfg_attr(feature = "openapi", schemars(with = "serde_json::Map<String, serde_json::Value>"))]
    pub calendar: Calendar,
    /// Organisations, by name.
    pub organisations: Vec<NamedOrganisation>,
    /// Places, by name.
    pub places: Vec<NamedPlace>,
    /// Weeks for which a check holds, kind by kind.
    pub half_lives: BTreeMap<Kind, u8>,
    /// What the caller may do with some entry of the zone.
    pub may: Set<Action>,
    /// The caller's own organisation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub own: Option<OrganisationId>,
    /// Whether a new entry by the caller waits for approval.
    pub waits: bool,
}

/// An organisation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct NamedOrganisation {
    /// Its id.
    pub id: OrganisationId,
    /// Its name.
    pub name: String,
}

/// A place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct NamedPlace {
    /// Its id.
    pub id: LocationId,
    /// What people call it.
    pub name: String,
    /// Where it is, in a line.
    pub address: String,
    /// Whether families are not told where it is.
    pub masked: bool,
}

impl Endpoint for GetSurroundings {
    const NAME: &'static str = "getSurroundings";
    const ABOUT: &'static str = "Organisations, places and the school calendar, for forms.";
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/api/v1/desk/{zone}/surroundings";
    const CALLER: Caller = Caller::Staff(Action::ViewDesk);
    const CACHING: Caching = Caching::Never;
    const PARAMETERS: &'static [Parameter] = &[Parameter::path("zone", "Short name of the zone.")];
    const FAILURES: &'static [Code] = READ;
    type Request = InZone;
    type Body = ();
    type Response = Surroundings;
}
