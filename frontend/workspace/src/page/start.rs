//! `/desk`: where to begin.

use leptos::prelude::*;

use crate::app::door;
use crate::rules::say;
use crate::ui::Heading;

/// The screen: the zones one is something in.
#[component]
pub fn Start() -> impl IntoView {
    let zones = move || {
        let session = door().session.get();
        let places = session.and_then(|session| session.person).map(|person| person.memberships).unwrap_or_default();
        if places.is_empty() {
            return view! { <p>"You are signed in, but belong to no zone today. Ask your zone coordinator."</p> }
                .into_any();
        }
        let one = |place: doorstep_shared::api::session::Place| {
            let what = [say::role(place.role), &place.organisation_name].into_iter().filter(|w| !w.is_empty());
            let what = what.collect::<Vec<_>>().join(", ");
            view! {
                <li class="stack snug">
                    <a class="lead" href=format!("/desk/{}/entries", place.zone)>{place.zone_name}</a>
                    <p class="soft">{what}</p>
                </li>
            }
        };
        view! { <ul class="bare stack">{places.into_iter().map(one).collect_view()}</ul> }.into_any()
    };
    view! {
        <Heading text="Your zones"/>
        {zones}
    }
}
