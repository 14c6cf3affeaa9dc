//! The private half: what depends on who asks. Until sign-in exists it answers who is signed in (nobody) and whether the
//! engine answers.

use std::sync::Arc;

use axum::Router;
use axum::extract::State;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use doorstep_shared::api::session::{GetSession, Session};
use doorstep_shared::problem::Code;

use super::{Failure, mount};
use crate::port::{Key, Table, Tables};

/// What the private half works with.
#[derive(Clone)]
pub struct PrivateState {
    /// The tables.
    pub tables: Arc<dyn Tables>,
}

/// The private routes, without layers.
pub fn router(state: PrivateState) -> Router {
    let router = Router::new().route("/healthz", get(health));
    let router = mount::<GetSession, _, _, _>(router, async |_: PrivateState, ()| Ok(Session { signed_in: false }));
    router.with_state(state)
}

/// 200 when the engine answers.
async fn health(State(state): State<PrivateState>) -> Response {
    match state.tables.get(Table::Directory, &Key::new("HEALTH", "META")).await {
        Ok(_) => ([(header::CACHE_CONTROL, HeaderValue::from_static("no-store"))], "ok\n").into_response(),
        Err(error) => Failure::inside(Code::Unavailable, error.to_string()).into_response(),
    }
}
