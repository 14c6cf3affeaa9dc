//! What families tell the centre, by plain requests: no program, no account, nothing lost, nothing believed.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may")]

use doorstep_backend::port::{Item, Query, Table, Tables as _};
use doorstep_backend::store::keys;
use doorstep_backend::usecase::seed::NewZone;
use doorstep_shared::id::ZoneId;
use doorstep_shared::lang::Lang;
use doorstep_shared::set::Member as _;
use doorstep_tests::canary::{PRIVATE, seen, zone};
use doorstep_tests::house::{Answer, House};
use serde_json::{Value, json};

const MOMENT: &str = "2026-11-22T10:00:00Z";

async fn house() -> House {
    House::with(&zone(), MOMENT).await
}

fn canary() -> ZoneId {
    "canary".parse().unwrap()
}

fn right() -> String {
    format!("/en/z/canary/s/{}/right", seen())
}

/// The stamp of a form.
fn stamp(page: &Answer) -> String {
    let (_, rest) = page.text.split_once("name=\"stamp\" value=\"").expect("a form with a stamp");
    rest.split('"').next().unwrap().to_owned()
}

/// A fresh stamp that is old enough.
async fn fresh(house: &House, form: &str) -> String {
    let page = house.get(form).await;
    assert_eq!(page.status, 200, "{}", page.text);
    house.clock.pass(5);
    stamp(&page)
}

async fn items(house: &House, pk: &str) -> Vec<Item> {
    house.tables.query_all(&Query::prefix(Table::Directory, pk, "")).await.unwrap()
}

async fn messages(house: &House) -> Vec<Value> {
    items(house, &keys::inbox(&canary())).await.into_iter().map(|item| Value::Object(item.body)).collect()
}

async fn searches(house: &House) -> Vec<Value> {
    items(house, &keys::thin_searches(&canary())).await.into_iter().map(|item| Value::Object(item.body)).collect()
}

#[tokio::test]
async fn every_entry_leads_to_is_this_right_and_a_message_arrives() {
    let house = house().await;
    for lang in Lang::ALL {
        let address = format!("/{}/z/canary/s/{}/right", lang.key(), seen());
        let entry = house.get(address.trim_end_matches("/right")).await;
        assert!(entry.text.contains(&format!("href=\"{address}\"")), "{}: the entry has the link", lang.key());
        let page = house.get(&address).await;
        assert_eq!((page.status, page.header("cache-control")), (200, "no-store"), "{}", page.text);
        assert!(page.text.starts_with(&format!(
            "<!doctype html><html lang=\"{}\" dir=\"{}\">",
            lang.key(),
            lang.dir()
        )));
        assert!(page.text.contains("method=\"post\"") && page.text.contains(&format!("action=\"{address}\"")));
        assert!(!page.text.contains("<script"), "it needs no program");
        assert!(page.header("content-security-policy").contains("form-action 'self'"));
        assert_eq!(page.text.matches("<h1").count(), 1);
        house.clock.pass(9);
        let stamp = stamp(&page);
        let sent = house
            .post_form(
                &address,
                &[
                    ("stamp", &stamp),
                    ("matters", "times"),
                    ("matters", "cost"),
                    ("text", "It is at 2pm now & costs £3 <b>"),
                    ("contact", ""),
                ],
            )
            .await;
        assert_eq!((sent.status, sent.header("cache-control")), (303, "no-store"));
        assert_eq!(sent.header("location"), format!("{address}?sent=1"));
        let thanks = house.get(sent.header("location")).await;
        assert_eq!((thanks.status, thanks.header("cache-control")), (200, "no-store"));
        assert!(thanks.text.contains(&format!("href=\"{}\"", address.trim_end_matches("/right"))), "a way back");
        assert!(!thanks.text.contains("<form"), "nothing is left to send");
    }
    let all = messages(&house).await;
    assert_eq!(all.len(), 3);
    for message in all {
        assert_eq!(message["kind"], "wrong");
        assert_eq!(message["service"], seen().to_string());
        assert_eq!(message["matters"], json!(["times", "cost"]));
        assert_eq!(message["text"], "It is at 2pm now & costs £3 <b>");
        assert_eq!((&message["on"], &message["state"]), (&json!("2026-11-22"), &json!("new")));
        assert_eq!((&message["spam"], &message["contact"]), (&json!([]), &json!(false)));
    }
}

#[tokio::test]
async fn what_is_missing_is_said_and_what_was_typed_stays() {
    let house = house().await;
    let stamp = fresh(&house, &right()).await;
    let long = "x".repeat(2_001);
    let sent =
        house.post_form(&right(), &[("stamp", &stamp), ("text", &long), ("contact", "ann <ann@group.example>")]).await;
    assert_eq!((sent.status, sent.header("cache-control")), (422, "no-store"));
    let html = &sent.text;
    assert!(html.contains("<title>Error: "), "the title says so first");
    for part in [
        "href=\"#matters\"",
        "href=\"#text\"",
        "Tick what is wrong.",
        "It may have 2000 letters and has 2001.",
        "id=\"matters-error\"",
        "id=\"text-error\"",
        "aria-invalid=\"true\"",
        &long,
        "value=\"ann &lt;ann@group.example&gt;\"",
    ] {
        assert!(html.contains(part), "{part}: {html}");
    }
    assert_eq!(self::stamp(&sent), stamp, "it is still the same form");
    let again = house.post_form(&right(), &[("stamp", &stamp), ("matters", "other"), ("text", "  ")]).await;
    assert_eq!(again.status, 422);
    assert!(
        again.text.contains("Write a few words.") && again.text.contains("value=\"other\" checked"),
        "{}",
        again.text
    );
    assert!(messages(&house).await.is_empty());
    for (form, field, says) in [("suggest", "name", "Write what it is called."), ("tell", "text", "Write a few words.")]
    {
        let address = format!("/en/z/canary/{form}");
        let stamp = fresh(&house, &address).await;
        let sent = house.post_form(&address, &[("stamp", &stamp), ("contact", "kept")]).await;
        assert_eq!(sent.status, 422);
        assert!(sent.text.contains(&format!("href=\"#{field}\"")) && sent.text.contains(says), "{form}");
        assert!(sent.text.contains("value=\"kept\""));
    }
}

#[tokio::test]
async fn a_form_that_comes_too_soon_or_too_late_is_asked_again_with_its_text() {
    let house = house().await;
    let page = house.get(&right()).await;
    let stamp = stamp(&page);
    let fields = [("stamp", stamp.as_str()), ("matters", "closed"), ("text", "Closed since May.")];
    let soon = house.post_form(&right(), &fields).await;
    assert_eq!(soon.status, 200);
    assert!(soon.text.contains("That was very quick.") && soon.text.contains("Closed since May."));
    assert!(soon.text.contains("value=\"closed\" checked"), "{}", soon.text);
    assert_eq!(self::stamp(&soon), stamp, "a moment later the same one is good");
    house.clock.pass(25 * 60 * 60);
    let late = house.post_form(&right(), &fields).await;
    assert!(late.text.contains("open for a long time") && late.text.contains("Closed since May."));
    let new = self::stamp(&late);
    assert_ne!(new, stamp);
    assert!(messages(&house).await.is_empty());
    house.clock.pass(3);
    let fields = [("stamp", new.as_str()), ("matters", "closed"), ("text", "Closed since May.")];
    assert_eq!(house.post_form(&right(), &fields).await.status, 303);
    for made_up in ["", "AAAA", &"A".repeat(9_000)] {
        let sent = house.post_form(&right(), &[("stamp", made_up), ("matters", "closed")]).await;
        assert!(sent.status == 200 && sent.text.contains("open for a long time"), "{made_up}");
    }
    assert_eq!(messages(&house).await.len(), 1);
}

#[tokio::test]
async fn a_second_press_is_the_same_message_and_other_words_are_another() {
    let house = house().await;
    let stamp = fresh(&house, &right()).await;
    for _ in 0..3 {
        let sent = house.post_form(&right(), &[("stamp", &stamp), ("matters", "closed"), ("text", "Gone.")]).await;
        assert_eq!(sent.status, 303, "harmless: it is thanked for again");
    }
    assert_eq!(messages(&house).await.len(), 1);
    let more =
        house.post_form(&right(), &[("stamp", &stamp), ("matters", "closed"), ("text", "Gone since May.")]).await;
    assert_eq!(more.status, 303);
    assert_eq!(messages(&house).await.len(), 2, "who went back and wrote more is not lost");
}

#[tokio::test]
async fn how_to_reach_somebody_lies_apart_and_is_forgotten() {
    let house = house().await;
    let stamp = fresh(&house, "/en/z/canary/suggest").await;
    let sent = house
        .post_form(
            "/en/z/canary/suggest",
            &[("stamp", &stamp), ("name", "Sling library"), ("text", "At the hall"), ("contact", "Ann, 01632 960777")],
        )
        .await;
    assert_eq!(sent.header("location"), "/en/z/canary/suggest?sent=contact");
    assert!(house.get(sent.header("location")).await.text.contains("They may get in touch with you."));
    let [message] = &messages(&house).await[..] else { panic!("one message") };
    assert_eq!((&message["kind"], &message["name"]), (&json!("new-service"), &json!("Sling library")));
    assert_eq!(message["contact"], true);
    assert!(!message.to_string().contains("960777"), "the message itself does not hold it");
    let [detail] = &items(&house, "INBOX#canary#C").await[..] else { panic!("one detail") };
    assert_eq!(detail.body["contact"], "Ann, 01632 960777");
    let ninety_days = 90 * 24 * 60 * 60;
    house.clock.pass(ninety_days - 60);
    house.tables.sweep();
    assert_eq!(items(&house, "INBOX#canary#C").await.len(), 1);
    house.clock.pass(120);
    house.tables.sweep();
    assert!(items(&house, "INBOX#canary#C").await.is_empty());
    assert_eq!(messages(&house).await.len(), 1, "the message stays");
}

#[tokio::test]
async fn what_looks_like_spam_is_thanked_for_marked_and_kept() {
    let house = house().await;
    let stamp = fresh(&house, &right()).await;
    for (text, trap, sign) in [
        ("Cheap! http://a.example http://b.example http://c.example today only for you", "", "links"),
        ("<a href=x>look</a> at this please today", "", "markup"),
        ("It is at 2pm now.", "http://x", "trap"),
    ] {
        let sent = house
            .post_form(&right(), &[("stamp", &stamp), ("matters", "other"), ("text", text), ("website", trap)])
            .await;
        assert_eq!(sent.status, 303, "nobody is told what gave them away");
        let all = messages(&house).await;
        let message = all.iter().find(|m| m["text"] == text).expect("kept");
        assert_eq!(message["spam"], json!([sign]));
    }
}

#[tokio::test]
async fn a_flood_stops_at_the_letter_box_and_spam_cannot_crowd_families_out() {
    let house = house().await;
    let stamp = fresh(&house, &right()).await;
    let send = async |n: usize, trap: &str| {
        let text = format!("Message {n} says that the day is another.");
        let fields = [("stamp", stamp.as_str()), ("matters", "times"), ("text", &text), ("website", trap)];
        house.post_form(&right(), &fields).await
    };
    let mut taken = 0;
    for n in 0..120 {
        taken += usize::from(send(n, "bot").await.status == 303);
    }
    assert!((20..=40).contains(&taken), "{taken} of 120");
    assert_eq!(send(1_000, "").await.status, 303, "a family's message has its own places");
    let mut full = None;
    let mut taken = 0;
    for n in 2_000..2_400 {
        let sent = send(n, "").await;
        if sent.status == 303 {
            taken += 1;
        } else {
            full = Some(sent);
        }
    }
    assert!((100..=200).contains(&taken), "{taken} of 400");
    let full = full.expect("at some point there is no room");
    assert_eq!((full.status, full.header("cache-control")), (503, "no-store"));
    assert!(full.text.contains("Your words are still here") && full.text.contains("says that the day is another"));
    assert!(full.text.contains("href=\"tel:01632960110\""), "somebody to call instead");
    house.clock.pass(60 * 60);
    assert_eq!(send(9_000, "").await.status, 303, "the next hour has room");
}

#[tokio::test]
async fn forms_exist_only_where_there_is_something_to_tell() {
    let house = house().await;
    let nobody = "018f0000-0000-7000-8000-000000000000";
    for (target, status) in [
        (format!("/en/z/canary/s/{nobody}/right"), 404),
        ("/en/z/canary/s/not-an-id/right".into(), 404),
        ("/en/z/nowhere/suggest".into(), 404),
        ("/fr/z/canary/suggest".into(), 404),
        ("/en/z/canary/tell?q=sling+library".into(), 200),
    ] {
        let page = house.get(&target).await;
        assert_eq!(page.status, status, "{target}");
        assert!(page.header("content-type").starts_with("text/html"), "{target}");
        assert_eq!(page.header("cache-control"), "no-store", "{target}");
    }
    let tell = house.get("/en/z/canary/tell?q=sling+library").await;
    assert!(tell.text.contains(">sling library</textarea>"), "{}", tell.text);
    let sent =
        house.post_form(&format!("/en/z/canary/s/{nobody}/right"), &[("stamp", "x"), ("matters", "times")]).await;
    assert_eq!(sent.status, 404);
    let hidden = doorstep_tests::canary::hidden()[0];
    assert_eq!(house.get(&format!("/en/z/canary/s/{hidden}/right")).await.status, 404, "for staff alone");
}

#[tokio::test]
async fn thin_results_offer_to_tell_the_centre_and_full_ones_do_not() {
    let house = house().await;
    let thin = house.get("/en/z/canary/find?q=sling+library").await.text;
    assert!(
        thin.contains("href=\"/en/z/canary/tell?q=sling+library\"") && thin.contains("href=\"/en/z/canary/suggest\"")
    );
    let help = house.get("/en/z/canary/help").await.text;
    assert!(help.contains("href=\"/en/z/canary/suggest\""));
    let many = House::with(&with_many_entries(), MOMENT).await;
    let full = many.get("/en/z/canary/find?q=pubname").await.text;
    assert!(!full.contains("/tell"), "{full}");
}

fn with_many_entries() -> NewZone {
    let mut new = zone();
    for n in 100..110 {
        let mut service = doorstep_tests::canary::open_service();
        service.id = doorstep_shared::id::ServiceId::new(uuid::Uuid::from_u128(n));
        new.services.push(service);
    }
    new
}

#[tokio::test]
async fn a_thin_search_leaves_a_few_plain_words_and_the_week_and_goes_after_ninety_days() {
    let house = house().await;
    for target in [
        "/en/z/canary/find?q=Sling+library+for+Joanna+at+SW1A+1AA%2C+07700+900123",
        "/api/v1/zones/canary/services?q=budgie+club",
        "/pl/z/canary/find?q=budgie+club",
        "/en/z/canary/find?q=pubname",
        "/en/z/canary/find?q=",
        "/en/z/canary/find?free=1",
        "/en/z/canary/find?q=ann%40group.example",
    ] {
        assert_eq!(house.get(target).await.status, 200);
    }
    let mut kept: Vec<Value> = searches(&house).await;
    kept.sort_by_key(|search| search["words"].to_string());
    let words: Vec<&str> = kept.iter().map(|search| search["words"].as_str().unwrap()).collect();
    // "pubname" found one entry, which is few; the two searches for a budgie club were one sitting.
    assert_eq!(words, ["budgie club", "pubname", "sling library"]);
    assert!(kept.iter().all(|search| search["week"] == "2026-11-16" && search["told"] == false));
    for field in kept.iter().flat_map(|search| search.as_object().unwrap().keys()) {
        assert!(["words", "week", "told", "until"].contains(&field.as_str()), "{field}");
    }
    house.clock.pass(10 * 60);
    assert_eq!(house.get("/en/z/canary/find?q=club+budgie").await.status, 200);
    assert_eq!(searches(&house).await.len(), 4, "ten minutes later it is another sitting");
    house.clock.pass(90 * 24 * 60 * 60);
    house.tables.sweep();
    assert!(searches(&house).await.is_empty());
}

#[tokio::test]
async fn telling_the_centre_is_a_message_and_counts_as_a_search() {
    let house = house().await;
    let stamp = fresh(&house, "/ar/z/canary/tell?q=sling").await;
    let sent = house.post_form("/ar/z/canary/tell", &[("stamp", &stamp), ("text", "sling library for my baby")]).await;
    assert_eq!((sent.status, sent.header("location")), (303, "/ar/z/canary/tell?sent=1"));
    let [message] = &messages(&house).await[..] else { panic!("one message") };
    assert_eq!((&message["kind"], &message["lang"]), (&json!("tell"), &json!("ar")));
    let [search] = &searches(&house).await[..] else { panic!("one search") };
    assert_eq!((&search["words"], &search["told"]), (&json!("sling library baby"), &json!(true)));
}

#[tokio::test]
async fn the_same_goes_by_json() {
    let house = house().await;
    let address = "/api/v1/zones/canary/suggestions";
    let form = house.get(&format!("{address}/new")).await;
    assert_eq!((form.status, form.header("cache-control")), (200, "no-store"));
    let stamp = form.json()["stamp"].clone();
    let body = |more: Value| {
        let mut body = json!({ "stamp": stamp, "kind": "wrong", "service": seen(), "matters": ["times"] });
        body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        body
    };
    let problem = |answer: &Answer, status: u16, pointer: &str| {
        assert_eq!(answer.status, status, "{}", answer.text);
        if !pointer.is_empty() {
            assert_eq!(answer.json()["errors"][0]["pointer"], pointer, "{}", answer.text);
        }
    };
    problem(&house.post_json(address, &body(json!({}))).await, 400, "/stamp");
    house.clock.pass(i64::from(form.json()["good_after_seconds"].as_u64().unwrap() as u32));
    for _ in 0..2 {
        let sent = house.post_json(address, &body(json!({ "text": "At 2pm" }))).await;
        assert_eq!((sent.status, sent.json()), (200, json!({ "taken": true })));
    }
    assert_eq!(messages(&house).await.len(), 1);
    problem(&house.post_json(address, &body(json!({ "matters": [] }))).await, 400, "/matters");
    problem(&house.post_json(address, &body(json!({ "service": null }))).await, 400, "/service");
    problem(&house.post_json(address, &body(json!({ "text": "x".repeat(2_001) }))).await, 400, "/text");
    problem(&house.post_json(address, &body(json!({ "kind": "provider-changed" }))).await, 400, "/kind");
    problem(&house.post_json(address, &body(json!({ "matters": ["nonsense"] }))).await, 400, "");
    let hidden = doorstep_tests::canary::hidden()[0];
    problem(&house.post_json(address, &body(json!({ "service": hidden }))).await, 404, "");
    problem(&house.post_json("/api/v1/zones/nowhere/suggestions", &body(json!({}))).await, 404, "");
    house.clock.pass(i64::from(form.json()["good_for_seconds"].as_u64().unwrap() as u32));
    problem(&house.post_json(address, &body(json!({}))).await, 400, "/stamp");
}

#[tokio::test]
async fn no_word_that_was_sent_is_ever_published() {
    let house = house().await;
    let word = format!("{PRIVATE}sent");
    for (form, field) in [(right().as_str(), "text"), ("/en/z/canary/suggest", "name"), ("/en/z/canary/tell", "text")] {
        let stamp = fresh(&house, form).await;
        let fields = [("stamp", stamp.as_str()), ("matters", "other"), (field, &word), ("contact", &word)];
        assert_eq!(house.post_form(form, &fields).await.status, 303, "{form}");
    }
    assert_eq!(house.get(&format!("/en/z/canary/find?q={word}")).await.status, 200);
    assert_eq!((messages(&house).await.len(), searches(&house).await.len()), (3, 2));
    house.publish(&canary()).await;
    let pointer = house.get("/api/v1/zones/canary/directory").await.json();
    for part in ["list", "detail"] {
        let file = house.get(pointer[part]["url"].as_str().unwrap()).await;
        assert!(file.status == 200 && !file.text.to_lowercase().contains(PRIVATE), "{part}");
    }
    for target in ["/en/z/canary/", "/en/z/canary/find", &right(), "/en/z/canary/suggest", "/en/z/canary/tell?q="] {
        assert!(!house.get(target).await.text.contains(PRIVATE), "{target}");
    }
}
