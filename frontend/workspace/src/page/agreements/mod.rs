//! `/desk/{zone}/agreements`: what the partners of the zone have agreed with each other.

mod memorandum;
mod parties;
mod sharing;

use doorstep_shared::api::desk::agreements::{Agreements as Held, ListAgreements};
use leptos::prelude::*;

use crate::app::zone_name;
use crate::ask::{Answer, ask};
use crate::ui::{Banner, Heading, Tone};
use memorandum::Memoranda;
use sharing::Sharing;

/// The screen.
#[component]
pub fn Agreements() -> impl IntoView {
    let held: Answer<Held> = ask::<ListAgreements>(vec![("zone", zone_name())]);
    held.keep_focus();
    view! {
        <Heading text="Agreements"/>
        <p class="lead">"What the partners of your zone have agreed with each other. Each plan follows these by itself, from their first day to their last."</p>
        <Banner tone=Tone::Info icon_name="info">
            <p><b>"A memorandum alone shares nothing"</b></p>
            <p>"Without an agreement on sharing data in force, each partner sees only what it has entered. With one, each sees what the family allows."</p>
        </Banner>
        {held.draw(move |all| view! {
            <Sharing held=held all=all.clone()/>
            <Memoranda held=held all=all/>
        })}
    }
}
