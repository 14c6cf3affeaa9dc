//! The private half: what depends on who asks. One module an area; each adds its endpoints with [`staff`].

mod bulk;
mod checks;
mod desk;
mod drafts;
mod entries;
mod guard;
mod health;
mod history;
mod people;
mod session;
mod settings;
mod sign_in;
mod visit;

use std::sync::Arc;

use axum::Router;
use axum::middleware::from_fn_with_state;

use crate::port::{Clock, Ids, Nudge, Tables};

pub use guard::{Staff, staff};
pub use sign_in::SignIn;

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
    /// How people sign in.
    pub sign_in: SignIn,
}

/// The private routes, without layers.
pub fn router(state: PrivateState) -> Router {
    let router = Router::new();
    let router = health::routes(router);
    let router = session::routes(router);
    let router = sign_in::routes(router);
    let router = entries::routes(router);
    let router = checks::routes(router);
    let router = drafts::routes(router);
    let router = history::routes(router);
    let router = bulk::routes(router);
    let router = settings::routes(router);
    let router = people::routes(router);
    router.layer(from_fn_with_state(state.clone(), visit::visit)).with_state(state)
}
