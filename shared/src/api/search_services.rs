//! `GET /api/v1/zones/{zone}/services`: the same search as on the phone, on the server.

use serde::{Deserialize, Serialize};

use super::{Address, Caching, Caller, Endpoint, FromAddress, Method, Misread, Parameter};
use crate::date::{Date, Time};
use crate::directory::{AgeRange, Attend, Category, Channel, Cost, Freshness, LifeStage};
use crate::id::{ServiceId, ZoneId};
use crate::lang::{Lang, LanguageCode};
use crate::problem::{Code, FieldError};
use crate::search::Query;
use crate::set::{Member as _, Set};

/// The endpoint.
pub struct SearchServices;

/// Words, filters and which page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// The zone.
    pub zone: ZoneId,
    /// Words and filters.
    pub query: Query,
    /// The language of the answer's texts, where they are translated.
    pub lang: Lang,
    /// At most so many on a page.
    pub limit: u16,
    /// Where to go on.
    pub cursor: Option<String>,
}

impl Request {
    /// Most entries on a page.
    pub const LIMIT_MAX: u16 = 100;
    /// Entries on a page when nothing is said.
    pub const LIMIT: u16 = 20;
}

impl FromAddress for Request {
    fn from_address(address: &Address) -> Result<Self, Misread> {
        let zone = address.part("zone")?;
        let (query, bad) = Query::read(address.query.iter().map(|(n, v)| (n.as_str(), v.as_str())));
        let mut errors: Vec<FieldError> =
            bad.into_iter().map(|b| FieldError::parameter(b.name, "This value is not one of those allowed.")).collect();
        let limit = match address.parameter("limit").map(str::parse::<u16>) {
            None => Self::LIMIT,
            Some(Ok(n)) if (1..=Self::LIMIT_MAX).contains(&n) => n,
            Some(_) => {
                errors.push(FieldError::parameter("limit", "A number from 1 to 100."));
                Self::LIMIT
            }
        };
        let lang = match address.parameter("lang").map(Lang::parse) {
            None => Lang::En,
            Some(Some(lang)) => lang,
            Some(None) => {
                errors.push(FieldError::parameter("lang", "One of en, pl, ar."));
                Lang::En
            }
        };
        let cursor = address.parameter("cursor").map(Into::into);
        if errors.is_empty() { Ok(Self { zone, query, lang, limit, cursor }) } else { Err(Misread::Bad(errors)) }
    }
}

/// A page of what was found, best first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Results {
    /// How many were found in all.
    pub total: u32,
    /// How many more there would be with `unknown=1`.
    pub hidden_unknown: u32,
    /// What the search left out to find more than it was asked for; empty when it found enough as asked.
    pub widened: Vec<String>,
    /// The entries.
    pub items: Vec<ServiceCard>,
    /// Where to go on; missing on the last page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next_cursor: Option<String>,
}

/// One service in a list. A missing fact is not known, never "no".
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct ServiceCard {
    /// Its id.
    pub id: ServiceId,
    /// Its page on this server.
    pub url: String,
    /// Its name.
    pub name: String,
    /// One or two sentences.
    pub summary: String,
    /// The language of name and summary.
    pub lang: Lang,
    /// Whether a machine translated them.
    pub machine_translated: bool,
    /// Who runs it; empty when not named.
    pub organisation: String,
    /// What it is about.
    pub categories: Set<Category>,
    /// Life stages.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stages: Option<Set<LifeStage>>,
    /// Ages in months.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ages: Option<AgeRange>,
    /// What it costs.
    pub cost: Cost,
    /// How to attend.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attend: Option<Set<Attend>>,
    /// Where help reaches the family.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub channels: Option<Set<Channel>>,
    /// Languages spoken.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub languages: Option<Vec<LanguageCode>>,
    /// Its places; a masked one shows its part of town alone.
    pub places: Vec<PlaceCard>,
    /// A public phone number; empty when there is none.
    pub phone: String,
    /// The next time it is on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<NextTime>,
    /// How far it may be trusted today.
    pub freshness: Freshness,
    /// When a person here last checked it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub checked_on: Option<Date>,
    /// Which typed words were found, and where; empty without words.
    pub matched: Vec<Match>,
}

/// A place in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct PlaceCard {
    /// What people call it; empty for a masked place.
    pub name: String,
    /// Street and town; empty for a masked place.
    pub address: String,
    /// The postcode; empty for a masked place.
    pub postcode: String,
    /// The part of town; may be empty.
    pub area: String,
    /// Whether its address is kept private.
    pub masked: bool,
}

/// A time something is on, in Europe/London.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct NextTime {
    /// The day.
    pub date: Date,
    /// When it starts, if known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<Time>,
    /// When it ends, if known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<Time>,
}

/// A typed word and what it was found as.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Match {
    /// The typed word.
    pub said: String,
    /// The word in the entry.
    pub found: String,
    /// How the two go together.
    pub how: String,
    /// In which field.
    pub field: String,
}

impl Endpoint for SearchServices {
    const NAME: &'static str = "searchServices";
    const ABOUT: &'static str = "Finds services by words and filters, best first; without any, lists all.";
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/api/v1/zones/{zone}/services";
    const CALLER: Caller = Caller::Anyone;
    const CACHING: Caching = Caching::Minute;
    const PARAMETERS: &'static [Parameter] = &[
        Parameter::path("zone", "Short name of the zone."),
        Parameter::query("q", "Words in any language, at most 200 characters."),
        Parameter::query(
            "stage",
            "Life stage: pregnancy, baby, toddler, starting-school, school-age or teens-and-work.",
        ),
        Parameter::query("age_months", "A child's age in months, 0 to 1440: services for ages that include it."),
        Parameter::query("day", "today, tomorrow, mo to su (within two weeks), or a date such as 2026-11-24."),
        Parameter::query("free", "1: only what costs nothing."),
        Parameter::query(
            "attend",
            "One or more of drop-in, book, self-refer, referral, membership; any one is enough.",
        ),
        Parameter::query("channel", "One or more of place, home, online, phone; any one is enough."),
        Parameter::query("spoken", "ISO 639 code of a language spoken."),
        Parameter::query("access", "One or more access features, such as step-free; all must be at one place."),
        Parameter::query("category", "What it is about, such as play-groups."),
        Parameter::query("unknown", "1: keep entries for which a filter's fact is not known."),
        Parameter::query("lang", "Language of the texts, where translated: en, pl or ar."),
        Parameter::query("limit", "Entries on a page, 1 to 100; 20 when not given."),
        Parameter::query("cursor", "Where to go on, from next_cursor of the page before."),
    ];
    const FAILURES: &'static [Code] = &[Code::NotFound, Code::BadRequest, Code::BadCursor, Code::Unavailable];
    type Request = Request;
    type Body = ();
    type Response = Results;
}
