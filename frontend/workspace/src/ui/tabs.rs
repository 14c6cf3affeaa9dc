//! Parts of a screen that have an address each: links, with the one that is shown marked.

use leptos::prelude::*;

/// One part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tab {
    /// Its address.
    pub href: String,
    /// Its name.
    pub words: String,
    /// How many there are in it, where that is known.
    pub count: Option<usize>,
    /// Whether it is shown.
    pub here: bool,
}

/// The row of links.
#[component]
pub fn Tabs(
    /// What they are parts of, for those who hear it.
    #[prop(into)]
    label: String,
    /// The parts.
    #[prop(into)]
    tabs: Signal<Vec<Tab>>,
) -> impl IntoView {
    let one = |Tab { href, words, count, here }: Tab| {
        view! {
            <a href=href aria-current=here.then_some("true")>
                {words}
                {count.map(|n| view! { <span class="count">{n}</span> })}
            </a>
        }
    };
    view! { <nav class="tabs" aria-label=label>{move || tabs.get().into_iter().map(one).collect_view()}</nav> }
}
