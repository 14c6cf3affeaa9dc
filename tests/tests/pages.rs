//! The pages as a browser without JavaScript gets them.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may")]

use std::sync::LazyLock;

use doorstep_backend::speech;
use doorstep_shared::lang::Lang;
use doorstep_shared::published::{Entry, ListFile};
use doorstep_shared::search::{Directory, Query};
use doorstep_shared::set::Member as _;
use doorstep_tests::http::Answer;
use doorstep_tests::server::{Server, now};

static SERVER: LazyLock<Server> = LazyLock::new(Server::in_memory);
static LIST: LazyLock<ListFile> = LazyLock::new(|| {
    let pointer = SERVER.get("/api/v1/zones/demo/directory").json();
    ListFile::read(&SERVER.get(pointer["list"]["url"].as_str().unwrap()).body).unwrap()
});

fn page(lang: Lang, rest: &str) -> Answer {
    SERVER.get(&format!("/{}/z/demo/{rest}", lang.key()))
}

/// Words as they stand in HTML.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;").replace('\'', "&#39;")
}

/// Whether a page shows these words, in whatever way its apostrophes are written.
fn shows(html: &str, text: &str) -> bool {
    html.contains(&escaped(text)) || html.contains(text) || html.contains(&text.replace('&', "&amp;"))
}

/// The values of an attribute wherever it stands.
fn values<'a>(html: &'a str, attribute: &str) -> Vec<&'a str> {
    let start = format!(" {attribute}=\"");
    html.split(&start).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

/// A document as every page must be: whole, in its language, alone.
fn is_document(answer: &Answer, status: u16, lang: Lang) -> String {
    let html = answer.text();
    assert_eq!(answer.status, status, "{html}");
    assert_eq!(answer.need("content-type"), "text/html; charset=utf-8");
    assert_eq!(answer.need("content-language"), lang.key());
    let head = format!("<!doctype html><html lang=\"{}\" dir=\"{}\">", lang.key(), lang.dir());
    assert!(html.starts_with(&head), "{}", &html[..200]);
    assert!(html.ends_with("</html>"));
    assert_eq!(html.matches("<h1").count(), 1, "one heading of the first level");
    assert_eq!(html.matches("<main").count(), 1);
    assert!(html.contains("href=\"#main\"") && html.contains("id=\"main\""));
    let title = html.split("<title>").nth(1).unwrap().split("</title>").next().unwrap();
    assert!(title.contains("Doorstep"), "{title}");
    no_third_party(&html);
    html
}

/// Nothing on a page loads anything from elsewhere, or runs in the page itself.
fn no_third_party(html: &str) {
    for address in values(html, "src").into_iter().chain(values(html, "action")).chain(values(html, "srcset")) {
        assert!(address.starts_with('/') && !address.starts_with("//"), "{address}");
    }
    for link in html.split("<link").skip(1).map(|rest| rest.split('>').next().unwrap()) {
        let href = values(link, "href")[0];
        assert!(href.starts_with('/') && !href.starts_with("//") || href.starts_with("data:"), "{link}");
    }
    for script in html.split("<script").skip(1) {
        assert!(script.starts_with(" type=\"module\" src=\"/a/"), "{}", &script[..script.len().min(80)]);
        assert!(script.split_once("></script>").is_some());
    }
    assert!(!html.contains("<iframe") && !html.contains("@import") && !html.contains(" onclick="));
    assert!(!html.contains(" style=\""), "the policy forbids it");
}

#[test]
fn the_first_page_works_in_every_language() {
    for lang in Lang::ALL {
        let answer = page(*lang, "");
        let html = is_document(&answer, 200, *lang);
        assert_eq!(answer.need("cache-control"), "public, max-age=60");
        let words = speech::words(*lang);
        assert!(shows(&html, words.home_title()), "{}", lang.key());
        // A search without a program: a form that gets an address.
        assert!(html.contains(&format!("action=\"/{}/z/demo/find\"", lang.key())), "{}", lang.key());
        assert!(html.contains("name=\"q\"") && !html.contains("method=\"post\""));
        for other in Lang::ALL {
            assert!(html.contains(&format!("href=\"/{}/z/demo/\" lang=\"{}\"", other.key(), other.key())), "{html}");
        }
        assert!(html.contains("href=\"tel:999\""), "help is on every page");
        assert!(shows(&html, words.demo_note()));
        // The app takes over from here: where its data is.
        for part in ["data-ssr", "data-zone=\"demo\"", "data-list=\"/d/demo/", "data-detail=\"/d/demo/"] {
            assert!(html.contains(part), "{part}");
        }
    }
    assert_eq!(SERVER.get("/en/z/demo").status, 200, "with or without the last stroke");
}

#[test]
fn results_follow_the_address_and_the_form_keeps_what_was_asked() {
    let directory = Directory::new(LIST.clone());
    for text in
        ["", "q=baby", "q=baby&free=1", "day=today", "stage=toddler&attend=drop-in", "q=zzzzqqq", "access=step-free"]
    {
        let (query, _) = Query::from_query_string(text);
        let found = directory.search(&query, now());
        for lang in Lang::ALL {
            let html = is_document(&page(*lang, &format!("find?{text}")), 200, *lang);
            for hit in found.hits.iter().take(10) {
                let entry = &LIST.entries[hit.entry];
                let address = format!("href=\"/{}/z/demo/s/{}", lang.key(), entry.id);
                assert!(html.contains(&address), "{text}: {} is missing", entry.name);
            }
            if found.hits.is_empty() {
                assert!(shows(&html, speech::words(*lang).found_none()), "{text}");
            }
            assert!(html.contains(&format!("action=\"/{}/z/demo/find\"", lang.key())), "{text}");
            assert!(html.contains(&format!("value=\"{}\"", query.text)), "{text}: the words stay in the form");
        }
    }
    let html =
        page(Lang::En, "find?free=1&stage=toddler&day=sa&attend=book&access=pram&spoken=pl&category=play-groups")
            .text();
    for name in ["q", "stage", "age_months", "day", "free", "attend", "channel", "spoken", "access", "category"] {
        assert!(html.contains(&format!("name=\"{name}\"")), "{name} can be chosen without a program");
    }
    let chosen = html.matches(" selected").count() + html.matches(" checked").count();
    assert!(chosen >= 5, "what was chosen stays chosen: {chosen}");
}

#[test]
fn a_form_as_a_browser_sends_it_is_understood() {
    // Empty choices come too, boxes of one name come one after the other, spaces are plus signs.
    let sent = "q=stay+and+play&stage=&age_months=&day=&attend=drop-in&attend=book&channel=&spoken=&category=";
    let (query, _) = Query::from_query_string("q=stay%20and%20play&attend=drop-in,book");
    let first = Directory::new(LIST.clone()).search(&query, now()).hits[0].entry;
    let html = is_document(&page(Lang::En, &format!("find?{sent}")), 200, Lang::En);
    assert!(html.contains(&format!("/en/z/demo/s/{}", LIST.entries[first].id)));
    assert!(html.contains("value=\"stay and play\""));
    // A value that makes no sense is left out; the page is still a page.
    let _ = is_document(&page(Lang::En, "find?day=someday&free=perhaps&utm_source=poster"), 200, Lang::En);
}

fn some(wanted: impl Fn(&&Entry) -> bool) -> &'static Entry {
    LIST.entries.iter().find(wanted).expect("the demo zone has such a service")
}

#[test]
fn a_service_has_all_a_family_needs_on_its_page() {
    let pointer = SERVER.get("/api/v1/zones/demo/directory").json();
    let detail = SERVER.get(pointer["detail"]["url"].as_str().unwrap()).body;
    let detail = doorstep_shared::published::DetailFile::read(&detail).unwrap();
    for (i, entry) in LIST.entries.iter().enumerate() {
        let lang = Lang::ALL[i % 3];
        let answer = page(lang, &format!("s/{}", entry.id));
        let html = is_document(&answer, 200, lang);
        let (name, summary, ..) = entry.words(lang);
        assert!(shows(&html, name) && shows(&html, summary), "{name}");
        if !entry.phone.is_empty() {
            assert!(html.contains("href=\"tel:"), "{name} can be called");
        }
        for place in LIST.places(entry).filter(|p| !p.masked) {
            assert!(shows(&html, &place.postcode), "{name}: {}", place.postcode);
        }
        let text = &detail.entry(entry.id).unwrap().description;
        if lang == Lang::En {
            let first: String = text.chars().take_while(|c| !"\n.[('’&".contains(*c)).collect();
            assert!(shows(&html, &first), "{name}: {first}");
        }
    }
}

#[test]
fn a_service_that_rests_says_so_and_gives_no_next_dates() {
    let paused = some(|e| e.pause.is_some());
    let pause = paused.pause.as_ref().unwrap();
    for lang in Lang::ALL {
        let html = is_document(&page(*lang, &format!("s/{}", paused.id)), 200, *lang);
        assert!(shows(&html, speech::words(*lang).paused_title()), "{}", lang.key());
        assert!(shows(&html, &pause.reason));
        let results = page(*lang, "find?unknown=1").text();
        assert!(!results.contains(&paused.id.to_string()), "it is in no list");
    }
}

#[test]
fn a_masked_place_shows_no_address_in_any_language() {
    let masked: Vec<&Entry> = LIST.entries.iter().filter(|e| LIST.places(e).any(|p| p.masked)).collect();
    assert!(masked.len() >= 2);
    // What the demo's own files say of those places.
    let secrets =
        ["Rosehip", "ZZ2 8QX", "ZZ28QX", "Cobbler", "ZZ1 7CF", "ZZ17CF", "Red front door", "Lantern safe house"];
    for entry in masked {
        for lang in Lang::ALL {
            let html = is_document(&page(*lang, &format!("s/{}", entry.id)), 200, *lang);
            assert!(shows(&html, speech::words(*lang).address_private()), "{}", entry.name);
            for secret in secrets {
                assert!(!html.contains(secret), "{} in {}: {secret}", entry.name, lang.key());
            }
        }
    }
    for page in ["find?q=Rosehip&unknown=1", "find?q=ZZ2%208QX&unknown=1"] {
        let html = SERVER.get(&format!("/en/z/demo/{page}")).text();
        assert!(!html.contains("Rosehip Drive"), "{page}");
    }
}

#[test]
fn help_is_there_without_a_zone_and_without_data() {
    for lang in Lang::ALL {
        let words = speech::words(*lang);
        let html = is_document(&page(*lang, "help"), 200, *lang);
        assert!(shows(&html, words.safe_title()));
        for number in ["tel:999", "tel:111", "tel:08001111", "tel:116123"] {
            assert!(html.contains(number), "{number}");
        }
        // Even where nothing else can be shown.
        let html = is_document(&SERVER.get(&format!("/{}/z/nowhere/help", lang.key())), 404, *lang);
        assert!(html.contains("tel:999") && shows(&html, words.missing_title()));
    }
}

#[test]
fn an_address_that_is_nobodys_is_said_so_in_its_language() {
    let gone = "018f0000-0000-7000-8000-000000000000";
    for (target, lang) in [
        ("/pl/z/demo/nothing", Lang::Pl),
        ("/ar/z/nowhere/", Lang::Ar),
        ("/pl/nothing", Lang::Pl),
        ("/en/z/demo/s/not-an-id", Lang::En),
        (&format!("/ar/z/demo/s/{gone}"), Lang::Ar),
        ("/nothing/at/all", Lang::En),
        ("/wp-login.php", Lang::En),
    ] {
        let answer = SERVER.get(target);
        let html = is_document(&answer, 404, lang);
        assert_eq!(answer.need("cache-control"), "no-store", "{target}");
        assert!(shows(&html, speech::words(lang).missing_home()), "{target} has a way on");
    }
    let asked = SERVER.get_with("/nothing", &[("accept-language", "pl")]);
    let _ = is_document(&asked, 404, Lang::Pl);
}

#[test]
fn every_link_of_every_kind_of_page_leads_somewhere() {
    let service = format!("/en/z/demo/s/{}", LIST.entries[0].id);
    let mut seen = std::collections::BTreeSet::new();
    for start in ["/en/z/demo/", "/ar/z/demo/find?q=baby", &service, "/pl/z/demo/help", "/nothing"] {
        let html = SERVER.get(start).text();
        for address in values(&html, "href") {
            let address = address.replace("&amp;", "&");
            if address.starts_with('/') && seen.insert(address.clone()) {
                let status = SERVER.get(&address).status;
                assert!(matches!(status, 200 | 303), "{start} leads to {address}, which answers {status}");
            }
        }
    }
    assert!(seen.len() > 40, "{}", seen.len());
}

#[test]
fn a_server_without_data_still_helps() {
    let empty = Server::start(&["--memory", "--empty"]);
    for lang in Lang::ALL {
        let html = is_document(&empty.get_with("/", &[("accept-language", lang.key())]), 200, *lang);
        assert!(shows(&html, speech::words(*lang).zones_none()) && html.contains("tel:999"), "{}", lang.key());
    }
    assert_eq!(empty.get("/en/z/demo/").status, 404);
    assert_eq!(empty.get("/api/v1/zones").json()["items"].as_array().unwrap().len(), 0);
}
