//! Changing many entries at once: what can be changed so, and what was.

mod closure;
mod earlier;
mod phone;
mod sent;
mod steps;

pub use closure::Closure;
pub use phone::PhoneNumber;

use doorstep_shared::policy::Action;
use leptos::prelude::*;

use crate::app::zone_name;
use crate::ui::{Heading, icon};
use crate::who::may;
use earlier::Earlier;

/// `/desk/{zone}/bulk`.
#[component]
pub fn Bulk() -> impl IntoView {
    let zone = zone_name();
    let way = |path: &str, drawing: &'static str, words: &'static str, more: &'static str| {
        let href = format!("/desk/{zone}/{path}");
        view! {
            <li class="notice row hold">
                {icon(drawing)}
                <div class="stack snug grow"><h3><a href=href>{words}</a></h3><p class="soft">{more}</p></div>
            </li>
        }
    };
    let ways = [
        way(
            "bulk/closure",
            "place",
            "A place is closed",
            "Calls off everything that would be on there, with the reason",
        ),
        way("bulk/phone", "phone", "A phone number has changed", "In every entry that gives the old one"),
    ];
    let terms = may(Action::Settings).then(|| {
        way("settings/calendar", "day", "New term dates", "Moves everything that is on in term time or in holidays")
    });
    view! {
        <Heading text="Change many entries"/>
        <p>"First you see the list of what would change, entry by entry. Nothing changes before you say so, and it can be taken back."</p>
        <section class="stack" aria-labelledby="ways">
            <h2 id="ways">"What has changed?"</h2>
            <ul class="tiles">{ways}{terms}</ul>
        </section>
        <Earlier/>
    }
}
