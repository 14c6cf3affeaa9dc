//! The browser. The only place of the workspace that speaks to it.
#![allow(dead_code, unused_imports, reason = "a set of pieces: some screens that use them are still to come")]

mod dialog;
mod draft;
mod files;
mod keep;
mod keys;
mod moment;
mod page;
mod shelf;
mod speech;
mod words;

pub use dialog::{close_dialog, show_dialog};
pub use draft::{
    OnDevice, clock_time, draft, drop_draft, from_base64, keep_draft, new_entry_id, on_put_away, open_around,
};
pub use files::{Chosen, chosen, hand_over};
pub use keep::{keep, kept};
pub use keys::{Key, on_escape, on_key, on_online, on_return};
pub use moment::{london, milliseconds, new_batch_id, now, today};
pub use page::{
    copy, first_focus, focus, focus_heading_if_lost, go, here, origin, print, reload, replace_query, scroll_into_view,
    set_title, soon,
};
pub use shelf::{Shelf, clear_shelves, close_shelves, pause};
pub use words::words;

use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::{Document, HtmlElement, Window};

/// The window.
#[allow(clippy::disallowed_methods, reason = "the one place that asks for it")]
pub fn window() -> Option<Window> {
    web_sys::window()
}

/// The document.
pub fn document() -> Option<Document> {
    window()?.document()
}

/// Puts the app in the place the document keeps for it, and leaves it there.
pub fn start<V: IntoView + 'static>(app: impl FnOnce() -> V + 'static) {
    let Some(place) = document().and_then(|d| d.get_element_by_id("app")?.dyn_into::<HtmlElement>().ok()) else {
        return;
    };
    place.set_inner_html("");
    mount_to(place, app).forget();
}

/// A new random id (UUID of version 4).
pub fn random_id() -> String {
    window().and_then(|w| w.crypto().ok()).map(|c| c.random_uuid()).unwrap_or_default()
}

/// A value for an address.
pub fn percent_encode(text: &str) -> String {
    js_sys::encode_uri_component(text).into()
}
