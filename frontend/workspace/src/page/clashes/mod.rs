//! Two people changed the same words. `/desk/{zone}/clashes` lists where; `/desk/{zone}/plans/{plan}/clashes` is where it is decided.

mod one;

use doorstep_shared::api::desk::plans::{Caseload, ClashLine, ListPlans};
use leptos::prelude::*;

use crate::app::zone_name;
use crate::ask::{Answer, ask};
use crate::page::day::called;
use crate::page::plan::{Reading, SafeRoutes};
use crate::platform;
use crate::rules::plan_values::field;
use crate::rules::say;
use crate::ui::{Empty, Heading, icon};
use one::OneClash;

/// The list of all that wait.
#[component]
pub fn Clashes() -> impl IntoView {
    let zone = StoredValue::new(zone_name());
    let held: Answer<Caseload> = ask::<ListPlans>(vec![("zone", zone.get_value())]);
    held.keep_focus();
    let line = move |load: &Caseload, clash: &ClashLine| {
        let family = load.plans.iter().find(|plan| plan.plan == clash.plan).map_or_else(|| "A family".into(), called);
        let href = format!("/desk/{}/plans/{}/clashes", zone.get_value(), clash.plan);
        let what = format!("{}, {}", clash.entry.kind.words(), field(&clash.field));
        view! {
            <li class="row hold">
                {icon("alert")}
                <div class="grow"><h2 class="lead"><a href=href>{family}<span class="vh">": "{what.clone()}</span></a></h2><p>{what}</p><p class="soft">"Since "{platform::london(&clash.raised_at)}</p></div>
            </li>
        }
    };
    view! {
        <Heading text="Two people changed the same words"/>
        <p class="lead">"Nothing is lost. Both texts are kept until somebody chooses, and afterwards in the history."</p>
        {held.draw(move |load| if load.clashes.is_empty() {
            view! { <Empty icon_name="tick" title="Nothing waits for you"><p>"When two people change the same words, you find both texts here."</p></Empty> }.into_any()
        } else {
            view! { <ul class="bare notice stack">{load.clashes.iter().map(|clash| line(&load, clash)).collect_view()}</ul> }.into_any()
        })}
        <SafeRoutes/>
    }
}

/// The clashes of one plan.
#[component]
pub fn PlanClashes() -> impl IntoView {
    let reading = Reading::here();
    let ids = reading.memo(|view| view.clashes.iter().map(|clash| clash.id).collect::<Vec<_>>());
    view! {
        <section class="stack roomy" aria-labelledby="h-clashes">
            <h2 id="h-clashes" tabindex="-1">"Two people changed the same words"</h2>
            <p role="status">{move || match ids.with(Vec::len) {
                0 => "Nothing waits here.".to_owned(),
                n => format!("{} to decide. Both texts stay in the history.", say::count(n, "place", "places")),
            }}</p>
            <For each=move || ids.get() key=|id| *id let:id><OneClash id=id/></For>
        </section>
    }
}
