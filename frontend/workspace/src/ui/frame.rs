//! What stands around every screen: the skip link, the rail, the place for messages.

use leptos::prelude::*;
use leptos_router::components::A;
use leptos_router::hooks::use_location;

use super::icon;

/// One place in the rail.
struct Place {
    path: &'static str,
    icon: &'static str,
    name: &'static str,
}

/// The rail, in the order people need it.
const PLACES: &[Place] = &[Place { path: "entries", icon: "blocks", name: "My entries" }];

/// The frame.
#[component]
pub fn Frame(children: Children) -> impl IntoView {
    let location = use_location();
    let zone = Memo::new(move |_| location.pathname.with(|path| path.split('/').nth(2).unwrap_or_default().to_owned()));
    let rail = move || {
        let zone = zone.get();
        PLACES
            .iter()
            .filter(|_| !zone.is_empty())
            .map(|place| {
                let href = format!("/desk/{zone}/{}", place.path);
                view! { <A href=href>{icon(place.icon)}{place.name}</A> }
            })
            .collect_view()
    };
    view! {
        <a class="skip" href="#main">"Skip to the main part"</a>
        <nav class="rail" aria-label="Workspace">
            <A href="/desk" attr:class="brand">
                <svg viewBox="0 0 28 32" aria-hidden="true"><use href="#i-door"></use></svg>
                "Doorstep"
            </A>
            {rail}
        </nav>
        <main id="main" tabindex="-1"><div class="wrap stack roomy cq">{children()}</div></main>
        <div class="toasts" role="status"></div>
    }
}
