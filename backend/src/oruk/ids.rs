//! Ids of the parts of a feed: UUIDs of version 5, the same from one day and one server to the next.

use doorstep_shared::api::oruk::Id;
use doorstep_shared::id::{LocationId, ServiceId, ZoneId};
use uuid::Uuid;

/// The namespace of terms. Changing it would give every term of every feed another id.
const TERMS: Uuid = Uuid::from_u128(0x2f0c_9d51_7a3e_4c68_b1d4_90ae_55c7_3e86);

/// A part of a service.
pub fn part(service: ServiceId, name: &str) -> Id {
    Id(Uuid::new_v5(&service.uuid(), name.as_bytes()))
}

/// A part of a place.
pub fn of_place(place: LocationId, name: &str) -> Id {
    Id(Uuid::new_v5(&place.uuid(), name.as_bytes()))
}

/// A service at a place.
pub fn at_location(service: ServiceId, place: LocationId) -> Id {
    part(service, &format!("at:{place}"))
}

/// A part of a zone.
pub fn of_zone(zone: &ZoneId, name: &str) -> Id {
    Id(Uuid::new_v5(&TERMS, format!("zone:{zone}:{name}").as_bytes()))
}

/// A taxonomy, by its key.
pub fn taxonomy(key: &str) -> Id {
    Id(Uuid::new_v5(&TERMS, key.as_bytes()))
}

/// A term of a taxonomy.
pub fn term(taxonomy: &str, code: &str) -> Id {
    Id(Uuid::new_v5(&TERMS, format!("{taxonomy}:{code}").as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_stay_the_same_for_ever() {
        // Whoever reads our feeds keeps these: they must never change.
        let service = ServiceId::new(Uuid::from_u128(1));
        assert_eq!(part(service, "cost:0").to_string(), "5c56a139-8863-521d-b658-6a9850806518");
        assert_eq!(term("doorstep", "category.food").to_string(), "ca10296f-a893-5cc5-939d-46500cd18405");
        assert_eq!(taxonomy("doorstep").to_string(), "fa33c3aa-517a-5a4a-adb3-a25caaca4724");
    }
}
