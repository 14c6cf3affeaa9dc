//! Which place to check: those where most is due come first.

use std::sync::Arc;

use doorstep_shared::api::desk::list_entries::Entries;
use leptos::prelude::*;

use crate::app::zone_name;
use crate::lines::lines;
use crate::rules::entries::{Show, places};
use crate::rules::say;
use crate::ui::{Heading, Tone, TroubleBanner, loading, tag};

/// The choice.
#[component]
pub(super) fn Pick() -> impl IntoView {
    let held = lines().held;
    view! {
        <Heading text="Check by place"/>
        {move || match held.get() {
            None => loading().into_any(),
            Some(Err(trouble)) => view! { <TroubleBanner trouble=trouble/> }.into_any(),
            Some(Ok(entries)) => list(&entries).into_any(),
        }}
    }
}

fn list(entries: &Arc<Entries>) -> impl IntoView + use<> {
    let zone = zone_name();
    let rows = places(entries).into_iter().map(|place| {
        let key = place.venue.map_or_else(|| "none".to_owned(), |id| id.to_string());
        let due = match place.due {
            0 => tag(Tone::Yes, "checked", "All checked in time"),
            n => tag(Tone::Wait, "clock", format!("{n} {}", Show::ToCheck.words().to_lowercase())),
        };
        view! {
            <li class="row apart">
                <a class="lead" href=format!("/desk/{zone}/check?venue={key}")>{place.name}</a>
                <span class="row near">{due}<span class="soft small">{say::count(place.all, "entry", "entries")}</span></span>
            </li>
        }
    });
    view! {
        <p class="lead">"Choose a place and go through what goes on there, one press for each entry that is still right."</p>
        <ul class="checks notice bare">{rows.collect_view()}</ul>
    }
}
