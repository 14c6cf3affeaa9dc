//! The rail: where one can go, how much waits there, who is signed in. On a narrow screen it folds into a row with a menu.

use doorstep_shared::id::ZoneId;
use leptos::prelude::*;

use super::place::{PLACES, Place};
use super::signing_out::SigningOut;
use crate::app::door;
use crate::lines::lines;
use crate::platform;
use crate::rules::say;
use crate::ui::icon;
use crate::who::{may, who};

/// The rail.
#[component]
pub fn Rail(
    /// The zone in the address.
    zone: Memo<Option<ZoneId>>,
    /// The path in the address.
    path: Memo<String>,
) -> impl IntoView {
    let open = RwSignal::new(false);
    // A press on a place closes the menu; so does going anywhere else.
    Effect::new(move |_| {
        path.track();
        open.set(false);
    });
    platform::on_escape(move || {
        if open.get_untracked() {
            open.set(false);
            platform::focus("#menu-button");
        }
    });
    let here =
        move || path.with(|path| PLACES.iter().find(|place| place.holds(path)).map_or("Menu", |place| place.name));
    let places = move || {
        let zone = zone.get()?.to_string();
        let shown = PLACES.iter().filter(|place| may(place.action));
        Some(shown.map(|place| link(place, &zone, path)).collect_view())
    };
    view! {
        <header class="rail" class:open=move || open.get()>
            <div class="row apart rail-head">
                <a class="brand" href=move || zone.get().map_or_else(|| "/desk".to_owned(), |zone| format!("/desk/{zone}/entries"))>
                    <svg viewBox="0 0 28 32" aria-hidden="true"><use href="#i-door"></use></svg>
                    "Doorstep"
                </a>
                <button
                    type="button" id="menu-button" class="btn plain menu-button"
                    aria-expanded=move || if open.get() { "true" } else { "false" }
                    aria-controls="rail-body"
                    on:click=move |_| open.update(|open| *open = !*open)
                >
                    {icon("menu")}<span class="vh">"Menu. You are at "</span>{here}
                </button>
            </div>
            <div class="rail-body" id="rail-body">
                <nav aria-label="Workspace">{places}</nav>
                <Me/>
            </div>
        </header>
    }
}

fn link(place: &'static Place, zone: &str, path: Memo<String>) -> impl IntoView + use<> {
    let href = format!("/desk/{zone}/{}", place.path);
    let here = move || path.with(|path| place.holds(path)).then_some("page");
    let counts = lines().counts;
    let count = move || {
        let n = counts.with(|counts| (place.count)(counts));
        (n > 0).then(|| view! { <span class="count">{n}<span class="vh">" "{place.counted}</span></span> })
    };
    view! { <a href=href aria-current=here>{icon(place.icon)}{place.name}{count}</a> }
}

/// Who is signed in, in which role and zone, and the ways out.
#[component]
fn Me() -> impl IntoView {
    let who = who();
    let door = door();
    let asking = RwSignal::new(false);
    let lock = move |_| door.locked.set(true);
    let named = move || {
        who.get().map(|who| {
            let role = who.actor.as_ref().map(|actor| say::role(actor.role));
            let at: Vec<&str> =
                [role.unwrap_or_default(), who.organisation.as_str()].into_iter().filter(|w| !w.is_empty()).collect();
            let at = at.join(", ");
            view! {
                <p><b>{who.name}</b></p>
                {(!at.is_empty()).then(|| view! { <p class="soft">{at}</p> })}
                {(!who.zone.is_empty()).then(|| view! { <p class="soft">{who.zone}</p> })}
                {who.demo.then(|| view! { <p class="tag info">{icon("info")}"Demo: all made up"</p> })}
            }
        })
    };
    view! {
        <div class="me stack tight">
            <div>{named}</div>
            <div class="row near">
                <button type="button" class="btn quiet" on:click=lock>{icon("lock")}"Lock this screen"</button>
                <button type="button" class="btn quiet" on:click=move |_| asking.set(true)>{icon("out")}"Sign out"</button>
            </div>
        </div>
        <SigningOut open=asking/>
    }
}
