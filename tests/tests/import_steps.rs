//! An import in two steps: sent in parts, looked at, decided about, taken in, taken back. On tables in memory.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may")]

use std::collections::BTreeMap;
use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use doorstep_backend::clock::{SystemClock, SystemIds};
use doorstep_backend::port::Clock as _;
use doorstep_backend::store::memory::MemoryTables;
use doorstep_backend::store::{By, Change, Request, keys};
use doorstep_backend::usecase::import::stage::{self, Desk, NewUpload, Prepared, StageError};
use doorstep_backend::usecase::working;
use doorstep_shared::api::desk::imports::{
    Batch, BatchState, ChosenColumn, Decision, FieldState, Item, ItemKind, MOST_BYTES, PART_BYTES, Side,
};
use doorstep_shared::date::Date;
use doorstep_shared::directory::{CheckerRole, Edit, Service, State, Zone};
use doorstep_shared::editing::Field;
use doorstep_shared::id::BatchId;
use serde_json::Value;

struct House {
    tables: Arc<MemoryTables>,
    clock: SystemClock,
    ids: SystemIds,
    zone: Zone,
}

impl House {
    async fn new() -> Self {
        let house = Self {
            tables: Arc::new(MemoryTables::new()),
            clock: SystemClock::new(),
            ids: SystemIds::default(),
            zone: Zone::named("city".parse().unwrap(), "City"),
        };
        let change = Change::new(By::new("seed", "coordinator"), &house.zone.id, house.clock.now(), &house.ids);
        change.create(keys::zone_meta(&house.zone.id), &house.zone).commit(&*house.tables).await.unwrap();
        house
    }

    fn desk(&self) -> Desk<'_> {
        Desk {
            tables: &*self.tables,
            clock: &self.clock,
            ids: &self.ids,
            zone: &self.zone,
            by: By::new("ann", "coordinator"),
        }
    }

    fn request(key: &str) -> Request {
        Request { key: key.into(), body_hash: key.into(), response: Value::Null }
    }

    /// Sends a file and gives what came of it.
    async fn send(&self, source: &str, file: &str, bytes: &[u8]) -> Result<Prepared, StageError> {
        let desk = self.desk();
        let new = NewUpload { source: source.into(), file: file.into(), size: bytes.len() as u64 };
        let key = format!("{:?}", self.ids_next());
        let batch = stage::begin(&desk, &new, Self::request(&key)).await?;
        for (part, chunk) in (0..).zip(bytes.chunks(PART_BYTES as usize)) {
            stage::put_part(&desk, batch.id, part, &STANDARD.encode(chunk)).await?;
        }
        stage::prepare(&desk, batch.id, None, &[]).await
    }

    fn ids_next(&self) -> uuid::Uuid {
        doorstep_backend::port::Ids::next(&self.ids)
    }

    async fn planned(&self, bytes: &[u8]) -> Batch {
        match self.send("list", "list.csv", bytes).await.unwrap() {
            Prepared::Planned(batch) => batch,
            Prepared::Columns(batch) => panic!("{batch:?}"),
        }
    }

    async fn items(&self, id: BatchId, kind: ItemKind) -> Vec<Item> {
        let (items, next) = stage::items(&self.desk(), id, kind, None).await.unwrap();
        assert_eq!(next, None);
        items.into_iter().map(|(item, _)| item).collect()
    }

    async fn accept_all(&self, batch: &Batch) -> Batch {
        let all = [(ItemKind::New, true), (ItemKind::Changed, true), (ItemKind::Vanished, true)];
        stage::decide_all(&self.desk(), batch.id, batch.version, &all).await.unwrap()
    }

    async fn take(&self, id: BatchId) -> Batch {
        let done = stage::take(&self.desk(), id, 1_000).await.unwrap();
        assert_eq!((done.left, done.batch.state), (0, BatchState::Done));
        done.batch
    }

    /// Sends a file and takes all of it in.
    async fn import(&self, bytes: &[u8]) -> Batch {
        let batch = self.planned(bytes).await;
        self.accept_all(&batch).await;
        self.take(batch.id).await
    }

    async fn service(&self, source_id: &str) -> Service {
        let held = working::load(&*self.tables, &self.zone.id).await.unwrap().unwrap();
        let of = |s: &Service| s.origin.as_ref().is_some_and(|o| o.source_id == source_id);
        held.services.into_iter().find(of).unwrap()
    }

    async fn edit(&self, source_id: &str, change: impl Fn(&mut Service)) {
        let before = self.service(source_id).await;
        let mut after = before.clone();
        change(&mut after);
        after.version += 1;
        after.edited = Some(Edit { on: Date::new(2026, 11, 24).unwrap(), by: CheckerRole::Coordinator });
        Change::new(By::new("ann", "coordinator"), &self.zone.id, self.clock.now(), &self.ids)
            .replace(keys::entry(&self.zone.id, 1, after.id), &after, before.version)
            .create(keys::version(after.id, after.version), &after)
            .commit(&*self.tables)
            .await
            .unwrap();
    }
}

const FIRST: &[u8] = b"id,name,summary,bring\n1,Songs,Sing.,Socks\n2,Play,Play.,\n3,Art,Paint.,\n";

#[tokio::test]
async fn a_plan_changes_nothing_until_somebody_accepts() {
    let house = House::new().await;
    let batch = house.planned(b"id,name,phone\n1,Songs,01632 960001\n2,,01632 960002\n3,Art,\n").await;
    assert_eq!((batch.state, batch.counts.new, batch.counts.quarantined), (BatchState::Planned, 2, 1));
    let held = working::load(&*house.tables, &house.zone.id).await.unwrap().unwrap();
    assert_eq!(held.services.len(), 0, "nothing is written");
    assert!(matches!(stage::take(&house.desk(), batch.id, 10).await, Err(StageError::Bad(_))), "nothing is accepted");

    let left_out = &house.items(batch.id, ItemKind::Quarantined).await[0];
    assert_eq!((left_out.row, left_out.source_id.as_str()), (Some(2), "2"));
    assert!(left_out.reason.contains("the name is empty"));
    assert!(left_out.content.iter().any(|said| said.name == "phone" && said.text == "01632 960002"));

    // By row: one of the two.
    let songs = house.items(batch.id, ItemKind::New).await.into_iter().find(|i| i.name == "Songs").unwrap();
    let yes = Decision { take: Some(true), ..Decision::default() };
    stage::decide(&house.desk(), batch.id, songs.service.unwrap(), yes.clone()).await.unwrap();
    let (items, _) = stage::items(&house.desk(), batch.id, ItemKind::New, None).await.unwrap();
    assert_eq!(items.iter().filter(|(_, d)| d.as_ref() == Some(&yes)).count(), 1, "the decision is shown");
    let done = house.take(batch.id).await;
    assert_eq!((done.counts.new, done.counts.quarantined), (1, 1));
    let held = working::load(&*house.tables, &house.zone.id).await.unwrap().unwrap();
    assert_eq!(held.services.iter().map(|s| s.name.as_str()).collect::<Vec<_>>(), ["Songs"]);
}

#[tokio::test]
async fn what_was_changed_here_is_kept_unless_somebody_decides_for_the_source() {
    let house = House::new().await;
    house.import(FIRST).await;
    house.edit("1", |s| s.summary = "Sing with us.".into()).await;
    let second = b"id,name,summary,bring\n1,Song time,Sing and dance.,Socks\n2,Play,Play.,\n3,Art,Paint.,\n";
    let batch = house.planned(second).await;
    assert_eq!((batch.counts.changed, batch.counts.conflicts, batch.counts.unchanged), (1, 1, 2));
    let item = &house.items(batch.id, ItemKind::Changed).await[0];
    let said: Vec<_> = item.fields.iter().map(|f| (f.field, f.state, f.ours.as_str(), f.theirs.as_str())).collect();
    assert_eq!(
        said,
        [
            (Field::Name, FieldState::Source, "Songs", "Song time"),
            (Field::Summary, FieldState::Conflict, "Sing with us.", "Sing and dance."),
        ]
    );
    house.accept_all(&batch).await;
    house.take(batch.id).await;
    let songs = house.service("1").await;
    assert_eq!((songs.name.as_str(), songs.summary.as_str()), ("Song time", "Sing with us."));

    // It is remembered: the source says the same again, and nobody is asked.
    let third = String::from_utf8_lossy(second).replace("Socks", "Shoes");
    let batch = house.planned(third.as_bytes()).await;
    assert_eq!((batch.counts.changed, batch.counts.conflicts), (1, 0));
    house.accept_all(&batch).await;
    // By field: the person keeps the old word for what to bring, and takes the source's summary.
    let fields = BTreeMap::from([(Field::Bring, Side::Ours), (Field::Summary, Side::Theirs)]);
    stage::decide(&house.desk(), batch.id, songs.id, Decision { take: None, fields }).await.unwrap();
    house.take(batch.id).await;
    let songs = house.service("1").await;
    assert_eq!((songs.bring.as_str(), songs.summary.as_str()), ("Socks", "Sing and dance."));
    assert_eq!(songs.origin.unwrap().kept.keys().collect::<Vec<_>>(), ["bring"]);
}

#[tokio::test]
async fn an_edit_between_plan_and_taking_in_is_kept() {
    let house = House::new().await;
    house.import(FIRST).await;
    let batch = house.planned(b"id,name,summary,bring\n1,Songs,Dance.,Socks\n2,Play,Play.,\n3,Art,Paint.,\n").await;
    house.accept_all(&batch).await;
    house.edit("1", |s| s.summary = "Typed while the plan waited.".into()).await;
    house.take(batch.id).await;
    assert_eq!(house.service("1").await.summary, "Typed while the plan waited.");
}

#[tokio::test]
async fn taking_in_and_taking_back_go_on_where_they_stopped() {
    let house = House::new().await;
    let mut text = String::from("id,name\n");
    (0..25).for_each(|n| text.push_str(&format!("{n},Group {n}\n")));
    let batch = house.planned(text.as_bytes()).await;
    house.accept_all(&batch).await;
    let mut lefts = Vec::new();
    loop {
        let step = stage::take(&house.desk(), batch.id, 10).await.unwrap();
        lefts.push((step.left, step.batch.state));
        if step.left == 0 {
            break;
        }
    }
    assert_eq!(lefts, [(15, BatchState::Writing), (5, BatchState::Writing), (0, BatchState::Done)]);
    let mut back = Vec::new();
    loop {
        let (report, finished) = stage::undo(&house.desk(), batch.id, 10).await.unwrap();
        back.push(report.withdrawn);
        if finished {
            break;
        }
    }
    assert_eq!(back, [10, 10, 5]);
    let held = working::load(&*house.tables, &house.zone.id).await.unwrap().unwrap();
    assert!(held.services.iter().all(|s| s.state.is_withdrawn()));
    let again = stage::undo(&house.desk(), batch.id, 10).await.unwrap();
    assert_eq!((again.0.withdrawn, again.1), (0, true), "twice is once");
    assert_eq!(stage::batch(&house.desk(), batch.id).await.unwrap().state, BatchState::Undone);
}

#[tokio::test]
async fn an_undone_import_gives_the_kept_words_back_too() {
    let house = House::new().await;
    house.import(FIRST).await;
    house.edit("1", |s| s.summary = "Sing with us.".into()).await;
    let before = house.service("1").await;
    let second = b"id,name,summary,bring\n1,Song time,Dance.,Socks\n2,Play,Play.,\n3,Art,Paint.,\n";
    let batch = house.planned(second).await;
    house.accept_all(&batch).await;
    house.take(batch.id).await;
    stage::undo(&house.desk(), batch.id, 100).await.unwrap();
    let after = house.service("1").await;
    assert_eq!(Service { version: before.version, ..after }, before);
    // The same file again asks the same questions.
    let again = house.planned(second).await;
    assert_eq!((again.counts.changed, again.counts.conflicts), (1, 1));
}

#[tokio::test]
async fn what_most_of_a_source_has_lost_is_told_of() {
    let house = House::new().await;
    let mut text = String::from("id,name\n");
    (0..40).for_each(|n| text.push_str(&format!("{n},Group {n}\n")));
    house.import(text.as_bytes()).await;
    let few: String = text.lines().take(5).map(|l| format!("{l}\n")).collect();
    let batch = house.planned(few.as_bytes()).await;
    assert_eq!((batch.counts.vanished, batch.most_vanished), (36, true));
    let all = [(ItemKind::Vanished, true)];
    stage::decide_all(&house.desk(), batch.id, batch.version, &all).await.unwrap();
    house.take(batch.id).await;
    assert!(matches!(house.service("20").await.state, State::Paused { .. }));
    assert_eq!(house.service("1").await.state, State::Active);
}

#[tokio::test]
async fn columns_are_asked_for_once_and_remembered() {
    let house = House::new().await;
    let file = b"ref,What it is called,Ring\n1,Songs,01632 960001\n";
    let Prepared::Columns(batch) = house.send("club list", "clubs.csv", file).await.unwrap() else { panic!("a plan") };
    let columns = stage::columns(&house.desk(), batch.id).await.unwrap();
    assert_eq!(columns.iter().map(|c| c.heading.as_str()).collect::<Vec<_>>(), ["ref", "What it is called", "Ring"]);
    assert_eq!(columns[1].examples, ["Songs"]);
    let chosen =
        |heading: &str, column: Option<&str>| ChosenColumn { heading: heading.into(), column: column.map(Into::into) };
    let wrong = [chosen("Ring", Some("ring"))];
    assert!(matches!(
        stage::prepare(&house.desk(), batch.id, Some(batch.version), &wrong).await,
        Err(StageError::Bad(_))
    ));
    let right = [chosen("What it is called", Some("name")), chosen("Ring", Some("phone")), chosen("ref", Some("id"))];
    let planned = stage::prepare(&house.desk(), batch.id, Some(batch.version), &right).await.unwrap();
    let Prepared::Planned(planned) = planned else { panic!("no plan") };
    assert_eq!(planned.counts.new, 1);
    // The next file of this source is read so without being asked.
    let next = house.send("club list", "clubs in june.csv", file).await.unwrap();
    assert!(matches!(next, Prepared::Planned(batch) if batch.counts.new == 1));
}

#[tokio::test]
async fn a_file_that_cannot_be_read_says_so_and_changes_nothing() {
    let house = House::new().await;
    house.import(FIRST).await;
    let before = working::load(&*house.tables, &house.zone.id).await.unwrap().unwrap();
    for (name, bytes, says) in [
        ("cut.json", &b"[{\"id\":\"1\",\"name\":\"So"[..], "stops in the middle"),
        ("old.xls", &[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1][..], "old office program"),
        ("page.html", b"<!doctype html><p>502", "web page"),
        ("letter.txt", b"Dear all, the list follows.", "none of the forms known here"),
        ("latin.json", b"[{\"name\":\"Caf\xE9\"}]", "not in UTF-8"),
    ] {
        let error = house.send("list", name, bytes).await.unwrap_err().to_string();
        assert!(error.contains(says), "{name}: {error}");
    }
    let large = NewUpload { source: String::new(), file: "large.csv".into(), size: 50 * 1024 * 1024 };
    let error = stage::begin(&house.desk(), &large, House::request("large")).await.unwrap_err().to_string();
    assert!(error.contains("too large: 50 MB, and 8 MB is the most"), "{error}");
    assert!(MOST_BYTES < large.size);
    let after = working::load(&*house.tables, &house.zone.id).await.unwrap().unwrap();
    assert_eq!(before.services, after.services);
}

#[tokio::test]
async fn a_part_that_is_missing_or_of_another_size_is_noticed() {
    let house = House::new().await;
    let desk = house.desk();
    let size = PART_BYTES + 10;
    let new = NewUpload { source: String::new(), file: "list.csv".into(), size };
    let batch = stage::begin(&desk, &new, House::request("one")).await.unwrap();
    let again = stage::begin(&desk, &new, House::request("one")).await.unwrap();
    assert_eq!(again.id, batch.id, "a second press begins nothing new");
    assert!(matches!(stage::put_part(&desk, batch.id, 1, &STANDARD.encode("short")).await, Err(StageError::Bad(_))));
    assert!(matches!(stage::put_part(&desk, batch.id, 2, "").await, Err(StageError::Bad(_))));
    stage::put_part(&desk, batch.id, 1, &STANDARD.encode([b'a'; 10])).await.unwrap();
    let missing = stage::prepare(&desk, batch.id, None, &[]).await.unwrap_err();
    assert!(missing.to_string().contains("some of its parts are missing"), "{missing}");
}
