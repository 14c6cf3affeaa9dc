//! Short states, banners, progress, and what to show where there is nothing.

use leptos::prelude::*;

use super::icon;

/// What a state means. Always with an icon and a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// Nothing in particular.
    #[default]
    Neutral,
    /// In order.
    Yes,
    /// Wants somebody.
    Wait,
    /// Out of order.
    Stop,
    /// To know.
    Info,
    /// Not known.
    Unknown,
}

impl Tone {
    fn name(self) -> &'static str {
        match self {
            Self::Neutral => "plain",
            Self::Yes => "yes",
            Self::Wait => "wait",
            Self::Stop => "stop",
            Self::Info => "info",
            Self::Unknown => "unknown",
        }
    }
}

/// A short state: an icon and words.
pub fn tag(tone: Tone, drawing: &'static str, words: impl Into<String>) -> AnyView {
    view! { <span class=format!("tag {}", tone.name())>{icon(drawing)}{words.into()}</span> }.into_any()
}

/// A lasting message on the screen.
#[component]
pub fn Banner(
    /// What it means.
    tone: Tone,
    /// Its icon's name.
    icon_name: &'static str,
    /// Its words.
    children: Children,
) -> impl IntoView {
    view! { <div class=format!("banner {}", tone.name())>{icon(icon_name)}<div class="stack tight">{children()}</div></div> }
}

/// Where there is nothing: what that means and what to do next.
#[component]
pub fn Empty(
    /// Its icon's name.
    icon_name: &'static str,
    /// What there is nothing of.
    #[prop(into)]
    title: String,
    /// What to do next.
    children: Children,
) -> impl IntoView {
    view! { <div class="empty">{icon(icon_name)}<p><b>{title}</b></p>{children()}</div> }
}

/// How many of a few are done, as a bar. The words beside it say the same.
#[component]
pub fn BarOf(
    /// How many are done.
    #[prop(into)]
    done: Signal<usize>,
    /// How many there are.
    #[prop(into)]
    all: Signal<usize>,
) -> impl IntoView {
    let pieces = move || {
        let done = done.get();
        (0..all.get()).map(|n| view! { <i class=(n < done).then_some("done")></i> }).collect_view()
    };
    view! { <div class="bar-of" aria-hidden="true">{pieces}</div> }
}

/// While something is on its way.
pub fn loading() -> impl IntoView {
    view! {
        <div class="stack" aria-busy="true">
            <p class="vh" role="status">"Loading"</p>
            <div class="bone"></div>
            <div class="bone"></div>
            <div class="bone"></div>
        </div>
    }
}
