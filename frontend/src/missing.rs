//! Pages for when something is not there: an address without a page, a service that is gone, a server without data.

use doorstep_shared::route::Screen;
use doorstep_shared::words::Words;
use leptos::prelude::*;

use crate::frame::help_section;
#[cfg(not(target_arch = "wasm32"))]
use crate::frame::language_root;
use crate::help;
use crate::page::{Head, Page};
use crate::ui::{Part, part};

/// A service that is not in the list any more.
pub fn gone(page: &Page) -> (Head, Part) {
    let words = &page.words;
    let home = page.to(Screen::Home);
    let view = part(view! {
        <div class="stack">
            <h1 tabindex="-1">{words.missing_title().to_owned()}</h1>
            <p class="lead">{words.gone_service().to_owned()}</p>
            <p><a class="btn" href=home>{words.missing_home().to_owned()}</a></p>
        </div>
        {help_section(page)}
    });
    (head(words, words.missing_title(), 404), view)
}

/// An address that no page has. Only the server meets such.
#[cfg(not(target_arch = "wasm32"))]
pub fn not_found(words: &Words) -> (Head, Part) {
    let home = language_root(words.lang());
    let view = part(view! {
        <div class="stack">
            <h1 tabindex="-1">{words.missing_title().to_owned()}</h1>
            <p class="lead">{words.missing_text().to_owned()}</p>
            <p><a class="btn" href=home>{words.missing_home().to_owned()}</a></p>
        </div>
        {help::routes(words, None)}
    });
    (head(words, words.missing_title(), 404), view)
}

/// Nothing can be shown now. `again` is the address to try once more.
pub fn unavailable(words: &Words, again: &str) -> (Head, Part) {
    let view = part(view! {
        <div class="stack">
            <h1 tabindex="-1">{words.down_title().to_owned()}</h1>
            <p class="lead">{words.down_text().to_owned()}</p>
            <p><a class="btn" href=String::from(again) data-reload="">{words.try_again().to_owned()}</a></p>
        </div>
        {help::routes(words, None)}
    });
    (head(words, words.down_title(), 503), view)
}

/// The zones there are, to choose one: name and address. Only the server knows of several.
#[cfg(not(target_arch = "wasm32"))]
pub fn zones(words: &Words, zones: &[(String, String)]) -> (Head, Part) {
    let items: Vec<_> = zones
        .iter()
        .map(|(name, address)| {
            part(view! { <li><a class="btn plain big wide" href=address.clone()><bdi lang="en">{name.clone()}</bdi></a></li> })
        })
        .collect();
    let list = if items.is_empty() {
        part(view! { <p class="lead">{words.zones_none().to_owned()}</p> })
    } else {
        part(view! { <p class="lead">{words.zones_text().to_owned()}</p><ul class="stack">{items}</ul> })
    };
    let view = part(view! {
        <div class="stack"><h1 tabindex="-1">{words.zones_title().to_owned()}</h1>{list}</div>
        {help::routes(words, None)}
    });
    (head(words, words.zones_title(), 200), view)
}

fn head(words: &Words, title: &str, status: u16) -> Head {
    Head { title: words.title_plain(title), description: words.about_safe().to_owned(), status }
}
