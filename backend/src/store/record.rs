//! Records as items and back.

use doorstep_shared::directory::{Calendar, Location, Organisation, Service, Zone};
use doorstep_shared::people::Membership;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::port::{Condition, Item, Key, Query, StoreError, Table, Tables, Write};

/// Something that is stored as one item.
pub trait Record: Serialize + DeserializeOwned {
    /// The table it lies in.
    const TABLE: Table;

    /// Counts its changes; 0 for a record that is written once.
    fn version(&self) -> u64 {
        0
    }

    /// When it may be forgotten, in seconds since 1970.
    fn expires_at(&self) -> Option<i64> {
        None
    }
}

macro_rules! versioned_in_directory {
    ($($record:ty),+) => {$(
        impl Record for $record {
            const TABLE: Table = Table::Directory;
            fn version(&self) -> u64 {
                self.version
            }
        }
    )+};
}

versioned_in_directory!(Zone, Service, Organisation, Location);

impl Record for Membership {
    const TABLE: Table = Table::People;
    fn version(&self) -> u64 {
        self.version
    }
}

impl Record for Calendar {
    const TABLE: Table = Table::Directory;
}

/// The item that holds a record.
pub(super) fn to_item<R: Record>(key: Key, zone: &str, record: &R) -> Result<Item, StoreError> {
    match serde_json::to_value(record) {
        Ok(Value::Object(body)) => {
            Ok(Item { key, zone: zone.to_owned(), version: record.version(), expires_at: record.expires_at(), body })
        }
        Ok(_) => Err(StoreError::Rejected("a record has fields".into())),
        Err(error) => Err(StoreError::Rejected(error.to_string())),
    }
}

/// The write of a record that belongs to a person and not to a zone, such as a session.
///
/// # Errors
/// When it is no record.
pub fn write<R: Record>(key: Key, record: &R, condition: Condition) -> Result<Write, StoreError> {
    Ok(Write::Put(R::TABLE, to_item(key, "", record)?, condition))
}

/// The item that holds a record, for a store that is not the tables.
///
/// # Errors
/// When the record has no fields, or they cannot be written as JSON.
pub fn item_of<R: Record>(key: Key, zone: &str, record: &R) -> Result<Item, StoreError> {
    to_item(key, zone, record)
}

/// The record that an item holds.
pub(super) fn from_item<R: Record>(item: Item) -> Result<R, StoreError> {
    let Item { key, body, .. } = item;
    R::deserialize(Value::Object(body)).map_err(|why| StoreError::Damaged(format!("{} {}: {why}", key.pk, key.sk)))
}

/// The record that an item holds, for whoever reads a partition of several kinds.
///
/// # Errors
/// When what is stored is not such a record.
pub fn read_item<R: Record>(item: Item) -> Result<R, StoreError> {
    from_item(item)
}

/// The record with this key.
///
/// # Errors
/// When the tables do not answer, or what is stored is not such a record.
pub async fn get<R: Record>(tables: &dyn Tables, key: &Key) -> Result<Option<R>, StoreError> {
    tables.get(R::TABLE, key).await?.map(from_item).transpose()
}

/// The records with these keys, in no order; those that are not there are left out.
///
/// # Errors
/// When the tables do not answer, or what is stored is not such a record.
pub async fn get_many<R: Record>(tables: &dyn Tables, keys: &[Key]) -> Result<Vec<R>, StoreError> {
    tables.get_many(R::TABLE, keys).await?.into_iter().map(from_item).collect()
}

/// All records of a partition whose sort key begins so, in the order of their sort keys.
///
/// # Errors
/// When the tables do not answer, or what is stored is not such a record.
pub async fn query<R: Record>(tables: &dyn Tables, pk: &str, prefix: &str) -> Result<Vec<R>, StoreError> {
    let items = tables.query_all(&Query::prefix(R::TABLE, pk, prefix)).await?;
    items.into_iter().map(from_item).collect()
}

/// One page of records, and the sort key to go on behind.
///
/// # Errors
/// When the tables do not answer, or what is stored is not such a record.
pub async fn query_page<R: Record>(tables: &dyn Tables, query: &Query) -> Result<(Vec<R>, Option<String>), StoreError> {
    let page = tables.query(query).await?;
    Ok((page.items.into_iter().map(from_item).collect::<Result<_, _>>()?, page.next))
}
