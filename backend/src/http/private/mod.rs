//! The private half: what depends on who asks. One module an area; each adds its endpoints with [`staff`].

mod agreements;
mod bulk;
mod checks;
mod desk;
mod drafts;
mod entries;
mod family;
mod guard;
mod health;
mod history;
mod imports;
mod inbox;
mod link;
mod people;
mod plans;
mod referral;
mod repeat;
mod session;
mod settings;
mod sign_in;
mod visit;

use std::sync::Arc;

use async_trait::async_trait;
use axum::Router;
use axum::http::{Request, Response};
use axum::middleware::from_fn_with_state;

use crate::port::{Clock, Fetch, FetchError, Ids, Nudge, Tables};
use crate::usecase::plans::MarkKey;
use crate::usecase::pull::FeedRules;

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
    /// How feeds of other directories are fetched.
    pub feeds: Feeds,
    /// Keys the hashes that find the same child named twice. Whoever has it and the tables could try out names.
    pub mark_key: MarkKey,
}

/// How feeds of other directories are fetched.
#[derive(Clone)]
pub struct Feeds {
    /// Asks their servers.
    pub fetch: Arc<dyn Fetch>,
    /// Which of them may be asked.
    pub rules: FeedRules,
}

impl Feeds {
    /// A server that fetches none.
    pub fn none() -> Self {
        Self { fetch: Arc::new(NoFetch), rules: FeedRules::default() }
    }
}

/// For where nothing is fetched.
struct NoFetch;

#[async_trait]
impl Fetch for NoFetch {
    async fn fetch(&self, request: Request<Vec<u8>>) -> Result<Response<Vec<u8>>, FetchError> {
        Err(FetchError::NotAllowed(request.uri().host().unwrap_or_default().to_owned()))
    }
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
    let router = imports::routes(router);
    let router = inbox::routes(router);
    let router = link::routes(router);
    let router = agreements::routes(router);
    let router = plans::routes(router);
    let router = referral::routes(router);
    let router = family::routes(router);
    router.layer(from_fn_with_state(state.clone(), visit::visit)).with_state(state)
}
