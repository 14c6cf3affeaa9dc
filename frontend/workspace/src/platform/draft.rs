//! What somebody is writing, kept on this device until it is saved: a reload, a crash or a lost signal takes nothing away. It
//! is kept under the writer's account, so nobody else who sits down here is shown it.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use wasm_bindgen::JsCast as _;
use wasm_bindgen::closure::Closure;

use super::{document, window};

/// A draft on this device.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OnDevice {
    /// The raw form.
    pub form: Value,
    /// The version of the entry it was begun from.
    pub base: u64,
    /// The revision of the server's draft that was seen last.
    pub seen: u64,
    /// Whether the server does not have it yet.
    pub unsent: bool,
}

fn storage() -> Option<web_sys::Storage> {
    window()?.local_storage().ok().flatten()
}

fn name(user: &str, entry: &str) -> String {
    format!("doorstep.draft.{user}.{entry}")
}

/// The draft of an entry that this person left here.
pub fn draft(user: &str, entry: &str) -> Option<OnDevice> {
    serde_json::from_str(&storage()?.get_item(&name(user, entry)).ok()??).ok()
}

/// Keeps a draft. False when this browser keeps nothing.
pub fn keep_draft(user: &str, entry: &str, draft: &OnDevice) -> bool {
    let text = serde_json::to_string(draft).unwrap_or_default();
    storage().is_some_and(|s| s.set_item(&name(user, entry), &text).is_ok())
}

/// Forgets a draft.
pub fn drop_draft(user: &str, entry: &str) {
    if let Some(storage) = storage() {
        let _ = storage.remove_item(&name(user, entry));
    }
}

/// Told when the page is put away: closed, hidden, or left for another.
pub fn on_put_away(f: impl Fn() + 'static) {
    let Some(document) = document() else { return };
    let told = Closure::<dyn Fn()>::new(f);
    let listen = told.as_ref().unchecked_ref();
    let _ = document.add_event_listener_with_callback("visibilitychange", listen);
    if let Some(window) = window() {
        let _ = window.add_event_listener_with_callback("pagehide", listen);
    }
    // It has to hear of the page's end, so it lives as long.
    told.forget();
}

/// A new id for an entry: a UUID of version 7.
pub fn new_entry_id() -> String {
    // The first 48 bits are the time; the rest is that of a random one.
    let time = format!("{:012x}", js_sys::Date::now() as u64);
    let random = super::random_id();
    let rest = random.get(15..).unwrap_or("000-8000-000000000000");
    format!("{}-{}-7{rest}", &time[..8], &time[8..12])
}

/// The time on this device's clock: "10:52".
pub fn clock_time() -> String {
    let now = js_sys::Date::new_0();
    format!("{:02}:{:02}", now.get_hours(), now.get_minutes())
}

/// Bytes from base64.
pub fn from_base64(text: &str) -> Option<Vec<u8>> {
    let binary = window()?.atob(text).ok()?;
    // `atob` gives a text whose characters are the bytes.
    binary.chars().map(|c| u8::try_from(u32::from(c)).ok()).collect()
}

/// Opens whatever is folded around an element, so that it can take focus.
pub fn open_around(selector: &str) {
    let mut at = document().and_then(|d| d.query_selector(selector).ok().flatten());
    while let Some(element) = at {
        if element.tag_name().eq_ignore_ascii_case("details") {
            let _ = element.set_attribute("open", "");
        }
        at = element.parent_element();
    }
}
