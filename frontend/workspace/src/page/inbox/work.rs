//! What is done with a message: each press a request, then the list anew.

use std::collections::BTreeMap;

use doorstep_shared::api::desk::answer_message::{Answer as Said, AnswerMessage};
use doorstep_shared::api::desk::list_inbox::{Letters, ListInbox};
use doorstep_shared::id::MessageId;
use doorstep_shared::problem::Code;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::{self, Change, Trouble};
use crate::app::zone_name;
use crate::ask::{Answer, ask};
use crate::lines::{Lines, lines};
use crate::platform;
use crate::ui::{Toasts, toasts};

/// A message as it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Read {
    /// Its id.
    pub id: MessageId,
    /// Its version.
    pub version: u64,
    /// What it is called here: the entry it is about, or the service it names.
    pub about: String,
}

/// The inbox and what goes on in it.
#[derive(Clone, Copy)]
pub struct Work {
    /// The zone's short name.
    pub zone: StoredValue<String>,
    /// The letters.
    pub held: Answer<Letters>,
    /// The message that something is being done with.
    pub busy: RwSignal<Option<MessageId>>,
    /// The message that somebody is about to put aside.
    pub rejecting: RwSignal<Option<Read>>,
    /// Where it is said that something is done.
    pub toasts: Toasts,
    lines: Lines,
    /// The keys of presses whose answer was lost: the same press again is the same change.
    lost: StoredValue<BTreeMap<String, String>>,
}

impl Work {
    /// Asks for the letters.
    pub fn new() -> Self {
        Self {
            zone: StoredValue::new(zone_name()),
            held: ask::<ListInbox>(vec![("zone", zone_name())]),
            busy: RwSignal::new(None),
            rejecting: RwSignal::new(None),
            toasts: toasts(),
            lines: lines(),
            lost: StoredValue::new(BTreeMap::new()),
        }
    }

    /// Does it, and says so; what can be taken back offers that.
    pub fn press(self, read: Read, said: Said) {
        spawn_local(async move {
            if let Err(trouble) = self.send(&read, said).await {
                self.failed(&trouble);
            }
        });
    }

    /// Does it.
    ///
    /// # Errors
    /// When it is not done: in words, for whoever asked.
    pub async fn send(self, read: &Read, said: Said) -> Result<(), Trouble> {
        self.busy.set(Some(read.id));
        let words = match &said {
            Said::Accept => format!("Accepted: {}", read.about),
            Said::Finish { .. } => format!("Finished: {}. Families do not see it any more", read.about),
            Said::Apply { .. } => format!("Put in: {}", read.about),
            Said::Reject { .. } => format!("Put aside: {}", read.about),
            Said::Reopen => format!("Among the new ones again: {}", read.about),
        };
        // Opening a message again does not bring back an entry that was ended with it.
        let undo = matches!(said, Said::Accept | Said::Reject { .. });
        let (zone, id) = (self.zone.get_value(), read.id.to_string());
        let path = [("zone", zone.as_str()), ("message", id.as_str())];
        let press = format!("{id} {} {said:?}", read.version);
        let key = self.lost.with_value(|lost| lost.get(&press).cloned()).unwrap_or_else(platform::random_id);
        let change = Change::Of(key.clone(), read.version);
        let answer = api::send::<AnswerMessage>(&path, &[], &said, change).await;
        self.lost.update_value(|lost| match &answer {
            Err(Trouble::Offline) => {
                lost.insert(press, key);
            }
            _ => {
                lost.remove(&press);
            }
        });
        self.busy.set(None);
        let version = answer?.version;
        if undo {
            let back = Read { version, ..read.clone() };
            self.toasts.done_with_undo(words, move || self.press(back.clone(), Said::Reopen));
        } else {
            self.toasts.done(words);
        }
        self.held.again();
        self.lines.ask_again();
        Ok(())
    }

    fn failed(self, trouble: &Trouble) {
        if trouble.code() == Some(Code::Stale) {
            self.toasts.trouble("Somebody else was quicker. Nothing was done; you see now what there is");
            self.held.again();
        } else {
            self.toasts.trouble(trouble.sentence());
        }
    }
}
