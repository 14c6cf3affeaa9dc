//! Ids and hashes of what was read: the same words give the same id on every run, in every zone's copy.

use core::fmt::Write as _;
use std::collections::{BTreeMap, BTreeSet};

use doorstep_shared::date::Date;
use doorstep_shared::directory::{Origin, Service, State};
use doorstep_shared::id::{LocationId, OrganisationId, ServiceId};
use serde::Serialize;
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use super::ReadOptions;

/// The namespace of every imported id. Changing it would make every record of every feed a new one.
const NAMESPACE: Uuid = Uuid::from_u128(0x6c1f_0a5e_9d3b_4b7a_8e42_d00f_57e9_1a6b);

/// A UUID of version 5 from the parts, each with its length in front so that no two lists of parts look alike.
fn v5(parts: &[&str]) -> Uuid {
    let mut name = String::new();
    for part in parts {
        // Writing to a string cannot go wrong.
        let _ = write!(name, "{}:{part};", part.len());
    }
    Uuid::new_v5(&NAMESPACE, name.as_bytes())
}

/// A service's id from the source and the id it has there, be it a valid one or not: two sources never share an id.
pub(super) fn service(source: &str, source_id: &str) -> ServiceId {
    ServiceId::new(v5(&["service", source, source_id]))
}

/// Whether a source's id is a UUID with a version and the standard variant.
pub(super) fn is_valid(source_id: &str) -> bool {
    let id = Uuid::try_parse(source_id);
    id.is_ok_and(|id| id.get_version().is_some() && id.get_variant() == uuid::Variant::RFC4122)
}

/// The id of a service whose source id was given to another one before.
pub(super) fn repeated_service(source: &str, source_id: &str, name: &str, given: &BTreeSet<ServiceId>) -> ServiceId {
    let mut count = 1_u32;
    loop {
        let nth = if count == 1 { String::new() } else { count.to_string() };
        let id = ServiceId::new(v5(&["service", source, source_id, name, &nth]));
        if !given.contains(&id) {
            return id;
        }
        count += 1;
    }
}

/// What stands in for a missing source id. No source id looks like it, for they have no line breaks.
pub(super) fn nameless_key(service: &Service) -> String {
    let organisation = service.organisation.map(|o| o.to_string()).unwrap_or_default();
    format!("{}\n{organisation}", normal(&service.name))
}

/// An organisation's id from its own id, or from its name.
pub(super) fn organisation(source: &str, parts: &[&str]) -> OrganisationId {
    OrganisationId::new(v5(&[&["organisation", source], parts].concat()))
}

/// A place's id from its own id, or from its name and address.
pub(super) fn location(source: &str, parts: &[&str]) -> LocationId {
    LocationId::new(v5(&[&["location", source], parts].concat()))
}

/// A name without case, accents of spacing and punctuation.
pub(super) fn normal(text: &str) -> String {
    let letters: String =
        text.chars().flat_map(char::to_lowercase).map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    letters.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The hash of a cleaned service: alike on every run as long as the feed says the same. The day of the import and what
/// falls back to it stay out.
pub(super) fn content_hash(service: &Service, claimed: Option<Date>) -> String {
    let state = match service.state {
        State::Active => "active",
        State::Paused { .. } => "paused",
        State::Finished { .. } => "finished",
        State::Hidden { .. } => "hidden",
        State::Merged { .. } => "merged",
        State::Withdrawn { .. } => "withdrawn",
    };
    let service = Service { origin: None, state: State::Active, ..service.clone() };
    hash(&(service, state, claimed))
}

/// The SHA-256 of a record's JSON, in hexadecimal. Structs and ordered maps are written in one order only.
pub(super) fn hash(record: &impl Serialize) -> String {
    // Records hold nothing JSON cannot write; an empty text would only make them look changed.
    let json = serde_json::to_vec(record).unwrap_or_default();
    let mut hex = String::with_capacity(64);
    for byte in Sha256::digest(json) {
        let _ = write!(hex, "{byte:02x}");
    }
    hex
}

/// Where a record came from.
pub(super) fn origin(options: &ReadOptions, source_id: String, claimed: Option<Date>, source_hash: String) -> Origin {
    Origin {
        source: options.source.clone(),
        source_id,
        batch: options.batch,
        imported_on: options.today,
        claimed_assured_on: claimed,
        source_hash,
        missing_since: None,
        kept: BTreeMap::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_stay_the_same_for_ever() {
        // Stored directories depend on this value: it must never change.
        assert_eq!(service("city", "7").to_string(), "c4143969-87a5-50ae-8189-f5b17828b04b");
        assert_eq!(service("city", "7").uuid().get_version_num(), 5);
        assert_ne!(service("city", "7"), service("county", "7"));
        assert_ne!(service("a", "b:c"), service("a:b", "c"));
        assert_ne!(service("city", "7").uuid(), organisation("city", &["7"]).uuid());
    }

    #[test]
    fn names_are_the_same_whatever_their_spacing() {
        assert_eq!(normal("  St Anne's  CHURCH-Hall "), "st anne s church hall");
    }
}
