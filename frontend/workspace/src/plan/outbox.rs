//! Changes of plans that wait on this device: kept before they are sent, sent in order, taken off when the server has them. Nothing is
//! dropped silently: what the server refuses stays until the person decides.

use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::draft;
use super::item::Item;
use crate::api::Trouble;
use crate::app::door;
use crate::platform::{self, Shelf};
use crate::unsent::{Unsent, unsent};

/// How long until it is tried again by itself.
const AGAIN: Duration = Duration::from_secs(15);
/// How often a form looks whether its change is through, and how long at most.
const LOOK: i32 = 50;
const LOOKS: u32 = 200;

/// What came of a change.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// The server has it.
    Saved,
    /// This device has it; it is sent later.
    OnDevice,
    /// The server does not take it; it stays in the list until the person decides.
    Refused(Trouble),
    /// Somebody else wrote into the same field: both texts are kept.
    Clash,
}

/// All changes of the person who is signed in. Read with [`Outbox::here`].
#[derive(Clone, Copy)]
pub struct Outbox {
    pub(super) items: RwSignal<Vec<Item>>,
    /// Why the last one was refused, for the form it came from.
    pub(super) troubles: StoredValue<Vec<(String, Trouble)>>,
    /// Counts what was sent.
    pub sent: RwSignal<u64>,
    /// Whether this browser keeps what waits.
    pub keeps: RwSignal<bool>,
    busy: StoredValue<bool>,
    more: StoredValue<bool>,
    user: StoredValue<String>,
    unsent: Unsent,
}

impl Outbox {
    /// Opens it for whoever is signed in: what they left here is sent now, when a signal comes back, and when they sign in again.
    pub fn open() -> Self {
        let door = door();
        let user = door.session.with_untracked(|s| {
            s.as_ref().and_then(|s| s.person.as_ref()).map(|p| p.user.to_string()).unwrap_or_default()
        });
        let outbox = Self {
            items: RwSignal::new(Vec::new()),
            troubles: StoredValue::new(Vec::new()),
            sent: RwSignal::new(0),
            keeps: RwSignal::new(true),
            busy: StoredValue::new(false),
            more: StoredValue::new(false),
            user: StoredValue::new(user),
            unsent: unsent(),
        };
        provide_context(outbox);
        spawn_local(async move {
            let texts = Shelf::Outbox.all().await;
            let left = texts.iter().filter_map(|text| serde_json::from_str::<Item>(text).ok());
            let user = outbox.user();
            let mut left: Vec<Item> = left.filter(|item| item.user == user).collect();
            outbox.items.update(|items| {
                left.retain(|item| items.iter().all(|other| other.name != item.name));
                items.splice(0..0, left);
            });
            outbox.note_all();
            outbox.send();
            draft::send_left(&user, outbox.unsent).await;
        });
        platform::on_online(move || outbox.try_again());
        Effect::new(move |_| {
            if !door.ended.get() && !door.locked.get() && door.session.with(Option::is_some) {
                outbox.try_again();
            }
        });
        outbox
    }

    /// The one that the workspace's frame holds.
    pub fn here() -> Self {
        expect_context()
    }

    /// Whose it is.
    pub fn user(self) -> String {
        self.user.get_value()
    }

    /// What waits, was refused or was just sent, of one plan. Reactive.
    pub fn of_plan(self, plan: &str) -> Vec<Item> {
        self.items.with(|items| items.iter().filter(|item| item.plan == plan).cloned().collect())
    }

    /// What has not been sent, of every plan. Reactive.
    pub fn left(self) -> Vec<Item> {
        self.items.with(|items| items.iter().filter(|item| !item.sent).cloned().collect())
    }

    /// What was typed in a form and refused, and whether something typed in it still waits.
    pub fn of_form(self, plan: &str, form: &str) -> (Option<Item>, bool) {
        self.items.with_untracked(|items| {
            let of: Vec<&Item> = items.iter().filter(|i| i.plan == plan && i.form == form && !i.sent).collect();
            (of.iter().find(|i| i.refused.is_some()).map(|i| (*i).clone()), of.iter().any(|i| i.waits()))
        })
    }

    /// Takes a change in, keeps it, and says what came of it. What was refused from the same form makes room.
    pub async fn deliver(self, item: Item) -> Outcome {
        let name = item.name.clone();
        let replaced: Vec<String> = self.items.with_untracked(|items| {
            let same = |i: &&Item| !item.form.is_empty() && i.plan == item.plan && i.form == item.form;
            items.iter().filter(|i| i.refused.is_some()).filter(same).map(|i| i.name.clone()).collect()
        });
        self.write(&item).await;
        self.items.update(|items| items.push(item));
        for old in replaced {
            self.discard(&old);
        }
        self.note_all();
        self.send();
        for _ in 0..LOOKS {
            platform::pause(LOOK).await;
            let now = self.items.with_untracked(|items| items.iter().find(|i| i.name == name).cloned());
            match now {
                None => return Outcome::Saved,
                Some(item) if item.sent => return Outcome::Saved,
                Some(item) if item.refused.as_ref().is_some_and(|r| r.clash) => return Outcome::Clash,
                Some(item) if item.refused.is_some() => {
                    let trouble = self.troubles.with_value(|all| {
                        all.iter().rev().find(|(of, _)| *of == name).map(|(_, trouble)| trouble.clone())
                    });
                    return Outcome::Refused(trouble.unwrap_or(Trouble::Unreadable));
                }
                Some(_) if self.busy.get_value() || self.more.get_value() => {}
                Some(_) => return Outcome::OnDevice,
            }
        }
        Outcome::OnDevice
    }

    /// Sends what waits, in order.
    pub fn send(self) {
        if self.busy.get_value() {
            self.more.set_value(true);
            return;
        }
        self.busy.set_value(true);
        spawn_local(async move {
            loop {
                self.more.set_value(false);
                self.round().await;
                if !self.more.get_value() {
                    break;
                }
            }
            self.busy.set_value(false);
            if self.items.with_untracked(|items| items.iter().any(Item::waits)) {
                set_timeout(move || self.try_again(), AGAIN);
            }
        });
    }

    fn try_again(self) {
        if self.items.try_with_untracked(|items| items.iter().any(Item::waits)) == Some(true) {
            self.send();
        }
    }

    /// Sends everything there is, and waits for it. True if nothing is left.
    pub async fn send_all(self) -> bool {
        self.send();
        while self.busy.get_value() {
            platform::pause(LOOK).await;
        }
        draft::send_left(&self.user(), self.unsent).await;
        untrack(|| self.left().is_empty() && self.unsent.list().is_empty())
    }

    /// The person wants a refused one sent again. It was refused for certain, so it goes under a new key.
    pub fn again(self, name: &str) {
        let mut now = None;
        self.change(name, |item| {
            item.refused = None;
            item.key = platform::random_id();
            now = Some(item.clone());
        });
        spawn_local(async move {
            if let Some(item) = now {
                self.write(&item).await;
            }
            self.send();
        });
    }

    /// The person throws one away.
    pub fn discard(self, name: &str) {
        self.items.update(|items| items.retain(|item| item.name != name));
        self.note_all();
        let name = name.to_owned();
        spawn_local(async move { Shelf::Outbox.remove(&name).await });
    }

    /// Lets go of what was sent: the server's answer holds it.
    pub fn let_go(self, plan: &str) {
        if self.items.with_untracked(|items| items.iter().any(|i| i.sent && i.plan == plan)) {
            self.items.update(|items| items.retain(|item| !(item.sent && item.plan == plan)));
        }
    }

    /// Signing out: nothing of a plan stays on this device. What somebody else left here when their session ended waits for them.
    pub async fn leave(self) {
        let user = self.user();
        platform::close_shelves();
        self.items.set(Vec::new());
        let mut others = draft::drop_all(&user).await;
        for text in Shelf::Outbox.all().await {
            match serde_json::from_str::<Item>(&text) {
                Ok(item) if item.user != user => others = true,
                Ok(item) => Shelf::Outbox.remove(&item.name).await,
                Err(_) => {}
            }
        }
        if !others {
            platform::clear_shelves().await;
        }
    }

    pub(super) async fn write(self, item: &Item) {
        let text = serde_json::to_string(item).unwrap_or_default();
        self.keeps.set(Shelf::Outbox.put(&item.name, &text).await);
    }

    pub(super) fn change(self, name: &str, change: impl FnOnce(&mut Item)) {
        self.items.update(|items| {
            if let Some(item) = items.iter_mut().find(|item| item.name == name) {
                change(item);
            }
        });
    }

    /// Keeps the list that is shown before somebody signs out.
    pub(super) fn note_all(self) {
        self.unsent.sent_all("plan-change.");
        for item in untrack(|| self.left()) {
            self.unsent.note(&format!("plan-change.{}", item.name), item.words());
        }
    }
}
