//! Places, and services at them.

use doorstep_shared::api::oruk::Id;
use doorstep_shared::api::oruk::v3::{
    Accessibility, Address, Location, LocationType, PartialAddress, Schedule, Service, ServiceAtLocation,
};
use doorstep_shared::lang::Lang;
use doorstep_shared::published::FeedPlace;
use doorstep_shared::set::Member as _;

use crate::oruk::{Record, Source, ids, said, times};
use crate::speech;

/// A place.
pub fn location(source: Source<'_>, place: &FeedPlace) -> Location {
    let degrees = |e6: i32| f64::from(e6) / 1e6;
    let (addresses, doorstep_address) = address(source, place);
    Location {
        id: place.id,
        location_type: LocationType::Physical,
        name: said(&place.name),
        description: said(&place.directions),
        transportation: said(&place.directions),
        latitude: place.point.map(|(lat, _)| degrees(lat)),
        longitude: place.point.map(|(_, lon)| degrees(lon)),
        addresses,
        accessibility: accessibility(place),
        doorstep_address,
        doorstep_area: said(&place.area),
    }
}

/// The address with what the standard cannot do without filled in: the town by the zone, the county by the council. Street and
/// postcode are never made up; without them what is known stands beside.
fn address(source: Source<'_>, place: &FeedPlace) -> (Vec<Address>, Option<PartialAddress>) {
    let known = [&place.street, &place.town, &place.county, &place.postcode];
    if known.iter().all(|part| part.is_empty()) {
        return (Vec::new(), None);
    }
    if place.street.is_empty() || place.postcode.is_empty() {
        let partial = PartialAddress {
            address_1: said(&place.street),
            city: said(&place.town),
            state_province: said(&place.county),
            postal_code: said(&place.postcode),
        };
        return (Vec::new(), Some(partial));
    }
    let mut filled = Vec::new();
    let mut or_else = |given: &str, name: &str, others: [&str; 2]| {
        if !given.is_empty() {
            return given.to_owned();
        }
        filled.push(name.to_owned());
        others.into_iter().find(|o| !o.is_empty()).unwrap_or("England").to_owned()
    };
    let city = or_else(&place.town, "city", [&source.list.zone.name, ""]);
    // English addresses often have no county: the council's name stands in.
    let state_province = or_else(&place.county, "state_province", [&source.feed.council, &place.town]);
    let address = Address {
        id: ids::of_place(place.id, "address"),
        location_id: place.id,
        address_1: place.street.clone(),
        city,
        state_province,
        postal_code: place.postcode.clone(),
        country: "GB".into(),
        address_type: LocationType::Physical,
        doorstep_filled: filled,
    };
    (vec![address], None)
}

fn accessibility(place: &FeedPlace) -> Vec<Accessibility> {
    let words = speech::words(Lang::En);
    let yes = place.access_yes.iter().map(|f| (f, words.access(f).to_owned(), f.key().to_owned()));
    let no = place.access_no.iter().map(|f| (f, format!("{}: no", words.access(f)), format!("{}=no", f.key())));
    yes.chain(no)
        .map(|(feature, accessibility, doorstep_access)| Accessibility {
            id: ids::of_place(place.id, feature.key()),
            accessibility,
            doorstep_access,
        })
        .collect()
}

/// A service at a place, with these hours there and this much of the service.
pub fn at_location(
    source: Source<'_>,
    record: Record<'_>,
    place: &FeedPlace,
    schedules: Vec<Schedule>,
    service: Option<Service>,
) -> ServiceAtLocation {
    ServiceAtLocation {
        id: ids::at_location(record.entry.id, place.id),
        service_id: record.entry.id,
        location_id: place.id,
        name: service.as_ref().map(|s| s.name.clone()),
        status: service.as_ref().map(|s| s.status),
        location: location(source, place),
        schedules,
        service: service.map(Box::new),
    }
}

/// The id of a service at a place.
pub fn at_location_id(record: Record<'_>, place: &FeedPlace) -> Id {
    ids::at_location(record.entry.id, place.id)
}

/// The hours of a service at a place.
pub fn hours_at(source: Source<'_>, record: Record<'_>, place: &FeedPlace) -> Vec<Schedule> {
    let all = times::schedules(source, record).into_iter();
    all.filter(|(at, _)| *at == Some(place.id)).map(|(_, hours)| hours).collect()
}
