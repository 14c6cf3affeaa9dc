//! What is true after each thing that goes wrong between us and the tables.
#![allow(clippy::unwrap_used, reason = "a test may")]

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use aws_sdk_dynamodb::config::timeout::TimeoutConfig;
use doorstep_backend::port::{Condition, Ids, Item, Key, Query, StoreError, Table, Tables, Transaction, Write};
use doorstep_backend::store::dynamo::{DynamoTables, Meter, Patience, client_at, config_at};
use doorstep_backend::store::{By, Change, ChangeError, Committed, Record, Request, keys, outbox};
use doorstep_engine::Engine;
use doorstep_tests::contract::{item, large, transaction, with};
use doorstep_tests::faults::{Fault, Faults};
use serde_json::{Map, json};
use uuid::Uuid;

const ATTEMPTS: u32 = 5;
const AN_ENGINES_ANSWER: Duration = Duration::from_secs(5);

/// An engine, the tables behind a faulty line, and the same tables behind a good one.
struct Line {
    faults: Faults,
    faulty: DynamoTables,
    good: DynamoTables,
    meter: Arc<Meter>,
    _engine: Engine,
}

async fn line(operation: &'static str) -> Line {
    line_with(operation, AN_ENGINES_ANSWER).await
}

async fn line_with(operation: &'static str, attempt: Duration) -> Line {
    let engine = Engine::open(None).await.unwrap();
    let faults = Faults::of(operation);
    let limits = TimeoutConfig::builder().operation_attempt_timeout(attempt).build();
    let config = config_at(engine.endpoint()).http_client(faults.clone()).timeout_config(limits);
    let meter = Arc::new(Meter::default());
    let patience = Patience { attempts: ATTEMPTS, first_pause: Duration::from_millis(1) };
    let faulty = DynamoTables::with_client(client_at(config), "test-").patience(patience).metered(meter.clone());
    let good = DynamoTables::at(engine.endpoint(), "test-");
    good.create_tables().await.unwrap();
    Line { faults, faulty, good, meter, _engine: engine }
}

/// A count that goes up by one under its version: made twice, it would show.
fn count_to(n: u64) -> Transaction {
    let condition = if n == 1 { Condition::Absent } else { Condition::Version(n - 1) };
    transaction(vec![Write::Put(Table::Directory, with("count", "a", n, json!({ "n": n })), condition)])
}

async fn count(tables: &DynamoTables) -> Option<u64> {
    tables.get(Table::Directory, &Key::new("count", "a")).await.unwrap().map(|item| item.version)
}

fn tokens(bodies: &[String]) -> Vec<String> {
    let token = |body: &String| {
        let body: serde_json::Value = serde_json::from_str(body).unwrap();
        body["ClientRequestToken"].as_str().unwrap().to_owned()
    };
    bodies.iter().map(token).collect()
}

#[tokio::test]
async fn an_answer_lost_after_the_commit_is_asked_for_again_and_the_change_made_once() {
    let line = line("TransactWriteItems").await;
    for (n, lost) in [(1, 1), (2, 4)] {
        line.faults.next(vec![Fault::LostAnswer; lost]);
        let change = count_to(n);
        assert_eq!(line.faulty.transact(&change).await, Ok(()));
        let sent = tokens(&line.faults.seen());
        assert_eq!(sent, vec![change.token; lost + 1], "every attempt carries the same token");
        assert_eq!(count(&line.good).await, Some(n));
    }
}

#[tokio::test]
async fn when_every_answer_is_lost_it_is_not_known_and_a_later_repeat_is_harmless() {
    let line = line("TransactWriteItems").await;
    line.faults.always(Fault::LostAnswer);
    let change = count_to(1);
    assert_eq!(line.faulty.transact(&change).await, Err(StoreError::Unknown));
    assert_eq!(line.faults.seen().len(), ATTEMPTS as usize);
    line.faults.next([]);
    assert_eq!(line.faulty.transact(&change).await, Ok(()));
    assert_eq!(count(&line.good).await, Some(1));
}

#[tokio::test]
async fn conflicts_throttling_and_refused_connections_are_sat_out() {
    let line = line("TransactWriteItems").await;
    let mut n = 0;
    for fault in [Fault::Conflict, Fault::Throttle, Fault::Refused, Fault::Breakdown, Fault::Timeout] {
        n += 1;
        line.faults.next(vec![fault; ATTEMPTS as usize - 1]);
        assert_eq!(line.faulty.transact(&count_to(n)).await, Ok(()), "{fault:?}");
        assert_eq!(line.faults.seen().len(), ATTEMPTS as usize, "{fault:?}");
        assert_eq!(count(&line.good).await, Some(n), "{fault:?}");
    }
}

#[tokio::test]
async fn what_does_not_end_is_told_by_its_name_and_nothing_is_written() {
    let line = line("TransactWriteItems").await;
    for (fault, told) in [
        (Fault::Conflict, StoreError::Contended),
        (Fault::Throttle, StoreError::Throttled),
        (Fault::Breakdown, StoreError::Unknown),
        (Fault::Timeout, StoreError::Unknown),
    ] {
        line.faults.always(fault);
        assert_eq!(line.faulty.transact(&count_to(1)).await, Err(told), "{fault:?}");
        assert_eq!(line.faults.seen().len(), ATTEMPTS as usize, "{fault:?}");
        assert_eq!(count(&line.good).await, None, "{fault:?}");
    }
    line.faults.always(Fault::Refused);
    assert!(matches!(line.faulty.transact(&count_to(1)).await, Err(StoreError::Unavailable(_))));
    assert_eq!(count(&line.good).await, None);
}

#[tokio::test]
async fn an_attempt_that_may_have_been_made_is_never_called_unmade() {
    let line = line("TransactWriteItems").await;
    for last in [Fault::Throttle, Fault::Conflict, Fault::Refused] {
        line.faults.always(last);
        line.faults.first(Fault::LostAnswer);
        let n = count(&line.good).await.unwrap_or_default() + 1;
        assert_eq!(line.faulty.transact(&count_to(n)).await, Err(StoreError::Unknown), "{last:?}");
        assert_eq!(count(&line.good).await, Some(n), "{last:?}");
    }
}

#[tokio::test]
async fn an_engine_that_never_answers_is_given_up() {
    let line = line_with("TransactWriteItems", Duration::from_millis(20)).await;
    line.faults.always(Fault::Silence);
    assert_eq!(line.faulty.transact(&count_to(1)).await, Err(StoreError::Unknown));
    assert_eq!(line.faults.seen().len(), ATTEMPTS as usize);
    assert_eq!(count(&line.good).await, None);
}

#[tokio::test]
async fn a_condition_that_fails_after_a_lost_answer_is_somebody_elses_doing() {
    let line = line("TransactWriteItems").await;
    let theirs = with("count", "a", 9, json!({ "theirs": true }));
    line.good.put_many(Table::Directory, std::slice::from_ref(&theirs)).await.unwrap();
    line.faults.next([Fault::LostAnswer]);
    let found = Some(Box::new(theirs));
    assert_eq!(line.faulty.transact(&count_to(1)).await, Err(StoreError::ConditionFailed { index: 0, found }));
}

#[tokio::test]
async fn reads_sit_out_the_same_and_never_say_that_something_is_not_known() {
    for (operation, key) in [("GetItem", "get"), ("Query", "query"), ("BatchGetItem", "many")] {
        let line = line(operation).await;
        let stored = item(key, "a");
        line.good.put_many(Table::Directory, std::slice::from_ref(&stored)).await.unwrap();
        let read = async || -> Result<Vec<Item>, StoreError> {
            match operation {
                "GetItem" => {
                    line.faulty.get(Table::Directory, &stored.key).await.map(|item| item.into_iter().collect())
                }
                "Query" => line.faulty.query(&Query::prefix(Table::Directory, key, "")).await.map(|page| page.items),
                _ => line.faulty.get_many(Table::Directory, std::slice::from_ref(&stored.key)).await,
            }
        };
        for fault in [Fault::Throttle, Fault::LostAnswer, Fault::Breakdown, Fault::Refused, Fault::Timeout] {
            line.faults.next([fault, fault]);
            assert_eq!(read().await, Ok(vec![stored.clone()]), "{operation} {fault:?}");
            line.faults.always(fault);
            let told = read().await;
            match fault {
                Fault::Throttle => assert_eq!(told, Err(StoreError::Throttled), "{operation}"),
                _ => assert!(matches!(told, Err(StoreError::Unavailable(_))), "{operation} {fault:?}: {told:?}"),
            }
        }
    }
}

#[tokio::test]
async fn batches_are_made_whole_through_faults_and_leftovers() {
    let line = line("BatchWriteItem").await;
    let items: Vec<Item> = (0..60).map(|n| item("batch", &format!("{n:02}"))).collect();
    line.faults.next([Fault::Throttle, Fault::Nothing, Fault::LostAnswer, Fault::Nothing, Fault::Breakdown]);
    line.faulty.put_many(Table::Directory, &items).await.unwrap();
    assert_eq!(line.faults.seen().len(), 6, "three batches and three faults");
    let stored = line.good.query_all(&Query::prefix(Table::Directory, "batch", "")).await.unwrap();
    assert_eq!(stored, items);
    line.faults.always(Fault::Throttle);
    assert_eq!(line.faulty.delete_many(Table::Directory, &[items[0].key.clone()]).await, Err(StoreError::Throttled));
    line.faults.always(Fault::LostAnswer);
    assert_eq!(line.faulty.delete_many(Table::Directory, &[items[0].key.clone()]).await, Err(StoreError::Unknown));
}

#[tokio::test]
async fn a_batch_read_that_is_answered_in_part_is_asked_on() {
    let line = line("BatchGetItem").await;
    let mut items: Vec<Item> = (0..45).map(|n| item("part", &format!("{n:02}"))).collect();
    items.iter_mut().for_each(|item| item.body = large(390 * 1024));
    line.good.put_many(Table::Directory, &items).await.unwrap();
    let asked: Vec<Key> = items.iter().map(|item| item.key.clone()).collect();
    assert_eq!(line.faulty.get_many(Table::Directory, &asked).await.unwrap().len(), 45);
    assert!(line.faults.seen().len() > 1, "17 MB do not fit one answer of 16 MB");
}

#[tokio::test]
async fn nothing_listens_is_unavailable() {
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let patience = Patience { attempts: 2, first_pause: Duration::from_millis(1) };
    let tables = DynamoTables::at(&format!("http://127.0.0.1:{port}"), "test-").patience(patience);
    for answer in [tables.transact(&count_to(1)).await, tables.warm().await] {
        assert!(matches!(answer, Err(StoreError::Unavailable(_))), "{answer:?}");
    }
}

#[tokio::test]
async fn the_meter_counts_calls_and_units() {
    let line = line("TransactWriteItems").await;
    line.faults.next([Fault::Throttle]);
    line.faulty.transact(&count_to(1)).await.unwrap();
    let used = line.meter.used();
    // Two calls, of which one was made: a transactional write of one small item is two units.
    assert_eq!((used.calls, used.tenths_of_units), (2, 20));
    line.faulty.get(Table::Directory, &Key::new("count", "a")).await.unwrap();
    let used = line.meter.used();
    assert_eq!((used.calls, used.tenths_of_units), (3, 30), "a consistent read of one small item is one unit");
}

#[derive(serde::Serialize, serde::Deserialize)]
struct Note {
    text: String,
    version: u64,
}

impl Record for Note {
    const TABLE: Table = Table::Directory;
    fn version(&self) -> u64 {
        self.version
    }
}

struct Counting(AtomicU64);

impl Ids for Counting {
    fn next(&self) -> Uuid {
        Uuid::from_u128(u128::from(self.0.fetch_add(1, Ordering::Relaxed)))
    }
}

async fn save(tables: &DynamoTables, ids: &Counting, text: &str) -> Result<Committed, ChangeError> {
    let note = Note { text: text.into(), version: 1 };
    let request = Request { key: "key".into(), body_hash: text.into(), response: json!({ "saved": text }) };
    Change::new(By::new("ann", "editor"), &"demo".parse().unwrap(), jiff::Timestamp::UNIX_EPOCH, ids)
        .create(Key::new("note", "a"), &note)
        .audit("note/a", "create", Map::new())
        .outbox("publish", Map::new())
        .idempotent(request)
        .commit(tables)
        .await
}

#[tokio::test]
async fn a_phone_that_got_no_answer_may_send_the_same_request_again() {
    for lost in [Fault::LostAnswer, Fault::Timeout] {
        let line = line("TransactWriteItems").await;
        let ids = Counting(AtomicU64::new(0));
        line.faults.always(lost);
        let unknown = save(&line.faulty, &ids, "hello").await;
        assert_eq!(unknown, Err(ChangeError::Store(StoreError::Unknown)), "{lost:?}");

        line.faults.next([]);
        let expected = match lost {
            Fault::LostAnswer => Committed::Replayed(json!({ "saved": "hello" })),
            _ => Committed::Made,
        };
        assert_eq!(save(&line.faulty, &ids, "hello").await, Ok(expected), "{lost:?}");
        assert_eq!(save(&line.faulty, &ids, "something else").await, Err(ChangeError::KeyReused), "{lost:?}");

        let audit = line.good.query_all(&Query::prefix(Table::Audit, keys::audit("note/a"), "")).await.unwrap();
        let shard = keys::outbox_shard(&"demo".parse().unwrap());
        let waiting = outbox::pending(&line.good, shard, 100).await.unwrap();
        assert_eq!((audit.len(), waiting.len()), (1, 1), "{lost:?}");
    }
}
