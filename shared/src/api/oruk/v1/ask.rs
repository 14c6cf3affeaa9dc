//! What lists of version 1.0 are asked.

use crate::api::oruk::asked::Reading;
use crate::api::oruk::{Filter, Form, Paging, TermAsked, filter};
use crate::api::{Address, FromAddress, Misread};
use crate::id::ZoneId;
use crate::set::{Member as _, Set};

crate::closed_list! {
    /// A part that is told with each service of a list where it is asked for.
    Include {
        /// Its places.
        ServiceAtLocations = "service_at_locations",
        /// When it is on.
        RegularSchedules = "regular_schedules",
        /// Whom it is for.
        Eligibilitys = "eligibilitys",
        /// What it costs.
        CostOptions = "cost_options",
        /// Ways to reach it.
        Contacts = "contacts",
        /// Languages spoken.
        Languages = "languages",
        /// Its terms.
        ServiceTaxonomys = "service_taxonomys",
    }
}

/// A page of services.
#[derive(Clone, Debug, PartialEq)]
pub struct ServicesRequest {
    /// The zone.
    pub zone: ZoneId,
    /// Which services.
    pub filter: Filter,
    /// What is told with each.
    pub include: Set<Include>,
    /// Which page.
    pub paging: Paging,
    /// How it is written.
    pub form: Form,
}

impl FromAddress for ServicesRequest {
    fn from_address(address: &Address) -> Result<Self, Misread> {
        let mut reading = Reading::of(address);
        let mut filter = Filter::default();
        filter.read_search(&mut reading, "text");
        filter.read_ages(&mut reading);
        filter.read_slots(&mut reading);
        filter.read_near(&mut reading);
        // Nothing here is bound to an area, so whoever is asked about is covered; a postcode must be one all the same.
        let _ = reading.read("coverage", "A whole postcode, such as ZZ1 4AB.", filter::postcode);
        terms(&mut reading, &mut filter);
        let include = include(&mut reading);
        let paging = reading.paging(Paging::PER_PAGE_MAX);
        let form = reading.form();
        let zone = address.part("zone")?;
        reading.done(Self { zone, filter, include, paging, form })
    }
}

/// Terms: the first id goes with the first vocabulary and the first type, and so on; a single one goes with all.
fn terms(reading: &mut Reading<'_>, filter: &mut Filter) {
    const TYPES: [&str; 5] = ["organization", "eligibility", "cost_option", "area", "service"];
    let types = reading.every("taxonomy_type");
    if types.iter().any(|t| !TYPES.contains(t)) {
        reading.bad("taxonomy_type", "One of organization, eligibility, cost_option, area and service.");
    }
    let (ids, vocabularies) = (reading.every("taxonomy_id"), reading.every("vocabulary"));
    let count = types.len().max(ids.len()).max(vocabularies.len());
    let lists = [("taxonomy_type", &types), ("taxonomy_id", &ids), ("vocabulary", &vocabularies)];
    for (name, given) in lists {
        if given.len() > 1 && given.len() != count {
            reading.bad(name, "One, or as many as taxonomy_id, taxonomy_type and vocabulary have that are given.");
        }
    }
    let nth = |list: &[&str], i: usize| match list {
        [one] => Some((*one).to_owned()),
        several => several.get(i).map(|v| (*v).to_owned()),
    };
    filter.terms.extend(
        (0..count).map(|i| {
            vec![TermAsked { term: nth(&ids, i), vocabulary: nth(&vocabularies, i), link_type: nth(&types, i) }]
        }),
    );
    for name in ["service_type", "need", "circumstance"] {
        let any: Vec<TermAsked> = (reading.every(name).into_iter())
            .map(|id| TermAsked { term: Some(id.to_owned()), ..TermAsked::default() })
            .collect();
        filter.terms.extend(Some(any).filter(|any| !any.is_empty()));
    }
}

fn include(reading: &mut Reading<'_>) -> Set<Include> {
    if reading.each("include").contains(&"all") {
        return Include::ALL.iter().copied().collect();
    }
    let about = "One of service_at_locations, regular_schedules, eligibilitys, cost_options, contacts, languages, \
                 service_taxonomys, or all.";
    reading.read_each("include", about, Include::parse).into_iter().collect()
}

/// A page of organizations or places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListRequest {
    /// The zone.
    pub zone: ZoneId,
    /// Which page.
    pub paging: Paging,
    /// How it is written.
    pub form: Form,
}

impl FromAddress for ListRequest {
    fn from_address(address: &Address) -> Result<Self, Misread> {
        let mut reading = Reading::of(address);
        let (paging, form) = (reading.paging(Paging::PER_PAGE_MAX), reading.form());
        let zone = address.part("zone")?;
        reading.done(Self { zone, paging, form })
    }
}

/// A page of terms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaxonomiesRequest {
    /// The zone.
    pub zone: ZoneId,
    /// Of this vocabulary.
    pub vocabulary: Option<String>,
    /// Which page.
    pub paging: Paging,
    /// How it is written.
    pub form: Form,
}

impl FromAddress for TaxonomiesRequest {
    fn from_address(address: &Address) -> Result<Self, Misread> {
        let mut reading = Reading::of(address);
        let vocabulary = reading.text("vocabulary").map(Into::into);
        let (paging, form) = (reading.paging(Paging::PER_PAGE_MAX), reading.form());
        let zone = address.part("zone")?;
        reading.done(Self { zone, vocabulary, paging, form })
    }
}
