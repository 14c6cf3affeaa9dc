//! `GET /api/v1/desk/{zone}/entries/{entry}`: one entry with all its keepers need.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Author, DraftLine, OfEntry, Question, READ, Touch};
use crate::api::{Caching, Caller, Endpoint, Method, Parameter};
use crate::date::Date;
use crate::directory::{Freshness, Service};
use crate::editing::Field;
use crate::policy::Action;
use crate::problem::Code;
use crate::set::Set;

/// The endpoint.
pub struct GetEntry;

/// One entry.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct EntryPage {
    /// The day all of this is worked out for (Europe/London).
    pub today: Date,
    /// The record. Fields nobody has told us of are null or missing.
    #[cfg_attr(feature = "openapi", schemars(with = "serde_json::Map<String, serde_json::Value>"))]
    pub record: Service,
    /// Its organisation's name; empty when not named.
    pub organisation_name: String,
    /// How far it may be trusted today.
    pub freshness: Freshness,
    /// Whether it rests today. A rest whose last day has passed is over.
    pub resting: bool,
    /// The first day on which it is due for a check, or was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due_from: Option<Date>,
    /// Weeks for which a check of such an entry holds, in this zone.
    pub half_life_weeks: u8,
    /// What a check asks, part by part.
    pub asks: Vec<Question>,
    /// Who last changed a field, as far back as is known; fields nobody changed here are missing.
    pub fields: BTreeMap<Field, Touch>,
    /// The last change of any kind.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last: Option<Touch>,
    /// Who else is writing about it, the latest first; never what they write.
    pub drafts: Vec<DraftLine>,
    /// What the caller may do with it.
    pub may: Set<Action>,
    /// Whether what the caller writes waits for somebody's approval before families see it.
    pub waits: bool,
    /// Who the caller is, for what they are about to do.
    pub me: Author,
}

impl Endpoint for GetEntry {
    const NAME: &'static str = "getEntry";
    const ABOUT: &'static str = "One entry: its record, who changed what, what a check asks, and who else is writing.";
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/api/v1/desk/{zone}/entries/{entry}";
    const CALLER: Caller = Caller::Staff(Action::ViewDesk);
    const CACHING: Caching = Caching::Never;
    const PARAMETERS: &'static [Parameter] =
        &[Parameter::path("zone", "Short name of the zone."), Parameter::path("entry", "The entry's id.")];
    const FAILURES: &'static [Code] = READ;
    type Request = OfEntry;
    type Body = ();
    type Response = EntryPage;
}
