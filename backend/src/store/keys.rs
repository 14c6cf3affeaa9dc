//! Every key there is, in one place. `docs/DATA.md` is the same table in words.

use doorstep_shared::id::{BatchId, LocationId, OrganisationId, ServiceId, ZoneId};

use crate::port::Key;

/// Into how many partitions outbox messages are spread.
pub const OUTBOX_SHARDS: u8 = 16;

/// A zone.
pub fn zone(zone: &ZoneId) -> Key {
    Key::new(zone_pk(zone), "META")
}
/// The list of zones: one item a zone.
pub fn zone_listing(zone: &ZoneId) -> Key {
    Key::new(ZONES, zone.to_string())
}
/// The partition of the list of zones.
pub const ZONES: &str = "ZONES";
/// The partition of a zone's own records.
pub fn zone_pk(zone: &ZoneId) -> String {
    format!("Z#{zone}")
}
/// One school year of a zone's calendar, by its first calendar year.
pub fn calendar(zone: &ZoneId, school_year: i16) -> Key {
    Key::new(zone_pk(zone), format!("CAL#{school_year}"))
}
/// An import, in its zone.
pub fn batch(zone: &ZoneId, batch: BatchId) -> Key {
    Key::new(zone_pk(zone), format!("IMPORT#{batch}"))
}
/// The partition of what an import did.
pub fn batch_pk(batch: BatchId) -> String {
    format!("IMPORT#{batch}")
}
/// Which zone an import belongs to.
pub fn batch_home(batch: BatchId) -> Key {
    Key::new(batch_pk(batch), "META")
}
/// What an import did to one service.
pub fn batch_service(batch: BatchId, service: ServiceId) -> Key {
    Key::new(batch_pk(batch), format!("S#{service}"))
}
/// A page of an import's report.
pub fn batch_rows(batch: BatchId, page: usize) -> Key {
    Key::new(batch_pk(batch), format!("R#{page:05}"))
}
/// The partition of one shard of a zone's entries.
pub fn services_pk(zone: &ZoneId, shard: u8) -> String {
    format!("Z#{zone}#S#{shard}")
}
/// A service's working entry.
pub fn service(zone: &ZoneId, shards: u8, service: ServiceId) -> Key {
    Key::new(services_pk(zone, shard_of(service, shards)), format!("S#{service}"))
}
/// A service as it was at one version.
pub fn history(service: ServiceId, version: u64) -> Key {
    Key::new(history_pk(service), format!("V#{version:010}"))
}
/// The partition of a service's history and drafts.
pub fn history_pk(service: ServiceId) -> String {
    format!("S#{service}")
}
/// The partition of a zone's organisations.
pub fn organisations_pk(zone: &ZoneId) -> String {
    format!("Z#{zone}#O")
}
/// An organisation.
pub fn organisation(zone: &ZoneId, id: OrganisationId) -> Key {
    Key::new(organisations_pk(zone), id.to_string())
}
/// The partition of a zone's places.
pub fn locations_pk(zone: &ZoneId) -> String {
    format!("Z#{zone}#L")
}
/// A place.
pub fn location(zone: &ZoneId, id: LocationId) -> Key {
    Key::new(locations_pk(zone), id.to_string())
}
/// The partition of a record's audit events.
pub fn audit_pk(record: &str) -> String {
    format!("A#{record}")
}
/// The partition of one shard of outbox messages.
pub fn outbox_pk(shard: u8) -> String {
    format!("OUT#{shard}")
}
/// The shard of a zone's outbox messages.
pub fn outbox_shard(zone: &ZoneId) -> u8 {
    let sum = zone.as_str().bytes().fold(0_u32, |sum, byte| sum.wrapping_mul(31).wrapping_add(byte.into()));
    u8::try_from(sum % u32::from(OUTBOX_SHARDS)).unwrap_or(0)
}
/// The record of a request that must not be done twice.
pub fn idempotency(actor: &str, key: &str) -> Key {
    Key::new(format!("IDEM#{actor}"), key)
}

/// The shard of a service: 0 where there is one, else by the last byte of its id, which is random in every kind of id.
pub fn shard_of(service: ServiceId, shards: u8) -> u8 {
    match shards {
        0 | 1 => 0,
        n => service.uuid().as_bytes()[15] % n,
    }
}
