//! The self-test of the feeds: it passes on ours, and it sees what is wrong with a feed that is broken on purpose.

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::http::{Method, StatusCode, header};
use axum::middleware::{Next, from_fn};
use axum::response::Response;
use doorstep_backend::http::public::oruk::self_test::examine;
use doorstep_backend::port::PublishedFiles as _;
use doorstep_shared::published::Pointer;
use doorstep_tests::oruk::Feeds;
use doorstep_tests::town::{today, town};
use serde_json::{Value, json};

/// The most questions it may ask, however large the zone.
const MOST: u64 = 130;

/// The tests that fail on a feed, as version and name.
async fn failures(feed: &Router) -> Vec<(String, String)> {
    let found = examine(feed, &"town".parse().unwrap(), today()).await;
    let failed = found.tests.into_iter().filter(|t| !t.passed);
    failed.map(|t| (t.version, t.name)).collect()
}

#[tokio::test]
async fn it_passes_on_our_feeds_with_few_questions() {
    for count in [0, 1, 9, 60, 800] {
        let feeds = Feeds::of(&town(count, 51), today()).await;
        let answer = feeds.ask(Method::GET, "town/self-test", &[("accept", "application/json")]).await;
        assert_eq!((answer.status, answer.need("content-type")), (200, "application/json"), "{count}");
        let found = answer.json();
        let tests = found["tests"].as_array().unwrap();
        let failed: Vec<&Value> = tests.iter().filter(|t| t["passed"] != true).collect();
        assert!(failed.is_empty() && found["passed"] == true && found["failed"] == 0, "{count}: {failed:#?}");
        assert_eq!(tests.len(), 39, "{count}");
        // What cannot be tried is said, and with a whole town nothing is left.
        let untried = tests.iter().filter(|t| t.get("untried").is_some()).count();
        assert!(if count == 0 { untried > 5 } else { count < 60 || untried == 0 }, "{count}: {untried}");
        let asked: usize = tests.iter().map(|t| t["asked"].as_array().unwrap().len()).sum();
        let requests = found["requests"].as_u64().unwrap();
        assert_eq!(asked as u64, requests, "{count}: every question is shown");
        assert!(requests <= MOST, "{count}: {requests}");
        // Whatever was asked can be asked again by whoever reads it.
        for address in tests.iter().flat_map(|t| t["asked"].as_array().unwrap()).step_by(7) {
            let again = feeds.get(address.as_str().unwrap().strip_prefix("/oruk/").unwrap()).await;
            assert!([200, 400, 404].contains(&again.status), "{address}");
        }
    }
}

#[tokio::test]
async fn it_is_a_page_that_needs_nothing_and_is_kept_as_long_as_the_feed() {
    let feeds = Feeds::of(&town(60, 52), today()).await;
    let page = feeds.ask(Method::GET, "town/self-test", &[("accept", "text/html,application/json;q=0.5")]).await;
    assert_eq!((page.status, page.need("content-type")), (200, "text/html; charset=utf-8"));
    assert_eq!(page.need("cache-control"), feeds.get("v3/town/services").await.need("cache-control"));
    assert_eq!(page.need("vary"), "accept");
    let again = feeds.ask(Method::GET, "town/self-test", &[("if-none-match", page.need("etag"))]).await;
    assert_eq!(again.status, 304, "nothing has changed");
    let html = page.text();
    for words in
        ["All 39 tests passed.", "href=\"/oruk/v3/town/services?", "width=device-width", "Open Referral UK 1.0"]
    {
        assert!(html.contains(words), "{words}");
    }
    assert!(!html.contains("<script") && !html.contains("src=") && !html.contains("Failed:"), "{html}");
    for version in ["v3", "v1"] {
        let root = feeds.json(&format!("{version}/town/")).await;
        assert_eq!(root["doorstep_self_test"], "https://doorstep.example/oruk/town/self-test");
        assert_eq!(root["openapi_url"], "https://doorstep.example/api/v1/openapi.json");
    }
    assert_eq!(feeds.get("nowhere/self-test").await.status, 404);
    assert_eq!(feeds.get("Not%20a%20zone/self-test").await.status, 404);
}

#[tokio::test]
async fn a_zone_may_be_called_much_like_a_version() {
    for name in ["vale", "v3x", "self-test"] {
        let mut new = town(9, 57);
        new.zone.id = name.parse().unwrap();
        let feeds = Feeds::of(&new, today()).await;
        let found = feeds.ask(Method::GET, &format!("{name}/self-test"), &[("accept", "application/json")]).await;
        assert_eq!((found.status, found.json()["failed"].as_u64()), (200, Some(0)), "{name}");
    }
}

/// The feed with a parameter passed over, as if nobody had asked.
fn deaf(feed: Router, name: &'static str) -> Router {
    feed.layer(from_fn(move |mut request: Request, next: Next| async move {
        let uri = request.uri().clone();
        let kept: Vec<&str> = (uri.query().unwrap_or_default().split('&'))
            .filter(|pair| pair.split('=').next().is_some_and(|n| n.trim_end_matches("[]") != name))
            .collect();
        *request.uri_mut() = format!("{}?{}", uri.path(), kept.join("&")).parse().unwrap();
        next.run(request).await
    }))
}

#[tokio::test]
async fn every_parameter_that_is_passed_over_is_seen() {
    let feeds = Feeds::of(&town(150, 53), today()).await;
    for (name, versions) in [
        ("search", &["3.0"][..]),
        ("text", &["1.0"]),
        ("page", &["3.0", "1.0"]),
        ("per_page", &["3.0", "1.0"]),
        ("format", &["3.0", "1.0"]),
        ("minimum_age", &["3.0", "1.0"]),
        ("maximum_age", &["3.0", "1.0"]),
        ("age_months", &["3.0", "1.0"]),
        ("day", &["3.0", "1.0"]),
        ("start_time", &["3.0", "1.0"]),
        ("end_time", &["3.0", "1.0"]),
        ("postcode", &["3.0", "1.0"]),
        ("proximity", &["3.0", "1.0"]),
        ("taxonomy_term_id", &["3.0"]),
        ("taxonomy_id", &["3.0", "1.0"]),
        ("vocabulary", &["1.0"]),
        ("organization_id", &["3.0"]),
        ("modified_after", &["3.0"]),
        ("minimal", &["3.0"]),
        ("full", &["3.0"]),
        ("include", &["1.0"]),
        ("top_only", &["3.0"]),
        ("parent_id", &["3.0"]),
    ] {
        let failed = failures(&deaf(feeds.router(), name)).await;
        for version in versions {
            assert!(failed.iter().any(|(v, _)| v == version), "{name} is passed over in {version}: {failed:?}");
        }
    }
}

/// The feed with each answer changed on its way out.
fn changed(feed: Router, change: fn(&str, &mut StatusCode, &mut Value)) -> Router {
    feed.layer(from_fn(move |request: Request, next: Next| async move {
        let target = request.uri().to_string();
        let (mut parts, body) = next.run(request).await.into_parts();
        let bytes = to_bytes(body, usize::MAX).await.unwrap();
        let Ok(mut value) = serde_json::from_slice(&bytes) else {
            return Response::from_parts(parts, Body::from(bytes));
        };
        change(&target, &mut parts.status, &mut value);
        parts.headers.remove(header::CONTENT_LENGTH);
        Response::from_parts(parts, Body::from(value.to_string()))
    }))
}

fn records(page: &mut Value) -> Option<&mut Vec<Value>> {
    ["contents", "content"].into_iter().find(|n| page.get(*n).is_some()).and_then(|n| page[n].as_array_mut())
}

#[tokio::test]
async fn answers_that_are_wrong_are_seen() {
    let feeds = Feeds::of(&town(150, 54), today()).await;
    type Change = fn(&str, &mut StatusCode, &mut Value);
    let wrong: [(&str, Change); 11] = [
        ("The root", |_, _, value| {
            if value.get("version").is_some() {
                value["version"] = json!("2.0");
            }
        }),
        ("Pages say what they hold", |_, _, value| {
            for name in ["total_items", "totalElements"] {
                if let Some(total) = value.get(name).and_then(Value::as_u64) {
                    value[name] = json!(total + 200);
                }
            }
        }),
        ("Pages say what they hold", |_, _, value| {
            // The commonest slip of all: one version's name in the other.
            if let Some(list) = value.as_object_mut().and_then(|o| o.remove("contents").or(o.remove("content"))) {
                value["records"] = list;
            }
        }),
        ("Pages add up", |target, _, value| {
            // A page repeats the end of the one before.
            if let Some(list) = records(value).filter(|list| target.contains("&page=") && list.len() > 2) {
                list.swap(0, 1);
            }
        }),
        ("One record a line", |target, _, value| {
            if let Some(record) = records(value).filter(|_| target.contains("per_page=25")).and_then(|l| l.first_mut())
            {
                record["name"] = json!("Another");
            }
        }),
        ("Each record alone", |target, _, value| {
            if target.contains("/services/") && value.get("status").is_some() {
                value["id"] = json!("018f0000-0000-7000-8000-000000000001");
            }
        }),
        ("Each record alone", |target, _, value| {
            if target.contains("/services/") && value.get("description").is_some() {
                value["description"] = json!("Something else.");
            }
        }),
        ("Ids that are nobody's", |_, status, _| {
            if *status == StatusCode::NOT_FOUND {
                *status = StatusCode::OK;
            }
        }),
        ("Questions that make no sense", |_, _, value| {
            if value.get("errors").is_some() {
                value["errors"] = json!([]);
            }
        }),
        ("Left out, not empty", |_, _, value| {
            if let Some(record) = records(value).and_then(|list| list.first_mut()) {
                record["fees"] = Value::Null;
            }
        }),
        ("Left out, not empty", |target, _, value| {
            if target.contains("/services/") {
                value["contacts"] = json!([]);
            }
        }),
    ];
    for (name, change) in wrong {
        let failed = failures(&changed(feeds.router(), change)).await;
        for version in ["3.0", "1.0"] {
            assert!(failed.contains(&(version.into(), name.into())), "{name} in {version}: {failed:?}");
        }
    }
    let three: [(&str, Change); 2] = [
        ("What has gone", |_, _, value| {
            if value["status"] == "defunct" || value["status"] == "inactive" {
                value["status"] = json!("active");
            }
            for record in records(value).into_iter().flatten().filter(|r| r["name"] == "No longer listed") {
                record["status"] = json!("active");
            }
        }),
        ("minimal and full", |target, _, value| {
            if let Some(list) = records(value).filter(|_| target.contains("minimal=true&per_page=5")) {
                list.iter_mut().for_each(|r| r["description"] = json!("Too much."));
            }
        }),
    ];
    for (name, change) in three {
        let failed = failures(&changed(feeds.router(), change)).await;
        assert_eq!(failed, [("3.0".to_owned(), name.to_owned())]);
    }
}

#[tokio::test]
async fn headers_that_are_missing_are_seen() {
    let feeds = Feeds::of(&town(60, 55), today()).await;
    for (name, test) in
        [("access-control-allow-origin", "Every web page may read it"), ("etag", "Nothing is sent twice")]
    {
        let without = feeds.router().layer(from_fn(move |request: Request, next: Next| async move {
            let mut response = next.run(request).await;
            response.headers_mut().remove(name);
            response
        }));
        let expected = ["3.0", "1.0"].map(|version| (version.to_owned(), test.to_owned()));
        assert_eq!(failures(&without).await, expected);
    }
}

#[tokio::test]
async fn a_publication_that_is_not_whole_is_seen_on_the_page() {
    let feeds = Feeds::of(&town(60, 56), today()).await;
    let zone = "town".parse().unwrap();
    let stored = feeds.files.pointer(&zone).await.unwrap().unwrap();
    let without = Pointer { feed: None, ..stored.pointer };
    feeds.files.move_pointer(&zone, Some(&stored.mark), &without).await.unwrap();
    let page = feeds.get("town/self-test").await;
    assert_eq!(page.status, 200);
    let html = page.text();
    assert!(html.contains(" tests failed.") && html.contains("answers 503"), "{html}");
    assert!(html.contains("Failed: The root"), "{html}");
}
