//! What the worker and the family say of the start and of what came of it. What the service says it says itself.

use doorstep_shared::plans::entry::EntryName;
use doorstep_shared::plans::referral::{Says, Stage};
use leptos::prelude::*;

use super::super::boxes::WORDS;
use super::super::reading::{Reading, opener_unless};
use super::super::sheet::Sheet;
use super::super::words;
use super::{referral, referral_now};

/// Whether there is something to say of it.
fn is_asked(stage: Stage) -> bool {
    matches!(
        stage,
        Stage::Accepted
            | Stage::FirstContact
            | Stage::Started
            | Stage::Sustained
            | Stage::Completed
            | Stage::OutcomeRecorded
            | Stage::DroppedOut
            | Stage::NotStarted
    )
}

/// The button and its form.
pub fn opener_for(reading: Reading, name: EntryName, about: String) -> impl IntoView {
    let now = referral(reading, name);
    let needless = Signal::derive(move || !now.with(|now| now.as_ref().is_some_and(|r| is_asked(r.stage))));
    let (form, label) = (format!("referral-voices.{}", name.id), "Who says it started, who says it helped");
    opener_unless(needless, &form, ("msg", label), about, reading.no_change_words(name), move |done| {
        self::form(reading, name, done)
    })
}

fn form(reading: Reading, name: EntryName, done: Callback<()>) -> AnyView {
    let (Some(first), Some(now)) = (reading.body_now(name), referral_now(reading, name)) else { return ().into_any() };
    let sheet = Sheet::open(&format!("referral-voices.{}", name.id), Some(name), first, done);
    sheet.draw_plain(format!("What is said of {}", now.service_name), "Save", move || {
        let says = || words::choices(Says::words);
        view! {
            {sheet.pick_or_not("started_worker", "Has the family started? You say", says(), "I do not know")}
            {sheet.pick_or_not("started_family", "Has it started? The family says", says(), "Not asked")}
            {sheet.pick_or_not("outcome_worker", "Did it help? You say", says(), "I do not know")}
            {sheet.pick_or_not("outcome_family", "Did it help? The family says", says(), "Not asked")}
            {sheet.lines("outcome", "What came of it?", "In the family’s words where you can", WORDS)}
        }
        .into_any()
    })
}
