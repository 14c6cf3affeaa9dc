//! The letter box's twin.

use async_trait::async_trait;

use super::MemoryTables;
use crate::port::{Condition, Inbox, Item, StoreError, Table, Tables as _, Transaction, Write, only_inbox};

#[async_trait]
impl Inbox for MemoryTables {
    async fn put_new(&self, items: Vec<Item>, token: String) -> Result<(), StoreError> {
        only_inbox(&items)?;
        let writes = items.into_iter().map(|item| Write::Put(Table::Directory, item, Condition::Absent)).collect();
        self.transact(&Transaction { writes, token }).await.map_err(|error| match error {
            StoreError::ConditionFailed { index, .. } => StoreError::ConditionFailed { index, found: None },
            other => other,
        })
    }
}
