//! Words in other languages, beside the English, each marked with who made it and whether the English has changed since.

use doorstep_shared::directory::{TextField, TranslationSource};
use doorstep_shared::lang::Lang;
use doorstep_shared::set::Member as _;
use leptos::prelude::*;

use super::control::{Look, text};
use super::sections::section;
use super::writing::{Lens, Writing, part};
use crate::ui::icon;

/// The section.
pub fn words_in_other_languages(w: Writing) -> AnyView {
    let others = Lang::ALL.iter().copied().filter(|lang| *lang != Lang::En);
    let inside = view! {
        <p class="hint">"Families see a translation when its name and its summary are there. Texts of a machine say so."</p>
        {others.map(|lang| of_language(w, lang)).collect_view()}
    };
    section("s-words", "Words in other languages", inside.into_any())
}

fn of_language(w: Writing, lang: Lang) -> AnyView {
    let old = Memo::new(move |_| {
        w.read.with(|read| {
            let old = doorstep_shared::editing::out_of_date(&read.service);
            old.iter().filter(|(of, _)| *of == lang).count()
        })
    });
    let note = move || {
        let n = old.get();
        (n > 0).then(|| view! { " "<span class="tag wait">{icon("ask")}{n}" out of date"</span> })
    };
    view! {
        <details class="more" prop:open=move || old.get() > 0>
            <summary><span lang=lang.key()>{lang.own_name()}</span>{note}</summary>
            <div class="stack">{TextField::ALL.iter().map(|field| of_text(w, lang, *field)).collect_view()}</div>
        </details>
    }
    .into_any()
}

fn of_text(w: Writing, lang: Lang, field: TextField) -> AnyView {
    let key = lang.key();
    let lens: Lens<String> =
        part(move |f| f.translations.get_mut(key).map(|t| t.text_mut(field))).with_room(move |f| {
            f.translations.entry(key.to_owned()).or_default();
        });
    let through = part(move |f| f.translations.get_mut(key).map(|t| &mut t.read_through)).with_room(move |f| {
        f.translations.entry(key.to_owned()).or_default();
    });
    let label = match field {
        TextField::Name => "Name",
        TextField::Summary => "Summary",
        TextField::Description => "Description",
    };
    let english = move || w.read.with(|read| field.of(&read.service).to_owned());
    let state = Memo::new(move |_| {
        w.read.with(|read| {
            let t = read.service.translation(lang).filter(|t| !t.text(field).is_empty())?;
            Some((t.made(field), t.is_out_of_date(field, field.of(&read.service))))
        })
    });
    let marks = move || {
        state.get().map(|(made, old)| {
            let by = match made {
                TranslationSource::Human => view! { <span class="tag">{icon("who")}"By a person"</span> }.into_any(),
                TranslationSource::Machine => {
                    view! { <span class="tag info">{icon("info")}"By a machine"</span> }.into_any()
                }
            };
            let old = old
                .then(|| view! { <span class="tag wait">{icon("ask")}"Out of date: the English has changed"</span> });
            view! { <p class="row near">{by}{old}</p> }
        })
    };
    let shown = through.clone();
    let own = field.key();
    let ticked = Memo::new(move |_| shown.get(w).contains(own));
    let asks = move || state.get().is_some_and(|(made, old)| old || made == TranslationSource::Machine) || ticked.get();
    let mark = move || {
        let through = through.clone();
        asks().then(|| {
            view! {
                <div class="pick"><label>
                    <input type="checkbox" prop:checked=move || ticked.get() on:change=move |event| through.choose(w, own, event_target_checked(&event))/>
                    "I have read this: it says what the English says"
                    <span class="vh">" ("{lang.own_name()}", "{label}")"</span>
                </label></div>
            }
        })
    };
    let look = Look { lines: field != TextField::Name, lang: Some((lang.key(), lang.dir())), ..Look::default() };
    view! {
        <div class="versions beside">
            <div class="stack snug"><p class="hint">{label}", English"</p><blockquote>{english}</blockquote></div>
            <div class="stack tight">
                {text(w, format!("/translations/{key}/{own}"), &format!("{label}, {}", lang.own_name()), look, lens)}
                {marks}
                {mark}
            </div>
        </div>
    }
    .into_any()
}
