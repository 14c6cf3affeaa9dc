//! Version 3.0: what each address answers.

use axum::Router;
use doorstep_shared::api::InZone;
use doorstep_shared::api::oruk::v3::{
    About, GetOrganization, GetRoot, GetService, GetServiceAtLocation, GetTaxonomy, GetTaxonomyTerm, ListOrganizations,
    ListServices, ListServicesAtLocations, ListTaxonomies, ListTaxonomyTerms, Organization, OrganizationsRequest,
    Publisher, Service, ServiceAtLocation, ServicesRequest, TaxonomiesRequest, Taxonomy, TaxonomyTerm, TermsRequest,
    View,
};
use doorstep_shared::api::oruk::{Filter, Id, OneRequest, Page, Paging};
use doorstep_shared::id::{OrganisationId, ServiceId};
use doorstep_shared::lang::Lang;
use doorstep_shared::published::{FeedOrganisation, FeedPlace};
use doorstep_shared::route::{Route, Screen};

use super::PublicState;
use super::answer::{Opened, Told, listed, reads, unknown_postcode};
use crate::http::Failure;
use crate::oruk::terms::{self, Vocabulary};
use crate::oruk::v3 as record;
use crate::oruk::{Record, Source, choose, choose_at_places};

/// Where the profile is described.
const PROFILE: &str = "https://docs.openreferraluk.org/";

/// The routes of version 3.0.
pub(super) fn routes(router: Router<PublicState>) -> Router<PublicState> {
    let router = reads::<GetRoot>(router, |r| &r.zone, about);
    let router = reads::<ListServices>(router, |r| &r.zone, services);
    let router = reads::<GetService>(router, |r| &r.zone, service);
    let router = reads::<ListServicesAtLocations>(router, |r| &r.zone, services_at_locations);
    let router = reads::<GetServiceAtLocation>(router, |r| &r.zone, service_at_location);
    let router = reads::<ListOrganizations>(router, |r| &r.zone, organizations);
    let router = reads::<GetOrganization>(router, |r| &r.zone, organization);
    let router = reads::<ListTaxonomies>(router, |r| &r.zone, taxonomies);
    let router = reads::<GetTaxonomy>(router, |r| &r.zone, taxonomy);
    let router = reads::<ListTaxonomyTerms>(router, |r| &r.zone, taxonomy_terms);
    reads::<GetTaxonomyTerm>(router, |r| &r.zone, taxonomy_term)
}

fn about(opened: &Opened, _: &InZone) -> Result<Told<About>, Failure> {
    Ok(Told::Object(root(opened, "HSDS-UK-3.0", PROFILE)))
}

/// What a feed is.
pub(super) fn root(opened: &Opened, version: &str, profile: &str) -> About {
    let (base, card) = (&opened.base, &opened.source().list.zone);
    let home = Route { lang: Lang::En, zone: card.id.clone(), screen: Screen::Home };
    About {
        version: version.into(),
        profile: profile.into(),
        openapi_url: format!("{base}/api/v1/openapi.json"),
        description: format!(
            "Services for families in {}, as its Children's Centre and partners keep them. Parameters are honoured or refused, \
             never passed over.",
            card.name
        ),
        publisher: Publisher { name: card.name.clone(), website: format!("{base}{}", home.address()) },
        doorstep_published_at: opened.zone.pointer.published_at.clone(),
        doorstep_self_test: format!("{base}/oruk/{}/self-test", card.id),
    }
}

/// A line of the list of services.
enum Line<'a> {
    Here(Record<'a>),
    Gone(ServiceId, i64, bool),
}

fn services(opened: &Opened, asked: &ServicesRequest) -> Result<Told<Page<Service>>, Failure> {
    let source = opened.source();
    let chosen = choose(source, &opened.zone.directory, &asked.filter).map_err(unknown_postcode)?;
    let here = chosen.records.into_iter().map(Line::Here);
    let lines: Vec<Line<'_>> =
        here.chain(chosen.gone.into_iter().map(|(id, at, unchecked)| Line::Gone(id, at, unchecked))).collect();
    listed(&lines, (asked.paging, asked.most(), asked.form), |line| match line {
        Line::Here(r) => record::service(source, *r, asked.view),
        Line::Gone(id, at, unchecked) => record::tombstone(*id, *at, *unchecked),
    })
}

fn service(opened: &Opened, asked: &OneRequest) -> Result<Told<Service>, Failure> {
    let source = opened.source();
    let id: ServiceId = asked.id.parse().map_err(|_| Failure::not_found())?;
    if let Some(r) = source.told().find(|r| r.entry.id == id) {
        return Ok(Told::Object(record::service(source, r, View::Full)));
    }
    // One that has gone is told of as such: whoever reads changes and then each record must not meet an error.
    let gone = source.gone().find(|(other, ..)| *other == id);
    gone.map(|(id, at, unchecked)| Told::Object(record::tombstone(id, at, unchecked))).ok_or_else(Failure::not_found)
}

fn services_at_locations(opened: &Opened, asked: &ServicesRequest) -> Result<Told<Page<ServiceAtLocation>>, Failure> {
    let source = opened.source();
    let found = choose_at_places(source, &opened.zone.directory, &asked.filter).map_err(unknown_postcode)?;
    listed(&found, (asked.paging, asked.most(), asked.form), |(r, place)| at_location(source, *r, place, asked.view))
}

fn service_at_location(opened: &Opened, asked: &OneRequest) -> Result<Told<ServiceAtLocation>, Failure> {
    let source = opened.source();
    let id: Id = asked.id.parse().map_err(|_| Failure::not_found())?;
    let all = source.told().flat_map(|r| source.places(r).map(move |(_, place)| (r, place)));
    let mut of_id = all.filter(|(r, place)| record::at_location_id(*r, place) == id);
    let (r, place) = of_id.next().ok_or_else(Failure::not_found)?;
    Ok(Told::Object(at_location(source, r, place, View::Full)))
}

/// A service at a place: whole with its hours there, or with what the service has one of.
fn at_location(source: Source<'_>, r: Record<'_>, place: &FeedPlace, view: View) -> ServiceAtLocation {
    let hours = if view == View::Full { record::hours_at(source, r, place) } else { Vec::new() };
    record::at_location(source, r, place, hours, Some(record::service(source, r, view)))
}

fn organizations(opened: &Opened, asked: &OrganizationsRequest) -> Result<Told<Page<Organization>>, Failure> {
    let source = opened.source();
    let found = running(opened, &asked.filter)?;
    let most = Paging::PER_PAGE_MAX;
    listed(&found, (asked.paging, most, asked.form), |o| match (asked.full_service, asked.full) {
        (true, _) => record::organization_with_services(source, o, View::Full),
        (_, true) => record::organization_with_services(source, o, View::Minimal),
        _ => record::organization(o),
    })
}

/// Organizations that run a service the filter asks for, in the order of their ids.
pub(super) fn running<'a>(opened: &'a Opened, filter: &Filter) -> Result<Vec<&'a FeedOrganisation>, Failure> {
    let source = opened.source();
    let chosen = choose(source, &opened.zone.directory, filter).map_err(unknown_postcode)?;
    let run = chosen.records.iter().filter_map(|r| source.organisation(*r)).map(|o| (o.id, o));
    Ok(run.collect::<std::collections::BTreeMap<_, _>>().into_values().collect())
}

fn organization(opened: &Opened, asked: &OneRequest) -> Result<Told<Organization>, Failure> {
    let id: OrganisationId = asked.id.parse().map_err(|_| Failure::not_found())?;
    let found = running(opened, &Filter::default())?.into_iter().find(|o| o.id == id).ok_or_else(Failure::not_found)?;
    let view = if asked.full_service { View::Full } else { View::Minimal };
    Ok(Told::Object(record::organization_with_services(opened.source(), found, view)))
}

fn taxonomies(opened: &Opened, asked: &TaxonomiesRequest) -> Result<Told<Page<Taxonomy>>, Failure> {
    let _ = opened;
    let named = |v: &Vocabulary| holds(&asked.search, &[v.name(), v.about()]);
    let found: Vec<Vocabulary> = Vocabulary::ALL.into_iter().filter(named).collect();
    listed(&found, (asked.paging, Paging::PER_PAGE_MAX, asked.form), |v| record::taxonomy(*v, []))
}

fn taxonomy(opened: &Opened, asked: &OneRequest) -> Result<Told<Taxonomy>, Failure> {
    let id: Id = asked.id.parse().map_err(|_| Failure::not_found())?;
    let found = Vocabulary::ALL.into_iter().find(|v| v.id() == id).ok_or_else(Failure::not_found)?;
    let terms = terms::all(opened.source());
    Ok(Told::Object(record::taxonomy(found, terms.iter().map(AsRef::as_ref))))
}

fn taxonomy_terms(opened: &Opened, asked: &TermsRequest) -> Result<Told<Page<TaxonomyTerm>>, Failure> {
    let mut found = terms::all(opened.source());
    found.retain(|t| {
        asked.taxonomy.is_none_or(|id| t.vocabulary.id() == id)
            && asked.parent.is_none_or(|id| t.parent() == Some(id))
            && (!asked.top_only || t.parent().is_none())
            && holds(&asked.search, &[&t.name, &t.about])
    });
    listed(&found, (asked.paging, Paging::PER_PAGE_MAX, asked.form), |t| record::taxonomy_term(t))
}

fn taxonomy_term(opened: &Opened, asked: &OneRequest) -> Result<Told<TaxonomyTerm>, Failure> {
    let id: Id = asked.id.parse().map_err(|_| Failure::not_found())?;
    let terms = terms::all(opened.source());
    let found = terms.iter().find(|t| t.id() == id).ok_or_else(Failure::not_found)?;
    Ok(Told::Object(record::taxonomy_term(found)))
}

/// Whether all the words stand in one of these texts, whatever their capitals.
fn holds(words: &Option<String>, texts: &[&str]) -> bool {
    let Some(words) = words else {
        return true;
    };
    let text = texts.join(" ").to_lowercase();
    words.to_lowercase().split_whitespace().all(|word| text.contains(word))
}
