//! Whether the engine answers.

use axum::Router;
use axum::extract::State;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use doorstep_shared::problem::Code;

use super::PrivateState;
use crate::http::Failure;
use crate::port::{Key, Table};

pub(super) fn routes(router: Router<PrivateState>) -> Router<PrivateState> {
    router.route("/healthz", get(health))
}

/// 200 when the engine answers.
async fn health(State(state): State<PrivateState>) -> Response {
    match state.tables.get(Table::Directory, &Key::new("HEALTH", "META")).await {
        Ok(_) => ([(header::CACHE_CONTROL, HeaderValue::from_static("no-store"))], "ok\n").into_response(),
        Err(error) => Failure::inside(Code::Unavailable, error.to_string()).into_response(),
    }
}
