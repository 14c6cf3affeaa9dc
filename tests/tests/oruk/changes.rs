//! Who reads changes and tombstones holds what the feed holds.

use std::collections::{BTreeMap, BTreeSet};

use doorstep_backend::clock::{SystemClock, SystemIds};
use doorstep_backend::port::{Clock as _, Condition};
use doorstep_backend::store::{By, Change, keys};
use doorstep_shared::date::Date;
use doorstep_shared::directory::{Check, CheckerRole, Organisation, Service, State, Visibility};
use doorstep_shared::set::Set;
use doorstep_tests::oruk::Feeds;
use doorstep_tests::town::{today, town};
use serde_json::Value;

fn clock(day: Date) -> SystemClock {
    SystemClock::starting_at(day, "10:00".parse().unwrap())
}

async fn put_organisation(feeds: &Feeds, organisation: &Organisation, day: Date) {
    let zone = "town".parse().unwrap();
    Change::new(By::new("ann", "coordinator"), &zone, clock(day).now(), &SystemIds::default())
        .put(keys::organisation(&zone, organisation.id), organisation, Condition::None)
        .commit(&*feeds.tables)
        .await
        .unwrap();
}

/// Another directory that keeps a copy: it reads all once, and then only what has changed since the newest change it knows.
#[derive(Default)]
struct Copy {
    records: BTreeMap<String, Value>,
    newest: String,
}

impl Copy {
    async fn sync(&mut self, feeds: &Feeds) -> usize {
        let since = if self.newest.is_empty() { String::new() } else { format!("&modified_after={}", self.newest) };
        let told = feeds.walk(&format!("v3/town/services?full=true{since}"), 50).await;
        for record in &told {
            let id = record["id"].as_str().unwrap().to_owned();
            self.newest = self.newest.clone().max(record["last_modified"].as_str().unwrap().to_owned());
            if ["defunct", "inactive"].iter().any(|gone| record["status"] == *gone) {
                self.records.remove(&id);
            } else {
                self.records.insert(id, record.clone());
            }
        }
        told.len()
    }

    async fn is_the_feed(&self, feeds: &Feeds) {
        let now = feeds.walk("v3/town/services?full=true", 50).await;
        let ids: BTreeSet<&str> = now.iter().map(|r| r["id"].as_str().unwrap()).collect();
        assert_eq!(self.records.keys().map(String::as_str).collect::<BTreeSet<_>>(), ids);
        for record in &now {
            let mut copy = self.records[record["id"].as_str().unwrap()].clone();
            let mut record = record.clone();
            // Rows that are over leave the feed without a change of the record.
            for value in [&mut copy, &mut record] {
                value.as_object_mut().unwrap().remove("schedules");
            }
            assert_eq!(copy, record);
        }
    }
}

#[tokio::test]
async fn a_copy_that_reads_changes_alone_stays_equal() {
    let mut feeds = Feeds::of(&town(80, 9), today()).await;
    let mut copy = Copy::default();
    let all = copy.sync(&feeds).await;
    copy.is_the_feed(&feeds).await;

    let day = today().plus_days(1);
    feeds.on(day);
    let held = feeds.held().await;
    let public: Vec<&Service> = held
        .services
        .iter()
        .filter(|s| s.visibility == Visibility::Public && copy.records.contains_key(&s.id.to_string()))
        .collect();
    let mut renamed = public[0].clone();
    renamed.name = "Another name".into();
    let mut hidden = public[1].clone();
    hidden.visibility = Visibility::Staff;
    let mut over = public[2].clone();
    over.state = State::Finished { on: day };
    let mut checked = public[3].clone();
    checked.checked = Some(Check { on: day, by: CheckerRole::ChildrensCentre, parts: Set::EMPTY });
    let was_hidden = held.services.iter().find(|s| s.visibility == Visibility::Staff && s.state.is_active()).unwrap();
    let mut shown = was_hidden.clone();
    shown.visibility = Visibility::Public;
    shown.checked = Some(Check { on: day, by: CheckerRole::ChildrensCentre, parts: Set::EMPTY });
    let gone = [hidden.id.to_string(), over.id.to_string()];
    feeds.put([renamed, hidden, over, checked, shown.clone()].iter()).await;
    feeds.publish(day).await;
    copy.sync(&feeds).await;
    copy.is_the_feed(&feeds).await;
    assert!(copy.records.contains_key(&shown.id.to_string()));
    for id in &gone {
        let tombstone = feeds.json(&format!("v3/town/services/{id}")).await;
        assert_eq!((&tombstone["status"], &tombstone["name"]), (&"defunct".into(), &"No longer listed".into()));
        assert!(!feeds.ids("v3/town/services").await.contains(id));
    }

    // An organisation's new name changes every record that names it, and nothing else.
    let day = day.plus_days(1);
    feeds.on(day);
    let organisation =
        held.organisations.values().find(|o| public.iter().filter(|s| s.organisation == Some(o.id)).count() > 1);
    let mut organisation = organisation.unwrap().clone();
    organisation.name = "New Trust".into();
    put_organisation(&feeds, &organisation, day).await;
    feeds.publish(day).await;
    let told = copy.sync(&feeds).await;
    assert!(told * 3 < all, "{told} of {all} are told again");
    copy.is_the_feed(&feeds).await;

    // Nothing published, only time passes: entries that nobody has checked leave one by one.
    let before = copy.records.len();
    for months in 1..=20 {
        feeds.on(day.plus_days(30 * months));
        copy.sync(&feeds).await;
        copy.is_the_feed(&feeds).await;
    }
    assert!(copy.records.len() < before / 2, "{} of {before} are left", copy.records.len());
}

#[tokio::test]
async fn what_was_never_published_is_never_said_to_be_gone() {
    let feeds = Feeds::of(&town(80, 9), today()).await;
    let held = feeds.held().await;
    let staff: Vec<String> =
        held.services.iter().filter(|s| s.visibility == Visibility::Staff).map(|s| s.id.to_string()).collect();
    assert!(!staff.is_empty());
    let told = feeds.ids("v3/town/services?modified_after=2000-01-01").await;
    for id in staff {
        assert!(!told.contains(&id));
        assert_eq!(feeds.get(&format!("v3/town/services/{id}")).await.status, 404);
    }
}

#[tokio::test]
async fn an_entry_leaves_on_the_exact_day_and_is_told_as_inactive() {
    let mut feeds = Feeds::of(&town(80, 9), today()).await;
    let made = feeds.made().await;
    let (entry, more) = made.list.entries.iter().zip(&made.feed.entries).find(|(e, _)| e.listed(today())).unwrap();
    let leaves =
        doorstep_shared::directory::leaves_on(entry.checked.map(|c| c.on), entry.arrived, more.half_life_weeks)
            .unwrap();
    let id = entry.id.to_string();
    feeds.on(leaves.plus_days(-1));
    assert!(feeds.ids("v3/town/services").await.contains(&id));
    feeds.on(leaves);
    assert!(!feeds.ids("v3/town/services").await.contains(&id));
    let tombstone = feeds.json(&format!("v3/town/services/{id}")).await;
    assert_eq!(tombstone["status"], "inactive");
    assert_eq!(tombstone["last_modified"], format!("{leaves}T00:00:00.000Z"));
    assert!(feeds.ids(&format!("v3/town/services?modified_after={leaves}")).await.contains(&id));
    assert!(!feeds.ids(&format!("v3/town/services?modified_after={}", leaves.plus_days(1))).await.contains(&id));
}
