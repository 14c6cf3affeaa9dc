//! Whole feeds, as a worker would bring them.
#![allow(clippy::expect_used, reason = "a test may stop")]

use std::collections::BTreeSet;

use doorstep_shared::directory::{AgeRange, Attend, Category, Channel, Cost, Kind, Privacy, State, Visibility};
use doorstep_shared::fact::Fact;
use doorstep_shared::rich_text;
use doorstep_shared::set::Set;
use proptest::prelude::*;
use uuid::Uuid;

use super::*;

fn options(source: &str) -> ReadOptions {
    let today = Date::new(2026, 11, 24).expect("a day");
    ReadOptions {
        zone: "city".parse().expect("a zone"),
        source: source.into(),
        format: None,
        mapping: Mapping::default(),
        batch: BatchId::new(Uuid::from_u128(1)),
        today,
        home: Default::default(),
    }
}

fn feed(text: &str) -> Feed {
    read(text.as_bytes(), &options("city")).expect("a feed")
}

fn only(text: &str) -> FeedRow {
    let mut feed = feed(text);
    assert_eq!((feed.records.len(), feed.quarantined.len()), (1, 0), "{:?}", feed.quarantined);
    feed.records.remove(0)
}

fn keys(row: &FeedRow) -> Vec<&'static str> {
    row.repairs.iter().map(Repair::key).collect()
}

#[test]
fn a_record_of_version_1_is_read_whole() {
    let row = only(
        r#"{"totalElements":1,"totalPages":1,"number":1,"content":[{
            "id":"77","name":" Alder  Stay and Play ","description":"<p>Sing &amp; play.</p><ul><li>snack</li></ul>",
            "url":"www.alder.example","email":"hi@alder.example\u00a0","status":"active","fees":"£1 a family",
            "attending_type":"Venue","attending_access":"Drop-in","deliverable_type":"Peer group",
            "pc_attendingAccess_additionalInfo":"Ring the bell","assured_date":"2024-02-01",
            "pc_metadata":{"date_modified":"2024-02-01","assured_by":"somebody"},
            "pc_targetAudience":[{"id":"1","audienceType":"Parents "}],
            "eligibilitys":[{"minimum_age":0,"maximum_age":4}],
            "languages":[{"language":"Polish"},{"language":"Elvish"}],
            "contacts":[{"name":"The desk","phones":[{"number":"Tel 0117 496 0001"}]}],
            "regular_schedules":[{"freq":"WEEKLY","byday":"TU","opens_at":"10:00","closes_at":"11:30"}],
            "service_at_locations":[{"location":{"id":"l1","name":"Alder Hall","latitude":51.45,"longitude":-2.58,
                "physical_addresses":[{"address_1":"1 Alder Road","city":"Alderton","postal_code":"zz1 1zz"}],
                "accessibility_for_disabilities":[{"accessibility":"Hearing loop"}]}}],
            "organization":{"id":"o1","name":"Alder Trust","description":"<b>Us</b>"}}]}"#,
    );
    let service = &row.service;
    assert_eq!(service.name, "Alder Stay and Play");
    assert_eq!(service.description, "Sing & play.\n\n- snack");
    assert_eq!(service.summary, "Sing & play.");
    assert_eq!((service.kind, service.categories), (Kind::Group, Set::EMPTY.with(Category::PlayGroups)));
    assert_eq!(service.cost, Cost::Paid { text: "£1 a family".into() });
    assert_eq!(service.ages, AgeRange::new(Some(0), Some(59)).ok());
    assert_eq!(service.attend, Some(Set::EMPTY.with(Attend::DropIn)));
    assert_eq!(service.channels, Some(Set::EMPTY.with(Channel::Place)));
    assert_eq!(service.attend_note, "Ring the bell");
    assert_eq!(service.languages.iter().flatten().map(|l| l.as_str()).collect::<Vec<_>>(), ["pl"]);
    assert_eq!(when::write(&service.schedules), "weekly tu 10:00-11:30");
    assert_eq!(service.contacts.iter().map(|c| c.phone.as_str()).collect::<Vec<_>>(), ["", "0117 496 0001"]);
    assert_eq!(service.places().len(), 1);
    let origin = service.origin.as_ref().expect("an origin");
    assert_eq!((origin.source.as_str(), origin.source_id.as_str()), ("city", "77"));
    assert_eq!(origin.claimed_assured_on, Date::new(2024, 2, 1));
    assert_eq!(service.checked, None);
    assert_eq!(keys(&row), ["name-tidied", "tags-tidied", "word-unknown", "email-tidied", "url-repaired"]);
    assert!(!format!("{service:?}").contains("somebody"), "whoever assured it is not kept");
}

#[test]
fn a_record_of_version_3_is_read_whole() {
    let feed = feed(
        r#"{"total_items":1,"total_pages":1,"page_number":1,"size":1,"contents":[{
            "id":"a2b0e9a5-8a39-4d3e-9b0e-3f4c62a3a001","name":"Alder line","status":"temporarily closed",
            "last_modified":"2026-10-01T10:00:00.000Z","assured_date":"2026-09-01","minimum_age":-1,"maximum_age":5,
            "alert":"Closed in snow","cost_options":[{"amount":0}],"languages":[{"code":"ar"}],
            "attributes":[{"taxonomy_term":{"name":"Debt advice"}}],
            "schedules":[{"freq":"WEEKLY","byday":"MO","attending_type":"online","description":"Term time only"}],
            "service_at_locations":[{"location":{"id":"v","location_type":"virtual","name":"Web"}},
                {"location":{"id":"p","location_type":"physical","name":"Alder Women's Refuge","latitude":100,"longitude":101,
                  "addresses":[{"address_1":"9 Alder Road","city":"Alderton","postal_code":"ZZ1 1ZZ"}]},
                 "schedules":[{"freq":"WEEKLY","byday":"WE","opens_at":"09:00","closes_at":"10:00"}]}],
            "phones":[{"number":"0117 496 0002"}],
            "organization":{"id":"o","name":"Alder Trust","website":"https://alder.example"}}]}"#,
    );
    let row = &feed.records[0];
    let service = &row.service;
    assert_eq!((feed.format, feed.read, feed.notes.len()), (Format::Oruk3, 1, 0));
    assert!(matches!(&service.state, State::Paused { since, .. } if Date::new(2026, 10, 1) == Some(*since)));
    assert_eq!(service.ages, AgeRange::new(None, Some(71)).ok());
    assert_eq!(service.cost, Cost::Free);
    assert_eq!(service.channels, Some(Set::EMPTY.with(Channel::Online)));
    assert_eq!(service.categories, Set::EMPTY.with(Category::Money));
    assert_eq!(service.description, "Closed in snow\n\nTimes: Term time only");
    assert_eq!(when::write(&service.schedules), "weekly we 09:00-10:00; weekly mo term-time");
    assert_eq!(keys(row), ["age-unknown", "coordinates-dropped", "place-masked"]);
    let place = &feed.locations[0];
    assert_eq!((feed.locations.len(), place.privacy, place.area.as_str()), (1, Privacy::Masked, "Alderton"));
    assert_eq!(service.schedules[0].location, Some(place.id));
    assert_eq!(feed.organisations[0].url, "https://alder.example");
}

const TABLE: &str = "ID,Service name,Organisation,Age from months,Age to months,Cost,Attend,Languages,Postcode,Venue,When,State,Colour\n\
    1,Songs,Alder Trust,6,17,free,drop-in;book,pl;Arabic,zz11zz,\"Alder, the hall\",\"weekly mo 10:00-11:00 term-time\",active,red\n\
    2,Short,row\n\
    3,\"Two\nlines\",Alder trust,,,£2,,,,,Mondays,resting,\n";

#[test]
fn a_table_is_read_row_by_row() {
    let feed = feed(TABLE);
    assert_eq!((feed.format, feed.read, feed.records.len()), (Format::Csv, 3, 2));
    assert_eq!(feed.notes, [Note::ColumnsIgnored { names: vec!["Colour".into()] }]);
    assert_eq!(
        feed.quarantined[0].to_string(),
        "Row 2: line 3 has 3 cells where the heading has 13, so it was left out. Put text with commas in quotation marks \
         and import again."
    );
    let songs = &feed.records[0].service;
    assert_eq!((songs.ages, songs.cost.clone()), (AgeRange::new(Some(6), Some(17)).ok(), Cost::Free));
    assert_eq!(songs.attend, Some(Set::EMPTY.with(Attend::DropIn).with(Attend::Book)));
    assert_eq!(when::write(&songs.schedules), "weekly mo 10:00-11:00 term-time");
    assert_eq!(feed.locations[0].address.postcode, "ZZ1 1ZZ");
    let two = &feed.records[1];
    assert_eq!((two.service.name.as_str(), two.service.visibility), ("Two lines", Visibility::Staff));
    assert_eq!(two.service.description, "Times: Mondays");
    assert_eq!(keys(two), ["name-tidied", "times-dropped", "status-unknown"]);
    assert_eq!(feed.organisations.len(), 1, "the same name but for its case is the same organisation");
}

#[test]
fn a_cut_table_changes_nothing() {
    let error = |text: &str| read(text.as_bytes(), &options("city")).expect_err("an error");
    assert_eq!(error("name,phone,town\nSongs,1,A\nPlay,\"2"), FeedError::Truncated { line: 3 });
    assert_eq!(error("name,phone,town\nSongs,1,A\nPlay,2"), FeedError::Truncated { line: 3 });
    assert_eq!(error("name,phone\n"), FeedError::Empty);
    assert_eq!(feed("name,phone,town\nSongs,1234,A\nPlay,1234,B").records.len(), 2);
}

#[test]
fn every_cut_of_a_json_feed_is_an_error() {
    let whole = r#"{"totalElements":2,"content":[{"id":"1","name":"Söngs"},{"id":"2","name":"Play"}]}"#;
    assert_eq!(feed(whole).records.len(), 2);
    for end in 0..whole.len() {
        assert!(read(&whole.as_bytes()[..end], &options("city")).is_err(), "cut at byte {end}");
    }
}

#[test]
fn ids_are_stable_and_never_shared() {
    let text = r#"[{"id":"1","name":"Songs"},{"id":"1","name":"Play"},{"id":"1","name":"Play","fees":"Free"},
        {"id":"1","name":"Songs"},{"name":"Nameless id"},{"name":"Nameless id"},{"id":"x","name":" "},7]"#;
    let feed = feed(text);
    let ids: BTreeSet<ServiceId> = feed.records.iter().map(|r| r.service.id).collect();
    assert_eq!((feed.records.len(), ids.len(), feed.read), (4, 4, 8));
    assert_eq!(keys(&feed.records[1]), ["id-repeated"]);
    assert_eq!(keys(&feed.records[3]), ["id-missing"]);
    let reasons: Vec<_> = feed.quarantined.iter().map(|r| (r.row, r.reason.key())).collect();
    assert_eq!(reasons, [(4, "same-twice"), (6, "same-twice"), (7, "name-empty"), (8, "not-a-record")]);
    let other = read(text.as_bytes(), &options("county")).expect("a feed");
    assert!(other.records.iter().all(|r| !ids.contains(&r.service.id)), "two sources never share an id");
    assert_eq!(
        feed.quarantined[2].to_string(),
        "Row 7: the name is empty, so it was left out. Add a name in the feed and import again."
    );
}

#[test]
fn the_hash_knows_what_changed() {
    let hash = |text: &str, day: i8| {
        let today = Date::new(2026, 11, day).expect("a day");
        let batch = BatchId::new(Uuid::from_u128(day.unsigned_abs().into()));
        let feed = read(text.as_bytes(), &ReadOptions { batch, today, ..options("city") }).expect("a feed");
        feed.records[0].service.origin.clone().expect("an origin").source_hash
    };
    let text = r#"[{"id":"1","name":"Songs","status":"inactive"}]"#;
    assert_eq!(hash(text, 1), hash(text, 2), "neither the day nor the batch is in it");
    assert_eq!(hash(text, 1), hash(&text.replace("Songs", " Songs  "), 1), "spaces change nothing");
    for changed in [text.replace("Songs", "Song"), text.replace("inactive", "active")] {
        assert_ne!(hash(text, 1), hash(&changed, 1), "{changed}");
    }
    let dated = text.replace("\"status\"", "\"assured_date\":\"2026-01-01\",\"status\"");
    assert_ne!(hash(text, 1), hash(&dated, 1), "a newer claim is a change");
}

#[test]
fn a_feed_that_calls_every_save_a_check_is_found_out() {
    let row = |id: u8, assured: &str, modified: &str| {
        format!(
            r#"{{"id":"{id}","name":"S{id}","assured_date":"{assured}","pc_metadata":{{"date_modified":"{modified}"}}}}"#
        )
    };
    let day = "2026-01-0";
    let saved: Vec<_> = (1..5).map(|i| row(i, &format!("{day}{i}"), &format!("{day}{i}"))).collect();
    let claims =
        |rows: &[String]| feed(&format!("[{}]", rows.join(","))).notes.into_iter().find(|n| n.key() == "claims-agree");
    assert_eq!(claims(&saved), Some(Note::ClaimsAgree { dated: 4 }));
    assert_eq!(claims(&[saved.clone(), vec![row(9, "2026-01-01", "2026-03-01")]].concat()), None);
}

#[test]
fn unknown_is_not_yes() {
    let service = only(r#"[{"id":"1","name":"Songs"}]"#).service;
    assert_eq!(
        (service.cost.free(), service.ages, service.attend, service.channels),
        (Fact::Unknown, None, None, None)
    );
    assert_eq!((service.send_support, service.languages, service.stages), (Fact::Unknown, None, None));
}

/// Feeds of small records that share ids, names and flaws.
fn feeds() -> impl Strategy<Value = Vec<serde_json::Value>> {
    let word = proptest::sample::select(&["Songs", " Play ", "", "<b>Art</b>", "Food bank", "-", "Café & co"][..]);
    let id = proptest::sample::select(&["1", "2", "three", "", "a2b0e9a5-8a39-4d3e-9b0e-3f4c62a3a001"][..]);
    let age = -2..130_i32;
    let record =
        (id, word.clone(), word, age, ".{0,30}", any::<bool>()).prop_map(|(id, name, about, age, wild, org)| {
            let organisation =
                if org { serde_json::json!({ "id": id, "name": about }) } else { serde_json::Value::Null };
            serde_json::json!({ "id": id, "name": name, "description": wild, "url": wild, "email": wild, "fees": wild,
            "minimum_age": age, "maximum_age": age / 2, "status": about, "organization": organisation })
        });
    proptest::collection::vec(record, 1..12)
}

fn read_json(rows: &[serde_json::Value]) -> Feed {
    feed(&serde_json::Value::from(rows.to_vec()).to_string())
}

proptest! {
    #[test]
    fn reading_twice_gives_the_same_and_counts_every_row_once(rows in feeds()) {
        let first = read_json(&rows);
        prop_assert_eq!(&first, &read_json(&rows));
        prop_assert_eq!(first.read, rows.len());
        let mut seen: Vec<usize> = first.records.iter().map(|r| r.row).chain(first.quarantined.iter().map(|r| r.row)).collect();
        seen.sort_unstable();
        prop_assert_eq!(seen, (1..=rows.len()).collect::<Vec<_>>());
        let ids: BTreeSet<ServiceId> = first.records.iter().map(|r| r.service.id).collect();
        prop_assert_eq!(ids.len(), first.records.len());
        let known: BTreeSet<_> = first.organisations.iter().map(|o| o.id).collect();
        prop_assert!(first.records.iter().filter_map(|r| r.service.organisation).all(|o| known.contains(&o)));
    }

    #[test]
    fn the_order_of_the_rows_changes_no_id(rows in feeds(), turn in 0_usize..12) {
        let mut names = BTreeSet::new();
        let rows: Vec<_> = rows.into_iter().filter(|r| r["id"] != "" && names.insert(r["id"].to_string())).collect();
        prop_assume!(!rows.is_empty());
        let mut turned = rows.clone();
        turned.rotate_left(turn % rows.len());
        turned.reverse();
        let ids = |rows: &[serde_json::Value]| -> BTreeSet<ServiceId> {
            read_json(rows).records.iter().map(|r| r.service.id).collect()
        };
        prop_assert_eq!(ids(&rows), ids(&turned));
    }

    #[test]
    fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        for format in [None, Some(Format::Oruk1), Some(Format::Csv)] {
            let _ = read(&bytes, &ReadOptions { format, ..options("city") });
        }
    }

    #[test]
    fn no_broken_feed_makes_it_panic(rows in feeds(), at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        for text in [serde_json::Value::from(rows.clone()).to_string(), String::from(TABLE)] {
            let mut bytes = text.into_bytes();
            let at = at.index(bytes.len());
            bytes[at] = byte;
            let _ = read(&bytes, &options("city"));
            bytes.truncate(at);
            let _ = read(&bytes, &options("city"));
        }
    }

    #[test]
    fn clean_text_is_clean(parts in proptest::collection::vec(proptest::sample::select(&[
        "<p>", "</p>", "<ul>", "<li>", "</li>", "</ul>", "<br>", "<a href='https://a.example/(x'>", "</a>", "<script>", "</script>",
        "&lt;script&gt;", "&amp;lt;script", "<td>", "<table>", "<tr>", "words", " ", "\n", "\u{a0}", "- ", "• ", "[", "](", ")", "<!--", "-->",
        "<o:p>", "<scr", "ipt>", "&nbsp;", "é",
    ][..]), 0..40)) {
        let raw = parts.concat();
        let text = clean_html(&raw).text;
        prop_assert!(!text.to_lowercase().contains("<script"), "{raw} gave {text}");
        prop_assert!(!text.contains("\n\n\n") && text.trim() == text, "{raw} gave {text:?}");
        prop_assert!(text.lines().all(|line| line.trim() == line), "{raw} gave {text:?}");
        for block in rich_text::parse(&text) {
            let parts = match block { rich_text::Block::Paragraph(parts) => parts, rich_text::Block::List(items) => items.concat() };
            for part in parts {
                if let rich_text::Inline::Link(words, address) = part {
                    prop_assert!(!words.is_empty() && address == "https://a.example/%28x", "{address}");
                }
            }
        }
    }
}
