//! One change: the records it writes, its audit event, its message to the outbox and its idempotency record, committed as
//! one transaction.

use doorstep_shared::directory::CheckerRole;
use doorstep_shared::id::ZoneId;
use jiff::Timestamp;
use serde_json::{Map, Value, json};

use super::keys;
use crate::port::{Condition, Ids, Item, Key, StoreError, Table, Tables, Transaction, Write};

/// How long idempotency records and outbox messages are kept, in seconds: seven days.
const KEPT_SECONDS: i64 = 7 * 24 * 60 * 60;

/// Who makes a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// Their id: a user, or the process that acts by itself (`import`, `seed`).
    pub id: String,
    /// The role they act in.
    pub role: CheckerRole,
}

/// What became of a change.
#[derive(Clone, Debug, PartialEq)]
pub enum Committed {
    /// It was made.
    Done,
    /// The same request had been made before; this is what was answered then.
    Replayed(Value),
}

/// Why a change was not made.
#[derive(Debug, thiserror::Error, PartialEq)]
pub enum ChangeError {
    /// A record is not as the change expects: somebody else changed it first, or it is (not) there.
    #[error("somebody else changed this first")]
    Stale {
        /// Which write, in the order they were put.
        index: usize,
        /// What is there.
        found: Option<Box<Item>>,
    },
    /// The idempotency key was used for another change.
    #[error("the idempotency key was used for another change")]
    KeyReused,
    /// The tables did not do it.
    #[error(transparent)]
    Store(StoreError),
}

/// A change in the making.
pub struct Change<'a> {
    zone: &'a ZoneId,
    actor: &'a Actor,
    at: Timestamp,
    ids: &'a dyn Ids,
    writes: Vec<Write>,
    once: Option<(usize, Key, String)>,
}

impl<'a> Change<'a> {
    /// A change of a zone's records by somebody at a moment.
    pub fn new(zone: &'a ZoneId, actor: &'a Actor, at: Timestamp, ids: &'a dyn Ids) -> Self {
        Self { zone, actor, at, ids, writes: Vec::new(), once: None }
    }

    /// Writes a record if the condition holds.
    #[must_use]
    pub fn put(mut self, table: Table, item: Item, condition: Condition) -> Self {
        self.writes.push(Write::Put(table, item, condition));
        self
    }

    /// Notes in the audit table what was done to a record: who in which role, and each field's old and new value.
    #[must_use]
    pub fn audit(mut self, record: &str, action: &str, diff: Map<String, Value>) -> Self {
        let Value::Object(body) = json!({
            "record": record, "action": action, "actor": self.actor.id, "role": self.actor.role,
            "at": self.at.to_string(), "diff": diff
        }) else {
            return self;
        };
        let key = Key::new(keys::audit_pk(record), self.ids.next().to_string());
        self.writes.push(Write::Put(Table::Audit, self.item(key, None, body), Condition::None));
        self
    }

    /// Tells the outbox that what the public may see of the zone may have changed.
    #[must_use]
    pub fn publish(mut self) -> Self {
        let mut body = Map::new();
        body.insert("kind".into(), "directory-changed".into());
        let key = Key::new(keys::outbox_pk(keys::outbox_shard(self.zone)), self.ids.next().to_string());
        let item = self.item(key, Some(self.at.as_second() + KEPT_SECONDS), body);
        self.writes.push(Write::Put(Table::Directory, item, Condition::None));
        self
    }

    /// Makes sure that the request with this key is done once: a repeat with the same body is answered as before, one with
    /// another body is refused.
    #[must_use]
    pub fn once(mut self, key: &str, body_hash: &str, response: Value) -> Self {
        let mut body = Map::new();
        body.insert("body_hash".into(), body_hash.into());
        body.insert("response".into(), response);
        let key = keys::idempotency(&self.actor.id, key);
        let item = self.item(key.clone(), Some(self.at.as_second() + KEPT_SECONDS), body);
        self.once = Some((self.writes.len(), key, body_hash.to_owned()));
        self.writes.push(Write::Put(Table::Directory, item, Condition::Absent));
        self
    }

    fn item(&self, key: Key, expires_at: Option<i64>, body: Map<String, Value>) -> Item {
        Item { key, zone: self.zone.to_string(), version: 0, expires_at, body }
    }

    /// Makes the change: all of it or nothing.
    ///
    /// # Errors
    /// When a condition does not hold or the tables do not do it. After [`StoreError::Unknown`] the same change with the
    /// same idempotency key may be made again.
    pub async fn commit(self, tables: &dyn Tables) -> Result<Committed, ChangeError> {
        let transaction = Transaction { writes: self.writes, token: self.ids.next().to_string() };
        let error = match tables.transact(&transaction).await {
            Ok(()) => return Ok(Committed::Done),
            Err(error) => error,
        };
        let StoreError::ConditionFailed { index, found } = error else {
            return Err(ChangeError::Store(error));
        };
        // A repeated request fails on its records' versions too: the idempotency record says which of the two it is.
        let Some((once_index, key, body_hash)) = self.once else {
            return Err(ChangeError::Stale { index, found });
        };
        let earlier = match (index == once_index, found.clone()) {
            (true, Some(item)) => Some(*item),
            _ => tables.get(Table::Directory, &key).await.map_err(ChangeError::Store)?,
        };
        match earlier {
            None => Err(ChangeError::Stale { index, found }),
            Some(item) if item.body.get("body_hash").and_then(Value::as_str) == Some(&body_hash) => {
                Ok(Committed::Replayed(item.body.get("response").cloned().unwrap_or(Value::Null)))
            }
            Some(_) => Err(ChangeError::KeyReused),
        }
    }
}

/// The fields in which two records differ, each with its old and new value; a field that is missing on one side is null.
pub fn field_diff(old: &Map<String, Value>, new: &Map<String, Value>) -> Map<String, Value> {
    let mut diff = Map::new();
    for (field, value) in new {
        let before = old.get(field).unwrap_or(&Value::Null);
        if before != value {
            diff.insert(field.clone(), json!({ "old": before, "new": value }));
        }
    }
    for (field, before) in old {
        if !new.contains_key(field) && !before.is_null() {
            diff.insert(field.clone(), json!({ "old": before, "new": null }));
        }
    }
    diff
}
