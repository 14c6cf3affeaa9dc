//! One action: who does what until when, and "Done" in one press.

use doorstep_shared::id::{ActionId, GoalId};
use doorstep_shared::plans::entry::{Body, EntryName};
use doorstep_shared::plans::work::{Action, ActionStatus, Owner};
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde_json::{Value, json};

use super::about::of;
use super::boxes::{WORDS, said_day};
use super::reading::{Reading, opener};
use super::school_day::school_day;
use super::words;
use crate::plan::outbox::Outcome;
use crate::plan::save::Saving;
use crate::ui::{Button, Look, Select, Toasts, icon, toasts};

/// Changes that are one press.
#[derive(Clone, Copy)]
pub struct Pressing {
    saving: StoredValue<Saving>,
    reading: Reading,
    toasts: Toasts,
    /// Whether one is on its way.
    pub busy: RwSignal<bool>,
}

impl Pressing {
    /// In the plan on screen.
    pub fn new(reading: Reading) -> Self {
        Self { saving: StoredValue::new(Saving::here()), reading, toasts: toasts(), busy: RwSignal::new(false) }
    }

    /// Changes an entry.
    pub fn change(self, name: EntryName, change: impl FnOnce(&mut Body)) {
        let Some(now) = self.reading.entry_now(name) else { return };
        let mut after = now.entry.body.clone();
        change(&mut after);
        let saving = self.saving.get_value();
        self.busy.set(true);
        spawn_local(async move {
            let outcome = saving.change(name, now.entry.version, &now.entry.body, &after, None).await;
            self.busy.try_set(false);
            match outcome {
                // The plan's own line says so.
                Outcome::Saved | Outcome::OnDevice => {}
                Outcome::Clash => self.toasts.trouble("Somebody else changed the same thing. Both are kept."),
                Outcome::Refused(trouble) => self.toasts.trouble(trouble.sentence()),
            }
        });
    }
}

/// An action in the list under its goal.
pub fn line(reading: Reading, name: EntryName) -> impl IntoView {
    let entry = reading.entry(name);
    let pressing = Pressing::new(reading);
    let now = Memo::new(move |_| match entry.get().map(|e| e.entry.body) {
        Some(Body::Action(action)) => Some(action),
        _ => None,
    });
    let about = now.get_untracked().map(|a| (a.text, a.goal));
    let (text, goal) = about.unwrap_or_else(|| (String::new(), GoalId::new(Default::default())));
    let said = move || {
        now.get().map(|action| {
            let late = action.status.is_open() && action.due.is_some_and(|due| reading.today().is_some_and(|now| due < now));
            let drawing = match action.status {
                ActionStatus::Done => "tick",
                _ if late => "alert",
                _ => "clock",
            };
            let who = action.owner.map(|owner| owner_name(reading, owner)).filter(|who| !who.is_empty());
            let due = said_day(action.due).map(|day| if late { format!("was due {day}") } else { format!("by {day}") });
            let more: Vec<String> = [who, due, Some(words::action(action.status).to_owned())].into_iter().flatten().collect();
            view! {
                <div class="row hold">{icon(drawing)}<span class="grow">{action.text}" "<span class="soft">{more.join(", ")}</span></span></div>
                {(!action.said.trim().is_empty()).then(|| view! { <p dir="auto"><b>"The family says: "</b>{action.said}</p> })}
            }
        })
    };
    let may_press = Memo::new(move |_| {
        let open = now.with(|now| now.as_ref().is_some_and(|a| a.status.is_open()));
        open && entry.with(|e| e.as_ref().is_some_and(|e| e.no_change.is_none()))
    });
    let press = Callback::new(move |()| {
        pressing.change(name, |body| {
            if let Body::Action(action) = body {
                action.status = ActionStatus::Done;
            }
        });
    });
    let pressed = text.clone();
    view! {
        <div class="stack tight">
            {said}
            <div class="row near">
                <Show when=move || may_press.get()>
                    <Button look=Look::Plain icon_name="tick" about=pressed.clone() busy=pressing.busy on_press=press>"Done"</Button>
                </Show>
                {opener(&format!("action.{}", name.id), ("pen", "Change"), text.clone(), reading.no_change_words(name),
                    move |done| action_form(reading, Some(name), goal, done))}
            </div>
        </div>
    }
}

/// Who does an action, by name. Reactive.
pub fn owner_name(reading: Reading, owner: Owner) -> String {
    match owner {
        Owner::Family { adult } => reading.adult(adult),
        Owner::Team { user } => {
            let view = reading.view();
            let found = view.iter().flat_map(|v| v.team.iter()).find(|mate| mate.member.user == user);
            found.map(|mate| mate.name.clone()).unwrap_or_default()
        }
    }
}

/// Everybody who may do an action, by the key that the form keeps.
pub fn owners(reading: Reading) -> Vec<(String, String)> {
    let view = reading.now();
    let adults = view.iter().flat_map(|v| v.entries.iter()).filter_map(|e| match &e.entry.body {
        Body::Adult(adult) => {
            Some((format!("family.{}", e.entry.name.id), format!("{}, {}", adult.called(), adult.relationship)))
        }
        _ => None,
    });
    let team = view.iter().flat_map(|v| v.team.iter()).filter(|mate| mate.now);
    let team = team.map(|mate| (format!("team.{}", mate.member.user), format!("{}, {}", mate.name, mate.organisation)));
    std::iter::once((String::new(), "Nobody yet".to_owned())).chain(adults).chain(team).collect()
}

/// Who does it, as an entry holds it, from the key that the form keeps.
pub fn owner_of(key: &str) -> Value {
    match key.split_once('.') {
        Some(("family", id)) => json!({ "is": "family", "adult": id }),
        Some((_, id)) => json!({ "is": "team", "user": id }),
        None => Value::Null,
    }
}

/// The form of an action.
pub fn action_form(reading: Reading, name: Option<EntryName>, goal: GoalId, done: Callback<()>) -> AnyView {
    let blank = Action {
        id: crate::plan::save::new_id(ActionId::new(Default::default())),
        goal,
        text: String::new(),
        owner: None,
        due: None,
        status: ActionStatus::Agreed,
        said: String::new(),
        no_reminders: false,
    };
    let first = match name.and_then(|name| reading.body_now(name)) {
        Some(Body::Action(action)) => action,
        _ => blank,
    };
    let owner = match first.owner {
        Some(Owner::Family { adult }) => format!("family.{adult}"),
        Some(Owner::Team { user }) => format!("team.{user}"),
        None => String::new(),
    };
    let form = if name.is_some() { "action".to_owned() } else { format!("action.{goal}") };
    let sheet = of(reading, &form, name, || Body::Action(first), done);
    let save = move || {
        sheet.save(sheet.read(|fields, _| {
            fields.insert("owner".into(), owner_of(&sheet.boxes.value("owner-key")));
        }));
    };
    sheet.draw("An action", "Save", save, move || {
        let value = sheet.boxes.text("owner-key", owner.clone());
        let error = sheet.error("owner");
        let statuses: Vec<_> = words::options(words::action);
        view! {
            {sheet.lines("text", "What will be done?", "One thing, in plain words", WORDS)}
            <div class=move || if error.with(Option::is_some) { "field bad" } else { "field" }>
                <Select label="Who does it?" value=value options=owners(reading) id=sheet.id("owner")/>
                <crate::ui::FieldError id=format!("{}-error", sheet.id("owner")) error=error/>
            </div>
            {sheet.maybe_day("due", "By when?", "Within twelve months. For example, 27 3 2027")}
            {school_day(reading, sheet.boxes.date("due", None), value)}
            {sheet.select("status", "How does it stand?", statuses, "")}
            {sheet.lines("said", "What the family says of it", "In its own words", WORDS)}
            {sheet.tick("no_reminders", "No reminders of this", "Whoever does it is not reminded of it, by text, by e-mail or in a digest.")}
        }
        .into_any()
    })
}
