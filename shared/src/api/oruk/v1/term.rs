//! `GET /oruk/v1/{zone}/taxonomies(/{id})`: the words services are sorted by.

use serde::{Deserialize, Serialize};

use super::{Page, TaxonomiesRequest};
use crate::api::oruk::{Id, OneRequest, parameter as p, reads};

/// A term said of a service.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct ServiceTaxonomy {
    /// Its id.
    pub id: Id,
    /// The term.
    pub taxonomy: Taxonomy,
}

/// A term.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "openapi", schemars(rename = "TaxonomyV1"))]
pub struct Taxonomy {
    /// Its key with its vocabulary's before a colon, such as `doorstep:category.play-groups`.
    pub id: String,
    /// The word.
    pub name: String,
    /// Its vocabulary.
    pub vocabulary: String,
    /// The term above it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<Box<Taxonomy>>,
}

reads!(
    /// The endpoint.
    ListTaxonomies = "orukV1Taxonomies", "/oruk/v1/{zone}/taxonomies", "The terms services are sorted by.",
    &[p::ZONE, p::VOCABULARY, p::PAGE, p::PER_PAGE, p::FORMAT], TaxonomiesRequest => Page<Taxonomy>
);
reads!(
    /// The endpoint.
    GetTaxonomy = "orukV1Taxonomy", "/oruk/v1/{zone}/taxonomies/{id}", "A term.", &[p::ZONE, p::ID], OneRequest => Taxonomy
);
