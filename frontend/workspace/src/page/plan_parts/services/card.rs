//! One referral: where it stands, what waits, what the three sides say, and what one may do.

use doorstep_shared::date::Date;
use doorstep_shared::plans::entry::EntryName;
use doorstep_shared::plans::referral::{By, Clock, Confirmations, Referral, Says, Stage};
use doorstep_shared::plans::school::long_date;
use leptos::prelude::*;

use super::super::actions::Pressing;
use super::super::reading::Reading;
use super::{agree, referral, send, step, voices};
use crate::rules::plan_words::off;
use crate::ui::{Button, Look, Tone, tag};

/// The card.
pub fn card(reading: Reading, name: EntryName) -> impl IntoView {
    let now = referral(reading, name);
    let entry = reading.entry(name);
    let heading = format!("service-{}", name.id);
    let labelled = heading.clone();
    let title = Memo::new(move |_| {
        now.get().map(|r| r.service_name).filter(|n| !n.is_empty()).unwrap_or_else(|| "A service".into())
    });
    let about = title.get_untracked();
    let by = move || {
        entry
            .get()
            .map(|e| view! { <p class="soft small">{e.by}", "{e.organisation}". Last change: "{e.changed_by}</p> })
    };
    view! {
        <article class="notice stack" aria-labelledby=labelled>
            <div class="stack tight">
                <h3 id=heading>{move || title.get()}</h3>
                {move || now.get().map(|r| stands(&r, reading.today()))}
                {move || now.get().map(|r| told(&r))}
                {by}
            </div>
            {move || now.get().map(|r| said(&r))}
            {move || now.get().map(|r| way(&r))}
            {ask_again(reading, name, about.clone())}
            {agree::openers(reading, name, about.clone())}
            {send::sending(reading, name, about.clone())}
            {step::opener_for(reading, name, about.clone())}
            {voices::opener_for(reading, name, about)}
        </article>
    }
}

/// Where it stands, since when, and what waits until when.
fn stands(referral: &Referral, today: Option<Date>) -> impl IntoView + use<> {
    let (tone, drawing) = match referral.stage {
        Stage::Started | Stage::Sustained | Stage::Completed | Stage::OutcomeRecorded => (Tone::Yes, "tick"),
        Stage::Accepted | Stage::FirstContact => (Tone::Info, "tick"),
        stage if stage.is_over() => (Tone::Neutral, "info"),
        _ => (Tone::Wait, "clock"),
    };
    let since = referral.since().map(|on| format!("Since {}. ", long_date(on))).unwrap_or_default();
    let reason = referral.reason.map(|reason| format!("Why: {}. ", reason.words())).unwrap_or_default();
    let place = referral.expected_on.filter(|_| referral.stage == Stage::Waitlisted);
    let place = place.map(|on| format!("A place from about {}. ", long_date(on))).unwrap_or_default();
    let waits = Clock::at(referral.stage).zip(referral.due_by).zip(today).map(|((clock, due), today)| {
        if due < today {
            tag(
                Tone::Wait,
                "alert",
                format!("{}: was due {}. {}", first_up(clock.words()), long_date(due), clock.overdue()),
            )
        } else {
            tag(Tone::Info, "clock", format!("{} By {}, {}", first_up(clock.words()), long_date(due), off(due, today)))
        }
    });
    view! {
        <p class="row near">{tag(tone, drawing, referral.stage.words())}{waits}</p>
        <p class="soft small">{referral.theme.words()}". "{since}{reason}{place}</p>
    }
}

fn first_up(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// What the service is told, as the family agreed to it.
fn told(referral: &Referral) -> impl IntoView + use<> {
    let hope = referral.hope.clone();
    let hope = (!hope.trim().is_empty()).then(|| view! { <p><b>"Hoped for: "</b>{hope}</p> });
    let told = referral.agreed.as_ref().map(|agreed| {
        let parts = [
            (agreed.name, "the first name"),
            (agreed.language, "the languages"),
            (agreed.contact, "how to reach them"),
        ];
        let mut parts: Vec<String> = parts.iter().filter(|(yes, _)| *yes).map(|(_, what)| (*what).to_owned()).collect();
        if !agreed.words.trim().is_empty() {
            parts.push(format!("“{}”", agreed.words.trim()));
        }
        let parts = if parts.is_empty() { "that a family asks".into() } else { parts.join(", ") };
        view! { <p class="small">"The family agreed on "{long_date(agreed.on)}" that the service may know: "{parts}"."</p> }
    });
    let outcome = referral.outcome.clone();
    let outcome = (!outcome.trim().is_empty()).then(|| view! { <p><b>"What came of it: "</b>{outcome}</p> });
    view! { {hope}{told}{outcome} }
}

/// What the three sides say, side by side.
fn said(referral: &Referral) -> impl IntoView + use<> {
    let (started, outcomes) = (referral.started(), referral.outcomes());
    let label = format!("What each side says of {}", referral.service_name);
    (started != Confirmations::default() || outcomes != Confirmations::default()).then(|| {
        view! {
            <div class="scroll-x" role="region" tabindex="0" aria-label=label.clone()>
                <table class="voices">
                    <caption class="vh">"What each side says"</caption>
                    <thead><tr><td></td><th scope="col">"The service"</th><th scope="col">"The worker"</th><th scope="col">"The family"</th></tr></thead>
                    <tbody>{line("Started?", started)}{line("Did it help?", outcomes)}</tbody>
                </table>
            </div>
            {(started.disagree() || outcomes.disagree()).then(|| view! { <p>{tag(Tone::Wait, "info", "They do not say the same. All three are kept.")}</p> })}
            {started.taken_up().then(|| view! { <p>{tag(Tone::Yes, "tick", "Counts as taken up")}</p> })}
        }
    })
}

fn line(what: &'static str, said: Confirmations) -> impl IntoView {
    let cell = |says: Option<Says>| {
        let words = says.map_or("not asked", Says::words);
        view! { <td class:soft=says.is_none()>{words}</td> }
    };
    view! { <tr><th scope="row">{what}</th>{cell(said.service)}{cell(said.worker)}{cell(said.family)}</tr> }
}

/// How it came here.
fn way(referral: &Referral) -> impl IntoView + use<> {
    let steps = referral.steps.iter().map(|step| {
        let by = match step.by {
            By::Service => ", said by the service",
            By::Worker | By::Family => "",
        };
        view! { <li>{long_date(step.on)}": "{step.to.words()}{by}</li> }
    });
    let steps = steps.collect_view();
    view! { <details><summary>"How it came here"</summary><ol class="stack tight">{steps}</ol></details> }
}

/// One press on the waiting list: somebody has asked again.
fn ask_again(reading: Reading, name: EntryName, about: String) -> impl IntoView {
    let now = referral(reading, name);
    let entry = reading.entry(name);
    let pressing = Pressing::new(reading);
    let waits = Memo::new(move |_| {
        let may = entry.with(|e| e.as_ref().is_some_and(|e| e.no_change.is_none()));
        may && now.with(|now| now.as_ref().is_some_and(|r| r.stage == Stage::Waitlisted))
    });
    let press = move |()| {
        let today = reading.today();
        pressing.change(name, move |body| {
            if let doorstep_shared::plans::entry::Body::Referral(referral) = body {
                referral.asked_again_on = today;
            }
        });
    };
    view! {
        <Show when=move || waits.get()>
            <div><Button look=Look::Plain icon_name="phone" about=about.clone() busy=pressing.busy on_press=press>"I asked them again today"</Button></div>
        </Show>
    }
}
