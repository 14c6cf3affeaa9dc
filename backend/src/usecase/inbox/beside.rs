//! What stands beside messages: the entries they are about, in the words of the staff's screens.

use std::collections::{BTreeMap, BTreeSet};

use doorstep_shared::api::desk::inbox::{EntryNow, Says};
use doorstep_shared::directory::{Cost, Location, Service};
use doorstep_shared::editing::{apply, matter_of, offers};
use doorstep_shared::id::{LocationId, ServiceId};
use doorstep_shared::inbox::{Matter, Message};
use doorstep_shared::lang::Lang;
use doorstep_shared::schedule::sentence;
use doorstep_shared::set::Set;
use doorstep_shared::words::Words;

use super::offered;
use crate::port::StoreError;
use crate::speech;
use crate::store::{get_many, keys};
use crate::usecase::entry::Desk;

/// The entries that messages are about, with their places.
pub(super) struct Beside {
    entries: BTreeMap<ServiceId, Service>,
    places: BTreeMap<LocationId, Location>,
    words: Words,
}

impl Beside {
    /// Those of these messages.
    pub async fn of(desk: &Desk<'_>, messages: &[Message]) -> Result<Self, StoreError> {
        let entries = entries(desk, messages).await?;
        let places = places(desk, entries.values()).await?;
        Ok(Self { entries, places, words: speech::words(Lang::En) })
    }

    /// One entry.
    pub fn entry(&self, id: ServiceId) -> Option<&Service> {
        self.entries.get(&id)
    }

    /// What an entry says now of what a message touches.
    pub fn now(&self, service: &Service, matters: Set<Matter>) -> EntryNow {
        let says = matters
            .iter()
            .filter(|matter| !matches!(matter, Matter::Closed | Matter::Other))
            .map(|matter| Says { matter, text: self.says(service, matter) })
            .collect();
        EntryNow {
            id: service.id,
            name: service.name.clone(),
            version: service.version,
            state: service.state.clone(),
            says,
        }
    }

    /// What the entry would say if what the message asks for were put in.
    pub fn offers(&self, desk: &Desk<'_>, message: &Message, service: &Service) -> Vec<Says> {
        if !message.waits() || offered::permitted(desk, service).is_err() {
            return Vec::new();
        }
        let changes = offers(message, service);
        let Ok(after) = apply(service, &changes) else { return Vec::new() };
        let matters = changes.iter().filter_map(|change| matter_of(change.field));
        matters.map(|matter| Says { matter, text: self.says(&after, matter) }).collect()
    }

    fn says(&self, service: &Service, matter: Matter) -> String {
        match matter {
            Matter::Times => service.schedules.iter().map(|s| sentence(s, &self.words)).collect::<Vec<_>>().join("; "),
            Matter::Place => {
                let at = service.places();
                at.iter().filter_map(|id| self.places.get(id)).map(|l| l.name.clone()).collect::<Vec<_>>().join("; ")
            }
            Matter::Cost => match &service.cost {
                Cost::Unknown => String::new(),
                Cost::Free => "Free".into(),
                Cost::Paid { text } => text.clone(),
            },
            Matter::WhoFor => match (service.ages, service.who_for.as_str()) {
                (None, text) => text.to_owned(),
                (ages, "") => self.words.age_range(ages),
                (ages, text) => format!("{}. {text}", self.words.age_range(ages)),
            },
            Matter::Contact => {
                let ways = service.contacts.iter().flat_map(|c| [&c.phone, &c.email]).filter(|text| !text.is_empty());
                ways.cloned().collect::<Vec<_>>().join(", ")
            }
            Matter::Closed | Matter::Other => String::new(),
        }
    }
}

async fn entries(desk: &Desk<'_>, messages: &[Message]) -> Result<BTreeMap<ServiceId, Service>, StoreError> {
    let ids: BTreeSet<ServiceId> = messages.iter().filter_map(|m| m.service).collect();
    if ids.is_empty() {
        return Ok(BTreeMap::new());
    }
    let wanted: Vec<_> = ids.into_iter().map(|id| keys::entry(&desk.zone.id, desk.zone.shards, id)).collect();
    let found: Vec<Service> = get_many(desk.tables, &wanted).await?;
    Ok(found.into_iter().map(|s| (s.id, s)).collect())
}

async fn places(
    desk: &Desk<'_>,
    services: impl Iterator<Item = &Service>,
) -> Result<BTreeMap<LocationId, Location>, StoreError> {
    let ids: BTreeSet<LocationId> = services.flat_map(Service::places).collect();
    if ids.is_empty() {
        return Ok(BTreeMap::new());
    }
    let wanted: Vec<_> = ids.into_iter().map(|id| keys::location(&desk.zone.id, id)).collect();
    let found: Vec<Location> = get_many(desk.tables, &wanted).await?;
    Ok(found.into_iter().map(|l| (l.id, l)).collect())
}
