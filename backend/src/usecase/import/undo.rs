//! Taking an import back. New entries are withdrawn, changed and paused ones say again what they said before; history keeps
//! everything.

use doorstep_shared::api::desk::imports::BatchState;
use doorstep_shared::directory::{Location, Organisation, Service, State, Zone};
use doorstep_shared::editing::Act;
use doorstep_shared::id::{BatchId, ServiceId};
use serde::{Deserialize, Serialize};
use serde_json::Map;

use super::Progress;
use super::batch::{BatchEntry, BatchHome, BatchPart, BatchRecord, by};
use super::plan::Action;
use crate::port::{Clock, Ids, Key, Query, StoreError, Table, Tables};
use crate::store::{By, Change, ChangeError, Record, get, keys, records};
use crate::usecase::entry::write::EntryChange;
use crate::usecase::outbox::DIRECTORY_CHANGED;

/// How often an entry is read and tried again when somebody else changes it at the same moment.
const TRIES: usize = 5;

/// What taking back did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct UndoReport {
    /// New entries that are hidden now.
    pub withdrawn: usize,
    /// Changed or paused entries that say again what they said before.
    pub set_back: usize,
    /// Entries it had changed or paused and somebody changed again since; left as they are.
    pub kept: usize,
}

/// Why an import was not taken back.
#[derive(Debug, thiserror::Error)]
pub enum UndoError {
    /// There is no such import.
    #[error("There is no import {0} here: take the id from the import's own report.")]
    Unknown(BatchId),
    /// The tables do not answer.
    #[error("Taking back stopped ({0}). Call again to go on.")]
    Store(#[from] StoreError),
    /// An entry could not be written.
    #[error("Taking back stopped ({0}). Call again to go on.")]
    Change(#[from] ChangeError),
}

struct Job<'a> {
    tables: &'a dyn Tables,
    clock: &'a dyn Clock,
    ids: &'a dyn Ids,
    by: &'a By,
    zone: Zone,
    batch: BatchId,
}

/// Takes an import back. Doing it twice does no harm; one that was cut off goes on.
///
/// # Errors
/// When there is no such import or the tables do not answer.
pub async fn undo(
    tables: &dyn Tables,
    clock: &dyn Clock,
    ids: &dyn Ids,
    batch: BatchId,
    progress: Progress<'_>,
) -> Result<UndoReport, UndoError> {
    undo_some(tables, clock, ids, &by(), batch, usize::MAX, progress).await.map(|(report, _)| report)
}

/// The same, but stops when so many entries were written; says whether all is done.
pub(super) async fn undo_some(
    tables: &dyn Tables,
    clock: &dyn Clock,
    ids: &dyn Ids,
    by: &By,
    batch: BatchId,
    at_most: usize,
    progress: Progress<'_>,
) -> Result<(UndoReport, bool), UndoError> {
    let home: BatchHome = get(tables, &keys::batch_home(batch)).await?.ok_or(UndoError::Unknown(batch))?;
    let zone = records::zone(tables, &home.of).await?.ok_or(UndoError::Unknown(batch))?;
    let job = Job { tables, clock, ids, by, zone, batch };
    let held: Option<BatchRecord> = get(tables, &keys::import(&home.of, batch)).await?;
    if held.is_some_and(|b| b.state == BatchState::Undone) {
        // Taken back already. A later import may have brought the same entries again: those are not ours to hide.
        return Ok((UndoReport::default(), true));
    }
    let entries = tables.query_all(&Query::prefix(Table::Directory, keys::batch(batch), keys::ENTRY)).await?;
    let total = entries.len();
    let mut report = UndoReport::default();
    for (at, item) in entries.into_iter().enumerate() {
        progress(at, total);
        if report.withdrawn + report.set_back >= at_most {
            return Ok((report, false));
        }
        let id: ServiceId = match item.key.sk.trim_start_matches(keys::ENTRY).parse() {
            Ok(id) => id,
            Err(_) => return Err(StoreError::Damaged(item.key.sk).into()),
        };
        let Some(entry) = get::<BatchEntry>(tables, &item.key).await? else {
            continue;
        };
        match job.take_back(id, entry).await? {
            Outcome::Withdrawn => report.withdrawn += 1,
            Outcome::SetBack => report.set_back += 1,
            Outcome::Kept => report.kept += 1,
            Outcome::AsItWas => {}
        }
    }
    for item in tables.query_all(&Query::prefix(Table::Directory, keys::batch(batch), keys::PART)).await? {
        let name = item.key.sk.trim_start_matches(keys::PART).to_owned();
        if let Some(part) = get::<BatchPart>(tables, &item.key).await? {
            job.set_part_back(&name, part).await?;
        }
    }
    progress(total, total);
    job.close().await?;
    Ok((report, true))
}

enum Outcome {
    Withdrawn,
    SetBack,
    Kept,
    AsItWas,
}

impl Job<'_> {
    async fn take_back(&self, id: ServiceId, entry: BatchEntry) -> Result<Outcome, UndoError> {
        for _ in 0..TRIES {
            let Some(now) = records::service(self.tables, &self.zone.id, self.zone.shards, id).await? else {
                return Ok(Outcome::AsItWas);
            };
            let (mut next, outcome) = match entry.action {
                Action::New if now.state.is_withdrawn() => return Ok(Outcome::AsItWas),
                Action::New => {
                    let state = State::Withdrawn { batch: self.batch, on: self.clock.today() };
                    (Service { state, ..now.clone() }, Outcome::Withdrawn)
                }
                Action::Changed | Action::Vanished if now.version != entry.after => {
                    // An undo that was cut off may have set it back before.
                    let before = records::service_at(self.tables, id, entry.before).await?;
                    let same = before.is_some_and(|b| Service { version: now.version, ..b } == now);
                    return Ok(if same { Outcome::AsItWas } else { Outcome::Kept });
                }
                Action::Changed | Action::Vanished => match records::service_at(self.tables, id, entry.before).await? {
                    Some(before) => (before, Outcome::SetBack),
                    None => return Ok(Outcome::Kept),
                },
            };
            next.version = now.version + 1;
            match self.write(&now, &next).await {
                Ok(()) => return Ok(outcome),
                Err(ChangeError::Stale { .. }) => {}
                Err(error) => return Err(error.into()),
            }
        }
        Err(ChangeError::Store(StoreError::Contended).into())
    }

    async fn write(&self, now: &Service, next: &Service) -> Result<(), ChangeError> {
        EntryChange::new(&self.zone, Some(now), next.clone(), Act::UndoImport, self.by.clone())
            .noted(self.tables)
            .await?
            .begin(self.clock.now(), self.clock.today(), self.ids)?
            .commit(self.tables)
            .await
            .map(|_| ())
    }

    /// Lets an organisation or a place say again what it said before the import. A new one stays: no public entry names it.
    async fn set_part_back(&self, name: &str, part: BatchPart) -> Result<(), UndoError> {
        let (Some(before), Some((kind, id))) = (part.before, name.split_once('/')) else {
            return Ok(());
        };
        let damaged = || StoreError::Damaged(name.to_owned());
        let zone = &self.zone.id;
        if kind == "organisation" {
            let key = keys::organisation(zone, id.parse().map_err(|_| damaged())?);
            let before: Organisation = serde_json::from_value(before).map_err(|_| damaged())?;
            self.write_part(name, key, &Organisation { version: part.after + 1, ..before }, part.after).await
        } else {
            let key = keys::location(zone, id.parse().map_err(|_| damaged())?);
            let before: Location = serde_json::from_value(before).map_err(|_| damaged())?;
            self.write_part(name, key, &Location { version: part.after + 1, ..before }, part.after).await
        }
    }

    async fn write_part<R: Record>(&self, name: &str, key: Key, record: &R, base: u64) -> Result<(), UndoError> {
        let change = Change::new(self.by.clone(), &self.zone.id, self.clock.now(), self.ids)
            .replace(key, record, base)
            .audit(name, "undo-import", Map::new())
            .outbox(DIRECTORY_CHANGED, Map::new());
        match change.commit(self.tables).await {
            // Somebody changed it since: their word stands.
            Ok(_) | Err(ChangeError::Stale { .. }) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }

    /// Notes that the import is taken back.
    async fn close(&self) -> Result<(), UndoError> {
        let key = keys::import(&self.zone.id, self.batch);
        let Some(mut batch) = get::<BatchRecord>(self.tables, &key).await? else {
            return Ok(());
        };
        if batch.state == BatchState::Undone {
            return Ok(());
        }
        let base = batch.version;
        batch.state = BatchState::Undone;
        batch.version += 1;
        Change::new(self.by.clone(), &self.zone.id, self.clock.now(), self.ids)
            .replace(key, &batch, base)
            .audit(&format!("import/{}", self.batch), "undo-import", Map::new())
            .outbox(DIRECTORY_CHANGED, Map::new())
            .commit(self.tables)
            .await?;
        Ok(())
    }
}
