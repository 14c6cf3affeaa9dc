//! Many items at a time. The engine may leave some of a batch undone; those are asked for again.

use std::collections::{BTreeSet, HashMap};

use aws_sdk_dynamodb::types::{DeleteRequest, KeysAndAttributes, PutRequest, WriteRequest};

use super::DynamoTables;
use super::error::trouble;
use super::item::{Attributes, from_item, from_key, to_item};
use super::patience::Effect;
use crate::port::{Item, Key, StoreError, Table};

/// Most keys of one BatchGetItem.
const KEYS: usize = 100;
/// Most writes of one BatchWriteItem.
const WRITES: usize = 25;

impl DynamoTables {
    pub(super) async fn batch_get(&self, table: Table, keys: &[Key]) -> Result<Vec<Item>, StoreError> {
        let keys: BTreeSet<&Key> = keys.iter().collect();
        let keys: Vec<Attributes> = keys.into_iter().map(from_key).collect();
        let mut items = Vec::with_capacity(keys.len());
        for keys in keys.chunks(KEYS) {
            let mut left = keys.to_vec();
            let mut idle = 0;
            while !left.is_empty() {
                let asked = left.len();
                let (found, unanswered) = self.get_batch(table, left).await?;
                items.extend(found.iter().map(to_item).collect::<Result<Vec<_>, _>>()?);
                left = unanswered;
                idle = self.pause_between(asked, left.len(), idle).await?;
            }
        }
        Ok(items)
    }

    pub(super) async fn batch_put(&self, table: Table, items: &[Item]) -> Result<(), StoreError> {
        let keys: BTreeSet<&Key> = items.iter().map(|item| &item.key).collect();
        if keys.len() < items.len() {
            return Err(StoreError::Rejected("two items have one key".into()));
        }
        let mut writes = Vec::with_capacity(items.len());
        for item in items {
            let put = PutRequest::builder().set_item(Some(from_item(item)?)).build();
            let put = put.map_err(|error| StoreError::Rejected(error.to_string()))?;
            writes.push(WriteRequest::builder().put_request(put).build());
        }
        self.batch_write(table, &writes).await
    }

    pub(super) async fn batch_delete(&self, table: Table, keys: &[Key]) -> Result<(), StoreError> {
        let mut writes = Vec::with_capacity(keys.len());
        for key in keys.iter().collect::<BTreeSet<_>>() {
            let delete = DeleteRequest::builder().set_key(Some(from_key(key))).build();
            let delete = delete.map_err(|error| StoreError::Rejected(error.to_string()))?;
            writes.push(WriteRequest::builder().delete_request(delete).build());
        }
        self.batch_write(table, &writes).await
    }

    async fn batch_write(&self, table: Table, writes: &[WriteRequest]) -> Result<(), StoreError> {
        for writes in writes.chunks(WRITES) {
            let mut left = writes.to_vec();
            let mut idle = 0;
            while !left.is_empty() {
                let asked = left.len();
                left = self.write_batch(table, left).await?;
                idle = self.pause_between(asked, left.len(), idle).await?;
            }
        }
        Ok(())
    }

    /// Progress resets the patience; a batch of which nothing at all was done wears it out.
    async fn pause_between(&self, asked: usize, left: usize, idle: u32) -> Result<u32, StoreError> {
        if left == 0 {
            return Ok(0);
        }
        let idle = if left < asked { 0 } else { idle + 1 };
        if idle >= self.patience.attempts {
            return Err(StoreError::Throttled);
        }
        tokio::time::sleep(self.patience.pause(idle)).await;
        Ok(idle)
    }

    async fn get_batch(
        &self,
        table: Table,
        keys: Vec<Attributes>,
    ) -> Result<(Vec<Attributes>, Vec<Attributes>), StoreError> {
        let name = self.table_name(table);
        let wanted = KeysAndAttributes::builder().set_keys(Some(keys)).consistent_read(true).build();
        let wanted = wanted.map_err(|error| StoreError::Rejected(error.to_string()))?;
        let request = self
            .client
            .batch_get_item()
            .request_items(&name, wanted)
            .set_return_consumed_capacity(self.want_capacity());
        let mut answer = self
            .patience
            .again(Effect::Reads, || {
                self.called();
                let request = request.clone();
                async { request.send().await.map_err(|e| trouble(&e)) }
            })
            .await?;
        self.consumed(answer.consumed_capacity());
        let found = answer.responses.as_mut().and_then(|tables| tables.remove(&name)).unwrap_or_default();
        let left = answer.unprocessed_keys.as_mut().and_then(|tables| tables.remove(&name));
        Ok((found, left.map(|left| left.keys).unwrap_or_default()))
    }

    async fn write_batch(&self, table: Table, writes: Vec<WriteRequest>) -> Result<Vec<WriteRequest>, StoreError> {
        let name = self.table_name(table);
        let request = self
            .client
            .batch_write_item()
            .set_request_items(Some(HashMap::from([(name.clone(), writes)])))
            .set_return_consumed_capacity(self.want_capacity());
        let answer = self
            .patience
            .again(Effect::Writes, || {
                self.called();
                let request = request.clone();
                async { request.send().await.map_err(|e| trouble(&e)) }
            })
            .await?;
        self.consumed(answer.consumed_capacity());
        Ok(answer.unprocessed_items.and_then(|mut tables| tables.remove(&name)).unwrap_or_default())
    }
}
