//! The outbox function in AWS Lambda: reads the stream of the `directory` table and publishes the zones that changed.

use std::collections::{BTreeMap, BTreeSet};
use std::process::ExitCode;
use std::sync::Arc;

use aws_lambda_events::event::dynamodb::{Event, EventRecord};
use aws_lambda_events::streams::{DynamoDbBatchItemFailure, DynamoDbEventResponse};
use doorstep_backend::clock::SystemClock;
use doorstep_backend::config::{FileConfig, TableConfig};
use doorstep_backend::port::{Clock, Key, PublishedFiles, Tables};
use doorstep_backend::store::dynamo::DynamoTables;
use doorstep_backend::store::files::S3Files;
use doorstep_backend::store::{Message, keys};
use doorstep_backend::telemetry::{self, LogForm};
use doorstep_backend::usecase::plans::{EMERGENCY, PLAN_CHANGED, emergency};
use doorstep_backend::usecase::publish::publish;
use doorstep_shared::id::ZoneId;
use lambda_runtime::{Error, LambdaEvent, service_fn};

struct Parts {
    tables: DynamoTables,
    files: S3Files,
    clock: SystemClock,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    telemetry::start(LogForm::Json, "info");
    telemetry::ended(Box::pin(run()).await)
}

async fn run() -> Result<(), Error> {
    let clock = SystemClock::new();
    let started = clock.now();
    let (table_config, file_config) = (TableConfig::from_env()?, FileConfig::from_env()?);
    let tables = DynamoTables::connect(table_config.endpoint.as_deref(), table_config.prefix.as_str()).await;
    let files = S3Files::connect(file_config.endpoint.as_deref(), &file_config.bucket).await;
    let warm = tables.warm().await.is_ok() && files.zones().await.is_ok();
    let milliseconds = telemetry::milliseconds(clock.now().duration_since(started));
    tracing::info!(milliseconds, warm, "init: connections to tables and files open");
    let parts = Arc::new(Parts { tables, files, clock });
    lambda_runtime::run(service_fn(move |event: LambdaEvent<Event>| {
        let parts = parts.clone();
        async move { Ok::<_, Error>(consume(&parts.tables, &parts.files, &parts.clock, &event.payload.records).await) }
    }))
    .await
}

/// Publishes each zone that changed once; answers with the records to be sent again, from the first that failed.
async fn consume(
    tables: &dyn Tables,
    files: &dyn PublishedFiles,
    clock: &dyn Clock,
    records: &[EventRecord],
) -> DynamoDbEventResponse {
    let mut zones: BTreeMap<ZoneId, BTreeSet<usize>> = BTreeMap::new();
    let mut first_failed: Option<usize> = None;
    for (index, record) in records.iter().enumerate() {
        match message_of(record) {
            // Nothing of a plan is published.
            Some((_, message)) if message.kind == PLAN_CHANGED => {}
            Some((key, message)) if message.kind == EMERGENCY => {
                if let Err(error) = emergency::tell(tables, clock, &key, &message).await {
                    tracing::error!(%error, "nobody was told; the record will come again");
                    first_failed = first_failed.into_iter().chain([index]).min();
                }
            }
            Some((_, message)) => {
                zones.entry(message.zone).or_default().insert(index);
            }
            None => {
                tracing::warn!(event = record.event_id, "a record of the stream is no message about a zone; left out")
            }
        }
    }
    for (zone, indexes) in zones {
        if let Err(error) = publish(tables, files, clock, &zone).await {
            tracing::error!(zone = %zone, %error, "not published; the records will come again");
            first_failed = first_failed.into_iter().chain(indexes.first().copied()).min();
        }
    }
    let mut response = DynamoDbEventResponse::default();
    if let Some(record) = first_failed.and_then(|index| records.get(index)) {
        let mut failure = DynamoDbBatchItemFailure::default();
        failure.item_identifier.clone_from(&record.change.sequence_number);
        response.batch_item_failures.push(failure);
    }
    response
}

/// The outbox message that a record is; none for any other record, which names a zone too.
fn message_of(record: &EventRecord) -> Option<(Key, Message)> {
    let key: BTreeMap<String, serde_json::Value> = serde_dynamo::from_item(record.change.keys.clone()).ok()?;
    let part = |name: &str| key.get(name).and_then(serde_json::Value::as_str).map(str::to_owned);
    let key = Key { pk: part("pk").filter(|pk| pk.starts_with(keys::OUTBOX))?, sk: part("sk")? };
    let item: BTreeMap<String, serde_json::Value> = serde_dynamo::from_item(record.change.new_image.clone()).ok()?;
    let text = |name: &str| item.get(name).and_then(serde_json::Value::as_str);
    let message = Message {
        kind: text("kind").unwrap_or_default().to_owned(),
        zone: text("zone")?.parse().ok()?,
        at: text("at").unwrap_or_default().to_owned(),
        about: item.get("about").and_then(serde_json::Value::as_object).cloned().unwrap_or_default(),
        until: 0,
    };
    Some((key, message))
}
