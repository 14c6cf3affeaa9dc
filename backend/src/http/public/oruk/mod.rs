//! The Open Referral UK feeds over HTTP: published files in the words of a national standard, for other directories. No call of
//! the engine, no third party, readable from any web page.

mod address;
mod answer;
pub mod self_test;
mod v1;
mod v3;

pub use address::PublicAddress;

use axum::Router;
use axum::extract::Request;
use axum::http::{HeaderName, HeaderValue, Method, StatusCode};
use axum::middleware::{Next, from_fn};
use axum::response::{IntoResponse, Response};

use super::PublicState;

/// The feeds' routes and their self-test, without state.
pub(super) fn routes() -> Router<PublicState> {
    feeds(self_test::routes(Router::new()))
}

/// Adds the feeds themselves.
fn feeds(router: Router<PublicState>) -> Router<PublicState> {
    v1::routes(v3::routes(router)).layer(from_fn(open_to_all))
}

/// Every answer, failures too, may be read by every web page; what a browser asks first is answered here.
async fn open_to_all(request: Request, next: Next) -> Response {
    let asks_first = request.method() == Method::OPTIONS;
    let mut response = if asks_first { StatusCode::NO_CONTENT.into_response() } else { next.run(request).await };
    let headers = response.headers_mut();
    let mut put = |name: &'static str, value: &'static str| {
        headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    };
    put("access-control-allow-origin", "*");
    put("access-control-expose-headers", "etag, link, x-request-id");
    put("cross-origin-resource-policy", "cross-origin");
    if asks_first {
        put("access-control-allow-methods", "GET, HEAD");
        put("access-control-allow-headers", "accept, if-none-match");
        put("access-control-max-age", "86400");
    }
    response
}
