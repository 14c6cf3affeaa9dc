//! The app families use. It takes over the page the server made and answers links and forms in place; where it cannot,
//! the browser goes on as it would without it.

#[cfg(target_arch = "wasm32")]
mod app;
#[cfg(target_arch = "wasm32")]
mod data;
#[cfg(target_arch = "wasm32")]
mod platform;
#[cfg(target_arch = "wasm32")]
mod router;
#[cfg(target_arch = "wasm32")]
mod take_over;

#[cfg(target_arch = "wasm32")]
fn main() {
    wasm_bindgen_futures::spawn_local(async {
        // Whatever cannot be had, the page stays as the server made it.
        if take_over::start().await.is_none() {
            router::stand_aside();
        }
    });
}

/// The app only runs in a browser; natively there is nothing to do.
#[cfg(not(target_arch = "wasm32"))]
fn main() {}
