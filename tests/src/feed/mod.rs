//! An Open Referral UK 1.0 feed of any size with the flaws of real ones. Every word is invented.
//!
//! The same count and seed give the same bytes. For 819 records it is as large as a city's feed and as messy: HTML with
//! word-processor mark-up, ids that are no valid UUIDs, an id used twice, web addresses without their scheme, stray
//! spaces, dates that call every save a check, and one record without a name.

pub(crate) mod random;
mod text;
mod words;

use serde_json::{Map, Value, json};

use random::Random;

/// A feed, and what a careful reader must find in it.
#[derive(Clone, Debug)]
pub struct Generated {
    /// The feed: a bare JSON array.
    pub json: String,
    /// Records without a name: to be left out.
    pub nameless: usize,
    /// Records that repeat an earlier one word for word: to be left out.
    pub same_twice: usize,
    /// Records that use an earlier one's id for something else: to be kept under an id of their own.
    pub repeated_ids: usize,
    /// Records that name no organisation, beside the nameless one.
    pub without_organisation: usize,
}

/// A feed of `count` records as JSON.
pub fn generate(count: usize, seed: u64) -> String {
    with_flaws(count, seed).json
}

/// A feed of `count` records, and what is wrong with it. Small feeds have fewer flaws; from 12 records on each occurs.
pub fn with_flaws(count: usize, seed: u64) -> Generated {
    let mut random = Random::new(seed);
    let organisations: Vec<Value> = (0..count * 4 / 3 + 1).map(|_| organisation(&mut random)).collect();
    let mut records: Vec<Value> = (0..count).map(|_| record(&mut random, &organisations)).collect();
    let mut flaws =
        Generated { json: String::new(), nameless: 0, same_twice: 0, repeated_ids: 0, without_organisation: 0 };
    if count > 0 {
        records[0] = nameless(&mut random);
        flaws.nameless = 1;
    }
    if count >= 12 {
        let lonely = (count / 130).max(1);
        for i in 0..lonely {
            remove(&mut records[2 + i], "organization");
        }
        // Records keep their words but take the id of one far away, as a merged directory leaves them.
        let repeated = (count / 400).max(1);
        for i in 0..repeated {
            let id = records[count / 3 + i]["id"].clone();
            records[count * 2 / 3 + i]["id"] = id;
        }
        let long = text::pasted(&records[count / 4]["description"].to_string());
        records[count / 4]["description"] = long.into();
        records[count - 1] = records[count / 2].clone();
        (flaws.without_organisation, flaws.repeated_ids, flaws.same_twice) = (lonely, repeated, 1);
    }
    flaws.json = Value::from(records).to_string();
    flaws
}

fn remove(record: &mut Value, field: &str) {
    if let Some(fields) = record.as_object_mut() {
        fields.remove(field);
    }
}

fn record(random: &mut Random, organisations: &[Value]) -> Value {
    let topic = text::topic(random);
    let place = random.place();
    let mut name = text::name(random, topic, &place);
    if random.one_in(160) {
        name = format!(" {}  ", name.replacen(' ', "  ", 1));
    }
    let host = random.word().to_lowercase();
    let organisation = random.pick(organisations).clone();
    let (assured, created) = (random.day(), random.day());
    let dated = !random.one_in(55);
    let saved = if dated { assured.clone() } else { String::new() };
    let rarely = |random: &mut Random, words: &[&str]| {
        if random.one_in(30) { String::from(*random.pick(words)) } else { String::new() }
    };
    let mut record = Map::new();
    let mut put = |key: &str, value: Value| record.insert(key.into(), value);
    put("id", id(random).into());
    put("name", name.clone().into());
    put("description", text::description(random, topic, &name, &place).into());
    put("url", url(random, &host).into());
    put("email", email(random, &host).into());
    put("status", "active".into());
    put("fees", "".into());
    put("accreditations", "".into());
    put("deliverable_type", rarely(random, &words::DELIVERABLES).into());
    put("attending_type", rarely(random, &words::ATTENDING_TYPES).into());
    put("attending_access", rarely(random, &words::ATTENDING_ACCESS).into());
    put("pc_attendingAccess_additionalInfo", rarely(random, &words::HOW_TO_ATTEND).into());
    put("assured_date", saved.into());
    put(
        "pc_metadata",
        json!({ "date_created": created, "date_modified": assured, "date_assured": if dated { assured.clone() } else { String::new() }, "assured_by": "role:editor" }),
    );
    put("pc_targetAudience", audiences(random));
    put("organization", organisation);
    Value::Object(record)
}

/// The record that every such feed seems to have: no name and an empty paragraph.
fn nameless(random: &mut Random) -> Value {
    json!({ "id": random.uuid(true), "name": "", "description": "<p><br></p>", "url": "", "email": "", "status": "active",
        "assured_date": "2021-02-03", "pc_metadata": { "date_modified": "2021-02-03" }, "pc_targetAudience": [] })
}

fn organisation(random: &mut Random) -> Value {
    let (word, place) = (random.word(), random.place());
    let kind = random.pick(&words::ORGANISATIONS);
    let sentences: Vec<String> =
        (0..random.below(4)).map(|_| text::sentence(random, &words::TOPICS[0], &place)).collect();
    json!({ "id": id(random), "name": format!("{word} {kind}"), "description": sentences.join("\n\n"),
        "url": url(random, &word.to_lowercase()), "logo": "", "uri": "" })
}

/// Half of the ids are valid; the others look alike but have no version, or are numbers and codes.
fn id(random: &mut Random) -> String {
    match random.below(100) {
        0..49 => random.uuid(true),
        49..95 => random.uuid(false),
        95..98 => format!("svc-{}", random.below(1_000_000_000)),
        _ => format!(" {} ", random.below(1_000_000_000)),
    }
}

fn url(random: &mut Random, host: &str) -> String {
    match random.below(100) {
        0..9 => String::new(),
        9..13 => format!("www.{host}.example"),
        13..15 => format!("{host}.example/about us"),
        15 => format!("http:www.{host}.example"),
        16 if random.one_in(3) => format!("https:/{host}.example"),
        16 => format!("{host} community hall"),
        17..37 => format!("http://www.{host}.example/"),
        _ => format!("https://www.{host}.example/{}", random.word().to_lowercase()),
    }
}

fn email(random: &mut Random, host: &str) -> String {
    match random.below(200) {
        0..54 => String::new(),
        54 => format!("hello@{host}.example\u{a0}"),
        55 if random.one_in(2) => format!("hello at {host}"),
        _ => format!("hello@{host}.example"),
    }
}

/// Tags, one in three with a stray space behind it.
fn audiences(random: &mut Random) -> Value {
    let count = if random.one_in(4) { 1 + random.below(5) } else { 0 };
    let tags = (0..count).map(|_| {
        let space = if random.one_in(3) { " " } else { "" };
        json!({ "id": random.uuid(true), "audienceType": format!("{}{space}", random.pick(&words::AUDIENCES)) })
    });
    tags.collect::<Vec<_>>().into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use doorstep_backend::import::{Feed, Format, Mapping, Note, ReadOptions, Repair, read};
    use doorstep_shared::date::Date;
    use doorstep_shared::id::BatchId;
    use std::collections::BTreeSet;

    fn read_all(json: &str) -> Feed {
        let today = Date::MAX;
        let batch = BatchId::new(uuid::Uuid::nil());
        let options = ReadOptions {
            zone: "city".parse().unwrap(),
            source: "made up".into(),
            format: None,
            mapping: Mapping::default(),
            batch,
            today,
            home: Default::default(),
        };
        read(json.as_bytes(), &options).unwrap_or_else(|error| panic!("{error}"))
    }

    #[test]
    fn a_feed_as_large_and_as_messy_as_a_citys_is_read_whole() {
        let made = with_flaws(819, 1);
        let feed = read_all(&made.json);
        assert_eq!((feed.format, feed.read), (Format::Oruk1, 819));
        assert_eq!(feed.quarantined.iter().filter(|r| r.reason.key() == "name-empty").count(), made.nameless);
        assert_eq!(feed.quarantined.iter().filter(|r| r.reason.key() == "same-twice").count(), made.same_twice);
        assert_eq!(feed.records.len(), 819 - made.nameless - made.same_twice);
        let repairs: Vec<&str> = feed.records.iter().flat_map(|r| r.repairs.iter().map(Repair::key)).collect();
        let count = |key: &str| repairs.iter().filter(|k| **k == key).count();
        assert_eq!(count("id-repeated"), made.repeated_ids);
        for (key, least) in
            [("url-repaired", 40), ("url-dropped", 1), ("tags-tidied", 60), ("email-tidied", 2), ("name-tidied", 2)]
        {
            assert!(count(key) >= least, "{key}: {}", count(key));
        }
        assert!(feed.notes.contains(&Note::NoOrganisation { count: made.without_organisation }), "{:?}", feed.notes);
        assert!(feed.notes.iter().any(|n| matches!(n, Note::ClaimsAgree { dated } if *dated > 750)));
        assert!(feed.notes.iter().any(|n| matches!(n, Note::OddIds { count } if (360..480).contains(count))));
        assert_eq!(feed, read_all(&made.json), "reading twice gives the same");
        let ids: BTreeSet<_> = feed.records.iter().map(|r| r.service.id).collect();
        assert_eq!(ids.len(), feed.records.len());
        let clean = |text: &str| !text.contains('<') && !text.contains("mso") && !text.contains("&nbsp;");
        assert!(feed.records.iter().all(|r| clean(&r.service.description) && clean(&r.service.summary)));
        assert!(feed.records.iter().all(|r| !r.service.summary.is_empty() && r.service.checked.is_none()));
    }

    #[test]
    fn the_same_seed_gives_the_same_feed() {
        assert_eq!(generate(40, 7), generate(40, 7));
        assert_ne!(generate(40, 7), generate(40, 8));
        for count in [1, 2, 11, 12, 13] {
            let made = with_flaws(count, 3);
            assert_eq!(read_all(&made.json).read, count);
        }
    }
}
