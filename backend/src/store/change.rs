//! One change: its records, audit events, messages and idempotency record, all made together or not at all.

use doorstep_shared::id::ZoneId;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::{AuditEvent, By, Message, Record, keys, outbox, record};
use crate::port::{Condition, Ids, Item, Key, StoreError, Table, Tables, Transaction, Write};

/// How long a request can be repeated without being made twice, in seconds: 7 days.
const REMEMBERED: i64 = 7 * 24 * 60 * 60;

/// A request that may come again: from a phone that lost the answer, or a person who pressed twice.
#[derive(Clone, Debug, PartialEq)]
pub struct Request {
    /// The idempotency key that its sender chose.
    pub key: String,
    /// A hash of what it says, to tell a repeat from something else under the same key.
    pub body_hash: String,
    /// What is answered when it comes again.
    pub response: Value,
}

/// What tells a repeat of a change from another change.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Repeat {
    /// The key the caller chose.
    pub key: String,
    /// A hash of method, address and body.
    pub body_hash: String,
}

impl Repeat {
    /// The record of this request, answered so.
    pub fn answered(&self, response: Value) -> Request {
        Request { key: self.key.clone(), body_hash: self.body_hash.clone(), response }
    }

    /// A part of the request that is made by itself, such as one of many entries.
    #[must_use]
    pub fn part(&self, name: &str) -> Self {
        Self { key: format!("{}:{name}", self.key), body_hash: self.body_hash.clone() }
    }
}

/// What was answered when this request was made before; none when it was not.
///
/// A change tells by itself whether it was made already. This is for whoever would otherwise answer without making one: the
/// record has moved on since, perhaps because of this very request.
///
/// # Errors
/// [`ChangeError::KeyReused`] when the key was used for something else, or when the tables cannot be read.
pub async fn replayed(tables: &dyn Tables, by: &By, repeat: &Repeat) -> Result<Option<Value>, ChangeError> {
    let held: Option<Remembered> = record::get(tables, &keys::idempotency(&by.actor, &repeat.key)).await?;
    match held {
        Some(held) if held.body_hash == repeat.body_hash => Ok(Some(held.response)),
        Some(_) => Err(ChangeError::KeyReused),
        None => Ok(None),
    }
}

/// How a change ended well.
#[derive(Clone, Debug, PartialEq)]
pub enum Committed {
    /// It was made now.
    Made,
    /// It was made before; this is what was answered then.
    Replayed(Value),
}

/// Why a change was not made.
#[derive(Debug, thiserror::Error, PartialEq)]
pub enum ChangeError {
    /// Somebody else changed this record first.
    #[error("the record was changed by somebody else first")]
    Stale {
        /// The record's key.
        key: Key,
        /// What is stored now; `None` when it is gone.
        found: Option<Box<Item>>,
    },
    /// The idempotency key was used for a request that says something else.
    #[error("the idempotency key was used for another request")]
    KeyReused,
    /// The tables did not do as asked. After [`StoreError::Unknown`] the same request may be sent again.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// What is remembered of a request.
#[derive(Serialize, Deserialize)]
struct Remembered {
    body_hash: String,
    response: Value,
    until: i64,
}

impl Record for Remembered {
    const TABLE: Table = Table::Directory;
    fn expires_at(&self) -> Option<i64> {
        Some(self.until)
    }
}

/// A change that is being put together. [`Change::commit`] makes it.
pub struct Change<'a> {
    by: By,
    zone: ZoneId,
    at: Timestamp,
    ids: &'a dyn Ids,
    writes: Vec<Write>,
    request: Option<Request>,
    failed: Option<StoreError>,
}

impl<'a> Change<'a> {
    /// An empty change in a zone, by somebody, at this time.
    pub fn new(by: By, zone: &ZoneId, at: Timestamp, ids: &'a dyn Ids) -> Self {
        Self { by, zone: zone.clone(), at, ids, writes: Vec::new(), request: None, failed: None }
    }

    /// Stores a record whole.
    #[must_use]
    pub fn put<R: Record>(mut self, key: Key, record: &R, condition: Condition) -> Self {
        match record::to_item(key, self.zone.as_str(), record) {
            Ok(item) => self.writes.push(Write::Put(R::TABLE, item, condition)),
            // Told at the commit, so that putting a change together reads in one piece.
            Err(error) => self.failed = self.failed.or(Some(error)),
        }
        self
    }

    /// Stores a record that must not be there yet.
    #[must_use]
    pub fn create<R: Record>(self, key: Key, record: &R) -> Self {
        self.put(key, record, Condition::Absent)
    }

    /// Stores a record in place of the version it was made from.
    #[must_use]
    pub fn replace<R: Record>(self, key: Key, record: &R, base: u64) -> Self {
        self.put(key, record, Condition::Version(base))
    }

    /// Removes a record.
    #[must_use]
    pub fn delete(mut self, table: Table, key: Key, condition: Condition) -> Self {
        self.writes.push(Write::Delete(table, key, condition));
        self
    }

    /// Leaves a record alone that must be as the change supposes.
    #[must_use]
    pub fn check(mut self, table: Table, key: Key, condition: Condition) -> Self {
        self.writes.push(Write::Check(table, key, condition));
        self
    }

    /// Says for ever what was done to a record, such as `service/…`, and what changed in it.
    #[must_use]
    pub fn audit(self, record: &str, action: &str, diff: Map<String, Value>) -> Self {
        let event = AuditEvent {
            record: record.to_owned(),
            by: self.by.clone(),
            action: action.to_owned(),
            at: self.at.to_string(),
            diff,
        };
        let key = keys::audit_event(record, self.ids.next());
        self.create(key, &event)
    }

    /// Says what must happen afterwards.
    #[must_use]
    pub fn outbox(self, kind: &str, about: Map<String, Value>) -> Self {
        let message = Message {
            kind: kind.to_owned(),
            zone: self.zone.clone(),
            at: self.at.to_string(),
            about,
            until: self.at.as_second() + outbox::KEPT,
        };
        let key = keys::outbox_message(&self.zone, self.ids.next());
        self.create(key, &message)
    }

    /// Makes the repeat of this request harmless for seven days.
    #[must_use]
    pub fn idempotent(mut self, request: Request) -> Self {
        self.request = Some(request);
        self
    }

    /// The zone it is made in.
    pub fn zone(&self) -> &ZoneId {
        &self.zone
    }

    /// How many writes it has so far; a transaction takes a hundred.
    pub fn writes(&self) -> usize {
        self.writes.len() + usize::from(self.request.is_some())
    }

    /// Makes the change: all of it, in one transaction.
    ///
    /// # Errors
    /// [`ChangeError::Stale`] when a condition does not hold; then nothing was written.
    pub async fn commit(self, tables: &dyn Tables) -> Result<Committed, ChangeError> {
        let Self { by, zone, at, ids, mut writes, request, failed } = self;
        if let Some(error) = failed {
            return Err(error.into());
        }
        if let Some(request) = &request {
            let remembered = Remembered {
                body_hash: request.body_hash.clone(),
                response: request.response.clone(),
                until: at.as_second() + REMEMBERED,
            };
            let key = keys::idempotency(&by.actor, &request.key);
            let item = record::to_item(key, zone.as_str(), &remembered)?;
            // First: a repeat finds the records changed by itself, and that must not look like somebody else.
            writes.insert(0, Write::Put(Remembered::TABLE, item, Condition::Absent));
        }
        let transaction = Transaction { writes, token: ids.next().to_string() };
        match tables.transact(&transaction).await {
            Ok(()) => Ok(Committed::Made),
            Err(StoreError::ConditionFailed { index, found }) => match request {
                Some(request) if index == 0 => again(&request, found),
                _ => Err(stale(&transaction, index, found)),
            },
            Err(error) => Err(error.into()),
        }
    }
}

fn again(request: &Request, found: Option<Box<Item>>) -> Result<Committed, ChangeError> {
    let Some(item) = found else {
        // It expired between the write and the answer: nothing was written, and the next try will.
        return Err(StoreError::Contended.into());
    };
    let remembered: Remembered = record::from_item(*item)?;
    if remembered.body_hash == request.body_hash {
        Ok(Committed::Replayed(remembered.response))
    } else {
        Err(ChangeError::KeyReused)
    }
}

fn stale(transaction: &Transaction, index: usize, found: Option<Box<Item>>) -> ChangeError {
    match transaction.writes.get(index) {
        Some(Write::Put(_, Item { key, .. }, _) | Write::Delete(_, key, _) | Write::Check(_, key, _)) => {
            ChangeError::Stale { key: key.clone(), found }
        }
        None => StoreError::Damaged("a write failed that was not asked for".into()).into(),
    }
}

#[cfg(test)]
mod tests;
