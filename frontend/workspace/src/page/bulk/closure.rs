//! `/desk/{zone}/bulk/closure`: a place is closed for some days.

use doorstep_shared::api::desk::plan_bulk::BulkChange;
use doorstep_shared::api::desk::surroundings::{GetSurroundings, Surroundings};
use leptos::prelude::*;

use super::steps::{Steps, Work};
use crate::app::zone_name;
use crate::ask::{ask, wrong_with};
use crate::rules::date_text::NoDate;
use crate::ui::{Button, DateBoxes, DateField, ErrorSummary, Field, Heading, Select, Wrong};

/// The screen.
#[component]
pub fn Closure() -> impl IntoView {
    let around = ask::<GetSurroundings>(vec![("zone", zone_name())]);
    view! {
        <Heading text="A place is closed"/>
        {around.draw(|around| form(&around))}
    }
}

fn form(around: &Surroundings) -> impl IntoView + use<> {
    let mut places = vec![(String::new(), "Choose a place".to_owned())];
    places.extend(around.places.iter().map(|p| {
        let words =
            if p.masked || p.address.is_empty() { p.name.clone() } else { format!("{}, {}", p.name, p.address) };
        (p.id.to_string(), words)
    }));
    let places = StoredValue::new(places);
    let (venue, reason) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let (from, to) = (DateBoxes::new(None), DateBoxes::new(None));
    let tried = RwSignal::new(false);
    let work = Work::new(|pointer| format!("closure-{}", pointer.rsplit('/').next().unwrap_or_default()));
    let errors = work.errors;
    let look = Callback::new(move |()| {
        tried.set(true);
        let mut wrong: Vec<Wrong> = Vec::new();
        let mut say = |id: &str, what: &str| wrong.push((format!("closure-{id}"), what.to_owned()));
        let place = venue.get_untracked().parse().ok();
        if place.is_none() {
            say("venue", "Choose the place that is closed");
        }
        let mut day = |boxes: DateBoxes, id: &str, which: &str| match boxes.read() {
            Ok(Some(day)) => Some(day),
            Ok(None) => {
                say(id, &format!("Write the {which} day on which it is closed"));
                None
            }
            Err(no) => {
                say(id, &format!("The {which} day: {}", NoDate::sentence(no)));
                None
            }
        };
        let days = (day(from, "from", "first"), day(to, "to", "last"));
        if reason.with_untracked(|r| r.trim().is_empty()) {
            say("reason", "Say why, in words a family understands");
        }
        match (place, days) {
            (Some(venue), (Some(from), Some(to))) if wrong.is_empty() => {
                errors.set(Vec::new());
                work.look(BulkChange::Closure { venue, from, to, reason: reason.get_untracked() });
            }
            _ => errors.set(wrong),
        }
    });
    view! {
        <Steps work=work>
            <ErrorSummary errors=errors/>
            <Select label="Which place?" value=venue options=places.get_value() id="closure-venue"/>
            {move || wrong_with(errors, "closure-venue").get().map(|what| view! { <p class="error">{what}</p> })}
            <div class="facts-row">
                <DateField label="First day it is closed" value=from tried=tried error=wrong_with(errors, "closure-from") id="closure-from"/>
                <DateField label="Last day it is closed" value=to tried=tried error=wrong_with(errors, "closure-to") id="closure-to" hint="The same day, if it is one day"/>
            </div>
            <Field label="Why is it closed?" value=reason hint="Families read this beside the days: for example, new boiler" error=wrong_with(errors, "closure-reason") id="closure-reason"/>
            <div class="row"><Button on_press=look busy=work.busy>"See what would change"</Button></div>
        </Steps>
    }
}
