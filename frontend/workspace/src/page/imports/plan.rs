//! The plan: what would be new, changed, missing or left out, with accept all, by row and by field; then taking in, and undo.

use std::collections::BTreeMap;

use doorstep_shared::api::desk::decide_kinds::DecideKinds;
use doorstep_shared::api::desk::discard_import::DiscardImport;
use doorstep_shared::api::desk::imports::{Batch, BatchState, ItemKind};
use doorstep_shared::api::desk::list_items::{DecidedItem, ListItems};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::item::Item;
use super::work;
use crate::api::{self, Change, Trouble};
use crate::app::zone_name;
use crate::ui::{Banner, Button, Empty, Look, Tone, toasts};

/// The part of the screen.
#[component]
pub fn Plan(batch: Batch, again: Callback<()>) -> impl IntoView {
    let batch = RwSignal::new(batch);
    let c = batch.get_untracked().counts;
    let first = [
        (ItemKind::Changed, c.changed),
        (ItemKind::New, c.new),
        (ItemKind::Vanished, c.vanished),
        (ItemKind::Quarantined, c.quarantined),
    ];
    let shown = RwSignal::new(first.iter().find(|(_, count)| *count > 0).map_or(ItemKind::New, |(kind, _)| *kind));
    let kinds = move || {
        let c = batch.get().counts;
        [
            (ItemKind::New, "New", c.new),
            (ItemKind::Changed, "Changed", c.changed),
            (ItemKind::Vanished, "Missing", c.vanished),
            (ItemKind::Quarantined, "Left out", c.quarantined),
        ]
        .map(|(kind, words, count)| {
            view! {
                <button type="button" class="chip" aria-pressed=move || (shown.get() == kind).to_string()
                    aria-current=move || (shown.get() == kind).then_some("true")
                    on:click=move |_| shown.set(kind)>{format!("{words}: {count}")}</button>
            }
        })
        .collect_view()
    };
    let planned = Memo::new(move |_| batch.get().state == BatchState::Planned);
    view! {
        <Summary batch=batch/>
        <Acts batch=batch again=again/>
        <div class="row near" role="group" aria-label="Show">{kinds}</div>
        {move || {
            let kind = shown.get();
            let version = batch.get().all.get(&kind).copied();
            view! { <Page id=batch.get_untracked().id.to_string() kind=kind all=version planned=planned.get()/> }
        }}
    }
}

#[component]
fn Summary(batch: RwSignal<Batch>) -> impl IntoView {
    move || {
        let b = batch.get();
        let c = b.counts;
        let lost = b.most_vanished && b.state == BatchState::Planned;
        view! {
            <p>{format!("{} rows were read: {} new, {} changed, {} as they were, {} left out. {} entries are missing from it.", c.read, c.new, c.changed, c.unchanged, c.quarantined, c.vanished)}</p>
            {(c.conflicts > 0).then(|| view! {
                <Banner tone=Tone::Wait icon_name="pen"><p>{format!("{} fields were changed here as well. What was written here is kept, unless you choose otherwise below.", c.conflicts)}</p></Banner>
            })}
            {(c.duplicates > 0).then(|| view! {
                <Banner tone=Tone::Wait icon_name="copy"><p>{format!("{} new records look like an entry that is here already. Look at them before you accept them.", c.duplicates)}</p></Banner>
            })}
            {lost.then(|| view! {
                <Banner tone=Tone::Stop icon_name="alert"><p>"Most of what this source brought before is missing. The file may be cut short: missing entries are only paused if you accept them by themselves."</p></Banner>
            })}
        }
    }
}

/// The buttons that concern all of it.
#[component]
fn Acts(batch: RwSignal<Batch>, again: Callback<()>) -> impl IntoView {
    let zone = StoredValue::new(zone_name());
    let toasts = toasts();
    let busy = RwSignal::new(false);
    let left = RwSignal::new(0_usize);
    let id = StoredValue::new(batch.get_untracked().id.to_string());
    let decide = move |kinds: Vec<(ItemKind, bool)>, words: &'static str| {
        let version = batch.get_untracked().version;
        busy.set(true);
        spawn_local(async move {
            let body: BTreeMap<ItemKind, bool> = kinds.into_iter().collect();
            let (zone, id) = (zone.get_value(), id.get_value());
            match api::send::<DecideKinds>(&[("zone", &zone), ("batch", &id)], &[], &body, Change::of(version)).await {
                Ok(changed) => {
                    batch.set(changed);
                    toasts.done(words);
                }
                Err(trouble) => told(toasts, &trouble, again),
            }
            busy.set(false);
        });
    };
    let accept_all = move |()| {
        let mut kinds = vec![(ItemKind::New, true), (ItemKind::Changed, true)];
        if !batch.get_untracked().most_vanished {
            kinds.push((ItemKind::Vanished, true));
        }
        decide(kinds, "All are accepted. Take them in when you are ready.");
    };
    let accept_missing = move |()| decide(vec![(ItemKind::Vanished, true)], "The missing entries will be paused.");
    let take = move |()| {
        busy.set(true);
        spawn_local(async move {
            match work::take(&zone.get_value(), &id.get_value(), left).await {
                Ok(done) => {
                    toasts.done("The import is taken in.");
                    batch.set(done);
                    again.run(());
                }
                Err(trouble) => told(toasts, &trouble, again),
            }
            busy.set(false);
        });
    };
    let undo = move |()| {
        busy.set(true);
        spawn_local(async move {
            match work::undo(&zone.get_value(), &id.get_value()).await {
                Ok(said) => {
                    toasts.done(said);
                    again.run(());
                }
                Err(trouble) => told(toasts, &trouble, again),
            }
            busy.set(false);
        });
    };
    let discard = move |()| {
        let version = batch.get_untracked().version;
        busy.set(true);
        spawn_local(async move {
            let (zone, id) = (zone.get_value(), id.get_value());
            match api::send::<DiscardImport>(&[("zone", &zone), ("batch", &id)], &[], &(), Change::of(version)).await {
                Ok(_) => again.run(()),
                Err(trouble) => told(toasts, &trouble, again),
            }
            busy.set(false);
        });
    };
    let working = move || {
        let left = left.get();
        (busy.get() && left > 0).then(|| format!("{left} left to write"))
    };
    view! {
        <div class="row">
            {move || match batch.get().state {
                BatchState::Planned => view! {
                    <Button on_press=accept_all look=Look::Plain busy=busy icon_name="tick">"Accept all"</Button>
                    {batch.get().most_vanished.then(|| view! {
                        <Button on_press=accept_missing look=Look::Risk busy=busy>"Accept that entries are missing"</Button>
                    })}
                    <Button on_press=take busy=busy>"Take in what is accepted"</Button>
                    <Button on_press=discard look=Look::Quiet busy=busy>"Throw this import away"</Button>
                }.into_any(),
                BatchState::Writing => view! {
                    <Button on_press=take busy=busy>"Go on"</Button>
                    <Button on_press=undo look=Look::Risk busy=busy icon_name="undo">"Undo this import"</Button>
                }.into_any(),
                BatchState::Done => view! {
                    <Button on_press=undo look=Look::Risk busy=busy icon_name="undo">"Undo this import"</Button>
                }.into_any(),
                _ => ().into_any(),
            }}
            <span role="status">{working}</span>
        </div>
    }
}

/// Says what went wrong; what somebody else decided is shown.
fn told(toasts: crate::ui::Toasts, trouble: &Trouble, again: Callback<()>) {
    toasts.trouble(trouble.sentence());
    if trouble.code() == Some(doorstep_shared::problem::Code::Stale) {
        again.run(());
    }
}

/// The records of one kind, a page and more.
#[component]
fn Page(id: String, kind: ItemKind, all: Option<bool>, planned: bool) -> impl IntoView {
    let zone = zone_name();
    let items = RwSignal::new(None::<Vec<DecidedItem>>);
    let next = RwSignal::new(None::<usize>);
    let failed = RwSignal::new(None::<String>);
    let fetch = {
        let (zone, id) = (zone.clone(), id.clone());
        move |from: usize| {
            let (zone, id) = (zone.clone(), id.clone());
            spawn_local(async move {
                let query = [("kind", doorstep_shared::set::Member::key(kind)), ("from", &from.to_string())];
                match api::send::<ListItems>(&[("zone", &zone), ("batch", &id)], &query, &(), Change::None).await {
                    Ok(page) => {
                        next.set(page.next);
                        items.update(|items| items.get_or_insert_default().extend(page.items));
                    }
                    Err(trouble) => failed.set(Some(trouble.sentence())),
                }
            });
        }
    };
    fetch(0);
    let more = {
        let fetch = fetch.clone();
        Callback::new(move |()| {
            if let Some(from) = next.get_untracked() {
                fetch(from);
            }
        })
    };
    let list = move || match items.get() {
        None => view! { <div aria-busy="true" class="bone"></div> }.into_any(),
        Some(found) if found.is_empty() => {
            view! { <Empty icon_name="tick" title="There are none of these"><p>"Look at the others above."</p></Empty> }
                .into_any()
        }
        Some(found) => {
            let rows = found.into_iter().map(|item| {
                view! { <Item zone=zone.clone() batch=id.clone() decided=item all=all planned=planned/> }
            });
            view! { <ol class="stack tight">{rows.collect_view()}</ol> }.into_any()
        }
    };
    view! {
        {move || failed.get().map(|said| view! { <Banner tone=Tone::Stop icon_name="alert"><p>{said}</p></Banner> })}
        {list}
        {move || next.get().map(|_| view! { <div class="row"><Button on_press=more look=Look::Plain>"Show more"</Button></div> })}
    }
}
