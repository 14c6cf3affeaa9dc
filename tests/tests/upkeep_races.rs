//! Many people at once, and a bad line: what was acknowledged is in the result, what clashed is told, nothing is lost.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may")]

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use doorstep_backend::port::Tables;
use doorstep_backend::store::dynamo::{DynamoTables, Patience, client_at, config_at};
use doorstep_backend::store::{Repeat, get, keys};
use doorstep_backend::usecase::entry::EntryError;
use doorstep_backend::usecase::entry::save::{Changes, save};
use doorstep_backend::usecase::entry::write::Kept;
use doorstep_engine::Engine;
use doorstep_shared::api::desk::Outcome;
use doorstep_shared::directory::Service;
use doorstep_shared::editing::{Act, Field, FieldChange};
use doorstep_shared::people::Role;
use doorstep_shared::policy::Action;
use doorstep_tests::engines;
use doorstep_tests::faults::{Fault, Faults};
use doorstep_tests::office::{Office, actor, entry, service};
use serde_json::{Value, json};

const PEOPLE: u128 = 10;
const EDITS: u64 = 100;
const ENTRIES: u64 = 8;
const FIELDS: [Field; 4] = [Field::Summary, Field::WhoFor, Field::Bring, Field::AttendNote];

/// Numbers that look random and are the same on every run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, most: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % most
    }
}

/// One acknowledged value of one field.
struct Acknowledged {
    entry: u64,
    version: u64,
    field: Field,
    base: Value,
    new: Value,
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_a_thousand_edits_at_once_each_is_in_the_result_or_in_a_conflict() {
    let engine = engines::embedded_in_memory().await.unwrap();
    let services: Vec<Service> = (0..ENTRIES).map(|n| service(n.into(), Some(1))).collect();
    let office = Arc::new(Office::new(engine.tables.clone(), services).await);
    let people = (0..PEOPLE).map(|n| {
        let office = office.clone();
        tokio::spawn(async move { one_person(&office, n).await })
    });
    let (mut acknowledged, mut clashes, mut unsaid) = (Vec::new(), 0, 0);
    for person in futures::future::join_all(people).await {
        let (made, clashed, not) = person.unwrap();
        acknowledged.extend(made);
        clashes += clashed;
        unsaid += not;
    }
    let edits = u64::try_from(PEOPLE).unwrap() * EDITS;
    println!("{edits} edits: {} acknowledged, {clashes} conflicts, {unsaid} told to try again", acknowledged.len());
    assert_eq!(acknowledged.len() as u64 + clashes + unsaid, edits);
    assert!(clashes > 0 && acknowledged.len() > 300, "they do meet");
    assert!(unsaid * 20 < edits, "hardly anybody has to try again");
    holds(&*engine.tables, &acknowledged).await;
}

/// Edits made one after the other, each from what the person saw some time before.
async fn one_person(office: &Office, n: u128) -> (Vec<Acknowledged>, u64, u64) {
    let me = actor(n, Role::ChildrensCentre, &[]);
    let mut numbers = Numbers(u64::try_from(n).unwrap() + 7);
    let mut seen: BTreeMap<u64, Service> = BTreeMap::new();
    let (mut made, mut clashes, mut unsaid) = (Vec::new(), 0, 0);
    for edit in 0..EDITS {
        let at = numbers.below(ENTRIES);
        let fresh = !seen.contains_key(&at) || numbers.below(4) == 0;
        if fresh {
            seen.insert(at, office.held(entry(at.into())).await);
        }
        let page = seen[&at].clone();
        let field = FIELDS[usize::try_from(numbers.below(4)).unwrap()];
        let (base, new) = (field.value(&page), json!(format!("{n} says {edit}.")));
        let changes = vec![FieldChange { field, base: base.clone(), new: new.clone() }];
        let repeat = office.once();
        let (act, action) = (Act::Edit, Action::Edit);
        let asked = Changes { entry: entry(at.into()), base: page.version, changes, act, action, repeat: &repeat };
        match Box::pin(save(&office.desk(&me), asked)).await {
            Ok(saved) => {
                assert_eq!(saved.outcome, Outcome::Saved, "every text is new");
                made.push(Acknowledged { entry: at, version: saved.version, field, base, new });
                seen.remove(&at);
            }
            Err(EntryError::Clashes { clashes: sides, .. }) => {
                assert_eq!((sides.len(), &sides[0].mine, &sides[0].base), (1, &new, &base));
                assert_ne!(sides[0].theirs, base, "somebody else wrote there");
                clashes += 1;
                seen.remove(&at);
            }
            Err(EntryError::Change(_)) => unsaid += 1,
            Err(other) => panic!("{other}"),
        }
    }
    (made, clashes, unsaid)
}

/// Whether every version is one acknowledged edit, made from the value that the person saw, and the rest as it was.
async fn holds(tables: &dyn Tables, acknowledged: &[Acknowledged]) {
    let by_version: BTreeMap<(u64, u64), &Acknowledged> =
        acknowledged.iter().map(|a| ((a.entry, a.version), a)).collect();
    assert_eq!(by_version.len(), acknowledged.len(), "no version was acknowledged twice");
    let mut found = 0;
    for at in 0..ENTRIES {
        let mut before: Service = service(at.into(), Some(1));
        for version in 2.. {
            let kept: Option<Kept> = get(tables, &keys::version(entry(at.into()), version)).await.unwrap();
            let Some(kept) = kept else { break };
            let changed = doorstep_shared::editing::changes(&before, &kept.service);
            let edit = by_version.get(&(at, version)).expect("nothing was written that nobody was told of");
            assert_eq!(changed.len(), 1, "one field alone");
            assert_eq!((changed[0].field, &changed[0].base, &changed[0].new), (edit.field, &edit.base, &edit.new));
            before = kept.service;
            found += 1;
        }
        let key = keys::entry(&"town".parse().unwrap(), 1, entry(at.into()));
        let now: Service = get(tables, &key).await.unwrap().unwrap();
        assert_eq!(now, before, "the entry is its last version");
    }
    assert_eq!(found, acknowledged.len(), "all that was acknowledged is there");
}

#[tokio::test]
async fn a_bad_line_makes_a_save_once_or_not_at_all_and_the_same_request_finishes_it() {
    let engine = Engine::open(None).await.unwrap();
    let good = DynamoTables::at(engine.endpoint(), "test-");
    good.create_tables().await.unwrap();
    let office = Office::new(Arc::new(good), vec![service(1, Some(1))]).await;
    let faults = Faults::of("TransactWriteItems");
    let patience = Patience { attempts: 3, first_pause: Duration::from_millis(1) };
    let config = config_at(engine.endpoint()).http_client(faults.clone());
    let bad = DynamoTables::with_client(client_at(config), "test-").patience(patience);
    let me = actor(1, Role::ChildrensCentre, &[]);
    let mut version = 1;
    for (n, script) in [
        vec![Fault::LostAnswer],
        vec![Fault::Throttle, Fault::Conflict],
        vec![Fault::Breakdown, Fault::LostAnswer],
        vec![Fault::Timeout, Fault::Refused],
        vec![Fault::Refused; 3],
        vec![Fault::LostAnswer; 3],
    ]
    .into_iter()
    .enumerate()
    {
        faults.next(script.clone());
        let mut desk = office.desk(&me);
        desk.tables = &bad;
        let repeat: Repeat = office.once();
        let now = office.held(entry(1)).await;
        let words = format!("Words {n}.");
        let asked = || Changes {
            entry: entry(1),
            base: version,
            changes: vec![FieldChange { field: Field::Summary, base: json!(now.summary), new: json!(words) }],
            act: Act::Edit,
            action: Action::Edit,
            repeat: &repeat,
        };
        // The person presses until it is answered.
        let mut presses = 0;
        let saved = loop {
            presses += 1;
            match Box::pin(save(&desk, asked())).await {
                Ok(saved) => break saved,
                Err(EntryError::Change(_)) if presses < 5 => {}
                Err(other) => panic!("{script:?}: {other}"),
            }
        };
        version += 1;
        assert_eq!(saved.version, version, "{script:?}");
        let held = office.held(entry(1)).await;
        assert_eq!((held.version, held.summary), (version, words), "{script:?}: made once");
    }
}
