//! What waits on this device, laid over what the server said: a person sees their own change at once, with or without a signal.

use std::sync::Arc;

use doorstep_shared::api::desk::plans::{EntryView, PlanView};
use doorstep_shared::plans::entry::{Entry, merge};

use super::item::{Doing, Item};

/// The plan with everything that waits and was not refused. Laying the same over it twice changes nothing.
pub fn laid_over(view: &Arc<PlanView>, items: &[Item]) -> Arc<PlanView> {
    let mut items = items.iter().filter(|item| item.refused.is_none()).peekable();
    if items.peek().is_none() {
        return view.clone();
    }
    let mut view = PlanView::clone(view);
    for item in items {
        match &item.doing {
            Doing::Change { entry, changes } => {
                let found = view.entries.iter_mut().find(|e| e.entry.name == *entry);
                if let Some(found) = found
                    && let Ok(merged) = merge(&found.entry.body, changes)
                {
                    found.entry.body = merged.body;
                }
            }
            Doing::Add { entry, new } => {
                if !view.entries.iter().any(|e| e.entry.name == *entry)
                    && let Some(organisation) = view.me.organisation
                {
                    let made = Entry {
                        name: *entry,
                        organisation,
                        made_by: view.me.user,
                        made_at: item.at.clone(),
                        changed_by: view.me.user,
                        changed_at: item.at.clone(),
                        version: 1,
                        body: new.body.clone(),
                    };
                    let by = own_name(&view);
                    let organisation = own_organisation(&view);
                    view.entries.push(EntryView {
                        entry: made,
                        changed_by: by.clone(),
                        by,
                        organisation,
                        no_change: None,
                    });
                }
            }
        }
    }
    Arc::new(view)
}

fn own_name(view: &PlanView) -> String {
    let me = view.team.iter().find(|mate| mate.member.user == view.me.user);
    me.map_or_else(|| "You".to_owned(), |mate| mate.name.clone())
}

fn own_organisation(view: &PlanView) -> String {
    let mine = view.partners.iter().find(|p| Some(p.id) == view.me.organisation);
    mine.map(|p| p.name.clone()).unwrap_or_default()
}
