//! The private function in AWS Lambda.

use std::process::ExitCode;
use std::sync::Arc;

use doorstep_backend::clock::{SystemClock, SystemIds};
use doorstep_backend::config::TableConfig;
use doorstep_backend::http::private::{PrivateState, router};
use doorstep_backend::http::{Limits, dress};
use doorstep_backend::port::{Clock, Ids, NoNudge};
use doorstep_backend::store::dynamo::DynamoTables;
use doorstep_backend::telemetry::{self, LogForm};

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    telemetry::start(LogForm::Json, "info");
    telemetry::ended(Box::pin(run()).await)
}

async fn run() -> Result<(), lambda_http::Error> {
    let clock: Arc<dyn Clock> = Arc::new(SystemClock::new());
    let started = clock.now();
    let config = TableConfig::from_env()?;
    let tables = DynamoTables::connect(config.endpoint.as_deref(), config.prefix.as_str()).await;
    // The first call pays for the TLS handshake; better here than in a person's request.
    let warm = tables.warm().await.is_ok();
    let milliseconds = telemetry::milliseconds(clock.now().duration_since(started));
    tracing::info!(milliseconds, warm, "init: connection to the tables open");
    let ids: Arc<dyn Ids> = Arc::new(SystemIds::default());
    // The stream of the tables wakes the outbox here.
    let nudge = Arc::new(NoNudge);
    let router = router(PrivateState { tables: Arc::new(tables), clock: clock.clone(), ids: ids.clone(), nudge });
    lambda_http::run(dress(router, Limits::default(), clock, ids)).await
}
