//! The private half: what depends on who asks. One module an area; each adds its endpoints with [`staff`].

mod entries;
mod guard;
mod health;
mod session;

use std::sync::Arc;

use axum::Router;

use crate::port::{Clock, Ids, Nudge, Tables};

pub use guard::{Staff, staff};

/// What the private half works with.
#[derive(Clone)]
pub struct PrivateState {
    /// The tables.
    pub tables: Arc<dyn Tables>,
    /// What time it is.
    pub clock: Arc<dyn Clock>,
    /// New ids.
    pub ids: Arc<dyn Ids>,
    /// Told after a change that something waits in the outbox.
    pub nudge: Arc<dyn Nudge>,
}

/// The private routes, without layers.
pub fn router(state: PrivateState) -> Router {
    let router = Router::new();
    let router = health::routes(router);
    let router = session::routes(router);
    let router = entries::routes(router);
    router.with_state(state)
}
