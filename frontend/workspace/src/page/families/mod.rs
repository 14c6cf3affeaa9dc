//! `/desk/{zone}/families`: the plans somebody works on, found by typing; for a coordinator the references of the zone.

mod references;

use std::sync::Arc;

use doorstep_shared::api::desk::plans::{Caseload, EndedLine, ListPlans, PlanLine};
use doorstep_shared::plans::family::is_sheet_of;
use leptos::prelude::*;

use crate::app::zone_name;
use crate::ask::{Answer, ask};
use crate::page::day::called;
use crate::rules::plan_words::{full_day, function};
use crate::rules::say;
use crate::ui::{Empty, Field, Heading, Takes, Tone, icon, tag};
use references::References;

/// The screen.
#[component]
pub fn Families() -> impl IntoView {
    let zone = StoredValue::new(zone_name());
    let held: Answer<Caseload> = ask::<ListPlans>(vec![("zone", zone.get_value())]);
    let wanted = RwSignal::new(String::new());
    let may_nominate = move || held.here().is_some_and(|load| load.may_nominate);
    let nominate = move || {
        may_nominate().then(|| {
            view! { <a class="btn" href=format!("/desk/{}/families/new", zone.get_value())>{icon("plus")}"Nominate a child"</a> }
        })
    };
    view! {
        <div class="row apart"><Heading text="My families"/>{nominate}</div>
        {held.draw(move |load| view! {
            <Mine zone=zone load=load.clone() wanted=wanted/>
            {ended(&load, zone)}
            <References zone=zone load=load/>
        })}
    }
}

/// One's own plans.
#[component]
fn Mine(zone: StoredValue<String>, load: Arc<Caseload>, wanted: RwSignal<String>) -> impl IntoView {
    if load.plans.is_empty() {
        let none = load.references.is_empty() && load.ended.is_empty();
        return none
            .then(|| {
                view! {
                    <Empty icon_name="people" title="You work with no family yet">
                        <p>"Name a child whose parent says that you may ask, or let a team take you in."</p>
                    </Empty>
                }
            })
            .into_any();
    }
    let (today, all) = (load.today, load.plans.len());
    // What is searched is put together once, so that typing stays quick however many there are.
    let rows: Vec<(String, PlanLine)> = load.plans.iter().map(|plan| (haystack(plan), plan.clone())).collect();
    let rows = StoredValue::new(rows);
    let found = Memo::new(move |_| {
        let wanted = wanted.with(|wanted| wanted.trim().to_lowercase());
        let fits =
            |text: &str, plan| wanted.split_whitespace().all(|word| text.contains(word)) || is_sheet_of(&wanted, plan);
        rows.with_value(|rows| {
            rows.iter().filter(|(text, row)| fits(text, row.plan)).map(|(_, plan)| plan.clone()).collect::<Vec<_>>()
        })
    });
    let count = move || format!("{} of {}", found.with(Vec::len), say::count(all, "family", "families"));
    view! {
        <section class="stack" aria-labelledby="h-mine">
            <h2 class="vh" id="h-mine">"Families whose team I am in"</h2>
            <Field label="Find a family" hint="A name, a label such as 7Q2K, where the plan is, or the number on a sheet of paper" takes=Takes::Search value=wanted/>
            <p class="soft" role="status">{count}</p>
            <ul class="bare stack tight">
                <For each=move || found.get() key=|plan| plan.plan let:plan>{line(plan, zone, today)}</For>
            </ul>
            {move || found.with(Vec::is_empty).then(|| view! { <p>"No family of yours fits. Try fewer letters."</p> })}
        </section>
    }
    .into_any()
}

/// Plans that they led to their end: references, while they may still be opened again.
fn ended(load: &Caseload, zone: StoredValue<String>) -> Option<impl IntoView + use<>> {
    let one = |line: EndedLine| {
        let href = format!("/desk/{}/plans/{}", zone.get_value(), line.plan);
        let (ended, until) = (full_day(line.ended_on), full_day(line.until));
        view! { <li class="notice row top apart"><h3><a href=href>{line.label}</a></h3><p>"Ended on "{ended}". It may be opened again until "{until}"."</p></li> }
    };
    (!load.ended.is_empty()).then(|| {
        view! {
            <section class="stack" aria-labelledby="h-ended">
                <h2 id="h-ended">"Plans that I led to their end"</h2>
                <p>"You see a reference, and nothing of what is in the plan."</p>
                <ul class="bare stack tight">{load.ended.iter().cloned().map(one).collect_view()}</ul>
            </section>
        }
    })
}

fn haystack(plan: &PlanLine) -> String {
    let child = plan.child.as_deref().unwrap_or_default();
    format!("{child} {} {} {}", plan.label, plan.state.words(), plan.entry_year.begins_in()).to_lowercase()
}

fn line(plan: PlanLine, zone: StoredValue<String>, today: doorstep_shared::date::Date) -> impl IntoView {
    let href = format!("/desk/{}/plans/{}", zone.get_value(), plan.plan);
    let hidden = plan
        .child
        .is_none()
        .then(|| view! { <p class="soft small">{icon("hide")}"The name is not shared with you"</p> });
    let label = plan.child.is_some().then(|| view! { <p class="soft small">{plan.label.clone()}</p> });
    let begins = match plan.starts_on {
        Some(day) => format!("Starts school {}", full_day(day)),
        None => format!("Starts school in September {}", plan.entry_year.begins_in()),
    };
    let last = match plan.last_contact {
        Some(day) => format!("Last contact {}", say::ago(day, today)),
        None => "No contact written down yet".to_owned(),
    };
    let lead = plan.lead.then(|| tag(Tone::Info, "people", "You lead"));
    let new = plan.new_since.is_some().then(|| tag(Tone::Yes, "msg", "Something new"));
    view! {
        <li class="notice row top apart">
            <div class="grow stack snug">
                <h3><a href=href>{called(&plan)}</a></h3>
                {label}{hidden}
            </div>
            <div class="grow stack snug">
                <p>{begins}</p>
                <p class="soft small">{last}". "{function(plan.function)}"."</p>
            </div>
            <p class="row near">{tag(Tone::Neutral, "info", plan.state.words())}{lead}{new}</p>
        </li>
    }
}
