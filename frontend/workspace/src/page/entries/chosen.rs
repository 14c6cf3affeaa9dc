//! What is chosen of the list: words, place, whose, state. Each choice is a link with an address of its own.

use std::sync::Arc;

use doorstep_shared::api::desk::list_entries::Entries as Directory;
use leptos::prelude::*;

use super::{address, go_to};
use crate::app::zone_name;
use crate::platform;
use crate::rules::entries::{Asked, By, Show};
use crate::ui::{Field, Select, Tab, Tabs, Takes, icon};

/// The choices.
#[component]
pub fn Chosen(
    /// What is chosen.
    asked: RwSignal<Asked>,
    /// Of what.
    entries: Arc<Directory>,
) -> impl IntoView {
    let zone = zone_name();
    view! {
        <div class="notice stack" role="search" aria-label="Entries">
            <Words asked=asked/>
            <Narrow asked=asked entries=entries.clone()/>
            <States asked=asked entries=entries/>
        </div>
        <Tabs label="Put together" tabs=Signal::derive(move || {
            let now = asked.get();
            [(By::Venue, "By place"), (By::State, "By state")]
                .into_iter()
                .map(|(by, words)| Tab {
                    href: address(&zone, &Asked { by, ..now.clone() }),
                    words: words.into(),
                    count: None,
                    here: now.by == by,
                })
                .collect()
        })/>
    }
}

/// Searches as one types. The address follows without a step in the history for each letter.
#[component]
fn Words(asked: RwSignal<Asked>) -> impl IntoView {
    let zone = zone_name();
    let words = RwSignal::new(asked.with_untracked(|a| a.words.clone()));
    // Another address brings other words.
    Effect::new(move |_| {
        let new = asked.with(|a| a.words.clone());
        if words.with_untracked(|w| w.trim() != new.trim()) {
            words.set(new);
        }
    });
    Effect::new(move |_| {
        let new = words.get();
        if asked.with_untracked(|a| a.words.trim() == new.trim()) {
            return;
        }
        asked.update(|a| a.words = new);
        let address = address(&zone, &asked.get_untracked());
        platform::replace_query(address.split_once('?').map_or("", |(_, query)| query));
    });
    view! { <Field label="Find an entry" takes=Takes::Search value=words id="find" hint="Words of its name, of what it says, or who runs it"/> }
}

#[component]
fn Narrow(asked: RwSignal<Asked>, entries: Arc<Directory>) -> impl IntoView {
    let go = go_to();
    let any_own = entries.items.iter().any(|e| e.own);
    let mut venues = vec![(String::new(), "Everywhere".to_owned())];
    venues.extend(entries.venues.iter().map(|v| (v.id.to_string(), v.name.clone())));
    let whose = vec![(String::new(), "Everybody".to_owned()), ("ours".to_owned(), "Our organisation".to_owned())];
    let venue = follow(asked, |a| a.venue.map(|v| v.to_string()).unwrap_or_default());
    let own = follow(asked, |a| if a.own { "ours".into() } else { String::new() });
    Effect::new(move |_| {
        let (venue, own) = (venue.get().parse().ok(), own.get() == "ours");
        let now = asked.get_untracked();
        if now.venue != venue || now.own != own {
            go(&Asked { venue, own, ..now });
        }
    });
    view! {
        <div class="facts-row">
            <Select label="Place" value=venue options=venues/>
            {any_own.then(|| view! { <Select label="Run by" value=own options=whose/> })}
        </div>
    }
}

/// A box's text that follows what is chosen.
fn follow(asked: RwSignal<Asked>, part: fn(&Asked) -> String) -> RwSignal<String> {
    let text = RwSignal::new(asked.with_untracked(part));
    Effect::new(move |_| {
        let new = asked.with(part);
        if text.with_untracked(|t| *t != new) {
            text.set(new);
        }
    });
    text
}

#[component]
fn States(asked: RwSignal<Asked>, entries: Arc<Directory>) -> impl IntoView {
    let zone = zone_name();
    let chips = move || {
        let now = asked.get();
        let counts = now.counts(&entries);
        // A state that nothing is in is no choice, but for the one chosen and the two that are always asked for.
        let shown = counts
            .into_iter()
            .filter(|(show, n)| *n > 0 || *show == now.show || matches!(show, Show::ToCheck | Show::All));
        shown
            .map(|(show, n)| {
                let here = show == now.show;
                let href = address(&zone, &Asked { show, ..now.clone() });
                view! {
                    <a class="chip" href=href aria-current=here.then_some("true")>
                        {here.then(|| icon("tick"))}{show.words()}" "<span class="count">{n}</span>
                    </a>
                }
            })
            .collect_view()
    };
    view! { <nav class="row near" aria-label="State">{chips}</nav> }
}
