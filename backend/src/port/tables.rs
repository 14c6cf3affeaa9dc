//! The tables: items under a partition and a sort key, read one, many or a range at a time, changed all together or not
//! at all.

use async_trait::async_trait;
use serde_json::{Map, Value};

/// The four tables. The functions may only put into [`Table::Audit`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Table {
    /// Zones, calendars, entries, history, imports, the inbox.
    Directory,
    /// Plans and families.
    Plans,
    /// People, organisations as partners, agreements, sessions.
    People,
    /// Audit and access events: append only.
    Audit,
}

impl Table {
    /// All four.
    pub const ALL: [Self; 4] = [Self::Directory, Self::Plans, Self::People, Self::Audit];

    /// Its name behind the deployment's prefix.
    pub fn name(self) -> &'static str {
        match self {
            Self::Directory => "directory",
            Self::Plans => "plans",
            Self::People => "people",
            Self::Audit => "audit",
        }
    }
}

/// An item's key. Both parts are non-empty, at most 2048 and 1024 bytes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    /// Partition key.
    pub pk: String,
    /// Sort key.
    pub sk: String,
}

impl Key {
    /// A key from its parts.
    pub fn new(pk: impl Into<String>, sk: impl Into<String>) -> Self {
        Self { pk: pk.into(), sk: sk.into() }
    }
}

/// An item: its key, its version, when it may be forgotten, and its body.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// The key.
    pub key: Key,
    /// The zone it belongs to; an attribute of every item.
    pub zone: String,
    /// Counts the changes of a versioned record; 0 for records that are written once.
    pub version: u64,
    /// When it may be forgotten, in seconds since 1970 (time to live); `None` keeps it.
    pub expires_at: Option<i64>,
    /// The record, as JSON. Integers are within `i64`; there are no floats.
    pub body: Map<String, Value>,
}

/// What must be so for a write to happen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Condition {
    /// Anything.
    None,
    /// No item has this key.
    Absent,
    /// An item has this key.
    Present,
    /// An item has this key and this version.
    Version(u64),
}

/// One write of a transaction.
#[derive(Clone, Debug, PartialEq)]
pub enum Write {
    /// Stores the item, whole.
    Put(Table, Item, Condition),
    /// Removes the item with this key.
    Delete(Table, Key, Condition),
    /// Changes nothing, but must hold.
    Check(Table, Key, Condition),
}

/// Writes that happen all together or not at all: 1 to 100, each to another key.
#[derive(Clone, Debug, PartialEq)]
pub struct Transaction {
    /// The writes.
    pub writes: Vec<Write>,
    /// Makes a repeat of the same transaction within ten minutes harmless; at most 36 characters.
    pub token: String,
}

/// A range of one partition, in the order of the sort keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Query {
    /// The table.
    pub table: Table,
    /// The partition.
    pub pk: String,
    /// Only sort keys that begin so; all when empty.
    pub prefix: String,
    /// Latest first.
    pub backwards: bool,
    /// At most so many items on a page; at least 1.
    pub limit: Option<u32>,
    /// Start behind this sort key.
    pub after: Option<String>,
}

impl Query {
    /// All items of a partition whose sort key begins so.
    pub fn prefix(table: Table, pk: impl Into<String>, prefix: impl Into<String>) -> Self {
        Self { table, pk: pk.into(), prefix: prefix.into(), backwards: false, limit: None, after: None }
    }
}

/// A page of items. There may be more behind it even when it is empty.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    /// The items.
    pub items: Vec<Item>,
    /// The sort key to go on behind; `None` at the end.
    pub next: Option<String>,
}

/// A page of a whole table, for backups alone.
#[derive(Clone, Debug, PartialEq)]
pub struct Scan {
    /// The items.
    pub items: Vec<Item>,
    /// The key to go on behind; `None` at the end.
    pub next: Option<Key>,
}

/// Why the tables did not do as asked.
#[derive(Debug, thiserror::Error, PartialEq)]
pub enum StoreError {
    /// A condition did not hold, so nothing was written.
    #[error("the condition of write {index} does not hold")]
    ConditionFailed {
        /// Which write, counted from 0; the first that failed.
        index: usize,
        /// The item that is there instead, if any.
        found: Option<Box<Item>>,
    },
    /// Others kept changing the same items; nothing was written. Retried already.
    #[error("others are changing the same records; try again")]
    Contended,
    /// The tables are asked for more than they can do now; nothing was written. Retried already.
    #[error("the tables are busy; try again")]
    Throttled,
    /// No answer came: a write may or may not have happened. The same token may be sent again.
    #[error("the tables do not answer; it is not known whether the change was made")]
    Unknown,
    /// The tables cannot be reached; nothing was written.
    #[error("the tables cannot be reached: {0}")]
    Unavailable(String),
    /// The same token was used for another transaction.
    #[error("the token was used for another transaction")]
    TokenReused,
    /// The request cannot be right: too large, malformed, two writes to one key.
    #[error("the request is not one the tables accept: {0}")]
    Rejected(String),
    /// What is stored cannot be read back.
    #[error("a stored record cannot be read: {0}")]
    Damaged(String),
}

/// The tables. One contract suite runs against every implementation.
#[async_trait]
pub trait Tables: Send + Sync {
    /// One item, as of the last acknowledged write.
    async fn get(&self, table: Table, key: &Key) -> Result<Option<Item>, StoreError>;
    /// Many items, in no order; those that are not there are left out. Any number of keys; asked again until all are answered.
    async fn get_many(&self, table: Table, keys: &[Key]) -> Result<Vec<Item>, StoreError>;
    /// A page of a partition, as of the last acknowledged write.
    async fn query(&self, query: &Query) -> Result<Page, StoreError>;
    /// All the writes or none.
    async fn transact(&self, transaction: &Transaction) -> Result<(), StoreError>;
    /// Stores many items without conditions, in no order, each whole; asked again until all are stored. For restoring a backup.
    async fn put_many(&self, table: Table, items: &[Item]) -> Result<(), StoreError>;
    /// Removes many items without conditions. For messages that have been dealt with.
    async fn delete_many(&self, table: Table, keys: &[Key]) -> Result<(), StoreError>;
    /// A page of a whole table, in no order. For backups alone: no request path may call it.
    async fn scan(&self, table: Table, after: Option<&Key>) -> Result<Scan, StoreError>;

    /// All items of a range, page by page.
    async fn query_all(&self, query: &Query) -> Result<Vec<Item>, StoreError> {
        let mut query = query.clone();
        let mut all = Vec::new();
        loop {
            let page = self.query(&query).await?;
            all.extend(page.items);
            match page.next {
                Some(next) => query.after = Some(next),
                None => return Ok(all),
            }
        }
    }
}
