//! Faults at the SDK's HTTP client: what emulators never show, and what production does now and then.
//!
//! The client below passes requests on to a real engine, and takes a fault from its script for each request of the
//! operations it watches. Everything above it is what runs in production: signing, parsing, retries, meaning.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use aws_smithy_runtime_api::client::http::{
    HttpClient, HttpConnector, HttpConnectorFuture, HttpConnectorSettings, SharedHttpClient, SharedHttpConnector,
};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_runtime_api::client::result::ConnectorError;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::body::SdkBody;

/// Something that goes wrong with one request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Nothing; the request is made and answered.
    Nothing,
    /// The engine refuses: asked too much. Nothing is made.
    Throttle,
    /// The engine cancels: another transaction changes the first item. Nothing is made.
    Conflict,
    /// The engine breaks down before it does anything, and says so.
    Breakdown,
    /// No connection. Nothing is made.
    Refused,
    /// The request does not arrive, and the client stops waiting.
    Timeout,
    /// The request does not arrive, and nothing ever answers: the SDK's own limit must end it.
    Silence,
    /// The request is made; the connection breaks before the answer comes.
    LostAnswer,
}

/// A script of faults for one kind of request. Clones share it.
#[derive(Clone, Debug)]
pub struct Faults {
    inner: SharedHttpClient,
    state: Arc<Mutex<State>>,
    operation: &'static str,
}

#[derive(Debug, Default)]
struct State {
    script: VecDeque<Fault>,
    then: Option<Fault>,
    seen: Vec<String>,
}

impl Faults {
    /// Faults for requests of this operation, such as `TransactWriteItems`; all others pass.
    pub fn of(operation: &'static str) -> Self {
        let inner = aws_smithy_http_client::Builder::new().build_http();
        Self { inner, state: Arc::default(), operation }
    }

    /// The next requests meet these, one each; those after them pass.
    pub fn next(&self, faults: impl IntoIterator<Item = Fault>) {
        let mut state = self.state();
        state.script = faults.into_iter().collect();
        state.then = None;
    }

    /// Every request meets this from now on.
    pub fn always(&self, fault: Fault) {
        let mut state = self.state();
        state.script.clear();
        state.then = Some(fault);
    }

    /// The next request meets this, and those after it what they would have met.
    pub fn first(&self, fault: Fault) {
        self.state().script.push_front(fault);
    }

    /// The bodies of the watched requests since the last call.
    pub fn seen(&self) -> Vec<String> {
        std::mem::take(&mut self.state().seen)
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn fault(&self, request: &HttpRequest) -> Fault {
        let target = request.headers().get("x-amz-target").unwrap_or_default();
        if target.rsplit('.').next() != Some(self.operation) {
            return Fault::Nothing;
        }
        let body = request.body().bytes().map(String::from_utf8_lossy).unwrap_or_default().into_owned();
        let mut state = self.state();
        state.seen.push(body);
        state.script.pop_front().or(state.then).unwrap_or(Fault::Nothing)
    }
}

impl HttpClient for Faults {
    fn http_connector(&self, settings: &HttpConnectorSettings, parts: &RuntimeComponents) -> SharedHttpConnector {
        SharedHttpConnector::new(Faulty { inner: self.inner.http_connector(settings, parts), faults: self.clone() })
    }
}

#[derive(Debug)]
struct Faulty {
    inner: SharedHttpConnector,
    faults: Faults,
}

impl HttpConnector for Faulty {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        let broken = |kind: std::io::ErrorKind| ConnectorError::io(std::io::Error::from(kind).into());
        match self.faults.fault(&request) {
            Fault::Nothing => self.inner.call(request),
            Fault::Throttle => answer(400, "ThrottlingException", "", "Rate exceeded"),
            Fault::Conflict => answer(
                400,
                "TransactionCanceledException",
                r#","CancellationReasons":[{"Code":"TransactionConflict","Message":"Transaction is ongoing for the item"}]"#,
                "Transaction cancelled",
            ),
            Fault::Breakdown => answer(500, "InternalServerError", "", "Internal server error"),
            Fault::Refused => HttpConnectorFuture::ready(Err(broken(std::io::ErrorKind::ConnectionRefused))),
            Fault::Timeout => HttpConnectorFuture::ready(Err(ConnectorError::timeout("no answer in time".into()))),
            Fault::Silence => HttpConnectorFuture::new(std::future::pending()),
            Fault::LostAnswer => {
                let made = self.inner.call(request);
                HttpConnectorFuture::new(async move {
                    // Read to its end: the engine has committed before the answer is lost.
                    let _answer = made.await?;
                    Err(broken(std::io::ErrorKind::ConnectionReset))
                })
            }
        }
    }
}

fn answer(status: u16, kind: &str, more: &str, message: &str) -> HttpConnectorFuture {
    let body = format!(r##"{{"__type":"com.amazonaws.dynamodb.v20120810#{kind}","message":"{message}"{more}}}"##);
    HttpConnectorFuture::ready(match status.try_into() {
        Ok(status) => Ok(HttpResponse::new(status, SdkBody::from(body))),
        Err(error) => Err(ConnectorError::other(Box::new(error), None)),
    })
}
