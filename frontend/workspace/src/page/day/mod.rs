//! `/desk/{zone}/day`: what is on today. Families stand in the order of days, never in one of need.

mod emergencies;
mod lists;

use std::sync::Arc;

use doorstep_shared::api::desk::plans::{Caseload, ListPlans};
use leptos::prelude::*;

use crate::app::zone_name;
use crate::ask::{Answer, ask};
use crate::page::plan::SafeRoutes;
use crate::rules::plan_words::full_day;
use crate::rules::say;
use crate::ui::{Banner, Empty, Heading, Tone};
use crate::who::who;
pub use lists::called;
use lists::{calls, due, fresh, quiet, ring, talks};

/// The screen.
#[component]
pub fn Day() -> impl IntoView {
    let zone = StoredValue::new(zone_name());
    let held: Answer<Caseload> = ask::<ListPlans>(vec![("zone", zone.get_value())]);
    held.keep_focus();
    let who = who();
    let first =
        move || who.with(|who| who.as_ref().and_then(|who| who.name.split_whitespace().next().map(str::to_owned)));
    let lead = move || first().map(|name| view! { <p class="lead">"Hello, "{name}"."</p> });
    let numbers = move || {
        let due = who.with(|who| who.as_ref().is_some_and(|who| who.safe_numbers_due));
        due.then(|| {
            let href = format!("/desk/{}/settings", zone.get_value());
            view! {
                <Banner tone=Tone::Wait icon_name="alert">
                    <p><b>"Look through the numbers for a worry about a child."</b>" Nobody has done so for three months. "<a href=href>"Go to the numbers"</a></p>
                </Banner>
            }
        })
    };
    view! {
        <Heading text="My day"/>
        {lead}
        {numbers}
        {held.draw(move |load| view! { {emergencies::emergencies(held, &load, &zone.get_value())}{drawn(load, &zone.get_value())} })}
        <SafeRoutes/>
    }
}

fn drawn(load: Arc<Caseload>, zone: &str) -> impl IntoView + use<> {
    let today = load.today;
    let clashes = load.clashes.len();
    let inbox = format!("/desk/{zone}/clashes");
    let waiting = (clashes > 0).then(|| {
        view! {
            <Banner tone=Tone::Wait icon_name="alert">
                <p><b>"Two people changed the same words in "{say::count(clashes, "place", "places")}"."</b>" Nothing is lost. "<a href=inbox>"Choose what to keep"</a></p>
            </Banner>
        }
    });
    let parts = [ring(&load, zone), talks(&load, zone), due(&load, zone), calls(&load, zone)];
    let beside = [fresh(&load, zone), quiet(&load, zone)];
    let nothing = parts.iter().chain(&beside).all(Option::is_none) && clashes == 0;
    let empty = nothing.then(|| {
        let families = format!("/desk/{zone}/families");
        let words = if load.plans.is_empty() {
            view! { <p>"You are in no family’s team yet. Whoever leads a plan can put you into its team."</p> }
                .into_any()
        } else {
            view! { <p>"No contact, no action and nothing new today. "<a href=families>"Go to my families"</a></p> }
                .into_any()
        };
        view! { <Empty icon_name="day" title="Nothing is due today">{words}</Empty> }
    });
    view! {
        <p class="lead"><b>{full_day(today)}</b></p>
        {waiting}
        {empty}
        <div class="split">
            <div class="stack roomy">{parts.into_iter().flatten().collect_view()}</div>
            <div class="stack roomy">{beside.into_iter().flatten().collect_view()}</div>
        </div>
    }
}
