//! The API as callers meet it, against the real server.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may")]

use std::collections::BTreeSet;
use std::sync::LazyLock;

use doorstep_backend::compress;
use doorstep_backend::http::openapi;
use doorstep_shared::api::Caller;
use doorstep_shared::published::{DetailFile, ListFile};
use doorstep_shared::search::{Directory, Query, percent_encode};
use doorstep_tests::http::Answer;
use doorstep_tests::server::{Server, now};
use doorstep_tests::web;
use serde_json::Value;
use sha2::{Digest as _, Sha256};

const ZONE: &str = "/api/v1/zones/demo";

/// One server for all tests that only read.
static SERVER: LazyLock<Server> = LazyLock::new(Server::in_memory);

fn list_file() -> ListFile {
    let pointer = SERVER.get(&format!("{ZONE}/directory")).json();
    ListFile::read(&SERVER.get(pointer["list"]["url"].as_str().unwrap()).body).unwrap()
}

fn is_problem(answer: &Answer, status: u16, code: &str) {
    assert_eq!(answer.status, status, "{}", answer.text());
    assert_eq!(answer.need("content-type"), "application/problem+json");
    assert_eq!(answer.need("cache-control"), "no-store");
    let problem = answer.json();
    assert_eq!(problem["code"], code);
    assert_eq!(problem["type"], format!("about:blank#{code}"));
    assert_eq!(problem["status"], status);
    assert_eq!(problem["request_id"], answer.need("x-request-id"), "the id that is in the log");
    assert!(problem["title"].as_str().unwrap().ends_with(['.', '!']));
}

#[test]
fn zones_are_listed_with_their_names() {
    let answer = SERVER.get("/api/v1/zones");
    assert_eq!((answer.status, answer.need("content-type")), (200, "application/json"));
    let zones = answer.json();
    assert_eq!(zones["items"].as_array().unwrap().len(), 1);
    assert_eq!(zones["items"][0]["id"], "demo");
    assert_eq!(zones["items"][0]["name"], "Alder Bank");
    assert!(zones["items"][0]["services"].as_u64().unwrap() > 50);
}

#[test]
fn a_pointer_is_small_and_sent_once() {
    let address = format!("{ZONE}/directory");
    let answer = SERVER.get(&address);
    assert_eq!(answer.status, 200);
    assert!(answer.body.len() < 1024, "{} bytes", answer.body.len());
    assert_eq!(answer.need("cache-control"), "public, max-age=60");
    let tag = answer.need("etag").to_owned();
    for held in [tag.as_str(), tag.trim_start_matches("W/"), "*", &format!("\"x\", {tag}")] {
        let again = SERVER.get_with(&address, &[("if-none-match", held)]);
        assert_eq!((again.status, again.body.len()), (304, 0), "{held}");
        assert_eq!(again.need("etag"), tag);
        assert_eq!(again.need("cache-control"), "public, max-age=60");
    }
    assert_eq!(SERVER.get_with(&address, &[("if-none-match", "\"other\"")]).status, 200);
    let compressed = SERVER.get_with(&address, &[("accept-encoding", "br"), ("if-none-match", &tag)]);
    assert_eq!(compressed.status, 304, "whatever the compression");
}

#[test]
fn published_files_are_what_the_pointer_says_and_stay() {
    let pointer = SERVER.get(&format!("{ZONE}/directory")).json();
    for part in ["list", "detail"] {
        let file = &pointer[part];
        let url = file["url"].as_str().unwrap();
        let plain = SERVER.get(url);
        assert_eq!((plain.status, plain.header("content-encoding")), (200, None));
        let packed = SERVER.get_with(url, &[("accept-encoding", "gzip, br;q=0.9")]);
        assert_eq!((packed.status, packed.need("content-encoding")), (200, "br"));
        assert_eq!(packed.body.len() as u64, file["bytes"]);
        assert_eq!(plain.body.len() as u64, file["unpacked_bytes"]);
        assert_eq!(compress::unpack(&packed.body).unwrap(), plain.body);
        let hash: String = Sha256::digest(&plain.body).iter().map(|b| format!("{b:02x}")).collect();
        assert_eq!(hash[..32], *file["hash"].as_str().unwrap());
        for answer in [&plain, &packed] {
            assert_eq!(answer.need("cache-control"), "public, max-age=31536000, immutable");
            assert!(answer.need("vary").contains("accept-encoding"));
            let held = SERVER.get_with(url, &[("if-none-match", answer.need("etag")), ("accept-encoding", "br")]);
            assert_eq!(held.status == 304, answer.header("content-encoding").is_some(), "a tag for each form");
        }
    }
    let list = list_file();
    let detail = DetailFile::read(&SERVER.get(pointer["detail"]["url"].as_str().unwrap()).body).unwrap();
    let ids: Vec<_> = list.entries.iter().map(|e| e.id).collect();
    assert_eq!(ids, detail.entries.iter().map(|e| e.id).collect::<Vec<_>>());
    assert_eq!(ids.len() as u64, pointer["services"]);
}

/// Queries as people ask them: words, typing mistakes, three languages, every filter, and some together.
const QUERIES: [&str; 62] = [
    "",
    "q=baby",
    "q=toddler%20group",
    "q=stay%20and%20play",
    "q=library",
    "q=food",
    "q=english%20class",
    "q=housing",
    "q=benefits",
    "q=midwife",
    "q=swimming",
    "q=school%20place",
    "q=autism",
    "q=speech",
    "q=breastfeeding",
    "q=debt",
    "q=volunteer",
    "q=cooking",
    "q=football",
    "q=job",
    "q=free%20clothes",
    "q=ZZ1",
    "q=Joanna",
    "q=nothinglikethis",
    "q=todler",
    "q=libary",
    "q=brestfeeding",
    "q=swiming",
    "q=houseing",
    "q=plaiground",
    "q=playgroup",
    "q=stay%20n%20play",
    "q=dziecko",
    "q=przedszkole",
    "q=biblioteka",
    "q=angielski",
    "q=jedzenie",
    "q=praca",
    "q=gdzie%20z%20malym%20dzieckiem",
    "q=%D8%B7%D9%81%D9%84",
    "q=%D9%85%D9%83%D8%AA%D8%A8%D8%A9",
    "q=%D8%A7%D9%84%D8%B9%D9%85%D9%84",
    "q=%D8%B1%D8%B6%D9%8A%D8%B9",
    "stage=baby",
    "stage=pregnancy",
    "age_months=18",
    "age_months=150&unknown=1",
    "day=today",
    "day=tomorrow",
    "day=sa",
    "day=2027-06-15",
    "free=1",
    "attend=drop-in",
    "attend=book,referral",
    "channel=online",
    "channel=phone,home",
    "spoken=pl",
    "access=step-free",
    "category=play-groups",
    "q=play&day=today&free=1&stage=toddler",
    "q=class&spoken=ar&unknown=1",
    "q=group&access=step-free,pram&attend=drop-in&day=we",
];

#[test]
fn the_server_finds_what_the_phone_finds() {
    let directory = Directory::new(list_file());
    let mut found_something = 0;
    for text in QUERIES {
        let (query, bad) = Query::from_query_string(text);
        assert!(bad.is_empty(), "{text}: {bad:?}");
        let here = directory.search(&query, now());
        let expected: Vec<String> =
            here.hits.iter().map(|h| directory.list().entries[h.entry].id.to_string()).collect();
        let mut there = Vec::new();
        let mut cursor = None;
        loop {
            let answer = page(text, 100, cursor.as_deref());
            assert_eq!(answer["total"].as_u64().unwrap(), expected.len() as u64, "{text}");
            assert_eq!(answer["hidden_unknown"].as_u64().unwrap(), here.unknown_hidden as u64, "{text}");
            assert_eq!(answer["widened"].as_array().unwrap().is_empty(), here.widened.is_empty(), "{text}");
            there.extend(ids(&answer));
            cursor = answer["next_cursor"].as_str().map(str::to_owned);
            if cursor.is_none() {
                break;
            }
        }
        assert_eq!(there, expected, "{text}");
        found_something += usize::from(!there.is_empty());
    }
    assert!(found_something > 45, "only {found_something} queries found anything");
}

fn page(query: &str, limit: u16, cursor: Option<&str>) -> Value {
    let mut address = format!("{ZONE}/services?{query}&limit={limit}");
    if let Some(cursor) = cursor {
        address.push_str(&format!("&cursor={cursor}"));
    }
    let answer = SERVER.get(&address);
    assert_eq!(answer.status, 200, "{address}: {}", answer.text());
    answer.json()
}

fn ids(page: &Value) -> Vec<String> {
    page["items"].as_array().unwrap().iter().map(|i| i["id"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn pages_make_up_the_whole_list_without_gaps_or_repeats() {
    let whole = ids(&page("unknown=1", 100, None));
    let total = usize::try_from(page("unknown=1", 1, None)["total"].as_u64().unwrap()).unwrap();
    for limit in [1_u16, 7, 20, 99] {
        let (mut all, mut cursor) = (Vec::new(), None::<String>);
        loop {
            let part = page("unknown=1", limit, cursor.as_deref());
            let got = ids(&part);
            assert!(!got.is_empty() && got.len() <= usize::from(limit));
            all.extend(got);
            cursor = part["next_cursor"].as_str().map(str::to_owned);
            if cursor.is_none() {
                break;
            }
        }
        assert_eq!(all.len(), total, "limit {limit}");
        assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), total, "limit {limit}");
        assert_eq!(all[..whole.len()], whole[..], "limit {limit}");
    }
}

#[test]
fn a_cursor_is_good_for_its_own_list_alone() {
    let cursor = page("q=play", 2, None)["next_cursor"].as_str().unwrap().to_owned();
    let mut changed = cursor.clone().into_bytes();
    changed[3] = if changed[3] == b'A' { b'B' } else { b'A' };
    let changed = String::from_utf8(changed).unwrap();
    for (query, limit, cursor) in [
        ("q=play", 2, changed.as_str()),
        ("q=play", 2, &cursor[..cursor.len() - 2]),
        ("q=play", 2, "AAAAAAAAAAI"),
        ("q=play", 2, "%00%ff"),
        ("q=plays", 2, &cursor),
        ("q=play", 3, &cursor),
        ("q=play&lang=pl", 2, &cursor),
        ("q=play&free=1", 2, &cursor),
    ] {
        let answer = SERVER.get(&format!("{ZONE}/services?{query}&limit={limit}&cursor={cursor}"));
        is_problem(&answer, 400, "bad-cursor");
    }
    let other = Server::in_memory();
    is_problem(&other.get(&format!("{ZONE}/services?q=play&limit=2&cursor={cursor}")), 400, "bad-cursor");
    assert_eq!(ids(&page("q=play", 2, Some(&cursor))).len(), 2, "untouched, it goes on");
}

#[test]
fn a_service_says_all_that_is_published_of_it() {
    let list = list_file();
    for (i, entry) in list.entries.iter().enumerate() {
        let lang = ["en", "pl", "ar"][i % 3];
        let answer = SERVER.get(&format!("{ZONE}/services/{}?lang={lang}", entry.id));
        assert_eq!(answer.status, 200);
        let service = answer.json();
        assert_eq!(service["id"], entry.id.to_string());
        assert_eq!(service["url"], format!("/{lang}/z/demo/s/{}", entry.id));
        assert_eq!(service["when"].as_array().unwrap().len(), entry.schedules.len());
        assert_eq!(service["paused"].is_object(), entry.pause.is_some());
        for place in service["places"].as_array().unwrap() {
            let hidden = place["name"] == "" && place["address"] == "" && place["postcode"] == "";
            assert_eq!(place["masked"] == true, hidden, "{place}");
        }
    }
    assert!(list.entries.iter().any(|e| e.pause.is_some()));
}

#[test]
fn what_cannot_be_answered_is_a_problem_with_the_requests_id() {
    let nobody = "018f0000-0000-7000-8000-000000000000";
    for target in [
        "/api/v1/nothing",
        "/api/v1/zones/nowhere/directory",
        "/api/v1/zones/nowhere/services",
        "/api/v1/zones/Not%20A%20Zone/services",
        &format!("{ZONE}/services/{nobody}"),
        &format!("{ZONE}/services/not-an-id"),
        "/d/demo/00000000000000000000000000000000",
        "/d/demo/..%2f..%2flock",
        "/d/nowhere/00000000000000000000000000000000",
        "/a/nothing.js",
        "/oruk/v3/nowhere/services",
        "/oruk/v9/demo/services",
    ] {
        is_problem(&SERVER.get(target), 404, "not-found");
    }
    for (query, pointers) in [
        ("stage=grown-up", vec!["/stage"]),
        ("age_months=-1&day=someday", vec!["/age_months", "/day"]),
        ("free=maybe", vec!["/free"]),
        ("limit=0", vec!["/limit"]),
        ("limit=101", vec!["/limit"]),
        ("lang=de", vec!["/lang"]),
        ("category=x&spoken=12345", vec!["/category", "/spoken"]),
    ] {
        let answer = SERVER.get(&format!("{ZONE}/services?{query}"));
        is_problem(&answer, 400, "bad-request");
        let problem = answer.json();
        let said: BTreeSet<&str> =
            problem["errors"].as_array().unwrap().iter().map(|e| e["pointer"].as_str().unwrap()).collect();
        assert_eq!(said, pointers.iter().copied().collect(), "{query}");
    }
    for method in ["POST", "PUT", "DELETE", "PATCH"] {
        let answer = SERVER.send(method, &format!("{ZONE}/services"), &[], b"");
        is_problem(&answer, 405, "method-not-allowed");
        assert!(answer.need("allow").contains("GET"), "{method}");
    }
}

#[test]
fn a_large_body_is_refused() {
    let body = vec![b'x'; 300 * 1024];
    let answer = SERVER.send("GET", &format!("{ZONE}/services"), &[], &body);
    is_problem(&answer, 413, "too-large");
    let small = SERVER.send("GET", &format!("{ZONE}/services"), &[], b"x");
    assert_eq!(small.status, 200);
}

#[test]
fn every_request_has_an_id_of_its_own() {
    let ids: BTreeSet<String> = (0..20).map(|_| SERVER.get("/healthz").need("x-request-id").to_owned()).collect();
    assert_eq!(ids.len(), 20);
    let mine = SERVER.get_with("/healthz", &[("x-request-id", "mine")]);
    assert_ne!(mine.need("x-request-id"), "mine", "a caller cannot choose what stands in the log");
}

#[test]
fn head_is_get_without_the_body() {
    let list = SERVER.get(&format!("{ZONE}/directory")).json()["list"]["url"].as_str().unwrap().to_owned();
    for target in ["/api/v1/zones", &format!("{ZONE}/directory"), &list, "/en/z/demo/", web::JS, "/healthz"] {
        let (get, head) = (SERVER.get(target), SERVER.send("HEAD", target, &[], b""));
        assert_eq!((head.status, head.body.len()), (get.status, 0), "{target}");
        assert_eq!(head.header("content-type"), get.header("content-type"), "{target}");
        assert_eq!(head.header("cache-control"), get.header("cache-control"), "{target}");
        assert_eq!(head.header("content-length"), Some(get.body.len().to_string().as_str()), "{target}");
    }
}

#[test]
fn every_answer_is_locked_down() {
    let pages = ["/en/z/demo/", "/pl/z/demo/find?q=baby", "/ar/z/demo/help", "/en/z/demo/nothing", "/nothing"];
    let others =
        ["/api/v1/zones", "/healthz", "/api/v1/nothing", web::JS, "/api/v1/openapi.json", "/api/v1/session", "/"];
    for target in pages.iter().chain(&others) {
        let answer = SERVER.get(target);
        for (name, value) in [
            ("x-content-type-options", "nosniff"),
            ("cross-origin-opener-policy", "same-origin"),
            ("cross-origin-resource-policy", "same-origin"),
            ("referrer-policy", "strict-origin-when-cross-origin"),
            ("x-frame-options", "DENY"),
        ] {
            assert_eq!(answer.need(name), value, "{target}");
        }
        assert!(answer.need("strict-transport-security").contains("max-age="), "{target}");
        assert!(answer.need("permissions-policy").contains("geolocation=()"), "{target}");
        assert_eq!(answer.header("server"), None, "{target}");
        assert_eq!(answer.header("set-cookie"), None, "{target}");
        let policy = answer.need("content-security-policy");
        assert!(policy.starts_with("default-src 'none'"), "{target}: {policy}");
        assert!(policy.contains("frame-ancestors 'none'"), "{target}: {policy}");
        for loose in ["unsafe-inline", "'unsafe-eval'", "http", "*"] {
            assert!(!policy.contains(loose), "{target}: {policy}");
        }
    }
    for target in pages {
        let policy = SERVER.get(target).need("content-security-policy").to_owned();
        for part in ["script-src 'self' 'wasm-unsafe-eval'", "form-action 'self'", "base-uri 'none'", "'sha256-"] {
            assert!(policy.contains(part), "{target}: {policy}");
        }
    }
}

#[test]
fn answers_are_packed_for_those_who_take_it() {
    for target in [format!("{ZONE}/services"), "/en/z/demo/".into(), "/api/v1/openapi.json".into(), web::JS.into()] {
        let plain = SERVER.get(&target);
        let packed = SERVER.get_with(&target, &[("accept-encoding", "gzip, deflate, br")]);
        assert_eq!(packed.need("content-encoding"), "br", "{target}");
        assert!(packed.body.len() * 2 < plain.body.len(), "{target}: {} of {}", packed.body.len(), plain.body.len());
        assert_eq!(packed.text(), plain.text(), "{target}");
        assert!(packed.need("vary").contains("accept-encoding"), "{target}");
        assert_eq!(
            SERVER.get_with(&target, &[("accept-encoding", "gzip")]).need("content-encoding"),
            "gzip",
            "{target}"
        );
    }
    let kinds = SERVER.get(web::JS);
    assert_eq!(kinds.need("content-type"), "text/javascript; charset=utf-8");
    assert_eq!(kinds.need("cache-control"), "public, max-age=31536000, immutable");
}

#[test]
fn what_people_type_is_not_in_the_log() {
    let server = Server::in_memory();
    let canary = "canaryzebra";
    for target in [
        format!("{ZONE}/services?q={canary}"),
        format!("{ZONE}/services?stage={canary}"),
        format!("{ZONE}/services?cursor={canary}"),
        format!("{ZONE}/services/{canary}"),
        format!("/en/z/demo/find?q={canary}"),
        format!("/en/z/demo/{canary}"),
        format!("/{canary}"),
        format!("/d/demo/{canary}"),
        format!("/a/{canary}"),
    ] {
        let headers =
            [("cookie", "session=canaryzebra"), ("user-agent", "canaryzebra"), ("referer", "http://canaryzebra/")];
        let _ = server.get_with(&target, &headers);
    }
    let form = format!("stamp={canary}&matters=other&text={canary}&contact={canary}&website={canary}");
    let json = format!("{{\"stamp\":\"{canary}\",\"kind\":\"tell\",\"text\":\"{canary}\",\"nonsense\":\"{canary}\"}}");
    for target in
        [format!("/en/z/demo/tell?q={canary}"), "/en/z/demo/suggest".into(), format!("/en/z/demo/{canary}/right")]
    {
        let kind = [("content-type", "application/x-www-form-urlencoded")];
        let _ = server.send("POST", &target, &kind, form.as_bytes());
    }
    let _ = server.send("POST", &format!("{ZONE}/suggestions"), &[], json.as_bytes());
    let stamp = server.get(&format!("{ZONE}/suggestions/new")).json()["stamp"].as_str().unwrap().to_owned();
    // A whole message, in good time: this one is taken in.
    std::thread::sleep(std::time::Duration::from_millis(2_100));
    let good = format!("{{\"stamp\":\"{stamp}\",\"kind\":\"tell\",\"text\":\"{canary}\",\"contact\":\"{canary}\"}}");
    assert_eq!(server.send("POST", &format!("{ZONE}/suggestions"), &[], good.as_bytes()).status, 200);
    let id = server.get("/api/v1/zones").need("x-request-id").to_owned();
    let log = server.end();
    assert!(log.contains(&id) && log.contains("/api/v1/zones/{zone}/services"), "requests are logged: {log}");
    assert!(!log.contains(canary), "{log}");
}

#[test]
fn the_root_leads_into_the_zone_in_the_visitors_language() {
    for (headers, lang) in [
        (&[][..], "en"),
        (&[("accept-language", "pl-PL,pl;q=0.9,en;q=0.8")], "pl"),
        (&[("accept-language", "ar")], "ar"),
        (&[("accept-language", "ja")], "en"),
        (&[("accept-language", "pl"), ("cookie", "a=b; lang=ar")], "ar"),
        (&[("accept-language", "pl"), ("cookie", "lang=xx")], "pl"),
    ] {
        let answer = SERVER.get_with("/", headers);
        assert_eq!((answer.status, answer.need("location")), (303, format!("/{lang}/z/demo/").as_str()), "{headers:?}");
        assert!(answer.need("cache-control").contains("private"), "another visitor gets another answer");
        let vary = answer.need("vary").to_owned();
        assert!(vary.contains("accept-language") && vary.contains("cookie"), "{vary}");
    }
}

#[test]
fn the_session_and_health_are_answered_and_never_kept() {
    let session =
        SERVER.get_with("/api/v1/session", &[("cookie", "__Host-doorstep=made-up"), ("authorization", "Bearer x")]);
    assert_eq!((session.status, session.json()["signed_in"].as_bool()), (200, Some(false)));
    assert_eq!(session.need("cache-control"), "no-store");
    assert_eq!(session.header("etag"), None);
    let health = SERVER.get("/healthz");
    assert_eq!((health.status, health.text().as_str(), health.need("cache-control")), (200, "ok\n", "no-store"));
}

/// Where each endpoint is called, and by whom it may be. A new endpoint must be added here, with its cases.
const WHO: [(&str, Caller, &str); 5] = [
    ("listZones", Caller::Anyone, "/api/v1/zones"),
    ("directoryPointer", Caller::Anyone, "/api/v1/zones/demo/directory"),
    ("searchServices", Caller::Anyone, "/api/v1/zones/demo/services?limit=5"),
    ("getService", Caller::Anyone, "/api/v1/zones/demo/services/{service}"),
    ("getSession", Caller::Session, "/api/v1/session"),
];

/// Endpoints that give or take something new each time; `tests/inbox.rs` has their cases.
const NEW_EACH_TIME: [(&str, Caller); 2] = [("newSuggestion", Caller::Anyone), ("sendSuggestion", Caller::Anyone)];

#[test]
fn every_endpoint_answers_as_described_and_to_whom_it_may() {
    let document = SERVER.get("/api/v1/openapi.json").json();
    let endpoints = openapi::endpoints();
    // The workspace's endpoints have a test of their own, which makes its cases from the policy; so have the feeds.
    let new = |name: &str| NEW_EACH_TIME.iter().find(|(n, _)| *n == name);
    for (name, caller) in NEW_EACH_TIME {
        assert!(endpoints.iter().any(|e| e.name == name && e.caller == caller), "{name}");
    }
    let described: BTreeSet<&str> = endpoints
        .iter()
        .filter(|e| !matches!(e.caller, Caller::Staff(_)) && new(e.name).is_none() && !e.path.starts_with("/oruk/"))
        .map(|e| e.name)
        .collect();
    let tested: BTreeSet<&str> = WHO.iter().map(|(name, ..)| *name).collect();
    assert_eq!(described, tested, "every endpoint needs its line in WHO");
    let first = ids(&page("", 1, None)).remove(0);
    for endpoint in endpoints.iter().filter(|e| described.contains(e.name)) {
        let (_, caller, target) = WHO.iter().find(|(name, ..)| *name == endpoint.name).unwrap();
        assert_eq!(endpoint.caller, *caller, "{}", endpoint.name);
        let target = target.replace("{service}", &first);
        let anybody = SERVER.get(&target);
        assert_eq!(anybody.status, 200, "{}", endpoint.name);
        let operation = &document["paths"][endpoint.path][endpoint.method.to_lowercase()];
        assert_eq!(operation["operationId"], endpoint.name);
        let schema = &operation["responses"]["200"]["content"]["application/json"]["schema"];
        holds(&document, schema, &anybody.json(), endpoint.name);
        // Credentials that somebody made up open nothing and change nothing.
        let made_up = [("authorization", "Bearer made-up"), ("cookie", "__Host-doorstep=made-up")];
        let somebody = SERVER.get_with(&target, &made_up);
        assert_eq!((somebody.status, somebody.body), (200, anybody.body.clone()), "{}", endpoint.name);
        match caller {
            Caller::Anyone => assert_eq!(anybody.need("cache-control"), "public, max-age=60", "{}", endpoint.name),
            Caller::Session => assert_eq!(anybody.need("cache-control"), "no-store", "{}", endpoint.name),
            Caller::Staff(_) => unreachable!("left out above"),
        }
    }
}

/// Whether a value has what its schema asks for: type, required members, members of members.
fn holds(document: &Value, schema: &Value, value: &Value, at: &str) {
    if let Some(name) = schema["$ref"].as_str() {
        let found = document.pointer(name.trim_start_matches('#')).unwrap_or_else(|| panic!("{at}: no {name}"));
        return holds(document, found, value, at);
    }
    let is = |kind: &str| match kind {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "integer" => value.is_i64() || value.is_u64(),
        "boolean" => value.is_boolean(),
        "null" => value.is_null(),
        _ => true,
    };
    match &schema["type"] {
        Value::String(kind) => assert!(is(kind), "{at} should be {kind}: {value}"),
        Value::Array(kinds) => assert!(kinds.iter().filter_map(Value::as_str).any(is), "{at} {kinds:?}: {value}"),
        _ => {}
    }
    for name in schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str) {
        assert!(value.get(name).is_some(), "{at} needs {name}: {value}");
    }
    for (name, inner) in schema["properties"].as_object().into_iter().flatten() {
        if let Some(value) = value.get(name).filter(|v| !v.is_null()) {
            holds(document, inner, value, &format!("{at}/{name}"));
        }
    }
    if let Some(items) = schema["items"].as_object() {
        for value in value.as_array().into_iter().flatten() {
            holds(document, &Value::Object(items.clone()), value, at);
        }
    }
}

#[test]
fn the_openapi_document_changes_only_on_purpose() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/snapshots/openapi.json");
    // From the code that this test was built with: the program that serves it may be an older one.
    let written = format!("{}\n", openapi::document_text());
    if std::env::var_os("DOORSTEP_UPDATE_SNAPSHOTS").is_some() {
        std::fs::write(path, &written).unwrap();
    }
    let kept = std::fs::read_to_string(path).unwrap_or_default();
    assert!(
        kept == written,
        "the OpenAPI document is not what tests/tests/snapshots/openapi.json holds. If the change is wanted, run once with \
         DOORSTEP_UPDATE_SNAPSHOTS=1 and commit the file."
    );
    let served = format!("{}\n", SERVER.get("/api/v1/openapi.json").text());
    assert!(served == written, "the program is older than this test: cargo build --workspace --bins --tests");
}

#[test]
fn words_in_addresses_may_be_of_any_script_and_length() {
    for words in ["żłobek & książka", "<script>alert(1)</script>", "100%", "a".repeat(5000).as_str(), "\u{202e}\u{0}x"]
    {
        let mut encoded = String::new();
        percent_encode(words, &mut encoded);
        let answer = SERVER.get(&format!("{ZONE}/services?q={encoded}"));
        assert_eq!(answer.status, 200, "{words}");
        let html = SERVER.get(&format!("/en/z/demo/find?q={encoded}"));
        assert_eq!(html.status, 200, "{words}");
        assert!(!html.text().contains("<script>alert"), "{words}");
    }
    for raw in ["q=%", "q=%zz", "q=%ff%fe", "&&&=&q", "q=a&q=b"] {
        assert_eq!(SERVER.get(&format!("{ZONE}/services?{raw}")).status, 200, "{raw}");
    }
}
