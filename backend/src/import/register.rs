//! The organisations and places of a feed, once each.

use std::collections::BTreeMap;

use doorstep_shared::directory::{Location, Organisation, Privacy};
use doorstep_shared::id::{LocationId, OrganisationId};

use super::feed::{FeedOrganisation, FeedPlace};
use super::repair::{cut, line, quote, tidy};
use super::{ReadOptions, Repair, contact, html, ids, place};

/// What was registered so far.
pub(super) struct Register<'a> {
    options: &'a ReadOptions,
    organisations: BTreeMap<OrganisationId, Organisation>,
    locations: BTreeMap<LocationId, Location>,
    /// What each source id stood for first: an id used again for something else gives another id.
    organisation_names: BTreeMap<String, String>,
    location_names: BTreeMap<String, String>,
}

impl<'a> Register<'a> {
    pub fn new(options: &'a ReadOptions) -> Self {
        let (organisations, locations) = (BTreeMap::new(), BTreeMap::new());
        let (organisation_names, location_names) = (BTreeMap::new(), BTreeMap::new());
        Self { options, organisations, locations, organisation_names, location_names }
    }

    /// The id of an organisation, if it has a name.
    pub fn organisation(&mut self, feed: &FeedOrganisation, repairs: &mut Vec<Repair>) -> Option<OrganisationId> {
        let name = cut(&line(&feed.name), 200);
        let key = ids::normal(&name);
        if key.is_empty() {
            return None;
        }
        let source_id = tidy(&feed.id);
        let home = self.options.at_home(&source_id).map(OrganisationId::new);
        let id = home.unwrap_or_else(|| {
            own_id(&mut self.organisation_names, &source_id, key, |parts| {
                ids::organisation(&self.options.scope(), parts)
            })
        });
        let description = html::clean(&feed.description).text;
        match self.organisations.get_mut(&id) {
            Some(known) if known.description.is_empty() => known.description = description,
            Some(_) => {}
            None => {
                let url = contact::url(&feed.url);
                if url.is_none() && !feed.url.trim().is_empty() {
                    repairs.push(Repair::UrlDropped { was: quote(&feed.url) });
                }
                let url = url.unwrap_or_default();
                let origin = Some(ids::origin(self.options, source_id, None, String::new()));
                self.organisations.insert(id, Organisation { id, name, description, url, origin, version: 0 });
            }
        }
        Some(id)
    }

    /// The id of a place, if the feed says where it is.
    pub fn location(&mut self, feed: &FeedPlace, service_name: &str, repairs: &mut Vec<Repair>) -> Option<LocationId> {
        let mut location = place::clean(feed, service_name, repairs)?;
        let source_id = tidy(&feed.id);
        let point = location.point.map(|p| format!("{} {}", p.lat_e6(), p.lon_e6())).unwrap_or_default();
        let at = if location.address.postcode.is_empty() { point } else { location.address.postcode.clone() };
        let key = ids::normal(&format!("{} {} {at}", location.name, location.address.street));
        let home = self.options.at_home(&source_id).map(LocationId::new);
        let id = home.unwrap_or_else(|| {
            own_id(&mut self.location_names, &source_id, key, |parts| ids::location(&self.options.scope(), parts))
        });
        location.id = id;
        location.origin = Some(ids::origin(self.options, source_id, None, String::new()));
        let masked = location.privacy == Privacy::Masked;
        let known = self.locations.entry(id).or_insert(location);
        if masked {
            known.privacy = Privacy::Masked;
            known.area = known.address.town.clone();
        }
        Some(id)
    }

    /// Everything registered, in the order of the ids, with the hashes of what was read.
    pub fn into_parts(self) -> (Vec<Organisation>, Vec<Location>) {
        let mut organisations: Vec<_> = self.organisations.into_values().collect();
        for organisation in &mut organisations {
            let bare = Organisation { origin: None, ..organisation.clone() };
            if let Some(origin) = &mut organisation.origin {
                origin.source_hash = ids::hash(&bare);
            }
        }
        let mut locations: Vec<_> = self.locations.into_values().collect();
        for location in &mut locations {
            let bare = Location { origin: None, ..location.clone() };
            if let Some(origin) = &mut location.origin {
                origin.source_hash = ids::hash(&bare);
            }
        }
        (organisations, locations)
    }
}

/// An id from the source's id; from the name as well when that id has stood for another name, or alone when there is none.
fn own_id<I>(names: &mut BTreeMap<String, String>, source_id: &str, key: String, make: impl Fn(&[&str]) -> I) -> I {
    if source_id.is_empty() {
        return make(&["", &key]);
    }
    let first = names.entry(source_id.into()).or_insert_with(|| key.clone());
    if *first == key { make(&[source_id]) } else { make(&[source_id, &key]) }
}
