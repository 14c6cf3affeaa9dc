//! The browser. The only place of the workspace that speaks to it.

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
    place.set_class_name("work");
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

/// Names the window after the screen.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(&format!("{title}. Doorstep"));
    }
}

/// Puts focus on the first element that a selector finds, without waiting.
pub fn focus(selector: &str) {
    let found = document().and_then(|d| d.query_selector(selector).ok().flatten());
    if let Some(element) = found.and_then(|e| e.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
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
