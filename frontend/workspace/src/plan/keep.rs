//! Keeps what is typed into a form of a plan: on this device within half a second, on the server every few seconds, valid or not. When
//! the form is opened again, what was typed is there.

use std::time::Duration;

use doorstep_shared::api::desk::plans::PlanDraft;
use doorstep_shared::date::Date;
use doorstep_shared::plans::entry::Body;
use futures::FutureExt as _;
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde_json::{Map, Value};

use super::draft::{self, Left};
use super::outbox::Outbox;
use crate::app::zone_name;
use crate::platform;
use crate::ui::{Banner, Button, DateBoxes, Look, Tone, loading};
use crate::unsent::{Unsent, unsent};

const DEVICE: Duration = Duration::from_millis(400);
const SERVER: Duration = Duration::from_secs(3);
const AGAIN: Duration = Duration::from_secs(6);
/// How long a form waits for the server's draft before it opens without, in milliseconds.
const PATIENCE: i32 = 4_000;
/// The box that holds what the entry said when the form was begun.
const BEFORE: &str = "-before";

/// Where what was typed is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
enum At {
    /// Nothing was typed.
    #[default]
    Nowhere,
    /// It is not kept yet.
    Typing,
    /// The server has it, since this time.
    Server(String),
    /// Only this device has it, since this time.
    Device(String),
    /// This browser keeps nothing.
    Screen,
}

#[derive(Clone)]
enum Cell {
    Text(RwSignal<String>, String),
    Flag(RwSignal<bool>, bool),
}

struct Inner {
    place: (String, String, String, String),
    owner: Owner,
    cells: Vec<(String, Cell)>,
    restored: Map<String, Value>,
    base: u64,
    before: Option<Value>,
    fresh: (Option<Value>, u64),
    typed: u64,
    sent: u64,
    device_waits: bool,
    server_waits: bool,
    under_way: bool,
    closed: bool,
}

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

    /// Draws the form, once it is known what was typed before. It is drawn once: no later answer changes what is typed.
    pub fn drawn<V: IntoView + 'static>(self, form: impl Fn() -> V + Send + Sync + 'static) -> impl IntoView {
        view! {
            <Show when=move || self.ready.get() fallback=loading>
                {self.notice()}
                {untrack(&form)}
            </Show>
        }
    }

    /// Whether what was typed before is known. Reactive.
    pub fn ready(self) -> bool {
        self.ready.get()
    }

    /// Where what is typed is kept, in words, for the foot of a form.
    pub fn status(self) -> impl IntoView {
        let words = move || match self.at.get() {
            At::Nowhere => String::new(),
            At::Typing => "Keeping what you type …".into(),
            At::Server(at) => format!("What you typed is kept, {at}"),
            At::Device(at) => {
                format!("What you typed is kept on this device, {at}. It is sent when there is a signal.")
            }
            At::Screen => "This browser keeps nothing. What you typed is on this screen alone: save it soon.".into(),
        };
        view! { <p class="hint" role="status">{words}</p> }
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

    /// Says what was found, and offers to begin anew.
    fn notice(self) -> impl IntoView {
        let anew = Callback::new(move |()| self.start_again());
        move || {
            self.found.get().map(|at| {
                view! {
                    <Banner tone=Tone::Info icon_name="history">
                        <p>"We kept what you typed on "{platform::london(&at)}"."</p>
                        <p><Button look=Look::Quiet icon_name="undo" on_press=anew>"Start again"</Button></p>
                    </Banner>
                }
            })
        }
    }

    fn start_again(self) {
        let cells = self.inner.with_value(|inner| inner.cells.clone());
        self.found.set(None);
        for (_, cell) in cells {
            match cell {
                Cell::Text(signal, first) => signal.set(first),
                Cell::Flag(signal, first) => signal.set(first),
            }
        }
        let Some((user, zone, plan, form)) = self.place() else { return };
        self.inner.update_value(|inner| {
            inner.restored.clear();
            (inner.before, inner.base) = inner.fresh.clone();
        });
        spawn_local(async move {
            draft::gone(&user, &zone, &plan, &form).await;
        });
        self.at.set(At::Nowhere);
        platform::soon(platform::focus_heading_if_lost);
    }

    fn look_for_draft(self, outbox: Outbox) {
        let Some((user, zone, plan, form)) = self.place() else { return };
        spawn_local(async move {
            let (refused, waits) = outbox.of_form(&plan, &form);
            let found = if let Some(typed) = refused.and_then(|item| item.typed.map(|typed| (typed, item.at))) {
                Some(typed)
            } else if waits {
                None
            } else {
                let device = draft::on_device(&user, &plan, &form).await;
                let server = futures::select! {
                    server = Box::pin(draft::on_server(&zone, &plan, &form)).fuse() => server,
                    () = Box::pin(platform::pause(PATIENCE)).fuse() => None,
                };
                draft::later(device, server)
            };
            if let Some((draft, at)) = found {
                self.inner.try_update_value(|inner| {
                    inner.restored = draft.boxes;
                    inner.before = inner.restored.remove(BEFORE);
                    inner.base = draft.base;
                });
                self.found.try_set(Some(at));
            }
            self.ready.try_set(true);
        });
    }

    fn listen(self, track: impl Fn() + 'static) {
        Effect::new(move |before: Option<()>| {
            track();
            if before.is_some() {
                untrack(|| self.touched());
            }
        });
    }

    fn touched(self) {
        let wants = self.inner.try_update_value(|inner| {
            if inner.closed {
                return (false, false);
            }
            inner.typed += 1;
            let device = !std::mem::replace(&mut inner.device_waits, true);
            (device, !std::mem::replace(&mut inner.server_waits, true))
        });
        let (device, server) = wants.unwrap_or_default();
        if self.at.get_untracked() == At::Nowhere {
            self.at.set(At::Typing);
        }
        if device {
            set_timeout(move || self.to_device(), DEVICE);
        }
        if server {
            set_timeout(move || self.to_server(), SERVER);
        }
    }

    /// Keeps it on this device at once, when there is anything to keep.
    fn flush(self) {
        if self.inner.try_with_value(|inner| inner.typed != inner.sent) == Some(true) {
            self.to_device();
        }
    }

    fn left(self) -> Option<Left> {
        self.inner
            .try_with_value(|inner| {
                let (user, zone, plan, form) = inner.place.clone();
                let draft = inner.draft();
                let unsent = inner.typed != inner.sent;
                (!inner.closed).then(|| Left { user, zone, plan, form, at: platform::now(), draft, unsent })
            })
            .flatten()
    }

    fn to_device(self) {
        self.inner.try_update_value(|inner| inner.device_waits = false);
        let Some(left) = self.left() else { return };
        self.unsent.note(&left.note(), draft::words(&left.form));
        spawn_local(async move {
            if !left.keep().await {
                self.at.try_set(At::Screen);
            }
        });
    }

    fn to_server(self) {
        let free = self.inner.try_update_value(|inner| {
            inner.server_waits = false;
            !inner.closed && inner.typed != inner.sent && !std::mem::replace(&mut inner.under_way, true)
        });
        if free != Some(true) {
            return;
        }
        let Some(left) = self.left() else { return };
        let typed = self.inner.try_with_value(|inner| inner.typed).unwrap_or_default();
        spawn_local(async move {
            left.keep().await;
            let answer = draft::send(&left).await;
            let now = self.inner.try_update_value(|inner| {
                inner.under_way = false;
                if answer.is_ok() {
                    inner.sent = typed;
                }
                (inner.closed, inner.typed != inner.sent)
            });
            match now {
                // It was saved while this was on its way.
                Some((true, _)) if answer.is_ok() => draft::gone(&left.user, &left.zone, &left.plan, &left.form).await,
                Some((false, more)) => {
                    if answer.is_ok() {
                        self.unsent.sent(&left.note());
                        self.at.try_set(At::Server(platform::clock_time()));
                    } else if self.at.try_get_untracked() != Some(At::Screen) {
                        self.at.try_set(At::Device(platform::clock_time()));
                    }
                    if more
                        && self.inner.try_update_value(|inner| !std::mem::replace(&mut inner.server_waits, true))
                            == Some(true)
                    {
                        set_timeout(move || self.to_server(), if answer.is_ok() { SERVER } else { AGAIN });
                    }
                }
                _ if answer.is_ok() => self.unsent.sent(&left.note()),
                _ => {}
            }
        });
    }
}

impl Inner {
    fn cell(&self, name: &str) -> Option<Cell> {
        self.cells.iter().find(|(known, _)| known == name).map(|(_, cell)| cell.clone())
    }

    /// All boxes; those that are not drawn yet say what they said before.
    fn draft(&self) -> PlanDraft {
        let mut boxes = self.restored.clone();
        for (name, cell) in &self.cells {
            let value = match cell {
                Cell::Text(signal, _) => signal.try_get_untracked().map(Value::from),
                Cell::Flag(signal, _) => signal.try_get_untracked().map(Value::from),
            };
            if let Some(value) = value {
                boxes.insert(name.clone(), value);
            }
        }
        if let Some(before) = &self.before {
            boxes.insert(BEFORE.into(), before.clone());
        }
        PlanDraft { boxes, base: self.base }
    }
}
