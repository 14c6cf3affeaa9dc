//! Saving entries of a plan: through what waits on this device, so that neither a lost signal nor an ended session loses a word.

use std::cell::Cell;
use std::str::FromStr;

use doorstep_shared::api::desk::plans::NewPlanEntry;
use doorstep_shared::id::NeedId;
use doorstep_shared::plans::entry::{Body, EntryName, Kind, changed_fields};

use super::Held;
use super::item::{Doing, Item};
use super::keep::Boxes;
use super::outbox::{Outbox, Outcome};
use crate::platform;

/// A way to save into the plan on screen. Made where a screen opens; used whenever.
#[derive(Clone)]
pub struct Saving {
    held: Held,
    outbox: Outbox,
}

impl Saving {
    /// Of the plan that the frame holds.
    pub fn here() -> Self {
        Self { held: Held::here(), outbox: Outbox::here() }
    }

    /// Adds an entry. With the boxes it was typed in, their draft goes when it is through, and comes back when it is refused.
    pub async fn add(&self, body: Body, boxes: Option<Boxes>) -> Outcome {
        let id = new_id(NeedId::new(Default::default())).uuid();
        let entry = self.name_of(&body, &NewPlanEntry { id, body: body.clone() });
        let new = Box::new(NewPlanEntry { id: entry.id, body });
        self.deliver(Doing::Add { entry, new }, 0, boxes).await
    }

    /// Changes an entry, from what it said when the change was begun, at that version, to what it is to say.
    pub async fn change(
        &self,
        entry: EntryName,
        version: u64,
        before: &Body,
        after: &Body,
        boxes: Option<Boxes>,
    ) -> Outcome {
        let changes = changed_fields(before, after);
        if changes.is_empty() {
            if let Some(boxes) = boxes {
                boxes.forget();
            }
            return Outcome::Saved;
        }
        self.deliver(Doing::Change { entry, changes }, version, boxes).await
    }

    async fn deliver(&self, doing: Doing, base: u64, boxes: Option<Boxes>) -> Outcome {
        let item = Item {
            name: place(),
            user: self.outbox.user(),
            zone: self.held.zone.clone(),
            plan: self.held.plan.clone(),
            key: platform::random_id(),
            base,
            at: platform::now(),
            form: boxes.map(Boxes::form).unwrap_or_default(),
            typed: boxes.map(Boxes::typed),
            doing,
            about: String::new(),
            refused: None,
            sent: false,
        };
        if let Some(boxes) = boxes {
            boxes.stand_still();
        }
        let outcome = self.outbox.deliver(item).await;
        if let Some(boxes) = boxes {
            match outcome {
                Outcome::Saved => boxes.finish(),
                Outcome::Clash => boxes.forget(),
                Outcome::OnDevice => boxes.handed_over(),
                Outcome::Refused(_) => boxes.go_on(),
            }
        }
        outcome
    }

    /// What each partner has one of goes by the partner's id.
    fn name_of(&self, body: &Body, new: &NewPlanEntry) -> EntryName {
        // Of the handover a plan has one, under its own id.
        if let (Kind::Handover, Some(view)) = (body.kind(), self.held.shown_now()) {
            return EntryName::of(body, view.plan.id.uuid());
        }
        let one_each = matches!(body.kind(), Kind::AboutMe | Kind::Health | Kind::Assessment | Kind::Element);
        let partner = self.held.shown_now().and_then(|view| view.me.organisation);
        EntryName::of(body, partner.filter(|_| one_each).map_or(new.id, |partner| partner.uuid()))
    }
}

/// A place in the order of changes: by time, and within the same moment by number.
pub(super) fn place() -> String {
    thread_local! {
        static NEXT: Cell<u32> = const { Cell::new(0) };
    }
    let n = NEXT.replace(NEXT.get().wrapping_add(1));
    format!("{}.{n:06}.{}", platform::now(), platform::random_id())
}

/// A new id of version 7; `or` stands in on a browser that cannot make one.
pub fn new_id<T: FromStr>(or: T) -> T {
    platform::new_entry_id().parse().unwrap_or(or)
}
