//! Terms and taxonomies.

use doorstep_shared::api::oruk::v3::{Attribute, Taxonomy, TaxonomyTerm};
use doorstep_shared::id::ServiceId;

use crate::oruk::ids;
use crate::oruk::terms::{Term, Vocabulary};

/// A term.
pub fn taxonomy_term(term: &Term) -> TaxonomyTerm {
    TaxonomyTerm {
        id: term.id(),
        code: term.code.clone(),
        name: term.name.clone(),
        description: term.about.clone(),
        parent_id: term.parent(),
        taxonomy: term.vocabulary.name().into(),
        taxonomy_id: term.vocabulary.id(),
    }
}

/// A taxonomy, with these terms of it.
pub fn taxonomy<'t>(vocabulary: Vocabulary, terms: impl IntoIterator<Item = &'t Term>) -> Taxonomy {
    let terms = terms.into_iter().filter(|t| t.vocabulary == vocabulary);
    Taxonomy {
        id: vocabulary.id(),
        name: vocabulary.name().into(),
        description: vocabulary.about().into(),
        uri: vocabulary.uri().map(Into::into),
        taxonomy_terms: terms.map(taxonomy_term).collect(),
    }
}

/// A term said of a service.
pub fn attribute(service: ServiceId, term: &Term) -> Attribute {
    Attribute {
        id: ids::part(service, &format!("attribute:{}", term.id())),
        link_id: service,
        link_type: "service".into(),
        link_entity: "service".into(),
        taxonomy_term_id: term.id(),
        taxonomy_term: taxonomy_term(term),
    }
}
