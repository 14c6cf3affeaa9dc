//! `GET /oruk/v3/{zone}/service_at_locations(/{id})`: services at places whose address anybody may know.

use serde::{Deserialize, Serialize};

use super::{Schedule, Service, ServicesRequest};
use crate::api::oruk::{Id, OneRequest, Page, Status, parameter as p, reads};
use crate::id::{LocationId, ServiceId};

/// A service at a place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct ServiceAtLocation {
    /// Its id.
    pub id: Id,
    /// The service.
    pub service_id: ServiceId,
    /// The place.
    pub location_id: LocationId,
    /// The service's name: the published schema of this address is, by mistake, a service's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The service's status, for the same reason.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<Status>,
    /// The place.
    pub location: Location,
    /// When the service is on here.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub schedules: Vec<Schedule>,
    /// The service.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub service: Option<Box<Service>>,
}

/// A place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Location {
    /// Its id.
    pub id: LocationId,
    /// What kind of place.
    pub location_type: LocationType,
    /// What people call it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// How to find the door and get there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// The same, where HSDS has it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub transportation: Option<String>,
    /// Degrees north (WGS 84).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub latitude: Option<f64>,
    /// Degrees east (WGS 84).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub longitude: Option<f64>,
    /// Its address, where all is known that the standard cannot do without.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub addresses: Vec<Address>,
    /// What is known about access.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub accessibility: Vec<Accessibility>,
    /// What is known of an address that is not whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub doorstep_address: Option<PartialAddress>,
    /// The part of town.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub doorstep_area: Option<String>,
}

/// What is known of an address, in the standard's names.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct PartialAddress {
    /// House and street.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address_1: Option<String>,
    /// Town or city.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub city: Option<String>,
    /// County or unitary authority.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state_province: Option<String>,
    /// Postcode.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub postal_code: Option<String>,
}

/// What kind of place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum LocationType {
    /// One to go to.
    Physical,
}

/// An address.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Address {
    /// Its id.
    pub id: Id,
    /// Of which place.
    pub location_id: LocationId,
    /// House and street.
    pub address_1: String,
    /// Town or city.
    pub city: String,
    /// County or unitary authority; the zone's council where an address has none.
    pub state_province: String,
    /// Postcode.
    pub postal_code: String,
    /// `GB`.
    pub country: String,
    /// What kind of address.
    pub address_type: LocationType,
    /// Which of these were filled in because the standard cannot do without them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub doorstep_filled: Vec<String>,
}

/// A fact about getting into and using a place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Accessibility {
    /// Its id.
    pub id: Id,
    /// What is there, or is known not to be there.
    pub accessibility: String,
    /// The fact in Doorstep's own words, such as `step-free` or `hearing-loop=no`.
    pub doorstep_access: String,
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
    ListServicesAtLocations = "orukV3ServiceAtLocations", "/oruk/v3/{zone}/service_at_locations",
    "Services at places, by service and place.", LIST, ServicesRequest => Page<ServiceAtLocation>
);
reads!(
    /// The endpoint.
    GetServiceAtLocation = "orukV3ServiceAtLocation", "/oruk/v3/{zone}/service_at_locations/{id}",
    "A service at a place, whole.", &[p::ZONE, p::ID, p::FULL_SERVICE], OneRequest => ServiceAtLocation
);
