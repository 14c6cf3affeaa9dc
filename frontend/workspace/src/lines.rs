//! The directory as the keepers' list has it, asked for once a zone and shared by the screens that need it.

use std::sync::Arc;

use doorstep_shared::api::desk::list_approvals::ListApprovals;
use doorstep_shared::api::desk::list_entries::{Entries, ListEntries};
use doorstep_shared::id::ZoneId;
use doorstep_shared::policy::{Action, ZoneRules, ever};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::{self, Change, Trouble};
use crate::rules::entries::to_check;
use crate::who::Who;

/// How many things wait at the places of the rail.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Entries to check that the person keeps.
    pub due: usize,
    /// Changes that wait for the person's approval.
    pub waiting: usize,
    /// Messages in the inbox.
    pub letters: usize,
}

/// The list. Read with [`lines`].
#[derive(Clone, Copy)]
pub struct Lines {
    zone: Memo<Option<ZoneId>>,
    who: Memo<Option<Who>>,
    waiting: RwSignal<usize>,
    /// What the server last said; none while it is asked for the first time.
    pub held: RwSignal<Option<Result<Arc<Entries>, Trouble>>>,
    /// What the rail counts.
    pub counts: Memo<Counts>,
}

/// The list that the frame provides.
pub fn lines() -> Lines {
    expect_context()
}

impl Lines {
    /// The list of a zone, asked for whenever the zone changes.
    pub fn of(zone: Memo<Option<ZoneId>>, who: Memo<Option<Who>>) -> Self {
        let held = RwSignal::new(None);
        let waiting = RwSignal::new(0);
        let counts = Memo::new(move |_| {
            held.with(|held: &Option<Result<Arc<Entries>, Trouble>>| match held {
                Some(Ok(entries)) => {
                    let letters = usize::try_from(entries.letters).unwrap_or(usize::MAX);
                    Counts { due: to_check(entries), waiting: waiting.get(), letters }
                }
                _ => Counts { due: 0, waiting: waiting.get(), letters: 0 },
            })
        });
        let lines = Self { zone, who, waiting, held, counts };
        Effect::new(move |_| {
            zone.track();
            held.set(None);
            waiting.set(0);
            lines.ask_again();
        });
        lines
    }

    /// Asks again; what is shown stays until the answer is here.
    pub fn ask_again(self) {
        let Some(zone) = self.zone.get_untracked() else { return };
        self.count_waiting(zone.clone());
        spawn_local(async move {
            let answer = api::send::<ListEntries>(&[("zone", &zone.to_string())], &[], &(), Change::None).await;
            // Somebody may have gone to another zone meanwhile.
            if self.zone.get_untracked().as_ref() == Some(&zone) {
                let keep = answer.is_err() && self.held.with_untracked(|held| matches!(held, Some(Ok(_))));
                if !keep {
                    self.held.set(Some(answer.map(Arc::new)));
                }
            }
        });
    }

    /// Counts what waits, for those who decide on it.
    fn count_waiting(self, zone: ZoneId) {
        let decides = |who: &Who| ever(who.actor.as_ref(), Action::Approve, ZoneRules::NoApproval).is_ok();
        if !self.who.with_untracked(|who| who.as_ref().is_some_and(decides)) {
            return;
        }
        spawn_local(async move {
            let answer = api::send::<ListApprovals>(&[("zone", &zone.to_string())], &[], &(), Change::None).await;
            if let Ok(list) = answer
                && self.zone.get_untracked().as_ref() == Some(&zone)
            {
                self.waiting.set(list.items.len());
            }
        });
    }
}
