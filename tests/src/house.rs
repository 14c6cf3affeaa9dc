//! The whole house in one process, in memory, with a clock that stands until a test moves it: both halves behind their
//! layers, as the local program serves them.

use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request};
use doorstep_api_public::{App, Web};
use doorstep_backend::clock::{SystemIds, SystemRandom};
use doorstep_backend::http::private::{self, PrivateState, SignIn};
use doorstep_backend::http::public::PublicState;
use doorstep_backend::http::{Limits, dress};
use doorstep_backend::port::{Clock, NoNudge, PublishedFiles};
use doorstep_backend::reader::Reader;
use doorstep_backend::store::CursorKey;
use doorstep_backend::store::files::MemoryFiles;
use doorstep_backend::store::memory::MemoryTables;
use doorstep_backend::usecase::publish::publish;
use doorstep_backend::usecase::seed::{NewZone, seed};
use doorstep_shared::date::{Date, Time};
use doorstep_shared::id::ZoneId;
use doorstep_shared::search::percent_encode;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use serde_json::Value;
use tower::ServiceExt as _;

use crate::web;

/// A clock that a test moves by hand.
pub struct HandClock(Mutex<Timestamp>);

impl HandClock {
    /// A clock that shows this moment, in RFC 3339.
    ///
    /// # Panics
    /// When it is no moment.
    pub fn at(moment: &str) -> Self {
        Self(Mutex::new(moment.parse().expect("a moment")))
    }

    /// Lets time pass.
    pub fn pass(&self, seconds: i64) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) += SignedDuration::from_secs(seconds);
    }
}

impl Clock for HandClock {
    fn now(&self) -> Timestamp {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn london(&self) -> (Date, Time) {
        let now = self.now().to_zoned(TimeZone::get("Europe/London").unwrap_or(TimeZone::UTC));
        let time = Time::new(now.hour().unsigned_abs().into(), now.minute().unsigned_abs().into());
        (Date::from_civil(now.date()).unwrap_or(Date::MIN), time.unwrap_or(Time::MIN))
    }
}

/// An answer.
pub struct Answer {
    /// The status.
    pub status: u16,
    /// The headers.
    pub headers: HeaderMap,
    /// The body.
    pub text: String,
}

impl Answer {
    /// A header; empty when it is not there.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|v| v.to_str().ok()).unwrap_or_default()
    }
    /// The body as JSON.
    ///
    /// # Panics
    /// When it is none.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|why| panic!("{why}: {} {}", self.status, self.text))
    }
}

/// The house.
pub struct House {
    /// Both halves.
    pub router: Router,
    /// The tables.
    pub tables: Arc<MemoryTables>,
    /// Published files.
    pub files: Arc<MemoryFiles>,
    /// The clock.
    pub clock: Arc<HandClock>,
    /// New ids.
    pub ids: Arc<SystemIds>,
    /// The key of stamps and cursors.
    pub key: Arc<CursorKey>,
    _web: tempfile::TempDir,
}

impl House {
    /// A house with this zone, published.
    ///
    /// # Panics
    /// When it cannot be built.
    pub async fn with(zone: &NewZone, moment: &str) -> Self {
        let clock = Arc::new(HandClock::at(moment));
        let tables = Arc::new(MemoryTables::with_clock(clock.clone()));
        let files = Arc::new(MemoryFiles::default());
        let ids = Arc::new(SystemIds::default());
        assert!(seed(&*tables, &*clock, &*ids, zone).await.expect("a seed"), "a new zone");
        let folder = web::folder();
        let key = Arc::new(CursorKey::new([7; 32]));
        let router = router(folder.path(), &tables, &files, &clock, &ids, &key);
        let house = Self { router, tables, files, clock, ids, key, _web: folder };
        house.publish(&zone.zone.id).await;
        house
    }

    /// Publishes a zone.
    ///
    /// # Panics
    /// When that does not work.
    pub async fn publish(&self, zone: &ZoneId) {
        publish(&*self.tables, &*self.files, &*self.clock, zone).await.expect("a publication");
    }

    /// Asks for an address.
    ///
    /// # Panics
    /// When no answer comes.
    pub async fn get(&self, target: &str) -> Answer {
        self.send("GET", target, &[], Vec::new()).await
    }

    /// Sends a form as a browser does.
    ///
    /// # Panics
    /// When no answer comes.
    pub async fn post_form(&self, target: &str, fields: &[(&str, &str)]) -> Answer {
        let mut body = String::new();
        for (name, value) in fields {
            if !body.is_empty() {
                body.push('&');
            }
            body.push_str(name);
            body.push('=');
            percent_encode(value, &mut body);
        }
        let kind = [("content-type", "application/x-www-form-urlencoded"), ("accept", "text/html")];
        self.send("POST", target, &kind, body.into_bytes()).await
    }

    /// Sends JSON.
    ///
    /// # Panics
    /// When no answer comes.
    pub async fn post_json(&self, target: &str, body: &Value) -> Answer {
        self.send("POST", target, &[("content-type", "application/json")], body.to_string().into_bytes()).await
    }

    /// Sends anything.
    ///
    /// # Panics
    /// When no answer comes.
    pub async fn send(&self, method: &str, target: &str, headers: &[(&str, &str)], body: Vec<u8>) -> Answer {
        let mut request = Request::builder().method(method).uri(target);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request = request.body(Body::from(body)).expect("a request");
        let response = self.router.clone().oneshot(request).await.expect("an answer");
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        let bytes = to_bytes(response.into_body(), usize::MAX).await.expect("a body");
        Answer { status, headers, text: String::from_utf8_lossy(&bytes).into_owned() }
    }
}

fn router(
    folder: &Path,
    tables: &Arc<MemoryTables>,
    files: &Arc<MemoryFiles>,
    clock: &Arc<HandClock>,
    ids: &Arc<SystemIds>,
    key: &Arc<CursorKey>,
) -> Router {
    let files: Arc<dyn PublishedFiles> = files.clone();
    let reader = Arc::new(Reader::new(files, clock.clone(), SignedDuration::ZERO));
    let web = Arc::new(Web::open(folder).expect("web files"));
    let state =
        PublicState { reader, clock: clock.clone(), cursors: key.clone(), inbox: tables.clone(), ids: ids.clone() };
    let private = private::router(PrivateState {
        tables: tables.clone(),
        clock: clock.clone(),
        ids: ids.clone(),
        nudge: Arc::new(NoNudge),
        sign_in: SignIn::nobody(Arc::new(SystemRandom)),
        feeds: private::Feeds::none(),
        mark_key: [3; 32],
    });
    dress(private.merge(doorstep_api_public::router(App { state, web })), Limits::default(), clock.clone(), ids.clone())
}
