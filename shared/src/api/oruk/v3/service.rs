//! `GET /oruk/v3/{zone}/services(/{id})`: the services.

use serde::{Deserialize, Serialize};

use super::{Attribute, Organization, Schedule, ServiceAtLocation, ServicesRequest};
use crate::api::oruk::{Id, OneRequest, Page, Phone, Status, parameter as p, reads};
use crate::date::Date;
use crate::id::{OrganisationId, ServiceId};

/// A service. Lists tell what it has one of; its own address, and lists with `full`, tell all.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Service {
    /// Its id.
    pub id: ServiceId,
    /// Its name.
    pub name: String,
    /// Whether it runs.
    pub status: Status,
    /// One or two sentences.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub doorstep_summary: Option<String>,
    /// The whole text: paragraphs divided by empty lines, `- ` before list items, `[words](address)` for links.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Who runs it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub organization_id: Option<OrganisationId>,
    /// Its web address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Its e-mail address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// What it costs, in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fees_description: Option<String>,
    /// Who it is for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub eligibility_description: Option<String>,
    /// How to attend.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub application_process: Option<String>,
    /// First age in whole years; 0 from birth on. Missing when the ages are not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minimum_age: Option<u16>,
    /// Last age in whole years, until the next birthday. Missing when there is none or it is not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub maximum_age: Option<u16>,
    /// First and last age in months, each open when empty: `18-47`, `0-`, `-`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub doorstep_age_months: Option<String>,
    /// The day a person of this zone last confirmed it. Never the day it was last saved, never another directory's claim.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assured_date: Option<Date>,
    /// The role of whoever confirmed it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub doorstep_assured_by: Option<String>,
    /// Since when it has been published as it is, with its organization and places, in RFC 3339.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_modified: Option<String>,
    /// The same under the name that `minimal` has for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub modified_date: Option<String>,
    /// Why it rests.
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
    /// Who runs it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub organization: Option<Organization>,
    /// Phone numbers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub phones: Vec<Phone>,
    /// Web addresses.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub urls: Vec<Url>,
    /// Ways to reach it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub contacts: Vec<Contact>,
    /// What it costs.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cost_options: Vec<CostOption>,
    /// Languages spoken.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub languages: Vec<Language>,
    /// When it is on, at its places and elsewhere.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub schedules: Vec<Schedule>,
    /// Where it is.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub service_at_locations: Vec<ServiceAtLocation>,
    /// What it is about, whom it is for, how to attend.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub attributes: Vec<Attribute>,
}

/// From when to when something rests.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Closed {
    /// Since when.
    pub from: Date,
    /// Until when, if known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
}

/// A web address (HSDS 3.1).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Url {
    /// Its id.
    pub id: Id,
    /// Words to show for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// The address.
    pub url: String,
}

/// A way to reach a service.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Contact {
    /// Its id.
    pub id: Id,
    /// Of which service.
    pub service_id: ServiceId,
    /// Whom to ask for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// What they do.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// E-mail address, where HSDS has it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Phone numbers, where HSDS has them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub phones: Vec<Phone>,
}

/// What a service costs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct CostOption {
    /// Its id.
    pub id: Id,
    /// For whom or what: `Free`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub option: Option<String>,
    /// Pounds, where it is known to be none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<u32>,
    /// How much, in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount_description: Option<String>,
}

/// A language spoken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Language {
    /// Its id.
    pub id: Id,
    /// Of which service.
    pub service_id: ServiceId,
    /// Its English name, where HSDS has it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Its ISO 639 code, where HSDS has it.
    pub code: String,
}

const LIST: &[crate::api::Parameter] = &[
    p::ZONE,
    p::SEARCH,
    p::PAGE,
    p::PER_PAGE,
    p::TAXONOMY_TERM_ID,
    p::TAXONOMY_ID,
    p::MINIMUM_AGE,
    p::MAXIMUM_AGE,
    p::AGE_MONTHS,
    p::START_TIME,
    p::END_TIME,
    p::DAY,
    p::POSTCODE,
    p::PROXIMITY,
    p::ORGANIZATION_ID,
    p::MODIFIED_AFTER,
    p::MINIMAL,
    p::FULL,
    p::FULL_SERVICE,
    p::FORMAT,
];

reads!(
    /// The endpoint.
    ListServices = "orukV3Services", "/oruk/v3/{zone}/services", "The services, by name.", LIST,
    ServicesRequest => Page<Service>
);
reads!(
    /// The endpoint.
    GetService = "orukV3Service", "/oruk/v3/{zone}/services/{id}", "A service, whole.", &[p::ZONE, p::ID],
    OneRequest => Service
);
