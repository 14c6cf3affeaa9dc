//! "Before you come": what people ask before they set out, each answered, denied or said to be not known.

use doorstep_shared::directory::{AccessFeature, Attend};
use doorstep_shared::fact::Fact;
use doorstep_shared::published::{DetailEntry, Entry, Price};
use doorstep_shared::set::Set;
use leptos::prelude::*;

use crate::page::Page;
use crate::say;
use crate::ui::{Icon, Part, Said, facts, part};

/// The section.
pub(super) fn before_you_come(page: &Page, entry: &Entry) -> Part {
    let words = &page.words;
    let detail = page.detail.as_ref().map(|file| file.entry(entry.id));
    let unknown = || {
        Said::unknown(if entry.phone.is_empty() { words.answer_not_known_no_phone() } else { words.answer_not_known() })
    };
    let answer = |fact: Fact| match fact {
        Fact::Yes => Said::known(words.answer_yes()),
        Fact::No => Said::known(words.answer_no()),
        Fact::Unknown => unknown(),
    };
    let mut rows = vec![
        (Icon::Tick, words.ask_turn_up().to_owned(), turn_up(page, entry.attend).unwrap_or_else(&unknown)),
        (
            Icon::Cost,
            words.ask_cost().to_owned(),
            if entry.price == Price::Unknown { unknown() } else { say::cost(page, entry) },
        ),
        (Icon::Who, words.ask_who().to_owned(), say::who(page, entry)),
        (
            Icon::Globe,
            words.ask_languages().to_owned(),
            if entry.languages.is_none() { unknown() } else { say::languages(page, entry) },
        ),
    ];
    if entry.schedules.is_empty() {
        rows.insert(0, (Icon::Clock, words.ask_when().to_owned(), unknown()));
    }
    if !entry.places.is_empty() {
        rows.push((Icon::Baby, words.ask_pram().to_owned(), answer(access(page, entry, AccessFeature::Pram))));
        rows.push((
            Icon::Ramp,
            words.ask_wheelchair().to_owned(),
            answer(access(page, entry, AccessFeature::Wheelchair)),
        ));
    }
    let (more, waiting) = match detail {
        Some(Some(detail)) => (from_detail(page, detail, &answer), false),
        Some(None) => (Vec::new(), false),
        None => (Vec::new(), true),
    };
    rows.extend(more);
    part(view! {
        <section class="notice stack" aria-labelledby="h-before">
            <h2 id="h-before">{words.before_you_come().to_owned()}</h2>
            {facts("facts even", false, rows)}
            {waiting.then(|| super::more::bones(words))}
        </section>
    })
}

/// What only the full text knows.
fn from_detail(page: &Page, detail: &DetailEntry, answer: &dyn Fn(Fact) -> Said) -> Vec<(Icon, String, Said)> {
    let words = &page.words;
    let own = |text: &str| Said::quoted(text, page.english());
    let mut rows = Vec::new();
    if !detail.who_for.is_empty() {
        rows.push((Icon::Who, words.fact_who_more().to_owned(), own(&detail.who_for)));
    }
    if !detail.attend_note.is_empty() {
        rows.push((Icon::Info, words.fact_attend_more().to_owned(), own(&detail.attend_note)));
    }
    let support = match (detail.send_support, detail.send_note.as_str()) {
        (Fact::Yes, note) if !note.is_empty() => own(note),
        (fact, _) => answer(fact),
    };
    rows.push((Icon::Help, words.ask_send().to_owned(), support));
    if !detail.bring.is_empty() {
        rows.push((Icon::Bag, words.ask_bring().to_owned(), own(&detail.bring)));
    }
    rows
}

/// Whether one can just turn up, and how to come otherwise.
fn turn_up(page: &Page, attend: Option<Set<Attend>>) -> Option<Said> {
    let words = &page.words;
    let ways = attend.filter(|ways| !ways.is_empty())?;
    if ways.has(Attend::DropIn) {
        return Some(Said::known(words.turn_up_yes()));
    }
    let how: Vec<&str> = ways.iter().map(|way| words.attend(way)).collect();
    Some(Said::known(words.turn_up_no(&words.list(&how))))
}

/// What is known of a feature over all places: yes only where every place has it.
fn access(page: &Page, entry: &Entry, feature: AccessFeature) -> Fact {
    page.list().places(entry).map(|place| place.access(feature)).reduce(Fact::and).unwrap_or(Fact::Unknown)
}
