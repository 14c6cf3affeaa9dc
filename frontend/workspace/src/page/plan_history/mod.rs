//! `/desk/{zone}/plans/{plan}/history`: what was done in a plan, and for whoever looks after the zone who looked.

mod lines;
mod looks;
mod pages;
mod sentence;

use doorstep_shared::api::desk::plans::{Happening, HistoryPage, ListPlanHistory};
use doorstep_shared::plans::access::Seat;
use leptos::prelude::*;

use crate::page::plan::Reading;
use crate::platform;
use looks::WhoLooked;
use pages::{Pages, pages};

/// The page.
#[component]
pub fn PlanHistory() -> impl IntoView {
    let reading = Reading::here();
    let coordinator = reading.memo(|view| view.me.seat == Seat::Coordinator);
    let happened: Pages<Happening> = pages::<ListPlanHistory, _>(reading, |page: HistoryPage| {
        (page.happenings, page.before.map(|before| before.to_string()))
    });
    view! {
        <section class="stack" aria-labelledby="h-history">
            <h2 id="h-history">"History"</h2>
            <p>"What was done in this plan, the latest first, as far as you may see it."</p>
            {happened.draw("Nothing was done yet.", "Show earlier", one)}
        </section>
        <Show when=move || coordinator.get()><WhoLooked/></Show>
    }
}

fn one(happening: Happening) -> AnyView {
    let sentence = sentence::of(&happening);
    let lines = Reading::here().now().map(|view| lines::of(&happening, &view)).unwrap_or_default();
    let any = !lines.is_empty();
    let changes = lines.into_iter().map(|line| view! { <li dir="auto">{line}</li> }).collect_view();
    view! {
        <li class="stack snug">
            <p><b>{sentence}</b></p>
            <p class="soft small"><time datetime=happening.at.clone()>{platform::london(&happening.at)}</time></p>
            {any.then(|| view! { <ul class="said-list">{changes}</ul> })}
        </li>
    }
    .into_any()
}
