//! The scheduled function in AWS Lambda: once a day it reminds people of entries that are due for a check.

use std::process::ExitCode;
use std::sync::Arc;

use doorstep_backend::clock::{SystemClock, SystemIds};
use doorstep_backend::config::TableConfig;
use doorstep_backend::port::{Clock, Ids, Tables};
use doorstep_backend::store::dynamo::DynamoTables;
use doorstep_backend::store::messages::OnScreen;
use doorstep_backend::telemetry::{self, LogForm};
use doorstep_backend::usecase::daily::{Day, NoLinks, run};
use lambda_runtime::{Error, LambdaEvent, service_fn};
use serde_json::Value;

struct Parts {
    tables: Arc<dyn Tables>,
    clock: Arc<dyn Clock>,
    ids: Arc<dyn Ids>,
    messages: OnScreen,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    telemetry::start(LogForm::Json, "info");
    telemetry::ended(Box::pin(start()).await)
}

async fn start() -> Result<(), Error> {
    let config = TableConfig::from_env()?;
    let tables: Arc<dyn Tables> =
        Arc::new(DynamoTables::connect(config.endpoint.as_deref(), config.prefix.as_str()).await);
    let clock: Arc<dyn Clock> = Arc::new(SystemClock::new());
    let ids: Arc<dyn Ids> = Arc::new(SystemIds::default());
    let messages = OnScreen { tables: tables.clone(), clock: clock.clone(), ids: ids.clone() };
    let parts = Arc::new(Parts { tables, clock, ids, messages });
    lambda_runtime::run(service_fn(move |_: LambdaEvent<Value>| {
        let parts = parts.clone();
        async move { Box::pin(the_day(&parts)).await }
    }))
    .await
}

/// Doing it twice on one day does no harm: the schedule may come again after a failure.
async fn the_day(parts: &Parts) -> Result<(), Error> {
    let day = Day {
        tables: &*parts.tables,
        clock: &*parts.clock,
        ids: &*parts.ids,
        messages: &parts.messages,
        links: &NoLinks,
    };
    run(&day).await?;
    Ok(())
}
