//! That somebody looked: written before the answer leaves. Where it cannot be written, there is no answer.

use doorstep_shared::id::PlanId;
use doorstep_shared::plans::note::Withheld;
use doorstep_shared::plans::section::Section;
use uuid::Uuid;

use super::records::{AccessEvent, LookRecord};
use super::whole::{Reader, Whole};
use crate::port::{Condition, StoreError, Table};
use crate::store::{Change, ChangeError, plan_keys};
use crate::usecase::entry::Desk;

/// What somebody looks at, and how.
pub struct Looking<'a> {
    /// At which sections.
    pub sections: Vec<Section>,
    /// How.
    pub action: &'a str,
    /// The reason, in an emergency.
    pub reason: String,
    /// Whether the family is not told for now.
    pub withheld: Option<Withheld>,
}

impl<'a> Looking<'a> {
    /// A look at these sections. In an emergency it is one, whatever else it is.
    pub fn at(reader: &Reader<'_>, sections: Vec<Section>, action: &'a str) -> Self {
        match reader.glass() {
            Some(glass) => {
                Self { sections, action: "emergency", reason: glass.reason.clone(), withheld: glass.withheld }
            }
            None => Self { sections, action, reason: String::new(), withheld: None },
        }
    }
}

/// Writes it down, once for ever and once for the family, and takes the mark away that there is something new.
///
/// # Errors
/// When it cannot be written; then nothing may be answered.
pub async fn write(desk: &Desk<'_>, whole: &Whole, looking: Looking<'_>) -> Result<(), StoreError> {
    write_with(desk, whole, looking, |change| change).await
}

/// The same, with what is written in the same transaction.
///
/// # Errors
/// When it cannot be written; then nothing may be answered.
pub async fn write_with<'a>(
    desk: &Desk<'a>,
    whole: &Whole,
    looking: Looking<'_>,
    more: impl FnOnce(Change<'a>) -> Change<'a>,
) -> Result<(), StoreError> {
    let event = AccessEvent {
        at: desk.clock.now().to_string(),
        by: desk.actor.user,
        role: desk.actor.role,
        organisation: desk.actor.organisation,
        sections: looking.sections,
        action: looking.action.to_owned(),
        reason: looking.reason,
        withheld: looking.withheld,
    };
    let id: Uuid = desk.ids.next();
    let seen = plan_keys::new_row(&desk.zone.id, desk.actor.user, whole.plan.id);
    let change = Change::new(desk.by(), &desk.zone.id, desk.clock.now(), desk.ids)
        .create(plan_keys::access_event(whole.plan.id, id), &event)
        .create(plan_keys::look(whole.plan.id, id), &LookRecord(event))
        .delete(Table::Plans, seen, Condition::None);
    match more(change).commit(desk.tables).await {
        Ok(_) => Ok(()),
        Err(ChangeError::Store(error)) => Err(error),
        Err(error) => Err(StoreError::Unavailable(error.to_string())),
    }
}

/// Writes down, for ever, that an adult of the family opened its own plan. It stands in no list that another adult reads.
///
/// # Errors
/// When it cannot be written; then nothing may be answered.
pub async fn of_family(desk: &Desk<'_>, plan: PlanId, sections: Vec<Section>) -> Result<(), StoreError> {
    let event = AccessEvent {
        at: desk.clock.now().to_string(),
        by: desk.actor.user,
        role: desk.actor.role,
        organisation: None,
        sections,
        action: "view".into(),
        reason: String::new(),
        withheld: None,
    };
    let change = Change::new(desk.by(), &desk.zone.id, desk.clock.now(), desk.ids)
        .create(plan_keys::access_event(plan, desk.ids.next()), &event);
    match change.commit(desk.tables).await {
        Ok(_) => Ok(()),
        Err(ChangeError::Store(error)) => Err(error),
        Err(error) => Err(StoreError::Unavailable(error.to_string())),
    }
}
