//! What staff do with what families tell them: answer, see gaps, put two entries together and apart again.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may")]

use doorstep_backend::port::{Clock as _, Condition, Table};
use doorstep_backend::store::{By, Change, Repeat, keys, query, records};
use doorstep_backend::usecase::entry::write::EntryChange;
use doorstep_backend::usecase::entry::{Desk, EntryError, list};
use doorstep_backend::usecase::inbox::{Waiting, desk, duplicates, gaps, mark_waiting};
use doorstep_shared::api::desk::add_words::{Meaning, NewWords};
use doorstep_shared::api::desk::answer_message::Answer;
use doorstep_shared::api::desk::decide_duplicates::Decision;
use doorstep_shared::directory::{Cost, Service, State, Zone};
use doorstep_shared::editing::Act;
use doorstep_shared::id::{ServiceId, ZoneId};
use doorstep_shared::inbox::MessageState;
use doorstep_shared::people::Role;
use doorstep_shared::policy::{Actor, ZoneRules};
use doorstep_shared::set::Set;
use doorstep_tests::canary::{open_service, seen, zone};
use doorstep_tests::house::House;
use uuid::Uuid;

fn canary() -> ZoneId {
    "canary".parse().unwrap()
}

fn twin() -> ServiceId {
    ServiceId::new(Uuid::from_u128(77))
}

async fn house() -> House {
    let mut new = zone();
    let mut other = open_service();
    other.id = twin();
    other.name = "Pubname groop".into();
    other.bring = "A towel and a snack.".into();
    new.services.push(other);
    House::with(&new, "2026-11-22T10:00:00Z").await
}

fn coordinator() -> Actor {
    let user = "01920000-0000-7000-8000-000000000001".parse().unwrap();
    Actor { user, role: Role::Coordinator, organisation: None, capabilities: Set::EMPTY }
}

async fn held(house: &House) -> Zone {
    records::zone(&*house.tables, &canary()).await.unwrap().unwrap()
}

fn at<'a>(house: &'a House, zone: &'a Zone, actor: &'a Actor) -> Desk<'a> {
    Desk { tables: &*house.tables, clock: &*house.clock, ids: &*house.ids, zone, actor, today: house.clock.today() }
}

fn repeat(key: &str) -> Repeat {
    Repeat { key: key.into(), body_hash: key.into() }
}

async fn entry(house: &House, id: ServiceId) -> Service {
    records::service(&*house.tables, &canary(), 1, id).await.unwrap().unwrap()
}

async fn tell(house: &House, form: &str, fields: &[(&str, &str)]) {
    let page = house.get(form).await;
    house.clock.pass(5);
    let stamp = page.text.split("name=\"stamp\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let mut all = vec![("stamp", stamp.as_str())];
    all.extend(fields);
    assert_eq!(house.post_form(form, &all).await.status, 303);
}

#[tokio::test]
async fn a_message_stands_beside_what_the_entry_says_and_is_answered_once() {
    let house = house().await;
    let (zone, actor) = (held(&house).await, coordinator());
    let desk_of = at(&house, &zone, &actor);
    let form = format!("/en/z/canary/s/{}/right", seen());
    tell(&house, &form, &[("matters", "cost"), ("matters", "closed"), ("text", "Over"), ("contact", "01632 960777")])
        .await;
    let letters = desk::letters(&desk_of).await.unwrap();
    assert_eq!((letters.items.len(), letters.waiting), (1, 1));
    let letter = &letters.items[0];
    assert_eq!(letter.reach.as_deref(), Some("01632 960777"));
    let now = letter.entry.as_ref().unwrap();
    assert_eq!((now.says[0].text.as_str(), now.says.len()), ("Free", 1));
    assert!(letter.thanks.contains("Pubname group"));

    let finish = |version| Answer::Finish { entry_version: version };
    let id = letter.message.id;
    let stale = desk::answer(&desk_of, id, 1, finish(now.version + 1), &repeat("a")).await;
    assert!(matches!(stale, Err(EntryError::Change(_))), "{stale:?}");
    for _ in 0..2 {
        let done = desk::answer(&desk_of, id, 1, finish(now.version), &repeat("b")).await.unwrap();
        assert_eq!((done.version, done.state), (2, MessageState::Done), "a second press is the first");
    }
    assert!(matches!(entry(&house, seen()).await.state, State::Finished { .. }));
    assert_eq!(entry(&house, seen()).await.version, now.version + 1);
    assert_eq!(desk::letters(&desk_of).await.unwrap().waiting, 0);
    let none = desk::answer(&desk_of, id, 2, Answer::Reject { reason: " ".into() }, &repeat("c")).await;
    assert!(matches!(none, Err(EntryError::Invalid(_))));
    desk::answer(&desk_of, id, 2, Answer::Reopen, &repeat("d")).await.unwrap();
    assert_eq!(desk::letters(&desk_of).await.unwrap().waiting, 1);
    let provider = Actor { role: Role::Provider, ..coordinator() };
    let refused = desk::answer(&at(&house, &zone, &provider), id, 3, Answer::Accept, &repeat("e")).await;
    assert!(matches!(refused, Err(EntryError::Refused(_))));
}

#[tokio::test]
async fn what_a_message_says_plainly_is_put_in_with_one_press_and_counted_until_then() {
    let house = house().await;
    let (zone, actor) = (held(&house).await, coordinator());
    let desk_of = at(&house, &zone, &actor);
    let form = format!("/en/z/canary/s/{}/right", seen());
    tell(&house, &form, &[("matters", "cost"), ("text", "It is £3 a family now")]).await;
    tell(&house, &form, &[("matters", "times"), ("text", "I think it was moved")]).await;
    tell(&house, &form, &[("matters", "other"), ("text", "https://a.example https://b.example")]).await;
    tell(&house, "/en/z/canary/suggest", &[("name", "Sling library"), ("text", "At the church")]).await;

    let lines = list::entries(&*house.tables, &zone, &actor, desk_of.today).await.unwrap();
    let line = |id| lines.items.iter().find(|line| line.id == id).unwrap().suggestions;
    assert_eq!((lines.letters, line(seen()), line(twin())), (3, 2, 0), "spam waits apart");
    let provider = Actor { role: Role::Provider, ..coordinator() };
    let lines = list::entries(&*house.tables, &zone, &provider, desk_of.today).await.unwrap();
    assert!(lines.letters == 0 && lines.items.iter().all(|line| line.suggestions == 0), "they do not see the inbox");

    let about = desk::letters_about(&desk_of, seen()).await.unwrap();
    let offers: Vec<Vec<&str>> =
        about.items.iter().map(|l| l.offers.iter().map(|o| o.text.as_str()).collect()).collect();
    assert_eq!(offers, [vec!["£3 a family"], vec![]], "oldest first; what is not plain is not offered");
    let before = entry(&house, seen()).await;
    let (first, second) = (about.items[0].message.id, about.items[1].message.id);
    let apply = |version| Answer::Apply { entry_version: version };
    let stale = desk::answer(&desk_of, first, 1, apply(before.version + 1), &repeat("a")).await;
    assert!(matches!(stale, Err(EntryError::Change(_))), "{stale:?}");
    for _ in 0..2 {
        desk::answer(&desk_of, first, 1, apply(before.version), &repeat("b")).await.unwrap();
    }
    let after = entry(&house, seen()).await;
    assert_eq!(after.cost, Cost::Paid { text: "£3 a family".into() });
    assert_eq!((after.version, after.checked), (before.version + 1, before.checked), "put in once, and no check");
    let unclear = desk::answer(&desk_of, second, 1, apply(after.version), &repeat("c")).await;
    assert!(matches!(unclear, Err(EntryError::Invalid(_))), "{unclear:?}");

    let waits = async || {
        let lines = list::entries(&*house.tables, &zone, &actor, desk_of.today).await.unwrap();
        (lines.letters, desk::letters_about(&desk_of, seen()).await.unwrap().items.len())
    };
    assert_eq!(waits().await, (2, 1));
    desk::answer(&desk_of, second, 1, Answer::Accept, &repeat("d")).await.unwrap();
    assert_eq!(waits().await, (1, 0));
    desk::answer(&desk_of, second, 2, Answer::Reopen, &repeat("e")).await.unwrap();
    assert_eq!(waits().await, (2, 1));

    // What somebody has dealt with is not put in, nor does it end an entry.
    let plain = desk::letters_about(&desk_of, seen()).await.unwrap().items[0].message.clone();
    desk::answer(&desk_of, plain.id, 3, Answer::Reject { reason: "A guess".into() }, &repeat("g")).await.unwrap();
    let version = entry(&house, seen()).await.version;
    for answer in [apply(version), Answer::Finish { entry_version: version }] {
        let refused = desk::answer(&desk_of, plain.id, 4, answer, &repeat("h")).await;
        assert!(matches!(refused, Err(EntryError::Invalid(_))), "{refused:?}");
    }
    desk::answer(&desk_of, plain.id, 4, Answer::Reopen, &repeat("i")).await.unwrap();

    // Where changes wait for approval nothing is put in past it.
    let slow = Zone { approval: ZoneRules::ApproveAll, ..zone.clone() };
    let worker = Actor { role: Role::ChildrensCentre, ..coordinator() };
    let desk_of = at(&house, &slow, &worker);
    let form = format!("/en/z/canary/s/{}/right", seen());
    tell(&house, &form, &[("matters", "cost"), ("text", "It is free again")]).await;
    let about = desk::letters_about(&desk_of, seen()).await.unwrap();
    let last = about.items.last().unwrap();
    assert!(last.offers.is_empty());
    let words = NewWords { words: "sling".into(), meaning: Meaning::Entry { entry: seen() } };
    let waits = gaps::add_words(&desk_of, words, &repeat("j")).await;
    assert!(matches!(waits, Err(EntryError::Invalid(_))), "{waits:?}");
    let refused = desk::answer(&desk_of, last.message.id, 1, apply(after.version), &repeat("f")).await;
    assert!(matches!(refused, Err(EntryError::Invalid(_))), "{refused:?}");
}

#[tokio::test]
async fn gaps_show_five_and_never_four_and_words_of_families_find_entries() {
    let house = house().await;
    let actor = coordinator();
    for n in 0..5 {
        let zone = held(&house).await;
        let shown = gaps::gaps(&at(&house, &zone, &actor)).await.unwrap();
        assert!(shown.searches.is_empty(), "{n} are nobody");
        assert_eq!(house.get("/en/z/canary/find?q=sling+library").await.status, 200);
        house.clock.pass(601);
    }
    let zone = held(&house).await;
    let shown = gaps::gaps(&at(&house, &zone, &actor)).await.unwrap();
    assert_eq!((shown.searches[0].words.as_str(), shown.searches[0].times), ("sling library", 5));
    assert_eq!(shown.cells.len(), 36);

    let found = async || house.get("/api/v1/zones/canary/services?q=budgie").await.json()["total"].as_u64().unwrap();
    assert_eq!(found().await, 0);
    let meaning = Meaning::Words { means: "pubname".into() };
    let new = NewWords { words: "budgie".into(), meaning };
    gaps::add_words(&at(&house, &zone, &actor), new, &repeat("w")).await.unwrap();
    house.publish(&canary()).await;
    assert_eq!(found().await, 2, "both entries are called so");
}

#[tokio::test]
async fn two_entries_become_one_whose_old_address_leads_on_and_come_apart_again() {
    let house = house().await;
    let (zone, actor) = (held(&house).await, coordinator());
    let desk_of = at(&house, &zone, &actor);
    let suggested = duplicates::duplicates(&desk_of).await.unwrap();
    let pair = &suggested.pairs[0];
    assert_eq!((pair.one.id, pair.other.id), (seen(), twin()));
    assert!(pair.differ.iter().any(|d| d.field == "bring"), "{:?}", pair.differ);

    let (keep_version, gone_version) = (entry(&house, seen()).await.version, entry(&house, twin()).await.version);
    let merge = Decision::Merge { keep: seen(), keep_version, gone: twin(), gone_version, take: vec!["bring".into()] };
    duplicates::decide(&desk_of, merge, &repeat("m")).await.unwrap();
    assert_eq!(entry(&house, seen()).await.bring, "A towel and a snack.");
    assert_eq!(entry(&house, twin()).await.state, State::Merged { into: seen(), on: "2026-11-22".parse().unwrap() });
    house.publish(&canary()).await;
    let old = house.get(&format!("/pl/z/canary/s/{}", twin())).await;
    assert_eq!((old.status, old.header("location")), (308, format!("/pl/z/canary/s/{}", seen()).as_str()));
    assert_eq!(house.get("/api/v1/zones/canary/services?q=pubname").await.json()["total"], 1);
    assert!(duplicates::duplicates(&desk_of).await.unwrap().pairs.is_empty());

    let undo = Decision::Undo { gone: twin(), gone_version: gone_version + 1 };
    duplicates::decide(&desk_of, undo, &repeat("u")).await.unwrap();
    assert_eq!(entry(&house, seen()).await.bring, open_service().bring);
    assert_eq!(entry(&house, twin()).await.state, State::Active);
    house.publish(&canary()).await;
    assert_eq!(house.get(&format!("/pl/z/canary/s/{}", twin())).await.status, 200);

    let two = Decision::Two { one: twin(), other: seen() };
    duplicates::decide(&desk_of, two, &repeat("t")).await.unwrap();
    assert!(duplicates::duplicates(&desk_of).await.unwrap().pairs.is_empty(), "not suggested again");
    assert!(keys::not_duplicate(&canary(), twin(), seen()) == keys::not_duplicate(&canary(), seen(), twin()));
}

#[tokio::test]
async fn taking_one_merge_apart_leaves_another_as_it_is() {
    let house = house().await;
    let (zone, actor) = (held(&house).await, coordinator());
    let desk_of = at(&house, &zone, &actor);
    let third = ServiceId::new(Uuid::from_u128(78));
    let other = Service { id: third, bring: "Slippers.".into(), version: 1, ..entry(&house, twin()).await };
    let made = EntryChange::new(&zone, None, other, Act::Add, desk_of.by());
    made.begin(house.clock.now(), desk_of.today, &*house.ids).unwrap().commit(&*house.tables).await.unwrap();
    let into = async |gone: ServiceId, key: &str| {
        let (keep_version, gone_version) = (entry(&house, seen()).await.version, entry(&house, gone).await.version);
        let take = vec!["bring".into()];
        let merge = Decision::Merge { keep: seen(), keep_version, gone, gone_version, take };
        duplicates::decide(&desk_of, merge, &repeat(key)).await.unwrap();
        house.clock.pass(1);
    };
    into(twin(), "one").await;
    into(third, "two").await;
    assert_eq!(entry(&house, seen()).await.bring, "Slippers.");
    let gone_version = entry(&house, twin()).await.version;
    let undo = Decision::Undo { gone: twin(), gone_version };
    let said = duplicates::decide(&desk_of, undo, &repeat("undo")).await.unwrap().says;
    assert!(said.contains("was changed since"), "{said}");
    assert_eq!(entry(&house, seen()).await.bring, "Slippers.", "what the other one gave stays");
    assert!(matches!(entry(&house, third).await.state, State::Merged { .. }));
    let gone_version = entry(&house, third).await.version;
    let undo = Decision::Undo { gone: third, gone_version };
    duplicates::decide(&desk_of, undo, &repeat("back")).await.unwrap();
    assert_eq!(entry(&house, seen()).await.bring, "A towel and a snack.", "the last merge alone is taken back");
}

#[tokio::test]
async fn letters_from_before_are_counted_once_they_are_marked() {
    let house = house().await;
    let (zone, actor) = (held(&house).await, coordinator());
    let form = format!("/en/z/canary/s/{}/right", seen());
    tell(&house, &form, &[("matters", "times"), ("text", "I think it was moved")]).await;
    let waiting: Vec<Waiting> = query(&*house.tables, &keys::inbox_waiting(&canary()), "").await.unwrap();
    let before = Change::new(By::new("test", "test"), &canary(), house.clock.now(), &*house.ids);
    before.delete(Table::Directory, waiting[0].key(&canary()), Condition::None).commit(&*house.tables).await.unwrap();
    let counted = async || list::entries(&*house.tables, &zone, &actor, house.clock.today()).await.unwrap().letters;
    assert_eq!(counted().await, 0);
    for marked in [1, 0] {
        assert_eq!(mark_waiting(&*house.tables, &*house.clock, &*house.ids).await.unwrap(), marked);
        assert_eq!(counted().await, 1);
    }
}
