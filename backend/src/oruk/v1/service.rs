//! Services.

use doorstep_shared::api::oruk::v1::{
    Contact, CostOption, Eligibility, Include, Language, LocationName, RegularSchedule, Service, ServiceAtLocation,
    ServiceAtLocationName, ServiceTaxonomy,
};
use doorstep_shared::api::oruk::v3::{self, View};
use doorstep_shared::directory::{Attend, Channel, Kind};
use doorstep_shared::published::FeedPlace;
use doorstep_shared::set::{Member, Set};

use super::{location, nobody, organization, taxonomy};
use crate::oruk::{Record, Source, ids, said, terms};

/// A service with the parts that are asked for.
pub fn service(source: Source<'_>, record: Record<'_>, include: Set<Include>) -> Service {
    let entry = record.entry;
    let view = if include.is_empty() { View::Simple } else { View::Full };
    let told = crate::oruk::v3::service(source, record, view);
    let places: Vec<&FeedPlace> = source.places(record).map(|(_, place)| place).collect();
    let eligibility = told.doorstep_age_months.as_ref().map(|months| Eligibility {
        id: ids::part(entry.id, "eligibility"),
        minimum_age: told.minimum_age.unwrap_or_default(),
        maximum_age: told.maximum_age,
        doorstep_age_months: months.clone(),
    });
    let term = |term: &terms::Term| ServiceTaxonomy {
        id: ids::part(entry.id, &format!("attribute:{}", term.id())),
        taxonomy: taxonomy(term),
    };
    let at = |place: &&FeedPlace| ServiceAtLocation {
        id: ids::at_location(entry.id, place.id),
        location: Some(Box::new(location(source, place))),
        service: None,
    };
    let has = |part: Include| include.has(part);
    Service {
        id: entry.id,
        organization: source.organisation(record).map_or_else(|| nobody(source), organization),
        name: told.name,
        doorstep_summary: told.doorstep_summary,
        description: told.description,
        url: told.url,
        email: told.email,
        status: told.status,
        fees: told.fees_description,
        deliverable_type: deliverable(entry.kind).map(Into::into),
        attending_type: words(entry.channels, attending_type),
        attending_access: words(entry.attend, attending_access),
        assured_date: told.assured_date,
        last_modified: told.last_modified,
        eligibility_description: told.eligibility_description,
        application_process: told.application_process,
        alert: told.alert,
        doorstep_closed: told.doorstep_closed,
        doorstep_bring: told.doorstep_bring,
        doorstep_send_note: told.doorstep_send_note,
        urls: told.urls,
        service_taxonomys: if has(Include::ServiceTaxonomys) {
            terms::of(record).iter().map(|t| term(t)).collect()
        } else {
            Vec::new()
        },
        service_at_locations: if has(Include::ServiceAtLocations) {
            places.iter().map(at).collect()
        } else {
            Vec::new()
        },
        regular_schedules: if has(Include::RegularSchedules) {
            told.schedules.into_iter().map(|s| regular(&places, record, s)).collect()
        } else {
            Vec::new()
        },
        eligibilitys: eligibility.filter(|_| has(Include::Eligibilitys)).into_iter().collect(),
        cost_options: told.cost_options.into_iter().filter(|_| has(Include::CostOptions)).map(cost).collect(),
        contacts: told.contacts.into_iter().filter(|_| has(Include::Contacts)).map(contact).collect(),
        languages: told.languages.into_iter().filter(|_| has(Include::Languages)).map(language).collect(),
    }
}

fn regular(places: &[&FeedPlace], record: Record<'_>, s: v3::Schedule) -> RegularSchedule {
    let place = places.iter().find(|p| Some(ids::at_location(record.entry.id, p.id)) == s.service_at_location_id);
    let words = [s.description, s.notes].into_iter().flatten().collect::<Vec<_>>().join(". ");
    RegularSchedule {
        id: s.id,
        service_at_location: place.map(|p| ServiceAtLocationName {
            id: ids::at_location(record.entry.id, p.id),
            location: LocationName { id: p.id, name: said(&p.name) },
        }),
        opens_at: s.opens_at,
        closes_at: s.closes_at,
        valid_from: s.valid_from,
        valid_to: s.valid_to,
        dtstart: s.dtstart,
        freq: s.freq,
        interval: s.interval.map(|n| n.to_string()),
        byday: s.byday,
        description: said(&words),
        doorstep_when: s.doorstep_when,
    }
}

fn cost(c: v3::CostOption) -> CostOption {
    let amount = c.amount.map(|pounds| pounds.to_string());
    CostOption { id: c.id, option: c.option, amount, amount_description: c.amount_description }
}

fn contact(c: v3::Contact) -> Contact {
    Contact { id: c.id, name: c.name, title: c.title, email: c.email, phones: c.phones }
}

fn language(l: v3::Language) -> Language {
    Language { id: l.id, language: l.code }
}

/// The standard's word for what comes of a service, where it has one.
fn deliverable(kind: Kind) -> Option<&'static str> {
    match kind {
        Kind::Advice => Some("Advice"),
        Kind::Course => Some("Training"),
        _ => None,
    }
}

fn attending_type(channel: Channel) -> Option<&'static str> {
    Some(match channel {
        Channel::Place => "venue",
        Channel::Home => "home visit",
        Channel::Online => "online",
        Channel::Phone => "phone",
    })
}

/// The standard has no word for asking oneself; the terms say it.
fn attending_access(attend: Attend) -> Option<&'static str> {
    match attend {
        Attend::DropIn => Some("drop-in"),
        Attend::Book => Some("appointment"),
        Attend::Referral => Some("referral"),
        Attend::Membership => Some("membership"),
        Attend::SelfRefer => None,
    }
}

fn words<M: Member>(set: Option<Set<M>>, word: fn(M) -> Option<&'static str>) -> Option<String> {
    said(&set?.iter().filter_map(word).collect::<Vec<_>>().join(", "))
}
