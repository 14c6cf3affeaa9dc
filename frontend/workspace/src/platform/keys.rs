//! Keys pressed anywhere on a page, and people coming back to it.

use leptos::ev;
use leptos::prelude::{on_cleanup, window_event_listener};
use wasm_bindgen::JsCast as _;
use web_sys::{Element, KeyboardEvent};

use super::document;

/// A key pressed outside any field, alone or with Shift.
#[derive(Clone, Debug, PartialEq)]
pub struct Key {
    /// As the browser names it, letters small: `c`, `Enter`.
    pub name: String,
    /// Whether something that answers to keys by itself has focus: a button, a link.
    pub on_control: bool,
    /// When, in milliseconds since the page was opened.
    pub at: f64,
}

/// Listens to single keys while the caller's screen is there. `f` says whether it took the key.
pub fn on_key(f: impl Fn(&Key) -> bool + 'static) {
    let handle = window_event_listener(ev::keydown, move |event: KeyboardEvent| {
        let modified = event.ctrl_key() || event.alt_key() || event.meta_key();
        if modified || event.repeat() || event.default_prevented() || event.is_composing() {
            return;
        }
        let target = event.target().and_then(|t| t.dyn_into::<Element>().ok());
        let inside = |selector: &str| target.as_ref().is_some_and(|t| t.closest(selector).ok().flatten().is_some());
        if inside("input, textarea, select, [contenteditable]") || dialog_is_open() {
            return;
        }
        let name = event.key();
        let name = if name.chars().count() == 1 { name.to_lowercase() } else { name };
        if f(&Key { name, on_control: inside("button, a[href], summary"), at: event.time_stamp() }) {
            event.prevent_default();
        }
    });
    on_cleanup(move || handle.remove());
}

/// Listens to Escape while the caller is there.
pub fn on_escape(f: impl Fn() + 'static) {
    let handle = window_event_listener(ev::keydown, move |event: KeyboardEvent| {
        if event.key() == "Escape" && !dialog_is_open() {
            f();
        }
    });
    on_cleanup(move || handle.remove());
}

/// Told whenever somebody comes back to this window.
pub fn on_return(f: impl Fn() + 'static) {
    let handle = window_event_listener(ev::focus, move |_| f());
    on_cleanup(move || handle.remove());
}

/// Told whenever the signal is back, as far as the browser knows.
pub fn on_online(f: impl Fn() + 'static) {
    let handle = window_event_listener(ev::online, move |_| f());
    on_cleanup(move || handle.remove());
}

fn dialog_is_open() -> bool {
    document().is_some_and(|d| d.query_selector("dialog[open]").ok().flatten().is_some())
}
