//! The public half: pages rendered on the server from the same views as on the phone, the app's own files, and the public API.
//! The function in the cloud and the local binary serve this one router.
#![warn(missing_docs)]

mod ask;
mod desk;
mod language;
mod pages;
mod web;

pub use web::{Web, WebError};

use std::sync::Arc;

use axum::Router;
use axum::routing::get;
use doorstep_backend::http::public::{self, PublicState};

/// What the public half works with.
#[derive(Clone)]
pub struct App {
    /// Published directories and the API.
    pub state: PublicState,
    /// The app's files.
    pub web: Arc<Web>,
}

/// The public routes, without layers.
pub fn router(app: App) -> Router {
    let pages = Router::new()
        .route("/", get(pages::start))
        .route("/{lang}/", get(pages::start_chosen))
        .route("/a/{name}", get(web::asset))
        .route("/desk", get(desk::shell))
        .route("/desk/", get(desk::shell))
        .route("/desk/{*rest}", get(desk::shell))
        .route("/{lang}/z/{zone}", get(pages::screen))
        .route("/{lang}/z/{zone}/", get(pages::screen))
        .route("/{lang}/z/{zone}/s/{id}/right", ask::routes(ask::Which::Right))
        .route("/{lang}/z/{zone}/suggest", ask::routes(ask::Which::Suggest))
        .route("/{lang}/z/{zone}/tell", ask::routes(ask::Which::Tell))
        .route("/{lang}/z/{zone}/{*rest}", get(pages::screen))
        .fallback(pages::nothing_here)
        .with_state(app.clone());
    public::router(app.state).merge(pages)
}
