//! The document around the views: nodes, title, language, scrolling, what is said aloud.

use doorstep_views::Part;
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use web_sys::{Element, HtmlElement};

use super::{document, find, find_html, window};

/// Puts a view's nodes into an element in place of what was there: one task, so nobody sees it empty. The views hold no
/// state and handle no event, so nothing of them has to live on.
pub fn put(place: &Element, view: Part) {
    let mut nodes = view.build();
    place.set_text_content(None);
    nodes.mount(place, None);
}

/// The window's title; said aloud too where the person has not moved there by themselves.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Says something to people who listen to the page.
pub fn say(sentence: &str) {
    if let Some(place) = find("#say") {
        place.set_text_content(Some(sentence));
    }
}

/// The document's language and direction.
pub fn set_language(lang: &str, dir: &str) {
    if let Some(root) = document().and_then(|d| d.document_element()) {
        let _ = root.set_attribute("lang", lang);
        let _ = root.set_attribute("dir", dir);
    }
}

/// Keeps the chosen language for the next visit, as the server does; it names nothing but the language.
pub fn keep_language(lang: &str) {
    let Some(document) = document() else { return };
    let mut cookie = String::from("lang=");
    cookie.push_str(lang);
    cookie.push_str("; path=/; max-age=31536000; samesite=lax");
    // A browser that keeps no cookies asks again next time.
    let _ = js_sys::Reflect::set(&document, &JsValue::from_str("cookie"), &JsValue::from_str(&cookie));
}

/// Scrolls to so many pixels from the top.
pub fn scroll_to(y: f64) {
    if let Some(window) = window() {
        window.scroll_to_with_x_and_y(0.0, y);
    }
}

/// Moves focus without moving the page.
pub fn focus(selector: &str) {
    if let Some(element) = find_html(selector) {
        focus_still(&element);
    }
}

/// Moves focus to an element without moving the page.
pub fn focus_still(element: &HtmlElement) {
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = element.focus_with_options(&options);
}

/// Whether the person asked to be sparing with data.
pub fn saves_data() -> bool {
    let Some(window) = window() else { return false };
    js_sys::Reflect::get(&window.navigator(), &JsValue::from_str("connection"))
        .and_then(|connection| js_sys::Reflect::get(&connection, &JsValue::from_str("saveData")))
        .is_ok_and(|saves| saves.is_truthy())
}
