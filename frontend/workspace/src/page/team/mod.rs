//! `/desk/{zone}/plans/{plan}/team`: who helps the family, and who may see what.

mod emergency;
mod grid;
mod interest;
mod member_form;
mod members;
mod said;

use leptos::prelude::*;

use emergency::BreakGlassForm;
use grid::SharingGrid;
use interest::InterestForm;
use members::Members;

/// The page.
#[component]
pub fn PlanTeam() -> impl IntoView {
    view! {
        <Members/>
        <SharingGrid/>
        <InterestForm/>
        <BreakGlassForm/>
    }
}
