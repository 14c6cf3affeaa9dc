//! From the working directory to what the public may see. Whatever is not named here is not published: masked addresses,
//! staff-only entries, private contacts, editors' details, claimed dates and history stay inside.

use std::collections::{BTreeMap, BTreeSet};

use doorstep_shared::directory::{Service, State, Visibility};
use doorstep_shared::id::{LocationId, OrganisationId, ServiceId};
use doorstep_shared::published::{DetailFile, FeedFile, ListFile, Place, ZoneCard};
use doorstep_shared::search::Index;

use super::detail::detail_entry;
use super::feed::FeedParts;
use super::list::{list_entry, public_place};
use super::words::searched_words;
use crate::usecase::working::WorkingDirectory;

/// The files of a zone.
pub struct Publication {
    /// The list file.
    pub list: ListFile,
    /// The detail file.
    pub detail: DetailFile,
    /// The feed file, in which nothing says yet since when it is so: see [`stamp`](super::stamp).
    pub feed: FeedFile,
}

/// What the public may see of a zone. The same directory always gives the same files.
pub fn project(working: &WorkingDirectory) -> Publication {
    let mut services: Vec<&Service> = working.services.iter().filter(|s| is_public(s)).collect();
    services.sort_by_cached_key(|s| (sort_name(&s.name), s.id));

    let numbers = Numbers::of(working, &services);
    let organisations =
        numbers.organisations.iter().filter_map(|id| working.organisations.get(id)).map(|o| o.name.clone()).collect();
    let places: Vec<Place> =
        numbers.locations.iter().filter_map(|id| working.locations.get(id)).map(public_place).collect();

    let parts = FeedParts::of(working, &numbers);
    let mut feed_entries = Vec::with_capacity(services.len());
    let mut entries = Vec::with_capacity(services.len());
    let mut details = Vec::with_capacity(services.len());
    let mut docs = Vec::with_capacity(services.len());
    for service in services {
        let entry = list_entry(service, &numbers, working.zone.half_life_weeks(service.kind));
        let detail = detail_entry(service, &numbers, working);
        docs.push(searched_words(service, &entry, &detail, &places, working));
        feed_entries.push(parts.entry(service, &entry, &detail, &numbers, working));
        entries.push(entry);
        details.push(detail);
    }
    let list = ListFile {
        zone: ZoneCard {
            id: working.zone.id.clone(),
            name: working.zone.name.clone(),
            helper: working.zone.helper.clone(),
            demo: working.zone.demo,
        },
        calendar: working.calendar.clone(),
        places,
        organisations,
        entries,
        index: Index::build(&docs),
        moved: moved(working),
    };
    let feed = parts.file(working, feed_entries);
    Publication { list, detail: DetailFile { entries: details }, feed }
}

/// Entries for everybody that live on as another one that everybody may see.
fn moved(working: &WorkingDirectory) -> Vec<(ServiceId, ServiceId)> {
    let by_id: BTreeMap<ServiceId, &Service> = working.services.iter().map(|s| (s.id, s)).collect();
    let mut moved: Vec<(ServiceId, ServiceId)> = Vec::new();
    for service in working.services.iter().filter(|s| s.visibility == Visibility::Public) {
        let mut at = service;
        // A chain is as long as somebody merged again and again; eight is more than anybody did.
        for _ in 0..8 {
            let State::Merged { into, .. } = &at.state else { break };
            let Some(next) = by_id.get(into) else { break };
            at = next;
        }
        if at.id != service.id && is_public(at) {
            moved.push((service.id, at.id));
        }
    }
    moved.sort_unstable();
    moved
}

/// Whether anything of a service may be seen: it is for everybody and is running or resting.
fn is_public(service: &Service) -> bool {
    service.visibility == Visibility::Public && service.state.goes_on()
}

/// Names in the order people look for them: without regard to capitals.
fn sort_name(name: &str) -> String {
    name.to_lowercase()
}

/// The numbers that stand for organisations and places in one list file.
pub(super) struct Numbers {
    pub organisations: Vec<OrganisationId>,
    pub locations: Vec<LocationId>,
}

impl Numbers {
    fn of(working: &WorkingDirectory, services: &[&Service]) -> Self {
        let organisations: BTreeSet<_> = services
            .iter()
            .filter_map(|s| s.organisation)
            .filter(|id| working.organisations.contains_key(id))
            .collect();
        let locations: BTreeSet<_> =
            services.iter().flat_map(|s| s.places()).filter(|id| working.locations.contains_key(id)).collect();
        Self { organisations: organisations.into_iter().collect(), locations: locations.into_iter().collect() }
    }
    pub fn organisation(&self, id: OrganisationId) -> Option<u16> {
        self.organisations.binary_search(&id).ok().and_then(|i| u16::try_from(i).ok())
    }
    pub fn location(&self, id: LocationId) -> Option<u16> {
        self.locations.binary_search(&id).ok().and_then(|i| u16::try_from(i).ok())
    }
}

/// Records by id.
pub(crate) fn by_id<K: Ord, V>(records: impl IntoIterator<Item = V>, id: impl Fn(&V) -> K) -> BTreeMap<K, V> {
    records.into_iter().map(|record| (id(&record), record)).collect()
}
