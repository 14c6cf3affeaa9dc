//! The letter box takes what is new, and gives nothing away: the same in memory, in our engine, and in moto.
#![allow(clippy::unwrap_used, reason = "a test may")]

use std::sync::Arc;

use doorstep_backend::port::{Inbox, Item, Key, Query, StoreError, Table, Tables};
use doorstep_backend::store::dynamo::{DynamoInbox, DynamoTables};
use doorstep_backend::store::memory::MemoryTables;
use doorstep_tests::engines::{self, Running};
use serde_json::json;

fn letter(pk: &str, sk: &str, says: &str) -> Item {
    let body = json!({ "text": says }).as_object().unwrap().clone();
    Item { key: Key::new(pk, sk), zone: "demo".into(), version: 1, expires_at: Some(4_000_000_000), body }
}

async fn takes_what_is_new_and_gives_nothing_away(inbox: &dyn Inbox, tables: &dyn Tables) {
    let (one, place) = (letter("INBOX#demo", "1", "private"), letter("INBOX#demo#N#said", "9#1", "place"));
    assert_eq!(inbox.put_new(vec![one.clone(), place.clone()], "t-1".into()).await, Ok(()));
    let kept = tables.get(Table::Directory, &one.key).await.unwrap().unwrap();
    assert_eq!(kept, one);
    // There already: said without a word of what is there.
    let again = inbox.put_new(vec![letter("INBOX#demo", "1", "other"), place.clone()], "t-2".into()).await;
    assert_eq!(again, Err(StoreError::ConditionFailed { index: 0, found: None }));
    let taken = inbox.put_new(vec![letter("INBOX#demo", "2", "new"), place], "t-3".into()).await;
    assert_eq!(taken, Err(StoreError::ConditionFailed { index: 1, found: None }));
    let all = tables.query_all(&Query::prefix(Table::Directory, "INBOX#demo", "")).await.unwrap();
    assert_eq!(all, [one], "all or nothing, and nothing is overwritten");
    for pk in ["Z#demo", "S#1", "OUT#1", "IDEM#a", "inbox#demo", " INBOX#demo"] {
        let items = vec![letter("INBOX#demo", "3", "x"), letter(pk, "META", "x")];
        assert!(matches!(inbox.put_new(items, "t-4".into()).await, Err(StoreError::Rejected(_))), "{pk}");
    }
}

async fn in_dynamo(engine: Running) {
    let tables = DynamoTables::at(engine.endpoint.as_deref().unwrap(), "test-");
    takes_what_is_new_and_gives_nothing_away(&DynamoInbox::of(tables), &*engine.tables).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn in_memory() {
    let tables = Arc::new(MemoryTables::new());
    takes_what_is_new_and_gives_nothing_away(&*tables, &*tables).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn in_our_engine() {
    in_dynamo(engines::embedded_in_memory().await.unwrap()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn in_moto() {
    in_dynamo(engines::moto().await.unwrap_or_else(|why| panic!("{why}"))).await;
}
