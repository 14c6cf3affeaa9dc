//! What a page of the feeds asks of the engine and how much it answers, in zones of several sizes: the figures must not grow
//! with the zone.

use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::Request;
use doorstep_backend::clock::SystemIds;
use doorstep_backend::http::public::{self, PublicState};
use doorstep_backend::http::{Limits, dress};
use doorstep_backend::reader::Reader;
use doorstep_backend::store::CursorKey;
use doorstep_backend::store::dynamo::{DynamoInbox, DynamoTables, Meter};
use doorstep_backend::usecase::publish::{Published, publish};
use jiff::SignedDuration;
use tower::ServiceExt as _;

use super::files::Counted;
use super::upkeep::{SIZES, fill};
use super::{Figures, note, note_use, share};
use crate::house::HandClock;
use crate::office::MORNING;

/// Pages of a kind by the name of their figures: first, middle and last page of the list, or what only a filter makes.
const PAGES: [(&str, &str, &str); 6] = [
    ("feed_3_page", "v3", "services?per_page=50"),
    ("feed_3_page_full", "v3", "services?full=true&per_page=50"),
    ("feed_3_page_filtered", "v3", "services?search=play&day=TU&per_page=50"),
    ("feed_3_page_of_changes", "v3", "services?modified_after=2026-11-01&minimal=true&per_page=50"),
    ("feed_1_page", "v1", "services?per_page=50"),
    ("feed_1_page_full", "v1", "services?include[]=all&per_page=50"),
];

/// Counts for each size; each figure is the mean of a first, a middle and a last page.
///
/// # Errors
/// When a zone is not published or a page is not answered, in a sentence.
pub async fn of_all(figures: &mut Figures, (tables, meter): (&DynamoTables, &Meter)) -> Result<(), String> {
    for (entries, shards) in SIZES {
        let zone = fill(tables, entries, shards).await?;
        let (clock, files) = (Arc::new(HandClock::at(MORNING)), Arc::new(Counted::default()));
        let before = meter.used();
        match publish(tables, &*files, &*clock, &zone.id).await {
            Ok(Published::Moved(_)) => {}
            other => return Err(format!("{} is not published: {other:?}", zone.id)),
        }
        note_use(figures, &format!("publication_of_{entries}_entries"), (before, meter.used()), 1);
        let ids = Arc::new(SystemIds::default());
        let state = PublicState {
            reader: Arc::new(Reader::new(files.clone(), clock.clone(), SignedDuration::ZERO)),
            clock: clock.clone(),
            cursors: Arc::new(CursorKey::new([7; 32])),
            inbox: Arc::new(DynamoInbox::of(tables.clone())),
            ids: ids.clone(),
        };
        let router = dress(public::router(state), Limits::default(), clock, ids);
        // The first answer opens the zone's files, which later ones hold.
        ask(&router, &format!("/oruk/v3/{}/", zone.id)).await?;
        let last = entries / 50;
        for (name, version, list) in PAGES {
            let (before, read, mut bytes) = (meter.used(), files.read(), 0);
            for page in [1, last / 2, last] {
                let answer = ask(&router, &format!("/oruk/{version}/{}/{list}&page={page}", zone.id)).await?;
                if !answer.windows(4).any(|w| w == b"\"id\"") {
                    return Err(format!("page {page} of {name} in a zone of {entries} entries is empty"));
                }
                bytes += answer.len() as u64;
            }
            let name = format!("{name}_in_{entries}_entries");
            note_use(figures, &name, (before, meter.used()), 3);
            note(figures, format!("{name}_file_reads"), share((files.read() - read) * 100, 3));
            note(figures, format!("{name}_answer_bytes"), bytes / 3);
        }
    }
    Ok(())
}

async fn ask(router: &Router, address: &str) -> Result<Vec<u8>, String> {
    let request = Request::get(address).body(Body::empty()).map_err(|error| error.to_string())?;
    let Ok(response) = router.clone().oneshot(request).await;
    if !response.status().is_success() {
        return Err(format!("{address} answers {}", response.status()));
    }
    to_bytes(response.into_body(), usize::MAX).await.map(|b| b.to_vec()).map_err(|error| error.to_string())
}
