//! `GET /oruk/v3/{zone}/organizations(/{id})`: who runs services.

use serde::{Deserialize, Serialize};

use super::{OrganizationsRequest, Service};
use crate::api::oruk::{OneRequest, Page, parameter as p, reads};
use crate::id::OrganisationId;

/// Who runs services.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Organization {
    /// Its id.
    pub id: OrganisationId,
    /// Its name.
    pub name: String,
    /// What it is; its name where nobody has said more, since the standard cannot do without.
    pub description: String,
    /// Its web address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub website: Option<String>,
    /// Its services, where asked for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub services: Vec<Service>,
}

reads!(
    /// The endpoint.
    ListOrganizations = "orukV3Organizations", "/oruk/v3/{zone}/organizations", "Organizations that run services of the feed.",
    &[p::ZONE, p::SEARCH, p::TAXONOMY_TERM_ID, p::TAXONOMY_ID, p::FULL, p::FULL_SERVICE, p::PAGE, p::PER_PAGE, p::FORMAT],
    OrganizationsRequest => Page<Organization>
);
reads!(
    /// The endpoint.
    GetOrganization = "orukV3Organization", "/oruk/v3/{zone}/organizations/{id}", "An organization and its services.",
    &[p::ZONE, p::ID, p::FULL_SERVICE],
    OneRequest => Organization
);
