//! Taking a change of many back, field by field: what somebody changed since stays as they left it.

use doorstep_shared::api::desk::apply_bulk::{AT_ONCE, BulkReport, BulkState};
use doorstep_shared::directory::{Edit, Service, Zone};
use doorstep_shared::editing::{Act, FieldChange, changes, merge};
use doorstep_shared::id::{BatchId, ServiceId};
use doorstep_shared::policy::Action;
use serde_json::Map;

use super::apply::report;
use super::records::{BulkEntry, BulkRecord, What};
use crate::port::{Condition, Query, StoreError, Table};
use crate::store::records::SchoolYear;
use crate::store::{Change, ChangeError, get, keys};
use crate::usecase::entry::desk::TRIES;
use crate::usecase::entry::write::EntryChange;
use crate::usecase::entry::{Desk, EntryError};
use crate::usecase::outbox::DIRECTORY_CHANGED;

/// Takes it back, or goes on with that. Doing it twice does no harm.
///
/// # Errors
/// When there is no such change, or the tables do not answer.
pub async fn undo(desk: &Desk<'_>, batch: BatchId) -> Result<BulkReport, EntryError> {
    let key = keys::bulk(&desk.zone.id, batch);
    let record: BulkRecord = get(desk.tables, &key).await?.ok_or(EntryError::NotFound)?;
    let own = record.by.actor == desk.actor.user.to_string();
    if !own && desk.permit(Action::Bulk, None).is_err() {
        return Err(EntryError::NotFound);
    }
    let mut told = match &record.what {
        What::Entries { .. } => entries(desk, batch).await?,
        What::Terms { before, after } => {
            desk.permit(Action::Settings, None)?;
            terms(desk, before.as_ref(), after).await?;
            report(desk, batch, 0).await?
        }
        What::HalfLives { before, after } => {
            desk.permit(Action::Settings, None)?;
            half_lives(desk, before, after).await?;
            report(desk, batch, 0).await?
        }
    };
    if told.left == 0 {
        told.state = BulkState::Undone;
    }
    if told.state == BulkState::Undone && record.state != BulkState::Undone {
        let base = record.version;
        let record = BulkRecord { state: BulkState::Undone, done: told.done, version: base + 1, ..record };
        let change = Change::new(desk.by(), &desk.zone.id, desk.clock.now(), desk.ids)
            .replace(key, &record, base)
            .audit(&format!("bulk/{batch}"), "undo", Map::new());
        match change.commit(desk.tables).await {
            Ok(_) | Err(ChangeError::Stale { .. }) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Ok(told)
}

async fn entries(desk: &Desk<'_>, batch: BatchId) -> Result<BulkReport, EntryError> {
    let all = Query::prefix(Table::Directory, keys::bulk_entries(batch), keys::ENTRY);
    let mut todo: Vec<(ServiceId, BulkEntry)> = Vec::new();
    for item in desk.tables.query_all(&all).await? {
        let id = item.key.sk.strip_prefix(keys::ENTRY).and_then(|id| id.parse().ok());
        let id = id.ok_or_else(|| StoreError::Damaged(item.key.sk.clone()))?;
        let Some(entry) = get::<BulkEntry>(desk.tables, &item.key).await? else { continue };
        if entry.after > 0 && !entry.undone {
            todo.push((id, entry));
        }
    }
    let total = todo.len();
    for (id, entry) in todo.iter().take(AT_ONCE) {
        one(desk, batch, *id, entry).await?;
    }
    let mut told = report(desk, batch, 0).await?;
    told.left = total.saturating_sub(AT_ONCE);
    Ok(told)
}

/// Lets one entry say again what it said, where it still says what the change put there.
async fn one(desk: &Desk<'_>, batch: BatchId, id: ServiceId, entry: &BulkEntry) -> Result<(), EntryError> {
    let (was, made) = (desk.kept(id, entry.before).await?, desk.kept(id, entry.after).await?);
    let (Some(was), Some(made)) = (was, made) else {
        return Err(StoreError::Damaged(format!("versions of {id} are missing")).into());
    };
    let back: Vec<FieldChange> = changes(&made.service, &was.service);
    for _ in 0..TRIES {
        let Some(now) = desk.find(id).await? else { return note(desk, batch, id, entry, "It is not there.").await };
        if desk.permit(Action::Bulk, now.organisation).is_err() {
            return note(desk, batch, id, entry, "It is not yours to change.").await;
        }
        let Ok(merged) = merge(&now, &back) else {
            return note(desk, batch, id, entry, "Somebody changed it since. It stays as they left it.").await;
        };
        if merged.changed.is_empty() {
            return note(desk, batch, id, entry, "").await;
        }
        let edited = Some(Edit { on: desk.today, by: desk.role() });
        let service = Service { edited, ..merged.service };
        let undone = BulkEntry { undone: true, ..entry.clone() };
        let change = EntryChange::new(desk.zone, Some(&now), service, Act::UndoBulk, desk.by())
            .noted(desk.tables)
            .await?
            .begin(desk.clock.now(), desk.today, desk.ids)?
            .put(keys::bulk_entry(batch, id), &undone, Condition::Present);
        match change.commit(desk.tables).await {
            Ok(_) => return Ok(()),
            Err(ChangeError::Stale { .. } | ChangeError::Store(StoreError::Contended)) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Err(StoreError::Contended.into())
}

async fn note(desk: &Desk<'_>, batch: BatchId, id: ServiceId, entry: &BulkEntry, why: &str) -> Result<(), EntryError> {
    let entry = BulkEntry { undone: true, why: why.into(), ..entry.clone() };
    Change::new(desk.by(), &desk.zone.id, desk.clock.now(), desk.ids)
        .put(keys::bulk_entry(batch, id), &entry, Condition::Present)
        .commit(desk.tables)
        .await?;
    Ok(())
}

/// Gives a school year its old dates, unless somebody gave it other ones since.
async fn terms(desk: &Desk<'_>, before: Option<&SchoolYear>, after: &SchoolYear) -> Result<(), EntryError> {
    let key = keys::calendar(&desk.zone.id, &after.year.to_string());
    let held: Option<SchoolYear> = get(desk.tables, &key).await?;
    if held.as_ref() != Some(after) {
        return Ok(());
    }
    let change = Change::new(desk.by(), &desk.zone.id, desk.clock.now(), desk.ids);
    let change = match before {
        Some(before) => {
            let back = SchoolYear { version: after.version + 1, ..before.clone() };
            change.replace(key, &back, after.version)
        }
        None => change.delete(Table::Directory, key, Condition::Version(after.version)),
    };
    let change = change
        .audit(&format!("calendar/{}/{}", desk.zone.id, after.year), "undo", Map::new())
        .outbox(DIRECTORY_CHANGED, Map::new());
    match change.commit(desk.tables).await {
        Ok(_) | Err(ChangeError::Stale { .. }) => Ok(()),
        Err(error) => Err(error.into()),
    }
}

/// Gives kinds their old half-lives, those that nobody changed since.
async fn half_lives(
    desk: &Desk<'_>,
    before: &std::collections::BTreeMap<doorstep_shared::directory::Kind, u8>,
    after: &std::collections::BTreeMap<doorstep_shared::directory::Kind, u8>,
) -> Result<(), EntryError> {
    let key = keys::zone_meta(&desk.zone.id);
    for _ in 0..TRIES {
        let Some(now) = get::<Zone>(desk.tables, &key).await? else { return Ok(()) };
        let mut back = now.clone();
        for kind in before.keys().chain(after.keys()) {
            if now.half_lives.get(kind) == after.get(kind) {
                match before.get(kind) {
                    Some(weeks) => back.half_lives.insert(*kind, *weeks),
                    None => back.half_lives.remove(kind),
                };
            }
        }
        if back == now {
            return Ok(());
        }
        back.version = now.version + 1;
        let change = Change::new(desk.by(), &desk.zone.id, desk.clock.now(), desk.ids)
            .replace(key.clone(), &back, now.version)
            .audit(&format!("zone/{}", desk.zone.id), "undo-half-lives", Map::new())
            .outbox(DIRECTORY_CHANGED, Map::new());
        match change.commit(desk.tables).await {
            Ok(_) => return Ok(()),
            Err(ChangeError::Stale { .. } | ChangeError::Store(StoreError::Contended)) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Err(StoreError::Contended.into())
}
