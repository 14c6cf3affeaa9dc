//! Keeps what is typed into a form of a plan: on this device within half a second, on the server every few seconds, valid or not. When
//! the form is opened again, what was typed is there.

mod inner;
mod keeping;
mod said;

use doorstep_shared::api::desk::plans::PlanDraft;
use doorstep_shared::date::Date;
use doorstep_shared::plans::entry::Body;
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde_json::{Map, Value};

use super::draft;
use super::outbox::Outbox;
use crate::app::zone_name;
use crate::platform;
use crate::ui::DateBoxes;
use crate::unsent::{Unsent, unsent};
use inner::{At, Cell, Inner};

/// The boxes of one form, by their names.
#[derive(Clone, Copy)]
pub struct Boxes {
    inner: StoredValue<Inner>,
    ready: RwSignal<bool>,
    found: RwSignal<Option<String>>,
    at: RwSignal<At>,
    unsent: Unsent,
}

/// The boxes of a form of a plan, kept as they are typed in and restored when the form opens. Draw the form with [`Boxes::drawn`].
/// A form's name is made of letters, digits, full stops and hyphens.
pub fn kept_form(plan: &str, form: &str) -> Boxes {
    let (outbox, zone) = (Outbox::here(), zone_name());
    let owner = Owner::current().unwrap_or_default();
    let inner = Inner {
        place: (outbox.user(), zone, plan.to_owned(), form.to_owned()),
        owner,
        cells: Vec::new(),
        restored: Map::new(),
        base: 0,
        before: None,
        fresh: (None, 0),
        typed: 0,
        sent: 0,
        device_waits: false,
        server_waits: false,
        under_way: false,
        closed: false,
    };
    let boxes = Boxes {
        inner: StoredValue::new(inner),
        ready: RwSignal::new(false),
        found: RwSignal::new(None),
        at: RwSignal::new(At::default()),
        unsent: unsent(),
    };
    boxes.look_for_draft(outbox);
    platform::on_put_away(move || boxes.flush());
    on_cleanup(move || {
        boxes.flush();
        boxes.inner.try_update_value(|inner| inner.closed = true);
    });
    boxes
}

impl Boxes {
    /// A box for text. `first` is what stands in it when nothing was typed before.
    pub fn text(self, name: &str, first: impl Into<String>) -> RwSignal<String> {
        let first = first.into();
        let known = self.inner.with_value(|inner| match inner.cell(name) {
            Some(Cell::Text(signal, _)) => Some(signal),
            _ => None,
        });
        known.unwrap_or_else(|| {
            let kept =
                self.inner.with_value(|inner| inner.restored.get(name).and_then(Value::as_str).map(str::to_owned));
            let (owner, begun) =
                self.inner.with_value(|inner| (inner.owner.clone(), kept.unwrap_or_else(|| first.clone())));
            let signal = owner.with(|| {
                let signal = RwSignal::new(begun);
                self.listen(move || signal.track());
                signal
            });
            self.inner.update_value(|inner| inner.cells.push((name.to_owned(), Cell::Text(signal, first))));
            signal
        })
    }

    /// A tick box.
    pub fn flag(self, name: &str, first: bool) -> RwSignal<bool> {
        let known = self.inner.with_value(|inner| match inner.cell(name) {
            Some(Cell::Flag(signal, _)) => Some(signal),
            _ => None,
        });
        known.unwrap_or_else(|| {
            let kept = self.inner.with_value(|inner| inner.restored.get(name).and_then(Value::as_bool));
            let owner = self.inner.with_value(|inner| inner.owner.clone());
            let signal = owner.with(|| {
                let signal = RwSignal::new(kept.unwrap_or(first));
                self.listen(move || signal.track());
                signal
            });
            self.inner.update_value(|inner| inner.cells.push((name.to_owned(), Cell::Flag(signal, first))));
            signal
        })
    }

    /// Three boxes for a date.
    pub fn date(self, name: &str, first: Option<Date>) -> DateBoxes {
        let part =
            |what: &str, f: fn(Date) -> String| self.text(&format!("{name}.{what}"), first.map(f).unwrap_or_default());
        DateBoxes {
            day: part("day", |d| d.day().to_string()),
            month: part("month", |d| d.month().to_string()),
            year: part("year", |d| d.year().to_string()),
        }
    }

    /// What stands in a box now; empty when there is no such box.
    pub fn value(self, name: &str) -> String {
        self.inner.with_value(|inner| match inner.cell(name) {
            Some(Cell::Text(signal, _)) => signal.get_untracked(),
            _ => inner.restored.get(name).and_then(Value::as_str).map(str::to_owned).unwrap_or_default(),
        })
    }

    /// Whether a box is ticked now.
    pub fn is(self, name: &str) -> bool {
        self.inner.with_value(|inner| match inner.cell(name) {
            Some(Cell::Flag(signal, _)) => signal.get_untracked(),
            _ => inner.restored.get(name).and_then(Value::as_bool).unwrap_or_default(),
        })
    }

    /// The names of all boxes that begin so and hold something, drawn by now or not.
    pub fn named(self, begins: &str) -> Vec<String> {
        self.inner.with_value(|inner| {
            let kept = inner.restored.keys().cloned();
            let mut names: Vec<String> = inner.cells.iter().map(|(name, _)| name.clone()).chain(kept).collect();
            names.retain(|name| name.starts_with(begins));
            names.sort();
            names.dedup();
            names
        })
    }

    /// Notes what the entry says and its version as the form is drawn: what is saved is compared with what its writer saw, and not
    /// with what somebody else has written since. A draft brings its own.
    pub fn begin_from(self, now: &Body, version: u64) {
        self.inner.update_value(|inner| {
            let fresh = (serde_json::to_value(now).ok(), version);
            inner.fresh = fresh.clone();
            if inner.before.is_none() {
                (inner.before, inner.base) = fresh;
            }
        });
    }

    /// What the entry said when the form was begun, and its version then; none for a new one.
    pub fn begun_from(self) -> Option<(Body, u64)> {
        let (before, base) = self.inner.with_value(|inner| (inner.before.clone(), inner.base));
        before.and_then(|before| serde_json::from_value(before).ok()).map(|before| (before, base))
    }

    /// Whether what was typed before is known. Reactive.
    pub fn ready(self) -> bool {
        self.ready.get()
    }

    /// What stands in the boxes, as it is kept.
    pub fn typed(self) -> PlanDraft {
        self.inner.try_with_value(Inner::draft).unwrap_or_default()
    }

    /// The form's name.
    pub fn form(self) -> String {
        self.place().map(|(.., form)| form).unwrap_or_default()
    }

    /// It was thrown away, or the server has it otherwise: forgets the draft everywhere.
    pub fn forget(self) {
        self.finish();
        if let Some((user, zone, plan, form)) = self.place() {
            spawn_local(async move { draft::gone(&user, &zone, &plan, &form).await });
        }
    }

    /// It waits to be sent on this device: the draft there makes room, the server's goes with the sending.
    pub fn handed_over(self) {
        self.finish();
        if let Some((user, _, plan, form)) = self.place() {
            spawn_local(async move { draft::off_device(&user, &plan, &form).await });
        }
    }

    /// It is on its way: what is typed is kept with the change itself until it is known what came of it.
    pub fn stand_still(self) {
        self.inner.try_update_value(|inner| inner.closed = true);
    }

    /// It was refused, and is typed in again.
    pub fn go_on(self) {
        self.inner.try_update_value(|inner| inner.closed = false);
        self.touched();
    }

    /// It is through, and its draft is gone with it.
    pub fn finish(self) {
        self.stand_still();
        self.at.try_set(At::Nowhere);
        if let Some((_, _, plan, form)) = self.place() {
            self.unsent.sent(&draft::note(&plan, &form));
        }
    }

    fn place(self) -> Option<(String, String, String, String)> {
        self.inner.try_with_value(|inner| inner.place.clone())
    }
}
