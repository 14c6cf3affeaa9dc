//! What a coordinator sees of all plans of the zone: a reference, a state and a day. No name, nothing that is in a plan.

use std::sync::Arc;

use doorstep_shared::api::desk::plans::{Caseload, ClosingSaid, ListPlans, Reference, SayClosing};
use doorstep_shared::people::Role;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::{self, Change};
use crate::page::plan::ending_said;
use crate::rules::plan_words::full_day;
use crate::rules::say;
use crate::ui::{Button, Look, Select, Table, toasts};
use crate::who::who;

/// How many years before and after this one can be looked at.
const AROUND: i16 = 3;

/// The list.
#[component]
pub fn References(zone: StoredValue<String>, load: Arc<Caseload>) -> impl IntoView {
    let who = who();
    let coordinator = who.with_untracked(|who| {
        who.as_ref().and_then(|who| who.actor.as_ref()).is_some_and(|actor| actor.role == Role::Coordinator)
    });
    if !coordinator && load.references.is_empty() {
        return ().into_any();
    }
    let shown = RwSignal::new(load.references.clone());
    let year = RwSignal::new(String::new());
    let toasts = toasts();
    Effect::new(move |before: Option<String>| {
        let wanted = year.get();
        if before.as_ref().is_some_and(|before| *before != wanted) {
            let (zone, asked) = (zone.get_value(), wanted.clone());
            spawn_local(async move {
                let query: &[(&str, &str)] = if asked.is_empty() { &[] } else { &[("year", asked.as_str())] };
                match api::send::<ListPlans>(&[("zone", &zone)], query, &(), Change::None).await {
                    Ok(load) => {
                        // Another year may have been chosen meanwhile.
                        if year.try_get_untracked().as_ref() == Some(&asked) {
                            shown.set(load.references);
                        }
                    }
                    Err(trouble) => toasts.trouble(trouble.sentence()),
                }
            });
        }
        wanted
    });
    let now = load.today.year();
    let years = (now - AROUND..=now + AROUND).rev().map(|year| (year.to_string(), format!("September {year}")));
    let options = std::iter::once((String::new(), "This year and the next".to_owned())).chain(years).collect();
    let count = move || say::count(shown.with(Vec::len), "plan", "plans");
    view! {
        <section class="stack" aria-labelledby="h-all">
            <h2 id="h-all">"All plans of the zone"</h2>
            <p>"You see references, not names. What is in a plan belongs to the family and its team."</p>
            <Select label="Starts school in" value=year options=options/>
            <p class="soft" role="status">{count}</p>
            <Show when=move || !shown.with(Vec::is_empty)>
                <Table caption="References of the plans" columns=vec!["Reference", "Where it is", "Starts school", "Named on"]>
                    <For each=move || shown.get() key=|line| (line.plan, line.state, line.asked.is_some()) let:line>{row(line, zone, shown)}</For>
                </Table>
            </Show>
        </section>
    }
    .into_any()
}

/// What waits for the coordinator's word, and the press that gives it.
fn waits(line: &Reference, zone: StoredValue<String>, shown: RwSignal<Vec<Reference>>) -> Option<AnyView> {
    let asked = line.asked.clone()?;
    let (plan, busy, toasts) = (line.plan, RwSignal::new(false), toasts());
    let (words, label) = (ending_said(&asked), line.label.clone());
    let agree = move |()| {
        let said = ClosingSaid::Agreed { seen: asked.what.clone() };
        busy.set(true);
        spawn_local(async move {
            let (zone, plan_id) = (zone.get_value(), plan.to_string());
            let path = [("zone", zone.as_str()), ("plan", plan_id.as_str())];
            match api::send::<SayClosing>(&path, &[], &said, Change::new()).await {
                Ok(_) => {
                    toasts.done("Written down.");
                    shown.try_update(|all| {
                        for line in all.iter_mut().filter(|line| line.plan == plan) {
                            line.asked = None;
                        }
                    });
                }
                Err(trouble) => toasts.trouble(trouble.sentence()),
            }
            busy.try_set(false);
        });
    };
    Some(view! { <p class="soft small">{words}</p><p><Button look=Look::Plain busy=busy about=label on_press=agree>"I agree"</Button></p> }.into_any())
}

fn row(line: Reference, zone: StoredValue<String>, shown: RwSignal<Vec<Reference>>) -> impl IntoView {
    let waits = waits(&line, zone, shown);
    view! {
        <tr>
            <th scope="row"><a href=format!("/desk/{}/plans/{}", zone.get_value(), line.plan)>{line.label}</a></th>
            <td>{line.state.words()}{line.asked.is_some().then_some(". Waits for your word")}{waits}</td>
            <td>{format!("September {}", line.entry_year.begins_in())}</td>
            <td>{full_day(line.nominated_on)}</td>
        </tr>
    }
}
