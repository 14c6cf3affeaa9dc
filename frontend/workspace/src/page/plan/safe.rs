//! Where a worry about a child belongs: at the end of every page of a plan, and nothing of it can be switched off.

use doorstep_shared::plans::content::{Reach, SAFE_ROUTES, SafeRoute};
use leptos::prelude::*;

use crate::ui::icon;

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
    let reach = match route.reach {
        Reach::Phone(number) => {
            let href = format!("tel:{}", number.replace(' ', ""));
            view! { <p><a class="btn plain" href=href>"Call "<bdi>{number}</bdi></a></p> }.into_any()
        }
        Reach::Local(_) => view! { <p class="soft small">{SAFE_ROUTES.number_missing}</p> }.into_any(),
    };
    view! { <li class="stack snug"><p><b>{route.when}</b></p><p>{route.what}</p>{reach}</li> }
}
