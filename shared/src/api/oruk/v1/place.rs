//! `GET /oruk/v1/{zone}/locations(/{id})`: places whose address anybody may know.

use serde::{Deserialize, Serialize};

use super::{ListRequest, Page, ServiceName};
use crate::api::oruk::v3::PartialAddress;
use crate::api::oruk::{Id, OneRequest, parameter as p, reads};
use crate::id::LocationId;

/// A place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "openapi", schemars(rename = "LocationV1"))]
pub struct Location {
    /// Its id.
    pub id: LocationId,
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
    pub physical_addresses: Vec<PhysicalAddress>,
    /// What is known about access.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub accessibility_for_disabilities: Vec<AccessibilityForDisabilities>,
    /// The services here, at its own address.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub service_at_locations: Vec<ServiceAtLocation>,
    /// What is known of an address that is not whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub doorstep_address: Option<PartialAddress>,
    /// The part of town.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub doorstep_area: Option<String>,
}

/// A service at a place: told with the service it holds the place, told with the place it holds the service.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "openapi", schemars(rename = "ServiceAtLocationV1"))]
pub struct ServiceAtLocation {
    /// Its id.
    pub id: Id,
    /// The place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub location: Option<Box<Location>>,
    /// The service.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub service: Option<ServiceName>,
}

/// A place by its name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct LocationName {
    /// Its id.
    pub id: LocationId,
    /// Its name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

/// An address.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct PhysicalAddress {
    /// Its id.
    pub id: Id,
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
    /// Which of these were filled in because the standard cannot do without them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub doorstep_filled: Vec<String>,
}

/// A fact about getting into and using a place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct AccessibilityForDisabilities {
    /// Its id.
    pub id: Id,
    /// What is there, or is known not to be there.
    pub accessibility: String,
    /// The fact in Doorstep's own words, such as `step-free` or `hearing-loop=no`.
    pub doorstep_access: String,
}

reads!(
    /// The endpoint.
    ListLocations = "orukV1Locations", "/oruk/v1/{zone}/locations", "Places where services of the feed are.",
    &[p::ZONE, p::PAGE, p::PER_PAGE, p::FORMAT], ListRequest => Page<Location>
);
reads!(
    /// The endpoint.
    GetLocation = "orukV1Location", "/oruk/v1/{zone}/locations/{id}", "A place and its services.", &[p::ZONE, p::ID],
    OneRequest => Location
);
