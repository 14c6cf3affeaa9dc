//! The twin in memory and the embedded engine give the same answers to any run of requests.
#![allow(clippy::unwrap_used, reason = "a test may")]

use std::sync::OnceLock;

use doorstep_backend::port::{Condition, Item, Key, Query, StoreError, Table, Tables, Transaction, Write};
use doorstep_backend::store::memory::MemoryTables;
use doorstep_tests::contract::with;
use doorstep_tests::engines::{self, Running};
use proptest::prelude::*;
use serde_json::{Value, json};
use tokio::runtime::Runtime;

/// One request.
#[derive(Clone, Debug)]
enum Step {
    Transact { writes: Vec<Write>, token: u8 },
    Read(Table, Key),
    Query(Query),
    PutMany(Table, Vec<Item>),
    DeleteMany(Table, Vec<Key>),
}

/// Few names, so that steps meet each other.
fn key() -> impl Strategy<Value = Key> {
    let sort = prop_oneof![Just("a"), Just("a#1"), Just("a#2"), Just("b"), Just("ä"), Just("10"), Just("9")];
    (prop_oneof![Just("p"), Just("q")], sort).prop_map(|(pk, sk)| Key::new(pk, sk))
}

fn table() -> impl Strategy<Value = Table> {
    prop_oneof![3 => Just(Table::Directory), 1 => Just(Table::Audit)]
}

fn body() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        "[a-zé]{0,5}".prop_map(Value::from),
    ];
    let value = leaf.prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::btree_map("[a-z]{1,3}", inner, 0..4)
                .prop_map(|fields| Value::Object(fields.into_iter().collect())),
        ]
    });
    prop::collection::btree_map(prop_oneof!["[a-z]{1,3}", Just("pk".to_owned()), Just("_v".to_owned())], value, 0..4)
        .prop_map(|fields| json!(fields))
}

fn item() -> impl Strategy<Value = Item> {
    (key(), 0_u64..4, body(), prop::option::of(1_i64..5_000_000_000))
        .prop_map(|(key, version, body, expires_at)| Item { expires_at, ..with(&key.pk, &key.sk, version, body) })
}

fn condition() -> impl Strategy<Value = Condition> {
    prop_oneof![
        3 => Just(Condition::None),
        2 => Just(Condition::Absent),
        1 => Just(Condition::Present),
        2 => (0_u64..4).prop_map(Condition::Version),
    ]
}

fn write() -> impl Strategy<Value = Write> {
    prop_oneof![
        4 => (table(), item(), condition()).prop_map(|(table, item, condition)| Write::Put(table, item, condition)),
        1 => (table(), key(), condition()).prop_map(|(table, key, condition)| Write::Delete(table, key, condition)),
        1 => (table(), key(), condition()).prop_map(|(table, key, condition)| Write::Check(table, key, condition)),
    ]
}

fn query() -> impl Strategy<Value = Query> {
    let prefix = prop_oneof![Just(""), Just("a"), Just("a#"), Just("z")];
    (table(), key(), prefix, any::<bool>(), prop::option::of(1_u32..4), prop::option::of(key())).prop_map(
        |(table, key, prefix, backwards, limit, after)| Query {
            backwards,
            limit,
            after: after.map(|key| key.sk),
            ..Query::prefix(table, key.pk, prefix)
        },
    )
}

/// Stores disagree on what they look at first, the token or the rest. Nothing is written either way, so what cannot be
/// right has a token of its own, which is never remembered.
fn telling_token(writes: &[Write], token: u8) -> u8 {
    let mut targets = std::collections::BTreeSet::new();
    let right = writes.iter().all(|write| match write {
        Write::Check(_, _, Condition::None) => false,
        Write::Put(table, Item { key, .. }, _) | Write::Delete(table, key, _) | Write::Check(table, key, _) => {
            targets.insert((*table, key))
        }
    });
    if right { token } else { u8::MAX }
}

fn transact() -> impl Strategy<Value = Step> {
    (prop::collection::vec(write(), 1..5), 0_u8..40)
        .prop_map(|(writes, token)| Step::Transact { token: telling_token(&writes, token), writes })
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        6 => transact(),
        2 => (table(), key()).prop_map(|(table, key)| Step::Read(table, key)),
        3 => query().prop_map(Step::Query),
        1 => (table(), prop::collection::vec(item(), 0..5)).prop_map(|(table, items)| Step::PutMany(table, items)),
        1 => (table(), prop::collection::vec(key(), 0..5)).prop_map(|(table, keys)| Step::DeleteMany(table, keys)),
    ]
}

/// The same partitions in every case would meet the last case's items: each gets its own.
fn own(case: &str, key: &mut Key) {
    key.pk = format!("{case}-{}", key.pk);
}

fn owned(case: &str, step: Step) -> Step {
    match step {
        Step::Transact { mut writes, token } => {
            for write in &mut writes {
                match write {
                    Write::Put(_, Item { key, .. }, _) | Write::Delete(_, key, _) | Write::Check(_, key, _) => {
                        own(case, key)
                    }
                }
            }
            Step::Transact { writes, token }
        }
        Step::Read(table, mut key) => {
            own(case, &mut key);
            Step::Read(table, key)
        }
        Step::Query(query) => Step::Query(Query { pk: format!("{case}-{}", query.pk), ..query }),
        Step::PutMany(table, mut items) => {
            items.iter_mut().for_each(|item| own(case, &mut item.key));
            Step::PutMany(table, items)
        }
        Step::DeleteMany(table, mut keys) => {
            keys.iter_mut().for_each(|key| own(case, key));
            Step::DeleteMany(table, keys)
        }
    }
}

/// What was answered, without the words of a refusal: those differ, and nobody reads them.
#[derive(Debug, PartialEq)]
enum Answer {
    Done,
    Item(Option<Item>),
    Page(Vec<Item>, Option<String>),
    Refused,
    Error(StoreError),
}

fn answer<T>(result: Result<T, StoreError>, good: impl FnOnce(T) -> Answer) -> Answer {
    match result {
        Ok(value) => good(value),
        Err(StoreError::Rejected(_)) => Answer::Refused,
        Err(error) => Answer::Error(error),
    }
}

async fn take(tables: &dyn Tables, case: &str, step: &Step) -> Answer {
    match step {
        Step::Transact { writes, token } => {
            let token = format!("{case}-{token}");
            let transaction = Transaction { writes: writes.clone(), token };
            answer(tables.transact(&transaction).await, |()| Answer::Done)
        }
        Step::Read(table, key) => answer(tables.get(*table, key).await, Answer::Item),
        Step::Query(query) => answer(tables.query(query).await, |page| Answer::Page(page.items, page.next)),
        Step::PutMany(table, items) => answer(tables.put_many(*table, items).await, |()| Answer::Done),
        Step::DeleteMany(table, keys) => answer(tables.delete_many(*table, keys).await, |()| Answer::Done),
    }
}

fn engine() -> &'static (Runtime, Running) {
    static ENGINE: OnceLock<(Runtime, Running)> = OnceLock::new();
    ENGINE.get_or_init(|| {
        let runtime = Runtime::new().unwrap();
        let running = runtime.block_on(engines::embedded_in_memory()).unwrap();
        (runtime, running)
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn twin_and_engine_answer_alike(steps in prop::collection::vec(step(), 1..40)) {
        let (runtime, engine) = engine();
        runtime.block_on(async {
            let twin = MemoryTables::new();
            let case = uuid::Uuid::new_v4().simple().to_string()[..12].to_owned();
            for (n, step) in steps.into_iter().enumerate() {
                let step = owned(&case, step);
                let (ours, theirs) = (take(&twin, &case, &step).await, take(&*engine.tables, &case, &step).await);
                prop_assert_eq!(ours, theirs, "step {}: {:?}", n, step);
                if let Step::Transact { .. } = step {
                    let (ours, theirs) = (take(&twin, &case, &step).await, take(&*engine.tables, &case, &step).await);
                    prop_assert_eq!(ours, theirs, "step {} again: {:?}", n, step);
                }
            }
            Ok(())
        })?;
    }
}
