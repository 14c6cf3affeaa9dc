//! My entries: by state, with what is due first.

use doorstep_shared::api::desk::list_entries::{EntryLine, ListEntries};
use doorstep_shared::directory::Freshness;
use leptos::prelude::*;

use crate::api::{self, Change};
use crate::app::zone;
use crate::ui::{Heading, TroubleBanner, icon, loading};

/// The screen.
#[component]
pub fn Entries() -> impl IntoView {
    let zone = zone();
    let asked = LocalResource::new(move || {
        let zone = zone.clone().map(|z| z.to_string()).unwrap_or_default();
        async move { api::send::<ListEntries>(&[("zone", &zone)], &[], &(), Change::None).await }
    });
    view! {
        <Heading text="My entries"/>
        <Suspense fallback=loading>
            {move || asked.get().map(|answer| match answer {
                Ok(entries) => {
                    let lines = entries.items.into_iter().map(line).collect_view();
                    view! { <ol class="checks notice bare">{lines}</ol> }.into_any()
                }
                Err(trouble) => view! { <TroubleBanner trouble=trouble/> }.into_any(),
            })}
        </Suspense>
    }
}

fn line(entry: EntryLine) -> impl IntoView {
    let (class, drawing, word) = match entry.freshness {
        Freshness::Checked => ("tag yes", "checked", "Checked"),
        Freshness::Due => ("tag wait", "ask", "Due for a check"),
        Freshness::Sinking => ("tag wait", "ask", "Long overdue"),
        Freshness::Left => ("tag stop", "no", "Off the list"),
    };
    view! {
        <li>
            <div><h2 class="lead">{entry.name}</h2><p class="soft small">{entry.organisation_name}</p></div>
            <p>{entry.line}</p>
            <span class=class>{icon(drawing)}{word}</span>
        </li>
    }
}
