//! Publications: the same directory gives the same files, and an older state never replaces a newer one.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may")]

use std::collections::BTreeMap;
use std::sync::Mutex;

use async_trait::async_trait;
use doorstep_backend::clock::{SystemClock, SystemIds};
use doorstep_backend::compress;
use doorstep_backend::port::{Clock, Condition, FileError, PublishedFiles, StoredPointer, Tables};
use doorstep_backend::store::files::MemoryFiles;
use doorstep_backend::store::memory::MemoryTables;
use doorstep_backend::store::{By, Change, keys};
use doorstep_backend::usecase::outbox::{DIRECTORY_CHANGED, drain, waiting};
use doorstep_backend::usecase::publish::{Published, publish};
use doorstep_backend::usecase::seed::{NewZone, seed};
use doorstep_shared::date::Date;
use doorstep_shared::directory::{Calendar, Check, CheckerRole, Freshness, Kind, Service, Zone};
use doorstep_shared::id::{ServiceId, ZoneId};
use doorstep_shared::published::{FeedFile, ListFile, Pointer};
use doorstep_shared::set::{Member as _, Set};
use serde_json::Map;
use uuid::Uuid;

fn zone() -> ZoneId {
    "town".parse().unwrap()
}

fn on(day: &str) -> SystemClock {
    SystemClock::starting_at(day.parse().unwrap(), "10:00".parse().unwrap())
}

fn service(number: u128, name: &str) -> Service {
    let mut service = Service::named(ServiceId::new(Uuid::from_u128(number)), name, Kind::ALL[0]);
    let on: Date = "2026-11-20".parse().unwrap();
    service.checked = Some(Check { on, by: CheckerRole::Coordinator, parts: Set::EMPTY });
    service.version = 1;
    service
}

async fn town() -> (MemoryTables, MemoryFiles) {
    let tables = MemoryTables::new();
    let zone = Zone::named(zone(), "Town");
    let services = vec![service(1, "Stay and play"), service(2, "Baby massage"), service(3, "Food bank")];
    let new =
        NewZone { zone, calendar: Calendar::default(), organisations: Vec::new(), locations: Vec::new(), services };
    assert!(seed(&tables, &on("2026-11-22"), &SystemIds::default(), &new).await.unwrap());
    (tables, MemoryFiles::new())
}

/// Gives service 1 another name, the way every change is made: with its message.
async fn rename(tables: &dyn Tables, name: &str, base: u64) {
    let mut renamed = service(1, name);
    renamed.version = base + 1;
    let ids = SystemIds::default();
    Change::new(By::new("tester", "test"), &zone(), on("2026-11-22").now(), &ids)
        .put(keys::entry(&zone(), 1, renamed.id), &renamed, Condition::Version(base))
        .outbox(DIRECTORY_CHANGED, Map::new())
        .commit(tables)
        .await
        .unwrap();
}

async fn list(files: &dyn PublishedFiles) -> ListFile {
    let pointer = files.pointer(&zone()).await.unwrap().unwrap().pointer;
    let packed = files.file(&zone(), &pointer.list.hash).await.unwrap().unwrap();
    ListFile::read(&compress::unpack(&packed).unwrap()).unwrap()
}

async fn feed(files: &dyn PublishedFiles) -> FeedFile {
    let file = files.pointer(&zone()).await.unwrap().unwrap().pointer.feed.unwrap();
    let packed = files.file(&zone(), &file.hash).await.unwrap().unwrap();
    FeedFile::read(&compress::unpack(&packed).unwrap()).unwrap()
}

async fn names(files: &dyn PublishedFiles) -> Vec<String> {
    list(files).await.entries.into_iter().map(|e| e.name).collect()
}

fn moved(published: Published) -> Pointer {
    match published {
        Published::Moved(pointer) => pointer,
        other => panic!("the pointer did not move: {other:?}"),
    }
}

#[tokio::test]
async fn the_same_directory_gives_the_same_files_and_moves_nothing() {
    let (tables, files) = town().await;
    let first = moved(publish(&tables, &files, &on("2026-11-22"), &zone()).await.unwrap());
    assert_eq!((first.version, first.services), (1, 3));
    // Half a year later, with nothing changed: how far an entry may be trusted is worked out, not stored.
    for day in ["2026-11-22", "2026-11-23", "2027-05-22"] {
        match publish(&tables, &files, &on(day), &zone()).await.unwrap() {
            Published::Same(pointer) => assert_eq!(pointer, first, "{day}"),
            other => panic!("{day}: {other:?}"),
        }
    }
    let entry = &list(&files).await.entries[0];
    assert_eq!(entry.freshness("2026-11-23".parse().unwrap()), Freshness::Checked);
    assert_ne!(entry.freshness("2027-11-23".parse().unwrap()), Freshness::Checked);

    // The same records in another store, written in another order, give the same hashes.
    let (other_tables, other_files) = town().await;
    rename(&other_tables, "Something else", 1).await;
    rename(&other_tables, "Stay and play", 2).await;
    let other = moved(publish(&other_tables, &other_files, &on("2027-01-01"), &zone()).await.unwrap());
    assert_eq!((other.list, other.detail), (first.list, first.detail));
}

#[tokio::test]
async fn a_change_moves_the_pointer_and_going_back_finds_the_old_files() {
    let (tables, files) = town().await;
    let clock = on("2026-11-22");
    let first = moved(publish(&tables, &files, &clock, &zone()).await.unwrap());
    rename(&tables, "Play and stay", 1).await;
    let second = moved(publish(&tables, &files, &clock, &zone()).await.unwrap());
    assert_eq!(second.version, 2);
    assert_ne!(second.list.hash, first.list.hash);
    assert_eq!(second.detail.hash, first.detail.hash, "no full text has changed");
    assert!(names(&files).await.contains(&"Play and stay".to_owned()));
    rename(&tables, "Stay and play", 2).await;
    let third = moved(publish(&tables, &files, &clock, &zone()).await.unwrap());
    assert_eq!((third.version, third.list), (3, first.list));
}

#[tokio::test]
async fn the_feed_file_says_since_when_each_entry_is_as_it_is() {
    let (tables, files) = town().await;
    moved(publish(&tables, &files, &on("2026-11-22"), &zone()).await.unwrap());
    let first = feed(&files).await;
    rename(&tables, "Play and stay", 1).await;
    moved(publish(&tables, &files, &on("2026-11-23"), &zone()).await.unwrap());
    let second = feed(&files).await;
    let since =
        |feed: &FeedFile| -> BTreeMap<ServiceId, i64> { feed.entries.iter().map(|e| (e.id, e.changed_at)).collect() };
    let renamed = service(1, "").id;
    for (id, at) in since(&second) {
        assert_eq!(at > since(&first)[&id], id == renamed, "{id}");
    }
    // A clock that was set back does not make a change older than the one before.
    rename(&tables, "Stay and play", 2).await;
    moved(publish(&tables, &files, &on("2020-01-01"), &zone()).await.unwrap());
    assert!(since(&feed(&files).await)[&renamed] > since(&second)[&renamed]);
}

#[tokio::test]
async fn a_zone_published_before_there_were_feed_files_gets_one() {
    let (tables, files) = town().await;
    let clock = on("2026-11-22");
    let with = moved(publish(&tables, &files, &clock, &zone()).await.unwrap());
    let stored = files.pointer(&zone()).await.unwrap().unwrap();
    let without = Pointer { feed: None, ..with };
    files.move_pointer(&zone(), Some(&stored.mark), &without).await.unwrap();
    let again = moved(publish(&tables, &files, &clock, &zone()).await.unwrap());
    assert_eq!((&again.list, again.feed.is_some()), (&without.list, true));
}

#[tokio::test]
async fn a_zone_that_is_not_there_is_not_published() {
    let (tables, files) = town().await;
    let nowhere = "nowhere".parse().unwrap();
    let done = publish(&tables, &files, &on("2026-11-22"), &nowhere).await.unwrap();
    assert!(matches!(done, Published::NoZone), "{done:?}");
    assert_eq!(files.pointer(&nowhere).await.unwrap(), None);
}

/// Files under which somebody else publishes between one's reading of the pointer and one's moving it.
struct Interleaved<'a> {
    files: &'a MemoryFiles,
    tables: &'a MemoryTables,
    /// What the other one calls the service before it publishes, once.
    others: Mutex<Vec<&'static str>>,
}

impl Interleaved<'_> {
    async fn somebody_else_publishes(&self) {
        let name = self.others.lock().unwrap().pop();
        if let Some(name) = name {
            let base = self.files.pointer(&zone()).await.unwrap().map_or(1, |p| p.pointer.version + 1);
            rename(self.tables, name, base).await;
            moved(publish(self.tables, self.files, &on("2026-11-22"), &zone()).await.unwrap());
        }
    }
}

#[async_trait]
impl PublishedFiles for Interleaved<'_> {
    async fn zones(&self) -> Result<Vec<ZoneId>, FileError> {
        self.files.zones().await
    }
    async fn pointer(&self, zone: &ZoneId) -> Result<Option<StoredPointer>, FileError> {
        self.files.pointer(zone).await
    }
    async fn move_pointer(&self, zone: &ZoneId, from: Option<&str>, to: &Pointer) -> Result<(), FileError> {
        // By now the slower one has read the tables: what it holds is old.
        self.somebody_else_publishes().await;
        self.files.move_pointer(zone, from, to).await
    }
    async fn file(&self, zone: &ZoneId, hash: &str) -> Result<Option<Vec<u8>>, FileError> {
        self.files.file(zone, hash).await
    }
    async fn put_file(&self, zone: &ZoneId, hash: &str, bytes: &[u8]) -> Result<(), FileError> {
        self.files.put_file(zone, hash, bytes).await
    }
}

#[tokio::test]
async fn of_two_publishers_the_one_with_the_older_state_never_wins() {
    let (tables, files) = town().await;
    let slow = Interleaved { files: &files, tables: &tables, others: Mutex::new(vec!["Newer"]) };
    let done = publish(&tables, &slow, &on("2026-11-22"), &zone()).await.unwrap();
    // It begins again, finds the newer state published already, and leaves it.
    assert!(matches!(done, Published::Same(_)), "{done:?}");
    assert!(names(&files).await.contains(&"Newer".to_owned()), "{:?}", names(&files).await);
    assert_eq!(files.pointer(&zone()).await.unwrap().unwrap().pointer.version, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn many_publishers_at_once_leave_the_last_state() {
    let (tables, files) = town().await;
    let (tables, files) = (std::sync::Arc::new(tables), std::sync::Arc::new(files));
    for round in 0..5_u64 {
        rename(&*tables, &format!("Round {round}"), round + 1).await;
        let publishers = (0..4).map(|_| {
            let (tables, files) = (tables.clone(), files.clone());
            tokio::spawn(async move { publish(&*tables, &*files, &on("2026-11-22"), &zone()).await.unwrap() })
        });
        let mut moves = 0;
        for publisher in publishers.collect::<Vec<_>>() {
            moves += u32::from(matches!(publisher.await.unwrap(), Published::Moved(_)));
        }
        assert_eq!(moves, 1, "one of them moves the pointer, the others find it moved");
        assert!(names(&*files).await.contains(&format!("Round {round}")));
    }
}

#[tokio::test]
async fn what_was_saved_but_not_published_is_published_at_the_next_start() {
    let (tables, files) = town().await;
    let clock = on("2026-11-22");
    // The process ended between the commit and the publication: the message is there, the files are not.
    assert_eq!(waiting(&tables).await.unwrap(), 1);
    assert_eq!(files.pointer(&zone()).await.unwrap(), None);
    let zones = drain(&tables, &files, &clock).await.unwrap();
    assert_eq!(zones.into_iter().collect::<Vec<_>>(), [zone()]);
    assert_eq!(waiting(&tables).await.unwrap(), 0);
    assert_eq!(names(&files).await.len(), 3);

    // It ended between the publication and the removal of the message: doing it twice does no harm.
    rename(&tables, "Twice", 1).await;
    let first = moved(publish(&tables, &files, &clock, &zone()).await.unwrap());
    assert_eq!(waiting(&tables).await.unwrap(), 1);
    drain(&tables, &files, &clock).await.unwrap();
    assert_eq!(files.pointer(&zone()).await.unwrap().unwrap().pointer, first);
    assert_eq!(waiting(&tables).await.unwrap(), 0);
}

/// A place for files that is out of order.
struct Broken;

#[async_trait]
impl PublishedFiles for Broken {
    async fn zones(&self) -> Result<Vec<ZoneId>, FileError> {
        Err(FileError::Unavailable("out of order".into()))
    }
    async fn pointer(&self, _: &ZoneId) -> Result<Option<StoredPointer>, FileError> {
        Ok(None)
    }
    async fn move_pointer(&self, _: &ZoneId, _: Option<&str>, _: &Pointer) -> Result<(), FileError> {
        Err(FileError::Unavailable("out of order".into()))
    }
    async fn file(&self, _: &ZoneId, _: &str) -> Result<Option<Vec<u8>>, FileError> {
        Ok(None)
    }
    async fn put_file(&self, _: &ZoneId, _: &str, _: &[u8]) -> Result<(), FileError> {
        Ok(())
    }
}

#[tokio::test]
async fn messages_stay_until_what_they_ask_for_is_done() {
    let (tables, files) = town().await;
    let clock = on("2026-11-22");
    assert!(drain(&tables, &Broken, &clock).await.is_err());
    assert_eq!(waiting(&tables).await.unwrap(), 1, "the message waits for a better day");
    drain(&tables, &files, &clock).await.unwrap();
    assert_eq!(names(&files).await.len(), 3);
}
