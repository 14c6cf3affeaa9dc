//! `GET /api/v1/desk/{zone}/checks`: what a check of a venue asks.

use serde::{Deserialize, Serialize};

use super::{ASKED, Question};
use crate::api::{Address, Caching, Caller, Endpoint, FromAddress, Method, Misread, Parameter};
use crate::date::Date;
use crate::directory::{Check, Freshness, Kind, State};
use crate::id::{LocationId, ServiceId, ZoneId};
use crate::policy::Action;
use crate::problem::{Code, FieldError};

/// The endpoint.
pub struct GetCheckSheet;

/// What is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// The zone.
    pub zone: ZoneId,
    /// Only entries at this place.
    pub venue: Option<LocationId>,
    /// Only entries that are due for a check.
    pub due: bool,
}

impl FromAddress for Request {
    fn from_address(address: &Address) -> Result<Self, Misread> {
        let zone = address.part("zone")?;
        let mut bad = Vec::new();
        let venue = address.parameter("venue").and_then(|text| match text.parse() {
            Ok(venue) => Some(venue),
            Err(_) => {
                bad.push(FieldError::parameter("venue", "This is not the id of a place."));
                None
            }
        });
        let due = match address.parameter("due") {
            None | Some("0") => false,
            Some("1") => true,
            Some(_) => {
                bad.push(FieldError::parameter("due", "1 for entries that are due, 0 for all."));
                false
            }
        };
        if bad.is_empty() { Ok(Self { zone, venue, due }) } else { Err(Misread::Bad(bad)) }
    }
}

/// Entries with the question each is asked, the longest overdue first. Entries that rest, are over or are hidden are left out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct CheckSheet {
    /// The day it is worked out for (Europe/London).
    pub today: Date,
    /// The entries the caller may check.
    pub items: Vec<ToCheck>,
}

/// One entry to check.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct ToCheck {
    /// Its id.
    pub id: ServiceId,
    /// Its version, for the check.
    pub version: u64,
    /// Its name.
    pub name: String,
    /// Who runs it; empty when not named.
    pub organisation_name: String,
    /// What kind of thing it is.
    pub kind: Kind,
    /// Where it is.
    pub venues: Vec<LocationId>,
    /// Whether it runs. A rest here is over: its last day has passed.
    pub state: State,
    /// What is asked, part by part.
    pub asks: Vec<Question>,
    /// How far it may be trusted today.
    pub freshness: Freshness,
    /// The first day on which it is due for a check, or was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due_from: Option<Date>,
    /// The last check by a person here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub checked: Option<Check>,
}

impl Endpoint for GetCheckSheet {
    const NAME: &'static str = "getCheckSheet";
    const ABOUT: &'static str = "The entries of a venue, or of the zone, with the question each is asked.";
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/api/v1/desk/{zone}/checks";
    const CALLER: Caller = Caller::Staff(Action::Check);
    const CACHING: Caching = Caching::Never;
    const PARAMETERS: &'static [Parameter] = &[
        Parameter::path("zone", "Short name of the zone."),
        Parameter::query("venue", "Only entries at this place."),
        Parameter::query("due", "1 for entries that are due for a check."),
    ];
    const FAILURES: &'static [Code] = ASKED;
    type Request = Request;
    type Body = ();
    type Response = CheckSheet;
}
