//! What the family agrees that a service may be told.

use doorstep_shared::plans::entry::EntryName;
use doorstep_shared::plans::plan::AgreedHow;
use doorstep_shared::plans::referral::{Stage, TOLD_MOST};
use doorstep_shared::set::Member as _;
use leptos::prelude::*;
use serde_json::{Value, json};

use super::super::reading::{Reading, opener_unless};
use super::super::sheet::Sheet;
use super::{referral, referral_now};
use crate::page::plan::deciding;
use crate::rules::plan_words::agreed_how;
use crate::ui::{PickOne, Select};

/// The button that writes down the family's first word, and the one for asking again. A form that is open stays while the
/// referral goes on under it, so that nothing that was typed is lost when the server says no.
pub fn openers(reading: Reading, name: EntryName, about: String) -> impl IntoView {
    let now = referral(reading, name);
    let at = move |wanted: fn(Stage) -> bool| {
        Signal::derive(move || !now.with(|now| now.as_ref().is_some_and(|r| wanted(r.stage))))
    };
    let first = at(|stage| stage == Stage::Offered);
    let again = at(|stage| stage == Stage::AgreedByFamily || stage.is_with_service());
    let one = move |needless, form: &'static str, label: &'static str| {
        let form = format!("{form}.{}", name.id);
        let named = form.clone();
        opener_unless(needless, &form, ("ask", label), about.clone(), reading.no_change_words(name), move |done| {
            self::form(reading, name, &named, done)
        })
    };
    view! {
        {one(first, "referral-agree", "Write down that they want it")}
        {one(again, "referral-again", "Ask again what may be told")}
    }
}

fn form(reading: Reading, name: EntryName, form: &str, done: Callback<()>) -> AnyView {
    let (Some(view), Some(first)) = (reading.now(), reading.body_now(name)) else { return ().into_any() };
    let Some(now) = referral_now(reading, name) else { return ().into_any() };
    let adults = deciding(&view);
    let sheet = Sheet::open(form, Some(name), first, done);
    let (before, today, first_adult) = (now.agreed.clone(), view.today, adults.first().map(|(id, _)| id.clone()));
    let save = move || {
        sheet.save(sheet.read(|fields, wrong| {
            let on = match untrack(|| sheet.boxes.date("agreed-on", None).read()) {
                Ok(Some(on)) => json!(on),
                Ok(None) => {
                    wrong.push((sheet.id("agreed-on"), "Say on which day.".into()));
                    Value::Null
                }
                Err(bad) => {
                    wrong.push((sheet.id("agreed-on"), bad.sentence().to_owned()));
                    Value::Null
                }
            };
            let ticked = sheet.ticked("told");
            let may = |what: &str| ticked.iter().any(|key| key == what);
            let agreed = json!({
                "adult": sheet.boxes.value("agreed-adult"), "how": sheet.boxes.value("agreed-how"), "on": on,
                "name": may("name"), "language": may("language"), "contact": may("contact"),
                "words": sheet.boxes.value("agreed"),
            });
            fields.insert("agreed".into(), agreed);
            if fields.get("stage") == Some(&json!(Stage::Offered)) {
                fields.insert("stage".into(), json!(Stage::AgreedByFamily));
            }
        }));
    };
    sheet.draw(format!("The family and {}", now.service_name), "Write it down", save, move || {
        let was = |of: fn(&doorstep_shared::plans::referral::AgreedToTell) -> bool| before.as_ref().is_none_or(of);
        let told = vec![
            ("name".to_owned(), "The first name of this adult; “a family” otherwise".to_owned(), was(|a| a.name)),
            ("language".into(), "The languages they speak".into(), was(|a| a.language)),
            ("contact".into(), "How to reach this adult: their safe contact, never an address".into(), was(|a| a.contact)),
        ];
        let adult = before.as_ref().map(|agreed| agreed.adult.to_string()).or_else(|| first_adult.clone());
        let adult = sheet.boxes.text("agreed-adult", adult.unwrap_or_default());
        let how = before.as_ref().map_or(AgreedHow::Said, |agreed| agreed.how);
        let how = sheet.boxes.text("agreed-how", how.key());
        let words = sheet.boxes.text("agreed", before.as_ref().map(|a| a.words.clone()).unwrap_or_default());
        view! {
            <p>"Go through it together. The service sees exactly this, on its page, and nothing else of the plan."</p>
            <Select label="Who agrees?" value=adult options=adults.clone() id=sheet.id("agreed-adult")/>
            <PickOne label="How did they say so?" value=how choices=super::super::words::choices(agreed_how) id=sheet.id("agreed-how")/>
            {sheet.day_boxes("agreed-on", "On which day?", "It holds for 90 days", Some(today))}
            {sheet.ticks("told", "What may the service know?", told)}
            {sheet.lines_of(words, "agreed", "Anything else it may know?", "In the words they agree to. Never the child’s name", TOLD_MOST)}
        }
        .into_any()
    })
}
