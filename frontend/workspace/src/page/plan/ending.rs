//! A second person's word before the plan is closed or opened again: asking for it, and giving it.

use doorstep_shared::api::desk::plans::{ClosingSaid, PlanView, SayClosing};
use doorstep_shared::people::Role;
use doorstep_shared::plans::course::{ClosingReason, State};
use doorstep_shared::plans::plan::{Ending, EndingAsk};
use doorstep_shared::set::Member as _;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Reading;
use super::checklist::Checklist;
use super::steps::choices;
use crate::api::{self, Change};
use crate::rules::plan_words::{closing, full_day};
use crate::ui::{Button, Field, PickOne, Takes, Toasts, toasts};
use crate::who::who;

/// What is asked, where the plan stands; whether it is about opening it again.
fn asked(view: &PlanView) -> Option<(bool, Option<Ending>)> {
    match view.plan.state {
        State::Closing => Some((false, view.plan.closing.clone())),
        State::Closed => Some((true, view.plan.reopening.clone())),
        _ => None,
    }
}

/// The part of the page; nothing where the plan is not at its end.
#[component]
pub fn EndingPart() -> impl IntoView {
    let reading = Reading::here();
    let now = reading.memo(asked);
    // Whoever led a plan to its end may ask for it when their access is over.
    let asks = reading.memo(|view| view.me.team || (view.me.lead && view.plan.state == State::Closed));
    let (toasts, busy) = (toasts(), RwSignal::new(false));
    let (reason, note) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let actor = who().with_untracked(|who| who.as_ref().and_then(|who| who.actor.clone()));
    let part = move || {
        let (reopens, ending) = now.get()?;
        let may = ending.as_ref().zip(actor.as_ref()).is_some_and(|(ending, actor)| {
            let may = ending.may_agree(actor.user, actor.role, actor.organisation);
            may && ending.second.is_none() && (asks.get() || actor.role == Role::Coordinator)
        });
        let words = ending.as_ref().map(said);
        let seen = ending.map(|ending| ending.what);
        let agree = move |()| {
            if let Some(seen) = seen.clone() {
                send(reading, toasts, busy, ClosingSaid::Agreed { seen });
            }
        };
        let ask = move |()| {
            let what = if reopens {
                let note = note.get_untracked().trim().to_owned();
                (!note.is_empty()).then_some(EndingAsk::Reopen { note })
            } else {
                reason.with_untracked(|key| ClosingReason::parse(key)).map(|reason| EndingAsk::Close { reason })
            };
            match what {
                Some(what) => send(reading, toasts, busy, ClosingSaid::Asked { what }),
                None => toasts.trouble("First say why."),
            }
        };
        let why = if reopens {
            view! { <Field label="Why is it opened again?" hint="The coordinator reads this. Write no name." takes=Takes::Lines value=note/> }.into_any()
        } else {
            view! { <PickOne label="Why is it over?" value=reason choices=choices(closing) side=true/> }.into_any()
        };
        Some(view! {
            <Checklist/>
            <section class="notice stack tight" aria-labelledby="h-second">
                <h2 id="h-second">"A second person"</h2>
                <p>"Where a need is still open, somebody of another partner or the coordinator agrees before the plan is closed. Opening it again takes the coordinator."</p>
                {words.map(|words| view! { <p><b>{words}</b></p> })}
                {may.then(|| view! { <p><Button busy=busy on_press=agree>"I agree"</Button></p> })}
                {asks.get().then(|| view! { {why}<p><Button busy=busy on_press=ask>"Ask a second person"</Button></p> })}
            </section>
        })
    };
    view! { {part} }
}

/// What is asked, and whether somebody has agreed.
pub fn said(ending: &Ending) -> String {
    let what = match &ending.what {
        EndingAsk::Close { reason } => format!("To close the plan: {}", closing(*reason)),
        EndingAsk::Reopen { note } => format!("To open it again: {note}"),
    };
    match ending.second {
        Some(second) => format!("{what}. A second person agreed on {}.", full_day(second.on)),
        None => format!("{what}. Asked on {}, nobody has agreed yet.", full_day(ending.on)),
    }
}

fn send(reading: Reading, toasts: Toasts, busy: RwSignal<bool>, said: ClosingSaid) {
    busy.set(true);
    let path = reading.path();
    spawn_local(async move {
        let path = [(path[0].0, path[0].1.as_str()), (path[1].0, path[1].1.as_str())];
        match api::send::<SayClosing>(&path, &[], &said, Change::new()).await {
            Ok(_) => toasts.done("Written down."),
            Err(trouble) => toasts.trouble(trouble.sentence()),
        }
        busy.try_set(false);
        reading.again();
    });
}
