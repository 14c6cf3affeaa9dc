//! Open Referral UK 1.0, which older directories and finders still read. Its words for things are its own: a term is a "taxonomy",
//! a page's records are its `content`.

mod ask;
mod organization;
mod place;
mod service;
mod term;

pub use ask::{Include, ListRequest, ServicesRequest, TaxonomiesRequest};
pub use organization::{GetOrganization, ListOrganizations, Organization, ServiceName};
pub use place::{
    AccessibilityForDisabilities, GetLocation, ListLocations, Location, LocationName, PhysicalAddress,
    ServiceAtLocation,
};
pub use service::{
    Contact, CostOption, Eligibility, GetService, Language, ListServices, RegularSchedule, Service,
    ServiceAtLocationName,
};
pub use term::{GetTaxonomy, ListTaxonomies, ServiceTaxonomy, Taxonomy};

use serde::{Deserialize, Serialize};

use super::v3::About;
use super::{parameter as p, reads};
use crate::api::InZone;

/// A page of version 1.0.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Page<T> {
    /// How many records there are in all.
    pub total_elements: u32,
    /// How many pages they fill.
    pub total_pages: u32,
    /// Which page this is, counted from 1.
    pub number: u32,
    /// How many records it holds.
    pub size: u32,
    /// Whether it is the first.
    pub first: bool,
    /// Whether none comes after it.
    pub last: bool,
    /// Whether it holds nothing.
    pub empty: bool,
    /// The records.
    pub content: Vec<T>,
}

impl<T> From<super::Page<T>> for Page<T> {
    fn from(page: super::Page<T>) -> Self {
        Self {
            total_elements: page.total_items,
            total_pages: page.total_pages,
            number: page.page_number,
            size: page.size,
            first: page.first_page,
            last: page.last_page,
            empty: page.empty,
            content: page.contents,
        }
    }
}

reads!(
    /// The endpoint.
    GetRoot = "orukV1Root", "/oruk/v1/{zone}/", "What the feed is.", &[p::ZONE], InZone => About
);
