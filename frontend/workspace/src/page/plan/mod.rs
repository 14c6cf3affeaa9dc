//! `/desk/{zone}/plans/{plan}`: the frame around every page of a plan. It holds the plan, says where it stands, and ends with where
//! a worry about a child belongs.

mod checklist;
mod ending;
mod gates;
mod head;
mod next;
mod overview;
mod reading;
mod safe;
mod steps;
mod threads;

use leptos::prelude::*;
use leptos_router::components::Outlet;
use leptos_router::hooks::use_params_map;

use crate::plan::Held;
use crate::plan::Saved;
use crate::platform;
pub use ending::said as ending_said;
use gates::{Gates, Rest};
use head::Head;
pub use overview::PlanOverview;
pub use reading::{Reading, child_name, deciding, place as place_of};
pub use safe::{SafeRoutes, number};

/// The frame.
#[component]
pub fn PlanFrame() -> impl IntoView {
    let params = use_params_map();
    let plan = params.with_untracked(|params| params.get("plan")).unwrap_or_default();
    let held = Held::open(plan.clone());
    let reading = Reading::of(&held);
    provide_context(reading);
    // Another plan in the same frame would show one family's words under another's name.
    Effect::new(move |_| {
        if params.with(|params| params.get("plan")).is_some_and(|now| now != plan) {
            platform::reload();
        }
    });
    view! {
        {held.view.draw_once(|| view! {
            <div class="stack roomy">
                <Head/>
                <Rest/>
                <Gates/>
                <Saved/>
                <Outlet/>
            </div>
        })}
        <SafeRoutes/>
    }
}
