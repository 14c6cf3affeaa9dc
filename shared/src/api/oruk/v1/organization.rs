//! `GET /oruk/v1/{zone}/organizations(/{id})`: who runs services.

use serde::{Deserialize, Serialize};

use super::{ListRequest, Page};
use crate::api::oruk::{OneRequest, parameter as p, reads};
use crate::id::{OrganisationId, ServiceId};

/// Who runs services.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "openapi", schemars(rename = "OrganizationV1"))]
pub struct Organization {
    /// Its id.
    pub id: OrganisationId,
    /// Its name.
    pub name: String,
    /// What it is; its name where nobody has said more, since the standard cannot do without.
    pub description: String,
    /// Its web address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Its services, at its own address.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub services: Vec<ServiceName>,
}

/// A service by its name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct ServiceName {
    /// Its id.
    pub id: ServiceId,
    /// Its name.
    pub name: String,
}

reads!(
    /// The endpoint.
    ListOrganizations = "orukV1Organizations", "/oruk/v1/{zone}/organizations", "Organizations that run services of the feed.",
    &[p::ZONE, p::PAGE, p::PER_PAGE, p::FORMAT], ListRequest => Page<Organization>
);
reads!(
    /// The endpoint.
    GetOrganization = "orukV1Organization", "/oruk/v1/{zone}/organizations/{id}", "An organization and its services.",
    &[p::ZONE, p::ID], OneRequest => Organization
);
