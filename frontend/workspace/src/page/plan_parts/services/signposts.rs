//! What a family was shown and finds by itself. It is kept apart from referrals, and never counted as one.

use doorstep_shared::id::ServiceId;
use doorstep_shared::plans::entry::{Body, EntryName, Kind};
use doorstep_shared::plans::referral::{Reason, Signpost, Theme, Used};
use doorstep_shared::plans::school::long_date;
use doorstep_shared::set::Member as _;
use leptos::prelude::*;

use super::super::about::of;
use super::super::holds::Holds;
use super::super::reading::{Reading, opener};
use super::super::words;
use super::{find, propose};
use crate::ui::{Select, Tone, tag};

/// The section.
pub fn signposts(reading: Reading) -> impl IntoView {
    let names = reading.of_kind(Kind::Signpost);
    view! {
        <section class="stack" aria-labelledby="signposts">
            <h2 id="signposts">"Shown to the family"</h2>
            <p class="soft">"Things the family goes to by itself. These are no referrals, and nobody waits for an answer."</p>
            <div class="tiles">
                <For each=move || names.get() key=|name| *name let:name><div class="notice stack tight">{one(reading, name)}</div></For>
            </div>
            {opener("signpost.new", ("plus", "Write down what you showed them"), String::new(),
                propose::no_adding(reading, Kind::Signpost), move |done| new_form(reading, done))}
        </section>
    }
}

fn one(reading: Reading, name: EntryName) -> impl IntoView {
    let entry = reading.entry(name);
    let about = match reading.body_now(name) {
        Some(Body::Signpost(signpost)) => signpost.service_name,
        _ => String::new(),
    };
    let said = move || {
        let Some(Body::Signpost(signpost)) = entry.get().map(|e| e.entry.body) else { return None };
        let (tone, drawing) = match signpost.used {
            Used::Yes => (Tone::Yes, "tick"),
            Used::No => (Tone::Neutral, "info"),
            Used::NotAsked => (Tone::Wait, "clock"),
        };
        let why = signpost.reason.map(|reason| format!(" {}.", reason.words())).unwrap_or_default();
        Some(view! {
            <h3>{signpost.service_name}</h3>
            <p class="soft small">{signpost.theme.words()}". Shown on "{long_date(signpost.shown_on)}"."{why}</p>
            <p>{tag(tone, drawing, signpost.used.words())}</p>
        })
    };
    view! {
        {said}
        {opener(&format!("signpost.{}", name.id), ("pen", "What the family says"), about, reading.no_change_words(name),
            move |done| answer_form(reading, name, done))}
    }
}

fn new_form(reading: Reading, done: Callback<()>) -> AnyView {
    let Some(today) = reading.today() else { return ().into_any() };
    let themes = propose::themes(reading, Kind::Signpost);
    let theme = themes.first().and_then(|(key, _)| Theme::parse(key)).unwrap_or(Theme::Learning);
    let blank = move || {
        Body::Signpost(Signpost {
            theme,
            service: ServiceId::new(Default::default()),
            service_name: String::new(),
            shown_on: today,
            used: Used::NotAsked,
            reason: None,
        })
    };
    let directory = find::directory();
    let sheet = of(reading, "signpost", None, blank, done);
    let save = move || {
        sheet.save(sheet.read(|fields, _| {
            fields.insert("service_name".into(), find::name(sheet, directory).into());
        }));
    };
    sheet.draw("Shown to the family", "Save", save, move || {
        view! {
            {find::find(sheet, directory)}
            {sheet.select("theme", "What is it about?", themes.clone(), "It decides who of the team may see it")}
            {sheet.day("shown_on", "On which day?", "", "Say on which day.")}
        }
        .into_any()
    })
}

fn answer_form(reading: Reading, name: EntryName, done: Callback<()>) -> AnyView {
    let Some(first) = reading.body_now(name) else { return ().into_any() };
    let sheet = of(reading, "signpost", Some(name), move || first, done);
    sheet.draw_plain("What the family says", "Save", move || {
        sheet.ask("reason", Holds::MaybeKey);
        let value = sheet.boxes.text("reason", sheet.first_text("reason"));
        let mut reasons = vec![(String::new(), "No reason said".to_owned())];
        reasons.extend(Reason::ALL.iter().map(|r| (r.key().to_owned(), r.words().to_owned())));
        view! {
            {sheet.pick("used", "Did they use it?", words::choices(Used::words), "Choose one.")}
            <Select label="If not: why?" value=value options=reasons id=sheet.id("reason")/>
        }
        .into_any()
    })
}
