//! The family: the child, the adults, the home with its languages.

use doorstep_shared::fact::Fact;
use doorstep_shared::plans::access::Area;
use doorstep_shared::plans::entry::{Body, EntryName, Kind};
use doorstep_shared::plans::people::{Adult, Home, Responsibility};
use doorstep_shared::plans::school::long_date;
use leptos::prelude::*;
use serde_json::Value;

use super::about::of;
use super::boxes::WORDS;
use super::reading::{Reading, opener, reading};
use super::words;
use crate::ui::{Field, icon};

/// The family's part of the page.
#[component]
pub fn Family() -> impl IntoView {
    let reading = reading();
    let names = reading.names(|e| matches!(e.entry.name.kind, Kind::Child | Kind::Adult | Kind::Home));
    view! {
        <section class="stack" aria-labelledby="family-list">
            <h2 id="family-list">"The family"</h2>
            <div class="tiles">
                <For each=move || names.get() key=|name| *name let:name>{one(reading, name)}</For>
            </div>
            {opener("adult.new", ("plus", "Add an adult"), String::new(), reading.no_adding_words(Kind::Adult, Area::Basics),
                move |done| adult_form(reading, None, done))}
        </section>
    }
}

fn one(reading: Reading, name: EntryName) -> impl IntoView {
    let entry = reading.entry(name);
    let about = match reading.body_now(name) {
        Some(Body::Child(child)) => child.known_as,
        Some(Body::Adult(adult)) => adult.called().to_owned(),
        _ => "Home and languages".to_owned(),
    };
    let form = format!(
        "{}.{}",
        if name.kind == Kind::Child {
            "child"
        } else if name.kind == Kind::Adult {
            "adult"
        } else {
            "home"
        },
        name.id
    );
    let make = move |done| match name.kind {
        Kind::Child => child_form(reading, name, done),
        Kind::Adult => adult_form(reading, Some(name), done),
        _ => home_form(reading, name, done),
    };
    view! {
        <article class="notice stack tight">
            {move || entry.get().map(|entry| said(&entry.entry.body))}
            {opener(&form, ("pen", "Change"), about, reading.no_change_words(name), make)}
        </article>
    }
}

fn said(body: &Body) -> AnyView {
    let pair = |label: &'static str, text: String| {
        let text = if text.trim().is_empty() {
            view! { <span class="unknown">"Not known"</span> }.into_any()
        } else {
            text.into_any()
        };
        view! { <div><dt class="soft small">{label}</dt><dd>{text}</dd></div> }
    };
    match body {
        Body::Child(child) => view! {
            <h3>"The child"</h3>
            <dl class="stack tight">
                {pair("Called", child.known_as.clone())}
                {pair("Name in papers", child.legal_name.clone())}
                {pair("Birthday", long_date(child.born))}
            </dl>
        }
        .into_any(),
        Body::Adult(adult) => view! {
            <h3>{adult.called().to_owned()}", "{adult.relationship.clone()}</h3>
            <dl class="stack tight">
                {pair("Name in papers", adult.legal_name.clone())}
                {pair("May decide", words::responsibility(adult.responsibility).to_owned())}
                {pair("Lives with the child", words::fact(adult.lives_with_child).to_owned())}
            </dl>
            <p class="row near">{icon(if adult.may_see_plan { "eye" } else { "hide" })}{if adult.may_see_plan { "May see the plan" } else { "Does not see the plan" }}</p>
        }
        .into_any(),
        Body::Home(home) => {
            let languages: Vec<String> = home.languages.iter().map(|code| language(code.as_str())).collect();
            view! {
                <h3>"Home and languages"</h3>
                <dl class="stack tight">
                    {pair("Languages", languages.join(", "))}
                    {pair("Interpreter", words::fact(home.interpreter).to_owned())}
                    {pair("Likes to read", home.reading.map(words::reading).unwrap_or_default().to_owned())}
                    {pair("What makes it easier to meet", home.meeting.clone())}
                </dl>
            }
            .into_any()
        }
        _ => ().into_any(),
    }
}

/// Languages of homes here, by their codes. Others are written as their code.
const LANGUAGES: [(&str, &str); 16] = [
    ("en", "English"),
    ("pl", "Polish"),
    ("ar", "Arabic"),
    ("so", "Somali"),
    ("ur", "Urdu"),
    ("pa", "Punjabi"),
    ("bn", "Bengali"),
    ("ro", "Romanian"),
    ("pt", "Portuguese"),
    ("es", "Spanish"),
    ("fr", "French"),
    ("fa", "Farsi"),
    ("ku", "Kurdish"),
    ("uk", "Ukrainian"),
    ("ti", "Tigrinya"),
    ("bfi", "British Sign Language"),
];

fn language(code: &str) -> String {
    LANGUAGES.iter().find(|(known, _)| *known == code).map_or_else(|| code.to_owned(), |(_, name)| (*name).to_owned())
}

fn child_form(reading: Reading, name: EntryName, done: Callback<()>) -> AnyView {
    let Some(now) = reading.body_now(name) else { return ().into_any() };
    let sheet = of(reading, "child", Some(name), || now, done);
    sheet.draw_plain("The child", "Save", move || {
        view! {
            {sheet.line("known_as", "What they are called", "")}
            {sheet.line("legal_name", "Name in papers", "")}
            {sheet.day("born", "Birthday", "", "Write the child’s birthday.")}
        }
        .into_any()
    })
}

fn adult_form(reading: Reading, name: Option<EntryName>, done: Callback<()>) -> AnyView {
    let blank = || {
        Body::Adult(Adult {
            legal_name: String::new(),
            known_as: String::new(),
            relationship: String::new(),
            responsibility: Responsibility::Neither,
            lives_with_child: Fact::Unknown,
            may_see_plan: false,
        })
    };
    let sheet = of(reading, "adult", name, blank, done);
    sheet.draw_plain("An adult of the family", "Save", move || {
        let choices = words::choices(words::responsibility);
        view! {
            {sheet.line("legal_name", "Name in papers", "")}
            {sheet.line("known_as", "What they are called", "Empty if it is the same")}
            {sheet.line("relationship", "What they are to the child", "In the family’s word, such as mum or grandad")}
            {sheet.pick("responsibility", "What may they decide for the child?", choices, "Say what they may decide.")}
            {sheet.pick("lives_with_child", "Do they live with the child?", words::choices(words::fact), "Choose one.")}
            {sheet.tick("may_see_plan", "They may see the plan", "Nobody sees the plan because they are family: somebody decides it.")}
        }
        .into_any()
    })
}

fn home_form(reading: Reading, name: EntryName, done: Callback<()>) -> AnyView {
    let blank = || {
        Body::Home(Home { languages: Vec::new(), interpreter: Fact::Unknown, reading: None, meeting: String::new() })
    };
    let sheet = of(reading, "home", Some(name), blank, done);
    let first = match sheet.first("languages") {
        Value::Array(all) => all.iter().filter_map(Value::as_str).map(language).collect::<Vec<_>>().join(", "),
        _ => String::new(),
    };
    let save = move || {
        let typed = sheet.boxes.value("languages-typed");
        sheet.save(sheet.read(|fields, wrong| match codes(&typed) {
            Ok(codes) => {
                fields.insert("languages".into(), Value::from(codes));
            }
            Err(unknown) => wrong.push((
                sheet.id("languages"),
                format!("We do not know the language “{unknown}”. Write its code of two or three letters, such as pl."),
            )),
        }));
    };
    sheet.draw("Home and languages", "Save", save, move || {
        let value = sheet.boxes.text("languages-typed", first.clone());
        view! {
            <Field label="Languages of the home" value=value hint="The first one first, with commas between: Somali, English" error=sheet.error("languages") id=sheet.id("languages")/>
            {sheet.pick("interpreter", "Do they need an interpreter?", words::choices(words::fact), "Choose one.")}
            {sheet.pick_or_not("reading", "How do they like to read?", words::choices(words::reading), "Not known")}
            {sheet.lines("meeting", "What makes it easier to meet?", "Times, places, who comes along", WORDS)}
        }
        .into_any()
    })
}

/// The codes of languages that were typed by name or by code.
fn codes(typed: &str) -> Result<Vec<String>, String> {
    let one = |word: &str| {
        let known =
            LANGUAGES.iter().find(|(_, name)| name.eq_ignore_ascii_case(word)).map(|(code, _)| (*code).to_owned());
        let is_code = (2..=3).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_lowercase());
        known.or_else(|| is_code.then(|| word.to_owned())).ok_or_else(|| word.to_owned())
    };
    typed.split(',').map(str::trim).filter(|word| !word.is_empty()).map(one).collect()
}
