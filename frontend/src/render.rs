//! Screens as HTML, for the server.

use std::sync::Arc;

use doorstep_shared::id::ZoneId;
use doorstep_shared::lang::Lang;
use doorstep_shared::route::{Route, Screen};
use doorstep_shared::words::Words;
use leptos::prelude::*;

use crate::page::{Head, Page};
use crate::ui::Part;
use crate::{frame, missing};

/// A page, ready for [`crate::document`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rendered {
    /// The language of its words.
    pub lang: Lang,
    /// The window's title, not yet escaped.
    pub title: String,
    /// One sentence about it, not yet escaped.
    pub description: String,
    /// The inside of `#app`, as HTML.
    pub body: String,
    /// The HTTP status.
    pub status: u16,
}

impl Rendered {
    /// The direction its text runs.
    pub fn dir(&self) -> &'static str {
        self.lang.dir()
    }
}

/// A zone to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Zone {
    /// Its short name.
    pub id: ZoneId,
    /// What people call it.
    pub name: String,
}

/// A screen of a zone.
pub fn render(page: &Page) -> Rendered {
    html(&page.words, crate::screen(page))
}

/// The zones there are, each a link to its first screen.
pub fn render_zones(zones: &[Zone], words: &Words) -> Rendered {
    let rows: Vec<(String, String)> = zones
        .iter()
        .map(|zone| {
            let route = Route { lang: words.lang(), zone: zone.id.clone(), screen: Screen::Home };
            (zone.name.clone(), route.address())
        })
        .collect();
    html(words, framed(words, missing::zones(words, &rows)))
}

/// The page for an address that has none.
pub fn render_not_found(words: &Words) -> Rendered {
    html(words, framed(words, missing::not_found(words)))
}

/// The page for when the server has nothing to show. `again` is the address that was asked for.
pub fn render_unavailable(words: &Words, again: &str) -> Rendered {
    html(words, crate::unavailable(words, again))
}

fn framed(words: &Words, (head, view): (Head, Part)) -> (Head, Part) {
    (head, frame::bare_frame(words, view))
}

fn html(words: &Words, (head, view): (Head, Part)) -> Rendered {
    let body = view.to_html();
    let Head { title, description, status } = head;
    Rendered { lang: words.lang(), title, description, body, status }
}

/// Keeps the page's parts shareable between requests.
const _: fn() = || {
    fn shared<T: Send + Sync>() {}
    shared::<Arc<Page>>();
};
