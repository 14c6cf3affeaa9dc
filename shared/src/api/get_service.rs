//! `GET /api/v1/zones/{zone}/services/{service}`: all that is published of one service.

use serde::{Deserialize, Serialize};

use super::search_services::ServiceCard;
use super::{Address, Caching, Caller, Endpoint, FromAddress, Method, Misread, Parameter};
use crate::date::Date;
use crate::directory::{CheckedPart, CheckerRole, Level, Link, Need};
use crate::fact::Fact;
use crate::id::{ServiceId, ZoneId};
use crate::lang::Lang;
use crate::problem::{Code, FieldError};
use crate::published::PublicContact;
use crate::set::{Member as _, Set};

/// The endpoint.
pub struct GetService;

/// Which service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// The zone.
    pub zone: ZoneId,
    /// The service.
    pub service: ServiceId,
    /// The language of the answer's texts, where they are translated.
    pub lang: Lang,
}

impl FromAddress for Request {
    fn from_address(address: &Address) -> Result<Self, Misread> {
        let lang = match address.parameter("lang").map(Lang::parse) {
            None => Lang::En,
            Some(Some(lang)) => lang,
            Some(None) => return Err(Misread::Bad(vec![FieldError::parameter("lang", "One of en, pl, ar.")])),
        };
        Ok(Self { zone: address.part("zone")?, service: address.part("service")?, lang })
    }
}

/// All that is published of one service.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct ServiceDetail {
    /// What lists show.
    #[serde(flatten)]
    pub card: ServiceCard,
    /// The whole text: paragraphs divided by empty lines, `- ` before list items, `[words](address)` for links.
    pub description: String,
    /// Who it is for; may be empty.
    pub who_for: String,
    /// More about how to attend; may be empty.
    pub attend_note: String,
    /// Whether children with special educational needs or disabilities get extra support.
    pub send_support: Fact,
    /// What that support is; may be empty.
    pub send_note: String,
    /// What to bring; may be empty.
    pub bring: String,
    /// How much is asked before somebody may use it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<Level>,
    /// Needs it answers.
    pub needs: Set<Need>,
    /// Ways to reach it.
    pub contacts: Vec<PublicContact>,
    /// Web addresses.
    pub links: Vec<Link>,
    /// When it is on, in words of the language asked for.
    pub when: Vec<String>,
    /// Set while it rests.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paused: Option<Paused>,
    /// Which role checked it last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub checked_by: Option<CheckerRole>,
    /// Which parts were checked then.
    pub checked_parts: Set<CheckedPart>,
}

/// A rest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Paused {
    /// Why.
    pub reason: String,
    /// Since when.
    pub since: Date,
    /// Until when, if known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
}

impl Endpoint for GetService {
    const NAME: &'static str = "getService";
    const ABOUT: &'static str = "All that is published of one service.";
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/api/v1/zones/{zone}/services/{service}";
    const CALLER: Caller = Caller::Anyone;
    const CACHING: Caching = Caching::Minute;
    const PARAMETERS: &'static [Parameter] = &[
        Parameter::path("zone", "Short name of the zone."),
        Parameter::path("service", "Id of the service."),
        Parameter::query("lang", "Language of the texts, where translated: en, pl or ar."),
    ];
    const FAILURES: &'static [Code] = &[Code::NotFound, Code::BadRequest, Code::Unavailable];
    type Request = Request;
    type Body = ();
    type Response = ServiceDetail;
}
