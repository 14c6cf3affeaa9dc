//! What an import may never do, through the use cases on tables in memory.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may")]

use std::sync::Arc;

use doorstep_backend::clock::{SystemClock, SystemIds};
use doorstep_backend::port::Clock as _;
use doorstep_backend::store::memory::MemoryTables;
use doorstep_backend::store::{By, Change, keys};
use doorstep_backend::usecase::import::{ImportRequest, Report, UndoReport, import, undo};
use doorstep_backend::usecase::working::{self, WorkingDirectory};
use doorstep_shared::directory::{Privacy, Service, State, Visibility};
use doorstep_shared::id::{BatchId, ZoneId};

struct House {
    tables: Arc<MemoryTables>,
    clock: SystemClock,
    ids: SystemIds,
}

impl House {
    fn new() -> Self {
        Self { tables: Arc::new(MemoryTables::new()), clock: SystemClock::new(), ids: SystemIds::default() }
    }

    fn zone() -> ZoneId {
        "city".parse().unwrap()
    }

    async fn import(&self, file: &str, text: &str) -> Report {
        let request = ImportRequest {
            zone: Self::zone(),
            bytes: text.as_bytes(),
            file_name: file.into(),
            source: None,
            format: None,
            dry_run: false,
            allow_vanished: false,
        };
        import(&*self.tables, &self.clock, &self.ids, request, &|_, _| {}).await.unwrap()
    }

    async fn undo(&self, batch: Option<BatchId>) -> UndoReport {
        undo(&*self.tables, &self.clock, &self.ids, batch.unwrap(), &|_, _| {}).await.unwrap()
    }

    async fn held(&self) -> WorkingDirectory {
        working::load(&*self.tables, &Self::zone()).await.unwrap().unwrap()
    }

    async fn service(&self, name: &str) -> Service {
        self.held().await.services.into_iter().find(|s| s.name == name).unwrap()
    }

    async fn change(&self, service: Service) {
        let base = service.version;
        let service = Service { version: base + 1, ..service };
        Change::new(By::new("ann", "coordinator"), &Self::zone(), self.clock.now(), &self.ids)
            .replace(keys::entry(&Self::zone(), 1, service.id), &service, base)
            .create(keys::version(service.id, service.version), &service)
            .commit(&*self.tables)
            .await
            .unwrap();
    }
}

const GROUPS: &str = "id,name,venue,street,postcode\n1,Stay and play,The hall,1 Mill Street,ZZ1 1AA\n2,Dads group,The hall,1 Mill Street,ZZ1 1AA\n";

#[tokio::test]
async fn an_undone_import_undone_again_leaves_a_later_import_alone() {
    let house = House::new();
    let first = house.import("groups", GROUPS).await;
    assert_eq!(house.undo(first.batch).await.withdrawn, 2);
    let second = house.import("groups", GROUPS).await;
    assert_eq!(second.new, 2);
    assert_eq!(house.undo(first.batch).await, UndoReport::default());
    assert!(house.held().await.services.iter().all(|s| s.state == State::Active));
}

#[tokio::test]
async fn undo_gives_places_and_organisations_their_old_words_back() {
    let house = House::new();
    house.import("county", &at_a_place("Stay and play", "1 Mill Street", "Children first")).await;
    let report = house.import("county", &at_a_place("Stay and play", "9 Wrong Road", "Children last")).await;
    let streets = |held: &WorkingDirectory| -> Vec<String> {
        held.locations.values().map(|l| l.address.street.clone()).collect()
    };
    let about = |held: &WorkingDirectory| -> Vec<String> {
        held.organisations.values().map(|o| o.description.clone()).collect()
    };
    let held = house.held().await;
    assert_eq!((streets(&held), about(&held)), (vec!["9 Wrong Road".into()], vec!["Children last".into()]));
    house.undo(report.batch).await;
    let held = house.held().await;
    assert_eq!((streets(&held), about(&held)), (vec!["1 Mill Street".into()], vec!["Children first".into()]));
}

/// A feed with one service at the place L7, run by one organisation.
fn at_a_place(service: &str, street: &str, about: &str) -> String {
    serde_json::json!([{
        "id": "7", "name": service,
        "organization": { "id": "o1", "name": "Alder Trust", "description": about },
        "service_at_locations": [{ "id": "s", "location": {
            "id": "L7", "name": "Number 9",
            "addresses": [{ "address_1": street, "city": "Town", "postal_code": "ZZ1 1AA" }]
        } }]
    }])
    .to_string()
}

#[tokio::test]
async fn a_record_that_comes_back_wakes_only_the_rest_that_its_vanishing_began() {
    let house = House::new();
    let both = "id,name\n1,Stay and play\n2,Dads group\n3,Rhyme time\n";
    house.import("groups", both).await;
    house.import("groups", "id,name\n3,Rhyme time\n").await;
    let away = house.service("Stay and play").await;
    assert!(matches!(away.state, State::Paused { .. }));
    let other = house.service("Dads group").await;
    let into = house.service("Rhyme time").await.id;
    let on = house.clock.today();
    house.change(Service { state: State::Merged { into, on }, ..other }).await;
    let report = house.import("groups", both).await;
    assert_eq!(report.vanished, 0);
    assert_eq!(house.service("Stay and play").await.state, State::Active, "it is back");
    assert_eq!(house.service("Dads group").await.state, State::Merged { into, on }, "what staff decided stands");
    let again = house.import("groups", both).await;
    assert_eq!((again.new, again.changed, again.unchanged), (0, 0, 3));
}

#[tokio::test]
async fn a_list_without_ids_does_not_take_over_another() {
    let house = House::new();
    house.import("playgroups", "name\nStay and play\nRhyme time\n").await;
    let report = house.import("foodbanks", "name\nFood bank\nCommunity fridge\n").await;
    assert_eq!((report.source.as_str(), report.new, report.vanished), ("foodbanks", 2, 0));
    assert_eq!(house.service("Stay and play").await.state, State::Active);
}

#[tokio::test]
async fn two_lists_that_both_count_from_one_stay_apart() {
    let house = House::new();
    house.import("a", "id,name\n1,Stay and play\n2,Rhyme time\n").await;
    let report = house.import("b", "id,name\n1,Food bank\n2,Community fridge\n").await;
    assert_eq!((report.source.as_str(), report.new, report.changed, report.vanished), ("b", 2, 0, 0));
    let again = house.import("another name", "id,name\n1,Food bank\n2,Community fridge\n").await;
    assert_eq!((again.source.as_str(), again.unchanged), ("b", 2), "the same list under another file name");
}

#[tokio::test]
async fn a_place_that_the_feed_now_calls_a_refuge_is_masked() {
    let house = House::new();
    let feed = |service: &str| at_a_place(service, "9 Elm Row", "");
    house.import("county", &feed("Family support")).await;
    assert!(house.held().await.locations.values().all(|l| l.privacy == Privacy::Public));
    house.import("county", &feed("Women’s refuge")).await;
    let held = house.held().await;
    let shown: Vec<_> =
        held.services.iter().flat_map(Service::places).filter_map(|id| held.locations.get(&id)).collect();
    assert!(!shown.is_empty() && shown.iter().all(|l| l.privacy == Privacy::Masked), "{shown:?}");
}

#[tokio::test]
async fn what_staff_keep_from_the_public_stays_kept() {
    let house = House::new();
    let feed = "id,name,phone\n1,Stay and play,01632 960001\n";
    let first = house.import("groups", feed).await;
    let mut service = house.service("Stay and play").await;
    service.visibility = Visibility::Staff;
    for contact in &mut service.contacts {
        contact.public = false;
    }
    house.change(service).await;
    house.import("groups", &feed.replace("play,", "play today,")).await;
    let changed = house.service("Stay and play today").await;
    assert_eq!(changed.visibility, Visibility::Staff);
    assert!(!changed.contacts.is_empty() && changed.contacts.iter().all(|c| !c.public));
    house.undo(first.batch).await;
    house.import("groups", feed).await;
    assert_eq!(
        house.service("Stay and play").await.visibility,
        Visibility::Staff,
        "also when it comes again after an undo"
    );
}
