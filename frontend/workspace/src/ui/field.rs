//! Fields: one question each, with its label, its hint and what is wrong with it.

use leptos::prelude::*;

use super::{icon, unique};

/// What a field's box takes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Takes {
    /// A line of words.
    #[default]
    Words,
    /// Several lines.
    Lines,
    /// A phone number.
    Phone,
    /// An e-mail address.
    Email,
    /// A whole number.
    Number,
    /// Words to search for.
    Search,
}

impl Takes {
    fn kind(self) -> &'static str {
        match self {
            Self::Words | Self::Lines | Self::Number => "text",
            Self::Phone => "tel",
            Self::Email => "email",
            Self::Search => "search",
        }
    }
}

/// A box to write in. What is written stays whatever happens, also while it is wrong.
#[component]
pub fn Field(
    /// The question.
    #[prop(into)]
    label: String,
    /// What is written.
    value: RwSignal<String>,
    /// What the box takes.
    #[prop(optional)]
    takes: Takes,
    /// More about the question; empty for none.
    #[prop(optional, into)]
    hint: String,
    /// What is wrong with it; none when it is in order.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// The box's id, for the error summary's links.
    #[prop(optional, into)]
    id: Option<String>,
    /// What browsers may fill in by themselves: nothing, unless said.
    #[prop(default = "off")]
    autocomplete: &'static str,
) -> impl IntoView {
    let id = id.unwrap_or_else(|| unique("field"));
    let (hint_id, error_id) = (format!("{id}-hint"), format!("{id}-error"));
    let has_hint = !hint.is_empty();
    let bad = Memo::new(move |_| error.with(Option::is_some));
    let described = described_by(&hint_id, has_hint, &error_id, bad);
    let invalid = move || bad.get().then_some("true");
    let write = move |event| value.set(event_target_value(&event));
    let box_id = id.clone();
    let input = if takes == Takes::Lines {
        view! {
            <textarea id=box_id autocomplete=autocomplete prop:value=move || value.get() aria-invalid=invalid aria-describedby=described on:input=write></textarea>
        }
        .into_any()
    } else {
        let mode = (takes == Takes::Number).then_some("numeric");
        view! {
            <input id=box_id type=takes.kind() inputmode=mode autocomplete=autocomplete prop:value=move || value.get() aria-invalid=invalid aria-describedby=described on:input=write/>
        }
        .into_any()
    };
    view! {
        <div class=move || if bad.get() { "field bad" } else { "field" }>
            <label for=id>{label}</label>
            {has_hint.then(|| view! { <p class="hint" id=hint_id>{hint}</p> })}
            <FieldError id=error_id error=error/>
            {input}
        </div>
    }
}

/// A choice from a list that opens.
#[component]
pub fn Select(
    /// The question.
    #[prop(into)]
    label: String,
    /// The value chosen.
    value: RwSignal<String>,
    /// The values and their words.
    options: Vec<(String, String)>,
    /// More about the question; empty for none.
    #[prop(optional, into)]
    hint: String,
    /// The box's id.
    #[prop(optional, into)]
    id: Option<String>,
) -> impl IntoView {
    let id = id.unwrap_or_else(|| unique("select"));
    let hint_id = format!("{id}-hint");
    let described = (!hint.is_empty()).then(|| hint_id.clone());
    let options = options
        .into_iter()
        .map(|(key, words)| {
            let own = key.clone();
            view! { <option value=key selected=move || value.with(|v| *v == own)>{words}</option> }
        })
        .collect_view();
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            {(!hint.is_empty()).then(|| view! { <p class="hint" id=hint_id>{hint}</p> })}
            <select id=id aria-describedby=described on:change=move |event| value.set(event_target_value(&event))>{options}</select>
        </div>
    }
}

/// What is wrong with a field, beside it.
#[component]
pub fn FieldError(
    /// Its id, for `aria-describedby`.
    id: String,
    /// What is wrong; none when it is in order.
    error: Signal<Option<String>>,
) -> impl IntoView {
    move || error.get().map(|what| view! { <p class="error" id=id.clone()>{icon("alert")}{what}</p> })
}

/// The ids that describe a box: its hint, and what is wrong with it.
pub fn described_by(
    hint: &str,
    has_hint: bool,
    error: &str,
    bad: Memo<bool>,
) -> impl Fn() -> Option<String> + Clone + Send + Sync + use<> {
    let (hint, error) = (hint.to_owned(), error.to_owned());
    move || {
        let ids: Vec<&str> =
            [(has_hint, &hint), (bad.get(), &error)].iter().filter(|(is, _)| *is).map(|(_, id)| id.as_str()).collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    }
}
