//! What one request asks of the engine and how much it answers, through the routers that both the functions and the local
//! binary serve; and how long a search takes.

use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, header};
use doorstep_api_public::{App, Web};
use doorstep_backend::clock::{SystemClock, SystemIds, SystemRandom};
use doorstep_backend::http::private::{self, PrivateState, SignIn};
use doorstep_backend::http::public::PublicState;
use doorstep_backend::http::{Limits, dress};
use doorstep_backend::port::{NoNudge, PublishedFiles};
use doorstep_backend::reader::Reader;
use doorstep_backend::store::CursorKey;
use doorstep_backend::store::dynamo::{DynamoInbox, DynamoTables, Meter};
use doorstep_shared::date::Now;
use doorstep_shared::id::ZoneId;
use doorstep_shared::search::{Directory, Query};
use jiff::SignedDuration;
use tower::ServiceExt as _;

use super::{Figures, note, note_use};

/// How many searches are timed.
const SEARCHES: usize = 200;

/// Both halves over these tables and files.
///
/// # Errors
/// When the web files are not there.
fn both_halves(web: &Path, tables: &DynamoTables, reader: Arc<Reader>) -> Result<Router, String> {
    let clock = Arc::new(SystemClock::new());
    let web = Arc::new(Web::open(web).map_err(|error| error.to_string())?);
    let ids = Arc::new(SystemIds::default());
    let cursors = Arc::new(CursorKey::new([7; 32]));
    let inbox = Arc::new(DynamoInbox::of(tables.clone()));
    let state = PublicState { reader, clock: clock.clone(), cursors, inbox, ids: ids.clone() };
    let public = doorstep_api_public::router(App { state, web });
    let private = private::router(PrivateState {
        tables: Arc::new(tables.clone()),
        clock: clock.clone(),
        ids: ids.clone(),
        nudge: Arc::new(NoNudge),
        sign_in: SignIn::nobody(Arc::new(SystemRandom)),
        feeds: private::Feeds::none(),
        mark_key: [3; 32],
    });
    Ok(dress(private.merge(public), Limits::default(), clock, ids))
}

/// Asks for one of each kind, and times searches.
///
/// # Errors
/// When the web files are not there or a request is not answered as it should be, in a sentence.
pub async fn of_each_kind(
    figures: &mut Figures,
    web: &Path,
    (tables, meter): (&DynamoTables, &Meter),
    (files, zone): (Arc<dyn PublishedFiles>, &ZoneId),
) -> Result<(), String> {
    let reader = Arc::new(Reader::new(files, Arc::new(SystemClock::new()), SignedDuration::ZERO));
    let router = both_halves(web, tables, reader.clone())?;
    let published = reader.zone(zone).await.map_err(|error| error.to_string())?.ok_or("nothing is published")?;
    let word = published.directory.list().entries[0].name.split(' ').next().unwrap_or_default().to_lowercase();
    let service = published.directory.list().entries[0].id;
    for (name, address) in [
        ("public_page_home", format!("/en/z/{zone}/")),
        ("public_page_results", format!("/en/z/{zone}/find?q={word}")),
        ("public_page_service", format!("/ar/z/{zone}/s/{service}")),
        ("public_search", format!("/api/v1/zones/{zone}/services?q={word}")),
        ("public_pointer", format!("/api/v1/zones/{zone}/directory")),
        ("feed_3_page", format!("/oruk/v3/{zone}/services")),
        ("feed_3_page_full", format!("/oruk/v3/{zone}/services?full=true")),
        ("feed_3_service", format!("/oruk/v3/{zone}/services/{service}")),
        ("feed_1_page", format!("/oruk/v1/{zone}/services")),
        ("feed_1_page_full", format!("/oruk/v1/{zone}/services?include[]=all")),
        ("feed_self_test", format!("/oruk/{zone}/self-test")),
        ("public_file", published.pointer.list.url.clone()),
        ("private_session", "/api/v1/session".into()),
        ("private_healthz", "/healthz".into()),
    ] {
        let before = meter.used();
        let request = Request::get(&address).header(header::ACCEPT_ENCODING, "br").body(Body::empty());
        let request = request.map_err(|error| error.to_string())?;
        let Ok(response) = router.clone().oneshot(request).await;
        let status = response.status();
        if !status.is_success() {
            return Err(format!("{address} answers {status}"));
        }
        let body = to_bytes(response.into_body(), usize::MAX).await.map_err(|error| error.to_string())?;
        note_use(figures, name, (before, meter.used()), 1);
        note(figures, format!("{name}_answer_brotli_bytes"), body.len());
    }
    note(figures, "search_819_p50_debug_build_microseconds", median_search(&published.directory));
    Ok(())
}

/// The time that half of the searches take at most: a word, two words, a misspelt word, and a word with a filter by turns.
fn median_search(directory: &Directory) -> u64 {
    let now = Now { date: "2026-11-24".parse().expect("a date"), time: "10:00".parse().expect("a time") };
    let entries = &directory.list().entries;
    let mut times: Vec<u128> = (0..SEARCHES)
        .map(|n| {
            let name = &entries[n * entries.len() / SEARCHES].name;
            let words: Vec<&str> = name.split_whitespace().filter(|word| word.chars().count() > 3).collect();
            let first = words.first().copied().unwrap_or(name);
            let text = match n % 4 {
                0 | 3 => first.to_owned(),
                1 => [first, words.last().copied().unwrap_or_default()].join(" "),
                _ => first.chars().enumerate().filter(|(at, _)| *at != 2).map(|(_, letter)| letter).collect(),
            };
            let query = Query { text, free: n % 4 == 3, ..Query::default() };
            let begun = Instant::now();
            std::hint::black_box(directory.search(&query, now));
            begun.elapsed().as_micros()
        })
        .collect();
    times.sort_unstable();
    u64::try_from(times[SEARCHES / 2]).unwrap_or(u64::MAX)
}
