//! The boxes of the form. Each is one question, bound to its part of the form, with what is wrong with it.

use std::collections::BTreeSet;

use doorstep_shared::editing::{Hint, hints, reading};
use leptos::prelude::*;

use super::writing::{Lens, Writing, id_of};
use crate::ui::icon;

/// A choice: its key, its words, and more about it.
pub type Choice = (String, String, &'static str);

/// What is wrong, beside its box.
pub fn wrong_with(id: String, wrong: Signal<Option<String>>) -> impl IntoView {
    move || {
        wrong.get().map(|what| view! { <p class="error" id=format!("{id}-error")>{icon("no")}<span>{what}</span></p> })
    }
}

fn described(id: &str, hint: bool, wrong: Signal<Option<String>>) -> impl Fn() -> Option<String> + Send + use<> {
    let id = id.to_owned();
    move || {
        let hint = hint.then(|| format!("{id}-hint"));
        let error = wrong.with(Option::is_some).then(|| format!("{id}-error"));
        let ids: Vec<String> = hint.into_iter().chain(error).collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    }
}

/// How a box is shown.
#[derive(Clone, Copy, Default)]
pub struct Look {
    /// More about the question.
    pub hint: &'static str,
    /// A box of several lines.
    pub lines: bool,
    /// The kind of keyboard a phone shows: `tel`, `email`, `url`, `numeric`.
    pub keyboard: &'static str,
    /// A box for a few letters.
    pub short: bool,
    /// The language of what is written, and its direction.
    pub lang: Option<(&'static str, &'static str)>,
    /// Whether help with the writing is shown.
    pub help: bool,
}

/// A box to write in.
pub fn text(w: Writing, path: impl Into<String>, label: &str, look: Look, lens: Lens<String>) -> AnyView {
    let path = path.into();
    let id = id_of(&path);
    let wrong = w.wrong(path.clone());
    let bad = move || wrong.with(Option::is_some);
    let value = {
        let lens = lens.clone();
        move || lens.get(w)
    };
    let helped = look.help.then(|| {
        let lens = lens.clone();
        let path = path.clone();
        writing_help(move || (path.clone(), lens.get(w)))
    });
    let write = move |event| {
        let typed = event_target_value(&event);
        lens.update(w, |value| *value = typed);
    };
    let describes = described(&id, !look.hint.is_empty(), wrong);
    let (lang, dir) = look.lang.unzip();
    let invalid = move || bad().then_some("true");
    let input = if look.lines {
        view! {
            <textarea id=id.clone() rows="6" lang=lang dir=dir autocomplete="off" prop:value=value aria-invalid=invalid aria-describedby=describes on:input=write></textarea>
        }
        .into_any()
    } else {
        let mode = (!look.keyboard.is_empty()).then_some(look.keyboard);
        view! {
            <input id=id.clone() type="text" inputmode=mode lang=lang dir=dir autocomplete="off" class:short=look.short prop:value=value aria-invalid=invalid aria-describedby=describes on:input=write/>
        }
        .into_any()
    };
    view! {
        <div class="field" class:bad=bad>
            <label for=id.clone()>{label.to_owned()}</label>
            {(!look.hint.is_empty()).then(|| view! { <p class="hint" id=format!("{id}-hint")>{look.hint}</p> })}
            {wrong_with(id.clone(), wrong)}
            {input}
            {helped}
        </div>
    }
    .into_any()
}

/// How old a reader has to be, and what could be said more simply. It follows the typing and keeps nobody from saving.
fn writing_help(typed: impl Fn() -> (String, String) + Send + Sync + 'static) -> impl IntoView {
    let typed = Memo::new(move |_| typed());
    let age = move || {
        typed.with(|(_, text)| reading(text).age).map(|age| view! { <p class="hint">"Reading age: about "{age}</p> })
    };
    let list = Memo::new(move |_| typed.with(|(path, text)| hints(path, text)));
    let hint = |hint: Hint| view! { <li>{hint.message()}</li> };
    view! {
        <div class="stack snug writing-help">
            {age}
            <Show when=move || !list.with(Vec::is_empty)>
                <ul class="hint">{move || list.get().into_iter().map(hint).collect_view()}</ul>
            </Show>
        </div>
    }
}

/// A list to choose one from. The first choice is the empty one, where that means something.
pub fn select(
    w: Writing,
    path: impl Into<String>,
    label: &str,
    hint: &'static str,
    lens: Lens<String>,
    choices: Vec<(String, String)>,
) -> AnyView {
    let path = path.into();
    let id = id_of(&path);
    let wrong = w.wrong(path);
    let bad = move || wrong.with(Option::is_some);
    let describes = described(&id, !hint.is_empty(), wrong);
    let options = choices
        .into_iter()
        .map(|(key, words)| {
            let (lens, own) = (lens.clone(), key.clone());
            view! { <option value=key selected=move || lens.get(w) == own>{words}</option> }
        })
        .collect_view();
    let lens = lens.clone();
    let choose = move |event| {
        let chosen = event_target_value(&event);
        lens.update(w, |value| *value = chosen);
    };
    view! {
        <div class="field" class:bad=bad>
            <label for=id.clone()>{label.to_owned()}</label>
            {(!hint.is_empty()).then(|| view! { <p class="hint" id=format!("{id}-hint")>{hint}</p> })}
            {wrong_with(id.clone(), wrong)}
            <select id=id aria-invalid=move || bad().then_some("true") aria-describedby=describes on:change=choose>{options}</select>
        </div>
    }
    .into_any()
}

/// One of a few, all in sight.
pub fn radios(
    w: Writing,
    path: impl Into<String>,
    legend: &str,
    hint: &'static str,
    lens: Lens<String>,
    choices: Vec<Choice>,
) -> AnyView {
    let path = path.into();
    let id = id_of(&path);
    let wrong = w.wrong(path);
    let describes = described(&id, !hint.is_empty(), wrong);
    let name = id.clone();
    let all = choices
        .into_iter()
        .map(|(key, words, about)| {
            let (shown, chosen) = (lens.clone(), lens.clone());
            let (own, set) = (key.clone(), key);
            view! {
                <label>
                    <input type="radio" name=name.clone() prop:checked=move || is(&shown.get(w), &own) on:change=move |_| chosen.update(w, |v| set.clone_into(v))/>
                    {words}
                    {(!about.is_empty()).then(|| view! { <span class="hint">{about}</span> })}
                </label>
            }
        })
        .collect_view();
    group(id, legend, hint, wrong, describes, all.into_any())
}

/// Whether a choice is the one made. "Not known" is the empty one, and may be said in so many words too.
fn is(value: &str, own: &str) -> bool {
    value == own || (own.is_empty() && value == "unknown")
}

/// Any of a list. With `unknown`, a last box says that nobody knows; it is ticked while nothing else is.
pub fn checks(
    w: Writing,
    path: impl Into<String>,
    legend: &str,
    hint: &'static str,
    lens: Lens<BTreeSet<String>>,
    choices: Vec<(String, String)>,
    unknown: Option<&'static str>,
) -> AnyView {
    let path = path.into();
    let id = id_of(&path);
    let wrong = w.wrong(path);
    let describes = described(&id, !hint.is_empty(), wrong);
    let all = choices
        .into_iter()
        .map(|(key, words)| {
            let (shown, chosen) = (lens.clone(), lens.clone());
            let own = key.clone();
            view! {
                <label>
                    <input type="checkbox" prop:checked=move || shown.get(w).contains(&own) on:change=move |event| chosen.choose(w, &key, event_target_checked(&event))/>
                    {words}
                </label>
            }
        })
        .collect_view();
    let none = unknown.map(|words| {
        let (shown, cleared) = (lens.clone(), lens.clone());
        view! {
            <label class="unknown-choice">
                <input type="checkbox" prop:checked=move || shown.get(w).is_empty() on:change=move |_| cleared.update(w, BTreeSet::clear)/>
                {words}
            </label>
        }
    });
    group(id, legend, hint, wrong, describes, view! { {all}{none} }.into_any())
}

fn group(
    id: String,
    legend: &str,
    hint: &'static str,
    wrong: Signal<Option<String>>,
    describes: impl Fn() -> Option<String> + Send + 'static,
    choices: AnyView,
) -> AnyView {
    let bad = move || wrong.with(Option::is_some);
    view! {
        <fieldset class="field wide-field" class:bad=bad id=id.clone() tabindex="-1" aria-describedby=describes>
            <legend>{legend.to_owned()}</legend>
            {(!hint.is_empty()).then(|| view! { <p class="hint" id=format!("{id}-hint")>{hint}</p> })}
            {wrong_with(id.clone(), wrong)}
            <div class="pick side">{choices}</div>
        </fieldset>
    }
    .into_any()
}

/// Yes or no.
pub fn tick(w: Writing, words: &str, lens: Lens<bool>) -> AnyView {
    let shown = lens.clone();
    view! {
        <div class="pick"><label>
            <input type="checkbox" prop:checked=move || shown.get(w) on:change=move |event| lens.update(w, |v| *v = event_target_checked(&event))/>
            {words.to_owned()}
        </label></div>
    }
    .into_any()
}

/// A button that adds or takes away.
pub fn press(words: String, about: String, look: &'static str, does: impl Fn() + Send + 'static) -> AnyView {
    let about = (!about.is_empty()).then(|| view! { <span class="vh">" "{about}</span> });
    view! { <button type="button" class=look on:click=move |_| does()>{words}{about}</button> }.into_any()
}
