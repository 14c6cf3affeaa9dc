//! What the tests of referrals share: a town with a plan, its workspace over HTTP, and the page of a service.

use std::sync::Arc;

use axum::body::{Body as Bytes, to_bytes};
use axum::http::Request;
use doorstep_backend::clock::SystemRandom;
use doorstep_backend::http::private::{self, PrivateState, SignIn};
use doorstep_backend::http::{Limits, dress};
use doorstep_backend::port::NoNudge;
use doorstep_backend::store::memory::MemoryTables;
use doorstep_backend::usecase::plans::{PlanError, entry as change, referral};
use doorstep_shared::api::desk::plans::{PlanSaved, ReferralLink};
use doorstep_shared::plans::course::State;
use doorstep_shared::plans::entry::{Body, EntryName, FieldChange};
use doorstep_shared::plans::referral::Referral;
use doorstep_shared::policy::Actor;
use doorstep_tests::cohort::{Cohort, MARK_KEY};
use doorstep_tests::office::entry;
use doorstep_tests::plan_house::Answer;
use serde_json::{Value, json};
use tower::ServiceExt as _;

/// A town with a plan at work, and what a browser asks of it.
pub struct House {
    pub cohort: Cohort,
    pub tables: MemoryTables,
    router: axum::Router,
}

impl House {
    pub async fn new() -> Self {
        let tables = MemoryTables::new();
        let cohort = Cohort::new(Arc::new(tables.clone())).await;
        cohort.to(State::GettingToKnow).await;
        let state = PrivateState {
            tables: Arc::new(tables.clone()),
            clock: cohort.office.clock.clone(),
            ids: cohort.office.ids.clone(),
            nudge: Arc::new(NoNudge),
            sign_in: SignIn::nobody(Arc::new(SystemRandom)),
            feeds: private::Feeds::none(),
            mark_key: MARK_KEY,
        };
        let clock = cohort.office.clock.clone();
        let router = dress(private::router(state), Limits::default(), clock, cohort.office.ids.clone());
        Self { cohort, tables, router }
    }

    /// A referral that somebody has in mind.
    pub async fn idea(&self, who: &Actor, theme: &str) -> EntryName {
        let saved = self.cohort.add(who, idea(who, theme)).await.expect("a referral");
        saved.entry
    }

    /// Changes fields of it, from what they say now.
    pub async fn change(
        &self,
        who: &Actor,
        name: EntryName,
        changes: &[(&str, Value)],
    ) -> Result<PlanSaved, PlanError> {
        let (now, version) = self.held(name).await;
        let Value::Object(now) = json!(now) else { panic!("fields") };
        let field = |(field, new): &(&str, Value)| FieldChange {
            field: (*field).into(),
            base: now.get(*field).cloned().unwrap_or_default(),
            new: new.clone(),
        };
        let changes: Vec<FieldChange> = changes.iter().map(field).collect();
        let (desk, plan) = (self.cohort.desk(who), self.cohort.plan);
        Box::pin(change::change(&desk, &MARK_KEY, plan, (name, version), &changes, &self.cohort.once())).await
    }

    /// The family's word for this service, told by the mother today.
    pub fn agreed(&self) -> Value {
        json!({
            "adult": self.cohort.mother, "how": "said", "on": self.cohort.office.clock_today(), "name": true, "language": true,
            "contact": true, "words": "Mornings are best for us."
        })
    }

    /// A referral that the family wants.
    pub async fn wanted(&self, who: &Actor, theme: &str) -> EntryName {
        let name = self.idea(who, theme).await;
        self.change(who, name, &[("stage", json!("offered"))]).await.expect("the family is asked");
        let agreed = [("stage", json!("agreed-by-family")), ("agreed", self.agreed())];
        self.change(who, name, &agreed).await.expect("the family wants it");
        name
    }

    /// Sends it.
    pub async fn send(&self, who: &Actor, name: EntryName) -> Result<ReferralLink, PlanError> {
        let (desk, plan) = (self.cohort.desk(who), self.cohort.plan);
        Box::pin(referral::send(&desk, &SystemRandom, &MARK_KEY, (plan, name), &self.cohort.once())).await
    }

    /// A referral as it is kept, and its version.
    pub async fn held(&self, name: EntryName) -> (Referral, u64) {
        let teacher = doorstep_tests::cohort::teacher();
        let whole = doorstep_backend::usecase::plans::Whole::load(&self.cohort.desk(&teacher), self.cohort.plan).await;
        let whole = whole.expect("a plan");
        let entry = whole.entry(name).expect("an entry");
        let Body::Referral(referral) = &entry.body else { panic!("a referral") };
        (Referral::clone(referral), entry.version)
    }

    /// The page behind a link.
    pub async fn get(&self, path: &str) -> Answer {
        self.ask(Request::get(path).body(Bytes::empty()).expect("a request")).await
    }

    /// What a service says on it.
    pub async fn say(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let body: Vec<String> = fields.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let request = Request::post(path).header("content-type", "application/x-www-form-urlencoded");
        self.ask(request.body(Bytes::from(body.join("&"))).expect("a request")).await
    }

    /// Asks as a browser does, and gives all that comes back.
    pub async fn browse(&self, request: Request<Bytes>) -> (u16, axum::http::HeaderMap, String) {
        let answer = self.router.clone().oneshot(request).await.expect("an answer");
        let (status, headers) = (answer.status().as_u16(), answer.headers().clone());
        let bytes = to_bytes(answer.into_body(), usize::MAX).await.expect("a body");
        (status, headers, String::from_utf8_lossy(&bytes).into_owned())
    }

    async fn ask(&self, request: Request<Bytes>) -> Answer {
        let answer = self.router.clone().oneshot(request).await.expect("an answer");
        let status = answer.status().as_u16();
        let bytes = to_bytes(answer.into_body(), usize::MAX).await.expect("a body");
        Answer { status, text: String::from_utf8_lossy(&bytes).into_owned() }
    }
}

/// Today, as a test writes it.
pub trait Today {
    fn clock_today(&self) -> doorstep_shared::date::Date;
}

impl Today for doorstep_tests::office::Office {
    fn clock_today(&self) -> doorstep_shared::date::Date {
        use doorstep_backend::port::Clock as _;
        self.clock.today()
    }
}

/// The body of a referral that begins.
pub fn idea(who: &Actor, theme: &str) -> Body {
    let body = json!({
        "is": "referral", "theme": theme, "service": entry(1), "worker": who.user, "worker_phone": "01632 960500",
        "hope": "SECRET-HOPE", "stage": "draft"
    });
    serde_json::from_value(body).expect("a referral")
}

/// The fields that were wrong.
pub fn wrong(refused: Result<impl core::fmt::Debug, PlanError>) -> Vec<String> {
    match refused {
        Err(PlanError::Invalid(errors)) => errors.into_iter().map(|error| error.pointer).collect(),
        other => panic!("{other:?}"),
    }
}
