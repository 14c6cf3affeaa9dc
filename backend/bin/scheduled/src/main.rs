//! The scheduled function in AWS Lambda: once a day it reminds people of entries that are due for a check,
//! fetches the feeds that are due, and writes down what is due in plans; every few minutes it sends the messages that wait.

use std::process::ExitCode;
use std::sync::Arc;

use doorstep_backend::clock::{SystemClock, SystemIds, SystemRandom};
use doorstep_backend::config::{NotifyConfig, TableConfig, address, feed_hosts};
use doorstep_backend::notify::Notify;
use doorstep_backend::outside::{Bounds, WebClient};
use doorstep_backend::port::{Clock, Deliver, Ids, Tables};
use doorstep_backend::store::dynamo::DynamoTables;
use doorstep_backend::store::messages::OnScreen;
use doorstep_backend::telemetry::{self, LogForm};
use doorstep_backend::usecase::daily::{CheckLinks as _, Day, run};
use doorstep_backend::usecase::link::Links;
use doorstep_backend::usecase::pull::{FeedRules, pull_due};
use doorstep_backend::usecase::tell::Round;
use lambda_runtime::{Error, LambdaEvent, service_fn};
use serde_json::Value;

struct Parts {
    tables: Arc<dyn Tables>,
    clock: Arc<dyn Clock>,
    ids: Arc<dyn Ids>,
    messages: OnScreen,
    links: Links,
    fetch: WebClient,
    rules: FeedRules,
    notify: Option<Notify>,
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
    let links = Links {
        tables: tables.clone(),
        clock: clock.clone(),
        ids: ids.clone(),
        random: Arc::new(SystemRandom),
        // Until it is known nobody can sign in either, and messages name paths alone.
        address: address()?.unwrap_or_default(),
    };
    let fetch = WebClient::public_only(Bounds::FEED, false)?;
    let rules = FeedRules { hosts: feed_hosts(), this_machine: false };
    let web = || WebClient::new(Bounds::PROVIDER).map(Arc::new);
    let notify = match NotifyConfig::from_env()? {
        Some(config) => Some(Notify::new(config, web()?, clock.clone())?),
        None => None,
    };
    let parts = Arc::new(Parts { tables, clock, ids, messages, links, fetch, rules, notify });
    lambda_runtime::run(service_fn(move |event: LambdaEvent<Value>| {
        let parts = parts.clone();
        async move {
            // The schedule of every few minutes says so; anything else is the day's.
            if event.payload["job"] == "send" { Box::pin(send(&parts)).await } else { Box::pin(the_day(&parts)).await }
        }
    }))
    .await
}

impl Parts {
    /// Without Notify, messages are only shown.
    fn round(&self) -> Round<'_> {
        let deliver: &dyn Deliver = match &self.notify {
            Some(notify) => notify,
            None => &self.messages,
        };
        Round { tables: &*self.tables, clock: &*self.clock, ids: &*self.ids, deliver, address: self.links.address() }
    }
}

/// Sends what waits. Two of these at once do no harm: each message is one's alone while it is handed over.
async fn send(parts: &Parts) -> Result<(), Error> {
    Ok(Box::pin(parts.round().send_all()).await?)
}

/// Doing it twice on one day does no harm: the schedule may come again after a failure.
async fn the_day(parts: &Parts) -> Result<(), Error> {
    let day = Day {
        tables: &*parts.tables,
        clock: &*parts.clock,
        ids: &*parts.ids,
        messages: &parts.messages,
        links: &parts.links,
    };
    run(&day).await?;
    Box::pin(parts.round().prepare_all()).await?;
    // A feed that fails says so on its own source, and stops nothing else.
    Box::pin(pull_due(&*parts.tables, &parts.fetch, &*parts.clock, &*parts.ids, &parts.rules)).await?;
    Ok(())
}
