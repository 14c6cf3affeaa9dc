#![allow(clippy::unwrap_used, reason = "a test may")]

use std::sync::atomic::{AtomicU64, Ordering};

use doorstep_shared::directory::Zone;
use serde_json::json;
use uuid::Uuid;

use super::*;
use crate::store::memory::MemoryTables;
use crate::store::{field_diff, get, query};

#[derive(Default)]
struct Counting(AtomicU64);

impl Ids for Counting {
    fn next(&self) -> Uuid {
        Uuid::from_u128(u128::from(self.0.fetch_add(1, Ordering::Relaxed)))
    }
}

fn zone(name: &str, version: u64) -> Zone {
    let zone = json!({ "id": "demo", "name": name, "version": version });
    serde_json::from_value(zone).unwrap()
}

fn rename(ids: &Counting, from: &Zone, to: &Zone, key: Option<(&str, &str)>) -> Change<'static> {
    // The ids live as long as the test.
    let ids: &'static Counting = Box::leak(Box::new(Counting(AtomicU64::new(ids.0.fetch_add(100, Ordering::Relaxed)))));
    let diff = field_diff(&serde_json::to_value(from).unwrap(), &serde_json::to_value(to).unwrap());
    let change = Change::new(By::new("ann", "coordinator"), &to.id, Timestamp::UNIX_EPOCH, ids)
        .replace(keys::zone_meta(&to.id), to, from.version)
        .audit("zone/demo", "rename", diff)
        .outbox("publish", Map::new());
    match key {
        Some((key, hash)) => change.idempotent(Request {
            key: key.into(),
            body_hash: hash.into(),
            response: json!({ "version": to.version }),
        }),
        None => change,
    }
}

async fn with_a_zone() -> (MemoryTables, Counting, Zone) {
    let (tables, ids, first) = (MemoryTables::new(), Counting::default(), zone("Old", 1));
    let made = Change::new(By::new("ann", "coordinator"), &first.id, Timestamp::UNIX_EPOCH, &ids)
        .create(keys::zone_meta(&first.id), &first)
        .commit(&tables)
        .await;
    assert_eq!(made, Ok(Committed::Made));
    (tables, ids, first)
}

async fn traces(tables: &MemoryTables) -> (usize, usize) {
    let events: Vec<AuditEvent> = query(tables, &keys::audit("zone/demo"), "").await.unwrap();
    let shard = keys::outbox_shard(&"demo".parse().unwrap());
    (events.len(), outbox::pending(tables, shard, 100).await.unwrap().len())
}

#[tokio::test]
async fn a_change_leaves_its_record_event_and_message() {
    let (tables, ids, old) = with_a_zone().await;
    let new = zone("New", 2);
    assert_eq!(rename(&ids, &old, &new, None).commit(&tables).await, Ok(Committed::Made));
    assert_eq!(get(&tables, &keys::zone_meta(&new.id)).await.unwrap(), Some(new));
    let events: Vec<AuditEvent> = query(&tables, &keys::audit("zone/demo"), "").await.unwrap();
    assert_eq!(events[0].by, By::new("ann", "coordinator"));
    assert_eq!(events[0].diff["/name"], json!({ "old": "Old", "new": "New" }));
    let shard = keys::outbox_shard(&old.id);
    let messages = outbox::pending(&tables, shard, 10).await.unwrap();
    assert_eq!(messages[0].1.kind, "publish");
    outbox::done(&tables, &[messages[0].0.clone()]).await.unwrap();
    assert_eq!(traces(&tables).await, (1, 0));
}

#[tokio::test]
async fn a_stale_change_leaves_nothing_and_brings_what_is_there() {
    let (tables, ids, old) = with_a_zone().await;
    rename(&ids, &old, &zone("First", 2), None).commit(&tables).await.unwrap();
    let late = rename(&ids, &old, &zone("Late", 2), Some(("k", "h"))).commit(&tables).await;
    let Err(ChangeError::Stale { key, found: Some(found) }) = late else { panic!("{late:?}") };
    assert_eq!((key, found.version, &found.body["name"]), (keys::zone_meta(&old.id), 2, &json!("First")));
    assert_eq!(traces(&tables).await, (1, 1));
    // The key was not used up: the same request may be made on the newer version.
    let again = rename(&ids, &zone("First", 2), &zone("Late", 3), Some(("k", "h"))).commit(&tables).await;
    assert_eq!(again, Ok(Committed::Made));
}

#[tokio::test]
async fn a_repeat_answers_as_before_and_changes_nothing() {
    let (tables, ids, old) = with_a_zone().await;
    let new = zone("New", 2);
    assert_eq!(rename(&ids, &old, &new, Some(("k", "h"))).commit(&tables).await, Ok(Committed::Made));
    let replayed = rename(&ids, &old, &new, Some(("k", "h"))).commit(&tables).await;
    assert_eq!(replayed, Ok(Committed::Replayed(json!({ "version": 2 }))));
    assert_eq!(traces(&tables).await, (1, 1));
}

#[tokio::test]
async fn a_key_is_for_one_request_of_one_person() {
    let (tables, ids, old) = with_a_zone().await;
    rename(&ids, &old, &zone("New", 2), Some(("k", "h"))).commit(&tables).await.unwrap();
    let other = rename(&ids, &zone("New", 2), &zone("Other", 3), Some(("k", "another"))).commit(&tables).await;
    assert_eq!(other, Err(ChangeError::KeyReused));
    let mut somebody_else = rename(&ids, &zone("New", 2), &zone("Other", 3), Some(("k", "another")));
    somebody_else.by = By::new("ben", "coordinator");
    assert_eq!(somebody_else.commit(&tables).await, Ok(Committed::Made));
}

#[tokio::test]
async fn what_cannot_be_stored_is_told_at_the_commit() {
    let (tables, ids, old) = with_a_zone().await;
    let mut change = rename(&ids, &old, &zone("New", 2), None);
    change = change.outbox("publish", Map::from_iter([("half".to_owned(), json!(0.5))]));
    assert!(matches!(change.commit(&tables).await, Err(ChangeError::Store(StoreError::Rejected(_)))));
    assert_eq!(traces(&tables).await, (0, 0));
}
