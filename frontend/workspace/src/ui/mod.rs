//! Pieces that screens are put together from. They know no endpoint.

mod frame;
mod icon;
mod trouble;

pub use frame::Frame;
pub use icon::icon;
pub use trouble::TroubleBanner;

use leptos::prelude::*;

/// While something is on its way.
pub fn loading() -> impl IntoView {
    view! {
        <div class="wrap stack" aria-busy="true">
            <p class="vh" role="status">"Loading"</p>
            <div class="bone"></div>
            <div class="bone"></div>
            <div class="bone"></div>
        </div>
    }
}

/// A screen's heading, named in the window's title too. It takes focus when one arrives.
#[component]
pub fn Heading(#[prop(into)] text: String) -> impl IntoView {
    crate::platform::set_title(&text);
    let place = NodeRef::<leptos::html::H1>::new();
    Effect::new(move |_| {
        if let Some(heading) = place.get() {
            let _ = heading.focus();
        }
    });
    view! { <h1 class="h-step" tabindex="-1" node_ref=place>{text}</h1> }
}
