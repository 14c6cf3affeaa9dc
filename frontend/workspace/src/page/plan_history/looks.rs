//! Who looked at a plan, when, and at which sections.

use doorstep_shared::api::desk::plans::{ListLooks, Look, Looks};
use leptos::prelude::*;

use super::pages::{Pages, pages};
use crate::page::plan::Reading;
use crate::platform;
use crate::rules::say;
use crate::ui::{Tone, tag};

/// The part of the page.
#[component]
pub fn WhoLooked() -> impl IntoView {
    let reading = Reading::here();
    let looked: Pages<Look> =
        pages::<ListLooks, _>(reading, |page: Looks| (page.looks, page.before.map(|before| before.to_string())));
    view! {
        <section class="stack" aria-labelledby="h-looks">
            <h2 id="h-looks">"Who looked"</h2>
            <p>"The family sees this list too."</p>
            {looked.draw("Nobody has looked yet.", "Show earlier looks", one)}
        </section>
    }
}

fn one(look: Look) -> AnyView {
    let sections: Vec<&str> = look.sections.iter().map(|section| section.words()).collect();
    let role = look.role.map(|role| format!(", {}", say::role(role))).unwrap_or_default();
    let how = match look.action.as_str() {
        "print" => tag(Tone::Info, "copy", "Printed"),
        "register" => tag(Tone::Neutral, "list", "In a register"),
        "emergency" => tag(Tone::Stop, "alert", "In an emergency"),
        _ => tag(Tone::Neutral, "eye", "Looked"),
    };
    let reason = (!look.reason.is_empty()).then(|| view! { <p class="said">"Why: "{look.reason}</p> });
    view! {
        <li class="stack snug">
            <div class="row apart"><p><b>{look.by}</b>{role}", "{look.organisation}</p>{how}</div>
            <p class="soft small"><time datetime=look.at.clone()>{platform::london(&look.at)}</time></p>
            {(!sections.is_empty()).then(|| view! { <p>{say::list(&sections)}</p> })}
            {reason}
        </li>
    }
    .into_any()
}
