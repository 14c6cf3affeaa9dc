//! Five people at one plan, over a real engine and bad lines: of thousands of edits none is lost and none is made twice, and every
//! clash is there with both texts.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::Duration;

use doorstep_backend::port::{Ids as _, Query, Table, Tables};
use doorstep_backend::store::dynamo::{DynamoTables, Patience, client_at, config_at};
use doorstep_backend::store::{plan_keys, query};
use doorstep_backend::usecase::plans::records::{ClashRecord, HappeningRecord};
use doorstep_backend::usecase::plans::{PlanError, clash, entry};
use doorstep_engine::Engine;
use doorstep_shared::api::desk::plans::{Decision, How, NewPlanEntry};
use doorstep_shared::id::{ClashId, NeedId};
use doorstep_shared::people::Role;
use doorstep_shared::plans::content::Rater;
use doorstep_shared::plans::course::State;
use doorstep_shared::plans::entry::{Body, Entry, EntryName, FieldChange, Kind, value_at};
use doorstep_shared::plans::section::Section;
use doorstep_shared::plans::sharing::Choice;
use doorstep_shared::plans::team::Function;
use doorstep_shared::plans::work::{Need, NeedKind};
use doorstep_shared::policy::Actor;
use doorstep_shared::set::{Member as _, Set};
use doorstep_tests::cohort::{Cohort, MARK_KEY, about_me, advisor, centre, need_of, note, person, snapshot, teacher};
use doorstep_tests::faults::{Fault, Faults};
use serde_json::{Value, json};

/// Edits of a usual run. `DOORSTEP_EDITS=10000` makes it the long one.
const EDITS: u64 = 1_000;

/// Numbers that look random and are the same for the same seed.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, most: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % most
    }
}

/// A number from the environment: `DOORSTEP_SEED` plays a run again.
#[allow(clippy::disallowed_methods, reason = "a run that went wrong is played again")]
fn set(name: &str, usual: u64) -> u64 {
    std::env::var(name).ok().and_then(|number| number.parse().ok()).unwrap_or(usual)
}

/// What one person was told.
#[derive(Default)]
struct Told {
    /// The changes that were kept: entry, field, and its new value.
    kept: Vec<(EntryName, String, Value)>,
    /// The clashes: entry, field, and both texts.
    clashed: Vec<(EntryName, String, Value, Value)>,
    /// The clashes that were decided.
    decided: u64,
    /// The entries that were added.
    added: Vec<EntryName>,
    /// How often the same request was sent once more.
    again: u64,
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_thousands_of_edits_by_five_people_none_is_lost_and_none_is_made_twice() {
    let (seed, edits) = (set("DOORSTEP_SEED", 20_261_125), set("DOORSTEP_EDITS", EDITS));
    println!("DOORSTEP_SEED={seed}");
    let engine = Engine::open(None).await.unwrap();
    let good = DynamoTables::at(engine.endpoint(), "test-");
    good.create_tables().await.unwrap();
    let cohort = Arc::new(Cohort::new(Arc::new(good.clone())).await);
    let people = five(&cohort).await;
    let names = planted(&cohort).await;
    let before = fields_of(&cohort, &names).await;
    let endpoint = engine.endpoint().to_owned();
    let runs = people.into_iter().enumerate().map(|(n, me)| {
        let (cohort, names, endpoint) = (cohort.clone(), names.clone(), endpoint.clone());
        tokio::spawn(async move { Box::pin(one_person(cohort, me, n, &names, (seed, edits), &endpoint)).await })
    });
    let mut told = Told::default();
    for run in futures::future::join_all(runs).await {
        let one = run.unwrap();
        told.kept.extend(one.kept);
        told.clashed.extend(one.clashed);
        told.added.extend(one.added);
        told.decided += one.decided;
        told.again += one.again;
    }
    println!(
        "{edits} edits: {} fields kept, {} clashes ({} decided), {} entries added, {} requests sent once more",
        told.kept.len(),
        told.clashed.len(),
        told.decided,
        told.added.len(),
        told.again
    );
    assert!(told.clashed.len() > 20 && told.again > 100, "they meet, and their lines are bad");
    holds(&cohort, &good, &before, &told).await;
}

/// The team: everybody may see and change what the others have written.
async fn five(cohort: &Cohort) -> Vec<Actor> {
    cohort.to(State::GettingToKnow).await;
    cohort.agreement(Section::ALL.iter().copied().collect::<Set<Section>>(), "2026-11-01", "2027-10-01").await;
    let more = [person(12, Role::LinkTeacher, 2, &[]), person(13, Role::ChildrensCentre, 3, &[])];
    for (actor, function) in more.iter().zip([Function::LinkTeacher, Function::CentreWorker]) {
        cohort.known(actor).await;
        cohort.member(actor, function).await;
    }
    cohort.share(&[1, 2, 3], Choice::Allow).await;
    let [second, third] = more;
    vec![advisor(), teacher(), centre(), second, third]
}

/// Entries that several of them may change.
async fn planted(cohort: &Cohort) -> Vec<Planted> {
    let id = || NeedId::new(cohort.office.ids.next());
    let teacher = teacher();
    let mut names = Vec::new();
    for n in 0..4 {
        let saved = cohort.add(&teacher, need_of(id(), NeedKind::Need, &format!("Need {n}"))).await.unwrap();
        names.push((saved.entry, vec!["text", "about"], Section::Learning));
    }
    // What is of the family's wellbeing the advisor and the centre write together, and the school does not.
    for n in 0..2 {
        let Body::Need(need) = need_of(id(), NeedKind::Need, &format!("Wellbeing {n}")) else { panic!("a need") };
        let body = Body::Need(Need { section: Section::Wellbeing, ..need });
        let saved = cohort.add(&advisor(), body).await.unwrap();
        names.push((saved.entry, vec!["text", "about"], Section::Wellbeing));
    }
    let me = cohort.add(&teacher, about_me("Singing")).await.unwrap();
    names.push((me.entry, vec!["likes", "worries", "how_to_help"], Section::AboutMe));
    let seen = cohort.add(&teacher, snapshot(Rater::LinkTeacher, "Seen")).await.unwrap();
    names.push((seen.entry, vec!["said/good-at", "said/like-to-play", "said/important-people"], Section::Readiness));
    names
}

async fn fields_of(cohort: &Cohort, names: &[Planted]) -> BTreeMap<(EntryName, String), Value> {
    let whole =
        Box::pin(doorstep_backend::usecase::plans::Whole::load(&cohort.desk(&teacher()), cohort.plan)).await.unwrap();
    let mut fields = BTreeMap::new();
    for (name, of, _) in names {
        let held = whole.entry(*name).unwrap();
        for field in of {
            fields.insert((*name, (*field).to_owned()), at(held, field));
        }
    }
    fields
}

fn at(entry: &Entry, field: &str) -> Value {
    let Value::Object(fields) = serde_json::to_value(&entry.body).unwrap() else { panic!("an object") };
    value_at(&fields, field)
}

/// An entry, the fields of it that are changed here, and its section.
type Planted = (EntryName, Vec<&'static str>, Section);

/// Who may change what, as the matrix has it.
fn may(me: &Actor, section: Section) -> bool {
    match me.role {
        Role::LinkTeacher => section != Section::Wellbeing,
        Role::ChildrensCentre => matches!(section, Section::Learning | Section::Wellbeing),
        _ => section == Section::Wellbeing,
    }
}

async fn one_person(
    cohort: Arc<Cohort>,
    me: Actor,
    n: usize,
    names: &[Planted],
    (seed, edits): (u64, u64),
    endpoint: &str,
) -> Told {
    let mut numbers = Numbers(seed.wrapping_add(u64::try_from(n).unwrap() * 7_919));
    let faults = Faults::of("TransactWriteItems");
    let patience = Patience { attempts: 2, first_pause: Duration::from_millis(1) };
    let bad = DynamoTables::with_client(client_at(config_at(endpoint).http_client(faults.clone())), "test-")
        .patience(patience);
    let mine: Vec<_> = names.iter().filter(|(.., section)| may(&me, *section)).collect();
    let mut told = Told::default();
    let mut page: Option<BTreeMap<EntryName, Entry>> = None;
    let desk = || {
        let mut desk = cohort.desk(&me);
        desk.tables = &bad;
        desk
    };
    for edit in 0..edits / 5 {
        let script = match numbers.below(10) {
            0 => vec![Fault::Throttle, Fault::Throttle],
            1 => vec![Fault::LostAnswer, Fault::Breakdown],
            2 => vec![Fault::Timeout, Fault::Conflict],
            3 => vec![Fault::LostAnswer, Fault::LostAnswer],
            _ => Vec::new(),
        };
        let repeat = cohort.once();
        // A note now and then: it is only ever added.
        if numbers.below(100) == 0 {
            let new = NewPlanEntry {
                id: cohort.office.ids.next(),
                body: note(Section::Learning, &format!("{n} wrote {edit}.")),
            };
            faults.next(script);
            let saved = loop {
                match Box::pin(entry::add(&desk(), &MARK_KEY, cohort.plan, &new, &repeat)).await {
                    Ok(saved) => break saved,
                    Err(PlanError::Change(_)) => told.again += 1,
                    Err(other) => panic!("{n} {edit}: {other:?}"),
                }
            };
            told.added.push(saved.entry);
            continue;
        }
        let (name, fields, _) = mine[usize::try_from(numbers.below(mine.len() as u64)).unwrap()];
        // People work from what they saw some time ago.
        if page.is_none() || numbers.below(3) == 0 {
            let view =
                Box::pin(doorstep_backend::usecase::plans::Whole::load(&cohort.desk(&me), cohort.plan)).await.unwrap();
            page = Some(view.entries.into_iter().map(|entry| (entry.name, entry)).collect());
        }
        let seen = &page.as_ref().unwrap()[name];
        let field = fields[usize::try_from(numbers.below(fields.len() as u64)).unwrap()];
        let (base, new) = (at(seen, field), json!(format!("{n} says {edit}.")));
        let changes = [FieldChange { field: field.into(), base, new: new.clone() }];
        let of = (*name, seen.version);
        faults.next(script);
        let done = loop {
            match Box::pin(entry::change(&desk(), &MARK_KEY, cohort.plan, of, &changes, &repeat)).await {
                Err(PlanError::Change(_)) => told.again += 1,
                done => break done,
            }
        };
        match done {
            Ok(saved) => {
                assert_eq!(saved.changed, [field]);
                told.kept.push((*name, field.into(), new));
                page = None;
            }
            Err(PlanError::Clashed(clashed)) => {
                let [clash] = &clashed.clashes[..] else { panic!("one field") };
                assert_eq!((&clash.mine, clash.field.as_str()), (&new, field));
                told.clashed.push((*name, field.into(), clash.theirs.clone(), new.clone()));
                decide(&cohort, &desk(), *name, &new, &mut numbers, &mut told).await;
                page = None;
            }
            Err(other) => panic!("{n} {edit}: {other:?}"),
        }
    }
    told
}

/// Decides a clash as somebody would: with what stands there when they look.
async fn decide(
    cohort: &Cohort,
    desk: &doorstep_backend::usecase::entry::Desk<'_>,
    name: EntryName,
    mine: &Value,
    numbers: &mut Numbers,
    told: &mut Told,
) {
    let whole = Box::pin(doorstep_backend::usecase::plans::Whole::load(desk, cohort.plan)).await.unwrap();
    let held: &ClashRecord = whole.clashes.iter().find(|held| held.clash.mine == *mine).expect("the clash is there");
    let id: ClashId = held.id;
    let seen = at(whole.entry(name).unwrap(), &held.clash.field);
    let how = if numbers.below(2) == 0 { How::KeepTheirs } else { How::TakeMine };
    let decision = Decision { how: how.clone(), seen };
    let repeat = cohort.once();
    loop {
        match Box::pin(clash::decide(desk, &MARK_KEY, (cohort.plan, id), &decision, &repeat)).await {
            Ok(_) => {
                told.decided += 1;
                if how == How::TakeMine {
                    told.kept.push((name, held.clash.field.clone(), mine.clone()));
                }
                return;
            }
            // Somebody wrote there since: the clash waits for whoever looks next.
            Err(PlanError::Stale(_)) => return,
            Err(PlanError::Change(_)) => told.again += 1,
            Err(other) => panic!("{other:?}"),
        }
    }
}

/// Every field's values follow one from the other, from what it said before to what it says now; each is somebody's, and each that
/// was acknowledged is there once.
async fn holds(cohort: &Cohort, tables: &DynamoTables, before: &BTreeMap<(EntryName, String), Value>, told: &Told) {
    let history: Vec<HappeningRecord> = query(tables, &plan_keys::plan_history(cohort.plan), "").await.unwrap();
    let made = history.iter().filter(|h| h.what == "change");
    let mut steps: BTreeMap<(EntryName, String), BTreeMap<String, Value>> = BTreeMap::new();
    let mut written = 0;
    for happening in made {
        for field in &happening.fields {
            let of = (happening.entry.unwrap(), field.field.clone());
            let doubled = steps.entry(of).or_default().insert(field.base.to_string(), field.new.clone());
            assert_eq!(doubled, None, "two changes of one text: one of them is lost");
            written += 1;
        }
    }
    assert_eq!(written, told.kept.len(), "as many as were acknowledged");
    let whole =
        Box::pin(doorstep_backend::usecase::plans::Whole::load(&cohort.desk(&teacher()), cohort.plan)).await.unwrap();
    let mut values: BTreeSet<(EntryName, String, String)> = BTreeSet::new();
    for ((name, field), start) in before {
        let mut now = start.clone();
        let mut steps = steps.remove(&(*name, field.clone())).unwrap_or_default();
        while let Some(next) = steps.remove(&now.to_string()) {
            values.insert((*name, field.clone(), next.to_string()));
            now = next;
        }
        assert!(steps.is_empty(), "{name} {field}: every change begins where another one ended");
        assert_eq!(at(whole.entry(*name).unwrap(), field), now, "{name} {field}: it says what was written last");
    }
    for (name, field, new) in &told.kept {
        assert!(values.contains(&(*name, field.clone(), new.to_string())), "{name} {field}: {new} is there");
    }
    clashes_hold(&history, told);
    let notes: BTreeSet<EntryName> =
        whole.entries.iter().map(|e| e.name).filter(|name| name.kind == Kind::Note).collect();
    assert_eq!(notes, told.added.iter().copied().collect(), "each note once");
    let rows = Query::prefix(Table::Plans, plan_keys::plan(cohort.plan), plan_keys::CLASH);
    let open = tables.query_all(&rows).await.unwrap().len();
    assert_eq!(open as u64, told.clashed.len() as u64 - told.decided, "what nobody decided waits");
}

/// Every clash that somebody was told of is in the history with both texts.
fn clashes_hold(history: &[HappeningRecord], told: &Told) {
    let listed: Vec<(EntryName, String, Value, Value)> = history
        .iter()
        .filter(|h| h.what == "clash")
        .map(|h| (h.entry.unwrap(), h.fields[0].field.clone(), h.fields[0].new.clone(), h.fields[1].new.clone()))
        .collect();
    assert_eq!(listed.len(), told.clashed.len(), "no clash twice");
    for clash in &told.clashed {
        assert!(listed.contains(clash), "{clash:?} is listed");
    }
}
