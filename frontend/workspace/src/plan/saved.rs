//! A line that says whether everything of the plan is saved, and what is not.

use leptos::prelude::*;

use super::Held;
use super::item::Item;
use super::outbox::Outbox;
use crate::app::zone_name;
use crate::platform;
use crate::rules::say;
use crate::ui::{Button, Look, icon};

/// Whether the changes of the plan on screen are saved; a list of those that were refused, with what to do about each.
#[component]
pub fn Saved() -> impl IntoView {
    let (outbox, zone) = (Outbox::here(), StoredValue::new(zone_name()));
    let plan = StoredValue::new(use_context::<Held>().map(|held| held.plan));
    let left = Memo::new(move |_| {
        let plan = plan.get_value();
        let left = outbox.left().into_iter().filter(|item| plan.as_ref().is_none_or(|plan| item.plan == *plan));
        left.collect::<Vec<Item>>()
    });
    let refused = Memo::new(move |_| {
        left.with(|left| left.iter().filter(|item| item.refused.is_some()).cloned().collect::<Vec<Item>>())
    });
    let waiting = Memo::new(move |_| left.with(|left| left.iter().filter(|item| item.waits()).count()));
    let words = move || {
        let waiting = waiting.get();
        if !refused.with(Vec::is_empty) {
            ("alert", "Not sent: see why".to_owned())
        } else if waiting > 0 && !outbox.keeps.get() {
            ("alert", format!("On this screen alone, {waiting} to send. Do not close it."))
        } else if waiting > 0 {
            let old =
                left.with(|left| left.iter().find(|item| item.waits() && item.is_old()).map(|item| item.at.clone()));
            let since = old.map(|at| format!(" since {}", platform::london(&at))).unwrap_or_default();
            ("offline", format!("Saved on this device{since}, {waiting} to send"))
        } else if outbox.sent.get() > 0 {
            ("checked", "Saved".to_owned())
        } else {
            ("", String::new())
        }
    };
    view! {
        <div class="stack tight plan-saved">
            <p class=move || if words().0 == "checked" { "trust bare" } else { "trust bare late" } role="status" aria-live="polite">
                {move || {
                    let (drawing, words) = words();
                    (!words.is_empty()).then(|| view! { {icon(drawing)}<span>{words}</span> })
                }}
            </p>
            <Show when=move || !refused.with(Vec::is_empty)>
                <section class="notice stack tight" aria-labelledby="not-sent">
                    <h2 id="not-sent" class="lead">
                        {move || say::count(refused.with(Vec::len), "change that was not taken", "changes that were not taken")}
                    </h2>
                    <ul class="stack bare-list">
                        <For each=move || refused.get() key=|item| item.name.clone() let:item>
                            <li class="stack tight">{one(outbox, &item, &zone.get_value())}</li>
                        </For>
                    </ul>
                </section>
            </Show>
        </div>
    }
}

fn one(outbox: Outbox, item: &Item, zone: &str) -> impl IntoView + use<> {
    let refused = item.refused.clone();
    let clash = refused.as_ref().is_some_and(|refused| refused.clash);
    let (again, away) = (item.name.clone(), item.name.clone());
    let says =
        item.says().into_iter().map(|text| view! { <blockquote class="said">{text}</blockquote> }).collect_view();
    let has_says = !item.says().is_empty();
    let about = item.words();
    let typed = !item.form.is_empty();
    let why = if clash {
        "Somebody else changed the same words first. Both texts are kept.".to_owned()
    } else {
        refused.map(|refused| refused.why).unwrap_or_default()
    };
    view! {
        <p><b>{about.clone()}</b></p>
        <p>{why}</p>
        {has_says.then(|| view! { <details class="more"><summary>"What you wrote"</summary>{says}</details> })}
        {if clash {
            view! {
                <div class="row">
                    <a class="btn plain" href=format!("/desk/{zone}/clashes")>"Decide which text stays"</a>
                    <Button look=Look::Quiet about=about on_press=move |()| outbox.discard(&away)>"Take it off this list"</Button>
                </div>
            }
            .into_any()
        } else {
            view! {
                {typed.then(|| view! { <p class="hint">"To put it right, open the form again: what you typed is still in it."</p> })}
                <div class="row">
                    <Button look=Look::Plain icon_name="send" about=about.clone() on_press=move |()| outbox.again(&again)>"Send again"</Button>
                    <Button look=Look::Risk about=about on_press=move |()| outbox.discard(&away)>"Throw it away"</Button>
                </div>
            }
            .into_any()
        }}
    }
}
