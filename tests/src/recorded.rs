//! Tables that write down what is written, can take it back, and can be told to refuse: what a request did, and what it does when
//! one record cannot be kept.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use async_trait::async_trait;
use doorstep_backend::port::{Condition, Item, Key, Page, Query, Scan, StoreError, Table, Tables, Transaction, Write};
use doorstep_backend::store::memory::MemoryTables;

/// Which writes do not succeed.
pub type Refuses = fn(&Write) -> bool;

/// Tables in memory that write down what is written.
pub struct Recorded {
    inner: MemoryTables,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    writes: Vec<Write>,
    /// What stood there before each write, the latest last.
    before: Vec<(Table, Key, Option<Item>)>,
    refuses: Option<Refuses>,
}

impl Recorded {
    /// Writes down what is written into these.
    pub fn new(inner: MemoryTables) -> Arc<Self> {
        Arc::new(Self { inner, state: Mutex::default() })
    }

    /// What was written since the last call. Checks are no writes.
    pub fn writes(&self) -> Vec<Write> {
        std::mem::take(&mut self.state().writes)
    }

    /// Takes back what was written since the last call, so that the next request meets the same tables.
    ///
    /// # Panics
    /// When the tables do not answer.
    pub async fn rewind(&self) {
        let before = std::mem::take(&mut self.state().before);
        for (table, key, item) in before.into_iter().rev() {
            match item {
                Some(item) => self.inner.put_many(table, &[item]).await.expect("a write"),
                None => self.inner.delete_many(table, &[key]).await.expect("a delete"),
            }
        }
        self.state().writes.clear();
    }

    /// From now on writes like these do not succeed, and nothing that goes with them; none lets everything succeed.
    pub fn refuse(&self, refuses: Option<Refuses>) {
        self.state().refuses = refuses;
    }

    // A test that panicked while it held the lock has failed already; the others go on.
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    async fn note(&self, writes: &[Write]) -> Result<(), StoreError> {
        let refuses = self.state().refuses;
        if refuses.is_some_and(|refuses| writes.iter().any(refuses)) {
            return Err(StoreError::Unavailable("refused by the test".into()));
        }
        for write in writes {
            let (table, key) = match write {
                Write::Put(table, item, _) => (*table, item.key.clone()),
                Write::Delete(table, key, _) => (*table, key.clone()),
                Write::Check(..) => continue,
            };
            let item = self.inner.get(table, &key).await?;
            self.state().before.push((table, key, item));
        }
        Ok(())
    }

    fn done(&self, writes: &[Write]) {
        let real = writes.iter().filter(|write| !matches!(write, Write::Check(..)));
        self.state().writes.extend(real.cloned());
    }
}

#[async_trait]
impl Tables for Recorded {
    async fn get(&self, table: Table, key: &Key) -> Result<Option<Item>, StoreError> {
        self.inner.get(table, key).await
    }
    async fn get_many(&self, table: Table, keys: &[Key]) -> Result<Vec<Item>, StoreError> {
        self.inner.get_many(table, keys).await
    }
    async fn query(&self, query: &Query) -> Result<Page, StoreError> {
        self.inner.query(query).await
    }
    async fn transact(&self, transaction: &Transaction) -> Result<(), StoreError> {
        self.note(&transaction.writes).await?;
        self.inner.transact(transaction).await?;
        self.done(&transaction.writes);
        Ok(())
    }
    async fn put_many(&self, table: Table, items: &[Item]) -> Result<(), StoreError> {
        let writes: Vec<Write> = items.iter().map(|item| Write::Put(table, item.clone(), Condition::None)).collect();
        self.note(&writes).await?;
        self.inner.put_many(table, items).await?;
        self.done(&writes);
        Ok(())
    }
    async fn delete_many(&self, table: Table, keys: &[Key]) -> Result<(), StoreError> {
        let writes: Vec<Write> = keys.iter().map(|key| Write::Delete(table, key.clone(), Condition::None)).collect();
        self.note(&writes).await?;
        self.inner.delete_many(table, keys).await?;
        self.done(&writes);
        Ok(())
    }
    async fn scan(&self, table: Table, after: Option<&Key>) -> Result<Scan, StoreError> {
        self.inner.scan(table, after).await
    }
}
