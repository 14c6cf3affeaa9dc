//! A new entry: from a pattern, like another one, or from nothing.

use doorstep_shared::api::desk::list_entries::ListEntries;
use doorstep_shared::editing::templates;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use crate::api::{self, Change};
use crate::page::edit::address;
use crate::platform;
use crate::ui::Heading;

/// `/desk/{zone}/entries/new`.
#[component]
pub fn NewEntry() -> impl IntoView {
    let zone = address("zone");
    // The id is chosen here, so that the draft has one from its first letter on.
    let begin = {
        let zone = zone.clone();
        // What somebody asked for comes along from the inbox or the gaps.
        let name = use_query_map().with_untracked(|query| query.get("name").unwrap_or_default());
        move |like: &str| {
            let parts = [("like", like), ("name", name.as_str())].into_iter().filter(|(_, value)| !value.is_empty());
            let parts: Vec<String> =
                parts.map(|(part, value)| format!("{part}={}", platform::percent_encode(value))).collect();
            let query = if parts.is_empty() { String::new() } else { format!("?{}", parts.join("&")) };
            format!("/desk/{zone}/entries/{}/edit{query}", platform::new_entry_id())
        }
    };
    let patterns = templates()
        .into_iter()
        .map(|t| {
            let href = begin(&format!("template:{}", t.key));
            view! { <li class="notice"><h2 class="lead"><a href=href>{t.title}</a></h2><p>{t.about}</p></li> }
        })
        .collect_view();
    let nothing = begin("");
    let asked = LocalResource::new(move || {
        let zone = zone.clone();
        async move { api::send::<ListEntries>(&[("zone", &zone)], &[], &(), Change::None).await }
    });
    let like = move || {
        asked.get().and_then(Result::ok).map(|entries| {
            let begin = begin.clone();
            let lines = entries.items.into_iter().map(|e| {
                let href = begin(&e.id.to_string());
                view! { <li><a href=href>{e.name}</a></li> }
            });
            view! {
                <details class="more"><summary>"Like another entry"</summary><ul class="columns">{lines.collect_view()}</ul></details>
            }
        })
    };
    view! {
        <Heading text="Add a service"/>
        <p class="lead">"What is it most like? You can change everything afterwards."</p>
        <ul class="tiles bare-list">
            {patterns}
            <li class="notice"><h2 class="lead"><a href=nothing>"Something else"</a></h2><p>"An empty form."</p></li>
        </ul>
        <Suspense>{like}</Suspense>
    }
}
