//! Radios and tick boxes. The whole row is the target.

use leptos::prelude::*;

use super::field::{FieldError, described_by};
use super::unique;

/// One of several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What is chosen.
    pub key: String,
    /// Its words.
    pub words: String,
    /// More about it; empty for none.
    pub hint: String,
}

impl Choice {
    /// A choice without more about it.
    pub fn new(key: impl Into<String>, words: impl Into<String>) -> Self {
        Self { key: key.into(), words: words.into(), hint: String::new() }
    }

    /// The same with more about it.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = hint.into();
        self
    }
}

/// One of several, as radios.
#[component]
pub fn PickOne(
    /// The question.
    #[prop(into)]
    label: String,
    /// The key of what is chosen; empty for nothing yet.
    value: RwSignal<String>,
    /// What there is to choose.
    choices: Vec<Choice>,
    /// What is wrong; none when it is in order.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// The id of the first, for the error summary's links.
    #[prop(optional, into)]
    id: Option<String>,
    /// Whether they stand beside each other where there is room.
    #[prop(optional)]
    side: bool,
) -> impl IntoView {
    let group = id.unwrap_or_else(|| unique("pick"));
    let error_id = format!("{group}-error");
    let bad = Memo::new(move |_| error.with(Option::is_some));
    let described = described_by("", false, &error_id, bad);
    let name = format!("{group}-name");
    let first = group.clone();
    let rows = choices
        .into_iter()
        .enumerate()
        .map(|(n, Choice { key, words, hint })| {
            let (own, chosen) = (key.clone(), key.clone());
            let id = if n == 0 { first.clone() } else { format!("{first}-{n}") };
            view! {
                <label>
                    <input type="radio" id=id name=name.clone() value=key
                        prop:checked=move || value.with(|v| *v == own)
                        on:change=move |_| value.set(chosen.clone())/>
                    <span>{words}</span>
                    {(!hint.is_empty()).then(|| view! { <span class="hint">{hint}</span> })}
                </label>
            }
        })
        .collect_view();
    view! {
        <fieldset class=if side { "pick side" } else { "pick" } aria-describedby=described>
            <legend class="above">{label}</legend>
            <FieldError id=error_id error=error/>
            {rows}
        </fieldset>
    }
}

/// A single tick box.
#[component]
pub fn Tick(
    /// Whether it is ticked.
    value: RwSignal<bool>,
    /// Its words.
    #[prop(into)]
    label: String,
    /// More about it; empty for none.
    #[prop(optional, into)]
    hint: String,
) -> impl IntoView {
    view! {
        <div class="pick">
            <label>
                <input type="checkbox" prop:checked=move || value.get() on:change=move |event| value.set(event_target_checked(&event))/>
                <span>{label}</span>
                {(!hint.is_empty()).then(|| view! { <span class="hint">{hint}</span> })}
            </label>
        </div>
    }
}
