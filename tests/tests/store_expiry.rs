//! What has expired goes with the next sweep, and nothing else does.
#![allow(clippy::unwrap_used, reason = "a test may")]

use doorstep_backend::port::{Item, Query, Table, Tables};
use doorstep_backend::store::dynamo::DynamoTables;
use doorstep_backend::store::memory::MemoryTables;
use doorstep_engine::Engine;
use doorstep_tests::contract::item;

fn items() -> Vec<Item> {
    let now = jiff::Timestamp::now().as_second();
    let until = |sk, expires_at| Item { expires_at, ..item("expiry", sk) };
    vec![until("for-ever", None), until("past", Some(now - 60)), until("tomorrow", Some(now + 86_400))]
}

async fn left(tables: &dyn Tables) -> Vec<String> {
    let found = tables.query_all(&Query::prefix(Table::Directory, "expiry", "")).await.unwrap();
    found.into_iter().map(|item| item.key.sk).collect()
}

#[tokio::test]
async fn in_the_twin() {
    let tables = MemoryTables::new();
    tables.put_many(Table::Directory, &items()).await.unwrap();
    assert_eq!(left(&tables).await, ["for-ever", "past", "tomorrow"]);
    assert_eq!(tables.sweep(), 1);
    assert_eq!(left(&tables).await, ["for-ever", "tomorrow"]);
}

#[tokio::test]
async fn in_the_embedded_engine() {
    let engine = Engine::open(None).await.unwrap();
    let tables = DynamoTables::at(engine.endpoint(), "test-");
    tables.create_tables().await.unwrap();
    tables.create_tables().await.unwrap();
    tables.put_many(Table::Directory, &items()).await.unwrap();
    assert_eq!(left(&tables).await, ["for-ever", "past", "tomorrow"]);
    assert_eq!(engine.sweep().await.unwrap(), 1);
    assert_eq!(left(&tables).await, ["for-ever", "tomorrow"]);
}
