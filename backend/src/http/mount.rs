//! Puts an endpoint on a router: path, method, caching, reading of the request and writing of the answer all come from the
//! endpoint's own module in `doorstep-shared`.

use std::future::Future;

use axum::Router;
use axum::extract::{RawPathParams, RawQuery, State};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Json, Response};
use axum::routing::get;
use doorstep_shared::api::{Address, Caching, Endpoint, FromAddress, Method, Misread};
use doorstep_shared::search::percent_decode;

use super::Failure;

/// Adds the endpoint, answered by `handler`.
pub fn mount<E, S, F, Fut>(router: Router<S>, handler: F) -> Router<S>
where
    E: Endpoint + 'static,
    E::Request: Send + 'static,
    E::Response: 'static,
    S: Clone + Send + Sync + 'static,
    F: Fn(S, E::Request) -> Fut + Clone + Send + Sync + 'static,
    Fut: Future<Output = Result<E::Response, Failure>> + Send + 'static,
{
    let answer = async move |State(state): State<S>, path: RawPathParams, RawQuery(query): RawQuery| -> Response {
        let address = Address {
            path: path.iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect(),
            query: query.as_deref().map(pairs).unwrap_or_default(),
        };
        let request = match E::Request::from_address(&address) {
            Ok(request) => request,
            Err(Misread::NotFound) => return Failure::not_found().into_response(),
            Err(Misread::Bad(errors)) => return Failure::bad(errors).into_response(),
        };
        match handler(state, request).await {
            Ok(body) => with_caching(Json(body).into_response(), E::CACHING),
            Err(failure) => failure.into_response(),
        }
    };
    match E::METHOD {
        Method::Get => router.route(E::PATH, get(answer)),
    }
}

fn pairs(query: &str) -> Vec<(String, String)> {
    query
        .split('&')
        .filter_map(|pair| pair.split_once('='))
        .map(|(name, value)| (percent_decode(name), percent_decode(value)))
        .collect()
}

/// Says how long an answer may be kept.
pub(super) fn with_caching(mut response: Response, caching: Caching) -> Response {
    let value = match caching {
        Caching::Minute => "public, max-age=60",
        Caching::Never => "no-store",
    };
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static(value));
    response
}
