//! Feeds that are fetched, from a real server on this machine through the real client: whole or not at all.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may")]

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use doorstep_backend::clock::{SystemClock, SystemIds};
use doorstep_backend::outside::{Bounds, WebClient};
use doorstep_backend::port::{Clock as _, Condition};
use doorstep_backend::store::memory::MemoryTables;
use doorstep_backend::store::{By, Change, keys};
use doorstep_backend::usecase::import::sources::{self, SourceRecord};
use doorstep_backend::usecase::import::stage::{self, Desk};
use doorstep_backend::usecase::pull::{FeedHosts, FeedRules, pull, pull_due};
use doorstep_backend::usecase::working;
use doorstep_shared::api::desk::imports::{BatchState, Outcome};
use doorstep_shared::directory::{Service, Zone};
use serde_json::{Value, json};
use std::collections::HashMap;
use tokio::net::TcpListener;

const TIME: Duration = Duration::from_secs(30);

/// Another council's server, and how it is today.
#[derive(Default)]
struct Council {
    names: Mutex<Vec<String>>,
    /// Which way of answering.
    mood: Mutex<&'static str>,
    details: AtomicUsize,
}

impl Council {
    fn list(&self, page: usize, version: u8) -> Value {
        let names = self.names.lock().unwrap();
        let shown = names.iter().enumerate().skip((page - 1) * 2).take(2);
        let items: Vec<Value> = shown.map(|(i, name)| json!({ "id": format!("s{i}"), "name": name })).collect();
        let pages = names.len().div_ceil(2);
        if version == 1 {
            json!({ "totalElements": names.len(), "totalPages": pages, "number": page, "content": items })
        } else {
            json!({ "total_items": names.len(), "total_pages": pages, "page_number": page, "contents": items })
        }
    }
}

async fn services(State(council): State<Arc<Council>>, Query(query): Query<HashMap<String, String>>) -> Response {
    let page: usize = query.get("page").and_then(|p| p.parse().ok()).unwrap_or(1);
    let mood = *council.mood.lock().unwrap();
    match mood {
        "down" => StatusCode::SERVICE_UNAVAILABLE.into_response(),
        "cut" => "{\"totalElements\":2,\"content\":[{\"id\":\"s0\",\"na".into_response(),
        "cut later" if page > 1 => "{\"totalEl".into_response(),
        "web page" => "<!doctype html><p>Sorry".into_response(),
        "deaf" => council.list(1, 3).to_string().into_response(),
        "endless" => Redirect::temporary("/services").into_response(),
        "inwards" => Redirect::temporary("https://169.254.169.254/latest/meta-data").into_response(),
        "large" => "x".repeat(3 * 1024 * 1024).into_response(),
        "slow" => {
            std::future::pending::<()>().await;
            StatusCode::OK.into_response()
        }
        "old" => council.list(page, 1).to_string().into_response(),
        _ => council.list(page, 3).to_string().into_response(),
    }
}

async fn detail(State(council): State<Arc<Council>>, Path(id): Path<String>) -> Response {
    council.details.fetch_add(1, Ordering::Relaxed);
    let mood = *council.mood.lock().unwrap();
    let at: usize = id.trim_start_matches('s').parse().unwrap();
    let name = council.names.lock().unwrap()[at].clone();
    match mood {
        "no details" => StatusCode::NOT_FOUND.into_response(),
        "one broken" if at == 3 => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
        "most broken" if at > 0 => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
        _ => {
            json!({ "id": id, "name": name, "cost_options": [{ "amount": 0 }], "phones": [{ "number": "01632 960001" }] })
                .to_string()
                .into_response()
        }
    }
}

struct House {
    tables: MemoryTables,
    clock: SystemClock,
    ids: SystemIds,
    zone: Zone,
    client: WebClient,
    council: Arc<Council>,
    address: String,
}

impl House {
    async fn new(services: usize) -> Self {
        let council = Arc::new(Council::default());
        *council.names.lock().unwrap() = (0..services).map(|n| format!("Group {n}")).collect();
        let routes = Router::new().route("/services", get(self::services)).route("/services/{id}", get(detail));
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}/services", listener.local_addr().unwrap());
        let routes = routes.with_state(council.clone());
        tokio::spawn(async move { axum::serve(listener, routes).await.unwrap() });
        let house = Self {
            tables: MemoryTables::new(),
            clock: SystemClock::new(),
            ids: SystemIds::default(),
            zone: Zone::named("city".parse().unwrap(), "City"),
            client: WebClient::public_only(Bounds { bytes: 1024 * 1024, time: Duration::from_millis(1500) }, true)
                .unwrap(),
            council,
            address,
        };
        let hosts = FeedHosts { hosts: vec!["127.0.0.1".into(), "169.254.169.254".into()], version: 1 };
        house
            .change()
            .create(keys::zone_meta(&house.zone.id), &house.zone)
            .create(
                keys::zone_listing(&house.zone.id),
                &doorstep_backend::store::records::ZoneListing { name: "City".into() },
            )
            .create(keys::feed_hosts(&house.zone.id), &hosts)
            .commit(&house.tables)
            .await
            .unwrap();
        house.source(false).await;
        house
    }

    fn change(&self) -> Change<'_> {
        Change::new(By::new("ann", "coordinator"), &self.zone.id, self.clock.now(), &self.ids)
    }

    /// Names the source.
    async fn source(&self, by_itself: bool) {
        let held = sources::one(&self.tables, &self.zone.id, "county").await.unwrap();
        let url = self.address.clone();
        let source = SourceRecord { url, daily: true, by_itself, version: held.version + 1, ..held };
        let key = keys::source(&self.zone.id, "county");
        self.change().put(key, &source, Condition::None).commit(&self.tables).await.unwrap();
    }

    fn desk(&self) -> Desk<'_> {
        Desk {
            tables: &self.tables,
            clock: &self.clock,
            ids: &self.ids,
            zone: &self.zone,
            by: By::new("ann", "coordinator"),
        }
    }

    fn rules() -> FeedRules {
        FeedRules { hosts: vec!["*".into()], this_machine: true }
    }

    async fn pull(&self, mood: &'static str) -> Outcome {
        *self.council.mood.lock().unwrap() = mood;
        let outcome = pull(&self.desk(), &self.client, &Self::rules(), "county", TIME).await.unwrap();
        let kept = sources::one(&self.tables, &self.zone.id, "county").await.unwrap();
        assert_eq!(kept.last.as_ref(), Some(&outcome), "it stands on the source");
        outcome
    }

    async fn held(&self) -> Vec<Service> {
        let mut held = working::load(&self.tables, &self.zone.id).await.unwrap().unwrap().services;
        held.sort_by(|a, b| a.name.cmp(&b.name));
        held
    }
}

#[tokio::test]
async fn every_page_and_every_detail_is_fetched_and_waits_for_a_decision() {
    for mood in ["", "old"] {
        let house = House::new(5).await;
        let outcome = house.pull(mood).await;
        assert!(outcome.good, "{}", outcome.said);
        assert_eq!(outcome.said, "5 new, 0 changed and 0 missing records wait for a decision.");
        assert_eq!(house.council.details.load(Ordering::Relaxed), 6, "one to see whether there are any, and one each");
        assert_eq!(house.held().await.len(), 0);
        let batch = stage::batch(&house.desk(), outcome.batch.unwrap()).await.unwrap();
        assert_eq!(batch.state, BatchState::Planned);
        // The next one takes the place of the one that nobody looked at.
        let next = house.pull(mood).await;
        let old = stage::batch(&house.desk(), outcome.batch.unwrap()).await.unwrap();
        assert_eq!(old.state, BatchState::Discarded);
        assert_ne!(next.batch, outcome.batch);
    }
}

#[tokio::test]
async fn a_source_that_is_trusted_is_taken_in_and_a_failing_feed_pauses_nothing() {
    let house = House::new(6).await;
    house.source(true).await;
    assert_eq!(house.pull("").await.said, "6 new and 0 changed were taken in, 0 paused.");
    let before = house.held().await;
    assert!(before.iter().all(|s| s.contacts[0].phone == "01632 960001"), "with what only the details say");
    assert!(house.pull("").await.said.starts_with("Nothing has changed in 6 records"));
    for (mood, says) in [
        ("down", "answered with an error (503)"),
        ("cut", "stops in the middle"),
        ("cut later", "page 2 of the feed cannot be read"),
        ("web page", "a web page"),
        ("deaf", "says that it holds 6 services, but its pages hold 2"),
        ("endless", "without end"),
        ("inwards", "is not a public one"),
        ("large", "sent more than"),
        ("slow", "took too long"),
        ("most broken", "details of"),
    ] {
        let outcome = house.pull(mood).await;
        assert!(!outcome.good && outcome.batch.is_none(), "{mood}: {outcome:?}");
        assert!(
            outcome.said.starts_with("Nothing was changed: ") && outcome.said.contains(says),
            "{mood}: {}",
            outcome.said
        );
        assert_eq!(house.held().await, before, "{mood}");
    }
}

#[tokio::test]
async fn one_record_without_details_is_left_as_it_is() {
    let house = House::new(6).await;
    house.source(true).await;
    house.pull("").await;
    let before = house.held().await;
    house.council.names.lock().unwrap()[0] = "Group nought".into();
    let outcome = house.pull("one broken").await;
    assert_eq!(outcome.said, "0 new and 1 changed were taken in, 0 paused.");
    let after = house.held().await;
    assert_eq!(
        after.iter().filter(|s| before.contains(s)).count(),
        5,
        "the one that failed is as it was, and not paused"
    );
}

#[tokio::test]
async fn a_server_without_details_keeps_its_list() {
    let house = House::new(3).await;
    let outcome = house.pull("no details").await;
    assert_eq!(outcome.said, "3 new, 0 changed and 0 missing records wait for a decision.");
    assert_eq!(house.council.details.load(Ordering::Relaxed), 1);
}

#[tokio::test]
async fn a_feed_that_has_lost_most_of_its_records_waits() {
    let house = House::new(60).await;
    house.source(true).await;
    house.pull("no details").await;
    house.council.names.lock().unwrap().truncate(20);
    let outcome = house.pull("no details").await;
    assert!(!outcome.good && outcome.batch.is_some(), "{outcome:?}");
    assert!(outcome.said.contains("40 entries are missing"), "{}", outcome.said);
    assert!(house.held().await.iter().all(|s| s.state.is_active()));
}

#[tokio::test]
async fn the_daily_job_pulls_once_a_day_and_one_failure_does_not_stop_the_others() {
    let house = House::new(2).await;
    let broken = SourceRecord {
        url: "https://not-listed.example/services".into(),
        daily: true,
        version: 1,
        ..SourceRecord::named("another")
    };
    let key = keys::source(&house.zone.id, "another");
    house.change().put(key, &broken, Condition::None).commit(&house.tables).await.unwrap();
    let done = pull_due(&house.tables, &house.client, &house.clock, &house.ids, &House::rules()).await.unwrap();
    let said: Vec<_> = done.iter().map(|p| (p.source.as_str(), p.outcome.good)).collect();
    assert_eq!(said, [("another", false), ("county", true)]);
    assert!(done[0].outcome.said.contains("not among those that this zone's feeds may come from"));
    let again = pull_due(&house.tables, &house.client, &house.clock, &house.ids, &House::rules()).await.unwrap();
    assert_eq!(again, []);
}
