//! Trouble, in words.

use leptos::prelude::*;

use super::icon;
use crate::api::Trouble;

/// Says what went wrong and that nothing is lost.
#[component]
pub fn TroubleBanner(
    /// What went wrong.
    trouble: Trouble,
) -> impl IntoView {
    let drawing = if trouble == Trouble::Offline { "offline" } else { "alert" };
    view! {
        <div class="banner stop" role="alert">
            {icon(drawing)}
            <div><p>{trouble.sentence()}</p></div>
        </div>
    }
}
