//! Nothing private leaves: a zone with a word in every private field is published, and the word is looked for in everything
//! that anybody outside can get.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may")]

use std::path::Path;
use std::sync::Arc;

use doorstep_backend::clock::{SystemClock, SystemIds};
use doorstep_backend::port::{Clock, Condition, Tables};
use doorstep_backend::store::dynamo::DynamoTables;
use doorstep_backend::store::{By, Change, keys};
use doorstep_backend::usecase::seed::seed;
use doorstep_engine::Engine;
use doorstep_tests::binary::run;
use doorstep_tests::canary::{PRIVATE, PRIVATE_FACTS, PUBLIC, hidden, open_service, seen, zone};
use doorstep_tests::server::Server;
use serde_json::{Map, json};

/// Writes the zone into a data folder as the commands would, with a history that holds private words too.
async fn fill(data: &Path) {
    std::fs::create_dir_all(data).unwrap();
    let engine = Engine::open(Some(&data.join("engine.sqlite"))).await.unwrap();
    let tables = DynamoTables::connect(Some(engine.endpoint()), "doorstep-local-").await;
    tables.create_tables().await.unwrap();
    let tables: Arc<dyn Tables> = Arc::new(tables);
    let clock = SystemClock::starting_at("2026-11-21".parse().unwrap(), "10:00".parse().unwrap());
    let ids = SystemIds::default();
    let new = zone();
    assert!(seed(&*tables, &clock, &ids, &new).await.unwrap());
    let mut earlier = open_service();
    earlier.name = format!("{PRIVATE}history");
    earlier.version = 1;
    let mut diff = Map::new();
    diff.insert("/name".into(), json!({ "old": format!("{PRIVATE}audit"), "new": "Pubname group" }));
    Change::new(By::new(format!("{PRIVATE}actor"), format!("{PRIVATE}role")), &new.zone.id, clock.now(), &ids)
        .put(keys::version(earlier.id, 1), &earlier, Condition::None)
        .audit(&format!("service/{}", earlier.id), &format!("{PRIVATE}action"), diff)
        .commit(&*tables)
        .await
        .unwrap();
    engine.stop().await;
}

/// Looks for anything private in bytes, whatever its capitals.
fn is_clean(what: &str, bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes).to_lowercase();
    // Words in an index are folded and may be cut to their stems.
    assert!(!text.contains(&PRIVATE[..7]), "{what} holds {:?}", around(&text, &PRIVATE[..7]));
    for fact in PRIVATE_FACTS {
        let fact = fact.to_lowercase();
        assert!(!text.contains(&fact), "{what} holds {:?}", around(&text, &fact));
        let close: String = fact.chars().filter(|c| *c != ' ').collect();
        assert!(!text.contains(&close), "{what} holds {:?}", around(&text, &close));
    }
}

fn around(text: &str, word: &str) -> String {
    let at = text.find(word).unwrap_or(0);
    text.chars().skip(text[..at].chars().count().saturating_sub(30)).take(100).collect()
}

fn holds(what: &str, bytes: &[u8], words: &[&str]) {
    let text = String::from_utf8_lossy(bytes).to_lowercase();
    for word in words {
        assert!(text.contains(word), "{what} should hold {word}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_private_can_be_got_from_outside() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    fill(&data).await;
    let server = Server::start(&["--empty", "--now", "2026-11-22T10:00", "--data", data.to_str().unwrap()]);

    // The archive of the keepers holds every canary: they are there to be leaked.
    let mut seen_by_somebody = Vec::new();
    let pointer = server.get("/api/v1/zones/canary/directory");
    is_clean("the pointer", &pointer.body);
    let pointer = pointer.json();
    assert_eq!(pointer["services"], 1);
    for part in ["list", "detail", "feed"] {
        let file = server.get(pointer[part]["url"].as_str().unwrap());
        assert_eq!(file.status, 200);
        is_clean(part, &file.body);
        seen_by_somebody.extend(file.body);
    }
    let feed = server.get(pointer["feed"]["url"].as_str().unwrap());
    holds("the feed file", &feed.body, &["puborganisation", "pubplace", "pubstreet", "pubdirections"]);
    holds("list and detail file", &seen_by_somebody, &PUBLIC);

    let words = [
        "",
        "q=pubname",
        "q=xkprivate",
        "q=xkprivateplace",
        "q=xkprivatestaffname",
        "q=QZ9",
        "q=Northside",
        "q=900999",
    ];
    let id = seen();
    for lang in ["en", "pl", "ar"] {
        for query in words {
            let found = server.get(&format!("/api/v1/zones/canary/services?unknown=1&lang={lang}&{query}"));
            assert_eq!(found.status, 200);
            let total = found.json()["total"].as_u64().unwrap();
            let private = query.contains(PRIVATE) || query.contains("QZ9") || query.contains("900999");
            assert_eq!(total, u64::from(!private), "{query}");
            // What was typed may come back; what was found may not hold it.
            for item in found.json()["items"].as_array().unwrap() {
                is_clean(query, item.to_string().as_bytes());
            }
        }
        let service = server.get(&format!("/api/v1/zones/canary/services/{id}?lang={lang}"));
        assert_eq!(service.status, 200);
        is_clean("the service", &service.body);
        holds(
            "the service",
            &service.body,
            &PUBLIC.iter().copied().filter(|w| *w != "pubdirections").collect::<Vec<_>>(),
        );
        for page in ["", "find", "find?q=pubname", "find?q=group&free=1", "help", &format!("s/{id}"), "nothing"] {
            let html = server.get(&format!("/{lang}/z/canary/{page}"));
            is_clean(page, &html.body);
        }
        let page = server.get(&format!("/{lang}/z/canary/s/{id}"));
        assert_eq!(page.status, 200);
        holds(
            "the page",
            &page.body,
            &["pubname", "pubdescription", "pubplace", "pubstreet", "pubdirections", "pubcontact"],
        );
        for id in hidden() {
            assert_eq!(server.get(&format!("/api/v1/zones/canary/services/{id}?lang={lang}")).status, 404);
            let page = server.get(&format!("/{lang}/z/canary/s/{id}"));
            assert_eq!(page.status, 404);
            is_clean("the page of a hidden service", &page.body);
        }
    }
    for list in [
        "",
        "services",
        "services?full=true",
        "services?full=true&format=ndjson",
        "services?minimal=true",
        "services?modified_after=2000-01-01",
        "services?search=xkprivate",
        "service_at_locations?full=true",
        "service_at_locations?postcode=QZ9%209QZ",
        "organizations?full_service=true",
        "taxonomies",
        "taxonomy_terms?per_page=200",
    ] {
        let told = server.get(&format!("/oruk/v3/canary/{list}"));
        assert_eq!(told.status, 200, "{list}");
        is_clean(list, &told.body);
    }
    for list in [
        "",
        "services",
        "services?include[]=all",
        "services?include[]=all&format=ndjson",
        "services?text=xkprivate",
        "services?postcode=QZ9%209QZ",
        "organizations",
        "taxonomies?per_page=200",
        "locations",
    ] {
        let told = server.get(&format!("/oruk/v1/canary/{list}"));
        assert_eq!(told.status, 200, "{list}");
        is_clean(list, &told.body);
    }
    for near in ["v3/canary/service_at_locations", "v1/canary/services"] {
        let near = server.get(&format!("/oruk/{near}?proximity=100&postcode=QZ9%209QZ"));
        assert_eq!(near.status, 400, "a masked place does not tell where its postcode is");
        is_clean("the answer to a postcode", &near.text().replace("QZ9 9QZ", "").into_bytes());
    }
    for version in ["v3", "v1"] {
        let service = server.get(&format!("/oruk/{version}/canary/services/{id}"));
        is_clean("the feed's service", &service.body);
        holds("the feed", &service.body, &PUBLIC);
        for id in hidden() {
            let one = server.get(&format!("/oruk/{version}/canary/services/{id}"));
            assert_eq!(one.status, 404, "one that was never shown is not said to be gone");
        }
        // By what hangs on each: who runs it, where it is, what it is about.
        for list in ["organizations", "taxonomies", "locations", "service_at_locations", "taxonomy_terms"] {
            let told = server.get(&format!("/oruk/{version}/canary/{list}"));
            if told.status == 404 {
                continue;
            }
            let told = told.json();
            for record in told.get("contents").or(told.get("content")).unwrap().as_array().unwrap() {
                let id = record["id"].as_str().unwrap().replace(' ', "%20");
                let one = server.get(&format!("/oruk/{version}/canary/{list}/{id}"));
                assert_eq!(one.status, 200, "{version} {list} {id}");
                is_clean(list, &one.body);
            }
        }
    }
    for accept in ["text/html", "application/json"] {
        let test = server.get_with("/oruk/canary/self-test", &[("accept", accept)]);
        assert_eq!(test.status, 200);
        is_clean("the self-test", &test.body);
        assert!(!test.text().contains("Failed:") && !test.text().contains("\"passed\":false"), "{}", test.text());
    }
    for address in ["/", "/api/v1/zones", "/healthz", "/api/v1/session", "/api/v1/openapi.json"] {
        is_clean(address, &server.get(address).body);
    }
    is_clean("the log", server.end().as_bytes());

    let files = [("oruk3", "canary-services.json"), ("oruk1", "canary-services.json"), ("csv", "canary-services.csv")];
    for (format, name) in files {
        let out = folder.path().join(format);
        let _ = run(&data, ["export", "--zone", "canary", "--format", format, "--out", out.to_str().unwrap()]).good();
        let bytes = std::fs::read(out.join(name)).unwrap();
        is_clean(format, &bytes);
        holds(format, &bytes, &["pubname", "pubdescription", "puborganisation", "pubplace", "pubstreet", "pubcontact"]);
    }
    // The keepers' own archive has them, so that there was something to leak.
    let out = folder.path().join("archive");
    let _ = run(&data, ["export", "--zone", "canary", "--format", "json", "--out", out.to_str().unwrap()]).good();
    let bytes = std::fs::read(out.join("canary-archive.json")).unwrap();
    let kept = ["place", "street", "directions", "contactname", "email", "staffname", "overname", "withdrawnname"];
    let kept: Vec<String> = kept.iter().map(|word| format!("{PRIVATE}{word}")).collect();
    holds("the archive", &bytes, &kept.iter().map(String::as_str).collect::<Vec<_>>());
}
