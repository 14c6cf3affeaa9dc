//! From the working directory to what the public may see. Whatever is not named here is not published: masked addresses,
//! staff-only entries, private contacts, editors' details, claimed dates and history stay inside.

use std::collections::{BTreeMap, BTreeSet};

use doorstep_shared::directory::AccessFeature;
use doorstep_shared::directory::{Contact, Cost, Location, Privacy, Service, State, TextField, Visibility};
use doorstep_shared::fact::Fact;
use doorstep_shared::id::{LocationId, OrganisationId};
use doorstep_shared::published::{
    DetailEntry, DetailFile, Entry, ListFile, Pause, Place, PlaceDetail, Price, PublicContact, TranslatedName, ZoneCard,
};
use doorstep_shared::search::Index;
use doorstep_shared::set::{Member, Set};

use super::words::searched_words;
use crate::usecase::working::WorkingDirectory;

/// Both files of a zone.
pub struct Publication {
    /// The list file.
    pub list: ListFile,
    /// The detail file.
    pub detail: DetailFile,
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

    let mut entries = Vec::with_capacity(services.len());
    let mut details = Vec::with_capacity(services.len());
    let mut docs = Vec::with_capacity(services.len());
    for service in services {
        let entry = list_entry(service, &numbers, working.zone.half_life_weeks(service.kind));
        let detail = detail_entry(service, &numbers, working);
        docs.push(searched_words(service, &entry, &detail, &places, working));
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
    };
    Publication { list, detail: DetailFile { entries: details } }
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
struct Numbers {
    organisations: Vec<OrganisationId>,
    locations: Vec<LocationId>,
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
    fn organisation(&self, id: OrganisationId) -> Option<u16> {
        self.organisations.binary_search(&id).ok().and_then(|i| u16::try_from(i).ok())
    }
    fn location(&self, id: LocationId) -> Option<u16> {
        self.locations.binary_search(&id).ok().and_then(|i| u16::try_from(i).ok())
    }
}

/// A place as the public may see it. Of a masked one only the part of town and what is known about access.
fn public_place(location: &Location) -> Place {
    let pick = |wanted: Fact| -> Set<AccessFeature> {
        AccessFeature::ALL.iter().copied().filter(|f| location.access(*f) == wanted).collect()
    };
    let (access_yes, access_no) = (pick(Fact::Yes), pick(Fact::No));
    match location.privacy {
        Privacy::Masked => Place {
            name: String::new(),
            address: String::new(),
            postcode: String::new(),
            area: location.area.clone(),
            masked: true,
            point: None,
            access_yes,
            access_no,
        },
        Privacy::Public => Place {
            name: location.name.clone(),
            address: one_line(&[&location.address.street, &location.address.town]),
            postcode: location.address.postcode.clone(),
            area: location.area.clone(),
            masked: false,
            point: location.point.map(|p| (p.lat_e6(), p.lon_e6())),
            access_yes,
            access_no,
        },
    }
}

fn one_line(parts: &[&str]) -> String {
    let given: Vec<&str> = parts.iter().copied().filter(|p| !p.is_empty()).collect();
    given.join(", ")
}

fn list_entry(service: &Service, numbers: &Numbers, half_life_weeks: u8) -> Entry {
    let translations = service
        .translations
        .iter()
        .filter(|(_, t)| !t.name.is_empty() && !t.summary.is_empty())
        .map(|(lang, t)| TranslatedName {
            lang: *lang,
            name: t.name.clone(),
            summary: t.summary.clone(),
            machine: t.by_machine(&[TextField::Name, TextField::Summary]),
        })
        .collect();
    let pause = match &service.state {
        State::Paused { reason, since, until } => Some(Pause { reason: reason.clone(), since: *since, until: *until }),
        _ => None,
    };
    Entry {
        id: service.id,
        name: service.name.clone(),
        summary: service.summary.clone(),
        translations,
        organisation: service.organisation.and_then(|id| numbers.organisation(id)),
        kind: service.kind,
        stages: service.stages,
        ages: service.ages,
        categories: service.categories,
        price: match &service.cost {
            Cost::Unknown => Price::Unknown,
            Cost::Free => Price::Free,
            Cost::Paid { text } => Price::Paid(text.clone()),
        },
        attend: service.attend,
        channels: service.channels,
        languages: service.languages.as_ref().map(|l| l.iter().copied().collect()),
        schedules: service.schedules.iter().cloned().map(|s| s.relocate(|id| numbers.location(id))).collect(),
        places: service.places().into_iter().filter_map(|id| numbers.location(id)).collect(),
        phone: public_contacts(service).map(|c| c.phone.clone()).find(|p| !p.is_empty()).unwrap_or_default(),
        pause,
        checked: service.checked,
        arrived: service.origin.as_ref().map(|o| o.imported_on),
        half_life_weeks,
    }
}

fn detail_entry(service: &Service, numbers: &Numbers, working: &WorkingDirectory) -> DetailEntry {
    let translations = service
        .translations
        .iter()
        .filter(|(_, t)| !t.description.is_empty())
        .map(|(lang, t)| (*lang, t.description.clone(), t.by_machine(&[TextField::Description])))
        .collect();
    let places = service
        .places()
        .into_iter()
        .filter(|id| numbers.location(*id).is_some())
        .filter_map(|id| working.locations.get(&id))
        .map(|l| PlaceDetail {
            directions: if l.privacy == Privacy::Public { l.directions.clone() } else { String::new() },
        })
        .collect();
    DetailEntry {
        id: service.id,
        description: service.description.clone(),
        translations,
        who_for: service.who_for.clone(),
        attend_note: service.attend_note.clone(),
        send_support: service.send_support,
        send_note: service.send_note.clone(),
        bring: service.bring.clone(),
        level: service.level,
        needs: service.needs,
        contacts: public_contacts(service)
            .map(|c| PublicContact {
                name: c.name.clone(),
                title: c.title.clone(),
                phone: c.phone.clone(),
                email: c.email.clone(),
            })
            .collect(),
        links: service.links.clone(),
        places,
    }
}

fn public_contacts(service: &Service) -> impl Iterator<Item = &Contact> {
    service.contacts.iter().filter(|c| c.public)
}

/// Records by id.
pub(crate) fn by_id<K: Ord, V>(records: impl IntoIterator<Item = V>, id: impl Fn(&V) -> K) -> BTreeMap<K, V> {
    records.into_iter().map(|record| (id(&record), record)).collect()
}
