//! Buttons. They say with words what they do, are busy while they do it, and say why when they cannot.

use leptos::prelude::*;

use super::{icon, unique};

/// How much a button asks for attention.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Look {
    /// The one main thing of a group.
    #[default]
    Main,
    /// Something else one may do.
    Plain,
    /// Words that can be pressed.
    Quiet,
    /// Hard to take back.
    Risk,
}

impl Look {
    /// Its classes.
    pub fn class(self) -> &'static str {
        match self {
            Self::Main => "btn",
            Self::Plain => "btn plain",
            Self::Quiet => "btn quiet",
            Self::Risk => "btn risk",
        }
    }
}

/// A button. A press while it is busy or cannot be pressed does nothing, so a double press is harmless.
#[component]
pub fn Button(
    /// What a press does.
    #[prop(into)]
    on_press: Callback<()>,
    /// How much it asks for attention.
    #[prop(optional, into)]
    look: Signal<Look>,
    /// Its icon's name; empty for none.
    #[prop(optional)]
    icon_name: &'static str,
    /// Read aloud behind its words, where several such buttons stand on a page: "Stay and play".
    #[prop(optional, into)]
    about: String,
    /// Whether it is at work.
    #[prop(optional, into)]
    busy: Signal<bool>,
    /// Why it cannot be pressed now, in a sentence that is shown; none when it can.
    #[prop(optional, into)]
    not_now: Signal<Option<String>>,
    /// An id, for those who put focus here.
    #[prop(optional, into)]
    id: Option<String>,
    /// Its words.
    children: Children,
) -> impl IntoView {
    let reason = unique("why");
    let off = Memo::new(move |_| not_now.with(Option::is_some));
    let press = move |_| {
        if !busy.get_untracked() && !off.get_untracked() {
            on_press.run(());
        }
    };
    let described = {
        let reason = reason.clone();
        move || off.get().then(|| reason.clone())
    };
    let drawing = move || {
        if busy.get() {
            Some(icon("spin").into_any())
        } else {
            (!icon_name.is_empty()).then(|| icon(icon_name).into_any())
        }
    };
    view! {
        <button
            type="button"
            id=id
            class=move || look.get().class()
            aria-busy=move || busy.get().then_some("true")
            aria-disabled=move || (off.get() || busy.get()).then_some("true")
            aria-describedby=described
            on:click=press
        >
            {drawing}
            {children()}
            {(!about.is_empty()).then(|| view! { <span class="vh">" "{about}</span> })}
        </button>
        {move || not_now.get().map(|why| view! { <p id=reason.clone() class="hint">{why}</p> })}
    }
}
