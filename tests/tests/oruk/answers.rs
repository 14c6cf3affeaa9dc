//! How the feeds answer: pages, forms, problems, headers.

use axum::http::Method;
use doorstep_backend::http::openapi;
use doorstep_tests::oruk::Feeds;
use doorstep_tests::town::{today, town};

async fn feeds() -> Feeds {
    Feeds::of(&town(60, 5), today()).await
}

#[tokio::test]
async fn anybody_may_read_and_nothing_is_sent_twice() {
    let feeds = feeds().await;
    for target in ["v3/town/", "v3/town", "v3/town/services", "v3/town/services/", "v3/town/services?format=ndjson"] {
        let answer = feeds.get(target).await;
        assert_eq!(answer.status, 200, "{target}");
        assert_eq!(answer.need("access-control-allow-origin"), "*", "{target}");
        assert_eq!(answer.need("cross-origin-resource-policy"), "cross-origin", "{target}");
        assert_eq!(answer.need("cache-control"), "public, max-age=60", "{target}");
        let tag = answer.need("etag").to_owned();
        let again = feeds.ask(Method::GET, target, &[("if-none-match", &tag)]).await;
        assert_eq!((again.status, again.body.len()), (304, 0), "{target}");
        assert_eq!(again.need("access-control-allow-origin"), "*", "{target}");
        assert_eq!(feeds.ask(Method::GET, target, &[("if-none-match", "\"other\"")]).await.status, 200);
    }
    let first = feeds.ask(Method::OPTIONS, "v3/town/services", &[("origin", "https://finder.example")]).await;
    assert_eq!(first.status, 204);
    assert!(first.need("access-control-allow-headers").contains("if-none-match"));
    let failed = feeds.get("v3/town/services?page=0").await;
    assert_eq!((failed.status, failed.need("access-control-allow-origin")), (400, "*"), "failures too");
    assert_eq!(feeds.ask(Method::POST, "v3/town/services", &[]).await.status, 405);
}

#[tokio::test]
async fn a_value_that_makes_no_sense_is_named() {
    let feeds = feeds().await;
    for (target, named) in [
        ("services?page=0", "/page"),
        ("services?page=x", "/page"),
        ("services?per_page=201", "/per_page"),
        ("services?per_page=0", "/per_page"),
        ("services?minimal=true&per_page=10001", "/per_page"),
        ("services?minimal=perhaps", "/minimal"),
        ("services?minimal=true&full=true", "/minimal"),
        ("services?taxonomy_term_id=food", "/taxonomy_term_id"),
        ("services?taxonomy_id=1", "/taxonomy_id"),
        ("services?organization_id=1", "/organization_id"),
        ("services?minimum_age=-1", "/minimum_age"),
        ("services?maximum_age=old", "/maximum_age"),
        ("services?age_months=1441", "/age_months"),
        ("services?day=someday", "/day"),
        ("services?start_time=9am", "/start_time"),
        ("services?end_time=25:00", "/end_time"),
        ("services?day=MO,TU&start_time=09:00", "/start_time"),
        ("services?modified_after=yesterday", "/modified_after"),
        ("services?format=xml", "/format"),
        ("service_at_locations?postcode=ZZ1", "/postcode"),
        ("service_at_locations?proximity=500", "/proximity"),
        ("service_at_locations?postcode=ZZ1%204AB&proximity=far", "/proximity"),
        ("service_at_locations?postcode=QQ9%209QQ&proximity=500", "/postcode"),
        ("taxonomy_terms?parent_id=food", "/parent_id"),
        ("taxonomy_terms?top_only=1x", "/top_only"),
        ("organizations?full=x", "/full"),
        ("services?colour=red", "/colour"),
        ("services?text=songs", "/text"),
        ("services/018f0000-0000-7000-8000-000000000000?full=true", "/full"),
        ("taxonomies?taxonomy_id[]=1", "/taxonomy_id[]"),
        ("?page=1", "/page"),
    ] {
        let answer = feeds.get(&format!("v3/town/{target}")).await;
        assert_eq!((answer.status, answer.need("content-type")), (400, "application/problem+json"), "{target}");
        let problem = answer.json();
        assert_eq!(problem["code"], "bad-request", "{target}");
        assert!(problem["errors"].as_array().unwrap().iter().any(|e| e["pointer"] == named), "{target}: {problem}");
    }
    for target in [
        "v3/nowhere/services",
        "v3/town/services/018f0000-0000-7000-8000-000000000000",
        "v3/town/services/7",
        "v3/town/organizations/018f0000-0000-7000-8000-000000000000",
        "v3/town/taxonomies/7",
        "v3/town/taxonomy_terms/7",
        "v3/town/service_at_locations/7",
    ] {
        assert_eq!(feeds.get(target).await.status, 404, "{target}");
    }
}

/// Parameters whose value may be any words: `parameters/` tries what they find.
const WORDS: [&str; 8] =
    ["search", "text", "vocabulary", "vocabulary[]", "taxonomy_id[]", "service_type[]", "need[]", "circumstance[]"];

#[tokio::test]
async fn every_parameter_that_is_described_is_read() {
    let feeds = feeds().await;
    let document = openapi::document();
    let mut tried = 0;
    for (path, operation) in document["paths"].as_object().unwrap() {
        let Some(path) = path.strip_prefix("/oruk/").filter(|p| p.starts_with('v')) else { continue };
        let list = path.replace("{zone}", "town");
        let target = match list.strip_suffix("/{id}") {
            None => list,
            Some(list) => format!("{list}/{}", feeds.ids(list).await[0]),
        };
        let parameters = operation["get"]["parameters"].as_array().unwrap().iter().filter(|p| p["in"] == "query");
        for name in parameters.map(|p| p["name"].as_str().unwrap()) {
            tried += 1;
            let answer = feeds.get(&format!("{target}?{name}=~nonsense~")).await;
            if WORDS.contains(&name) {
                let page = answer.json();
                let total = page.get("total_items").or(page.get("totalElements")).unwrap();
                assert_eq!((answer.status, total.as_u64()), (200, Some(0)), "{target} {name}");
                continue;
            }
            let pointer = format!("/{}", name.trim_end_matches("[]"));
            assert_eq!(answer.status, 400, "{target} {name}");
            let problem = answer.json();
            assert!(problem["errors"].as_array().unwrap().iter().any(|e| e["pointer"] == pointer), "{name}: {problem}");
        }
    }
    assert!(tried > 80, "{tried}");
}

#[tokio::test]
async fn a_page_beyond_the_end_is_empty_and_says_so() {
    let feeds = feeds().await;
    let total = feeds.json("v3/town/services").await["total_items"].as_u64().unwrap();
    let beyond = feeds.json("v3/town/services?page=99&per_page=10").await;
    assert_eq!(beyond["contents"].as_array().unwrap().len(), 0);
    assert_eq!(
        (&beyond["empty"], &beyond["last_page"], &beyond["first_page"], &beyond["size"], &beyond["total_items"]),
        (&true.into(), &true.into(), &false.into(), &0.into(), &total.into())
    );
}

#[tokio::test]
async fn lines_hold_the_same_records_as_pages() {
    let feeds = feeds().await;
    for list in ["services", "services?full=true", "service_at_locations", "organizations", "taxonomy_terms"] {
        let pages = feeds.walk(&format!("v3/town/{list}"), 200).await;
        let sign = if list.contains('?') { '&' } else { '?' };
        let answer = feeds.get(&format!("v3/town/{list}{sign}format=ndjson")).await;
        assert_eq!(answer.need("content-type"), "application/x-ndjson");
        let text = answer.text();
        let lines: Vec<serde_json::Value> = text.lines().map(|l| serde_json::from_str(l).unwrap()).collect();
        assert_eq!(lines, pages, "{list}");
        let second = feeds.get(&format!("v3/town/{list}{sign}format=ndjson&per_page=3&page=2")).await.text();
        let second: Vec<serde_json::Value> = second.lines().map(|l| serde_json::from_str(l).unwrap()).collect();
        assert_eq!(second, pages[3..6], "{list}");
    }
}

#[tokio::test]
async fn how_much_is_told_is_as_asked() {
    let feeds = feeds().await;
    let simple = feeds.walk("v3/town/services", 50).await;
    let full = feeds.walk("v3/town/services?full=true", 50).await;
    let minimal = feeds.walk("v3/town/services?minimal=true", 50).await;
    let arrays = |r: &serde_json::Value| r.as_object().unwrap().values().filter(|v| v.is_array()).count();
    assert!(simple.iter().all(|r| arrays(r) == 0), "lists tell what a service has one of");
    assert!(full.iter().all(|r| arrays(r) > 0));
    for ((simple, full), minimal) in simple.iter().zip(&full).zip(&minimal) {
        assert_eq!(simple["id"], full["id"]);
        for (name, value) in simple.as_object().unwrap() {
            assert_eq!(&full[name], value, "{name}");
        }
        let names: Vec<&str> = minimal.as_object().unwrap().keys().map(String::as_str).collect();
        assert_eq!(names, ["id", "last_modified", "modified_date", "name", "status"]);
        let one = feeds.json(&format!("v3/town/services/{}", full["id"].as_str().unwrap())).await;
        assert_eq!(&one, full, "a list with full tells what the record's own address tells");
    }
    assert_eq!(feeds.walk("v3/town/services?full_service=true", 50).await, full, "its other name");
    let all = feeds.json("v3/town/services?minimal=true").await;
    assert_eq!(all["total_pages"], 1, "ids and dates come on one page");
    let organization = feeds.json("v3/town/organizations?full=true&per_page=1").await["contents"][0].clone();
    let address = format!("v3/town/organizations/{}", organization["id"].as_str().unwrap());
    assert_eq!(feeds.json(&address).await, organization);
    let whole = feeds.json(&format!("{address}?full_service=true")).await;
    assert!(whole["services"].as_array().unwrap().iter().all(|s| s["attributes"].is_array()), "{whole}");
}
