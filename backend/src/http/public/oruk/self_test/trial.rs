//! A feed under test: it is asked in this process, through the routers and layers that answer everybody else.

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode, header};
use doorstep_shared::api::oruk::self_test::Tested;
use doorstep_shared::search::percent_encode;
use serde_json::Value;
use tower::ServiceExt as _;

/// The largest answer that is looked at.
const MOST: usize = 32 * 1024 * 1024;

/// What a test says of a feed: nothing, or why it fails.
pub type Found = Result<(), String>;

/// An answer of the feed.
pub struct Answer {
    /// What was asked.
    pub address: String,
    /// The status.
    pub status: StatusCode,
    headers: HeaderMap,
    /// The body.
    pub body: Vec<u8>,
}

impl Answer {
    /// A header's words; none when it is missing.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|v| v.to_str().ok()).unwrap_or_default()
    }

    /// The body of an answer that there should be.
    pub fn good(&self) -> Result<Value, String> {
        if self.status != StatusCode::OK {
            return Err(format!("{} answers {}", self.address, self.status.as_u16()));
        }
        serde_json::from_slice(&self.body).map_err(|error| format!("{} answers no JSON: {error}", self.address))
    }

    /// Whether it refuses what was asked and names the parameter.
    pub fn refuses(&self, name: &str) -> Found {
        if self.status != StatusCode::BAD_REQUEST {
            return Err(format!("{} answers {}", self.address, self.status.as_u16()));
        }
        let problem: Value = serde_json::from_slice(&self.body).unwrap_or_default();
        let pointer = format!("/{name}");
        let named = problem["errors"].as_array().into_iter().flatten().any(|e| e["pointer"] == pointer.as_str());
        if named { Ok(()) } else { Err(format!("{} does not say that {name} is wrong", self.address)) }
    }
}

/// The tests of one version of a zone's feed.
pub struct Trial {
    router: Router,
    root: String,
    version: &'static str,
    asked: Vec<String>,
    /// What the test at hand could not try.
    pub untried: Option<&'static str>,
    /// How many requests were made.
    pub requests: u32,
    /// The first answer that not every web page may read.
    pub closed: Found,
    /// The first thing in an answer that is empty instead of left out.
    pub empty: Found,
    /// What was found so far.
    pub tests: Vec<Tested>,
}

impl Trial {
    /// The feed of a version, at this address.
    pub fn new(router: Router, version: &'static str, root: String) -> Self {
        let (closed, empty) = (Ok(()), Ok(()));
        Self { router, root, version, asked: Vec::new(), untried: None, requests: 0, closed, empty, tests: Vec::new() }
    }

    /// Asks for an address of the feed.
    pub async fn ask(&mut self, target: &str) -> Answer {
        self.ask_holding(target, "").await
    }

    /// The same for a caller who holds an answer with this tag.
    pub async fn ask_holding(&mut self, target: &str, tag: &str) -> Answer {
        let address = format!("{}/{target}", self.root);
        self.asked.push(address.clone());
        self.requests += 1;
        let mut request = Request::get(&address);
        if !tag.is_empty() {
            request = request.header(header::IF_NONE_MATCH, tag);
        }
        // Nothing here waits for anybody, so others and the time limit get their turn between two questions.
        tokio::task::yield_now().await;
        let answer = match request.body(Body::empty()) {
            Ok(request) => {
                let Ok(response) = self.router.clone().oneshot(request).await;
                let (parts, body) = response.into_parts();
                let body = to_bytes(body, MOST).await.map(|b| b.to_vec()).unwrap_or_default();
                Answer { address, status: parts.status, headers: parts.headers, body }
            }
            // Only an id that no address can hold comes here.
            Err(_) => Answer { address, status: StatusCode::BAD_REQUEST, headers: HeaderMap::new(), body: Vec::new() },
        };
        if answer.header("access-control-allow-origin") != "*" && self.closed.is_ok() {
            self.closed = Err(format!("{} may not be read by other sites' pages", answer.address));
        }
        answer
    }

    /// One record, or the feed's root.
    pub async fn one(&mut self, target: &str) -> Result<Value, String> {
        let answer = self.ask(target).await;
        let record = answer.good()?;
        self.look_through(&record, &answer.address);
        Ok(record)
    }

    /// Notes what stands empty in a record.
    pub fn look_through(&mut self, record: &Value, address: &str) {
        if self.empty.is_ok()
            && let Some(at) = empty(record)
        {
            self.empty = Err(format!("{address} has {at} with nothing in it"));
        }
    }

    /// Closes a test.
    pub fn judge(&mut self, name: &str, expected: &str, found: Found) {
        let asked = core::mem::take(&mut self.asked);
        let (passed, reason) = (found.is_ok(), found.err());
        let (name, expected, version) = (name.into(), expected.into(), self.version.into());
        let untried = self.untried.take().map(String::from);
        self.tests.push(Tested { version, name, expected, asked, passed, untried, reason });
    }
}

/// Where a value holds null, an empty text or an empty list.
fn empty(value: &Value) -> Option<String> {
    let below = |name: &str, value: &Value| {
        empty(value).map(|rest| if rest.is_empty() { name.to_owned() } else { format!("{name}/{rest}") })
    };
    match value {
        Value::Null => Some(String::new()),
        Value::String(text) => text.is_empty().then(String::new),
        Value::Array(items) if items.is_empty() => Some(String::new()),
        Value::Array(items) => items.iter().enumerate().find_map(|(i, item)| below(&i.to_string(), item)),
        Value::Object(fields) => fields.iter().find_map(|(name, value)| below(name, value)),
        _ => None,
    }
}

/// A value for a query.
pub fn written(value: &str) -> String {
    let mut out = String::new();
    percent_encode(value, &mut out);
    out
}

/// A part of a path, in which a plus is a plus.
pub fn in_path(value: &str) -> String {
    written(value).replace('+', "%20")
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_is_empty_is_found_wherever_it_stands() {
        for (value, at) in [
            (json!({ "a": 0, "b": false, "c": "x", "d": [1] }), None),
            (json!({ "a": { "b": [{ "c": null }] } }), Some("a/b/0/c")),
            (json!({ "a": "" }), Some("a")),
            (json!({ "a": [] }), Some("a")),
        ] {
            assert_eq!(empty(&value).as_deref(), at, "{value}");
        }
    }
}
