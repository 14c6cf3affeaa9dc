//! The port, served from memory.

use std::collections::BTreeSet;
use std::ops::Bound::{Excluded, Unbounded};

use async_trait::async_trait;

use super::{MemoryTables, limits};
use crate::port::{Item, Key, Page, Query, Scan, StoreError, Table, Tables, Transaction};

#[async_trait]
impl Tables for MemoryTables {
    async fn get(&self, table: Table, key: &Key) -> Result<Option<Item>, StoreError> {
        limits::key(key)?;
        Ok(self.state().get(table, key).cloned())
    }

    async fn get_many(&self, table: Table, keys: &[Key]) -> Result<Vec<Item>, StoreError> {
        keys.iter().try_for_each(limits::key)?;
        let keys: BTreeSet<&Key> = keys.iter().collect();
        let state = self.state();
        Ok(keys.into_iter().filter_map(|key| state.get(table, key).cloned()).collect())
    }

    async fn query(&self, query: &Query) -> Result<Page, StoreError> {
        limits::query(query)?;
        Ok(self.state().query(query))
    }

    async fn transact(&self, transaction: &Transaction) -> Result<(), StoreError> {
        limits::transaction(transaction)?;
        let now = (self.now)();
        self.state().transact(transaction, now)
    }

    async fn put_many(&self, table: Table, items: &[Item]) -> Result<(), StoreError> {
        items.iter().try_for_each(limits::item)?;
        let keys: BTreeSet<&Key> = items.iter().map(|item| &item.key).collect();
        if keys.len() < items.len() {
            return Err(StoreError::Rejected("two items have one key".into()));
        }
        let mut state = self.state();
        items.iter().for_each(|item| state.put(table, item));
        Ok(())
    }

    async fn delete_many(&self, table: Table, keys: &[Key]) -> Result<(), StoreError> {
        keys.iter().try_for_each(limits::key)?;
        let mut state = self.state();
        keys.iter().for_each(|key| state.delete(table, key));
        Ok(())
    }

    async fn scan(&self, table: Table, after: Option<&Key>) -> Result<Scan, StoreError> {
        let state = self.state();
        let from = (table, after.map_or(String::new(), |key| key.pk.clone()));
        let mut scan = Scan { items: Vec::new(), next: None };
        let mut bytes = 0;
        for ((_, pk), partition) in state.items.range(from..).take_while(|((t, _), _)| *t == table) {
            let behind = after.filter(|key| key.pk == *pk).map_or(Unbounded, |key| Excluded(key.sk.as_str()));
            for (_, item) in partition.range::<str, _>((behind, Unbounded)) {
                bytes += limits::item_bytes(item);
                if bytes > limits::PAGE_BYTES {
                    scan.next = scan.items.last().map(|last| last.key.clone());
                    return Ok(scan);
                }
                scan.items.push(item.clone());
            }
        }
        Ok(scan)
    }
}
