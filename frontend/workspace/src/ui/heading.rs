//! A screen's heading.

use leptos::prelude::*;

use crate::platform;

/// A screen's heading, named in the window's title too. It takes focus when one arrives, but for the first screen of a document.
#[component]
pub fn Heading(
    /// Its words.
    #[prop(into)]
    text: Signal<String>,
) -> impl IntoView {
    let place = NodeRef::<leptos::html::H1>::new();
    Effect::new(move |_| platform::set_title(&text.get()));
    Effect::new(move |_| {
        let Some(heading) = place.get() else { return };
        if !platform::first_focus() {
            let _ = heading.focus();
        }
    });
    view! { <h1 class="h-step" tabindex="-1" node_ref=place>{move || text.get()}</h1> }
}
