//! The keys of the tables: where every record lies. Nothing else in the project puts a key together.

use doorstep_shared::id::{
    AgreementId, BatchId, InvitationId, LinkId, LocationId, MessageId, OrganisationId, ServiceId, UserId, ZoneId,
};
use uuid::Uuid;

use crate::port::{INBOX, Key};
use crate::token::TokenHash;

/// Into how many parts the outbox is split.
pub const OUTBOX_SHARDS: u8 = 16;
/// What the partition keys of the outbox begin with.
pub const OUTBOX: &str = "OUT#";
/// What the sort keys of a zone's entries begin with.
pub const ENTRY: &str = "S#";
/// What the sort keys of a service's history begin with.
pub const VERSION: &str = "V#";
/// What the sort keys of a zone's calendars begin with.
pub const CALENDAR: &str = "CAL#";
/// What the sort keys of a zone's imports begin with.
pub const IMPORT: &str = "IMPORT#";

const META: &str = "META";

/// The partition of a zone's own records: what it is, its calendars and imports.
pub fn zone(zone: &ZoneId) -> String {
    format!("Z#{zone}")
}

/// What a zone is.
pub fn zone_meta(id: &ZoneId) -> Key {
    Key::new(zone(id), META)
}

/// One of a zone's calendars.
pub fn calendar(id: &ZoneId, label: &str) -> Key {
    Key::new(zone(id), format!("{CALENDAR}{label}"))
}

/// One run of an import into a zone.
pub fn import(id: &ZoneId, batch: BatchId) -> Key {
    Key::new(zone(id), format!("{IMPORT}{batch}"))
}

/// The partition of the list of zones: a line each.
pub const ZONES: &str = "ZONES";

/// A zone's line in the list of zones.
pub fn zone_listing(id: &ZoneId) -> Key {
    Key::new(ZONES, id.to_string())
}

/// The partition of what an import did.
pub fn batch(batch: BatchId) -> String {
    format!("{IMPORT}{batch}")
}

/// Which zone an import belongs to.
pub fn batch_home(id: BatchId) -> Key {
    Key::new(batch(id), META)
}

/// What an import did to one service.
pub fn batch_entry(id: BatchId, service: ServiceId) -> Key {
    Key::new(batch(id), format!("{ENTRY}{service}"))
}

/// What the sort keys of an import's organisations and places begin with.
pub const PART: &str = "P#";

/// What an import did to an organisation or a place, named such as `location/…`.
pub fn batch_part(id: BatchId, name: &str) -> Key {
    Key::new(batch(id), format!("{PART}{name}"))
}

/// A page of an import's report.
pub fn batch_rows(id: BatchId, page: usize) -> Key {
    Key::new(batch(id), format!("R#{page:05}"))
}

/// A part of a file that is sent for an import.
pub fn batch_upload(id: BatchId, part: u32) -> Key {
    Key::new(batch(id), format!("{UPLOAD}{part:05}"))
}

/// What the sort keys of the parts of a file begin with.
pub const UPLOAD: &str = "UP#";

/// What the sort keys of the records of an import's plan begin with.
pub const ITEM: &str = "I#";

/// A record of an import's plan: its kind's letter, and its number among those.
pub fn batch_item(id: BatchId, kind: char, number: usize) -> Key {
    Key::new(batch(id), format!("{ITEM}{kind}{number:06}"))
}

/// What the sort keys of decisions begin with.
pub const DECISION: &str = "D#";

/// What somebody decided about a record of an import's plan.
pub fn batch_decision(id: BatchId, service: ServiceId) -> Key {
    Key::new(batch(id), format!("{DECISION}{service}"))
}

/// What the sort keys of a zone's sources begin with.
pub const SOURCE: &str = "SOURCE#";

/// A source of records.
pub fn source(id: &ZoneId, name: &str) -> Key {
    Key::new(zone(id), format!("{SOURCE}{name}"))
}

/// The hosts that a zone's feeds may be fetched from.
pub fn feed_hosts(id: &ZoneId) -> Key {
    Key::new(zone(id), "HOSTS")
}

/// The partition of one part of a zone's working entries.
pub fn entries(zone: &ZoneId, shard: u8) -> String {
    format!("Z#{zone}#S#{shard}")
}

/// A service as its keepers hold it; `shards` is how many parts the zone's entries have.
pub fn entry(zone: &ZoneId, shards: u8, service: ServiceId) -> Key {
    Key::new(entries(zone, shard_of(service, shards)), format!("{ENTRY}{service}"))
}

/// The partition of a service's history and drafts.
pub fn history(service: ServiceId) -> String {
    format!("S#{service}")
}

/// A service as it was after a change. The number is padded, so that ten comes behind nine.
pub fn version(service: ServiceId, version: u64) -> Key {
    Key::new(history(service), format!("{VERSION}{version:010}"))
}

/// What the sort keys of drafts of a service begin with.
pub const DRAFT: &str = "DRAFT#";

/// What somebody has begun to write about a service.
pub fn draft(service: ServiceId, user: &str) -> Key {
    Key::new(history(service), format!("{DRAFT}{user}"))
}

/// The partition of the list of a zone's drafts.
pub fn drafts(zone: &ZoneId) -> String {
    format!("Z#{zone}#D")
}

/// A draft's line in the list of its zone.
pub fn draft_listing(zone: &ZoneId, service: ServiceId, user: &str) -> Key {
    Key::new(drafts(zone), format!("{service}#{user}"))
}

/// What the sort keys of changes of many entries begin with, in the zone and by themselves.
pub const BULK: &str = "BULK#";

/// A change of many entries.
pub fn bulk(id: &ZoneId, batch: BatchId) -> Key {
    Key::new(zone(id), format!("{BULK}{batch}"))
}

/// What a change of many entries did to one of them.
pub fn bulk_entry(batch: BatchId, service: ServiceId) -> Key {
    Key::new(format!("{BULK}{batch}"), format!("{ENTRY}{service}"))
}

/// The partition of what a change of many entries did.
pub fn bulk_entries(batch: BatchId) -> String {
    format!("{BULK}{batch}")
}

/// The partition of a zone's messages that would be sent.
pub fn messages(zone: &ZoneId) -> String {
    format!("Z#{zone}#M")
}

/// A message that would be sent.
pub fn message(zone: &ZoneId, id: Uuid) -> Key {
    Key::new(messages(zone), id.to_string())
}

/// The partition of how often keepers were reminded of a zone's entries.
pub fn reminders(zone: &ZoneId) -> String {
    format!("Z#{zone}#R")
}

/// How often keepers were reminded of an entry.
pub fn reminder(zone: &ZoneId, service: ServiceId) -> Key {
    Key::new(reminders(zone), service.to_string())
}

/// The partition of a zone's organisations.
pub fn organisations(zone: &ZoneId) -> String {
    format!("Z#{zone}#O")
}

/// An organisation.
pub fn organisation(zone: &ZoneId, id: OrganisationId) -> Key {
    Key::new(organisations(zone), id.to_string())
}

/// The partition of a zone's locations.
pub fn locations(zone: &ZoneId) -> String {
    format!("Z#{zone}#L")
}

/// A location.
pub fn location(zone: &ZoneId, id: LocationId) -> Key {
    Key::new(locations(zone), id.to_string())
}

/// The partition of a zone's terms.
pub fn terms(zone: &ZoneId) -> String {
    format!("Z#{zone}#T")
}

/// A term.
pub fn term(zone: &ZoneId, id: &str) -> Key {
    Key::new(terms(zone), id)
}

/// The partition of what the public has sent to a zone.
pub fn inbox(zone: &ZoneId) -> String {
    format!("{INBOX}{zone}")
}

/// Something the public has sent.
pub fn inbox_message(zone: &ZoneId, id: MessageId) -> Key {
    Key::new(inbox(zone), id.to_string())
}

/// How to reach whoever sent it: kept apart, and for a shorter time.
pub fn inbox_contact(zone: &ZoneId, id: MessageId) -> Key {
    Key::new(format!("{INBOX}{zone}#C"), id.to_string())
}

/// The partition of a zone's messages that wait for somebody, by the entry they are about.
pub fn inbox_waiting(zone: &ZoneId) -> String {
    format!("{INBOX}{zone}#W")
}

/// What the sort keys of those about one entry begin with.
pub fn waiting_about(service: Option<ServiceId>) -> String {
    service.map_or_else(|| "-#".to_owned(), |id| format!("{id}#"))
}

/// That a message waits.
pub fn waiting_message(zone: &ZoneId, service: Option<ServiceId>, id: MessageId) -> Key {
    Key::new(inbox_waiting(zone), format!("{}{id}", waiting_about(service)))
}

/// The partition of a zone's searches that found little.
pub fn thin_searches(zone: &ZoneId) -> String {
    format!("{INBOX}{zone}#T")
}

/// One such search.
pub fn thin_search(zone: &ZoneId, id: Uuid) -> Key {
    Key::new(thin_searches(zone), id.to_string())
}

/// A place among those that a zone's letter box has in one hour, such as `2027-06-08T09`. There are only so many.
pub fn inbox_place(zone: &ZoneId, queue: &str, hour: &str, place: u16) -> Key {
    Key::new(format!("{INBOX}{zone}#N#{queue}"), format!("{hour}#{place:04}"))
}

/// The partition of the audit events of a record, such as `service/…`.
pub fn audit(record: &str) -> String {
    format!("A#{record}")
}

/// An audit event.
pub fn audit_event(record: &str, id: Uuid) -> Key {
    Key::new(audit(record), id.to_string())
}

/// What one person has asked for under an idempotency key.
pub fn idempotency(actor: &str, key: &str) -> Key {
    Key::new(format!("IDEM#{actor}"), key)
}

/// What the sort keys of memberships begin with.
pub const MEMBER: &str = "MEMBER#";

/// The partition of a person's own records, in `people`.
pub fn user(id: UserId) -> String {
    format!("U#{id}")
}

/// A person.
pub fn user_meta(id: UserId) -> Key {
    Key::new(user(id), META)
}

/// What a person is in a zone.
pub fn membership(id: UserId, zone: &ZoneId) -> Key {
    Key::new(user(id), format!("{MEMBER}{zone}"))
}

/// The same membership as the zone lists it, in `people`.
pub fn zone_member(of: &ZoneId, id: UserId) -> Key {
    Key::new(zone(of), format!("{MEMBER}{id}"))
}

/// What the sort keys of a zone's open invitations begin with.
pub const INVITATION: &str = "INV#";

/// An invitation, by the hash of its secret.
pub fn invitation(hash: &TokenHash) -> Key {
    Key::new(format!("{INVITATION}{hash}"), META)
}

/// The same invitation as the zone lists it, in `people`.
pub fn zone_invitation(of: &ZoneId, id: InvitationId) -> Key {
    Key::new(zone(of), format!("{INVITATION}{id}"))
}

/// What counts how often a zone's coordinators were changed, in `people`.
pub fn roster(of: &ZoneId) -> Key {
    Key::new(zone(of), "ROSTER")
}

/// When a person was last seen at work.
pub fn user_seen(id: UserId) -> Key {
    Key::new(user(id), "SEEN")
}

/// Which person an identity is, by the hash of provider and subject.
pub fn identity(hash: &TokenHash) -> Key {
    Key::new(format!("SUB#{hash}"), META)
}

/// A session, by the hash of its token.
pub fn session(hash: &TokenHash) -> Key {
    Key::new(format!("SESS#{hash}"), META)
}

/// A sign-in under way, by the hash of what comes back from the provider.
pub fn login(hash: &TokenHash) -> Key {
    Key::new(format!("LOGIN#{hash}"), META)
}

/// What the sort keys of memoranda begin with.
pub const MEMORANDUM: &str = "MOU#";

/// A memorandum between partners of a zone.
pub fn memorandum(of: &ZoneId, id: AgreementId) -> Key {
    Key::new(zone(of), format!("{MEMORANDUM}{id}"))
}

/// What the sort keys of agreements on sharing begin with.
pub const SHARING: &str = "AGREE#";

/// An agreement on sharing between partners of a zone.
pub fn sharing_agreement(of: &ZoneId, id: AgreementId) -> Key {
    Key::new(zone(of), format!("{SHARING}{id}"))
}

/// The partition of the links that were given out for an entry.
pub fn given_links(zone: &ZoneId, id: ServiceId) -> String {
    format!("LINKS#{zone}#{id}")
}

/// That a link was given out.
pub fn given_link(zone: &ZoneId, id: ServiceId, link: LinkId) -> Key {
    Key::new(given_links(zone, id), link.to_string())
}

/// A link that asks somebody without an account, by the hash of its code.
pub fn link(hash: &TokenHash) -> Key {
    Key::new(format!("LINK#{hash}"), META)
}

/// What the zone knows to be missing, by the words it is looked for with.
pub fn known_gaps(zone: &ZoneId) -> String {
    format!("Z#{zone}#G")
}

/// One such gap.
pub fn known_gap(zone: &ZoneId, mark: &str) -> Key {
    Key::new(known_gaps(zone), mark)
}

/// Pairs of entries that somebody says are two.
pub fn not_duplicates(zone: &ZoneId) -> String {
    format!("Z#{zone}#ND")
}

/// One such pair, the smaller id first.
pub fn not_duplicate(zone: &ZoneId, one: ServiceId, other: ServiceId) -> Key {
    Key::new(not_duplicates(zone), format!("{}#{}", one.min(other), one.max(other)))
}

/// The partition of one part of the outbox.
pub fn outbox(shard: u8) -> String {
    format!("{OUTBOX}{shard}")
}

/// The part of the outbox that a zone's messages go into: one, so that they keep their order.
pub fn outbox_shard(zone: &ZoneId) -> u8 {
    share(zone.as_str().as_bytes(), OUTBOX_SHARDS)
}

/// A message that waits.
pub fn outbox_message(zone: &ZoneId, id: Uuid) -> Key {
    Key::new(outbox(outbox_shard(zone)), id.to_string())
}

/// The part of a zone's entries that a service lies in.
pub fn shard_of(service: ServiceId, shards: u8) -> u8 {
    share(service.uuid().as_bytes(), shards)
}

/// FNV-1a, its upper half folded in because the lower bits mix badly. Stored keys depend on it, so it never changes.
fn share(bytes: &[u8], parts: u8) -> u8 {
    let hash = bytes
        .iter()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3));
    u8::try_from((hash >> 32 ^ hash & 0xffff_ffff) % u64::from(parts.max(1))).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may")]
    use super::*;

    #[test]
    fn keys_are_those_of_the_key_table() {
        let demo: ZoneId = "demo".parse().unwrap();
        let id = Uuid::from_u128(7);
        let seven = "00000000-0000-0000-0000-000000000007";
        let service = ServiceId::new(id);
        for (key, pk, sk) in [
            (zone_meta(&demo), "Z#demo", "META".to_owned()),
            (calendar(&demo, "2026"), "Z#demo", "CAL#2026".into()),
            (import(&demo, BatchId::new(id)), "Z#demo", format!("IMPORT#{seven}")),
            (entry(&demo, 1, service), "Z#demo#S#0", format!("S#{seven}")),
            (version(service, 12), &*format!("S#{seven}"), "V#0000000012".into()),
            (draft(service, "ann"), &*format!("S#{seven}"), "DRAFT#ann".into()),
            (draft_listing(&demo, service, "ann"), "Z#demo#D", format!("{seven}#ann")),
            (bulk(&demo, BatchId::new(id)), "Z#demo", format!("BULK#{seven}")),
            (bulk_entry(BatchId::new(id), service), &*format!("BULK#{seven}"), format!("S#{seven}")),
            (message(&demo, id), "Z#demo#M", seven.into()),
            (reminder(&demo, service), "Z#demo#R", seven.into()),
            (organisation(&demo, OrganisationId::new(id)), "Z#demo#O", seven.into()),
            (location(&demo, LocationId::new(id)), "Z#demo#L", seven.into()),
            (term(&demo, "t"), "Z#demo#T", "t".into()),
            (inbox_message(&demo, MessageId::new(id)), "INBOX#demo", seven.into()),
            (inbox_contact(&demo, MessageId::new(id)), "INBOX#demo#C", seven.into()),
            (waiting_message(&demo, Some(service), MessageId::new(id)), "INBOX#demo#W", format!("{seven}#{seven}")),
            (waiting_message(&demo, None, MessageId::new(id)), "INBOX#demo#W", format!("-#{seven}")),
            (thin_search(&demo, id), "INBOX#demo#T", seven.into()),
            (inbox_place(&demo, "said", "2027-06-08T09", 7), "INBOX#demo#N#said", "2027-06-08T09#0007".into()),
            (audit_event("service/7", id), "A#service/7", seven.into()),
            (given_link(&demo, service, LinkId::new(id)), &*format!("LINKS#demo#{seven}"), seven.into()),
            (memorandum(&demo, AgreementId::new(id)), "Z#demo", format!("MOU#{seven}")),
            (sharing_agreement(&demo, AgreementId::new(id)), "Z#demo", format!("AGREE#{seven}")),
            (idempotency("ann", "k"), "IDEM#ann", "k".into()),
        ] {
            assert_eq!(key, Key::new(pk, sk));
        }
    }

    #[test]
    fn shares_never_change_and_spread() {
        // Written down once: a different result would lose what is stored.
        assert_eq!(share(b"demo", 16), 1);
        assert_eq!(shard_of(ServiceId::new(Uuid::from_u128(7)), 4), 1);
        let mut counts = [0_u32; 4];
        for n in 0..4000 {
            counts[usize::from(shard_of(ServiceId::new(Uuid::from_u128(n * 0x9e37_79b9_7f4a_7c15)), 4))] += 1;
        }
        assert!(counts.iter().all(|count| (800..1200).contains(count)), "{counts:?}");
        assert_eq!(shard_of(ServiceId::new(Uuid::nil()), 0), 0);
    }
}
