//! The workspace of plans over HTTP: a router with its layers, tables that write down what is written, and everybody signed in.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::Request;
use doorstep_backend::clock::{SystemIds, SystemRandom};
use doorstep_backend::http::private::{self, PrivateState, SignIn};
use doorstep_backend::http::{Limits, dress};
use doorstep_backend::port::{Clock as _, Ids as _, Item, Key, NoNudge, Table, Tables};
use doorstep_backend::store::{Record, get, item_of, keys, memory::MemoryTables};
use doorstep_backend::usecase::session::{Keeper, SessionRecord, look_up, open};
use doorstep_shared::id::UserId;
use serde_json::Value;
use tower::ServiceExt as _;

use crate::cohort::MARK_KEY;
use crate::house::HandClock;
use crate::recorded::Recorded;

/// Everything that stands in tables.
pub type Items = BTreeMap<(Table, Key), Item>;

/// Reads tables whole.
///
/// # Panics
/// When they cannot be read.
pub async fn items(tables: &dyn Tables) -> Items {
    let mut all = Items::new();
    for table in Table::ALL {
        let mut after: Option<Key> = None;
        loop {
            let page = tables.scan(table, after.as_ref()).await.expect("a scan");
            all.extend(page.items.into_iter().map(|item| ((table, item.key.clone()), item)));
            match page.next {
                Some(next) => after = Some(next),
                None => break,
            }
        }
    }
    all
}

/// Puts a record among them.
///
/// # Panics
/// When it is none.
pub fn put<R: Record>(all: &mut Items, zone: &str, key: Key, record: &R) {
    let item = item_of(key.clone(), zone, record).expect("an item");
    all.insert((R::TABLE, key), item);
}

/// Somebody's session.
#[derive(Clone, Debug)]
pub struct Session {
    /// `name=value` of its cookie.
    pub cookie: String,
    /// What goes with every change.
    pub csrf: String,
}

/// Signs somebody in.
///
/// # Panics
/// When that does not work.
pub async fn sign_in(tables: &dyn Tables, clock: &HandClock, user: UserId) -> Session {
    let (ids, random) = (SystemIds::default(), SystemRandom);
    let keeper = Keeper { tables, ids: &ids, random: &random, now: clock.now() };
    let token = open(keeper, user, "Somebody").await.expect("a session");
    // Used once already: what comes later writes nothing by itself.
    let keeper = Keeper { tables, ids: &ids, random: &random, now: clock.now() };
    look_up(keeper, &token, true).await.expect("a session");
    let record: Option<SessionRecord> = get(tables, &keys::session(&token.hash())).await.expect("a session");
    Session { cookie: format!("__Host-doorstep={}", token.as_str()), csrf: record.expect("a session").csrf }
}

/// An answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The status.
    pub status: u16,
    /// The body as it came.
    pub text: String,
}

impl Answer {
    /// The body as JSON.
    ///
    /// # Panics
    /// When it is none.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|why| panic!("{why}: {} {}", self.status, self.text))
    }
}

/// What is asked.
#[derive(Clone, Debug)]
pub struct Call {
    /// The method.
    pub method: &'static str,
    /// The path with its query.
    pub path: String,
    /// The version that the change is made from.
    pub base: Option<u64>,
    /// What is sent; `null` for nothing.
    pub body: Value,
}

impl Call {
    /// Reads something.
    pub fn get(path: impl Into<String>) -> Self {
        Self { method: "GET", path: path.into(), base: None, body: Value::Null }
    }

    /// Changes something.
    pub fn change(method: &'static str, path: impl Into<String>, base: Option<u64>, body: Value) -> Self {
        Self { method, path: path.into(), base, body }
    }
}

/// The workspace.
pub struct PlanHouse {
    router: Router,
    /// Its tables.
    pub tables: Arc<Recorded>,
    /// Its clock.
    pub clock: Arc<HandClock>,
    ids: Arc<SystemIds>,
}

impl PlanHouse {
    /// A workspace whose tables hold this.
    ///
    /// # Panics
    /// When they cannot be filled.
    pub async fn with(items: &Items, moment: &str) -> Self {
        let clock = Arc::new(HandClock::at(moment));
        let memory = MemoryTables::with_clock(clock.clone());
        for table in Table::ALL {
            let of: Vec<Item> = items.iter().filter(|((t, _), _)| *t == table).map(|(_, item)| item.clone()).collect();
            memory.put_many(table, &of).await.expect("items");
        }
        Self::over(Recorded::new(memory), clock)
    }

    /// A workspace over tables that are there.
    pub fn over(tables: Arc<Recorded>, clock: Arc<HandClock>) -> Self {
        let ids = Arc::new(SystemIds::default());
        let state = PrivateState {
            tables: tables.clone(),
            clock: clock.clone(),
            ids: ids.clone(),
            nudge: Arc::new(NoNudge),
            sign_in: SignIn::nobody(Arc::new(SystemRandom)),
            feeds: private::Feeds::none(),
            mark_key: MARK_KEY,
        };
        let router = dress(private::router(state), Limits::default(), clock.clone(), ids.clone());
        Self { router, tables, clock, ids }
    }

    /// Asks, as somebody or as nobody.
    ///
    /// # Panics
    /// When no answer comes.
    pub async fn call(&self, who: Option<&Session>, call: &Call) -> Answer {
        self.repeat(who, call, &self.ids.next().to_string()).await
    }

    /// The same under a key of one's own: a repeat has the same one.
    ///
    /// # Panics
    /// When no answer comes.
    pub async fn repeat(&self, who: Option<&Session>, call: &Call, key: &str) -> Answer {
        let mut request = Request::builder()
            .method(call.method)
            .uri(&call.path)
            .header("sec-fetch-site", "same-origin")
            .header("content-type", "application/json")
            .header("idempotency-key", key);
        if let Some(session) = who {
            request = request.header("cookie", &session.cookie).header("x-doorstep-csrf", &session.csrf);
        }
        if let Some(base) = call.base {
            request = request.header("if-match", format!("\"v{base}\""));
        }
        let body = if call.body.is_null() { Vec::new() } else { call.body.to_string().into_bytes() };
        let request = request.body(Body::from(body)).expect("a request");
        let answer = self.router.clone().oneshot(request).await.expect("an answer");
        let status = answer.status().as_u16();
        let bytes = to_bytes(answer.into_body(), usize::MAX).await.expect("a body");
        Answer { status, text: String::from_utf8_lossy(&bytes).into_owned() }
    }
}
