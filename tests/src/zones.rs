//! Zones to work on: a generated feed taken in, and published.

use doorstep_backend::clock::{SystemClock, SystemIds};
use doorstep_backend::port::{PublishedFiles, Tables};
use doorstep_backend::usecase::import::{ImportRequest, Report, import};
use doorstep_backend::usecase::publish::{Published, publish};
use doorstep_shared::id::ZoneId;
use doorstep_shared::published::Pointer;

/// Takes a feed into a zone.
///
/// # Panics
/// When it cannot be taken in.
pub async fn take_in(tables: &dyn Tables, zone: &ZoneId, feed: &[u8]) -> Report {
    let request = ImportRequest {
        zone: zone.clone(),
        bytes: feed,
        file_name: "feed".into(),
        source: None,
        format: None,
        dry_run: false,
        allow_vanished: false,
    };
    let (clock, ids) = (SystemClock::new(), SystemIds::default());
    Box::pin(import(tables, &clock, &ids, request, &|_, _| {})).await.unwrap_or_else(|why| panic!("{why}"))
}

/// Publishes a zone for the first time.
///
/// # Panics
/// When that does not work, or it was published before.
pub async fn publish_new(tables: &dyn Tables, files: &dyn PublishedFiles, zone: &ZoneId) -> Pointer {
    match publish(tables, files, &SystemClock::new(), zone).await {
        Ok(Published::Moved(pointer)) => pointer,
        other => panic!("{zone} is not newly published: {other:?}"),
    }
}
