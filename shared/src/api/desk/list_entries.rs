//! `GET /api/v1/desk/{zone}/entries`: the directory as its keepers hold it, a line an entry.

use serde::{Deserialize, Serialize};

use crate::api::{Caching, Caller, Endpoint, InZone, Method, Parameter};
use crate::date::Date;
use crate::directory::{Check, Freshness, Kind, State, Visibility};
use crate::id::{LocationId, OrganisationId, ServiceId};
use crate::policy::Action;
use crate::problem::Code;

/// The endpoint.
pub struct ListEntries;

/// The entries the caller may see, by name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Entries {
    /// The day the states are worked out for (Europe/London).
    pub today: Date,
    /// The entries.
    pub items: Vec<EntryLine>,
    /// The places they are at, by name.
    pub venues: Vec<Venue>,
    /// How many messages wait in the inbox; 0 for those who do not see it.
    #[serde(default)]
    pub letters: u32,
}

/// A place with its name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Venue {
    /// Its id.
    pub id: LocationId,
    /// What people call it.
    pub name: String,
}

/// One entry in the keepers' list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct EntryLine {
    /// Its id.
    pub id: ServiceId,
    /// Its version, for a change made from this line.
    pub version: u64,
    /// Its name.
    pub name: String,
    /// What kind of thing it is.
    pub kind: Kind,
    /// Who runs it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub organisation: Option<OrganisationId>,
    /// The organisation's name; empty when not named.
    pub organisation_name: String,
    /// Where it is.
    pub venues: Vec<LocationId>,
    /// Whether it runs.
    pub state: State,
    /// Who may see it.
    pub visibility: Visibility,
    /// How far it may be trusted today.
    pub freshness: Freshness,
    /// The last check by a person here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub checked: Option<Check>,
    /// The day after which it is due for a check; missing when nobody knows how old it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due_on: Option<Date>,
    /// What it says, in one line: when, cost, who for, how to come.
    pub line: String,
    /// Whether the caller's own organisation runs it.
    pub own: bool,
    /// Whether somebody is writing a change of it that families do not see yet.
    pub drafts: u32,
    /// How many suggestions wait for an answer.
    pub suggestions: u32,
}

impl Endpoint for ListEntries {
    const NAME: &'static str = "listEntries";
    const ABOUT: &'static str = "The directory as its keepers hold it, a line an entry.";
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/api/v1/desk/{zone}/entries";
    const CALLER: Caller = Caller::Staff(Action::ViewDesk);
    const CACHING: Caching = Caching::Never;
    const PARAMETERS: &'static [Parameter] = &[Parameter::path("zone", "Short name of the zone.")];
    const FAILURES: &'static [Code] = &[Code::SignedOut, Code::NotFound, Code::Forbidden, Code::Unavailable];
    type Request = InZone;
    type Body = ();
    type Response = Entries;
}
