//! One result: what it is, when, where, what it costs, who for, why it is here, and how far to trust it.

use doorstep_shared::published::Entry;
use doorstep_shared::route::Screen;
use doorstep_shared::search::Hit;
use leptos::prelude::*;

use crate::page::Page;
use crate::ui::{Icon, Part, Said, call_button, facts, icon, part};
use crate::{say, when};

/// A result's card.
pub(super) fn card(page: &Page, hit: &Hit) -> Option<Part> {
    let words = &page.words;
    let entry = page.list().entries.get(hit.entry)?;
    let (name, summary, lang, machine) = entry.words(words.lang());
    let foreign = say::foreign(words, lang);
    let call = (!entry.phone.is_empty())
        .then(|| part(view! { <p>{call_button("btn", &entry.phone, words.call().to_owned(), name.to_owned())}</p> }));
    Some(part(view! {
        <li class="notice stack">
            <div class="stack tight">
                <h2 class="lead">
                    <a href=page.to(Screen::Service(entry.id)) lang=foreign.0 dir=foreign.1>{name.to_owned()}</a>
                </h2>
                <p><span lang=foreign.0 dir=foreign.1>{summary.to_owned()}</span></p>
                {machine.then(|| part(view! { <p class="small soft">{words.translated_by_machine().to_owned()}</p> }))}
            </div>
            {facts("facts", true, rows(page, entry))}
            {why(page, hit)}
            {call}
            {trust(page, entry)}
        </li>
    }))
}

/// What is known of it; what is not known stands together in one last row, so that it is said but does not shout.
fn rows(page: &Page, entry: &Entry) -> Vec<(Icon, String, Said)> {
    let words = &page.words;
    let (known, unknown): (Vec<_>, Vec<_>) = [
        (Icon::Clock, words.fact_when(), when::next(page, entry)),
        (Icon::Place, words.fact_where(), say::place(page, entry)),
        (Icon::Cost, words.fact_cost(), say::cost(page, entry)),
        (Icon::Who, words.fact_who(), say::who(page, entry)),
        (Icon::Globe, words.fact_languages(), say::languages(page, entry)),
    ]
    .into_iter()
    .partition(|(.., said)| said.is_known());
    let names: Vec<&str> = unknown.iter().map(|(_, name, _)| *name).collect();
    let mut rows: Vec<_> = known.into_iter().map(|(drawing, name, said)| (drawing, name.to_owned(), said)).collect();
    if !names.is_empty() {
        let said = Said::unknown(words.facts_not_known(&words.list(&names)));
        rows.push((Icon::Ask, words.not_known().to_owned(), said));
    }
    rows
}

/// Why it was found, in words.
fn why(page: &Page, hit: &Hit) -> Option<Part> {
    let sentences = say::reasons(&page.words, hit);
    (!sentences.is_empty()).then(|| {
        let sentences: Vec<_> = sentences
            .into_iter()
            .map(|(before, strong, after)| part(view! { <span>{before}<b>{strong}</b>{after}" "</span> }))
            .collect();
        part(view! { <p class="why">{icon(Icon::Tick)}<span>{sentences}</span></p> })
    })
}

/// Who checked it and when.
fn trust(page: &Page, entry: &Entry) -> Part {
    let (late, sentence) = say::trust(page, entry);
    let (class, drawing) = if late { ("trust late", Icon::Clock) } else { ("trust", Icon::Checked) };
    part(view! { <p class=class>{icon(drawing)}<span>{sentence}</span></p> })
}
