//! Making a change of many: each entry is one transaction with its place in the batch, so that one that was cut off leaves
//! whole entries, and the same request again goes on with the rest.

use std::collections::{BTreeMap, BTreeSet};

use doorstep_shared::api::desk::apply_bulk::{AT_ONCE, Bulk, BulkReport, BulkState, Chosen, Kept, MOST};
use doorstep_shared::api::desk::plan_bulk::BulkChange;
use doorstep_shared::directory::{Calendar, Edit, Location, Service};
use doorstep_shared::editing::Act;
use doorstep_shared::id::{BatchId, ServiceId};
use doorstep_shared::lang::Lang;
use doorstep_shared::policy::Action;
use futures::{TryStreamExt as _, stream};
use serde_json::Map;

use super::change::{about, becomes, wrong};
use super::records::{BulkEntry, BulkRecord, What};
use crate::port::{Condition, Query, StoreError, Table};
use crate::speech;
use crate::store::{Change, ChangeError, get, keys, query, records};
use crate::usecase::entry::write::EntryChange;
use crate::usecase::entry::{Desk, EntryError};

/// How many entries are written at a time.
const AT_A_TIME: usize = 6;

/// Makes it, or goes on with it.
///
/// # Errors
/// When the change makes no sense, its id is used for another one, or the tables do not answer.
pub async fn apply(desk: &Desk<'_>, bulk: &Bulk) -> Result<BulkReport, EntryError> {
    let mut errors = wrong(&bulk.change, desk.today);
    let mut say = |pointer: &str, detail: String| {
        errors.push(doorstep_shared::problem::FieldError { pointer: pointer.into(), detail });
    };
    if bulk.batch.uuid().get_version_num() != 7 {
        say("/batch", "The id of a change is a UUID of version 7.".into());
    }
    if bulk.items.len() > MOST {
        say("/items", format!("At most {MOST} entries at a time."));
    }
    if !errors.is_empty() {
        return Err(EntryError::Invalid(errors));
    }
    let record = begin(desk, bulk).await?;
    if record.state == BulkState::Undone {
        return Err(EntryError::invalid("/batch", "This change was taken back. Begin a new one."));
    }
    let calendar = records::calendar(desk.tables, &desk.zone.id).await?;
    let before = done(desk, bulk.batch).await?;
    let chosen: BTreeMap<ServiceId, u64> = bulk.items.iter().map(|c| (c.entry, c.version)).collect();
    let todo: Vec<Chosen> = chosen
        .iter()
        .filter(|(entry, _)| !before.contains(*entry))
        .map(|(entry, version)| Chosen { entry: *entry, version: *version })
        .collect();
    stream::iter(todo.into_iter().take(AT_ONCE).map(Ok::<_, EntryError>))
        .try_for_each_concurrent(AT_A_TIME, async |one| self::one(desk, bulk.batch, &bulk.change, one, &calendar).await)
        .await?;
    let after = report(desk, bulk.batch, chosen.len()).await?;
    close(desk, record, &after).await?;
    Ok(after)
}

/// Notes that it has begun, before it changes anything.
async fn begin(desk: &Desk<'_>, bulk: &Bulk) -> Result<BulkRecord, EntryError> {
    let key = keys::bulk(&desk.zone.id, bulk.batch);
    let what = What::Entries { change: bulk.change.clone() };
    let same = |held: BulkRecord| {
        let ours = held.what == what && held.by.actor == desk.actor.user.to_string();
        if ours { Ok(held) } else { Err(EntryError::invalid("/batch", "This id is used for another change.")) }
    };
    if let Some(held) = get::<BulkRecord>(desk.tables, &key).await? {
        return same(held);
    }
    let venue = match &bulk.change {
        BulkChange::Closure { venue, .. } => {
            let place: Option<Location> = get(desk.tables, &keys::location(&desk.zone.id, *venue)).await?;
            let missing = || EntryError::invalid("/change/venue", "The zone does not have this place. Choose again.");
            place.ok_or_else(missing)?.name
        }
        BulkChange::Phone { .. } => String::new(),
    };
    let record = BulkRecord {
        id: bulk.batch,
        about: about(&bulk.change, &venue, &speech::words(Lang::En)),
        what: what.clone(),
        by: desk.by(),
        at: desk.clock.now().to_string(),
        state: BulkState::Writing,
        done: 0,
        version: 1,
    };
    let change = Change::new(desk.by(), &desk.zone.id, desk.clock.now(), desk.ids).create(key.clone(), &record).audit(
        &format!("bulk/{}", bulk.batch),
        "begin",
        Map::new(),
    );
    match change.commit(desk.tables).await {
        Ok(_) => Ok(record),
        Err(ChangeError::Stale { .. }) => {
            same(get::<BulkRecord>(desk.tables, &key).await?.ok_or(StoreError::Contended)?)
        }
        Err(error) => Err(error.into()),
    }
}

/// The entries it has looked at.
async fn done(desk: &Desk<'_>, batch: BatchId) -> Result<BTreeSet<ServiceId>, EntryError> {
    let all = Query::prefix(Table::Directory, keys::bulk_entries(batch), keys::ENTRY);
    let items = desk.tables.query_all(&all).await?;
    Ok(items.iter().filter_map(|i| i.key.sk.strip_prefix(keys::ENTRY)?.parse().ok()).collect())
}

/// Changes one entry, or notes why not.
async fn one(
    desk: &Desk<'_>,
    batch: BatchId,
    change: &BulkChange,
    chosen: Chosen,
    calendar: &Calendar,
) -> Result<(), EntryError> {
    let Some(now) = desk.find(chosen.entry).await? else {
        return left(desk, batch, chosen.entry, String::new(), "It is not there any more.").await;
    };
    let name = now.name.clone();
    let permit = match desk.permit(Action::Bulk, now.organisation) {
        Ok(permit) if !permit.waits_for_approval() => permit,
        _ => return left(desk, batch, now.id, name, "It is not yours to change.").await,
    };
    if now.version != chosen.version {
        let why = "Somebody changed it since the list was made. Look at it again.";
        return left(desk, batch, now.id, name, why).await;
    }
    let words = speech::words(Lang::En);
    let Some(after) = becomes(change, &now, calendar, &words) else {
        return left(desk, batch, now.id, name, "There is nothing to change in it.").await;
    };
    let edited = Some(Edit { on: desk.today, by: permit.actor().role.as_checker() });
    let service = Service { edited, ..after.service };
    let written = EntryChange::new(desk.zone, Some(&now), service, Act::Bulk, desk.by()).noted(desk.tables).await?;
    let entry = BulkEntry { name, before: now.version, after: written.version(), why: String::new(), undone: false };
    let made = written
        .begin(desk.clock.now(), desk.today, desk.ids)?
        .create(keys::bulk_entry(batch, now.id), &entry)
        .commit(desk.tables)
        .await;
    match made {
        // Changed at this very moment, or by this same change from another request: the next request looks again.
        Ok(_) | Err(ChangeError::Stale { .. }) => Ok(()),
        Err(error) => Err(error.into()),
    }
}

/// Notes that an entry stays, and why.
async fn left(desk: &Desk<'_>, batch: BatchId, id: ServiceId, name: String, why: &str) -> Result<(), EntryError> {
    let entry = BulkEntry { name, before: 0, after: 0, why: why.into(), undone: false };
    Change::new(desk.by(), &desk.zone.id, desk.clock.now(), desk.ids)
        .put(keys::bulk_entry(batch, id), &entry, Condition::None)
        .commit(desk.tables)
        .await?;
    Ok(())
}

/// How far it came.
pub(super) async fn report(desk: &Desk<'_>, batch: BatchId, chosen: usize) -> Result<BulkReport, EntryError> {
    let all = Query::prefix(Table::Directory, keys::bulk_entries(batch), keys::ENTRY);
    let ids: Vec<ServiceId> = desk
        .tables
        .query_all(&all)
        .await?
        .iter()
        .filter_map(|item| item.key.sk.strip_prefix(keys::ENTRY)?.parse().ok())
        .collect();
    let entries: Vec<BulkEntry> = query(desk.tables, &keys::bulk_entries(batch), keys::ENTRY).await?;
    let done = entries.iter().filter(|e| e.after > 0 && !e.undone).count();
    let kept = ids
        .iter()
        .zip(&entries)
        .filter(|(_, e)| !e.why.is_empty())
        .map(|(id, e)| Kept { entry: *id, name: e.name.clone(), why: e.why.clone() })
        .collect();
    let left = chosen.saturating_sub(entries.len());
    let state = if left == 0 { BulkState::Done } else { BulkState::Writing };
    Ok(BulkReport { batch, state, done, left, kept })
}

/// Notes how far it came.
async fn close(desk: &Desk<'_>, record: BulkRecord, report: &BulkReport) -> Result<(), EntryError> {
    if (record.state, record.done) == (report.state, report.done) {
        return Ok(());
    }
    let base = record.version;
    let record = BulkRecord { state: report.state, done: report.done, version: base + 1, ..record };
    let change = Change::new(desk.by(), &desk.zone.id, desk.clock.now(), desk.ids).replace(
        keys::bulk(&desk.zone.id, record.id),
        &record,
        base,
    );
    match change.commit(desk.tables).await {
        // The same request twice at once: the other one notes the same.
        Ok(_) | Err(ChangeError::Stale { .. }) => Ok(()),
        Err(error) => Err(error.into()),
    }
}
