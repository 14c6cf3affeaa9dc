//! Keeps what is typed: on this device within half a second, on the server every few seconds, valid or not.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;

use doorstep_shared::api::desk::Draft;
use doorstep_shared::api::desk::put_draft::{NewDraft, PutDraft};
use doorstep_shared::problem::Code;
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::Deserialize as _;

use super::writing::Writing;
use crate::api::{self, Change, Trouble};
use crate::platform::{self, OnDevice};

const DEVICE: Duration = Duration::from_millis(400);
const SERVER: Duration = Duration::from_millis(2_000);
const AGAIN: Duration = Duration::from_secs(4);

/// Where what was typed is.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Status {
    /// Nothing was typed yet.
    #[default]
    Untouched,
    /// Something was typed that is not kept yet.
    Typing,
    /// The server has it, since this time.
    Kept(String),
    /// Only this device has it, since this time, and why.
    OnDevice(String, &'static str),
    /// This person wrote about the same entry on another device.
    Elsewhere(Box<Draft>),
}

/// Who writes about what.
#[derive(Clone, Debug)]
pub struct Place {
    /// The zone.
    pub zone: String,
    /// The entry.
    pub entry: String,
    /// The writer.
    pub user: String,
}

/// Keeps one form.
#[derive(Clone)]
pub struct Keeper {
    w: Writing,
    place: Arc<Place>,
    /// Where what was typed is.
    pub status: RwSignal<Status>,
    inner: Arc<Inner>,
}

#[derive(Default)]
struct Inner {
    /// The revision of the server's draft that was seen last.
    seen: AtomicU64,
    /// Counts what was typed.
    typed: AtomicU64,
    /// What the server has of it.
    sent: AtomicU64,
    device_waits: AtomicBool,
    server_waits: AtomicBool,
    under_way: AtomicBool,
    closed: AtomicBool,
    /// Whether the server keeps nothing of it.
    here_only: bool,
}

impl Keeper {
    /// Begins to keep. `unsent` says that the form holds something the server does not have yet.
    pub fn begin(w: Writing, place: Place, seen: u64, unsent: bool) -> Self {
        Self::with(w, place, Inner { seen: AtomicU64::new(seen), ..Inner::default() }, unsent)
    }

    /// Begins to keep on this device alone: for what somebody puts right in another person's words, who have a draft of
    /// their own.
    pub fn on_this_device(w: Writing, place: Place) -> Self {
        Self::with(w, place, Inner { here_only: true, ..Inner::default() }, false)
    }

    fn with(w: Writing, place: Place, inner: Inner, unsent: bool) -> Self {
        let keeper =
            Self { w, place: Arc::new(place), status: RwSignal::new(Status::default()), inner: Arc::new(inner) };
        let typing = keeper.clone();
        Effect::new(move |before: Option<()>| {
            w.form.track();
            if before.is_some() {
                typing.typed();
            }
        });
        if unsent {
            keeper.typed();
        }
        let away = keeper.clone();
        platform::on_put_away(move || away.flush());
        let gone = keeper.clone();
        on_cleanup(move || {
            gone.flush();
            gone.close();
        });
        keeper
    }

    fn is_closed(&self) -> bool {
        self.inner.closed.load(Ordering::Relaxed)
    }

    /// Keeps nothing more.
    pub fn close(&self) {
        self.inner.closed.store(true, Ordering::Relaxed);
    }

    /// Forgets what this device keeps, and keeps nothing more: it is saved, or thrown away.
    pub fn forget(&self) {
        self.close();
        platform::drop_draft(&self.place.user, &self.place.entry);
    }

    fn typed(&self) {
        if self.is_closed() {
            return;
        }
        self.inner.typed.fetch_add(1, Ordering::Relaxed);
        if !matches!(self.status.get_untracked(), Status::Elsewhere(_) | Status::OnDevice(..)) {
            self.status.set(Status::Typing);
        }
        if !self.inner.device_waits.swap(true, Ordering::Relaxed) {
            let keeper = self.clone();
            set_timeout(move || keeper.to_device(), DEVICE);
        }
        self.soon(SERVER);
    }

    fn soon(&self, after: Duration) {
        if !self.inner.here_only && !self.inner.server_waits.swap(true, Ordering::Relaxed) {
            let keeper = self.clone();
            set_timeout(move || keeper.to_server(), after);
        }
    }

    fn unsent(&self) -> bool {
        self.inner.typed.load(Ordering::Relaxed) != self.inner.sent.load(Ordering::Relaxed)
    }

    /// Keeps it on this device at once, when there is anything to keep.
    pub fn flush(&self) {
        if self.inner.typed.load(Ordering::Relaxed) > 0 {
            self.to_device();
        }
    }

    fn to_device(&self) {
        self.inner.device_waits.store(false, Ordering::Relaxed);
        if self.is_closed() {
            return;
        }
        let form = self.w.form.try_with_untracked(|form| serde_json::to_value(form).ok()).flatten();
        let base = self.w.base.try_with_untracked(|base| base.version);
        let (Some(form), Some(base)) = (form, base) else { return };
        let seen = self.inner.seen.load(Ordering::Relaxed);
        let kept = OnDevice { form, base, seen, unsent: self.unsent() };
        let kept = platform::keep_draft(&self.place.user, &self.place.entry, &kept);
        if self.inner.here_only && kept {
            self.status.try_set(Status::OnDevice(platform::clock_time(), "It stays here until you approve it."));
        }
    }

    fn to_server(&self) {
        self.inner.server_waits.store(false, Ordering::Relaxed);
        let elsewhere = matches!(self.status.try_get_untracked(), None | Some(Status::Elsewhere(_)));
        if self.is_closed() || elsewhere || !self.unsent() {
            return;
        }
        if self.inner.under_way.swap(true, Ordering::Relaxed) {
            return self.soon(SERVER);
        }
        let form = self.w.form.try_with_untracked(|form| serde_json::to_value(form).ok()).flatten();
        let base = self.w.base.try_with_untracked(|base| base.version);
        let (Some(form), Some(base)) = (form, base) else { return };
        let typed = self.inner.typed.load(Ordering::Relaxed);
        let keeper = self.clone();
        let seen = self.inner.seen.load(Ordering::Relaxed);
        spawn_local(async move {
            let path = [("zone", keeper.place.zone.as_str()), ("entry", keeper.place.entry.as_str())];
            let answer = api::send::<PutDraft>(&path, &[], &NewDraft { form, base, seen }, Change::None).await;
            keeper.inner.under_way.store(false, Ordering::Relaxed);
            if keeper.is_closed() {
                return;
            }
            match answer {
                Ok(kept) => {
                    keeper.inner.seen.store(kept.revision, Ordering::Relaxed);
                    keeper.inner.sent.store(typed, Ordering::Relaxed);
                    keeper.to_device();
                    keeper.status.set(Status::Kept(platform::clock_time()));
                    if keeper.unsent() {
                        keeper.soon(SERVER);
                    }
                }
                Err(trouble) => keeper.not_kept(&trouble),
            }
        });
    }

    fn not_kept(&self, trouble: &Trouble) {
        if let Trouble::Problem(problem, body) = trouble
            && problem.code == Code::Stale
            && let Some(draft) = body.get("draft").and_then(|d| Draft::deserialize(d).ok())
        {
            return self.status.set(Status::Elsewhere(Box::new(draft)));
        }
        let why = match trouble.code() {
            Some(Code::SignedOut) => "You are signed out. Sign in again to go on; what you wrote stays here.",
            None => "There is no signal. It is sent when there is one.",
            Some(_) => "Doorstep cannot take it just now. We try again.",
        };
        self.status.set(Status::OnDevice(platform::clock_time(), why));
        self.soon(AGAIN);
    }

    /// This device's text stands; the other draft is written over.
    pub fn this_one(&self, other: &Draft) {
        self.inner.seen.store(other.line.revision, Ordering::Relaxed);
        self.status.set(Status::Typing);
        self.soon(Duration::ZERO);
    }

    /// The other draft stands; the form says what it says.
    pub fn other_one(&self, other: &Draft) {
        self.inner.seen.store(other.line.revision, Ordering::Relaxed);
        self.status.set(Status::Typing);
        let now = self.w.form.get_untracked();
        if let Some(form) = doorstep_shared::editing::open_draft(other.form.clone(), &now) {
            self.w.form.set(form);
        }
    }
}
