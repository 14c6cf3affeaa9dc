//! Where a worry about a child belongs: at the end of every page of a plan, and nothing of it can be switched off.

use doorstep_shared::plans::content::{LocalRoute, Reach, SAFE_ROUTES, SafeRoute};
use leptos::prelude::*;

use crate::ui::icon;
use crate::who::who;

/// The panel.
#[component]
pub fn SafeRoutes() -> impl IntoView {
    let routes = SAFE_ROUTES.routes.iter().map(route).collect_view();
    let staff = SAFE_ROUTES.for_staff.iter().map(|words| view! { <li>{*words}</li> }).collect_view();
    view! {
        <section class="help stack no-print" id="safe-routes" tabindex="-1" aria-labelledby="safe-routes-title">
            <div class="stack snug">
                <h2 class="lead h-icon" id="safe-routes-title">{icon("help")}{SAFE_ROUTES.title}</h2>
                <p>{SAFE_ROUTES.lead}</p>
            </div>
            <ul class="bare tiles routes">{routes}</ul>
            <p class="soft">{SAFE_ROUTES.afterwards}</p>
            <details class="more">
                <summary>"What to think of"</summary>
                <ul>{staff}</ul>
            </details>
        </section>
    }
}

fn route(route: &'static SafeRoute) -> impl IntoView {
    let reach = move || match number(route.reach) {
        Some((name, number)) => {
            let href = format!("tel:{}", number.replace(' ', ""));
            view! { <p><a class="btn plain" href=href>"Call "{name}" "<bdi>{number}</bdi></a></p> }.into_any()
        }
        None => view! { <p class="soft small">{SAFE_ROUTES.number_missing}</p> }.into_any(),
    };
    view! { <li class="stack snug"><p><b>{route.when}</b></p><p>{route.what}</p>{reach}</li> }
}

/// Whom a route reaches, and the number: those of the zone and of the reader's own organisation. None where nobody has
/// written it down. Reactive.
pub fn number(reach: Reach) -> Option<(String, String)> {
    match reach {
        Reach::Phone(number) => Some((String::new(), number.to_owned())),
        Reach::Local(LocalRoute::SafeguardingLead) => {
            who().with(|who| who.as_ref()?.safe_lead.clone()).map(|lead| (lead.name, lead.phone))
        }
        Reach::Local(LocalRoute::CouncilChildren) => {
            let number = who().with(|who| who.as_ref().map(|who| who.council_children.clone()));
            number.filter(|number| !number.is_empty()).map(|number| (String::new(), number))
        }
    }
}
