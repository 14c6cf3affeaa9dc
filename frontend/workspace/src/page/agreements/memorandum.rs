//! Memoranda of understanding: what partners mean to do together.

use std::sync::Arc;

use doorstep_shared::api::desk::agreements::{Agreements, PutMemorandum};
use doorstep_shared::plans::agreement::Memorandum;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::parties::{self, fields, named};
use super::sharing::new_id;
use crate::api::{self, Change, Trouble};
use crate::app::zone_name;
use crate::ask::{Answer, wrong_fields, wrong_with};
use crate::rules::say;
use crate::ui::{Button, DateBoxes, DateField, Field, Look, Takes, Tone, TroubleBanner, tag, toasts};

/// The part of the screen.
#[component]
pub fn Memoranda(
    /// Where they come from.
    held: Answer<Agreements>,
    /// The agreements.
    all: Arc<Agreements>,
) -> impl IntoView {
    let adding = RwSignal::new(false);
    let cards = all.memoranda.iter().map(|one| card(held, &all, one.clone())).collect_view();
    view! {
        <section class="stack" aria-labelledby="memoranda">
            <h2 id="memoranda">"Memoranda of understanding"</h2>
            <ul class="bare stack">{cards}</ul>
            {move || if adding.get() {
                view! { <Form held=held all=all.clone() before=None close=adding/> }.into_any()
            } else {
                view! { <div class="row"><Button icon_name="plus" look=Look::Plain on_press=move |()| adding.set(true)>"New memorandum"</Button></div> }.into_any()
            }}
        </section>
    }
}

fn card(held: Answer<Agreements>, all: &Arc<Agreements>, memorandum: Memorandum) -> impl IntoView + use<> {
    let today = all.today;
    let signed = memorandum.parties.iter().filter(|party| memorandum.holds(**party, today)).count();
    let (tone, drawing, words) = match memorandum.end {
        Some(end) if end < today => (Tone::Neutral, "no", format!("Over since {}", say::day(end, today))),
        _ if today < memorandum.start => (Tone::Info, "clock", format!("From {}", say::day(memorandum.start, today))),
        _ if signed == memorandum.parties.len() => (Tone::Yes, "tick", "Holds".to_owned()),
        _ => (Tone::Wait, "pen", format!("Signed by {signed} of {}", memorandum.parties.len())),
    };
    let editing = RwSignal::new(false);
    let title = format!("Since {}", say::day(memorandum.start, today));
    let about = title.clone();
    let people = named(all, &memorandum.parties, &memorandum.signed, today);
    let (all, before) = (all.clone(), memorandum.clone());
    view! {
        <li class="notice stack tight">
            <div class="row apart"><h3 class="lead">{title}</h3>{tag(tone, drawing, words)}</div>
            <p class="said">{memorandum.public_summary.clone()}</p>
            {people}
            <p class="soft">{format!("To be looked at again by {}", say::day(memorandum.review_by, today))}</p>
            <div class="row"><Button look=Look::Plain icon_name="pen" about=about on_press=move |()| editing.set(true)>"Change it"</Button></div>
            {move || editing.get().then(|| view! { <Form held=held all=all.clone() before=Some(before.clone()) close=editing/> })}
        </li>
    }
}

#[component]
fn Form(
    held: Answer<Agreements>,
    all: Arc<Agreements>,
    before: Option<Memorandum>,
    close: RwSignal<bool>,
) -> impl IntoView {
    let today = all.today;
    let rows = parties::rows(
        &all.partners,
        before.as_ref().map_or(&[][..], |b| &b.parties),
        before.as_ref().map_or(&[][..], |b| &b.signed),
    );
    let summary = RwSignal::new(before.as_ref().map(|b| b.public_summary.clone()).unwrap_or_default());
    let start = DateBoxes::new(Some(before.as_ref().map_or(today, |b| b.start)));
    let review = DateBoxes::new(Some(before.as_ref().map_or(today.plus_days(365), |b| b.review_by)));
    let end = DateBoxes::new(before.as_ref().and_then(|b| b.end));
    let (tried, busy) = (RwSignal::new(false), RwSignal::new(false));
    let errors = RwSignal::new(Vec::<(String, String)>::new());
    let trouble = RwSignal::new(None::<Trouble>);
    let toasts = toasts();
    let form_rows = StoredValue::new(rows.clone());
    let save = Callback::new(move |()| {
        tried.set(true);
        trouble.set(None);
        let (Ok(Some(start)), Ok(Some(review_by)), Ok(end)) = (start.read(), review.read(), end.read()) else {
            return errors.set(vec![("/start".into(), "Write the first day and the day of the review.".into())]);
        };
        let base = before.as_ref().map_or(0, |b| b.version);
        let next = Memorandum {
            id: before.as_ref().map_or_else(new_id, |b| b.id),
            parties: form_rows.with_value(|rows| parties::parties(rows)),
            public_summary: summary.get_untracked().trim().to_owned(),
            signed: form_rows.with_value(|rows| parties::signatures(rows)),
            start,
            review_by,
            end,
            version: base,
        };
        errors.set(Vec::new());
        busy.set(true);
        spawn_local(async move {
            let (zone, id) = (zone_name(), next.id.to_string());
            let path = [("zone", zone.as_str()), ("agreement", id.as_str())];
            match api::send::<PutMemorandum>(&path, &[], &next, Change::of(base)).await {
                Ok(_) => {
                    toasts.done("The memorandum is kept");
                    close.set(false);
                    held.again();
                }
                Err(wrong) => {
                    let list = wrong_fields(&wrong, str::to_owned);
                    trouble.set(Some(wrong).filter(|_| list.is_empty()));
                    errors.set(list);
                }
            }
            busy.set(false);
        });
    });
    view! {
        <div class="notice stack">
            {move || trouble.get().map(|wrong| view! { <TroubleBanner trouble=wrong/> })}
            <Field label="What is it for?" takes=Takes::Lines value=summary hint="A few sentences. Everybody may read them" error=wrong_with(errors, "/public_summary")/>
            {fields(&rows, tried, wrong_with(errors, "/parties"))}
            <div class="facts-row">
                <DateField label="First day" value=start tried=tried error=wrong_with(errors, "/start")/>
                <DateField label="To be looked at again by" value=review tried=tried error=wrong_with(errors, "/review_by")/>
                <DateField label="Last day, if there is one" value=end tried=tried error=wrong_with(errors, "/end")/>
            </div>
            <div class="row">
                <Button on_press=save busy=busy>"Keep it"</Button>
                <Button look=Look::Plain on_press=move |()| close.set(false)>"Leave it"</Button>
            </div>
        </div>
    }
}
