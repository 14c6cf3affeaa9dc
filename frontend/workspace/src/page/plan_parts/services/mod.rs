//! Services: referrals from the first idea to what came of them, and what a family was shown and finds by itself.

mod agree;
mod card;
mod find;
mod propose;
mod send;
mod signposts;
mod step;
mod voices;

use doorstep_shared::plans::entry::{Body, EntryName, Kind};
use doorstep_shared::plans::referral::Referral;
use leptos::prelude::*;

use super::reading::{Reading, reading};
use crate::ui::Empty;
use card::card;

/// The page.
#[component]
pub fn Services() -> impl IntoView {
    let reading = reading();
    let standing = move |over: bool| {
        reading.names(move |e| matches!(&e.entry.body, Body::Referral(referral) if referral.stage.is_over() == over))
    };
    let (open, over) = (standing(false), standing(true));
    let any = reading.of_kind(Kind::Referral);
    view! {
        <section class="stack" aria-labelledby="referrals">
            <h2 id="referrals">"Referrals"</h2>
            <p class="soft">"A service is told only what the family agrees to, and answers under a link. Everybody says for themselves whether it helped."</p>
            <For each=move || open.get() key=|name| *name let:name>{card(reading, name)}</For>
            <Show when=move || any.with(Vec::is_empty)>
                <Empty icon_name="ask" title="No service is suggested yet"><p>"Look together for something that would help."</p></Empty>
            </Show>
            {propose::adding(reading)}
        </section>
        <Show when=move || over.with(|over| !over.is_empty())>
            <section class="stack" aria-labelledby="referrals-over">
                <h2 id="referrals-over">"Referrals that are over"</h2>
                <For each=move || over.get() key=|name| *name let:name>{card(reading, name)}</For>
            </section>
        </Show>
        {signposts::signposts(reading)}
    }
}

/// A referral as it is now. Reactive.
fn referral(reading: Reading, name: EntryName) -> Memo<Option<Referral>> {
    let entry = reading.entry(name);
    Memo::new(move |_| match entry.get().map(|e| e.entry.body) {
        Some(Body::Referral(referral)) => Some(*referral),
        _ => None,
    })
}

/// The same, for what is filled once.
fn referral_now(reading: Reading, name: EntryName) -> Option<Referral> {
    match reading.body_now(name) {
        Some(Body::Referral(referral)) => Some(*referral),
        _ => None,
    }
}
