//! The public function in AWS Lambda.

use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use axum::Extension;
use doorstep_api_public::{App, Web};
use doorstep_backend::clock::{SystemClock, SystemIds};
use doorstep_backend::config::PublicConfig;
use doorstep_backend::http::public::PublicState;
use doorstep_backend::http::public::oruk::PublicAddress;
use doorstep_backend::http::{Limits, dress};
use doorstep_backend::port::{Clock, Ids, PublishedFiles};
use doorstep_backend::reader::Reader;
use doorstep_backend::store::CursorKey;
use doorstep_backend::store::dynamo::{DynamoInbox, DynamoTables};
use doorstep_backend::store::files::S3Files;
use doorstep_backend::telemetry::{self, LogForm};
use jiff::SignedDuration;

/// How long a zone's pointer is believed before it is read again.
const KEEP: SignedDuration = SignedDuration::from_secs(5);

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    telemetry::start(LogForm::Json, "info");
    telemetry::ended(Box::pin(run()).await)
}

async fn run() -> Result<(), lambda_http::Error> {
    let clock: Arc<dyn Clock> = Arc::new(SystemClock::new());
    let started = clock.now();
    let config = PublicConfig::from_env()?;
    let web = Arc::new(Web::open(Path::new(&config.web))?);
    let files: Arc<dyn PublishedFiles> =
        Arc::new(S3Files::connect(config.files.endpoint.as_deref(), &config.files.bucket).await);
    let reader = Arc::new(Reader::new(files, clock.clone(), KEEP));
    // Opens the connection and reads what will be asked for first, while start-up still runs at full speed.
    let zones = reader.zones().await.unwrap_or_default();
    for zone in zones.iter().take(8) {
        let _ = reader.zone(zone).await;
    }
    let cursors = Arc::new(CursorKey::new(config.cursor_key));
    let ids: Arc<dyn Ids> = Arc::new(SystemIds::default());
    let tables = DynamoTables::connect(config.tables.endpoint.as_deref(), config.tables.prefix.as_str()).await;
    let inbox = Arc::new(DynamoInbox::of(tables));
    let state = PublicState { reader, clock: clock.clone(), cursors, inbox, ids: ids.clone() };
    let mut router = doorstep_api_public::router(App { state, web });
    if let Some(address) = config.address {
        // The host that a caller names is whatever stands before us, or whatever the caller likes.
        router = router.layer(Extension(PublicAddress(address.into())));
    }
    let milliseconds = telemetry::milliseconds(clock.now().duration_since(started));
    tracing::info!(milliseconds, zones = zones.len(), "init: connection open, directories read");
    lambda_http::run(dress(router, Limits::default(), clock, ids)).await
}
