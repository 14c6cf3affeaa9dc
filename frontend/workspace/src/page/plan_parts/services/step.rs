//! Writing down how a referral goes on.

use doorstep_shared::plans::entry::EntryName;
use doorstep_shared::plans::referral::{Reason, Says, Stage, next};
use doorstep_shared::set::Member as _;
use leptos::prelude::*;

use super::super::boxes::WORDS;
use super::super::holds::Holds;
use super::super::reading::{Reading, opener_unless};
use super::super::sheet::Sheet;
use super::super::words;
use super::{referral, referral_now};
use crate::ui::{Choice, Select};

/// What can be written down here; the family's word and the sending have forms of their own.
fn steps(stage: Stage) -> Vec<Stage> {
    next(stage)
        .map(|(to, _)| to)
        .filter(|to| *to != Stage::AgreedByFamily && !(stage == Stage::MoreInfo && *to == Stage::Sent))
        .collect()
}

/// The button and its form, while something can follow. A form that is open stays while the referral goes on under it.
pub fn opener_for(reading: Reading, name: EntryName, about: String) -> impl IntoView {
    let now = referral(reading, name);
    let needless = Signal::derive(move || now.with(|now| now.as_ref().is_none_or(|r| steps(r.stage).is_empty())));
    let form = format!("referral-step.{}", name.id);
    opener_unless(needless, &form, ("pen", "What happened?"), about, reading.no_change_words(name), move |done| {
        form_of(reading, name, done)
    })
}

fn form_of(reading: Reading, name: EntryName, done: Callback<()>) -> AnyView {
    let (Some(first), Some(now)) = (reading.body_now(name), referral_now(reading, name)) else { return ().into_any() };
    let stage = now.stage;
    let sheet = Sheet::open(&format!("referral-step.{}", name.id), Some(name), first, done);
    sheet.draw_plain(format!("What happened with {}?", now.service_name), "Write it down", move || {
        let steps = steps(stage);
        let has = |wanted: &dyn Fn(Stage) -> bool| steps.iter().any(|step| wanted(*step));
        let choices = steps.iter().map(|step| Choice::new(step.key(), said(*step))).collect();
        sheet.ask("stage", Holds::Key("Choose what happened."));
        let chosen = sheet.boxes.text("stage", String::new());
        let reason = has(&Stage::needs_reason).then(|| {
            sheet.ask("reason", Holds::MaybeKey);
            let value = sheet.boxes.text("reason", String::new());
            let mut reasons = vec![(String::new(), "It went on".to_owned())];
            reasons.extend(Reason::ALL.iter().map(|r| (r.key().to_owned(), r.words().to_owned())));
            let error = sheet.error("reason");
            view! {
                <div class=move || if error.with(Option::is_some) { "field bad" } else { "field" }>
                    <Select label="If it did not go on: why?" value=value options=reasons id=sheet.id("reason")/>
                    <crate::ui::FieldError id=format!("{}-error", sheet.id("reason")) error=error/>
                </div>
            }
        });
        let place = has(&|step| step == Stage::Waitlisted)
            .then(|| sheet.maybe_day("expected_on", "On the waiting list: when may there be a place?", "Empty when they cannot say"));
        let started = has(&|step| step == Stage::Started).then(|| view! {
            {sheet.pick_or_not("started_worker", "Has the family started? You say", words::choices(Says::words), "I do not know")}
            {sheet.pick_or_not("started_family", "The family says", words::choices(Says::words), "Not asked")}
        });
        let outcome = has(&|step| step == Stage::OutcomeRecorded).then(|| view! {
            {sheet.pick_or_not("outcome_worker", "Did it help? You say", words::choices(Says::words), "I do not know")}
            {sheet.pick_or_not("outcome_family", "The family says", words::choices(Says::words), "Not asked")}
            {sheet.lines("outcome", "What came of it?", "In the family’s words where you can", WORDS)}
        });
        view! {
            <crate::ui::PickOne label="What happened?" value=chosen choices=choices error=sheet.error("stage") id=sheet.id("stage")/>
            {reason}{place}{started}{outcome}
        }
        .into_any()
    })
}

/// A step as somebody says it who writes it down.
fn said(stage: Stage) -> &'static str {
    match stage {
        Stage::Offered => "We have asked the family",
        Stage::Sent => "I told the service myself, without a link",
        Stage::Opened => "They have seen it",
        other => other.words(),
    }
}
