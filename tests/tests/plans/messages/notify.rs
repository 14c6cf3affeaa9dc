//! GOV.UK Notify over real HTTP: a small server that knows its interface as documented, writes down what it got, and can fall silent
//! after it has taken a message.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::routing::{get, post};
use axum::{Json, Router};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use doorstep_backend::config::NotifyConfig;
use doorstep_backend::notify::Notify;
use doorstep_backend::outside::{Bounds, WebClient};
use doorstep_backend::port::{Carried, Deliver as _, NotCarried, Outgoing};
use doorstep_shared::plans::contact::To;
use doorstep_tests::house::HandClock;
use serde_json::{Value, json};

const SERVICE: &str = "26785a09-ab16-4eb0-8407-a37497a57506";
const SECRET: &str = "3d844edf-8d35-48ac-975b-e847b4f122b0";
const REFERENCE: &str = "0123456789abcdef0123456789abcdef";

#[derive(Default)]
struct Post {
    taken: Vec<(String, Value)>,
    tokens: Vec<String>,
    /// What the next message is answered with.
    says: Option<(u16, &'static str)>,
    silent: bool,
    status: &'static str,
}

type Shared = Arc<Mutex<Post>>;

async fn take(
    State(post): State<Shared>,
    uri: axum::http::Uri,
    headers: HeaderMap,
    Json(body): Json<Value>,
) -> (StatusCode, Json<Value>) {
    let silent = {
        let mut post = post.lock().unwrap();
        let token = headers["authorization"].to_str().unwrap().strip_prefix("Bearer ").unwrap().to_owned();
        post.tokens.push(token);
        if let Some((status, error)) = post.says {
            let why = json!({ "status_code": status, "errors": [{ "error": error, "message": "phone_number 07700900123 is bad" }] });
            return (StatusCode::from_u16(status).unwrap(), Json(why));
        }
        post.taken.push((uri.path().to_owned(), body.clone()));
        post.silent
    };
    if silent {
        std::future::pending::<()>().await;
    }
    (StatusCode::CREATED, Json(json!({ "id": "740e5834-3a29-46b4-9a6f-16142fde533a", "reference": body["reference"] })))
}

async fn look(State(post): State<Shared>, Query(asked): Query<Vec<(String, String)>>) -> Json<Value> {
    let post = post.lock().unwrap();
    assert_eq!(asked[0].0, "reference");
    let of = post.taken.iter().filter(|(_, body)| body["reference"] == asked[0].1.as_str());
    let found: Vec<Value> =
        of.map(|(_, body)| json!({ "reference": body["reference"], "status": post.status })).collect();
    Json(json!({ "notifications": found, "links": {} }))
}

async fn served() -> (Shared, Notify) {
    let post: Shared = Arc::new(Mutex::new(Post { status: "sending", ..Post::default() }));
    let routes = Router::new()
        .route("/v2/notifications/sms", axum::routing::post(take))
        .route("/v2/notifications/email", post_to())
        .route("/v2/notifications", get(look))
        .with_state(post.clone());
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, routes).await.unwrap() });
    let config = NotifyConfig {
        key: format!("a-test-key-{SERVICE}-{SECRET}"),
        text_template: "11111111-1111-4111-8111-111111111111".into(),
        email_template: "22222222-2222-4222-8222-222222222222".into(),
        address,
    };
    let bounds = Bounds { bytes: 64 * 1024, time: Duration::from_millis(400) };
    let fetch = Arc::new(WebClient::new(bounds).unwrap());
    let notify = Notify::new(config, fetch, Arc::new(HandClock::at("2026-11-24T10:00:00Z"))).unwrap();
    (post, notify)
}

fn post_to() -> axum::routing::MethodRouter<Shared> {
    post(take)
}

fn text<'a>(to: &'a To) -> Outgoing<'a> {
    Outgoing { reference: REFERENCE, to, subject: "A message", text: "Your school-start team: see you." }
}

fn phone() -> To {
    To::Text("07700 900123".parse().unwrap())
}

#[tokio::test]
async fn a_text_and_an_e_mail_are_asked_for_as_documented_and_signed() {
    let (post, notify) = served().await;
    let (to, mail) = (phone(), To::Email("hodan@example.org".into()));
    assert_eq!(notify.hand_over(&text(&to)).await, Ok(Carried::OnItsWay));
    assert_eq!(notify.hand_over(&text(&mail)).await, Ok(Carried::OnItsWay));
    let post = post.lock().unwrap();
    let sms = json!({
        "phone_number": "+447700900123",
        "template_id": "11111111-1111-4111-8111-111111111111",
        "personalisation": { "text": "Your school-start team: see you." },
        "reference": REFERENCE,
    });
    assert_eq!(post.taken[0], ("/v2/notifications/sms".to_owned(), sms));
    let (path, body) = &post.taken[1];
    assert_eq!((path.as_str(), &body["email_address"]), ("/v2/notifications/email", &json!("hodan@example.org")));
    assert_eq!(body["personalisation"]["subject"], "A message");
    let parts: Vec<&str> = post.tokens[0].split('.').collect();
    let read = |part: &str| -> Value { serde_json::from_slice(&URL_SAFE_NO_PAD.decode(part).unwrap()).unwrap() };
    assert_eq!(read(parts[0]), json!({ "typ": "JWT", "alg": "HS256" }));
    assert_eq!(read(parts[1]), json!({ "iss": SERVICE, "iat": 1_795_514_400 }));
    use hmac::Mac as _;
    let mut mac = hmac::Hmac::<sha2::Sha256>::new_from_slice(SECRET.as_bytes()).unwrap();
    mac.update(format!("{}.{}", parts[0], parts[1]).as_bytes());
    mac.verify_slice(&URL_SAFE_NO_PAD.decode(parts[2]).unwrap()).unwrap();
}

#[tokio::test]
async fn refusals_are_told_apart_and_say_nothing_of_whom_they_are_about() {
    let (post, notify) = served().await;
    let to = phone();
    for (status, error, expected) in [
        (400, "ValidationError", NotCarried::Refused("400 ValidationError".into())),
        (403, "AuthError", NotCarried::Busy("403 AuthError".into())),
        (429, "RateLimitError", NotCarried::Busy("429 RateLimitError".into())),
        (500, "Exception", NotCarried::Unsure("500 Exception".into())),
        (503, "", NotCarried::Unsure("503 ".into())),
    ] {
        post.lock().unwrap().says = Some((status, error));
        let refused = notify.hand_over(&text(&to)).await.unwrap_err();
        assert_eq!(refused, expected, "{status}");
        assert!(!refused.to_string().contains("07700") && !refused.to_string().contains(SECRET));
    }
}

#[tokio::test]
async fn a_server_that_falls_silent_after_taking_a_message_is_asked_by_its_reference() {
    let (post, notify) = served().await;
    let to = phone();
    assert_eq!(notify.look_up(REFERENCE).await, Ok(None));
    post.lock().unwrap().silent = true;
    assert!(matches!(notify.hand_over(&text(&to)).await, Err(NotCarried::Unsure(_))));
    assert_eq!(notify.look_up(REFERENCE).await, Ok(Some(Carried::OnItsWay)));
    for (status, carried) in [
        ("created", Carried::OnItsWay),
        ("sending", Carried::OnItsWay),
        ("sent", Carried::OnItsWay),
        ("delivered", Carried::Arrived),
        ("permanent-failure", Carried::NotArrived),
        ("temporary-failure", Carried::NotArrived),
        ("technical-failure", Carried::NotArrived),
    ] {
        post.lock().unwrap().status = status;
        assert_eq!(notify.look_up(REFERENCE).await, Ok(Some(carried)), "{status}");
    }
}

#[tokio::test]
async fn the_whole_way_through_notify_a_lost_answer_sends_nothing_twice() {
    let (post, notify) = served().await;
    let cohort = super::house::town().await;
    let (tables, clock, zone) = (&*cohort.office.tables, &cohort.office.clock, &cohort.office.zone);
    clock.pass(60 * 60);
    post.lock().unwrap().silent = true;
    let first = super::house::send(tables, clock, zone, &notify).await;
    assert!(first.again > 0 && first.sent == 0, "{first:?}");
    post.lock().unwrap().silent = false;
    clock.pass(5 * 60);
    let second = super::house::send(tables, clock, zone, &notify).await;
    assert_eq!(second.sent, first.again, "{second:?}");
    let taken = &post.lock().unwrap().taken;
    let mut references: Vec<&str> = taken.iter().map(|(_, body)| body["reference"].as_str().unwrap()).collect();
    let all = references.len();
    references.sort_unstable();
    references.dedup();
    assert_eq!((references.len(), all), (first.again, first.again), "each once");
}

#[test]
fn a_key_that_is_none_is_refused() {
    let fetch: Arc<dyn doorstep_backend::port::Fetch> = Arc::new(WebClient::new(Bounds::PROVIDER).unwrap());
    for key in ["", "short", &format!("{SERVICE}{SECRET}"), &format!("name-{SERVICE}-{}", "x".repeat(36))] {
        let config = NotifyConfig {
            key: key.to_owned(),
            text_template: String::new(),
            email_template: String::new(),
            address: NotifyConfig::ADDRESS.into(),
        };
        let clock = Arc::new(HandClock::at("2026-11-24T10:00:00Z"));
        assert!(Notify::new(config, fetch.clone(), clock).is_err(), "{key}");
    }
}
