//! Addresses, and how far each was scrolled.

use wasm_bindgen::JsValue;
use web_sys::ScrollRestoration;

use super::window;

/// How an address enters the history.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Behind the one before.
    Push,
    /// In place of the one before.
    Replace,
    /// It is there already: the person went back or forward.
    None,
}

/// From now on we scroll ourselves.
pub fn take_charge() {
    if let Some(history) = window().and_then(|w| w.history().ok()) {
        let _ = history.set_scroll_restoration(ScrollRestoration::Manual);
    }
}

/// Enters an address. How far the page before was scrolled is kept with it, so that Back finds the place again.
pub fn enter(address: &str, step: Step) {
    let Some(window) = window() else { return };
    let Ok(history) = window.history() else { return };
    let here = JsValue::from_f64(window.scroll_y().unwrap_or(0.0));
    // The history may refuse when an address changes too often; the page is right all the same.
    let _ = match step {
        Step::None => Ok(()),
        Step::Replace => history.replace_state_with_url(&here, "", Some(address)),
        Step::Push => history
            .replace_state(&here, "")
            .and_then(|()| history.push_state_with_url(&JsValue::from_f64(0.0), "", Some(address))),
    };
}

/// Path and query (without `?`) of the address now.
pub fn here() -> Option<(String, String)> {
    let location = window()?.location();
    let (path, query) = (location.pathname().ok()?, location.search().ok()?);
    Some((path, query.strip_prefix('?').map_or_else(String::new, String::from)))
}

/// Goes back one page.
pub fn back() {
    if let Some(history) = window().and_then(|w| w.history().ok()) {
        let _ = history.back();
    }
}

/// Leaves the app for a page that the server makes.
pub fn load(address: &str) {
    if let Some(window) = window() {
        let _ = window.location().assign(address);
    }
}
