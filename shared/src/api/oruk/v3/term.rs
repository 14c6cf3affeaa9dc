//! `GET /oruk/v3/{zone}/taxonomies(/{id})` and `…/taxonomy_terms(/{id})`: the words services are sorted by.

use serde::{Deserialize, Serialize};

use super::{TaxonomiesRequest, TermsRequest};
use crate::api::oruk::{Id, OneRequest, Page, parameter as p, reads};
use crate::id::ServiceId;

/// A term said of a service.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Attribute {
    /// Its id.
    pub id: Id,
    /// The service.
    pub link_id: ServiceId,
    /// `service`.
    pub link_type: String,
    /// `service`, where HSDS has it.
    pub link_entity: String,
    /// The term.
    pub taxonomy_term_id: Id,
    /// The term.
    pub taxonomy_term: TaxonomyTerm,
}

/// A word services are sorted by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct TaxonomyTerm {
    /// Its id, the same in every zone.
    pub id: Id,
    /// Its key in its taxonomy, such as `category.play-groups`.
    pub code: String,
    /// The word.
    pub name: String,
    /// What it means.
    pub description: String,
    /// The term above it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent_id: Option<Id>,
    /// The name of its taxonomy.
    pub taxonomy: String,
    /// Its taxonomy.
    pub taxonomy_id: Id,
}

/// A list of terms.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Taxonomy {
    /// Its id, the same in every zone.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// What it is.
    pub description: String,
    /// Where it is described.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub uri: Option<String>,
    /// Its terms, at its own address.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub taxonomy_terms: Vec<TaxonomyTerm>,
}

reads!(
    /// The endpoint.
    ListTaxonomies = "orukV3Taxonomies", "/oruk/v3/{zone}/taxonomies", "The taxonomies services are sorted by.",
    &[p::ZONE, p::SEARCH, p::PAGE, p::PER_PAGE, p::FORMAT], TaxonomiesRequest => Page<Taxonomy>
);
reads!(
    /// The endpoint.
    GetTaxonomy = "orukV3Taxonomy", "/oruk/v3/{zone}/taxonomies/{id}", "A taxonomy and its terms.",
    &[p::ZONE, p::ID], OneRequest => Taxonomy
);
reads!(
    /// The endpoint.
    ListTaxonomyTerms = "orukV3TaxonomyTerms", "/oruk/v3/{zone}/taxonomy_terms", "The terms services are sorted by.",
    &[p::ZONE, p::SEARCH, p::OF_TAXONOMY, p::PARENT_ID, p::TOP_ONLY, p::PAGE, p::PER_PAGE, p::FORMAT],
    TermsRequest => Page<TaxonomyTerm>
);
reads!(
    /// The endpoint.
    GetTaxonomyTerm = "orukV3TaxonomyTerm", "/oruk/v3/{zone}/taxonomy_terms/{id}", "A term.",
    &[p::ZONE, p::ID], OneRequest => TaxonomyTerm
);
