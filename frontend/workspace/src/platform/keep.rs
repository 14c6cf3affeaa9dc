//! Small choices that this browser keeps for whoever sits at it. Nothing about families, nothing typed.

use super::window;

fn storage() -> Option<web_sys::Storage> {
    window()?.local_storage().ok().flatten()
}

/// What was kept under a name.
pub fn kept(name: &str) -> Option<String> {
    storage()?.get_item(&format!("doorstep.desk.{name}")).ok().flatten()
}

/// Keeps something under a name. A browser that keeps nothing forgets it at the end.
pub fn keep(name: &str, value: &str) {
    if let Some(storage) = storage() {
        let _ = storage.set_item(&format!("doorstep.desk.{name}"), value);
    }
}
