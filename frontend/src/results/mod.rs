//! Results: the search box and its choices, what was found, and somebody to talk to.

mod card;
mod choices;
mod label;

use doorstep_shared::directory::Attend;
use doorstep_shared::route::{AskScreen, Screen};
use doorstep_shared::search::{FEW, Found, Query};
use doorstep_shared::set::Set;
use leptos::prelude::*;

use crate::frame::{help_section, talk_step};
use crate::page::{Head, Page, SHOWN, STEP};
use crate::say;
use crate::ui::{Icon, Part, icon, part, way};

/// The id of the part that follows each change of the form.
pub const FOUND: &str = "found";

/// Results of words and filters.
pub fn results(page: &Page, query: &Query) -> (Head, Part) {
    let words = &page.words;
    let (title, found) = found(page, query);
    let talk = page.helper().map(|helper| words.none_right_text(&helper.name, &helper.place)).unwrap_or_default();
    let head = Head { title, description: words.about_found(&page.zone_name()), status: 200 };
    let view = part(view! {
        <div class="stack">
            {choices::choices(page, query)}
            <div id=FOUND class="stack">{found}</div>
        </div>
        {talk_step(page, words.none_right().to_owned(), talk)}
        {help_section(page)}
    });
    (head, view)
}

/// What was found: the part of the screen that a change of the form replaces. With it comes the window's title.
pub fn found(page: &Page, query: &Query) -> (String, Part) {
    let words = &page.words;
    let found = page.directory.search(query, page.now);
    let count = u32::try_from(found.hits.len()).unwrap_or(u32::MAX);
    let heading = if count == 0 { words.found_none().to_owned() } else { words.found_count(count) };
    let title = words.title_plain(&heading);
    let cards: Vec<_> = found.hits.iter().take(page.shown).filter_map(|hit| card::card(page, hit)).collect();
    let view = part(view! {
        <h1 tabindex="-1">{heading}</h1>
        {chips(page, query)}
        {widened(page, &found)}
        {not_known(page, query, &found)}
        {if cards.is_empty() {
            nothing(page)
        } else {
            part(view! { <ol class="tiles cards">{cards}</ol> })
        }}
        {(found.hits.len() > page.shown).then(|| {
            let address = more_address(page, query);
            part(view! { <a class="btn plain wide" href=address data-stay="">{words.show_more().to_owned()}</a> })
        })}
        {(found.matching < FEW).then(|| {
            [
                way(page.ask(&AskScreen::Tell(query.text.clone())), words.tell_centre()),
                way(page.ask(&AskScreen::Suggest), words.suggest_service()),
            ]
        })}
    });
    (title, view)
}

/// The address that shows some results more.
fn more_address(page: &Page, query: &Query) -> String {
    let mut address = page.find(query.clone());
    address.push(if address.contains('?') { '&' } else { '?' });
    address.push_str(SHOWN);
    address.push('=');
    let shown = u32::try_from(page.shown + STEP).unwrap_or(u32::MAX);
    address.push_str(&doorstep_shared::words::number(shown));
    address
}

/// What is chosen, each a link that takes it off; and the two choices most people make.
fn chips(page: &Page, query: &Query) -> Part {
    let words = &page.words;
    let on: Vec<_> = label::chosen(words, query)
        .into_iter()
        .map(|(word, without)| {
            part(view! {
                <a class="chip" aria-current="true" href=page.find(without)>
                    {icon(Icon::Tick)}
                    {word}
                    <span class="vh">{words.chip_off().to_owned()}</span>
                </a>
            })
        })
        .collect();
    let drop_in = Set::EMPTY.with(Attend::DropIn);
    let offers = [
        (!query.free).then(|| (words.free(), Query { free: true, ..query.clone() })),
        query.attend.is_empty().then(|| (words.attend(Attend::DropIn), Query { attend: drop_in, ..query.clone() })),
    ];
    let off: Vec<_> = offers
        .into_iter()
        .flatten()
        .map(|(word, with)| part(view! { <a class="chip" href=page.find(with)>{word.to_owned()}</a> }))
        .collect();
    part(view! { <nav class="row near" aria-label=words.choices_on().to_owned()>{on}{off}</nav> })
}

/// How the search helped itself when it found little, in a visible sentence.
fn widened(page: &Page, found: &Found) -> Option<Part> {
    let sentences = say::widened(&page.words, found);
    (!sentences.is_empty()).then(|| {
        let sentences: Vec<_> = sentences.into_iter().map(|sentence| part(view! { <p>{sentence}</p> })).collect();
        part(view! { <div class="banner plain">{icon(Icon::Info)}<div class="stack tight">{sentences}</div></div> })
    })
}

/// How many entries a filter hid because something is not known, and the way to see them.
fn not_known(page: &Page, query: &Query, found: &Found) -> Option<Part> {
    let words = &page.words;
    let (sentence, way) = match (query.show_unknown, found.unknown_hidden) {
        (true, _) if query.has_filters() => (words.not_known_shown().to_owned(), words.not_known_hide()),
        (false, hidden) if hidden > 0 => {
            (words.not_known_hidden(u32::try_from(hidden).unwrap_or(u32::MAX)), words.not_known_show())
        }
        _ => return None,
    };
    let address = page.find(Query { show_unknown: !query.show_unknown, ..query.clone() });
    Some(part(view! { <p>{sentence}" "<a class="unknown" href=address data-stay="">{way.to_owned()}</a></p> }))
}

/// Nothing was found: what to do next.
fn nothing(page: &Page) -> Part {
    let words = &page.words;
    part(view! {
        <div class="empty">
            {icon(Icon::Ask)}
            <p>{words.found_none_text().to_owned()}</p>
            <a class="btn plain" href=page.to(Screen::Results(Query::default()))>{words.found_none_all().to_owned()}</a>
        </div>
    })
}
