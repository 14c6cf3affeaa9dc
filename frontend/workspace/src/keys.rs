//! Single keys that do something on a screen. People can turn them off: a voice or a cat must not press them.

use leptos::prelude::*;

use crate::platform;

/// Whether single keys work, kept by this browser.
#[derive(Clone, Copy)]
pub struct Keys(RwSignal<bool>);

/// The choice that the frame provides.
pub fn keys() -> Keys {
    expect_context()
}

impl Keys {
    /// As this browser kept it; on at first.
    pub fn kept() -> Self {
        let on = RwSignal::new(platform::kept("keys").as_deref() != Some("off"));
        Effect::new(move |_| platform::keep("keys", if on.get() { "on" } else { "off" }));
        Self(on)
    }
    /// The switch.
    pub fn on(self) -> RwSignal<bool> {
        self.0
    }
}
