//! An address that no screen has.

use leptos::prelude::*;

use crate::ui::Heading;

/// The screen.
#[component]
pub fn Missing() -> impl IntoView {
    view! {
        <Heading text="There is nothing here"/>
        <p>"The address may be mistyped, or you may not see this. "<a href="/desk">"Go to the start of the workspace"</a></p>
    }
}
