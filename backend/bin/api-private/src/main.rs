//! The private function in AWS Lambda.

use std::process::ExitCode;
use std::sync::Arc;

use doorstep_backend::clock::{SystemClock, SystemIds, SystemRandom};
use doorstep_backend::config::{SignInConfig, TableConfig, feed_hosts, mark_key};
use doorstep_backend::http::plain::Style;
use doorstep_backend::http::private::{Feeds, PrivateState, SignIn, router};
use doorstep_backend::http::{Limits, dress};
use doorstep_backend::identity::{Provider, Settings};
use doorstep_backend::outside::{Bounds, WebClient};
use doorstep_backend::port::{Clock, Ids, NoNudge};
use doorstep_backend::store::dynamo::DynamoTables;
use doorstep_backend::telemetry::{self, LogForm};
use doorstep_backend::usecase::pull::FeedRules;

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    telemetry::start(LogForm::Json, "info");
    telemetry::ended(Box::pin(run()).await)
}

async fn run() -> Result<(), lambda_http::Error> {
    let clock: Arc<dyn Clock> = Arc::new(SystemClock::new());
    let started = clock.now();
    let config = TableConfig::from_env()?;
    let mark_key = mark_key()?;
    let tables = DynamoTables::connect(config.endpoint.as_deref(), config.prefix.as_str()).await;
    // The first call pays for the TLS handshake; better here than in a person's request.
    let warm = tables.warm().await.is_ok();
    let milliseconds = telemetry::milliseconds(clock.now().duration_since(started));
    tracing::info!(milliseconds, warm, "init: connection to the tables open");
    let ids: Arc<dyn Ids> = Arc::new(SystemIds::default());
    // The stream of the tables wakes the outbox here.
    let nudge = Arc::new(NoNudge);
    let sign_in = sign_in(SignInConfig::from_env()?, &clock)?;
    let tables = Arc::new(tables);
    let fetch = Arc::new(WebClient::public_only(Bounds::FEED, false)?);
    let feeds = Feeds { fetch, rules: FeedRules { hosts: feed_hosts(), this_machine: false } };
    let state = PrivateState { tables, clock: clock.clone(), ids: ids.clone(), nudge, sign_in, feeds, mark_key };
    let router = router(state);
    lambda_http::run(dress(router, Limits::default(), clock, ids)).await
}

/// The look of the plain pages: the same sheets as everywhere, in the program itself.
const STYLE: &str = concat!(
    include_str!("../../../../frontend/styles/tokens.css"),
    include_str!("../../../../frontend/styles/doorstep.css")
);

fn sign_in(config: Option<SignInConfig>, clock: &Arc<dyn Clock>) -> Result<SignIn, lambda_http::Error> {
    let random = Arc::new(SystemRandom);
    let Some(config) = config else { return Ok(SignIn::nobody(random)) };
    let back = format!("{}/sign-in/callback", config.address);
    let settings = Settings {
        issuer: config.issuer,
        client_id: config.client_id,
        client_secret: config.client_secret,
        prompt: config.prompt,
        back,
    };
    let web = WebClient::new(Bounds::PROVIDER)?;
    let provider = Some(Arc::new(Provider::new(settings, Arc::new(web), clock.clone())));
    Ok(SignIn { provider, address: config.address.into(), random, style: Style::new(STYLE), demo: false })
}
