//! The letter box in DynamoDB: conditional puts, which the rights of the public function are enough for.

use async_trait::async_trait;

use super::DynamoTables;
use super::write::Found;
use crate::port::{Condition, Inbox, Item, StoreError, Table, Transaction, Write, only_inbox};

/// The letter box of one deployment.
#[derive(Clone)]
pub struct DynamoInbox(DynamoTables);

impl DynamoInbox {
    /// The letter box in these tables.
    pub fn of(tables: DynamoTables) -> Self {
        Self(tables)
    }
}

#[async_trait]
impl Inbox for DynamoInbox {
    async fn put_new(&self, items: Vec<Item>, token: String) -> Result<(), StoreError> {
        only_inbox(&items)?;
        let writes = items.into_iter().map(|item| Write::Put(Table::Directory, item, Condition::Absent)).collect();
        self.0.transact_write(&Transaction { writes, token }, Found::Hidden).await.map_err(|error| match error {
            // Asked for nothing, an engine should bring nothing; this holds whatever it does.
            StoreError::ConditionFailed { index, .. } => StoreError::ConditionFailed { index, found: None },
            other => other,
        })
    }
}
