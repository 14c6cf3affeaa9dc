//! The browser. The only place of the app that speaks to it.

pub mod clock;
pub mod events;
pub mod fetch;
pub mod history;
pub mod keep;
pub mod screen;
pub mod speech;

use wasm_bindgen::JsCast as _;
use web_sys::{Document, Element, HtmlElement, Window};

/// The window.
#[allow(clippy::disallowed_methods, reason = "the one place that asks for it")]
pub fn window() -> Option<Window> {
    web_sys::window()
}

/// The document.
pub fn document() -> Option<Document> {
    window()?.document()
}

/// The first element that a selector finds.
pub fn find(selector: &str) -> Option<Element> {
    document()?.query_selector(selector).ok().flatten()
}

/// The first element that a selector finds, as something that takes focus.
pub fn find_html(selector: &str) -> Option<HtmlElement> {
    find(selector)?.dyn_into().ok()
}
