//! The page: its title, its address, where focus is.

use std::cell::Cell;

use leptos::prelude::request_animation_frame;
use wasm_bindgen::JsCast as _;
use web_sys::{HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};

use super::{document, window};

thread_local! {
    static ARRIVED: Cell<bool> = const { Cell::new(false) };
}

/// Names the window after the screen.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(&format!("{title}. Doorstep"));
    }
}

/// Whether this is the first screen of this document. There the browser's own order holds, so that the first press of Tab
/// finds the skip link; later screens take focus to their heading.
pub fn first_focus() -> bool {
    !ARRIVED.replace(true)
}

/// Does something when the browser has drawn what is there now.
pub fn soon(f: impl FnOnce() + 'static) {
    request_animation_frame(f);
}

fn find(selector: &str) -> Option<HtmlElement> {
    document()?.query_selector(selector).ok().flatten()?.dyn_into().ok()
}

/// Puts focus on the first element that a selector finds, without waiting.
pub fn focus(selector: &str) {
    if let Some(element) = find(selector) {
        let _ = element.focus();
    }
}

/// Puts focus on the screen's heading if what had it is gone.
pub fn focus_heading_if_lost() {
    let active = document().and_then(|d| d.active_element());
    if active.is_none_or(|e| e.tag_name() == "BODY") {
        focus("main h1");
    }
}

/// Brings an element into view, no further than needed.
pub fn scroll_into_view(selector: &str) {
    if let Some(element) = find(selector) {
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Nearest);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// The path and query in the address bar.
pub fn here() -> String {
    let location = window().map(|w| w.location());
    let part = |f: fn(&web_sys::Location) -> Result<String, wasm_bindgen::JsValue>| {
        location.as_ref().and_then(|l| f(l).ok()).unwrap_or_default()
    };
    part(web_sys::Location::pathname) + &part(web_sys::Location::search)
}

/// The server's address, such as `https://doorstep.example`.
pub fn origin() -> String {
    window().and_then(|w| w.location().origin().ok()).unwrap_or_default()
}

/// Writes another query into the address bar, without a step in the browser's history and without a screen hearing of it: for
/// what a person is still typing.
pub fn replace_query(query: &str) {
    let Some(window) = window() else { return };
    let Ok(path) = window.location().pathname() else { return };
    let address = if query.is_empty() { path } else { format!("{path}?{query}") };
    if let Ok(history) = window.history() {
        let state = history.state().unwrap_or(wasm_bindgen::JsValue::NULL);
        let _ = history.replace_state_with_url(&state, "", Some(&address));
    }
}

/// Opens an address as a new document.
pub fn go(address: &str) {
    if let Some(window) = window() {
        let _ = window.location().set_href(address);
    }
}

/// Loads the document anew: nothing of what was on it stays.
pub fn reload() {
    if let Some(window) = window() {
        let _ = window.location().reload();
    }
}

/// Puts a text where the person can paste it from. A browser that does not let us leaves the text in its field to be copied.
pub fn copy(text: &str) {
    if let Some(window) = window() {
        let _ = window.navigator().clipboard().write_text(text);
    }
}

/// Opens the browser's own way to print what is on the page.
pub fn print() {
    if let Some(window) = window() {
        let _ = window.print();
    }
}
