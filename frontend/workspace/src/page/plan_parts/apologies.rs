//! Who could not come to a meeting, and what they sent instead in writing.

use doorstep_shared::plans::meeting::Apology;
use leptos::prelude::*;
use serde_json::{Map, Value, json};

use super::boxes::WORDS;
use super::meetings::key;
use super::sheet::Sheet;

/// A tick for everybody who may have been asked, and room for their words once it is ticked.
pub fn fields(sheet: Sheet, people: Vec<(String, String)>, before: &[Apology]) -> impl IntoView + use<> {
    let one = |(who, words): (String, String)| {
        let was = before.iter().find(|apology| key(&apology.who) == who);
        let ticked = sheet.boxes.flag(&format!("apologies.{who}"), was.is_some());
        let update = sheet.boxes.text(&format!("update.{who}"), was.map(|a| a.update.clone()).unwrap_or_default());
        let (label, field) = (format!("What {words} sent in writing"), format!("update.{who}"));
        view! {
            <label>
                <input type="checkbox" prop:checked=move || ticked.get() on:change=move |event| ticked.set(event_target_checked(&event))/>
                <span>{words}</span>
            </label>
            <Show when=move || ticked.get()>
                {sheet.lines_of(update, &field, &label, "Empty where they sent nothing", WORDS)}
            </Show>
        }
    };
    let rows = people.into_iter().map(one).collect_view();
    view! { <fieldset class="pick" id=sheet.id("apologies")><legend class="above">"Who could not come?"</legend>{rows}</fieldset> }
}

/// Puts them among the fields that are sent. Those who are in no list here, such as a guest by name, stay.
pub fn read(sheet: Sheet, fields: &mut Map<String, Value>) {
    let kept = fields.get("apologies").and_then(Value::as_array).cloned().unwrap_or_default();
    let others = kept.into_iter().filter(|apology| apology["who"]["is"] == "other");
    let chosen = sheet.ticked("apologies").into_iter().filter_map(|who| {
        let guest = match who.split_once('.')? {
            ("family", id) => json!({ "is": "family", "adult": id }),
            ("team", id) => json!({ "is": "team", "user": id }),
            _ => return None,
        };
        Some(json!({ "who": guest, "update": sheet.boxes.value(&format!("update.{who}")).trim() }))
    });
    let all: Vec<Value> = chosen.chain(others).collect();
    fields.insert("apologies".into(), Value::from(all));
}
