//! Sources: what brought records before, how its last fetch ended, and feeds that are fetched by address.

use doorstep_shared::api::desk::imports::Source;
use doorstep_shared::api::desk::list_imports::Imports as Found;
use doorstep_shared::api::desk::pull_source::{Pull, PullSource};
use doorstep_shared::api::desk::put_feed_hosts::PutFeedHosts;
use doorstep_shared::api::desk::put_source::{PutSource, SourceChange};
use doorstep_shared::policy::Action;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::{self, Change};
use crate::app::zone_name;
use crate::ui::{Banner, Button, Field, Look, Takes, Tick, Tone, tag, toasts};
use crate::who::may;

/// The part of the screen.
#[component]
pub fn Sources(found: Found, again: Callback<()>) -> impl IntoView {
    let Found { sources, hosts, hosts_version, .. } = found;
    let names: Vec<(String, u64)> = sources.iter().map(|s| (s.name.clone(), s.version)).collect();
    let rows = sources.into_iter().map(|source| view! { <Line source=source again=again/> });
    view! {
        <section class="stack tight">
            <h2>"Sources"</h2>
            <ul class="stack tight">{rows.collect_view()}</ul>
            <details class="notice">
                <summary>"Fetch a feed from an address"</summary>
                <Fetch names=names again=again/>
            </details>
            {may(Action::Settings).then(|| view! {
                <details class="notice">
                    <summary>"Hosts that feeds may come from"</summary>
                    <Hosts hosts=hosts version=hosts_version again=again/>
                </details>
            })}
        </section>
    }
}

#[component]
fn Line(source: Source, again: Callback<()>) -> impl IntoView {
    let toasts = toasts();
    let busy = RwSignal::new(false);
    let name = source.name.clone();
    let pull = move |()| {
        let (zone, name) = (zone_name_now(), name.clone());
        busy.set(true);
        spawn_local(async move {
            let body = Pull { source: name };
            match api::send::<PullSource>(&[("zone", &zone)], &[], &body, Change::new()).await {
                Ok(outcome) if outcome.good => toasts.done(outcome.said),
                Ok(outcome) => toasts.trouble(outcome.said),
                Err(trouble) => toasts.trouble(trouble.sentence()),
            }
            busy.set(false);
            again.run(());
        });
    };
    let how = match (source.daily, source.by_itself) {
        (true, true) => "Fetched every day and taken in by itself.",
        (true, false) => "Fetched every day; waits for a decision.",
        (false, _) if source.url.is_empty() => "",
        _ => "Fetched when somebody asks.",
    };
    let last = source.last.clone().map(|last| {
        let state =
            if last.good { tag(Tone::Yes, "tick", "Went well") } else { tag(Tone::Stop, "alert", "Look at this") };
        let day = last.at.get(..10).unwrap_or_default().to_owned();
        view! { <p class="row near">{state}<span>{day}": "{last.said}</span></p> }
    });
    let columns = (source.columns > 0).then(|| format!("{} of its columns were named by somebody.", source.columns));
    let has_address = !source.url.is_empty();
    view! {
        <li class="notice stack tight">
            <h3 class="lead">{source.name.clone()}</h3>
            {last}
            {has_address.then(|| view! { <p class="small soft">{source.url.clone()}" "{how}</p> })}
            {columns.map(|c| view! { <p class="small soft">{c}</p> })}
            {has_address.then(|| view! {
                <div class="row"><Button on_press=pull look=Look::Plain busy=busy about=source.name.clone()>"Fetch now"</Button></div>
            })}
        </li>
    }
}

/// The zone, asked outside a view.
fn zone_name_now() -> String {
    let path = crate::platform::here();
    path.split('/').nth(2).unwrap_or_default().to_owned()
}

#[component]
fn Fetch(names: Vec<(String, u64)>, again: Callback<()>) -> impl IntoView {
    let zone = zone_name();
    let toasts = toasts();
    let (name, url) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let (daily, by_itself, busy) = (RwSignal::new(true), RwSignal::new(false), RwSignal::new(false));
    let failed = RwSignal::new(None::<String>);
    let save = move |()| {
        let named = name.get_untracked();
        let version = names.iter().find(|(n, _)| *n == named).map_or(0, |(_, version)| *version);
        let change = SourceChange {
            name: named,
            url: url.get_untracked(),
            daily: daily.get_untracked(),
            by_itself: by_itself.get_untracked(),
        };
        let zone = zone.clone();
        busy.set(true);
        spawn_local(async move {
            match api::send::<PutSource>(&[("zone", &zone)], &[], &change, Change::of(version)).await {
                Ok(source) => {
                    toasts.done(format!("“{}” is kept.", source.name));
                    again.run(());
                }
                Err(trouble) => failed.set(Some(trouble.sentence())),
            }
            busy.set(false);
        });
    };
    view! {
        <div class="stack">
            {move || failed.get().map(|said| view! { <div role="alert"><Banner tone=Tone::Stop icon_name="alert"><p>{said}</p></Banner></div> })}
            <Field label="Name of the source" value=name/>
            <Field label="Address of the feed" value=url hint="It begins with https:// and its host is among those that feeds may come from."/>
            <Tick value=daily label="Fetch it every day"/>
            <Tick value=by_itself label="Take it in without asking" hint="What was changed here is kept all the same. A feed that is cut short or fails changes nothing."/>
            <div class="row"><Button on_press=save busy=busy>"Keep the source"</Button></div>
        </div>
    }
}

#[component]
fn Hosts(hosts: Vec<String>, version: u64, again: Callback<()>) -> impl IntoView {
    let zone = zone_name();
    let toasts = toasts();
    let value = RwSignal::new(hosts.join("\n"));
    let busy = RwSignal::new(false);
    let save = move |()| {
        let hosts: Vec<String> = value.get_untracked().split_whitespace().map(String::from).collect();
        let zone = zone.clone();
        busy.set(true);
        spawn_local(async move {
            match api::send::<PutFeedHosts>(&[("zone", &zone)], &[], &hosts, Change::of(version)).await {
                Ok(_) => {
                    toasts.done("The hosts are kept.");
                    again.run(());
                }
                Err(trouble) => toasts.trouble(trouble.sentence()),
            }
            busy.set(false);
        });
    };
    view! {
        <div class="stack">
            <Field label="Hosts" value=value takes=Takes::Lines hint="One a line, such as feeds.council.gov.uk."/>
            <div class="row"><Button on_press=save busy=busy look=Look::Plain>"Keep the hosts"</Button></div>
        </div>
    }
}
