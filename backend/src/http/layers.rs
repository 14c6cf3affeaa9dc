//! What every request passes through, outermost first: id and log, security headers, time limit, size limit, compression,
//! ETag.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use doorstep_shared::problem::Code;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::limit::RequestBodyLimitLayer;

use super::answer::{failure_of, problem_response};
use super::{Failure, etag, headers};
use crate::port::{Clock, Ids};
use crate::telemetry;

/// How large and how long a request may be.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Most bytes of a request's body.
    pub body_bytes: usize,
    /// Longest time to an answer.
    pub time: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self { body_bytes: 256 * 1024, time: Duration::from_secs(10) }
    }
}

/// The id of a request, for handlers; it is also in the answer's `x-request-id` and in the log.
#[derive(Clone, Debug)]
pub struct RequestId(pub Arc<str>);

#[derive(Clone)]
struct Watch {
    clock: Arc<dyn Clock>,
    ids: Arc<dyn Ids>,
}

/// A router in its layers.
pub fn dress(router: Router, limits: Limits, clock: Arc<dyn Clock>, ids: Arc<dyn Ids>) -> Router {
    router
        .layer(from_fn(etag::revalidate))
        .layer(CompressionLayer::new().br(true).gzip(true).quality(tower_http::CompressionLevel::Precise(5)))
        .layer(RequestBodyLimitLayer::new(limits.body_bytes))
        .layer(from_fn_with_state(limits, in_time))
        .layer(CatchPanicLayer::new())
        .layer(from_fn(headers::secure))
        .layer(from_fn_with_state(Watch { clock, ids }, watch))
}

async fn in_time(State(limits): State<Limits>, request: Request, next: Next) -> Response {
    match tokio::time::timeout(limits.time, next.run(request)).await {
        Ok(response) => response,
        Err(_) => Failure::new(Code::Timeout).into_response(),
    }
}

/// Gives the request an id, turns failures into problem bodies, writes one log line. The line holds the route's pattern, never
/// the address as asked: words that somebody searched for do not belong in a log.
async fn watch(State(watch): State<Watch>, mut request: Request, next: Next) -> Response {
    let started = watch.clock.now();
    let id: Arc<str> = watch.ids.next().hyphenated().to_string().into();
    request.extensions_mut().insert(RequestId(id.clone()));
    let method = request.method().clone();
    let route = request.extensions().get::<MatchedPath>().map_or_else(|| "page".into(), |m| m.as_str().to_owned());
    let html =
        request.headers().get(header::ACCEPT).and_then(|v| v.to_str().ok()).is_some_and(|a| a.contains("text/html"));
    let mut response = next.run(request).await;

    let status = response.status();
    let failure = response.extensions_mut().remove::<Failure>();
    let inside = failure.as_ref().and_then(|f| f.inside.clone());
    if let Some(failure) = failure.or_else(|| unexplained(&response, html).then(|| failure_of(status))) {
        let problem = problem_response(&failure, &id);
        let (mut parts, body) = problem.into_parts();
        for (name, value) in response.headers() {
            if !parts.headers.contains_key(name) && !BODY_HEADERS.contains(&name.as_str()) {
                parts.headers.insert(name.clone(), value.clone());
            }
        }
        response = Response::from_parts(parts, body);
    }
    if let Ok(value) = HeaderValue::try_from(&*id) {
        response.headers_mut().insert("x-request-id", value);
    }
    let milliseconds = telemetry::milliseconds(watch.clock.now().duration_since(started));
    let status = response.status().as_u16();
    if status >= 500 {
        tracing::error!(request_id = %id, %method, route, status, milliseconds, inside, "answered with a fault of ours");
    } else {
        tracing::info!(request_id = %id, %method, route, status, milliseconds, inside, "answered");
    }
    response
}

const BODY_HEADERS: [&str; 4] = ["content-type", "content-length", "content-encoding", "etag"];

/// Whether an error answer has no body that explains it: not a problem, not a page.
fn unexplained(response: &Response, html: bool) -> bool {
    let status = response.status();
    if !(status.is_client_error() || status.is_server_error()) || status == StatusCode::NOT_MODIFIED {
        return false;
    }
    let kind = response.headers().get(header::CONTENT_TYPE).and_then(|v| v.to_str().ok()).unwrap_or_default();
    !(kind.starts_with("application/problem+json")
        || (html && kind.starts_with("text/html"))
        || kind.starts_with("text/html"))
}
