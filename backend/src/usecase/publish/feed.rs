//! The feed file: what other directories need beside list and detail, and since when each entry is as it is.

use std::collections::{BTreeMap, BTreeSet};

use doorstep_shared::directory::{Location, Organisation, Privacy, Service};
use doorstep_shared::id::{LocationId, ServiceId};
use doorstep_shared::published::{DetailEntry, Entry, FeedEntry, FeedFile, FeedOrganisation, FeedPlace, Gone};
use doorstep_shared::schedule::Season;
use sha2::{Digest, Sha256};

use super::list::access;
use super::project::Numbers;
use crate::usecase::working::WorkingDirectory;

const DAY_MILLISECONDS: i64 = 86_400_000;

/// The organisations and public places of a zone, in the order that numbers them.
pub(super) struct FeedParts {
    organisations: Vec<FeedOrganisation>,
    places: Vec<FeedPlace>,
}

impl FeedParts {
    pub fn of(working: &WorkingDirectory, numbers: &Numbers) -> Self {
        let organisations = numbers.organisations.iter().filter_map(|id| working.organisations.get(id));
        let places = numbers.locations.iter().filter_map(|id| working.locations.get(id));
        Self {
            organisations: organisations.map(organisation).collect(),
            places: places.filter(|l| l.privacy == Privacy::Public).map(place).collect(),
        }
    }

    /// The number of a public place; both lists are in the order of their ids.
    fn place(&self, id: LocationId) -> Option<u16> {
        self.places.binary_search_by_key(&id, |p| p.id).ok().and_then(|at| u16::try_from(at).ok())
    }

    /// The entry of a service, with a mark of all that a feed tells of it.
    pub fn entry(
        &self,
        service: &Service,
        entry: &Entry,
        detail: &DetailEntry,
        numbers: &Numbers,
        working: &WorkingDirectory,
    ) -> FeedEntry {
        let places = service.places().into_iter().filter(|id| numbers.location(*id).is_some());
        let mut made = FeedEntry {
            id: service.id,
            organisation: entry.organisation,
            places: places.map(|id| self.place(id)).collect(),
            aims: service.aims,
            programmes: service.programmes,
            tags: service.tags.iter().cloned().collect(),
            half_life_weeks: working.zone.half_life_weeks(service.kind),
            mark: 0,
            changed_at: 0,
        };
        made.mark = self.mark(service, entry, detail, &made, working);
        made
    }

    /// Numbers within a file move when others come and go, so what they stand for is marked instead.
    fn mark(
        &self,
        service: &Service,
        entry: &Entry,
        detail: &DetailEntry,
        made: &FeedEntry,
        working: &WorkingDirectory,
    ) -> u64 {
        let mut entry = Entry { organisation: None, places: Vec::new(), ..entry.clone() };
        entry.schedules.iter_mut().for_each(|s| s.location = None);
        let organisation = made.organisation.and_then(|n| self.organisations.get(usize::from(n)));
        let places: Vec<&FeedPlace> =
            made.places.iter().flatten().filter_map(|n| self.places.get(usize::from(*n))).collect();
        let at: Vec<Option<LocationId>> = service.schedules.iter().map(|s| s.location).collect();
        let in_school_year = entry.schedules.iter().any(|s| s.season != Season::AllYear);
        let calendar = in_school_year.then_some(&working.calendar);
        let bare = FeedEntry { organisation: None, places: Vec::new(), ..made.clone() };
        let told = (entry, detail, bare, organisation, places, at, calendar, &working.zone.council);
        // Writing to memory only fails for values postcard has no form for; these types have none of those.
        let digest = Sha256::digest(postcard::to_allocvec(&told).unwrap_or_default());
        digest.iter().take(8).fold(0, |mark, byte| (mark << 8) | u64::from(*byte))
    }

    pub fn file(self, working: &WorkingDirectory, entries: Vec<FeedEntry>) -> FeedFile {
        let Self { organisations, places } = self;
        FeedFile { council: working.zone.council.clone(), organisations, places, entries, gone: Vec::new() }
    }
}

fn organisation(o: &Organisation) -> FeedOrganisation {
    FeedOrganisation { id: o.id, name: o.name.clone(), description: o.description.clone(), url: o.url.clone() }
}

fn place(location: &Location) -> FeedPlace {
    let (access_yes, access_no) = access(location);
    FeedPlace {
        id: location.id,
        name: location.name.clone(),
        street: location.address.street.clone(),
        town: location.address.town.clone(),
        county: location.address.county.clone(),
        postcode: location.address.postcode.clone(),
        area: location.area.clone(),
        point: location.point.map(|p| (p.lat_e6(), p.lon_e6())),
        directions: location.directions.clone(),
        access_yes,
        access_no,
    }
}

/// Notes since when each entry is as it is, from the feed file published before: what is told now as it was then keeps its
/// moment, everything else has changed `now` (milliseconds since 1970), and what is told no longer is gone. Moments only go
/// forward, whatever the clock does, so that nobody who asks for changes misses one.
pub fn stamp(feed: &mut FeedFile, earlier: Option<&FeedFile>, now: i64) {
    let earlier_entries = earlier.map(|e| e.entries.as_slice()).unwrap_or_default();
    let earlier_gone = earlier.map(|e| e.gone.as_slice()).unwrap_or_default();
    let latest = earlier_entries.iter().map(|e| e.changed_at).chain(earlier_gone.iter().map(|g| g.at)).max();
    let now = latest.map_or(now, |latest| now.max(latest + 1));
    let before: BTreeMap<ServiceId, &FeedEntry> = earlier_entries.iter().map(|e| (e.id, e)).collect();
    for entry in &mut feed.entries {
        let same = before.get(&entry.id).filter(|b| b.mark == entry.mark);
        entry.changed_at = same.map_or(now, |b| b.changed_at);
    }
    let here: BTreeSet<ServiceId> = feed.entries.iter().map(|e| e.id).collect();
    let kept = earlier_gone.iter().copied().filter(|g| now - g.at <= Gone::KEPT_DAYS * DAY_MILLISECONDS);
    let new = earlier_entries.iter().map(|e| Gone { id: e.id, at: now });
    feed.gone = kept.chain(new).filter(|g| !here.contains(&g.id)).collect();
    feed.gone.sort_by_key(|g| (g.id, g.at));
}
