//! The outbox: what must happen after a change, stored with the change so that neither is without the other.

use doorstep_shared::id::ZoneId;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::{Record, keys, record};
use crate::port::{Key, Query, StoreError, Table, Tables};

/// How long a message is kept that nobody has dealt with, in seconds: 7 days.
pub(super) const KEPT: i64 = 7 * 24 * 60 * 60;

/// Something that must happen after a change.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Message {
    /// What must happen, such as `publish`.
    pub kind: String,
    /// The zone it happens in.
    pub zone: ZoneId,
    /// When the change was made, in RFC 3339.
    pub at: String,
    /// What it needs to know.
    pub about: Map<String, Value>,
    /// When it is given up, in seconds since 1970.
    pub until: i64,
}

impl Record for Message {
    const TABLE: Table = Table::Directory;
    fn expires_at(&self) -> Option<i64> {
        Some(self.until)
    }
}

/// What waits in one part of the outbox, oldest first, with the keys to say it is done.
///
/// # Errors
/// When the tables do not answer, or what is stored is not a message.
pub async fn pending(tables: &dyn Tables, shard: u8, most: u32) -> Result<Vec<(Key, Message)>, StoreError> {
    let query = Query { limit: Some(most), ..Query::prefix(Message::TABLE, keys::outbox(shard), "") };
    let page = tables.query(&query).await?;
    page.items.into_iter().map(|item| Ok((item.key.clone(), record::from_item(item)?))).collect()
}

/// Takes messages out that have been dealt with. Harmless to repeat.
///
/// # Errors
/// When the tables do not answer; the messages then come again.
pub async fn done(tables: &dyn Tables, keys: &[Key]) -> Result<(), StoreError> {
    tables.delete_many(Message::TABLE, keys).await
}
