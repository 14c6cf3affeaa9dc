//! `/desk/{zone}/agreements`: what the partners of the zone have agreed with each other.

mod draft;
mod memorandum;
mod memorandum_form;
mod parties;
mod review;
mod sharing;
mod signatures;
mod terms;
mod writing;

use doorstep_shared::api::desk::agreements::{Agreements as Held, ListAgreements};
use leptos::prelude::*;

use crate::app::zone_name;
use crate::ask::{Answer, ask};
use crate::ui::{Banner, Heading, Tone};
use memorandum::Memoranda;
use sharing::Sharing;
use writing::Writing;

/// The screen.
#[component]
pub fn Agreements() -> impl IntoView {
    let held: Answer<Held> = ask::<ListAgreements>(vec![("zone", zone_name())]);
    held.keep_focus();
    let writing = Writing::new(held);
    view! {
        <Heading text="Agreements"/>
        <p class="lead">"What the partners of your zone have agreed with each other, and from which day to which."</p>
        <Banner tone=Tone::Info icon_name="info">
            <p><b>"A memorandum alone shares nothing"</b></p>
            <p>"While no agreement on sharing is in force, each partner sees only what it has written itself. While one is, each also sees what the family allows."</p>
        </Banner>
        {held.draw(move |all| view! {
            <Sharing writing=writing all=all.clone()/>
            <Memoranda writing=writing all=all/>
        })}
    }
}
