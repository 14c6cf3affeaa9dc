//! Places.

use doorstep_shared::api::oruk::v1::{AccessibilityForDisabilities, Location, PhysicalAddress, ServiceAtLocation};
use doorstep_shared::api::oruk::v3;
use doorstep_shared::published::FeedPlace;

use super::service_name;
use crate::oruk::{Source, ids};

/// A place, without its services.
pub fn location(source: Source<'_>, place: &FeedPlace) -> Location {
    let v3::Location {
        id,
        name,
        description,
        transportation,
        latitude,
        longitude,
        addresses,
        accessibility,
        doorstep_address,
        doorstep_area,
        location_type: _,
    } = crate::oruk::v3::location(source, place);
    let address = |a: v3::Address| PhysicalAddress {
        id: a.id,
        address_1: a.address_1,
        city: a.city,
        state_province: a.state_province,
        postal_code: a.postal_code,
        country: a.country,
        doorstep_filled: a.doorstep_filled,
    };
    let access = |a: v3::Accessibility| AccessibilityForDisabilities {
        id: a.id,
        accessibility: a.accessibility,
        doorstep_access: a.doorstep_access,
    };
    Location {
        id,
        name,
        description,
        transportation,
        latitude,
        longitude,
        physical_addresses: addresses.into_iter().map(address).collect(),
        accessibility_for_disabilities: accessibility.into_iter().map(access).collect(),
        service_at_locations: Vec::new(),
        doorstep_address,
        doorstep_area,
    }
}

/// A place with the services there.
pub fn location_with_services(source: Source<'_>, place: &FeedPlace) -> Location {
    let here = source.told().filter(|r| source.places(*r).any(|(_, other)| other.id == place.id));
    let service_at_locations = here.map(|r| ServiceAtLocation {
        id: ids::at_location(r.entry.id, place.id),
        location: None,
        service: Some(service_name(r)),
    });
    Location { service_at_locations: service_at_locations.collect(), ..location(source, place) }
}
