//! `GET /api/v1/zones`: the zones with a published directory.

use serde::{Deserialize, Serialize};

use super::{Caching, Caller, Endpoint, Method, Parameter};
use crate::id::ZoneId;
use crate::problem::Code;

/// The endpoint.
pub struct ListZones;

/// The zones, by short name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Zones {
    /// The zones.
    pub items: Vec<ZoneSummary>,
}

/// One zone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct ZoneSummary {
    /// Its short name.
    pub id: ZoneId,
    /// What people call it.
    pub name: String,
    /// How many entries are published.
    pub services: u32,
}

impl Endpoint for ListZones {
    const NAME: &'static str = "listZones";
    const ABOUT: &'static str = "The zones with a published directory.";
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/api/v1/zones";
    const CALLER: Caller = Caller::Anyone;
    const CACHING: Caching = Caching::Minute;
    const PARAMETERS: &'static [Parameter] = &[];
    const FAILURES: &'static [Code] = &[Code::Unavailable];
    type Request = ();
    type Body = ();
    type Response = Zones;
}
