//! The public half of the API: published content, and a letter box that one can put something into. It holds no tables, so it
//! cannot read a draft, a refuge's address, a plan or a letter, whatever its code does.

mod card;
pub mod oruk;
mod suggestions;

use std::sync::Arc;

use axum::Router;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use doorstep_shared::api::directory_pointer::{self, DirectoryPointer};
use doorstep_shared::api::get_service::{self, GetService, ServiceDetail};
use doorstep_shared::api::list_zones::{ListZones, ZoneSummary, Zones};
use doorstep_shared::api::search_services::{self, Results, SearchServices};
use doorstep_shared::date::Now;
use doorstep_shared::id::ZoneId;
use doorstep_shared::problem::Code;
use doorstep_shared::published::Pointer;
use doorstep_shared::search::{FEW, Query};

use super::{Failure, mount, openapi};
use crate::port::{Clock, FileError, Ids, Inbox};
use crate::reader::{PublishedZone, Reader};
use crate::store::CursorKey;
use crate::usecase::inbox;

/// What the public half works with.
#[derive(Clone)]
pub struct PublicState {
    /// Published directories.
    pub reader: Arc<Reader>,
    /// What time it is.
    pub clock: Arc<dyn Clock>,
    /// Signs cursors, and the stamps of forms.
    pub cursors: Arc<CursorKey>,
    /// The centre's letter box: nothing can be read from it here.
    pub inbox: Arc<dyn Inbox>,
    /// New ids, for stamps.
    pub ids: Arc<dyn Ids>,
}

impl PublicState {
    /// The moment a question is asked.
    pub fn now(&self) -> Now {
        let (date, time) = self.clock.london();
        Now { date, time }
    }

    /// Notes for the centre what was looked for when little was found.
    pub async fn note_if_thin(&self, zone: &PublishedZone, query: &Query) {
        if !query.text.is_empty() && zone.directory.search(query, self.now()).matching < FEW {
            let id = &zone.pointer.zone;
            inbox::note(&*self.inbox, &*self.clock, &self.cursors, id, &query.text, false).await;
        }
    }
}

/// The public routes, without layers and without pages.
pub fn router(state: PublicState) -> Router {
    let router =
        Router::new().route("/d/{zone}/{hash}", get(super::files::file)).route("/api/v1/openapi.json", get(document));
    let router = mount::<ListZones, _, _, _>(router, list_zones);
    let router = mount::<DirectoryPointer, _, _, _>(router, pointer);
    let router = mount::<SearchServices, _, _, _>(router, search);
    let router = mount::<GetService, _, _, _>(router, service);
    let router = suggestions::routes(router);
    router.merge(oruk::routes()).with_state(state)
}

async fn document() -> Response {
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("application/json")),
        (header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=60")),
    ];
    (headers, openapi::document_text()).into_response()
}

async fn list_zones(state: PublicState, (): ()) -> Result<Zones, Failure> {
    let mut items = Vec::new();
    for id in state.reader.zones().await.map_err(unreachable_files)? {
        if let Some(p) = state.reader.pointer(&id).await.map_err(unreachable_files)? {
            items.push(ZoneSummary { id, name: p.name, services: p.services });
        }
    }
    Ok(Zones { items })
}

async fn pointer(state: PublicState, request: directory_pointer::Request) -> Result<Pointer, Failure> {
    state.reader.pointer(&request.zone).await.map_err(unreachable_files)?.ok_or_else(Failure::not_found)
}

async fn search(state: PublicState, request: search_services::Request) -> Result<Results, Failure> {
    let zone = published(&state, &request.zone).await?;
    let now = state.now();
    let found = zone.directory.search(&request.query, now);
    if request.cursor.is_none() && found.matching < FEW {
        inbox::note(&*state.inbox, &*state.clock, &state.cursors, &request.zone, &request.query.text, false).await;
    }
    let fingerprint = card::fingerprint(&request, &zone.pointer.list.hash);
    let start = match &request.cursor {
        None => 0,
        Some(cursor) => card::open_cursor(&state.cursors, cursor, &fingerprint).ok_or(Failure::new(Code::BadCursor))?,
    };
    let end = found.hits.len().min(start.saturating_add(usize::from(request.limit)));
    let page = found.hits.get(start..end).unwrap_or_default();
    let items = page.iter().filter_map(|hit| card::of_hit(&zone, hit, request.lang, now)).collect();
    let next_cursor = (end < found.hits.len()).then(|| card::seal_cursor(&state.cursors, end, &fingerprint));
    Ok(Results {
        total: u32::try_from(found.hits.len()).unwrap_or(u32::MAX),
        hidden_unknown: u32::try_from(found.unknown_hidden).unwrap_or(u32::MAX),
        widened: card::widened(&found),
        items,
        next_cursor,
    })
}

async fn service(state: PublicState, request: get_service::Request) -> Result<ServiceDetail, Failure> {
    let zone = published(&state, &request.zone).await?;
    card::detail(&zone, request.service, request.lang, state.now()).ok_or_else(Failure::not_found)
}

async fn published(state: &PublicState, zone: &ZoneId) -> Result<Arc<PublishedZone>, Failure> {
    state.reader.zone(zone).await.map_err(unreachable_files)?.ok_or_else(Failure::not_found)
}

fn unreachable_files(error: FileError) -> Failure {
    Failure::inside(Code::Unavailable, error.to_string())
}
