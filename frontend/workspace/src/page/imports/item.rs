//! One record of a plan: what stands here and what the source says, side by side, and what is decided.

use std::collections::BTreeMap;

use doorstep_shared::api::desk::decide_item::DecideItem;
use doorstep_shared::api::desk::imports::{Decision, FieldState, Item as PlanItem, ItemField, ItemKind, Side};
use doorstep_shared::api::desk::list_items::DecidedItem;
use doorstep_shared::editing::Field;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::{self, Change};
use crate::ui::{Button, Choice, Look, PickOne, Tone, tag, toasts};

/// One record.
#[component]
pub fn Item(zone: String, batch: String, decided: DecidedItem, all: Option<bool>, planned: bool) -> impl IntoView {
    let DecidedItem { item, decision } = decided;
    let decision = RwSignal::new(decision.unwrap_or_default());
    let kind = item.kind;
    let service = item.service;
    let toasts = toasts();
    let keep = Callback::new(move |new: Decision| {
        let Some(service) = service else { return };
        let before = decision.get_untracked();
        decision.set(new.clone());
        let (zone, batch) = (zone.clone(), batch.clone());
        spawn_local(async move {
            let id = service.to_string();
            let path = [("zone", zone.as_str()), ("batch", batch.as_str()), ("service", id.as_str())];
            if let Err(trouble) = api::send::<DecideItem>(&path, &[], &new, Change::new()).await {
                decision.set(before);
                toasts.trouble(trouble.sentence());
            }
        });
    });
    let taken = Memo::new(move |_| decision.with(|d| d.take).or(all));
    let name = if item.name.is_empty() { "No name".to_owned() } else { item.name.clone() };
    let row = item.row.map(|row| format!("Row {row}"));
    let about = name.clone();
    let decide = move |take: bool| keep.run(Decision { take: Some(take), ..decision.get_untracked() });
    let buttons = (planned && kind != ItemKind::Quarantined).then(|| {
        let (yes, no) = (about.clone(), about);
        view! {
            <div class="row near">
                <Button on_press=move |()| decide(true) look=Look::Plain icon_name="tick" about=yes>"Accept"</Button>
                <Button on_press=move |()| decide(false) look=Look::Quiet about=no>"Leave as it is"</Button>
            </div>
        }
    });
    let state = move || match (kind, taken.get()) {
        (ItemKind::Quarantined, _) => tag(Tone::Stop, "no", "Left out"),
        (_, Some(true)) => tag(Tone::Yes, "tick", "Accepted"),
        (_, Some(false)) => tag(Tone::Neutral, "no", "Left as it is"),
        (_, None) => tag(Tone::Wait, "clock", "Not decided"),
    };
    view! {
        <li class="notice stack tight">
            <div class="row apart"><h2 class="lead">{name}</h2>{planned.then_some(state)}</div>
            {row.map(|row| view! { <p class="small soft">{row}</p> })}
            <Told item=item.clone()/>
            {(kind == ItemKind::Changed).then(|| item.fields.iter().map(|field| view! {
                <Differs field=field.clone() decision=decision keep=keep planned=planned/>
            }).collect_view())}
            {(kind == ItemKind::New).then(|| view! { <Says fields=item.fields.clone()/> })}
            {buttons}
        </li>
    }
}

/// What is to be told of it: why it is left out, what was mended, what it looks like.
#[component]
fn Told(item: PlanItem) -> impl IntoView {
    let content = item.content.into_iter().map(|said| view! { <div><dt>{said.name}</dt><dd>{said.text}</dd></div> });
    let content = content.collect_view();
    let left_out = item.kind == ItemKind::Quarantined;
    view! {
        {(!item.reason.is_empty()).then(|| view! { <p>{sentence(&item.reason)}</p> })}
        {item.twin.map(|twin| view! {
            <p class="row near">{tag(Tone::Wait, "copy", "Possible duplicate")}<span>{format!("It has the same name and the same {} as “{}”, which is here already.", twin.shares, twin.name)}</span></p>
        })}
        {left_out.then(|| view! { <details open=true><summary>"What the row says"</summary><dl class="facts-row">{content}</dl></details> })}
        {(!item.repairs.is_empty()).then(|| view! {
            <details><summary>{format!("{} things were put right", item.repairs.len())}</summary>
                <ul class="stack tight">{item.repairs.iter().map(|r| view! { <li>{sentence(r)}</li> }).collect_view()}</ul>
            </details>
        })}
    }
}

/// A sentence with a capital at its start.
fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().collect::<String>() + letters.as_str()).unwrap_or_default()
}

/// What a new record says.
#[component]
fn Says(fields: Vec<ItemField>) -> impl IntoView {
    let rows = fields.into_iter().map(|f| view! { <div><dt>{f.label}</dt><dd>{f.theirs}</dd></div> }).collect_view();
    view! { <details><summary>"What it says"</summary><dl class="facts-row">{rows}</dl></details> }
}

/// A field in which the source differs: both words, and whose counts.
#[component]
fn Differs(field: ItemField, decision: RwSignal<Decision>, keep: Callback<Decision>, planned: bool) -> impl IntoView {
    let ItemField { field: name, label, ours, theirs, state } = field;
    let by_itself = if state == FieldState::Source { Side::Theirs } else { Side::Ours };
    let chosen = decision.get_untracked().fields.get(&name).copied().unwrap_or(by_itself);
    let value = RwSignal::new(doorstep_shared::set::Member::key(chosen).to_owned());
    Effect::new(move |before: Option<String>| {
        let now = value.get();
        if let (Some(before), Some(side)) = (before, <Side as doorstep_shared::set::Member>::parse(&now))
            && before != now
        {
            let mut fields: BTreeMap<Field, Side> = decision.get_untracked().fields;
            fields.insert(name, side);
            keep.run(Decision { fields, ..decision.get_untracked() });
        }
        now
    });
    let mark = match state {
        FieldState::Source => None,
        FieldState::Conflict => Some(tag(Tone::Wait, "pen", "Changed here too")),
        FieldState::Kept => Some(tag(Tone::Neutral, "pen", "Kept here before")),
    };
    let said = |words: String| if words.is_empty() { "Nothing".to_owned() } else { words };
    let (ours, theirs) = (said(ours), said(theirs));
    let question = format!("{label}: whose word counts?");
    view! {
        <div class="stack tight">
            <p class="row near"><b>{label}</b>{mark}</p>
            <div class="versions">
                <div><p class="small soft">"Here now"</p><blockquote>{ours}</blockquote></div>
                <div><p class="small soft">"In the source"</p><blockquote>{theirs}</blockquote></div>
            </div>
            {planned.then(|| view! {
                <PickOne label=question value=value side=true choices=vec![Choice::new("ours", "Keep ours"), Choice::new("theirs", "Take the source’s")]/>
            })}
        </div>
    }
}
