//! My entries: by venue or by state, with what is due first. What is chosen lives in the address.

mod chosen;
mod line;

use std::sync::Arc;

use doorstep_shared::api::desk::list_entries::Entries as Directory;
use leptos::prelude::*;
use leptos_router::hooks::{use_navigate, use_query_map};

use crate::app::zone_name;
use crate::lines::lines;
use crate::platform;
use crate::rules::entries::{Asked, Group, Show};
use crate::rules::say;
use crate::ui::{Button, Empty, Heading, Look, TroubleBanner, icon, loading};
use crate::who::may;
use chosen::Chosen;
use doorstep_shared::policy::Action;
use line::Line;

pub use line::state_tag;

/// So many entries are drawn at first, and so many more with each press: nobody reads a thousand rows.
const STEP: usize = 60;

/// The screen.
#[component]
pub fn Entries() -> impl IntoView {
    let zone = zone_name();
    let query = use_query_map();
    let asked = RwSignal::new(Asked::default());
    Effect::new(move |_| asked.set(query.with(|query| Asked::read(|name| query.get(name)))));
    let drawn = RwSignal::new(STEP);
    Effect::new(move |_| {
        asked.track();
        drawn.set(STEP);
    });
    let held = lines().held;
    let add = format!("/desk/{zone}/entries/new");
    view! {
        <div class="row apart">
            <Heading text="My entries"/>
            {move || may(Action::Edit).then(|| view! { <a class="btn" href=add.clone()>{icon("plus")}"Add a service"</a> })}
        </div>
        {move || match held.get() {
            None => loading().into_any(),
            Some(Err(trouble)) => view! { <TroubleBanner trouble=trouble/> }.into_any(),
            Some(Ok(entries)) => view! {
                <Chosen asked=asked entries=entries.clone()/>
                <List asked=asked entries=entries drawn=drawn/>
            }.into_any(),
        }}
    }
}

/// The address of a choice.
fn address(zone: &str, asked: &Asked) -> String {
    let query: Vec<String> =
        asked.write().into_iter().map(|(name, value)| format!("{name}={}", platform::percent_encode(&value))).collect();
    if query.is_empty() { format!("/desk/{zone}/entries") } else { format!("/desk/{zone}/entries?{}", query.join("&")) }
}

/// Goes to another choice.
fn go_to() -> impl Fn(&Asked) + Clone {
    let (zone, navigate) = (zone_name(), use_navigate());
    move |asked| {
        navigate(&address(&zone, asked), leptos_router::NavigateOptions { scroll: false, ..Default::default() })
    }
}

#[component]
fn List(asked: RwSignal<Asked>, entries: Arc<Directory>, drawn: RwSignal<usize>) -> impl IntoView {
    let zone = zone_name();
    move || {
        let asked = asked.get();
        let groups = asked.groups(&entries);
        let all: usize = groups.iter().map(|g| g.entries.len()).sum();
        if all == 0 {
            return nothing(&zone, &asked).into_any();
        }
        let mut room = drawn.get();
        let groups: Vec<_> = groups
            .iter()
            .map_while(|group| {
                let shown = group.entries.len().min(room);
                room -= shown;
                (shown > 0).then(|| section(&zone, group, shown, &entries).into_any())
            })
            .collect();
        let more = all.saturating_sub(drawn.get());
        view! {
            {groups}
            {(more > 0).then(|| view! {
                <p class="row">
                    <Button look=Look::Plain on_press=move |()| drawn.update(|n| *n += STEP)>{format!("Show more: {more} left")}</Button>
                </p>
            })}
        }
        .into_any()
    }
}

fn section(zone: &str, group: &Group<'_>, shown: usize, entries: &Directory) -> impl IntoView + use<> {
    let check = group.venue.map(|venue| format!("/desk/{zone}/check?venue={venue}"));
    let check = may(Action::Check).then(|| check.unwrap_or_else(|| format!("/desk/{zone}/check?venue=none")));
    let count = say::count(group.entries.len(), "entry", "entries");
    let title = group.title.clone();
    let rows = group
        .entries
        .iter()
        .take(shown)
        .map(|entry| view! { <Line zone=zone.to_owned() today=entries.today entry=(*entry).clone()/> });
    view! {
        <section class="stack tight">
            <div class="row apart">
                <h2>{title.clone()}" "<span class="soft small">{count}</span></h2>
                {check.filter(|_| group.venue.is_some()).map(|href| view! {
                    <a class="btn plain" href=href>{icon("checked")}"Check these"<span class="vh">" at "{title}</span></a>
                })}
            </div>
            <ol class="checks notice bare">{rows.collect_view()}</ol>
        </section>
    }
}

fn nothing(zone: &str, asked: &Asked) -> impl IntoView + use<> {
    let all = address(zone, &Asked { show: Show::All, ..Asked::default() });
    let (title, words) = if *asked == Asked::default() {
        ("Nothing is due for a check", "Every entry you keep has been checked in time.")
    } else {
        ("No entry is like that", "Other words or another choice may find it.")
    };
    view! {
        <Empty icon_name="checked" title=title>
            <p>{words}</p>
            <a class="btn plain" href=all>"See all entries"</a>
        </Empty>
    }
}
