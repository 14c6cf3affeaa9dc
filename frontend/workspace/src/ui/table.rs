//! A table that scrolls sideways by itself where it is wider than the screen.

use leptos::prelude::*;

/// The table with its caption and its columns; the children are rows (`tr` with a `th scope="row"` first).
#[component]
pub fn Table(
    /// What it shows.
    #[prop(into)]
    caption: String,
    /// The names of its columns.
    columns: Vec<&'static str>,
    /// Its rows.
    children: Children,
) -> impl IntoView {
    let label = caption.clone();
    let head = columns.into_iter().map(|name| view! { <th scope="col">{name}</th> }).collect_view();
    view! {
        <div class="scroll notice" tabindex="0" role="region" aria-label=label>
            <table>
                <caption class="vh">{caption}</caption>
                <thead><tr>{head}</tr></thead>
                <tbody>{children()}</tbody>
            </table>
        </div>
    }
}
