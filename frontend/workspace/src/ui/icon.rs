//! Our own icons, from the sprites in the document. Always beside a word, never alone.

use leptos::prelude::*;

/// Draws one by its name in the sprite, such as `tick`.
pub fn icon(name: &'static str) -> impl IntoView {
    view! { <svg class="icon" aria-hidden="true"><use href=format!("#i-{name}")></use></svg> }
}

/// Draws one that points along the text, and so turns with it.
pub fn turning_icon(name: &'static str) -> impl IntoView {
    view! { <svg class="icon flip" aria-hidden="true"><use href=format!("#i-{name}")></use></svg> }
}
