//! Our own icons, from the sprite in the document. Always beside a word, never alone.

use leptos::prelude::*;

/// Draws one by its name in the sprite, such as `tick`.
pub fn icon(name: &'static str) -> impl IntoView {
    view! { <svg class="icon" aria-hidden="true"><use href=format!("#i-{name}")></use></svg> }
}
