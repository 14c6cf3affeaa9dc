//! What a meeting decided: boxes for each decision, and the press that makes an action of one, with who does it and by when.

use doorstep_shared::id::{ActionId, GoalId};
use doorstep_shared::plans::access::Area;
use doorstep_shared::plans::entry::{Body, EntryName, Kind};
use doorstep_shared::plans::meeting::Meeting;
use doorstep_shared::plans::work::{Action, ActionStatus, GoalStatus};
use leptos::prelude::*;
use serde_json::{Map, Value, json};

use super::actions::{line, owner_of, owners};
use super::boxes::WORDS;
use super::reading::{Reading, opener};
use super::sheet::Sheet;
use crate::platform;
use crate::ui::{Button, Look, Select};

/// Days from a meeting in which an action of it is done, unless somebody says otherwise.
const DUE_AFTER: i32 = 28;

/// The decisions in a meeting's form, by their ids.
#[derive(Clone, Copy)]
pub struct Rows(RwSignal<Vec<ActionId>>);

impl Rows {
    /// Those that the meeting has, and those that were begun in this form.
    pub fn of(sheet: Sheet, meeting: &Meeting) -> Self {
        let begun = sheet.boxes.named("decision.").into_iter();
        let begun = begun.filter_map(|name| name.strip_prefix("decision.").and_then(|id| id.parse().ok()));
        let mut all: Vec<ActionId> = meeting.decisions.keys().copied().map(ActionId::new).chain(begun).collect();
        all.sort_unstable();
        all.dedup();
        Self(RwSignal::new(all))
    }

    /// The boxes, and a way to have one more.
    pub fn draw(self, sheet: Sheet) -> AnyView {
        // A draft is there by now, with what was begun in it.
        let begun = sheet.boxes.named("decision.").into_iter();
        let begun: Vec<ActionId> =
            begun.filter_map(|name| name.strip_prefix("decision.").and_then(|id| id.parse().ok())).collect();
        self.0.update(|all| {
            for id in begun {
                if !all.contains(&id) {
                    all.push(id);
                }
            }
        });
        let one = move |id: ActionId| {
            let at = self.0.with_untracked(|all| all.iter().position(|other| *other == id).unwrap_or_default() + 1);
            let first = sheet.first(&format!("decisions/{id}"));
            let first = first.get("text").and_then(Value::as_str).unwrap_or_default().to_owned();
            let value = sheet.boxes.text(&format!("decision.{id}"), first);
            sheet.lines_of(value, &format!("decision.{id}"), &format!("Decision {at}"), "Empty takes it out", WORDS)
        };
        let add = move |()| {
            if let Ok(id) = platform::new_entry_id().parse() {
                self.0.update(|all| all.push(id));
            }
        };
        view! {
            <fieldset class="stack tight" id=sheet.id("decisions")>
                <legend class="above">"What was decided?"</legend>
                <For each=move || self.0.get() key=|id| *id let:id>{one(id)}</For>
                <div><Button look=Look::Plain icon_name="plus" on_press=add>"Add a decision"</Button></div>
            </fieldset>
        }
        .into_any()
    }

    /// Puts them among the fields that are sent. One that became an action stays, whatever its box says.
    pub fn read(self, sheet: Sheet, fields: &mut Map<String, Value>) {
        let Some(Value::Object(kept)) = fields.get_mut("decisions") else { return };
        for id in self.0.get_untracked() {
            let (id, text) = (id.to_string(), sheet.boxes.value(&format!("decision.{id}")).trim().to_owned());
            let action = kept.get(&id).map_or(Value::Null, |decision| decision["action"].clone());
            if text.is_empty() && action.is_null() {
                kept.remove(&id);
            } else if !text.is_empty() {
                kept.insert(id, json!({ "text": text, "action": action }));
            }
        }
    }
}

/// The decisions of a meeting, each with its action or the way to make one.
pub fn list(reading: Reading, name: EntryName) -> impl IntoView {
    let entry = reading.entry(name);
    let ids = Memo::new(move |_| match entry.get().map(|line| line.entry.body) {
        Some(Body::Meeting(meeting)) => meeting.decisions.keys().copied().map(ActionId::new).collect::<Vec<_>>(),
        _ => Vec::new(),
    });
    view! {
        <Show when=move || ids.with(|ids| !ids.is_empty())><p><b>"What was decided"</b></p></Show>
        <ul class="bare stack tight">
            <For each=move || ids.get() key=|id| *id let:id><li class="stack snug">{one(reading, name, id)}</li></For>
        </ul>
    }
}

fn one(reading: Reading, meeting: EntryName, id: ActionId) -> impl IntoView {
    let entry = reading.entry(meeting);
    let decision = Memo::new(move |_| match entry.get().map(|line| line.entry.body) {
        Some(Body::Meeting(meeting)) => meeting.decisions.get(&id.uuid()).cloned(),
        _ => None,
    });
    let text = move || decision.get().map(|decision| decision.text);
    let action = EntryName::new(Kind::Action, id.uuid());
    let there = reading.entry(action);
    let made = Memo::new(move |_| there.with(Option::is_some));
    let hidden = Memo::new(move |_| {
        decision.with(|decision| decision.as_ref().is_some_and(|decision| decision.action.is_some())) && !made.get()
    });
    let no = reading.no_adding_words(Kind::Action, Area::Actions);
    let change = reading.no_change_words(meeting);
    let not_now = Signal::derive(move || no.get().or_else(|| change.get()));
    let about = decision.get_untracked().map(|decision| decision.text).unwrap_or_default();
    let form = format!("decision.{id}");
    view! {
        <p dir="auto">{text}</p>
        <Show when=move || made.get()>{line(reading, action)}</Show>
        <Show when=move || hidden.get()><p class="soft small">"It became an action that is not shared with you."</p></Show>
        <Show when=move || !made.get() && !hidden.get()>
            {opener(&form, ("plus", "Make it an action"), about.clone(), not_now, move |done| to_action(reading, meeting, id, done))}
        </Show>
    }
}

/// The goals that an action may belong to.
fn goals(reading: Reading) -> Vec<(String, String)> {
    let view = reading.now();
    let open = |status| !matches!(status, GoalStatus::Changed | GoalStatus::Stopped);
    let of = view.iter().flat_map(|view| view.entries.iter()).filter_map(|line| match &line.entry.body {
        Body::Goal(goal) if open(goal.status) => Some((goal.id.to_string(), goal.text.clone())),
        _ => None,
    });
    of.collect()
}

/// The form: who does it, by when and for which goal. One press keeps the action and ties the decision to it.
fn to_action(reading: Reading, meeting: EntryName, id: ActionId, done: Callback<()>) -> AnyView {
    let (Some(line), Some(today)) = (reading.entry_now(meeting), reading.today()) else { return ().into_any() };
    let Body::Meeting(held) = line.entry.body.clone() else { return ().into_any() };
    let goals = goals(reading);
    let goal = goals.first().and_then(|(id, _)| id.parse::<GoalId>().ok());
    let Some((goal, decision)) = goal.zip(held.decisions.get(&id.uuid()).cloned()) else {
        return view! { <p>"An action belongs to a goal. Write down a goal first. "<a href=reading.href("goals")>"Goals and actions"</a></p> }.into_any();
    };
    let due = held.next_on.filter(|next| *next > today).unwrap_or(today.plus_days(DUE_AFTER));
    let first = Action {
        id,
        goal,
        text: decision.text,
        owner: None,
        due: Some(due),
        status: ActionStatus::Agreed,
        said: String::new(),
        no_reminders: false,
    };
    let sheet = Sheet::open(&format!("decision.{id}"), None, Body::Action(first), done);
    let save = move || {
        let mut after = held.clone();
        if let Some(decision) = after.decisions.get_mut(&id.uuid()) {
            decision.action = Some(id);
        }
        let read = sheet.read(|fields, _| {
            fields.insert("owner".into(), owner_of(&sheet.boxes.value("owner-key")));
        });
        sheet.save_and(read, Some((line.clone(), Body::Meeting(after))));
    };
    sheet.draw("An action of what was decided", "Make it an action", save, move || {
        let owner = sheet.boxes.text("owner-key", String::new());
        let error = sheet.error("owner");
        view! {
            {sheet.lines("text", "What will be done?", "One thing, in plain words", WORDS)}
            <div class=move || if error.with(Option::is_some) { "field bad" } else { "field" }>
                <Select label="Who does it?" value=owner options=owners(reading) id=sheet.id("owner")/>
                <crate::ui::FieldError id=format!("{}-error", sheet.id("owner")) error=error/>
            </div>
            {sheet.maybe_day("due", "By when?", "Within twelve months")}
            {sheet.select("goal", "For which goal?", goals.clone(), "")}
        }
        .into_any()
    })
}
