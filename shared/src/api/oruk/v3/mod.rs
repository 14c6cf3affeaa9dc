//! Open Referral UK 3.0: HSDS 3.0 in the UK profile, with what HSDS has and the profile left out (phones, language codes,
//! further web addresses, organizations).

mod ask;
mod organization;
mod place;
mod root;
mod schedule;
mod service;
mod term;

pub use ask::{OrganizationsRequest, ServicesRequest, TaxonomiesRequest, TermsRequest, View};
pub use organization::{GetOrganization, ListOrganizations, Organization};
pub use place::{
    Accessibility, Address, GetServiceAtLocation, ListServicesAtLocations, Location, LocationType, PartialAddress,
    ServiceAtLocation,
};
pub use root::{About, GetRoot, Publisher};
pub use schedule::{Frequency, Schedule};
pub use service::{Closed, Contact, CostOption, GetService, Language, ListServices, Service, Url};
pub use term::{Attribute, GetTaxonomy, GetTaxonomyTerm, ListTaxonomies, ListTaxonomyTerms, Taxonomy, TaxonomyTerm};
