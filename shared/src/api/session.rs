//! `GET /api/v1/session`: who is signed in, what they are in which zones, and how long they may go on.

use serde::{Deserialize, Serialize};

use super::{Caching, Caller, Endpoint, Method, Parameter};
use crate::date::Date;
use crate::directory::SafeLead;
use crate::id::{OrganisationId, UserId, ZoneId};
use crate::people::{Capability, Role};
use crate::problem::Code;
use crate::set::Set;

/// The endpoint.
pub struct GetSession;

/// The header in which the app sends [`Person::csrf`] back with every change.
pub const CSRF_HEADER: &str = "x-doorstep-csrf";

/// What the caller's session is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Session {
    /// Whether somebody is signed in.
    pub signed_in: bool,
    /// Who; missing when nobody is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<Person>,
}

/// Somebody who is signed in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Person {
    /// Their id.
    pub user: UserId,
    /// What they are called.
    pub name: String,
    /// To be sent back with every change, in the header `X-Doorstep-CSRF`.
    pub csrf: String,
    /// When the session ends if nothing is done, in seconds since 1970. Asking for it is not doing something.
    pub idle_ends_at: i64,
    /// When it ends whatever is done.
    pub ends_at: i64,
    /// What they are, in every zone where they are something today.
    pub memberships: Vec<Place>,
    /// Whether everybody here is made up: a demonstration.
    pub demo: bool,
}

/// What somebody is in one zone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Place {
    /// The zone.
    pub zone: ZoneId,
    /// What people call it.
    pub zone_name: String,
    /// What they are.
    pub role: Role,
    /// Whom they work for, when the directory knows it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub organisation: Option<OrganisationId>,
    /// Its name; empty when there is none.
    pub organisation_name: String,
    /// What they may do beside what their role allows.
    pub capabilities: Set<Capability>,
    /// Who keeps children safe where they work; missing while the zone has not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub safe_lead: Option<SafeLead>,
    /// The number of the council's team for children; empty while the zone has not said.
    #[serde(default)]
    pub council_children: String,
    /// Whether it is time for them, who look after the zone, to look whether these numbers still hold: IG73.
    #[serde(default)]
    pub safe_numbers_due: bool,
    /// The last day it holds; open when missing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Date>,
}

impl Endpoint for GetSession {
    const NAME: &'static str = "getSession";
    const ABOUT: &'static str = "Who is signed in, and what they are in which zones.";
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/api/v1/session";
    const CALLER: Caller = Caller::Session;
    const CACHING: Caching = Caching::Never;
    const PARAMETERS: &'static [Parameter] = &[];
    const FAILURES: &'static [Code] = &[Code::Unavailable];
    type Request = ();
    type Body = ();
    type Response = Session;
}
