//! Records of version 1.0, made from those of version 3.0 where both say the same.

mod place;
mod service;

pub use place::{location, location_with_services};
pub use service::service;

use doorstep_shared::api::oruk::v1::{Organization, ServiceName, Taxonomy};
use doorstep_shared::api::oruk::v3;
use doorstep_shared::id::OrganisationId;
use doorstep_shared::published::FeedOrganisation;

use super::terms::{self, Term};
use super::{Record, Source, ids};
use crate::import::NO_ORGANISATION;

/// Who runs services, without these.
pub fn organization(o: &FeedOrganisation) -> Organization {
    let v3::Organization { id, name, description, website, .. } = super::v3::organization(o);
    Organization { id, name, description, url: website, services: Vec::new() }
}

/// Stands for the organization of services that name none: the standard cannot do without.
pub fn nobody(source: Source<'_>) -> Organization {
    let description = "Nobody has said who runs it.".into();
    let id = OrganisationId::new(ids::of_zone(&source.list.zone.id, "no-organisation").0);
    Organization { id, name: NO_ORGANISATION.into(), description, url: None, services: Vec::new() }
}

/// A service by its name.
pub fn service_name(record: Record<'_>) -> ServiceName {
    ServiceName { id: record.entry.id, name: record.entry.name.clone() }
}

/// A term, with the one above it.
pub fn taxonomy(term: &Term) -> Taxonomy {
    let above = terms::doorstep().iter().find(|t| Some(t.id()) == term.parent());
    Taxonomy {
        id: term.curie(),
        name: term.name.clone(),
        vocabulary: term.vocabulary.key().into(),
        parent: above.map(|above| Box::new(taxonomy(above))),
    }
}
