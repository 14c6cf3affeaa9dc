//! Failures on their way out: what the caller may read, and what only the log may.

use axum::body::Body;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use doorstep_shared::problem::{Code, FieldError, Problem};
use serde_json::{Map, Value};

/// A failure with two sides. It has no `Display`, so the inside cannot leak by accident.
#[derive(Clone, Debug)]
pub struct Failure {
    pub(super) code: Code,
    pub(super) errors: Vec<FieldError>,
    pub(super) inside: Option<String>,
    /// More members of the body, such as both values of a field that two people changed.
    pub(super) more: Map<String, Value>,
}

impl Failure {
    /// A failure whose code says all there is to say.
    pub fn new(code: Code) -> Self {
        Self { code, errors: Vec::new(), inside: None, more: Map::new() }
    }
    /// Parameters or fields that make no sense.
    pub fn bad(errors: Vec<FieldError>) -> Self {
        Self { code: Code::BadRequest, errors, inside: None, more: Map::new() }
    }
    /// Nothing here, or nothing the caller may know of.
    pub fn not_found() -> Self {
        Self::new(Code::NotFound)
    }
    /// A failure with what the log should say about it. Must not hold personal data.
    pub fn inside(code: Code, inside: impl Into<String>) -> Self {
        Self { inside: Some(inside.into()), ..Self::new(code) }
    }
    /// What went wrong, for programs.
    pub fn code(&self) -> Code {
        self.code
    }
    /// Each part of the request that is wrong.
    pub fn errors(&self) -> &[FieldError] {
        &self.errors
    }
    /// The failure with one more member in its body.
    #[must_use]
    pub fn with(mut self, name: &str, value: Value) -> Self {
        self.more.insert(name.to_owned(), value);
        self
    }
}

impl IntoResponse for Failure {
    /// The body is written by the outermost layer, which knows the request's id.
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.code.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut response = status.into_response();
        response.extensions_mut().insert(self);
        response
    }
}

/// The body of a failure.
pub(super) fn problem_response(failure: &Failure, request_id: &str) -> Response {
    let mut problem = Problem::new(failure.code, request_id);
    problem.errors.clone_from(&failure.errors);
    let mut body = serde_json::to_value(&problem).unwrap_or_default();
    if let Some(members) = body.as_object_mut() {
        members.extend(failure.more.clone());
    }
    let body = serde_json::to_vec(&body).unwrap_or_default();
    let mut response = Response::new(Body::from(body));
    *response.status_mut() = StatusCode::from_u16(failure.code.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let headers = response.headers_mut();
    headers.insert("content-type", axum::http::HeaderValue::from_static("application/problem+json"));
    headers.insert("cache-control", axum::http::HeaderValue::from_static("no-store"));
    response
}

/// The failure that goes with a status that some library answered by itself.
pub(super) fn failure_of(status: StatusCode) -> Failure {
    Failure::new(match status {
        StatusCode::NOT_FOUND => Code::NotFound,
        StatusCode::METHOD_NOT_ALLOWED => Code::MethodNotAllowed,
        StatusCode::PAYLOAD_TOO_LARGE => Code::TooLarge,
        StatusCode::REQUEST_TIMEOUT | StatusCode::GATEWAY_TIMEOUT => Code::Timeout,
        StatusCode::SERVICE_UNAVAILABLE => Code::Unavailable,
        s if s.is_client_error() => Code::BadRequest,
        _ => Code::Internal,
    })
}
