//! Puts an endpoint on a router: path, method, caching, who may call, reading of the request and writing of the answer all
//! come from the endpoint's own module in `doorstep-shared`.

use std::future::Future;

use axum::Router;
use axum::body::Bytes;
use axum::extract::{RawPathParams, RawQuery, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Json, Response};
use axum::routing::{MethodFilter, on};
use doorstep_shared::api::{Address, Caching, Changes, Endpoint, FromAddress, Method, Misread};
use doorstep_shared::problem::{Code, FieldError};
use doorstep_shared::search::percent_decode;
use sha2::{Digest, Sha256};

use super::Failure;
pub use crate::store::Repeat;

/// What a caller said, read.
pub struct Asked<E: Endpoint> {
    /// What its address names.
    pub request: E::Request,
    /// Its body.
    pub body: E::Body,
    /// The version the change was made from; 0 where none is needed.
    pub base: u64,
    /// The caller's idempotency key, and a hash of all it says; empty where none is needed.
    pub repeat: Repeat,
}

/// Longest idempotency key, in characters.
const LONGEST_KEY: usize = 80;

/// Adds an endpoint that anybody may call, answered by `handler`.
pub fn mount<E, S, F, Fut>(router: Router<S>, handler: F) -> Router<S>
where
    E: Endpoint + 'static,
    E::Request: Send + 'static,
    E::Body: Send + 'static,
    E::Response: 'static,
    S: Clone + Send + Sync + 'static,
    F: Fn(S, E::Request) -> Fut + Clone + Send + Sync + 'static,
    Fut: Future<Output = Result<E::Response, Failure>> + Send + 'static,
{
    route::<E, S, _, _>(router, move |state, asked: Asked<E>, _| handler(state, asked.request))
}

/// Adds an endpoint whose handler looks at all that was asked, and at what came with it: headers, and who is signed in.
pub fn route<E, S, F, Fut>(router: Router<S>, handler: F) -> Router<S>
where
    E: Endpoint + 'static,
    E::Request: Send + 'static,
    E::Body: Send + 'static,
    E::Response: 'static,
    S: Clone + Send + Sync + 'static,
    F: Fn(S, Asked<E>, Parts) -> Fut + Clone + Send + Sync + 'static,
    Fut: Future<Output = Result<E::Response, Failure>> + Send + 'static,
{
    let answer = async move |State(state): State<S>,
                             path: RawPathParams,
                             RawQuery(query): RawQuery,
                             parts: Parts,
                             body: Bytes|
                -> Response {
        let address = Address {
            path: path.iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect(),
            query: query.as_deref().map(pairs).unwrap_or_default(),
        };
        let asked = match read::<E>(&address, &parts.headers, &body) {
            Ok(asked) => asked,
            Err(failure) => return failure.into_response(),
        };
        match handler(state, asked, parts).await {
            Ok(body) => with_caching(Json(body).into_response(), E::CACHING),
            Err(failure) => failure.into_response(),
        }
    };
    router.route(E::PATH, on(filter(E::METHOD), answer))
}

fn filter(method: Method) -> MethodFilter {
    match method {
        Method::Get => MethodFilter::GET,
        Method::Post => MethodFilter::POST,
        Method::Put => MethodFilter::PUT,
        Method::Patch => MethodFilter::PATCH,
        Method::Delete => MethodFilter::DELETE,
    }
}

fn read<E: Endpoint>(address: &Address, headers: &HeaderMap, body: &[u8]) -> Result<Asked<E>, Failure> {
    let request = E::Request::from_address(address).map_err(|misread| match misread {
        Misread::NotFound => Failure::not_found(),
        Misread::Bad(errors) => Failure::bad(errors),
    })?;
    let repeat = if E::CHANGES == Changes::Nothing { Repeat::default() } else { repeat::<E>(address, headers, body)? };
    let base = if E::CHANGES == Changes::Existing { base(headers)? } else { 0 };
    // An endpoint without a body reads `null`; a body of a question means nothing.
    let text = if body.is_empty() || E::METHOD == Method::Get { b"null" } else { body };
    let body = serde_json::from_slice(text).map_err(|error| {
        // The reader's own words: where it stopped and why. It quotes no more than a word of what was sent.
        Failure::bad(vec![FieldError { pointer: String::new(), detail: format!("The body cannot be read: {error}.") }])
    })?;
    Ok(Asked { request, body, base, repeat })
}

fn repeat<E: Endpoint>(address: &Address, headers: &HeaderMap, body: &[u8]) -> Result<Repeat, Failure> {
    let key = headers.get("idempotency-key").and_then(|v| v.to_str().ok()).map(str::trim).unwrap_or_default();
    if key.is_empty() || key.len() > LONGEST_KEY {
        return Err(Failure::new(Code::IdempotencyKeyMissing));
    }
    let mut hash = Sha256::new();
    for part in [E::NAME.as_bytes(), format!("{address:?}").as_bytes(), body] {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part);
    }
    let matched = headers.get(header::IF_MATCH).map(HeaderValue::as_bytes).unwrap_or_default();
    hash.update(matched);
    let body_hash = hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
    Ok(Repeat { key: key.to_owned(), body_hash })
}

/// The version in `If-Match: "v3"`.
fn base(headers: &HeaderMap) -> Result<u64, Failure> {
    let text = headers.get(header::IF_MATCH).and_then(|v| v.to_str().ok()).ok_or(Failure::new(Code::IfMatchMissing))?;
    let number = text.trim().trim_matches('"').strip_prefix('v').and_then(|n| n.parse().ok());
    number.ok_or_else(|| {
        let detail = "If-Match names the version the change was made from, such as \"v3\".".into();
        Failure::bad(vec![FieldError { pointer: "/if-match".into(), detail }])
    })
}

pub(super) fn pairs(query: &str) -> Vec<(String, String)> {
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
