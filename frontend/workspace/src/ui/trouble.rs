//! Trouble, in words.

use leptos::prelude::*;

use super::icon;
use crate::api::Trouble;

/// Says what went wrong and that nothing is lost.
#[component]
pub fn TroubleBanner(trouble: Trouble) -> impl IntoView {
    view! {
        <div class="banner stop" role="alert">
            {icon("no")}
            <div><p>{trouble.sentence()}</p></div>
        </div>
    }
}
