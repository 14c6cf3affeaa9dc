//! Sending what waits: one after the other, each with its own result.

use std::collections::BTreeSet;

use doorstep_shared::api::desk::plans::{AddPlanEntry, ChangePlanEntry, PlanEntryChange};
use doorstep_shared::problem::Code;
use leptos::prelude::*;

use super::draft;
use super::item::{Doing, Item, Refused};
use super::outbox::Outbox;
use crate::api::{self, Change, Trouble};
use crate::platform::Shelf;

impl Outbox {
    /// Sends each that waits once. What comes after one that has to wait, in the same plan, waits with it.
    pub(super) async fn round(self) {
        let mut tried: BTreeSet<String> = BTreeSet::new();
        let mut stuck: BTreeSet<String> = BTreeSet::new();
        loop {
            let next = self.items.with_untracked(|items| {
                let free = |i: &&Item| i.waits() && !tried.contains(&i.name) && !stuck.contains(&i.plan);
                items.iter().find(free).cloned()
            });
            let Some(item) = next else { return };
            tried.insert(item.name.clone());
            match send_one(&item).await {
                Ok(()) => self.through(&item).await,
                Err(trouble) => match refusal(&trouble) {
                    Some(refused) => self.refused(item, refused, trouble).await,
                    None if matches!(trouble.code(), Some(Code::Internal | Code::Timeout)) => {
                        // What comes after it in the same plan may need it.
                        stuck.insert(item.plan);
                    }
                    None => return,
                },
            }
        }
    }

    async fn through(self, item: &Item) {
        Shelf::Outbox.remove(&item.name).await;
        self.change(&item.name, |item| item.sent = true);
        if !item.form.is_empty() {
            draft::gone(&item.user, &item.zone, &item.plan, &item.form).await;
        }
        self.note_all();
        self.sent.update(|sent| *sent += 1);
    }

    async fn refused(self, mut item: Item, refused: Refused, trouble: Trouble) {
        let clash = refused.clash;
        item.refused = Some(refused);
        self.write(&item).await;
        self.troubles.update_value(|all| all.push((item.name.clone(), trouble)));
        self.change(&item.name, |kept| kept.refused = item.refused.clone());
        self.note_all();
        if clash {
            self.sent.update(|sent| *sent += 1);
        }
    }
}

async fn send_one(item: &Item) -> Result<(), Trouble> {
    let path = [("zone", item.zone.as_str()), ("plan", item.plan.as_str())];
    match &item.doing {
        Doing::Add { new, .. } => {
            api::send::<AddPlanEntry>(&path, &[], new, Change::New(item.key.clone())).await.map(drop)
        }
        Doing::Change { entry, changes } => {
            let entry = entry.to_string();
            let path = [path[0], path[1], ("entry", entry.as_str())];
            let change = Change::Of(item.key.clone(), item.base.max(1));
            let body = PlanEntryChange { changes: changes.clone() };
            api::send::<ChangePlanEntry>(&path, &[], &body, change).await.map(drop)
        }
    }
}

/// Whether the server will not take it however often it is asked; none when it may yet.
fn refusal(trouble: &Trouble) -> Option<Refused> {
    let Trouble::Problem(problem, body) = trouble else { return None };
    let final_word = matches!(problem.code.status(), 400 | 403 | 404 | 405 | 409 | 413 | 422 | 428);
    // Somebody else is signed in beside this page: it waits for its own writer.
    if !final_word || problem.code == Code::CrossSite {
        return None;
    }
    let clash = problem.code == Code::Stale
        && body.get("clashes").is_some_and(|c| c.as_array().is_none_or(|all| !all.is_empty()));
    Some(Refused { why: trouble.sentence(), clash })
}
