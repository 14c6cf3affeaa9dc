//! A zone's feeds, asked through the routers that the function and the local binary serve.

use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Method, Request};
use doorstep_backend::clock::{SystemClock, SystemIds};
use doorstep_backend::http::public::{self, PublicState};
use doorstep_backend::http::{Limits, dress};
use doorstep_backend::port::{Clock as _, Condition};
use doorstep_backend::reader::Reader;
use doorstep_backend::store::files::MemoryFiles;
use doorstep_backend::store::memory::MemoryTables;
use doorstep_backend::store::{By, Change, CursorKey, keys};
use doorstep_backend::usecase::publish::{Publication, project, publish};
use doorstep_backend::usecase::seed::{NewZone, seed};
use doorstep_backend::usecase::working::{self, WorkingDirectory};
use doorstep_shared::date::Date;
use doorstep_shared::directory::Service;
use doorstep_shared::id::ZoneId;
use jiff::SignedDuration;
use serde_json::Value;
use tower::ServiceExt as _;

use crate::http::Answer;

/// A published zone and its routers.
pub struct Feeds {
    router: Router,
    /// Its tables, to be changed.
    pub tables: Arc<MemoryTables>,
    /// Its published files.
    pub files: Arc<MemoryFiles>,
    zone: ZoneId,
}

fn clock(day: Date) -> Arc<SystemClock> {
    Arc::new(SystemClock::starting_at(day, "10:00".parse().expect("a time")))
}

impl Feeds {
    /// Seeds and publishes a zone on a day.
    ///
    /// # Panics
    /// When that cannot be done.
    pub async fn of(new: &NewZone, day: Date) -> Self {
        let tables = Arc::new(MemoryTables::new());
        seed(&*tables, &*clock(day), &SystemIds::default(), new).await.expect("seeds");
        Self::over(tables, &new.zone.id, day).await
    }

    /// Publishes a zone that is in the tables already.
    ///
    /// # Panics
    /// When that cannot be done.
    pub async fn over(tables: Arc<MemoryTables>, zone: &ZoneId, day: Date) -> Self {
        let files = Arc::new(MemoryFiles::new());
        let feeds = Self { router: router(&files, day), tables, files, zone: zone.clone() };
        feeds.publish(day).await;
        feeds
    }

    /// Writes services over what the tables hold of them.
    ///
    /// # Panics
    /// When that cannot be done.
    pub async fn put<'s>(&self, services: impl Iterator<Item = &'s Service>) {
        for service in services {
            Change::new(
                By::new("ann", "coordinator"),
                &self.zone,
                clock(crate::town::today()).now(),
                &SystemIds::default(),
            )
            .put(keys::entry(&self.zone, 1, service.id), service, Condition::None)
            .commit(&*self.tables)
            .await
            .expect("writes");
        }
    }

    /// Publishes what the tables hold now, on a day.
    ///
    /// # Panics
    /// When that cannot be done.
    pub async fn publish(&self, day: Date) {
        publish(&*self.tables, &*self.files, &*clock(day), &self.zone).await.expect("publishes");
    }

    /// What serves them, as it is in its layers.
    pub fn router(&self) -> Router {
        self.router.clone()
    }

    /// The same files read on another day.
    pub fn on(&mut self, day: Date) {
        self.router = router(&self.files, day);
    }

    /// What the zone's keepers hold.
    ///
    /// # Panics
    /// When the tables cannot be read.
    pub async fn held(&self) -> WorkingDirectory {
        working::load(&*self.tables, &self.zone).await.expect("reads").expect("a zone")
    }

    /// The files as they would be published.
    pub async fn made(&self) -> Publication {
        project(&self.held().await)
    }

    /// Asks for an address below `/oruk/`.
    ///
    /// # Panics
    /// When no answer comes.
    pub async fn ask(&self, method: Method, target: &str, headers: &[(&str, &str)]) -> Answer {
        let mut request =
            Request::builder().method(method).uri(format!("/oruk/{target}")).header("host", "doorstep.example");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request = request.body(Body::empty()).expect("a request");
        let Ok(response) = self.router.clone().oneshot(request).await;
        let status = response.status().as_u16();
        let text = |v: &axum::http::HeaderValue| v.to_str().expect("letters").to_owned();
        let headers = response.headers().iter().map(|(n, v)| (n.as_str().to_owned(), text(v))).collect();
        let body = to_bytes(response.into_body(), usize::MAX).await.expect("a body").to_vec();
        Answer { status, headers, body }
    }

    /// Gets an address below `/oruk/`.
    pub async fn get(&self, target: &str) -> Answer {
        self.ask(Method::GET, target, &[]).await
    }

    /// Gets an address that answers, as JSON.
    ///
    /// # Panics
    /// When it does not answer.
    pub async fn json(&self, target: &str) -> Value {
        let answer = self.get(target).await;
        assert_eq!(answer.status, 200, "{target}: {}", answer.text());
        answer.json()
    }

    /// Every record of a list, page by page.
    ///
    /// # Panics
    /// When a page does not answer or the pages do not add up.
    pub async fn walk(&self, list: &str, per_page: u32) -> Vec<Value> {
        let sign = if list.contains('?') { '&' } else { '?' };
        let mut all = Vec::new();
        for number in 1.. {
            let mut page = self.json(&format!("{list}{sign}per_page={per_page}&page={number}")).await;
            let records =
                ["contents", "content"].iter().find_map(|name| page.get_mut(*name)?.as_array_mut().map(std::mem::take));
            all.extend(records.expect("a list of records"));
            let whole = |names: [&str; 2]| names.iter().find_map(|n| page.get(*n)?.as_u64()).expect("a count");
            let last = ["last_page", "last"].iter().find_map(|n| page.get(*n)?.as_bool()).expect("last or not");
            assert_eq!(last, number >= whole(["total_pages", "totalPages"]), "{list}");
            if last {
                assert_eq!(all.len() as u64, whole(["total_items", "totalElements"]), "{list}");
                break;
            }
        }
        all
    }

    /// The ids of a list's records, in order.
    ///
    /// # Panics
    /// When a record has none.
    pub async fn ids(&self, list: &str) -> Vec<String> {
        let id = |r: &Value| r["id"].as_str().expect("an id").to_owned();
        self.walk(list, 200).await.iter().map(id).collect()
    }
}

fn router(files: &Arc<MemoryFiles>, day: Date) -> Router {
    let clock = clock(day);
    let reader = Arc::new(Reader::new(files.clone(), clock.clone(), SignedDuration::ZERO));
    let ids = Arc::new(SystemIds::default());
    let cursors = Arc::new(CursorKey::new([7; 32]));
    let inbox = Arc::new(MemoryTables::new());
    let state = PublicState { reader, clock: clock.clone(), cursors, inbox, ids: ids.clone() };
    dress(public::router(state), Limits::default(), clock, ids)
}
