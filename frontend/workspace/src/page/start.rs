//! `/desk`: where to begin.

use leptos::prelude::*;

use crate::ui::Heading;

/// The screen.
#[component]
pub fn Start() -> impl IntoView {
    view! {
        <Heading text="Your zones"/>
        <p>"Open the workspace of your zone from the link you were given."</p>
    }
}
