//! Version 1.0: what each address answers.

use axum::Router;
use doorstep_shared::api::InZone;
use doorstep_shared::api::oruk::v1::{
    GetLocation, GetOrganization, GetRoot, GetService, GetTaxonomy, Include, ListLocations, ListOrganizations,
    ListRequest, ListServices, ListTaxonomies, Location, Organization, Page, Service, ServicesRequest,
    TaxonomiesRequest, Taxonomy,
};
use doorstep_shared::api::oruk::v3::About;
use doorstep_shared::api::oruk::{Id, OneRequest, Paging, TermAsked};
use doorstep_shared::id::{LocationId, OrganisationId, ServiceId};
use doorstep_shared::published::FeedPlace;
use doorstep_shared::set::Member as _;

use super::PublicState;
use super::answer::{Opened, Told, listed, reads, unknown_postcode};
use super::v3::{root, running};
use crate::http::Failure;
use crate::oruk::v1 as record;
use crate::oruk::{choose, terms};

/// Where the standard is described.
const STANDARD: &str = "https://developers.openreferraluk.org/";

/// The routes of version 1.0.
pub(super) fn routes(router: Router<PublicState>) -> Router<PublicState> {
    let router = reads::<GetRoot>(router, |r| &r.zone, about);
    let router = reads::<ListServices>(router, |r| &r.zone, services);
    let router = reads::<GetService>(router, |r| &r.zone, service);
    let router = reads::<ListOrganizations>(router, |r| &r.zone, organizations);
    let router = reads::<GetOrganization>(router, |r| &r.zone, organization);
    let router = reads::<ListTaxonomies>(router, |r| &r.zone, taxonomies);
    let router = reads::<GetTaxonomy>(router, |r| &r.zone, taxonomy);
    let router = reads::<ListLocations>(router, |r| &r.zone, locations);
    reads::<GetLocation>(router, |r| &r.zone, location)
}

fn about(opened: &Opened, _: &InZone) -> Result<Told<About>, Failure> {
    Ok(Told::Object(root(opened, "1.0", STANDARD)))
}

fn services(opened: &Opened, asked: &ServicesRequest) -> Result<Told<Page<Service>>, Failure> {
    let source = opened.source();
    let chosen = choose(source, &opened.zone.directory, &asked.filter).map_err(unknown_postcode)?;
    let form = (asked.paging, Paging::PER_PAGE_MAX, asked.form);
    Ok(listed(&chosen.records, form, |r| record::service(source, *r, asked.include))?.map(Page::from))
}

fn service(opened: &Opened, asked: &OneRequest) -> Result<Told<Service>, Failure> {
    let source = opened.source();
    let id: ServiceId = asked.id.parse().map_err(|_| Failure::not_found())?;
    let found = source.told().find(|r| r.entry.id == id).ok_or_else(Failure::not_found)?;
    Ok(Told::Object(record::service(source, found, Include::ALL.iter().copied().collect())))
}

fn organizations(opened: &Opened, asked: &ListRequest) -> Result<Told<Page<Organization>>, Failure> {
    let mut found: Vec<Organization> =
        running(opened, &Default::default())?.into_iter().map(record::organization).collect();
    let source = opened.source();
    if source.told().any(|r| source.organisation(r).is_none()) {
        found.push(record::nobody(source));
    }
    Ok(listed(&found, (asked.paging, Paging::PER_PAGE_MAX, asked.form), Organization::clone)?.map(Page::from))
}

fn organization(opened: &Opened, asked: &OneRequest) -> Result<Told<Organization>, Failure> {
    let source = opened.source();
    let id: OrganisationId = asked.id.parse().map_err(|_| Failure::not_found())?;
    let nobody = record::nobody(source);
    let runs = |r: &crate::oruk::Record<'_>| source.organisation(*r).map_or(nobody.id, |o| o.id) == id;
    let services: Vec<_> = source.told().filter(runs).map(record::service_name).collect();
    let named = running(opened, &Default::default())?.into_iter().find(|o| o.id == id).map(record::organization);
    let found = named.or(Some(nobody).filter(|n| n.id == id && !services.is_empty())).ok_or_else(Failure::not_found)?;
    Ok(Told::Object(Organization { services, ..found }))
}

fn taxonomies(opened: &Opened, asked: &TaxonomiesRequest) -> Result<Told<Page<Taxonomy>>, Failure> {
    let mut found = terms::all(opened.source());
    let of = TermAsked { vocabulary: asked.vocabulary.clone(), ..TermAsked::default() };
    found.retain(|t| t.is(&of));
    Ok(listed(&found, (asked.paging, Paging::PER_PAGE_MAX, asked.form), |t| record::taxonomy(t))?.map(Page::from))
}

fn taxonomy(opened: &Opened, asked: &OneRequest) -> Result<Told<Taxonomy>, Failure> {
    let terms = terms::all(opened.source());
    let is = |t: &&std::borrow::Cow<'_, terms::Term>| {
        t.curie().eq_ignore_ascii_case(&asked.id) || asked.id.parse::<Id>().is_ok_and(|id| t.id() == id)
    };
    let found = terms.iter().find(is).ok_or_else(Failure::not_found)?;
    Ok(Told::Object(record::taxonomy(found)))
}

/// The places of what is told today, in the order of their ids.
fn places(opened: &Opened) -> Vec<&FeedPlace> {
    let source = opened.source();
    let all = source.told().flat_map(|r| source.places(r)).map(|(_, place)| (place.id, place));
    all.collect::<std::collections::BTreeMap<_, _>>().into_values().collect()
}

fn locations(opened: &Opened, asked: &ListRequest) -> Result<Told<Page<Location>>, Failure> {
    let (source, found) = (opened.source(), places(opened));
    let form = (asked.paging, Paging::PER_PAGE_MAX, asked.form);
    Ok(listed(&found, form, |place| record::location(source, place))?.map(Page::from))
}

fn location(opened: &Opened, asked: &OneRequest) -> Result<Told<Location>, Failure> {
    let id: LocationId = asked.id.parse().map_err(|_| Failure::not_found())?;
    let found = places(opened).into_iter().find(|p| p.id == id).ok_or_else(Failure::not_found)?;
    Ok(Told::Object(record::location_with_services(opened.source(), found)))
}
