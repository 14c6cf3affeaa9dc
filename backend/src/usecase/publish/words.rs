//! Which words of an entry are searched, and as what.

use std::collections::BTreeSet;

use doorstep_shared::directory::{Service, Synonym};
use doorstep_shared::lang::Lang;
use doorstep_shared::published::{DetailEntry, Entry, Place};
use doorstep_shared::rich_text;
use doorstep_shared::search::{Doc, Field, fold};
use doorstep_shared::set::Member;

use crate::speech;
use crate::usecase::working::WorkingDirectory;

/// The searched words of an entry: only what is published anyway, and the labels of its categories, stages, needs and
/// languages in every language, so that a search works in a family's own words.
pub(super) fn searched_words(
    service: &Service,
    entry: &Entry,
    detail: &DetailEntry,
    places: &[Place],
    working: &WorkingDirectory,
) -> Doc {
    let mut doc = Doc::default();
    let mut add = |field: Field, text: &str| {
        if !text.is_empty() {
            doc.fields.push((field, text.to_owned()));
        }
    };
    add(Field::Name, &entry.name);
    add(Field::Summary, &entry.summary);
    for t in &entry.translations {
        add(Field::Translation, &t.name);
        add(Field::Translation, &t.summary);
    }
    for lang in Lang::ALL {
        let words = speech::words(*lang);
        for category in entry.categories.iter() {
            add(Field::Category, words.category(category));
        }
        for stage in entry.stages.unwrap_or_default().iter() {
            add(Field::Category, words.stage(stage));
        }
        for need in detail.needs.iter() {
            add(Field::Category, words.need(need));
        }
        for code in entry.languages.iter().flatten() {
            add(Field::Languages, &words.language(*code));
        }
    }
    if let Some(organisation) = service.organisation.and_then(|id| working.organisations.get(&id)) {
        add(Field::Organisation, &organisation.name);
    }
    for place in entry.places.iter().filter_map(|p| places.get(usize::from(*p))) {
        for text in [&place.name, &place.address, &place.area, &place.postcode] {
            add(Field::Place, text);
        }
    }
    for tag in &service.tags {
        add(Field::Tags, tag);
    }
    for text in [&detail.description, &detail.who_for, &detail.send_note, &detail.attend_note] {
        add(Field::Description, &rich_text::plain(text));
    }
    for (_, text, _) in &detail.translations {
        add(Field::Description, &rich_text::plain(text));
    }
    let told = with_synonyms(&doc, &working.zone.synonyms);
    doc.fields.extend(told.into_iter().map(|said| (Field::Tags, said)));
    doc
}

/// The words of families for what the entry calls by another.
fn with_synonyms(doc: &Doc, synonyms: &[Synonym]) -> Vec<String> {
    if synonyms.is_empty() {
        return Vec::new();
    }
    let words: BTreeSet<String> =
        doc.fields.iter().flat_map(|(_, text)| fold(text).split(' ').map(str::to_owned).collect::<Vec<_>>()).collect();
    let all_there = |s: &&Synonym| !s.means.is_empty() && fold(&s.means).split(' ').all(|word| words.contains(word));
    synonyms.iter().filter(all_there).map(|s| s.said.clone()).collect()
}
