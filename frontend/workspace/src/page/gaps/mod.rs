//! `/desk/{zone}/gaps`: what families look for in vain, and where the zone offers little.

mod add_words;
mod grid;
mod known;
mod searches;

use doorstep_shared::api::desk::get_gaps::{Gaps as Found, GetGaps};
use leptos::prelude::*;

use crate::app::zone_name;
use crate::ask::{Answer, ask};
use crate::ui::Heading;
use add_words::AddWordsDialog;
use grid::Grid;
use known::KnownDialog;
use searches::Searches;

/// The gaps and what somebody is about to do with one.
#[derive(Clone, Copy)]
struct Work {
    zone: StoredValue<String>,
    held: Answer<Found>,
    /// Words that somebody is about to say the meaning of.
    wording: RwSignal<Option<String>>,
    /// Words of a gap that somebody is about to say something of.
    noting: RwSignal<Option<String>>,
}

/// The screen.
#[component]
pub fn Gaps() -> impl IntoView {
    let held = ask::<GetGaps>(vec![("zone", zone_name())]);
    let work =
        Work { zone: StoredValue::new(zone_name()), held, wording: RwSignal::new(None), noting: RwSignal::new(None) };
    held.keep_focus();
    view! {
        <Heading text="Gaps"/>
        <p class="lead">"What families look for and hardly find, and where your zone offers little."</p>
        {held.draw(move |gaps| view! {
            <Searches work=work gaps=gaps.clone()/>
            <Grid work=work gaps=gaps/>
        })}
        <AddWordsDialog work=work/>
        <KnownDialog work=work/>
    }
}
