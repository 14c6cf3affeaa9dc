//! What every implementation of the tables must do, case by case.
//!
//! A case gets tables that others use too, so it keeps to partitions that begin with its own name.

mod batches;
mod conditions;
pub mod files;
mod items;
pub mod moto;
mod queries;
mod transactions;

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use doorstep_backend::port::{Condition, Item, Key, Table, Tables, Transaction, Write};
use serde_json::{Map, Value, json};

/// Tables under test.
pub type Subject = Arc<dyn Tables>;

/// One thing that must be so.
#[derive(Clone, Copy)]
pub struct Case {
    /// What must be so, in words.
    pub name: &'static str,
    /// Panics when it is not.
    pub run: fn(Subject) -> Pin<Box<dyn Future<Output = ()> + Send>>,
}

/// Lists async functions as cases.
#[macro_export]
macro_rules! cases {
    ($($case:ident),+ $(,)?) => {
        vec![$($crate::contract::Case { name: stringify!($case), run: |tables| Box::pin($case(tables)) }),+]
    };
}

/// Every case of the suite.
pub fn all() -> Vec<Case> {
    [items::cases(), conditions::cases(), transactions::cases(), queries::cases(), batches::cases()].concat()
}

/// What one engine did.
#[derive(Debug, Default)]
pub struct Report {
    /// How many cases hold.
    pub held: usize,
    /// How many there are.
    pub cases: usize,
    /// Cases in which this engine is known to differ, and does.
    pub differences: Vec<&'static str>,
    /// Cases that do not hold, and differences that are no longer so, with what was seen.
    pub broken: Vec<String>,
}

/// Runs every case; where a difference is named, what it says must be so instead.
pub async fn run(tables: Subject, differences: &[Case]) -> Report {
    let cases = all();
    let mut report = Report { cases: cases.len(), ..Report::default() };
    for case in &cases {
        let difference = differences.iter().find(|difference| difference.name == case.name);
        let outcome = tokio::spawn((difference.unwrap_or(case).run)(tables.clone())).await;
        match (outcome, difference) {
            (Ok(()), None) => report.held += 1,
            (Ok(()), Some(difference)) => report.differences.push(difference.name),
            (Err(panic), None) => report.broken.push(format!("{}: {}", case.name, words(panic))),
            (Err(panic), Some(_)) => {
                report.broken.push(format!(
                    "{}: the named difference is not what it does: {}",
                    case.name,
                    words(panic)
                ));
            }
        }
    }
    for unknown in differences.iter().filter(|d| cases.iter().all(|case| case.name != d.name)) {
        report.broken.push(format!("{}: a difference from a case that is not there", unknown.name));
    }
    report
}

fn words(panic: tokio::task::JoinError) -> String {
    let panic = panic.into_panic();
    let text = panic.downcast_ref::<String>().cloned();
    text.or_else(|| panic.downcast_ref::<&str>().map(|text| (*text).to_owned())).unwrap_or_default()
}

/// An item with this key, version 1 and one field.
pub fn item(pk: &str, sk: &str) -> Item {
    with(pk, sk, 1, json!({ "text": sk }))
}

/// An item with this key, version and body.
pub fn with(pk: &str, sk: &str, version: u64, body: Value) -> Item {
    let Value::Object(body) = body else { unreachable!("a body is an object") };
    Item { key: Key::new(pk, sk), zone: "demo".into(), version, expires_at: None, body }
}

/// A body whose single field has so many bytes.
pub fn large(bytes: usize) -> Map<String, Value> {
    Map::from_iter([("text".to_owned(), json!("a".repeat(bytes)))])
}

/// These writes under a token of their own.
pub fn transaction(writes: Vec<Write>) -> Transaction {
    Transaction { writes, token: uuid::Uuid::new_v4().to_string() }
}

/// Puts items into the directory without conditions, one transaction each.
pub async fn put(tables: &Subject, items: &[Item]) {
    for item in items {
        let write = Write::Put(Table::Directory, item.clone(), Condition::None);
        tables.transact(&transaction(vec![write])).await.unwrap();
    }
}

/// The directory's item with this key.
pub async fn get(tables: &Subject, pk: &str, sk: &str) -> Option<Item> {
    tables.get(Table::Directory, &Key::new(pk, sk)).await.unwrap()
}
