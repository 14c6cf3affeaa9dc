//! What the family asks, and the answer.

use doorstep_shared::api::desk::plans::{AnswerFamily, AskView, FamilyAnswer, FamilyDoors};
use doorstep_shared::plans::school::long_date;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::{self, Change, Trouble};
use crate::ask::Answer;
use crate::plan::Held;
use crate::platform;
use crate::ui::{Button, Field, Look, Takes, TroubleBanner, toasts};

/// The questions, the newest first.
pub fn asks(doors: Answer<FamilyDoors>, all: &FamilyDoors) -> impl IntoView + use<> {
    let lines = all
        .asks
        .iter()
        .map(|ask| {
            let name = all.adults.iter().find(|adult| adult.id == ask.adult).map(|adult| adult.name.clone());
            one(doors, ask.clone(), name.unwrap_or_else(|| "An adult of the family".to_owned()), all.no_link.is_none())
        })
        .collect_view();
    let none = all.asks.is_empty();
    view! {
        <section class="stack" aria-labelledby="h-asks">
            <h3 id="h-asks">"What the family asks"</h3>
            {none.then(|| view! { <p class="soft">"Nothing yet. What it asks on its pages lies here, and on the desk of whoever leads."</p> })}
            <ul class="stack tight">{lines}</ul>
        </section>
    }
}

fn one(doors: Answer<FamilyDoors>, ask: AskView, name: String, may: bool) -> impl IntoView {
    let answered = ask.answered_on.map(|on| {
        view! {
            <p dir="auto">{ask.answer.clone()}</p>
            <p class="soft small">{ask.answered_by.clone()}", "{long_date(on)}</p>
        }
    });
    let open = answered.is_none() && may;
    let due = ask.answered_on.is_none().then(|| format!("Answer by {}", long_date(ask.due)));
    let about = ask.about.words();
    let form = open.then(|| answering(doors, ask.clone()));
    view! {
        <li class="notice stack tight">
            <p><b>{name}</b>": "{about}</p>
            <p dir="auto">{ask.words}</p>
            <p class="soft small"><time datetime=ask.at.clone()>{platform::london(&ask.at)}</time>{due.map(|due| format!(" · {due}"))}</p>
            {answered}
            {form}
        </li>
    }
}

fn answering(doors: Answer<FamilyDoors>, ask: AskView) -> impl IntoView {
    let words = RwSignal::new(String::new());
    let (busy, trouble) = (RwSignal::new(false), RwSignal::new(None::<Trouble>));
    let held = StoredValue::new(Held::here());
    let toasts = toasts();
    let (id, version) = (ask.id.to_string(), ask.version);
    let field = format!("answer-{id}");
    let send = Callback::new(move |()| {
        busy.set(true);
        trouble.set(None);
        let id = id.clone();
        spawn_local(async move {
            let held = held.get_value();
            let path = [("zone", held.zone.as_str()), ("plan", held.plan.as_str()), ("ask", id.as_str())];
            let answer = FamilyAnswer { words: words.get_untracked() };
            match api::send::<AnswerFamily>(&path, &[], &answer, Change::of(version)).await {
                Ok(_) => {
                    toasts.done("Answered. The family reads it on its pages");
                    doors.again();
                }
                Err(wrong) => trouble.set(Some(wrong)),
            }
            busy.set(false);
        });
    });
    view! {
        {move || trouble.get().map(|wrong| view! { <TroubleBanner trouble=wrong/> })}
        <Field label="Your answer" value=words takes=Takes::Lines hint="The family reads it as you write it" id=field/>
        <div><Button look=Look::Main icon_name="mail" busy=busy on_press=send>"Send the answer"</Button></div>
    }
}
