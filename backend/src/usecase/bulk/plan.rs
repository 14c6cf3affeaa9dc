//! What a change of many would do: old and new, entry by entry, before anything is stored.

use doorstep_shared::api::desk::plan_bulk::{BulkChange, BulkItem, BulkPlan, LeftOut};
use doorstep_shared::editing::changes;
use doorstep_shared::lang::Lang;
use doorstep_shared::policy::Action;

use super::change::{becomes, wrong, yet};
use crate::speech;
use crate::usecase::entry::{Desk, EntryError};
use crate::usecase::working::{self, WorkingDirectory};

/// Works it out.
///
/// # Errors
/// When the change makes no sense, or the tables cannot be read.
pub async fn plan(desk: &Desk<'_>, change: &BulkChange) -> Result<BulkPlan, EntryError> {
    let errors = wrong(change, desk.today);
    if !errors.is_empty() {
        return Err(EntryError::Invalid(errors));
    }
    let working = working::load(desk.tables, &desk.zone.id).await?;
    let working = working.unwrap_or_else(|| WorkingDirectory::empty(desk.zone.clone()));
    if let BulkChange::Closure { venue, .. } = change
        && !working.locations.contains_key(venue)
    {
        return Err(EntryError::invalid("/venue", "The zone does not have this place. Choose again."));
    }
    let words = speech::words(Lang::En);
    let mut plan = BulkPlan { items: Vec::new(), left_out: Vec::new() };
    let mut services: Vec<_> = working.services.iter().filter(|s| s.state.goes_on()).collect();
    services.sort_by_cached_key(|s| (s.name.to_lowercase(), s.id));
    for service in services {
        if desk.permit(Action::ViewDesk, service.organisation).is_err() {
            continue;
        }
        let left_out = |why: &str| LeftOut { entry: service.id, name: service.name.clone(), why: why.into() };
        let Some(after) = becomes(change, service, &working.calendar, &words) else {
            plan.left_out.extend(yet(change, service).map(left_out));
            continue;
        };
        match desk.permit(Action::Bulk, service.organisation) {
            Err(_) => plan.left_out.push(left_out("It is run by somebody else, and not yours to change.")),
            Ok(permit) if permit.waits_for_approval() => {
                plan.left_out.push(left_out("Your changes of it wait for approval: edit it by itself."));
            }
            Ok(_) => {
                if yet(change, service).is_some_and(|_| matches!(change, BulkChange::Phone { .. })) {
                    plan.left_out.extend(yet(change, service).map(left_out));
                }
                plan.items.push(BulkItem {
                    entry: service.id,
                    version: service.version,
                    name: service.name.clone(),
                    changes: changes(service, &after.service),
                    old: after.old,
                    new: after.new,
                });
            }
        }
    }
    Ok(plan)
}
