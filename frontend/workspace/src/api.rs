//! Asking the server: an endpoint's own module in `doorstep-shared` says method, path, body and answer.

use std::cell::RefCell;

use doorstep_shared::api::session::{GetSession, Session};
use doorstep_shared::api::{Endpoint, Method};
use doorstep_shared::id::UserId;
use doorstep_shared::problem::{Code, Problem};
use gloo_net::http::{RequestBuilder, Response};
use serde::Deserialize;
use serde_json::Value;

use crate::platform;

/// What goes with a change.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Change {
    /// It changes nothing.
    #[default]
    None,
    /// Something new, under an idempotency key: the same key again is the same change.
    New(String),
    /// A change of a record, made from this version.
    Of(String, u64),
}

impl Change {
    /// A new change that makes something.
    pub fn new() -> Self {
        Self::New(platform::random_id())
    }
    /// A new change of a record at this version.
    pub fn of(version: u64) -> Self {
        Self::Of(platform::random_id(), version)
    }
}

/// Why an answer did not come as wished.
#[derive(Clone, Debug, PartialEq)]
pub enum Trouble {
    /// The server cannot be reached: try again when the signal is back.
    Offline,
    /// The server answered with a problem; the value holds all of its body.
    Problem(Box<Problem>, Value),
    /// The server answered something that cannot be read.
    Unreadable,
}

impl Trouble {
    /// The problem's code, if there is one.
    pub fn code(&self) -> Option<Code> {
        match self {
            Self::Problem(problem, _) => Some(problem.code),
            _ => None,
        }
    }

    /// What to tell the person, in a sentence.
    pub fn sentence(&self) -> String {
        match self {
            Self::Offline => "We cannot reach Doorstep. Nothing is lost: try again when you have a signal.".into(),
            Self::Unreadable => "Doorstep answered something we cannot read. Load the page again.".into(),
            Self::Problem(problem, _) => match problem.errors.as_slice() {
                [] => problem.title.clone(),
                errors => errors.iter().map(|e| e.detail.as_str()).collect::<Vec<_>>().join(" "),
            },
        }
    }
}

thread_local! {
    static SIGNED_OUT: RefCell<Option<Box<dyn Fn()>>> = const { RefCell::new(None) };
    static HELD: RefCell<Held> = const { RefCell::new(Held { user: None, csrf: String::new() }) };
}

/// What to do when an answer says that nobody is signed in.
pub fn on_signed_out(f: impl Fn() + 'static) {
    SIGNED_OUT.set(Some(Box::new(f)));
}

/// What is known here of the session.
struct Held {
    user: Option<UserId>,
    csrf: String,
}

/// Takes note of the session: every change carries its token.
pub fn hold(session: &Session) {
    let person = session.person.as_ref();
    let csrf = person.map(|person| person.csrf.clone()).unwrap_or_default();
    HELD.set(Held { user: person.map(|person| person.user), csrf });
}

/// Ends the session, here and on the server.
///
/// # Errors
/// [`Trouble`], when the server cannot be reached.
pub async fn sign_out() -> Result<(), Trouble> {
    let sent = gloo_net::http::Request::post("/sign-out").send().await.map_err(|_| Trouble::Offline)?;
    if sent.ok() { Ok(()) } else { Err(problem(sent).await) }
}

/// Asks. `path` fills the names in the endpoint's path.
///
/// # Errors
/// [`Trouble`], in words for the person.
pub async fn send<E: Endpoint>(
    path: &[(&str, &str)],
    query: &[(&str, &str)],
    body: &E::Body,
    change: Change,
) -> Result<E::Response, Trouble> {
    let mut address = E::PATH.to_owned();
    for (name, value) in path {
        address = address.replace(&format!("{{{name}}}"), &platform::percent_encode(value));
    }
    for (n, (name, value)) in query.iter().enumerate() {
        address.push(if n == 0 { '?' } else { '&' });
        address.push_str(&format!("{name}={}", platform::percent_encode(value)));
    }
    let text = serde_json::to_string(body).map_err(|_| Trouble::Unreadable)?;
    let first = once(E::METHOD, &address, &change, &text).await;
    let answer = match &first {
        // Somebody signed in anew beside this page. The same person goes on; another one must not do it in their name.
        Err(trouble) if trouble.code() == Some(Code::CrossSite) && same_person_again().await => {
            once(E::METHOD, &address, &change, &text).await
        }
        _ => first,
    };
    serde_json::from_str(&answer?).map_err(|_| Trouble::Unreadable)
}

/// Asks for the session, and says whether it is another one of the same person.
async fn same_person_again() -> bool {
    let Ok(text) = once(GetSession::METHOD, GetSession::PATH, &Change::None, "null").await else { return false };
    let Ok(session) = serde_json::from_str::<Session>(&text) else { return false };
    let Some(person) = &session.person else { return false };
    let same = HELD.with_borrow(|held| held.user == Some(person.user) && held.csrf != person.csrf);
    if same {
        hold(&session);
    }
    same
}

/// Sends one request, and gives the text of a good answer.
async fn once(method: Method, address: &str, change: &Change, text: &str) -> Result<String, Trouble> {
    let mut request = builder(method, address);
    if method != Method::Get {
        request = request.header("X-Doorstep-CSRF", &HELD.with_borrow(|held| held.csrf.clone()));
    }
    match change {
        Change::None => {}
        Change::New(key) => request = request.header("Idempotency-Key", key),
        Change::Of(key, version) => {
            request = request.header("Idempotency-Key", key).header("If-Match", &format!("\"v{version}\""));
        }
    }
    let sent = if method == Method::Get || text == "null" {
        request.send().await
    } else {
        request.header("Content-Type", "application/json").body(text).map_err(|_| Trouble::Unreadable)?.send().await
    };
    let response = sent.map_err(|_| Trouble::Offline)?;
    if response.ok() {
        return response.text().await.map_err(|_| Trouble::Offline);
    }
    Err(problem(response).await)
}

fn builder(method: Method, address: &str) -> RequestBuilder {
    use gloo_net::http::Request;
    match method {
        Method::Get => Request::get(address),
        Method::Post => Request::post(address),
        Method::Put => Request::put(address),
        Method::Patch => Request::patch(address),
        Method::Delete => Request::delete(address),
    }
}

async fn problem(response: Response) -> Trouble {
    let text = response.text().await.unwrap_or_default();
    let Ok(value) = serde_json::from_str::<Value>(&text) else { return Trouble::Unreadable };
    let Ok(problem) = Problem::deserialize(&value) else { return Trouble::Unreadable };
    if problem.code == Code::SignedOut {
        SIGNED_OUT.with_borrow(|told| told.iter().for_each(|f| f()));
    }
    Trouble::Problem(Box::new(problem), value)
}
