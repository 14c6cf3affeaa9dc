//! Two people changed the same words: both are shown, and somebody chooses what to keep. Nothing is lost.

use std::collections::BTreeMap;

use doorstep_shared::api::desk::save_entry::TwoSides;
use doorstep_shared::editing::{Field, Piece, compare, put_together};
use doorstep_shared::words::DateStyle;
use leptos::prelude::*;
use serde_json::{Value, json};

use super::say::{Sayer, is_words};
use crate::ui::Heading;

/// What was chosen for each field.
pub type Chosen = BTreeMap<Field, Value>;

/// The screen. `done` gets what to keep; `later` goes back to the form.
#[component]
pub fn Clash(
    /// Each field with both values.
    sides: Vec<TwoSides>,
    /// Says values in words.
    sayer: Sayer,
    /// What to keep.
    done: Callback<Chosen>,
    /// Back to the form, with nothing decided.
    later: Callback<()>,
) -> impl IntoView {
    let chosen = RwSignal::new(sides.iter().map(|s| (s.field, first_choice(s))).collect::<Chosen>());
    let names: Vec<String> = sides.iter().map(|s| s.field.label()).collect();
    let lead =
        format!("You and somebody else both changed: {}. Nothing is lost. Choose what to keep.", names.join(", "));
    let all = sides.into_iter().map(|side| one(side, sayer.clone(), chosen)).collect_view();
    view! {
        <Heading text="Two people changed the same words"/>
        <p class="lead">{lead}</p>
        {all}
        <div class="row">
            <button type="button" class="btn" on:click=move |_| done.run(chosen.get_untracked())>"Save these words"</button>
            <button type="button" class="btn plain" on:click=move |_| later.run(())>"Decide later"</button>
            <span class="hint">"“Decide later” keeps your words as a draft."</span>
        </div>
    }
}

/// Both, where words can be put together; else mine.
fn first_choice(side: &TwoSides) -> Value {
    if is_words(side.field) { both(side) } else { side.mine.clone() }
}

fn text_of(field: Field, value: &Value) -> String {
    let text = if matches!(field, Field::Translated(..)) { value.get("text") } else { Some(value) };
    text.and_then(Value::as_str).unwrap_or_default().to_owned()
}

fn with_text(side: &TwoSides, text: &str) -> Value {
    match side.field {
        Field::Translated(..) if text.trim().is_empty() => Value::Null,
        Field::Translated(..) => {
            let of = side.mine.get("of").or_else(|| side.theirs.get("of")).cloned().unwrap_or_default();
            json!({ "text": text, "by": "human", "of": of })
        }
        _ => text.into(),
    }
}

fn both(side: &TwoSides) -> Value {
    let text = |value: &Value| text_of(side.field, value);
    with_text(side, &put_together(&text(&side.base), &text(&side.mine), &text(&side.theirs)))
}

fn one(side: TwoSides, sayer: Sayer, chosen: RwSignal<Chosen>) -> impl IntoView {
    let field = side.field;
    let id = format!("clash-{}", field.to_string().replace('/', "-"));
    let say = |value: &Value| sayer.say(field, value);
    let (base, mine, theirs) = (say(&side.base), say(&side.mine), say(&side.theirs));
    let who = side.by.as_ref().map(|touch| {
        let by = touch.by.as_ref().map_or_else(|| "Somebody".to_owned(), |a| a.name.clone());
        let on = touch.on.map(|d| format!("Saved on {}.", sayer_date(&sayer, d))).unwrap_or_default();
        (by, on)
    });
    let (their_name, saved) = who.unwrap_or_else(|| ("Somebody else".to_owned(), String::new()));
    let words = is_words(field);
    let how = RwSignal::new(if words { "both" } else { "mine" });
    let edited = RwSignal::new(text_of(field, &first_choice(&side)));
    let side = StoredValue::new(side);
    let choose = move |key: &'static str| {
        how.set(key);
        let value = side.with_value(|s| match key {
            "both" => both(s),
            "mine" => s.mine.clone(),
            _ => s.theirs.clone(),
        });
        edited.set(text_of(field, &value));
        chosen.update(|c| drop(c.insert(field, value)));
    };
    let write = move |event| {
        let text = event_target_value(&event);
        chosen.update(|c| drop(c.insert(field, side.with_value(|s| with_text(s, &text)))));
        edited.set(text);
    };
    let radio = |key: &'static str, words: String, hint: &'static str| {
        view! {
            <label>
                <input type="radio" name=id.clone() prop:checked=move || how.get() == key on:change=move |_| choose(key)/>
                {words}
                <span class="hint">{hint}</span>
            </label>
        }
    };
    view! {
        <section class="stack" aria-labelledby=format!("{id}-h")>
            <h2 id=format!("{id}-h")>{field.label()}</h2>
            <h3>"Before"</h3>
            <blockquote class="said">{base.clone()}</blockquote>
            <div class="versions">
                <div class="notice stack tight"><h3>"Your words"</h3><p class="hint">"Not saved yet."</p><blockquote class="said">{marked(&base, &mine)}</blockquote></div>
                <div class="notice stack tight"><h3>{their_name.clone()}": their words"</h3><p class="hint">{saved}</p><blockquote class="said">{marked(&base, &theirs)}</blockquote></div>
            </div>
            <fieldset class="field">
                <legend>"What shall we keep?"</legend>
                <div class="pick">
                    {words.then(|| radio("both", "Keep both".into(), "We put them together below. You can change the words."))}
                    {radio("mine", "Keep mine".into(), "The other words go to History.")}
                    {radio("theirs", format!("Keep the words of {their_name}"), "Your words are left out.")}
                </div>
            </fieldset>
            {words.then(|| view! {
                <div class="field">
                    <label for=format!("{id}-text")>"The words we will save"</label>
                    <textarea id=format!("{id}-text") rows="4" prop:value=move || edited.get() on:input=write></textarea>
                </div>
            })}
        </section>
    }
}

fn sayer_date(sayer: &Sayer, date: doorstep_shared::date::Date) -> String {
    sayer.words().date(date, DateStyle::DayMonthYear)
}

/// The second text, with the words marked that the first does not have.
pub fn marked(before: &str, after: &str) -> impl IntoView + use<> {
    let piece = |piece: &Piece<'_>| match piece {
        Piece::Same(text) => view! { <span>{(*text).to_owned()}</span> }.into_any(),
        Piece::New(text) => view! { <mark>{(*text).to_owned()}</mark> }.into_any(),
        Piece::Gone(_) => ().into_any(),
    };
    compare(before, after).iter().map(piece).collect_view()
}
