//! Deciding about two entries: each press a request, then the list anew.

use doorstep_shared::api::desk::decide_duplicates::{DecideDuplicates, Decision};
use doorstep_shared::api::desk::list_duplicates::{Duplicates, ListDuplicates};
use doorstep_shared::id::ServiceId;
use doorstep_shared::problem::Code;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::{self, Change, Trouble};
use crate::app::zone_name;
use crate::ask::{Answer, ask};
use crate::lines::{Lines, lines};
use crate::ui::{Toasts, toasts};

/// The pairs and what goes on with them.
#[derive(Clone, Copy)]
pub(super) struct Work {
    /// The zone's short name.
    pub zone: StoredValue<String>,
    /// The pairs.
    pub held: Answer<Duplicates>,
    /// The entry that something is being done with.
    pub busy: RwSignal<Option<ServiceId>>,
    toasts: Toasts,
    lines: Lines,
}

impl Work {
    /// Asks for the pairs.
    pub fn new() -> Self {
        Self {
            zone: StoredValue::new(zone_name()),
            held: ask::<ListDuplicates>(vec![("zone", zone_name())]),
            busy: RwSignal::new(None),
            toasts: toasts(),
            lines: lines(),
        }
    }

    /// They are two.
    pub fn two(self, one: ServiceId, other: ServiceId) {
        self.busy.set(Some(one));
        spawn_local(async move {
            let answer = self.send(&Decision::Two { one, other }).await;
            self.said(answer, None);
        });
    }

    /// They are one; `gone` can be brought back from the message at the foot of the screen.
    pub fn one(self, busy: ServiceId, decision: Decision, gone: ServiceId) {
        self.busy.set(Some(busy));
        spawn_local(async move {
            let answer = self.send(&decision).await;
            self.said(answer, Some(gone));
        });
    }

    /// They are two again. Which version the one that went has now is asked first.
    pub fn undo(self, gone: ServiceId) {
        self.busy.set(Some(gone));
        spawn_local(async move {
            let answer = self.take_back(gone).await;
            self.said(answer, None);
        });
    }

    async fn take_back(self, gone: ServiceId) -> Result<String, Trouble> {
        let zone = self.zone.get_value();
        let now = api::send::<ListDuplicates>(&[("zone", &zone)], &[], &(), Change::None).await?;
        match now.merged.iter().find(|m| m.gone.id == gone) {
            Some(merged) => self.send(&Decision::Undo { gone, gone_version: merged.gone.version }).await,
            None => Ok("They are two entries already.".into()),
        }
    }

    async fn send(self, decision: &Decision) -> Result<String, Trouble> {
        let zone = self.zone.get_value();
        let done = api::send::<DecideDuplicates>(&[("zone", &zone)], &[], decision, Change::new()).await?;
        Ok(done.says)
    }

    fn said(self, answer: Result<String, Trouble>, gone: Option<ServiceId>) {
        self.busy.set(None);
        match (answer, gone) {
            (Ok(says), Some(gone)) => self.toasts.done_with_undo(says, move || self.undo(gone)),
            (Ok(says), None) => self.toasts.done(says),
            (Err(trouble), _) if trouble.code() == Some(Code::Stale) => {
                self.toasts.trouble("Somebody changed one of them since. Nothing was done; you see now what there is");
            }
            (Err(trouble), _) => return self.toasts.trouble(trouble.sentence()),
        }
        self.held.again();
        self.lines.ask_again();
    }
}
