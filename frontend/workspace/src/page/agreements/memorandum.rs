//! Memoranda of understanding: what partners mean to do together.

use std::sync::Arc;

use doorstep_shared::api::desk::agreements::Agreements;
use doorstep_shared::date::Date;
use doorstep_shared::plans::agreement::Memorandum;
use leptos::prelude::*;

use super::memorandum_form::Form;
use super::signatures::{named, review};
use super::writing::{What, Writing};
use crate::rules::say;
use crate::ui::{Tone, tag};

/// The part of the screen.
#[component]
pub fn Memoranda(
    /// Which form is open.
    writing: Writing,
    /// The agreements.
    all: Arc<Agreements>,
) -> impl IntoView {
    let cards = all.memoranda.iter().map(|one| card(writing, &all, one.clone())).collect_view();
    let none = all.memoranda.is_empty().then(|| view! { <p>"There is none yet."</p> });
    let form = move || {
        let all = all.clone();
        writing.is(What::NewMemorandum).then(|| view! { <Form writing=writing all=all before=None/> })
    };
    view! {
        <section class="stack" aria-labelledby="memoranda">
            <h2 id="memoranda">"Memoranda of understanding"</h2>
            {none}
            <ul class="bare stack">{cards}</ul>
            <div class="row" hidden=move || writing.any()>
                {writing.opener(What::NewMemorandum, "plus", String::new(), "New memorandum")}
            </div>
            {form}
        </section>
    }
}

/// How it stands on a day, in words.
fn state(memorandum: &Memorandum, today: Date) -> (Tone, &'static str, String) {
    let holds = memorandum.parties.iter().filter(|party| memorandum.holds(**party, today)).count();
    match memorandum.end {
        Some(end) if end < today => (Tone::Neutral, "no", format!("Over since {}", say::day(end.plus_days(1), today))),
        _ if today < memorandum.start => (Tone::Info, "clock", format!("From {}", say::day(memorandum.start, today))),
        _ if holds == memorandum.parties.len() => (Tone::Yes, "tick", "Holds".to_owned()),
        _ => (Tone::Wait, "pen", format!("Signed by {holds} of {}", memorandum.parties.len())),
    }
}

fn card(writing: Writing, all: &Arc<Agreements>, memorandum: Memorandum) -> impl IntoView + use<> {
    let today = all.today;
    let (tone, drawing, words) = state(&memorandum, today);
    let title = match memorandum.end {
        Some(end) => format!("Memorandum, {} to {}", say::day(memorandum.start, end), say::day(end, today)),
        None => format!("Memorandum from {}", say::day(memorandum.start, today)),
    };
    let what = What::Memorandum(memorandum.id);
    let change = writing.opener(what, "pen", title.clone(), "Change it");
    let people = named(all, &memorandum.parties, &memorandum.signed, today);
    let (summary, review_by) = (memorandum.public_summary.clone(), memorandum.review_by);
    let all = all.clone();
    let form = move || {
        let (all, before) = (all.clone(), memorandum.clone());
        writing.is(what).then(|| view! { <Form writing=writing all=all before=Some(before)/> })
    };
    view! {
        <li class="stack">
            <div class="notice stack tight">
                <div class="row apart"><h3 class="lead">{title}</h3>{tag(tone, drawing, words)}</div>
                <p class="said">{summary}</p>
                {people}
                <p class="soft">{review(review_by, today)}</p>
                <div class="row" hidden=move || writing.any()>{change}</div>
            </div>
            {form}
        </li>
    }
}
