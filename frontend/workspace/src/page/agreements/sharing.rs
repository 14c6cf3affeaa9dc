//! Agreements on sharing data: in force or not, what they cover, and what can be done with each.

use std::sync::Arc;

use doorstep_shared::api::desk::agreements::Agreements;
use doorstep_shared::date::Date;
use doorstep_shared::plans::agreement::{SharingAgreement, Stage};
use doorstep_shared::plans::section::Section;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::signatures::{named, review};
use super::writing::{What, Writing};
use super::{draft, review as review_form, terms};
use crate::api::Trouble;
use crate::ask::wrong_fields;
use crate::rules::say;
use crate::ui::{Button, Dialog, Look, Tone, TroubleBanner, tag, toasts};

/// The part of the screen.
#[component]
pub fn Sharing(
    /// Which form is open.
    writing: Writing,
    /// The agreements.
    all: Arc<Agreements>,
) -> impl IntoView {
    let cards = all.sharing.iter().map(|one| card(writing, &all, one.clone())).collect_view();
    let none = all.sharing.is_empty();
    let none = none.then(|| view! { <p>"There is none yet, so nobody sees what another has written."</p> });
    let form = move || {
        let all = all.clone();
        writing.is(What::NewSharing).then(|| view! { <draft::Form writing=writing all=all before=None/> })
    };
    view! {
        <section class="stack" aria-labelledby="sharing">
            <h2 id="sharing">"Sharing data"</h2>
            {none}
            <ul class="bare stack">{cards}</ul>
            <div class="row" hidden=move || writing.any()>
                {writing.opener(What::NewSharing, "plus", String::new(), "New agreement on sharing")}
            </div>
            {form}
        </section>
    }
}

/// How it stands on a day, in words.
fn state(agreement: &SharingAgreement, today: Date) -> (Tone, &'static str, String) {
    match agreement.stage {
        Stage::Draft => (Tone::Neutral, "pen", "Draft".into()),
        Stage::Ended => (Tone::Neutral, "no", "Ended".into()),
        _ if today > agreement.end => {
            (Tone::Neutral, "no", format!("Over since {}", say::day(agreement.end.plus_days(1), today)))
        }
        Stage::Suspended => (Tone::Wait, "alert", "Halted".into()),
        Stage::Signed if today < agreement.start => {
            (Tone::Info, "clock", format!("Signed, from {}", say::day(agreement.start, today)))
        }
        // Kept from before its terms were asked for.
        Stage::Signed if !agreement.in_force(today) => {
            (Tone::Wait, "alert", "Signed, and not in force: end it and make one that says all it has to".into())
        }
        Stage::Signed => (Tone::Yes, "tick", format!("In force until {}", say::day(agreement.end, today))),
    }
}

fn card(writing: Writing, all: &Arc<Agreements>, agreement: SharingAgreement) -> impl IntoView + use<> {
    let today = all.today;
    let (tone, drawing, words) = state(&agreement, today);
    let sections: Vec<&str> = agreement.sections.iter().map(Section::words).collect();
    let covers = (!sections.is_empty()).then(|| {
        let one = |words: &&'static str| view! { <li>{*words}</li> };
        view! { <div><p>"Shared, as far as the family allows:"</p><ul>{sections.iter().map(one).collect_view()}</ul></div> }
    });
    // A year stands beside the first day too where the last day is in another.
    let title =
        format!("Agreement, {} to {}", say::day(agreement.start, agreement.end), say::day(agreement.end, today));
    let people = named(all, &agreement.parties, &agreement.signed, today);
    let wrong = RwSignal::new(None::<Trouble>);
    let acts = acts(writing, &agreement, &title, today, wrong);
    let look = review(agreement.review_by, today);
    let terms = terms::card(all, &agreement.terms);
    let all = all.clone();
    let form = move || {
        let (all, before) = (all.clone(), agreement.clone());
        if writing.is(What::Draft(before.id)) {
            return Some(view! { <draft::Form writing=writing all=all before=Some(before)/> }.into_any());
        }
        let moving = writing.is(What::Review(before.id));
        moving.then(|| view! { <review_form::Form writing=writing before=before/> }.into_any())
    };
    view! {
        <li class="stack">
            <div class="notice stack tight">
                <div class="row apart"><h3 class="lead">{title}</h3>{tag(tone, drawing, words)}</div>
                {people}
                {covers}
                {terms}
                <p class="soft">{look}</p>
                {move || wrong.get().map(told)}
                <div class="row" hidden=move || writing.any()>{acts}</div>
            </div>
            {form}
        </li>
    }
}

/// Why something cannot be done: what is missing from the agreement, or what went wrong on the way.
fn told(trouble: Trouble) -> AnyView {
    let missing = wrong_fields(&trouble, str::to_owned);
    if missing.is_empty() {
        return view! { <TroubleBanner trouble=trouble/> }.into_any();
    }
    let one = |(_, what): (String, String)| view! { <li>{what}</li> };
    view! { <div class="error" role="alert"><ul>{missing.into_iter().map(one).collect_view()}</ul></div> }.into_any()
}

/// What can be done with one as it stands.
fn acts(
    writing: Writing,
    agreement: &SharingAgreement,
    title: &str,
    today: Date,
    wrong: RwSignal<Option<Trouble>>,
) -> Vec<AnyView> {
    let (busy, ending) = (RwSignal::new(false), RwSignal::new(false));
    let toasts = toasts();
    let held = agreement.clone();
    let turn = Callback::new(move |(stage, done): (Stage, &'static str)| {
        let next = SharingAgreement { stage, ..held.clone() };
        busy.set(true);
        wrong.set(None);
        spawn_local(async move {
            match draft::send(&writing.zone(), &next).await {
                Ok(_) => {
                    toasts.done(done);
                    ending.set(false);
                    writing.kept();
                }
                Err(trouble) => {
                    ending.set(false);
                    wrong.set(Some(trouble));
                }
            }
            busy.set(false);
        });
    });
    let press = |stage: Stage, look: Look, words: &'static str, done: &'static str| {
        view! { <Button look=look busy=busy about=title.to_owned() on_press=move |()| turn.run((stage, done))>{words}</Button> }
            .into_any()
    };
    let opener = |what: What, words: &'static str| writing.opener(what, "pen", title.to_owned(), words).into_any();
    let end = || {
        view! {
            <Button look=Look::Risk about=title.to_owned() on_press=move |()| ending.set(true)>"End it for good"</Button>
            <Dialog open=ending title="End this agreement for good?">
                <p>"From now on nobody sees what others have written. An agreement that has ended cannot go on: the partners would sign a new one."</p>
                <div class="row">
                    <Button look=Look::Risk busy=busy on_press=move |()| turn.run((Stage::Ended, "Ended. Nobody sees what others have written"))>"Yes, end it"</Button>
                    <Button look=Look::Plain on_press=move |()| ending.set(false)>"Leave it"</Button>
                </div>
            </Dialog>
        }
        .into_any()
    };
    match agreement.stage {
        Stage::Draft => vec![
            press(Stage::Signed, Look::Main, "Everybody has signed", "Signed. It is in force from its first day"),
            opener(What::Draft(agreement.id), "Change the draft"),
        ],
        Stage::Signed if today <= agreement.end => vec![
            opener(What::Review(agreement.id), "Move the review"),
            press(Stage::Suspended, Look::Plain, "Halt it", "Halted. Nobody sees what others have written"),
            end(),
        ],
        Stage::Suspended if today <= agreement.end => {
            vec![press(Stage::Signed, Look::Main, "Let it go on", "It goes on"), end()]
        }
        Stage::Signed | Stage::Suspended | Stage::Ended => Vec::new(),
    }
}
