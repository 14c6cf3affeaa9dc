//! Numbered changes for the crash test: what the saving program writes and the test looks for.

use std::sync::atomic::{AtomicU64, Ordering};

use doorstep_backend::port::{Ids, Table, Tables};
use doorstep_backend::store::{AuditEvent, By, Change, ChangeError, Committed, Message, Request, keys};
use doorstep_backend::store::{Record, get, query};
use doorstep_shared::id::{ServiceId, ZoneId};
use serde::{Deserialize, Serialize};
use serde_json::{Map, json};
use uuid::Uuid;

/// What is saved: enough text that a transaction does not fit one page of the file.
#[derive(Serialize, Deserialize)]
struct Numbered {
    number: u64,
    text: String,
    version: u64,
}

impl Record for Numbered {
    const TABLE: Table = Table::Directory;
    fn version(&self) -> u64 {
        self.version
    }
}

/// Ids that follow from the number alone, so that the test can name what it looks for.
struct Following(AtomicU64);

impl Ids for Following {
    fn next(&self) -> Uuid {
        Uuid::from_u128(u128::from(self.0.fetch_add(1, Ordering::Relaxed)))
    }
}

fn zone() -> ZoneId {
    "demo".parse().unwrap()
}

fn service(number: u64) -> ServiceId {
    ServiceId::new(Uuid::from_u128(u128::from(number)))
}

fn record(number: u64) -> String {
    format!("service/{}", service(number))
}

/// Saves a number: entry, history, audit event, message, idempotency record.
///
/// # Errors
/// As [`Change::commit`].
pub async fn save(tables: &dyn Tables, number: u64) -> Result<Committed, ChangeError> {
    let ids = Following(AtomicU64::new(number * 10));
    let saved = Numbered { number, text: "a".repeat(5_000), version: 1 };
    let about = Map::from_iter([("number".to_owned(), json!(number))]);
    let request = Request { key: number.to_string(), body_hash: "hash".into(), response: json!({ "number": number }) };
    Change::new(By::new("saver", "test"), &zone(), jiff::Timestamp::now(), &ids)
        .create(keys::entry(&zone(), 1, service(number)), &saved)
        .create(keys::version(service(number), 1), &saved)
        .audit(&record(number), "create", about.clone())
        .outbox("publish", about)
        .idempotent(request)
        .commit(tables)
        .await
}

/// How many parts of a saved number are there: 5 of a whole one, 0 of one that was not saved.
///
/// # Errors
/// When the tables do not answer or a part cannot be read.
pub async fn parts(tables: &dyn Tables, number: u64) -> Result<usize, doorstep_backend::port::StoreError> {
    let whole =
        |saved: Option<Numbered>| saved.is_some_and(|saved| saved.number == number && saved.text.len() == 5_000);
    let entry = whole(get(tables, &keys::entry(&zone(), 1, service(number))).await?);
    let history = whole(get(tables, &keys::version(service(number), 1)).await?);
    let events: Vec<AuditEvent> = query(tables, &keys::audit(&record(number)), "").await?;
    // The audit event took the first id, the message the second.
    let id = Uuid::from_u128(u128::from(number * 10 + 1));
    let message: Option<Message> = get(tables, &keys::outbox_message(&zone(), id)).await?;
    let message = message.is_some_and(|message| message.about["number"] == json!(number));
    let request = tables.get(Table::Directory, &keys::idempotency("saver", &number.to_string())).await?.is_some();
    Ok([entry, history, events.len() == 1, message, request].into_iter().filter(|there| *there).count())
}
