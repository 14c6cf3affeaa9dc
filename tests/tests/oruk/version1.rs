//! How the feed of version 1.0 answers: pages, forms, problems, headers.

use axum::http::Method;
use doorstep_shared::search::percent_encode;
use doorstep_tests::oruk::Feeds;
use doorstep_tests::town::{today, town};
use serde_json::Value;

async fn feeds() -> Feeds {
    Feeds::of(&town(60, 5), today()).await
}

/// Its lists.
const LISTS: [&str; 4] = ["services", "organizations", "taxonomies", "locations"];

/// The address of a record of a list.
fn one(list: &str, record: &Value) -> String {
    let mut address = format!("v1/town/{list}/");
    percent_encode(record["id"].as_str().unwrap(), &mut address);
    // In a path a plus is a plus.
    address.replace('+', "%20")
}

#[tokio::test]
async fn anybody_may_read_and_nothing_is_sent_twice() {
    let feeds = feeds().await;
    let service = feeds.json("v1/town/services?per_page=1").await["content"][0].clone();
    let mut targets: Vec<String> = LISTS.iter().map(|list| format!("v1/town/{list}")).collect();
    targets.extend(["v1/town/".into(), "v1/town".into(), "v1/town/services?format=ndjson".into()]);
    targets.push(one("services", &service));
    for target in &targets {
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
        assert_eq!(feeds.ask(Method::HEAD, target, &[]).await.status, 200, "{target}");
        assert_eq!(feeds.ask(Method::POST, target, &[]).await.status, 405, "{target}");
    }
    let first = feeds.ask(Method::OPTIONS, "v1/town/services", &[("origin", "https://finder.example")]).await;
    assert_eq!(first.status, 204);
    assert!(first.need("access-control-allow-headers").contains("if-none-match"));
    let failed = feeds.get("v1/town/services?page=0").await;
    assert_eq!((failed.status, failed.need("access-control-allow-origin")), (400, "*"), "failures too");
}

#[tokio::test]
async fn a_value_that_makes_no_sense_is_named() {
    let feeds = feeds().await;
    for (target, named) in [
        ("services?page=0", "/page"),
        ("services?per_page=201", "/per_page"),
        ("services?minimum_age=-1", "/minimum_age"),
        ("services?maximum_age=old", "/maximum_age"),
        ("services?age_months=1441", "/age_months"),
        ("services?day[]=someday", "/day"),
        ("services?start_time[]=9am", "/start_time"),
        ("services?end_time[]=25:00", "/end_time"),
        ("services?day[]=MO&day[]=TU&start_time[]=09:00", "/start_time"),
        ("services?taxonomy_type[]=colour", "/taxonomy_type"),
        ("services?taxonomy_id[]=a:1&taxonomy_id[]=a:2&vocabulary[]=a&vocabulary[]=b&vocabulary[]=c", "/taxonomy_id"),
        ("services?include[]=reviews", "/include"),
        ("services?postcode=ZZ1", "/postcode"),
        ("services?coverage=here", "/coverage"),
        ("services?proximity=500", "/proximity"),
        ("services?postcode=ZZ1%204AB&proximity=far", "/proximity"),
        ("services?postcode=QQ9%209QQ&proximity=500", "/postcode"),
        ("services?format=xml", "/format"),
        ("organizations?page=x", "/page"),
        ("taxonomies?per_page=0", "/per_page"),
        ("locations?format=csv", "/format"),
        // What only the other version has, and what nobody has.
        ("services?search=songs", "/search"),
        ("services?modified_after=2026-01-01", "/modified_after"),
        ("services?minimal=true", "/minimal"),
        ("organizations?text=trust", "/text"),
        ("locations?postcode=ZZ1%204AB", "/postcode"),
        ("taxonomies?colour[]=red", "/colour[]"),
        ("services/018f0000-0000-7000-8000-000000000000?include[]=all", "/include[]"),
    ] {
        let answer = feeds.get(&format!("v1/town/{target}")).await;
        assert_eq!((answer.status, answer.need("content-type")), (400, "application/problem+json"), "{target}");
        let problem = answer.json();
        assert_eq!(problem["code"], "bad-request", "{target}");
        assert!(problem["errors"].as_array().unwrap().iter().any(|e| e["pointer"] == named), "{target}: {problem}");
    }
    for target in [
        "v1/nowhere/services",
        "v1/town/services/018f0000-0000-7000-8000-000000000000",
        "v1/town/services/7",
        "v1/town/organizations/018f0000-0000-7000-8000-000000000000",
        "v1/town/locations/7",
        "v1/town/taxonomies/doorstep:category.nothing",
        "v1/town/reviews",
    ] {
        assert_eq!(feeds.get(target).await.status, 404, "{target}");
    }
}

#[tokio::test]
async fn pages_count_from_one_and_say_where_they_are() {
    let feeds = feeds().await;
    for list in LISTS {
        let all = feeds.walk(&format!("v1/town/{list}"), 200).await;
        let total = all.len() as u64;
        assert!(total > 8, "{list}");
        let pages = total.div_ceil(4);
        for (number, held) in [(1, 4), (2, 4), (pages, total - 4 * (pages - 1)), (pages + 3, 0)] {
            let page = feeds.json(&format!("v1/town/{list}?per_page=4&page={number}")).await;
            let said = |name: &str| page[name].as_u64().unwrap_or_else(|| panic!("{list}: no {name}"));
            assert_eq!((said("totalElements"), said("totalPages")), (total, pages), "{list}");
            assert_eq!((said("number"), said("size")), (number, held), "{list}");
            let is = |name: &str| page[name].as_bool().unwrap_or_else(|| panic!("{list}: no {name}"));
            assert_eq!((is("first"), is("last"), is("empty")), (number == 1, number >= pages, held == 0), "{list}");
            assert_eq!(page["content"].as_array().unwrap().len() as u64, held, "{list}");
        }
        let plain = feeds.json(&format!("v1/town/{list}")).await;
        assert_eq!(plain["size"].as_u64().unwrap(), total.min(50), "{list}: 50 when nothing is said");
    }
}

#[tokio::test]
async fn lines_hold_the_same_records_as_pages() {
    let feeds = feeds().await;
    for list in ["services", "services?include[]=all", "organizations", "taxonomies", "locations"] {
        let pages = feeds.walk(&format!("v1/town/{list}"), 200).await;
        let sign = if list.contains('?') { '&' } else { '?' };
        let read = async |more: &str| -> Vec<Value> {
            let answer = feeds.get(&format!("v1/town/{list}{sign}format=ndjson{more}")).await;
            assert_eq!(answer.need("content-type"), "application/x-ndjson");
            answer.text().lines().map(|l| serde_json::from_str(l).unwrap()).collect()
        };
        assert_eq!(read("").await, pages, "{list}");
        assert_eq!(read("&per_page=3&page=2").await, pages[3..6], "{list}");
    }
}

#[tokio::test]
async fn a_record_is_the_same_at_its_own_address() {
    let feeds = feeds().await;
    for record in feeds.walk("v1/town/services?include[]=all", 200).await {
        assert_eq!(feeds.json(&one("services", &record)).await, record);
    }
    for (list, below) in [("organizations", "services"), ("locations", "service_at_locations"), ("taxonomies", "none")]
    {
        for record in feeds.walk(&format!("v1/town/{list}"), 200).await {
            let mut whole = feeds.json(&one(list, &record)).await;
            let services = whole.as_object_mut().unwrap().remove(below);
            assert_eq!(whole, record, "{list}");
            assert_eq!(services.is_some(), list != "taxonomies", "{list}: its own address tells of its services");
        }
    }
}

#[tokio::test]
async fn both_versions_tell_of_the_same_services() {
    let feeds = feeds().await;
    assert_eq!(feeds.ids("v1/town/services").await, feeds.ids("v3/town/services").await);
    let (one, three) = (feeds.walk("v1/town/services", 200).await, feeds.walk("v3/town/services?full=true", 200).await);
    for (one, three) in one.iter().zip(&three) {
        for name in ["name", "status", "description", "url", "email", "assured_date", "last_modified", "alert"] {
            assert_eq!(one.get(name), three.get(name), "{name} of {}", one["id"]);
        }
        assert_eq!(one.get("fees"), three.get("fees_description"), "{}", one["id"]);
        let run_by = one["organization"]["name"] != "Organisation not named";
        assert_eq!(run_by, three.get("organization").is_some(), "{}", one["id"]);
    }
}
