//! Fields of a form: label, hint, error and box, joined so that they are read together.

use doorstep_shared::inbox::Field;
use leptos::prelude::*;

use crate::ui::{Icon, Part, icon, part};

/// What a field says of itself.
pub(super) struct Question {
    pub field: Field,
    pub label: String,
    pub hint: String,
    pub error: Option<String>,
}

impl Question {
    /// The ids of hint and error, for whoever describes the field.
    fn described_by(&self) -> Option<String> {
        let key = self.field.key();
        let hint = (!self.hint.is_empty()).then(|| format!("{key}-hint"));
        let error = self.error.is_some().then(|| format!("{key}-error"));
        let ids: Vec<String> = hint.into_iter().chain(error).collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    }

    fn notes(&self) -> (Option<Part>, Option<Part>) {
        let key = self.field.key();
        let hint = (!self.hint.is_empty())
            .then(|| part(view! { <p class="hint" id=format!("{key}-hint")>{self.hint.clone()}</p> }));
        let error = self.error.clone().map(|error| {
            part(view! { <p class="error" id=format!("{key}-error")>{icon(Icon::Info)}<span>{error}</span></p> })
        });
        (hint, error)
    }

    fn class(&self) -> &'static str {
        if self.error.is_some() { "field bad" } else { "field" }
    }
}

/// One line.
pub(super) fn line(question: Question, value: String, autocomplete: &'static str) -> Part {
    let key = question.field.key();
    let (hint, error) = question.notes();
    part(view! {
        <div class=question.class()>
            <label for=key>{question.label.clone()}</label>
            {hint}
            {error}
            <input id=key name=key value=value autocomplete=autocomplete aria-describedby=question.described_by()
                aria-invalid=question.error.is_some().then_some("true") dir="auto" />
        </div>
    })
}

/// Several lines.
pub(super) fn lines(question: Question, value: String) -> Part {
    let key = question.field.key();
    let (hint, error) = question.notes();
    part(view! {
        <div class=question.class()>
            <label for=key>{question.label.clone()}</label>
            {hint}
            {error}
            <textarea id=key name=key rows="5" aria-describedby=question.described_by()
                aria-invalid=question.error.is_some().then_some("true") dir="auto">{value}</textarea>
        </div>
    })
}

/// Boxes to tick: value, words, whether it is ticked.
pub(super) fn boxes(question: Question, choices: Vec<(&'static str, String, bool)>) -> Part {
    let key = question.field.key();
    let (hint, error) = question.notes();
    let boxes: Vec<_> = choices
        .into_iter()
        .enumerate()
        .map(|(at, (value, word, chosen))| {
            // The first one has the field's id, so that the error summary can lead to it.
            let id = if at == 0 { String::from(key) } else { format!("{key}-{value}") };
            part(view! {
                <label>
                    <input type="checkbox" id=id name=key value=value checked=chosen />
                    <span>{word}</span>
                </label>
            })
        })
        .collect();
    part(view! {
        <fieldset class=if question.error.is_some() { "bad" } else { "" } aria-describedby=question.described_by()>
            <legend class="above">{question.label.clone()}</legend>
            {hint}
            {error}
            <div class="pick">{boxes}</div>
        </fieldset>
    })
}

/// The summary of errors: each leads to its field. It takes the focus, as the page was asked for anew.
pub(super) fn summary(title: &str, errors: Vec<(Field, String)>) -> Option<Part> {
    if errors.is_empty() {
        return None;
    }
    let items: Vec<_> = errors
        .into_iter()
        .map(|(field, error)| part(view! { <li><a href=format!("#{}", field.key())>{error}</a></li> }))
        .collect();
    Some(part(view! {
        <div class="errors stack tight" role="alert" tabindex="-1" autofocus="" aria-labelledby="h-errors">
            <h2 id="h-errors" class="lead">{String::from(title)}</h2>
            <ul>{items}</ul>
        </div>
    }))
}
