//! A form of one entry: its boxes by the entry's own field names, kept while they are typed in, looked through before they are sent.

use std::collections::BTreeSet;
use std::sync::Arc;

use doorstep_shared::api::desk::plans::EntryView;
use doorstep_shared::directory::Calendar;
use doorstep_shared::plans::entry::{Around, Body, Entry, EntryName, Kind, check, value_at};
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde_json::{Map, Value};

use super::holds::Holds;
use crate::api::Trouble;
use crate::ask::{wrong_fields, wrong_with};
use crate::plan::Held;
use crate::plan::keep::{Boxes, kept_form};
use crate::plan::outbox::Outcome;
use crate::plan::save::Saving;
use crate::platform;
use crate::ui::{Button, ErrorSummary, Look, Toasts, TroubleBanner, Wrong, toasts};

/// A form that is open.
#[derive(Clone, Copy)]
pub struct Sheet {
    /// Its boxes.
    pub boxes: Boxes,
    /// Whether somebody has tried to save.
    pub tried: RwSignal<bool>,
    name: StoredValue<String>,
    pub(super) first: StoredValue<Body>,
    fields: StoredValue<Map<String, Value>>,
    entry: Option<EntryName>,
    pub(super) asked: StoredValue<Vec<(String, Holds)>>,
    busy: RwSignal<bool>,
    errors: RwSignal<Vec<Wrong>>,
    trouble: RwSignal<Option<Trouble>>,
    saving: StoredValue<Saving>,
    held: StoredValue<Held>,
    toasts: Toasts,
    done: Callback<()>,
}

impl Sheet {
    /// Of an entry that is there, or of a new one that begins like this. `done` closes it. Focus goes to its heading.
    pub fn open(form: &str, entry: Option<EntryName>, first: Body, done: Callback<()>) -> Self {
        let heading = format!("#{}", id_of(form, "form"));
        platform::soon(move || platform::focus(&heading));
        Self::page(form, entry, first, done)
    }

    /// The same where the form is the page: focus stays where the page put it.
    pub fn page(form: &str, entry: Option<EntryName>, first: Body, done: Callback<()>) -> Self {
        let held = Held::here();
        let fields = match serde_json::to_value(&first) {
            Ok(Value::Object(fields)) => fields,
            _ => Map::new(),
        };
        let boxes = kept_form(&held.plan, form);
        Self {
            boxes,
            tried: RwSignal::new(false),
            name: StoredValue::new(form.to_owned()),
            first: StoredValue::new(first),
            fields: StoredValue::new(fields),
            entry,
            asked: StoredValue::new(Vec::new()),
            busy: RwSignal::new(false),
            errors: RwSignal::new(Vec::new()),
            trouble: RwSignal::new(None),
            saving: StoredValue::new(Saving::here()),
            held: StoredValue::new(held),
            toasts: toasts(),
            done,
        }
    }

    /// The id of a field's box.
    pub fn id(self, field: &str) -> String {
        self.name.with_value(|form| id_of(form, field))
    }

    /// What is wrong with a field.
    pub fn error(self, field: &str) -> Signal<Option<String>> {
        wrong_with(self.errors, &self.id(field))
    }

    /// What a field said when the form was opened.
    pub fn first(self, field: &str) -> Value {
        self.fields.with_value(|fields| value_at(fields, field))
    }

    /// The same as text; empty for nothing.
    pub fn first_text(self, field: &str) -> String {
        match self.first(field) {
            Value::String(text) => text,
            Value::Number(number) => number.to_string(),
            _ => String::new(),
        }
    }

    /// What this browser knows of the texts of other plans.
    pub fn others(self) -> RwSignal<Arc<BTreeSet<u32>>> {
        self.held.with_value(|held| held.others)
    }

    /// Closes it. What was typed stays for the next time.
    pub fn close(self) {
        self.done.run(());
    }

    /// Saves what was read, or says what is wrong with it.
    pub fn save(self, read: Result<Body, Vec<Wrong>>) {
        self.save_and(read, None);
    }

    /// The same, and changes another entry once that is through, from what it says to what it is to say.
    pub fn save_and(self, read: Result<Body, Vec<Wrong>>, also: Option<(EntryView, Body)>) {
        self.tried.set(true);
        self.trouble.set(None);
        if self.busy.get_untracked() {
            return;
        }
        let body = match read.and_then(|body| self.look_through(body)) {
            Ok(body) => body,
            Err(wrong) => return self.tell(wrong),
        };
        self.errors.set(Vec::new());
        self.busy.set(true);
        let saving = self.saving.get_value();
        spawn_local(async move {
            let outcome = match (self.entry, self.boxes.begun_from()) {
                (Some(entry), Some((before, version))) => {
                    saving.change(entry, version, &before, &body, Some(self.boxes)).await
                }
                _ => saving.add(body, Some(self.boxes)).await,
            };
            let through = matches!(outcome, Outcome::Saved | Outcome::OnDevice);
            if let Some((other, after)) = also.filter(|_| through) {
                let Entry { name, version, body: before, .. } = other.entry;
                let second = saving.change(name, version, &before, &after, None).await;
                if !matches!(second, Outcome::Saved | Outcome::OnDevice) {
                    self.toasts.trouble("It is saved, but not tied to where it came from: that was changed meanwhile.");
                }
            }
            self.came(outcome);
        });
    }

    fn came(self, outcome: Outcome) {
        if self.busy.try_set(false).is_some() {
            // The form is gone; what came of it is in the list of what is not sent.
            platform::soon(platform::focus_heading_if_lost);
            return;
        }
        match outcome {
            // The plan's own line says so.
            Outcome::Saved | Outcome::OnDevice => {}
            Outcome::Clash => self.toasts.trouble("Somebody else changed the same words. Both texts are kept."),
            Outcome::Refused(trouble) => {
                let wrong = wrong_fields(&trouble, |pointer| self.id(pointer.trim_start_matches('/')));
                self.trouble.set(Some(trouble).filter(|_| wrong.is_empty()));
                return self.tell(wrong);
            }
        }
        self.close();
    }

    fn look_through(self, body: Body) -> Result<Body, Vec<Wrong>> {
        let held = self.held.get_value();
        let Some(view) = held.shown_now().filter(|_| body.kind() != Kind::Place) else { return Ok(body) };
        let due_is_new = match (&body, self.boxes.begun_from()) {
            (Body::Action(now), Some((Body::Action(before), _))) => now.due != before.due,
            _ => true,
        };
        let around = Around { today: view.today, calendar: &Calendar::default(), born: None, due_is_new };
        match check(&body, &around) {
            Ok(()) => Ok(body),
            Err(bad) => Err(bad.into_iter().map(|e| (self.id(e.pointer.trim_start_matches('/')), e.detail)).collect()),
        }
    }

    fn tell(self, wrong: Vec<Wrong>) {
        for (id, _) in &wrong {
            platform::open_around(&format!("#{id}"));
        }
        self.errors.set(wrong);
    }

    /// The form with its heading, what is wrong, its fields and its two buttons.
    pub fn draw(
        self,
        title: impl Into<String>,
        keep: &'static str,
        save: impl Fn() + Send + Sync + 'static,
        fields: impl Fn() -> AnyView + Send + Sync + 'static,
    ) -> AnyView {
        let title = title.into();
        let about = title.clone();
        let heading = self.id("form");
        let labelled = heading.clone();
        let save = Callback::new(move |()| save());
        let begun = move || {
            if self.entry.is_some() {
                self.begin();
            }
            fields()
        };
        view! {
            <div class="notice own stack entry-form" role="group" aria-labelledby=labelled>
                <h3 id=heading tabindex="-1">{title}</h3>
                <ErrorSummary errors=self.errors/>
                {move || self.trouble.get().map(|wrong| view! { <TroubleBanner trouble=wrong/> })}
                {self.boxes.drawn(begun)}
                <Show when=move || self.boxes.ready()>
                    <div class="row">
                        <Button on_press=save busy=self.busy about=about.clone()>{keep}</Button>
                        <Button look=Look::Plain about=about.clone() on_press=move |()| self.close()>"Leave it for now"</Button>
                    </div>
                    {self.boxes.status()}
                </Show>
            </div>
        }
        .into_any()
    }

    /// The form when everything in it is read from its boxes.
    pub fn draw_plain(
        self,
        title: impl Into<String>,
        keep: &'static str,
        fields: impl Fn() -> AnyView + Send + Sync + 'static,
    ) -> AnyView {
        self.draw(title, keep, move || self.save(self.read(|_, _| {})), fields)
    }

    fn begin(self) {
        let (held, first) = (self.held.get_value(), self.first.get_value());
        let known = held.shown_now();
        let found = known.as_ref().and_then(|view| view.entries.iter().find(|e| Some(e.entry.name) == self.entry));
        self.boxes.begin_from(&first, found.map_or(1, |found| found.entry.version));
    }
}

/// The id of a box: letters, digits and hyphens alone.
fn id_of(form: &str, field: &str) -> String {
    format!("{form}-{field}").replace(['.', '/'], "-")
}
