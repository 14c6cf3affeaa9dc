//! Records of version 3.0.

mod place;
mod service;
mod term;

pub use place::{at_location, at_location_id, hours_at, location};
pub use service::{service, tombstone};
pub use term::{attribute, taxonomy, taxonomy_term};

use doorstep_shared::api::oruk::v3::{Organization, View};
use doorstep_shared::published::FeedOrganisation;

use super::{Source, said};

/// Who runs services, without these.
pub fn organization(o: &FeedOrganisation) -> Organization {
    let description = if o.description.is_empty() { o.name.clone() } else { o.description.clone() };
    Organization { id: o.id, name: o.name.clone(), description, website: said(&o.url), services: Vec::new() }
}

/// Who runs services, with these: whole, or their ids and names.
pub fn organization_with_services(source: Source<'_>, o: &FeedOrganisation, view: View) -> Organization {
    let run = source.told().filter(|r| source.organisation(*r).is_some_and(|other| other.id == o.id));
    Organization { services: run.map(|r| service(source, r, view)).collect(), ..organization(o) }
}
