//! `GET /oruk/v1/{zone}/services(/{id})`: the services.

use serde::{Deserialize, Serialize};

use super::{LocationName, Organization, Page, ServiceAtLocation, ServiceTaxonomy, ServicesRequest};
use crate::api::oruk::v3::{Closed, Frequency, Url};
use crate::api::oruk::{Id, OneRequest, Phone, Status, parameter as p, reads};
use crate::date::Date;
use crate::id::ServiceId;

/// A service. Lists tell what it has one of and what `include` asks for; its own address tells all.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "openapi", schemars(rename = "ServiceV1"))]
pub struct Service {
    /// Its id.
    pub id: ServiceId,
    /// Who runs it. The standard cannot do without one: where nobody is named, it says so.
    pub organization: Organization,
    /// Its name.
    pub name: String,
    /// One or two sentences.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub doorstep_summary: Option<String>,
    /// The whole text: paragraphs divided by empty lines, `- ` before list items, `[words](address)` for links.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Its web address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Its e-mail address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Whether it runs.
    pub status: Status,
    /// What it costs, in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fees: Option<String>,
    /// What comes of it, where one of the standard's words says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deliverable_type: Option<String>,
    /// Where help reaches the family: phone, online, venue, home visit, divided by commas.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attending_type: Option<String>,
    /// How to attend: referral, appointment, membership, drop-in, divided by commas.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attending_access: Option<String>,
    /// The day a person of this zone last confirmed it. Never the day it was last saved, never another directory's claim.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assured_date: Option<Date>,
    /// Since when it has been published as it is, in RFC 3339.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_modified: Option<String>,
    /// Who it is for, where version 3.0 has it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub eligibility_description: Option<String>,
    /// How to attend, where version 3.0 has it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub application_process: Option<String>,
    /// Why it rests, where version 3.0 has it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub alert: Option<String>,
    /// From when to when it rests.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub doorstep_closed: Option<Closed>,
    /// What to bring.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub doorstep_bring: Option<String>,
    /// What support there is for special educational needs and disabilities.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub doorstep_send_note: Option<String>,
    /// Web addresses, where HSDS 3.1 has them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub urls: Vec<Url>,
    /// Its terms.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub service_taxonomys: Vec<ServiceTaxonomy>,
    /// Its places.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub service_at_locations: Vec<ServiceAtLocation>,
    /// When it is on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub regular_schedules: Vec<RegularSchedule>,
    /// Whom it is for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub eligibilitys: Vec<Eligibility>,
    /// What it costs.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cost_options: Vec<CostOption>,
    /// Ways to reach it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub contacts: Vec<Contact>,
    /// Languages spoken.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub languages: Vec<Language>,
}

/// One rule with its first and last day. Term time, bank holidays and days called off are told by rows that stop and begin
/// again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct RegularSchedule {
    /// Its id.
    pub id: Id,
    /// At which place, where it is at one that may be named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub service_at_location: Option<ServiceAtLocationName>,
    /// When it starts, by the clock on the wall in Europe/London.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub opens_at: Option<String>,
    /// When it ends, likewise; `00:00` is the end of the day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closes_at: Option<String>,
    /// First day of the rule.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_from: Option<Date>,
    /// Last day of the rule.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_to: Option<Date>,
    /// A day to count weeks from, or the only day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dtstart: Option<Date>,
    /// How it repeats; missing for a single day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub freq: Option<Frequency>,
    /// Weeks between, where more than one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub interval: Option<String>,
    /// Days in two letters; with a number before them in months.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub byday: Option<String>,
    /// When it is on, in a sentence, and the days called off.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// The whole rule behind this row and its neighbours in Doorstep's own words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub doorstep_when: Option<String>,
}

/// A service at a place, by its ids.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct ServiceAtLocationName {
    /// Its id.
    pub id: Id,
    /// The place.
    pub location: LocationName,
}

/// Whom a service is for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Eligibility {
    /// Its id.
    pub id: Id,
    /// First age in whole years; 0 from birth on.
    pub minimum_age: u16,
    /// Last age in whole years, until the next birthday.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub maximum_age: Option<u16>,
    /// First and last age in months, each open when empty.
    pub doorstep_age_months: String,
}

/// What a service costs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "openapi", schemars(rename = "CostOptionV1"))]
pub struct CostOption {
    /// Its id.
    pub id: Id,
    /// For whom or what: `Free`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub option: Option<String>,
    /// Pounds, where it is known to be none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<String>,
    /// How much, in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount_description: Option<String>,
}

/// A way to reach a service.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "openapi", schemars(rename = "ContactV1"))]
pub struct Contact {
    /// Its id.
    pub id: Id,
    /// Whom to ask for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// What they do.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// E-mail address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Phone numbers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub phones: Vec<Phone>,
}

/// A language spoken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "openapi", schemars(rename = "LanguageV1"))]
pub struct Language {
    /// Its id.
    pub id: Id,
    /// Its ISO 639 code.
    pub language: String,
}

const LIST: &[crate::api::Parameter] = &[
    p::ZONE,
    p::TEXT,
    p::POSTCODE,
    p::PROXIMITY,
    p::COVERAGE,
    p::MINIMUM_AGE,
    p::MAXIMUM_AGE,
    p::AGE_MONTHS,
    p::START_TIMES,
    p::END_TIMES,
    p::DAYS,
    p::TAXONOMY_TYPES,
    p::TAXONOMY_IDS,
    p::VOCABULARIES,
    p::SERVICE_TYPES,
    p::NEEDS,
    p::CIRCUMSTANCES,
    p::INCLUDE,
    p::PAGE,
    p::PER_PAGE,
    p::FORMAT,
];

reads!(
    /// The endpoint.
    ListServices = "orukV1Services", "/oruk/v1/{zone}/services", "The services, by name.", LIST,
    ServicesRequest => Page<Service>
);
reads!(
    /// The endpoint.
    GetService = "orukV1Service", "/oruk/v1/{zone}/services/{id}", "A service, whole.", &[p::ZONE, p::ID],
    OneRequest => Service
);
