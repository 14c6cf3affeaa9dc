//! IG58 and IG59: whatever is stopped at whichever call, each message is sent once, and one that cannot be read stops no other.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use doorstep_backend::clock::SystemIds;
use doorstep_backend::port::{Clock as _, Condition, Item, Key, Query, Table, Tables};
use doorstep_backend::store::memory::MemoryTables;
use doorstep_backend::store::{By, Change, plan_keys};
use doorstep_backend::usecase::tell::{Queued, Stand, Telling, To, What, queue};
use doorstep_shared::directory::Zone;
use doorstep_shared::plans::contact::{About, Moment};
use doorstep_shared::plans::course::State;
use doorstep_shared::plans::message::{Say, Trigger};
use doorstep_tests::cohort::{Cohort, day};
use doorstep_tests::house::HandClock;
use doorstep_tests::plan_house::{Items, items};

use super::house::{Mood, Office, Shaky, ShakyOffice, Steps, Wrong, all, send, town};

const GOOD: usize = 19;

fn telling(cohort: &Cohort, n: usize) -> Telling {
    let to = To::Adult { plan: cohort.plan, adult: cohort.mother };
    let not_before = Moment::at_hour(day("2026-11-24"), 8);
    Telling {
        id: Telling::id_of(&format!("test/{n}"), &to),
        on: not_before.on,
        trigger: Trigger::TeamChanged,
        to,
        label: "Family 7Q2K".into(),
        what: What::Words { about: About::Plan, say: Say::TeamChanged, entry: None },
        not_before,
        until: day("2026-11-25"),
        stand: Stand::Waiting,
        tries: 0,
        unsure: false,
        next_at: doorstep_backend::clock::instant(not_before).as_second(),
        version: 1,
    }
}

/// A town with twenty messages that wait, one of which cannot be read; nothing else waits.
async fn twenty() -> (Cohort, Items) {
    let cohort = town().await;
    let tables = &*cohort.office.tables;
    let office = Office::new(Mood::Takes);
    cohort.office.clock.pass(60 * 60);
    while send(tables, &cohort.office.clock, &cohort.office.zone, &office).await != Default::default() {}
    let mut items = items(tables).await;
    items.retain(|(table, key), _| !(*table == Table::Plans && (key.pk.ends_with("#MSG") || key.pk.ends_with("#MQ"))));
    let fresh = memory(&items, &cohort.office.clock).await;
    for n in 0..=GOOD {
        let telling = telling(&cohort, n);
        let by = By::new("test", "test");
        let change = Change::new(by, &cohort.office.zone.id, cohort.office.clock.now(), &*cohort.office.ids);
        queue(&telling, change).commit(&*fresh).await.unwrap();
        if n == 7 {
            let key = plan_keys::telling(&cohort.office.zone.id, telling.on, &telling.id);
            let mut broken = fresh.get(Table::Plans, &key).await.unwrap().unwrap();
            broken.body.insert("what".into(), serde_json::json!({ "is": "nothing that anybody knows" }));
            fresh.put_many(Table::Plans, &[broken]).await.unwrap();
        }
    }
    let items = doorstep_tests::plan_house::items(&*fresh).await;
    (cohort, items)
}

async fn memory(items: &Items, clock: &Arc<HandClock>) -> Arc<MemoryTables> {
    let memory = MemoryTables::with_clock(clock.clone());
    for table in Table::ALL {
        let of: Vec<Item> = items.iter().filter(|((t, _), _)| *t == table).map(|(_, item)| item.clone()).collect();
        memory.put_many(table, &of).await.unwrap();
    }
    Arc::new(memory)
}

async fn partition(tables: &dyn Tables, pk: String) -> Vec<Item> {
    tables.query_all(&Query::prefix(Table::Plans, pk, "")).await.unwrap()
}

/// One run in which something goes wrong, then runs in which nothing does. Gives the calls of the first.
async fn through(items: &Items, zone: &Zone, wrong: Wrong) -> u64 {
    let clock = Arc::new(HandClock::at("2026-11-24T10:00:00Z"));
    let (inner, office) = (memory(items, &clock).await, Office::new(Mood::Takes));
    let steps = Steps::new(wrong);
    let shaky = Shaky { inner: inner.clone(), steps: steps.clone() };
    send(&shaky, &clock, zone, &ShakyOffice { inner: &office, steps: steps.clone() }).await;
    let made = steps.made.load(Ordering::Relaxed);
    for _ in 0..4 {
        clock.pass(10 * 60);
        send(&*inner, &clock, zone, &office).await;
    }
    let times: Vec<usize> = office.taken.lock().unwrap().values().map(Vec::len).collect();
    assert_eq!(times.len(), GOOD, "{wrong:?}: none is missed");
    assert!(times.iter().all(|times| *times == 1), "{wrong:?}: none is doubled");
    let waiting = partition(&*inner, plan_keys::telling_queue(&zone.id)).await;
    assert!(waiting.is_empty(), "{wrong:?}: {waiting:?}");
    assert_eq!(partition(&*inner, plan_keys::all_set_aside(&zone.id)).await.len(), 1, "{wrong:?}: one is set aside");
    let kept = partition(&*inner, plan_keys::tellings(&zone.id)).await;
    let sent = kept.iter().filter(|item| item.body["stand"]["is"] == "sent").count();
    assert_eq!((kept.len(), sent), (GOOD + 1, GOOD), "{wrong:?}");
    made
}

#[tokio::test]
async fn ig59_one_malformed_message_among_twenty_is_set_aside_and_every_other_is_sent_once_wherever_it_is_stopped() {
    let (cohort, items) = twenty().await;
    let zone = &cohort.office.zone;
    let calls = through(&items, zone, Wrong::Never).await;
    let kinds: [fn(u64) -> Wrong; 4] = [Wrong::DeadBefore, Wrong::DeadAfter, Wrong::FailsBefore, Wrong::FailsAfter];
    let mut runs = 0;
    for wrong in kinds {
        for at in 0..calls {
            through(&items, zone, wrong(at)).await;
            runs += 1;
        }
    }
    println!(
        "sending 19 messages and one that cannot be read is {calls} calls of tables and post office; {runs} runs were stopped or failed at one of them: 0 missed, 0 doubled"
    );
    assert!(calls > 100);
}

#[tokio::test]
async fn ig58_what_is_written_with_the_plan_is_sent_once_though_everything_stops_in_between() {
    let cohort = town().await;
    let (tables, zone) = (&*cohort.office.tables, &cohort.office.zone);
    let of_agreement = |all: Vec<Telling>| all.into_iter().filter(|t| t.trigger == Trigger::PlanAgreed).count();
    assert_eq!(of_agreement(all(tables, zone).await), 1, "written in the same transaction as the step");
    // A new process, a quarter of an hour later, and another one beside it.
    let office = Office::new(Mood::Takes);
    cohort.office.clock.pass(60 * 60);
    let (one, other) = tokio::join!(
        send(tables, &cohort.office.clock, zone, &office),
        send(tables, &cohort.office.clock, zone, &office)
    );
    assert!(one.sent + other.sent > 0);
    cohort.office.clock.pass(60 * 60);
    send(tables, &cohort.office.clock, zone, &office).await;
    assert!(office.taken.lock().unwrap().values().all(|times| times.len() == 1), "each once");
    let ready = |text: &&(String, String)| text.1.contains("qorshahaagu waa diyaar");
    assert_eq!(office.texts().iter().filter(ready).count(), 1, "in the home's language: {:?}", office.texts());
}

#[tokio::test]
async fn ig58_a_step_and_its_message_are_both_there_or_neither() {
    let cohort = crate::meetings::town().await;
    cohort.to(State::Planned).await;
    let before = items(&*cohort.office.tables).await;
    let mut calls = 0;
    for at in 0.. {
        let inner = memory(&before, &cohort.office.clock).await;
        let steps = Steps::new(Wrong::DeadAfter(at));
        let shaky = Shaky { inner: inner.clone(), steps: steps.clone() };
        let teacher = doorstep_tests::cohort::teacher();
        let desk = doorstep_backend::usecase::entry::Desk { tables: &shaky, ..cohort.desk(&teacher) };
        let whole =
            doorstep_backend::usecase::plans::Whole::of(&*inner, &cohort.office.zone.id, cohort.plan).await.unwrap();
        let taking = doorstep_shared::api::desk::plans::Taking {
            step: doorstep_shared::plans::course::Step::Activate,
            said: doorstep_shared::api::desk::plans::Said::ToThePlan { adult: cohort.mother, but: String::new() },
        };
        let version = whole.plan.version;
        let done =
            doorstep_backend::usecase::plans::take_step(&desk, cohort.plan, version, &taking, &cohort.once()).await;
        let after =
            doorstep_backend::usecase::plans::Whole::of(&*inner, &cohort.office.zone.id, cohort.plan).await.unwrap();
        let told = all(&*inner, &cohort.office.zone).await.iter().any(|t| t.trigger == Trigger::PlanAgreed);
        assert_eq!(after.plan.state == State::ActiveBeforeStart, told, "stopped after call {at}");
        if done.is_ok() && steps.made.load(Ordering::Relaxed) <= at {
            break;
        }
        calls = at + 1;
    }
    println!("a step with its message is {calls} calls; stopped after each of them there were both or neither");
}

#[tokio::test]
async fn a_place_in_the_queue_that_leads_nowhere_holds_nothing_up() {
    let cohort = town().await;
    let (tables, zone) = (&*cohort.office.tables, &cohort.office.zone);
    let queued = Queued { on: day("2026-11-24"), id: "0".repeat(32) };
    let by = By::new("test", "test");
    Change::new(by, &zone.id, cohort.office.clock.now(), &SystemIds::default())
        .put(plan_keys::queued(&zone.id, 1, queued.on, &queued.id), &queued, Condition::None)
        .put(Key::new(plan_keys::telling_queue(&zone.id), "0"), &queued, Condition::None)
        .commit(tables)
        .await
        .unwrap();
    cohort.office.clock.pass(60 * 60);
    let office = Office::new(Mood::Takes);
    let report = send(tables, &cohort.office.clock, zone, &office).await;
    assert_eq!((report.aside, report.left), (2, 0));
    assert!(report.sent > 0);
    assert_eq!(send(tables, &cohort.office.clock, zone, &office).await, Default::default());
}
