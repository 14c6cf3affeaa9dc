//! The tables' twin in memory: the same answers as DynamoDB's, its limits included, without a process or a network.

mod inbox;
mod limits;
mod tables;

use std::collections::{BTreeMap, VecDeque};
use std::ops::Bound::{Excluded, Unbounded};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use jiff::{SignedDuration, Timestamp};

use crate::port::{Clock, Condition, Item, Key, Page, Query, StoreError, Table, Transaction, Write};

/// How long a token makes the repeat of a transaction harmless.
const TOKEN_LASTS: SignedDuration = SignedDuration::from_mins(10);

/// The tables, in memory. Clones share the same tables.
#[derive(Clone)]
pub struct MemoryTables {
    state: Arc<Mutex<State>>,
    now: Arc<dyn Fn() -> Timestamp + Send + Sync>,
}

#[derive(Default)]
struct State {
    items: BTreeMap<(Table, String), BTreeMap<String, Item>>,
    done: VecDeque<(Timestamp, Transaction)>,
}

impl Default for MemoryTables {
    fn default() -> Self {
        Self::new()
    }
}

impl MemoryTables {
    /// Empty tables that go by the computer's clock.
    #[allow(clippy::disallowed_methods, reason = "a twin for tests may go by the computer's clock, as DynamoDB does")]
    pub fn new() -> Self {
        Self { state: Arc::default(), now: Arc::new(Timestamp::now) }
    }

    /// Empty tables that go by this clock.
    pub fn with_clock(clock: Arc<dyn Clock>) -> Self {
        Self { state: Arc::default(), now: Arc::new(move || clock.now()) }
    }

    /// Removes what has expired, as the real tables do some time later; says how many items went.
    pub fn sweep(&self) -> usize {
        let now = (self.now)().as_second();
        let mut gone = 0;
        for partition in self.state().items.values_mut() {
            let before = partition.len();
            partition.retain(|_, item| item.expires_at.is_none_or(|at| at > now));
            gone += before - partition.len();
        }
        gone
    }

    // A test that panicked while it held the lock has failed already; the others go on.
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    fn get(&self, table: Table, key: &Key) -> Option<&Item> {
        self.items.get(&(table, key.pk.clone()))?.get(&key.sk)
    }

    fn put(&mut self, table: Table, item: &Item) {
        self.items.entry((table, item.key.pk.clone())).or_default().insert(item.key.sk.clone(), item.clone());
    }

    fn delete(&mut self, table: Table, key: &Key) {
        if let Some(partition) = self.items.get_mut(&(table, key.pk.clone())) {
            partition.remove(&key.sk);
        }
    }

    fn transact(&mut self, transaction: &Transaction, now: Timestamp) -> Result<(), StoreError> {
        self.done.retain(|(at, _)| now.duration_since(*at) < TOKEN_LASTS);
        if let Some((_, before)) = self.done.iter().find(|(_, done)| done.token == transaction.token) {
            return if before == transaction { Ok(()) } else { Err(StoreError::TokenReused) };
        }
        for (index, write) in transaction.writes.iter().enumerate() {
            let (table, key) = limits::target(write);
            let found = self.get(table, key);
            if !holds(condition(write), found) {
                return Err(StoreError::ConditionFailed { index, found: found.cloned().map(Box::new) });
            }
        }
        for write in &transaction.writes {
            match write {
                Write::Put(table, item, _) => self.put(*table, item),
                Write::Delete(table, key, _) => self.delete(*table, key),
                Write::Check(..) => {}
            }
        }
        self.done.push_back((now, transaction.clone()));
        Ok(())
    }

    fn query(&self, query: &Query) -> Page {
        let Some(partition) = self.items.get(&(query.table, query.pk.clone())) else {
            return Page { items: Vec::new(), next: None };
        };
        let after = query.after.as_deref();
        let in_range = |(sk, _): &(&String, &Item)| sk.starts_with(&query.prefix);
        if query.backwards {
            let before = (Unbounded, after.map_or(Unbounded, Excluded));
            page(partition.range::<str, _>(before).rev().filter(in_range), query.limit)
        } else {
            let behind = (after.map_or(Unbounded, Excluded), Unbounded);
            page(partition.range::<str, _>(behind).filter(in_range), query.limit)
        }
    }
}

/// Items up to the limit, and no more than a megabyte.
fn page<'a>(items: impl Iterator<Item = (&'a String, &'a Item)>, limit: Option<u32>) -> Page {
    let most = limit.map_or(usize::MAX, |limit| limit as usize);
    let mut page = Page { items: Vec::new(), next: None };
    let mut bytes = 0;
    for (_, item) in items {
        bytes += limits::item_bytes(item);
        if bytes > limits::PAGE_BYTES {
            page.next = page.items.last().map(|last: &Item| last.key.sk.clone());
            break;
        }
        page.items.push(item.clone());
        if page.items.len() >= most {
            // As DynamoDB does, without a look at whether anything stands behind it.
            page.next = Some(item.key.sk.clone());
            break;
        }
    }
    page
}

fn condition(write: &Write) -> Condition {
    match write {
        Write::Put(_, _, condition) | Write::Delete(_, _, condition) | Write::Check(_, _, condition) => *condition,
    }
}

fn holds(condition: Condition, found: Option<&Item>) -> bool {
    match condition {
        Condition::None => true,
        Condition::Absent => found.is_none(),
        Condition::Present => found.is_some(),
        Condition::Version(version) => found.is_some_and(|item| item.version == version),
    }
}
