//! What has been typed and not been sent: asked before somebody signs out.

use std::collections::BTreeMap;

use leptos::prelude::*;

/// The list of it. A screen notes its own and takes it off when it is sent.
#[derive(Clone, Copy)]
pub struct Unsent(RwSignal<BTreeMap<String, String>>);

/// The list that the app provides.
pub fn unsent() -> Unsent {
    expect_context()
}

#[allow(dead_code, reason = "the screens that hold typed text note it here")]
impl Unsent {
    /// An empty list.
    pub fn new() -> Self {
        Self(RwSignal::new(BTreeMap::new()))
    }
    /// Notes that something is not sent yet, in words for a list: "A change of Stay and play".
    pub fn note(self, key: &str, what: impl Into<String>) {
        let what = what.into();
        self.0.update(|list| {
            list.insert(key.to_owned(), what);
        });
    }
    /// It is sent, or given up.
    pub fn sent(self, key: &str) {
        self.0.update(|list| {
            list.remove(key);
        });
    }
    /// All whose keys begin so are sent, or given up.
    pub fn sent_all(self, begins: &str) {
        self.0.update(|list| list.retain(|key, _| !key.starts_with(begins)));
    }
    /// Whether something whose key begins so is not sent. Reactive.
    pub fn has(self, begins: &str) -> bool {
        self.0.with(|list| list.keys().any(|key| key.starts_with(begins)))
    }
    /// All of it, in words.
    pub fn list(self) -> Vec<String> {
        self.0.with(|list| list.values().cloned().collect())
    }
}
