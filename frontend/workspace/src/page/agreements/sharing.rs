//! Agreements on sharing data: in force or not, what they cover, and what can be done with each.

use std::sync::Arc;

use doorstep_shared::api::desk::agreements::{Agreements, PutAgreement};
use doorstep_shared::date::Date;
use doorstep_shared::id::AgreementId;
use doorstep_shared::plans::agreement::{SharingAgreement, Stage};
use doorstep_shared::plans::section::Section;
use doorstep_shared::set::{Member as _, Set};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::parties::{self, fields, named};
use crate::api::{self, Change, Trouble};
use crate::app::zone_name;
use crate::ask::{Answer, wrong_fields, wrong_with};
use crate::platform;
use crate::rules::say;
use crate::ui::{Button, DateBoxes, DateField, Look, Tick, Tone, TroubleBanner, tag, toasts};

/// Days an agreement runs when nobody says otherwise, and days to its review.
const A_YEAR: i32 = 365;

/// The part of the screen.
#[component]
pub fn Sharing(
    /// Where the agreements come from.
    held: Answer<Agreements>,
    /// The agreements.
    all: Arc<Agreements>,
) -> impl IntoView {
    let adding = RwSignal::new(false);
    let cards = all.sharing.iter().map(|one| card(held, &all, one.clone())).collect_view();
    let none =
        all.sharing.is_empty().then(|| view! { <p>"There is none yet, so nobody sees what another has entered."</p> });
    view! {
        <section class="stack" aria-labelledby="sharing">
            <h2 id="sharing">"Sharing data"</h2>
            {none}
            <ul class="bare stack">{cards}</ul>
            {move || if adding.get() {
                view! { <Form held=held all=all.clone() before=None close=adding/> }.into_any()
            } else {
                view! { <div class="row"><Button icon_name="plus" look=Look::Plain on_press=move |()| adding.set(true)>"New agreement on sharing"</Button></div> }.into_any()
            }}
        </section>
    }
}

/// How it stands on a day, in words.
fn state(agreement: &SharingAgreement, today: Date) -> (Tone, &'static str, String) {
    match agreement.stage {
        Stage::Draft => (Tone::Neutral, "pen", "Draft".into()),
        Stage::Suspended => (Tone::Wait, "alert", "Halted".into()),
        Stage::Ended => (Tone::Neutral, "no", "Ended".into()),
        Stage::Signed if today < agreement.start => {
            (Tone::Info, "clock", format!("From {}", say::day(agreement.start, today)))
        }
        Stage::Signed if today > agreement.end => {
            (Tone::Neutral, "no", format!("Over since {}", say::day(agreement.end, today)))
        }
        Stage::Signed => (Tone::Yes, "tick", format!("In force until {}", say::day(agreement.end, today))),
    }
}

fn card(held: Answer<Agreements>, all: &Arc<Agreements>, agreement: SharingAgreement) -> impl IntoView + use<> {
    let today = all.today;
    let (tone, drawing, words) = state(&agreement, today);
    let sections: Vec<&str> = agreement.sections.iter().map(Section::words).collect();
    let title = format!("From {} to {}", say::day(agreement.start, today), say::day(agreement.end, today));
    let review = format!("To be looked at again by {}", say::day(agreement.review_by, today));
    let people = named(all, &agreement.parties, &agreement.signed, today);
    let editing = RwSignal::new(false);
    let trouble = RwSignal::new(None::<Trouble>);
    let toasts = toasts();
    let turn = {
        let agreement = agreement.clone();
        move |stage: Stage, done: &'static str| {
            let next = SharingAgreement { stage, ..agreement.clone() };
            spawn_local(async move {
                match send(&next).await {
                    Ok(_) => {
                        toasts.done(done);
                        held.again();
                    }
                    Err(wrong) => trouble.set(Some(wrong)),
                }
            });
        }
    };
    let press = |stage: Stage, look: Look, words: &'static str, done: &'static str| {
        let (turn, about) = (turn.clone(), title.clone());
        view! { <Button look=look about=about on_press=move |()| turn(stage, done)>{words}</Button> }.into_any()
    };
    let over = today > agreement.end;
    let acts = match agreement.stage {
        Stage::Draft => {
            let about = title.clone();
            vec![
                press(Stage::Signed, Look::Main, "Everybody has signed", "It is signed, and in force from its first day"),
                view! { <Button look=Look::Plain icon_name="pen" about=about on_press=move |()| editing.set(true)>"Change the draft"</Button> }.into_any(),
            ]
        }
        Stage::Signed if !over => vec![
            press(
                Stage::Suspended,
                Look::Plain,
                "Halt it",
                "Halted. Nobody sees what others have entered, from now on",
            ),
            press(
                Stage::Ended,
                Look::Plain,
                "End it for good",
                "Ended. Nobody sees what others have entered, from now on",
            ),
        ],
        Stage::Suspended => vec![
            press(Stage::Signed, Look::Main, "Let it go on", "It goes on"),
            press(Stage::Ended, Look::Plain, "End it for good", "Ended. Nobody sees what others have entered"),
        ],
        Stage::Signed | Stage::Ended => Vec::new(),
    };
    let (all, before) = (all.clone(), agreement.clone());
    view! {
        <li class="notice stack tight">
            <div class="row apart"><h3 class="lead">{title}</h3>{tag(tone, drawing, words)}</div>
            {people}
            <p>"Shared, as far as the family allows: "{say::list(&sections)}</p>
            <p class="soft">{review}</p>
            {move || trouble.get().map(|wrong| view! { <TroubleBanner trouble=wrong/> })}
            <div class="row">{acts}</div>
            {move || editing.get().then(|| view! { <Form held=held all=all.clone() before=Some(before.clone()) close=editing/> })}
        </li>
    }
}

async fn send(agreement: &SharingAgreement) -> Result<SharingAgreement, Trouble> {
    let (zone, id) = (zone_name(), agreement.id.to_string());
    let path = [("zone", zone.as_str()), ("agreement", id.as_str())];
    api::send::<PutAgreement>(&path, &[], agreement, Change::of(agreement.version)).await
}

/// The form of a draft.
#[component]
fn Form(
    held: Answer<Agreements>,
    all: Arc<Agreements>,
    before: Option<SharingAgreement>,
    close: RwSignal<bool>,
) -> impl IntoView {
    let today = all.today;
    let chosen = before.as_ref().map_or(Set::EMPTY, |b| b.sections);
    let rows = parties::rows(
        &all.partners,
        before.as_ref().map_or(&[][..], |b| &b.parties),
        before.as_ref().map_or(&[][..], |b| &b.signed),
    );
    let sections: Vec<(Section, RwSignal<bool>)> = Section::ALL
        .iter()
        .filter(|section| section.is_shared_by_choice())
        .map(|section| (*section, RwSignal::new(chosen.has(*section))))
        .collect();
    let start = DateBoxes::new(Some(before.as_ref().map_or(today, |b| b.start)));
    let end = DateBoxes::new(Some(before.as_ref().map_or(today.plus_days(A_YEAR), |b| b.end)));
    let review = DateBoxes::new(Some(before.as_ref().map_or(today.plus_days(A_YEAR), |b| b.review_by)));
    let (tried, busy) = (RwSignal::new(false), RwSignal::new(false));
    let errors = RwSignal::new(Vec::<(String, String)>::new());
    let trouble = RwSignal::new(None::<Trouble>);
    let toasts = toasts();
    let ticks = sections.iter().map(|(s, on)| view! { <Tick value=*on label=s.words()/> }.into_any()).collect_view();
    let form_rows = StoredValue::new(rows.clone());
    let form_sections = StoredValue::new(sections);
    let save = Callback::new(move |()| {
        tried.set(true);
        trouble.set(None);
        let (Ok(Some(start)), Ok(Some(end)), Ok(Some(review_by))) = (start.read(), end.read(), review.read()) else {
            return errors.set(vec![("/start".into(), "Write each of the three days.".into())]);
        };
        let next = SharingAgreement {
            id: before.as_ref().map_or_else(new_id, |b| b.id),
            parties: form_rows.with_value(|rows| parties::parties(rows)),
            sections: form_sections
                .with_value(|all| all.iter().filter(|(_, on)| on.get_untracked()).map(|(s, _)| *s).collect()),
            stage: Stage::Draft,
            signed: form_rows.with_value(|rows| parties::signatures(rows)),
            start,
            review_by,
            end,
            version: before.as_ref().map_or(0, |b| b.version),
        };
        errors.set(Vec::new());
        busy.set(true);
        spawn_local(async move {
            match send(&next).await {
                Ok(_) => {
                    toasts.done("The draft is kept. It shares nothing yet");
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
    let rest = move || {
        let known = ["/parties", "/end", "/review_by", "/start"];
        errors.with(|all| {
            all.iter().filter(|(at, _)| !known.contains(&at.as_str())).map(|(_, what)| what.clone()).collect::<Vec<_>>()
        })
    };
    view! {
        <div class="notice stack">
            {move || trouble.get().map(|wrong| view! { <TroubleBanner trouble=wrong/> })}
            {move || rest().into_iter().map(|what| view! { <p class="error" role="alert">{what}</p> }).collect_view()}
            {fields(&rows, tried, wrong_with(errors, "/parties"))}
            <fieldset class="field wide-field"><legend>"What may be shared, if the family allows it?"</legend>{ticks}</fieldset>
            <div class="facts-row">
                <DateField label="First day" value=start tried=tried error=wrong_with(errors, "/start")/>
                <DateField label="Last day" value=end tried=tried error=wrong_with(errors, "/end")/>
                <DateField label="To be looked at again by" value=review tried=tried error=wrong_with(errors, "/review_by")/>
            </div>
            <div class="row">
                <Button on_press=save busy=busy>"Keep the draft"</Button>
                <Button look=Look::Plain on_press=move |()| close.set(false)>"Leave it"</Button>
            </div>
        </div>
    }
}

/// The id of a new one.
pub(super) fn new_id() -> AgreementId {
    // A new id has the form of an id: it is made as those of entries are.
    platform::new_entry_id().parse().unwrap_or_else(|_| AgreementId::new(Default::default()))
}
