//! Writing a message down: in the transaction of what causes it, or by itself.

use doorstep_shared::plans::contact::Moment;
use doorstep_shared::plans::entry::EntryName;
use doorstep_shared::plans::message::{Due, FamilyFacts, Say, Trigger, for_adults};

use super::record::{Queued, Stand, Telling, To, What};
use crate::clock::instant;
use crate::port::{StoreError, Table};
use crate::store::{Change, plan_keys};
use crate::usecase::entry::Desk;
use crate::usecase::plans::Whole;

/// A message that is due for an adult.
pub(super) fn of_due(whole: &Whole, due: Due) -> Telling {
    let to = To::Adult { plan: whole.plan.id, adult: due.adult };
    let what = What::Words { about: due.about, say: due.say, entry: due.entry };
    waiting((due.trigger, &due.event), to, whole.plan.label.clone(), what, (due.not_before, due.until))
}

/// A message that waits.
pub(super) fn waiting(
    (trigger, event): (Trigger, &str),
    to: To,
    label: String,
    what: What,
    (not_before, until): (Moment, doorstep_shared::date::Date),
) -> Telling {
    Telling {
        id: Telling::id_of(event, &to),
        on: not_before.on,
        trigger,
        to,
        label,
        what,
        not_before,
        until,
        stand: Stand::Waiting,
        tries: 0,
        unsure: false,
        next_at: instant(not_before).as_second(),
        version: 1,
    }
}

/// Puts a message into a change: it is there with the rest of it, or not at all.
#[must_use]
pub fn queue<'c>(telling: &Telling, change: Change<'c>) -> Change<'c> {
    let zone = change.zone().clone();
    let queued = Queued { on: telling.on, id: telling.id.clone() };
    change
        .create(plan_keys::telling(&zone, telling.on, &telling.id), telling)
        .create(plan_keys::queued(&zone, telling.next_at, telling.on, &telling.id), &queued)
}

/// Tells each adult whom it concerns of something that happens with this change, once a day.
///
/// # Errors
/// When the tables cannot be read.
pub async fn at_once<'c>(
    desk: &Desk<'_>,
    whole: &Whole,
    trigger: Trigger,
    (say, entry): (Say, Option<EntryName>),
    mut change: Change<'c>,
) -> Result<Change<'c>, StoreError> {
    let calendar = doorstep_shared::directory::Calendar::default();
    let facts =
        FamilyFacts { plan: &whole.plan, entries: &whole.entries, calendar: &calendar, reply_by: None, sessions: &[] };
    let due = for_adults(&facts, trigger, (say, entry), ("now", desk.today));
    let all: Vec<Telling> = due.into_iter().map(|due| of_due(whole, due)).collect();
    if all.is_empty() {
        return Ok(change);
    }
    let key = |telling: &Telling| plan_keys::telling(&desk.zone.id, telling.on, &telling.id);
    let keys: Vec<_> = all.iter().map(key).collect();
    // Two changes of a plan are never made at once, so what is not there now is not there when this one is made.
    let there = desk.tables.get_many(Table::Plans, &keys).await?;
    for telling in all.iter().filter(|telling| !there.iter().any(|item| item.key == key(telling))) {
        change = queue(telling, change);
    }
    Ok(change)
}
