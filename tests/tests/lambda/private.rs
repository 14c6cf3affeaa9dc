//! The private function.

use doorstep_tests::engines;
use doorstep_tests::gateway::Asked;
use doorstep_tests::runtime::{Function, init_milliseconds};
use doorstep_tests::watched::Watched;
use serde_json::json;

use super::{ask, ends_discreetly};

#[tokio::test(flavor = "multi_thread")]
async fn it_answers_what_depends_on_who_asks() {
    let engine = engines::embedded_in_memory().await.unwrap();
    let door = Watched::before(engine.endpoint.as_deref().unwrap()).await;
    let settings = [
        ("DOORSTEP_TABLE_PREFIX", "test-"),
        ("DOORSTEP_DYNAMODB_ENDPOINT", door.endpoint()),
        ("DOORSTEP_MARK_KEY", "0123456789abcdef0123456789abcdef"),
    ];
    let mut function = Function::start("api-private", &settings).await;
    function.ready().await;
    assert_eq!(door.connections(), 1, "the connection is opened before the first request");
    init_milliseconds(&function).await;
    assert_eq!(function.logged("init:").await["warm"], json!(true));

    let session = ask(&mut function, &Asked::get("/api/v1/session").cookie("__Host-session=abcdefgh")).await;
    assert_eq!((session.status, session.json()), (200, json!({ "signed_in": false })));
    assert_eq!(session.header("cache-control"), "no-store");
    assert!(!session.base64 && !session.header("x-request-id").is_empty());

    let health = ask(&mut function, &Asked::get("/healthz")).await;
    assert_eq!((health.status, health.text()), (200, "ok\n"));
    assert_eq!(door.connections(), 1, "a warm function goes on with the connection it has");

    let nothing = ask(&mut function, &Asked::get("/api/v1/zweisamkeit?q=zweisamkeit")).await;
    assert_eq!((nothing.status, nothing.header("content-type")), (404, "application/problem+json"));
    assert_eq!(nothing.json()["code"], "not-found", "{}", nothing.text());

    let large = ask(&mut function, &Asked::post("/api/v1/session", "a".repeat(300 * 1024))).await;
    assert_eq!((large.status, large.header("content-type")), (413, "application/problem+json"), "{}", large.text());
    let small = ask(&mut function, &Asked::post("/api/v1/session", "zweisamkeit")).await;
    assert_eq!(small.status, 405);
    ends_discreetly(function, &["zweisamkeit", "abcdefgh", "192.0.2.1"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_engine_that_does_not_answer_is_said_and_survived() {
    let settings = [
        ("DOORSTEP_TABLE_PREFIX", "test-"),
        ("DOORSTEP_DYNAMODB_ENDPOINT", "http://127.0.0.1:9"),
        ("DOORSTEP_MARK_KEY", "0123456789abcdef0123456789abcdef"),
    ];
    let mut function = Function::start("api-private", &settings).await;
    function.ready().await;
    assert_eq!(function.logged("init:").await["warm"], json!(false));
    let health = ask(&mut function, &Asked::get("/healthz")).await;
    assert_eq!((health.status, health.header("content-type")), (503, "application/problem+json"));
    assert!(!health.text().contains("127.0.0.1"), "{}", health.text());
    let session = ask(&mut function, &Asked::get("/api/v1/session")).await;
    assert_eq!(session.status, 200, "who is signed in needs no table yet");
}
