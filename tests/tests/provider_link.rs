//! A link that asks whoever runs a service whether its entry is still right: no account, no program, used once, and kind when
//! it does not work.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may")]

use doorstep_backend::clock::SystemRandom;
use doorstep_backend::port::{Clock as _, Query, Table, Tables as _};
use doorstep_backend::store::{By, Repeat, keys, records};
use doorstep_backend::token::Token;
use doorstep_backend::usecase::entry::Desk;
use doorstep_backend::usecase::link::{self, Issue};
use doorstep_shared::api::desk::list_links::LinkState;
use doorstep_shared::directory::{CheckedPart, CheckerRole, Service, State, Zone};
use doorstep_shared::id::ZoneId;
use doorstep_shared::lang::Lang;
use doorstep_shared::people::Role;
use doorstep_shared::policy::Actor;
use doorstep_shared::set::{Member as _, Set};
use doorstep_tests::canary::{PRIVATE, seen, zone};
use doorstep_tests::house::House;
use serde_json::Value;

fn canary() -> ZoneId {
    "canary".parse().unwrap()
}

async fn house() -> (House, Token) {
    let house = House::with(&zone(), "2026-11-22T10:00:00Z").await;
    let token = new_link(&house).await;
    (house, token)
}

async fn new_link(house: &House) -> Token {
    let zone = canary();
    let wanted = Issue { zone: &zone, service: seen(), lang: Lang::En, by: By::new("ann", "coordinator") };
    let made = link::issue(&*house.tables, &*house.clock, &*house.ids, &SystemRandom, wanted).await.unwrap();
    assert_eq!(made.1, "2026-12-06".parse().unwrap());
    made.0
}

async fn held(house: &House) -> Zone {
    records::zone(&*house.tables, &canary()).await.unwrap().unwrap()
}

fn coordinator() -> Actor {
    let user = "01920000-0000-7000-8000-000000000001".parse().unwrap();
    Actor { user, role: Role::Coordinator, organisation: None, capabilities: Set::EMPTY }
}

fn at<'a>(house: &'a House, zone: &'a Zone, actor: &'a Actor) -> Desk<'a> {
    Desk { tables: &*house.tables, clock: &*house.clock, ids: &*house.ids, zone, actor, today: house.clock.today() }
}

#[tokio::test]
async fn a_link_whose_answer_was_lost_is_taken_back_and_another_works() {
    let house = House::with(&zone(), "2026-11-22T10:00:00Z").await;
    let (zone, actor) = (held(&house).await, coordinator());
    let desk = at(&house, &zone, &actor);
    let repeat = Repeat { key: "a".into(), body_hash: "a".into() };
    let mut pages = Vec::new();
    for _ in 0..4 {
        pages.push(link::ask(&desk, &SystemRandom, seen(), Lang::Pl, &repeat).await.unwrap().path);
    }
    let mut statuses = Vec::new();
    for page in &pages {
        statuses.push(house.get(page).await.status);
    }
    assert_eq!(statuses, [410, 410, 410, 200], "however often the answer is lost, one link works");
    let given = link::given(&desk, seen()).await.unwrap().items;
    assert_eq!(
        given.iter().map(|link| link.state).collect::<Vec<_>>(),
        [LinkState::Open, LinkState::Revoked, LinkState::Revoked, LinkState::Revoked]
    );
    assert!(given.iter().all(|link| link.lang == Lang::Pl && link.by.as_ref().is_some_and(|by| by.me)));
    let other = Repeat { key: "a".into(), body_hash: "b".into() };
    assert!(
        link::ask(&desk, &SystemRandom, seen(), Lang::En, &other).await.is_err(),
        "the key was for another request"
    );

    // No code is kept anywhere, nor anything a code could be made from.
    let code = pages[3].trim_start_matches("/c/");
    for table in Table::ALL {
        let held = house.tables.scan(table, None).await.unwrap().items;
        assert!(!held.is_empty() || table == Table::Plans, "{table:?}");
        assert!(held.iter().all(|item| !serde_json::to_string(&item.body).unwrap().contains(code)), "{table:?}");
    }
    let answered =
        house.post_form(&pages[3], &[("said", "right"), ("read", &read(&house.get(&pages[3]).await.text))]).await;
    assert_eq!(answered.status, 200);
    assert_eq!(link::given(&desk, seen()).await.unwrap().items[0].state, LinkState::Right);
}

async fn entry(house: &House) -> Service {
    records::service(&*house.tables, &canary(), 1, seen()).await.unwrap().unwrap()
}

async fn letters(house: &House) -> Vec<Value> {
    let query = Query::prefix(Table::Directory, keys::inbox(&canary()), "");
    house.tables.query_all(&query).await.unwrap().into_iter().map(|item| Value::Object(item.body)).collect()
}

fn read(html: &str) -> String {
    html.split("name=\"read\" value=\"").nth(1).expect("a form").split('"').next().unwrap().to_owned()
}

#[tokio::test]
async fn the_page_asks_of_the_entry_and_reading_it_uses_nothing_up() {
    let (house, token) = house().await;
    let address = format!("/c/{}", token.as_str());
    for _ in 0..5 {
        for lang in Lang::ALL {
            let page = house.get(&format!("{address}?lang={}", lang.key())).await;
            assert_eq!((page.status, page.header("cache-control")), (200, "no-store"), "{}", page.text);
            assert!(page.text.starts_with(&format!(
                "<!doctype html><html lang=\"{}\" dir=\"{}\">",
                lang.key(),
                lang.dir()
            )));
            assert_eq!(page.header("referrer-policy"), "no-referrer", "the address is for one person");
            assert!(page.text.contains("noindex") && !page.text.contains("<script"));
        }
    }
    let page = house.get(&address).await.text;
    for part in [
        "Pubname group: is this still right?",
        "Still free?",
        "Pubaudience of all kinds",
        "We keep its address private.",
    ] {
        assert!(page.contains(part), "{part}: {page}");
    }
    assert!(!page.to_lowercase().contains(PRIVATE), "{page}");
    assert_eq!(house.send("HEAD", &address, &[], Vec::new()).await.status, 200);
    assert_eq!(entry(&house).await.version, 1, "nothing has happened");
}

#[tokio::test]
async fn yes_is_a_check_by_the_provider_and_a_second_press_is_harmless() {
    let (house, token) = house().await;
    let address = format!("/c/{}", token.as_str());
    let version = read(&house.get(&address).await.text);
    for _ in 0..3 {
        let sent = house.post_form(&address, &[("said", "right"), ("read", &version), ("text", "")]).await;
        assert_eq!(sent.status, 200);
        assert!(sent.text.contains("Families now read that it was checked today."), "{}", sent.text);
    }
    let now = entry(&house).await;
    assert_eq!(now.version, 2, "checked once");
    let check = now.checked.unwrap();
    assert_eq!((check.by, check.on), (CheckerRole::Provider, "2026-11-22".parse().unwrap()));
    assert!(
        check.parts.has(CheckedPart::Cost) && !check.parts.has(CheckedPart::Times),
        "what it says nothing of is not confirmed"
    );
    let other = house.post_form(&address, &[("said", "finished"), ("read", "3")]).await;
    assert!(other.text.contains("This link has been used already."), "{}", other.text);
    assert!(house.get(&address).await.text.contains("This link has been used already."));
    assert!(letters(&house).await.is_empty());
    assert_eq!(entry(&house).await.state, State::Active);
}

#[tokio::test]
async fn what_has_changed_goes_to_the_centre_and_the_entry_waits() {
    let (house, token) = house().await;
    let address = format!("/c/{}?lang=pl", token.as_str());
    let version = read(&house.get(&address).await.text);
    let none = house.post_form(&address, &[("read", &version), ("text", "teraz o 14")]).await;
    assert_eq!(none.status, 422);
    assert!(none.text.contains("teraz o 14") && none.text.contains("href=\"#said\""), "{}", none.text);
    let empty = house.post_form(&address, &[("said", "changed"), ("read", &version), ("text", " ")]).await;
    assert_eq!(empty.status, 422);
    assert!(
        empty.text.contains("href=\"#text\"") && empty.text.contains("value=\"changed\" checked"),
        "{}",
        empty.text
    );
    let sent = house.post_form(&address, &[("said", "changed"), ("read", &version), ("text", "teraz o 14")]).await;
    assert_eq!(sent.status, 200);
    let [letter] = &letters(&house).await[..] else { panic!("one letter") };
    assert_eq!((&letter["kind"], &letter["text"]), (&"provider-changed".into(), &"teraz o 14".into()));
    assert_eq!((&letter["service"], &letter["lang"]), (&seen().to_string().into(), &"pl".into()));
    assert_eq!(entry(&house).await.version, 1);

    let token = new_link(&house).await;
    let address = format!("/c/{}", token.as_str());
    let sent = house.post_form(&address, &[("said", "finished"), ("read", &version)]).await;
    assert!(sent.text.contains("takes it off the list"), "{}", sent.text);
    let all = letters(&house).await;
    assert!(all.iter().any(|l| l["matters"] == serde_json::json!(["closed"])), "{all:?}");
}

#[tokio::test]
async fn an_entry_that_changed_meanwhile_is_shown_again_before_anybody_vouches_for_it() {
    let (house, token) = house().await;
    let address = format!("/c/{}", token.as_str());
    let sent = house.post_form(&address, &[("said", "right"), ("read", "7"), ("text", "and more")]).await;
    assert!(sent.text.contains("Somebody has changed the entry") && sent.text.contains("and more"), "{}", sent.text);
    assert_eq!(read(&sent.text), "1");
    assert!(entry(&house).await.checked.unwrap().by == CheckerRole::Coordinator, "not checked by this");
    let again = house.post_form(&address, &[("said", "right"), ("read", "1")]).await;
    assert!(again.text.contains("checked today"));
}

#[tokio::test]
async fn a_link_that_does_not_work_says_so_kindly_and_offers_a_way() {
    let (house, token) = house().await;
    let unknown = house.get("/c/not-a-code").await;
    assert_eq!(unknown.status, 404);
    assert!(
        unknown.header("content-type").starts_with("text/html") && unknown.text.contains("This link does not work.")
    );
    let other = Token::new(&SystemRandom).unwrap();
    assert_eq!(house.get(&format!("/c/{}", other.as_str())).await.status, 404);

    let taken_back = new_link(&house).await;
    let (zone, actor) = (held(&house).await, coordinator());
    let desk = at(&house, &zone, &actor);
    let open = link::given(&desk, seen()).await.unwrap().items;
    assert_eq!(open.iter().map(|link| link.state).collect::<Vec<_>>(), [LinkState::Open, LinkState::Open]);
    for _ in 0..2 {
        let state = link::revoke(&desk, seen(), open[0].id).await.unwrap();
        assert_eq!(state, LinkState::Revoked, "a second press is the first");
    }
    let provider = Actor { role: Role::Provider, ..coordinator() };
    assert!(link::revoke(&at(&house, &zone, &provider), seen(), open[1].id).await.is_err());
    let address = format!("/c/{}", taken_back.as_str());
    let page = house.get(&address).await;
    assert_eq!(page.status, 410);
    assert!(
        page.text.contains("not in use any more") && page.text.contains(&format!("/en/z/canary/s/{}/right", seen()))
    );
    assert_eq!(house.post_form(&address, &[("said", "right"), ("read", "1")]).await.status, 410);

    house.clock.pass(14 * 86_400);
    assert_eq!(house.get(&format!("/c/{}", token.as_str())).await.status, 200, "on its last day");
    house.clock.pass(86_400);
    let page = house.get(&format!("/c/{}", token.as_str())).await;
    assert_eq!(page.status, 410);
    assert!(page.text.contains("This link is too old now."), "{}", page.text);
    let late = house.post_form(&format!("/c/{}", token.as_str()), &[("said", "right"), ("read", "1")]).await;
    assert_eq!(late.status, 410);
    assert_eq!(entry(&house).await.version, 1);
    house.clock.pass(91 * 86_400);
    house.tables.sweep();
    assert_eq!(house.get(&format!("/c/{}", token.as_str())).await.status, 404, "it is forgotten");
}

#[tokio::test]
async fn the_tables_hold_no_code() {
    let (house, token) = house().await;
    let mut after = None;
    loop {
        let page = house.tables.scan(Table::People, after.as_ref()).await.unwrap();
        for item in &page.items {
            let text = format!("{item:?}");
            assert!(!text.contains(token.as_str()), "{text}");
        }
        after = page.next;
        if after.is_none() {
            break;
        }
    }
}
