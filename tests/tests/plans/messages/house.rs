//! A town with a plan, a mother who may be texted from half past nine on, and a post office that counts.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use async_trait::async_trait;
use doorstep_backend::clock::SystemIds;
use doorstep_backend::port::{
    Carried, Clock as _, Deliver, Item, Key, NotCarried, Outgoing, Page, Query, Scan, StoreError, Table, Tables,
    Transaction,
};
use doorstep_backend::store::memory::MemoryTables;
use doorstep_backend::store::{By, Change, get, plan_keys, query};
use doorstep_backend::usecase::tell::{Report, Sender, Telling};
use doorstep_shared::directory::Zone;
use doorstep_shared::plans::course::State;
use doorstep_shared::plans::entry::{Body, Entry, EntryName, Kind};
use doorstep_shared::plans::people::Contact;
use doorstep_tests::cohort::Cohort;
use doorstep_tests::house::HandClock;

/// Which post office.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mood {
    Takes,
    Refuses,
    Busy,
    /// It takes the message, and its answer is lost.
    TakesAndIsSilent,
}

/// A post office that counts what it was handed, by reference.
pub struct Office {
    pub taken: Mutex<BTreeMap<String, Vec<(String, String)>>>,
    pub mood: Mutex<Mood>,
    pub arrives: Mutex<Carried>,
    pub looks: AtomicU64,
}

impl Office {
    pub fn new(mood: Mood) -> Self {
        Self {
            taken: Mutex::default(),
            mood: Mutex::new(mood),
            arrives: Mutex::new(Carried::Arrived),
            looks: AtomicU64::default(),
        }
    }

    /// Every text that it was handed, with where it was to go.
    pub fn texts(&self) -> Vec<(String, String)> {
        self.taken.lock().unwrap().values().flatten().cloned().collect()
    }
}

#[async_trait]
impl Deliver for Office {
    async fn hand_over(&self, message: &Outgoing<'_>) -> Result<Carried, NotCarried> {
        let mood = *self.mood.lock().unwrap();
        match mood {
            Mood::Refuses => return Err(NotCarried::Refused("no such number".into())),
            Mood::Busy => return Err(NotCarried::Busy("too much".into())),
            Mood::Takes | Mood::TakesAndIsSilent => {}
        }
        let line = (format!("{:?}", message.to), format!("{}\n{}", message.subject, message.text));
        self.taken.lock().unwrap().entry(message.reference.to_owned()).or_default().push(line);
        if mood == Mood::Takes { Ok(*self.arrives.lock().unwrap()) } else { Err(NotCarried::Unsure("silence".into())) }
    }

    async fn look_up(&self, reference: &str) -> Result<Option<Carried>, NotCarried> {
        self.looks.fetch_add(1, Ordering::Relaxed);
        let known = self.taken.lock().unwrap().contains_key(reference);
        Ok(known.then(|| *self.arrives.lock().unwrap()))
    }
}

/// What goes wrong at one call, counted over tables and post office together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// Nothing.
    Never,
    /// Everything stops before this call is made.
    DeadBefore(u64),
    /// Everything stops right after it.
    DeadAfter(u64),
    /// This call alone is not made.
    FailsBefore(u64),
    /// This call alone is made, and its answer is lost.
    FailsAfter(u64),
}

/// Counts calls, and lets one go wrong.
pub struct Steps {
    pub made: AtomicU64,
    wrong: Wrong,
}

enum Fate {
    Well,
    NotMade,
    AnswerLost,
}

impl Steps {
    pub fn new(wrong: Wrong) -> Arc<Self> {
        Arc::new(Self { made: AtomicU64::default(), wrong })
    }

    fn next(&self) -> Fate {
        let at = self.made.fetch_add(1, Ordering::Relaxed);
        match self.wrong {
            Wrong::DeadBefore(n) if at >= n => Fate::NotMade,
            Wrong::DeadAfter(n) if at > n => Fate::NotMade,
            Wrong::FailsBefore(n) if at == n => Fate::NotMade,
            Wrong::DeadAfter(n) | Wrong::FailsAfter(n) if at == n => Fate::AnswerLost,
            _ => Fate::Well,
        }
    }

    async fn step<T>(&self, call: impl Future<Output = Result<T, StoreError>>) -> Result<T, StoreError> {
        match self.next() {
            Fate::NotMade => Err(StoreError::Unavailable("stopped".into())),
            Fate::Well => call.await,
            Fate::AnswerLost => call.await.and(Err(StoreError::Unknown)),
        }
    }
}

/// Tables of which one call goes wrong.
pub struct Shaky {
    pub inner: Arc<MemoryTables>,
    pub steps: Arc<Steps>,
}

#[async_trait]
impl Tables for Shaky {
    async fn get(&self, table: Table, key: &Key) -> Result<Option<Item>, StoreError> {
        self.steps.step(self.inner.get(table, key)).await
    }
    async fn get_many(&self, table: Table, keys: &[Key]) -> Result<Vec<Item>, StoreError> {
        self.steps.step(self.inner.get_many(table, keys)).await
    }
    async fn query(&self, query: &Query) -> Result<Page, StoreError> {
        self.steps.step(self.inner.query(query)).await
    }
    async fn transact(&self, transaction: &Transaction) -> Result<(), StoreError> {
        self.steps.step(self.inner.transact(transaction)).await
    }
    async fn put_many(&self, table: Table, items: &[Item]) -> Result<(), StoreError> {
        self.steps.step(self.inner.put_many(table, items)).await
    }
    async fn delete_many(&self, table: Table, keys: &[Key]) -> Result<(), StoreError> {
        self.steps.step(self.inner.delete_many(table, keys)).await
    }
    async fn scan(&self, table: Table, after: Option<&Key>) -> Result<Scan, StoreError> {
        self.steps.step(self.inner.scan(table, after)).await
    }
}

/// A post office of which one call goes wrong.
pub struct ShakyOffice<'a> {
    pub inner: &'a Office,
    pub steps: Arc<Steps>,
}

#[async_trait]
impl Deliver for ShakyOffice<'_> {
    async fn hand_over(&self, message: &Outgoing<'_>) -> Result<Carried, NotCarried> {
        match self.steps.next() {
            Fate::Well => self.inner.hand_over(message).await,
            Fate::NotMade => Err(NotCarried::Unsure("stopped".into())),
            Fate::AnswerLost => {
                self.inner.hand_over(message).await?;
                Err(NotCarried::Unsure("the answer is lost".into()))
            }
        }
    }
    async fn look_up(&self, reference: &str) -> Result<Option<Carried>, NotCarried> {
        match self.steps.next() {
            Fate::Well => self.inner.look_up(reference).await,
            _ => Err(NotCarried::Unsure("stopped".into())),
        }
    }
}

/// A plan that is worked on, with a mother who may be texted from half past nine on; nothing of its beginning waits any more.
pub async fn town() -> Cohort {
    let cohort = crate::meetings::town().await;
    cohort.to(State::ActiveBeforeStart).await;
    reach(&cohort, |contact| contact.safe_from = doorstep_shared::date::Time::new(9, 30)).await;
    cohort
}

/// Another safe way to the mother, whoever may write it down.
pub async fn reach(cohort: &Cohort, change: impl FnOnce(&mut Contact)) {
    let name = EntryName::new(Kind::Contact, cohort.mother.uuid());
    let key = plan_keys::plan_entry(cohort.plan, cohort.family, name);
    let mut entry: Entry = get(&*cohort.office.tables, &key).await.unwrap().unwrap();
    let base = entry.version;
    let Body::Contact(contact) = &mut entry.body else { panic!("a contact") };
    change(contact);
    entry.version = base + 1;
    let zone = &cohort.office.zone.id;
    Change::new(By::new("test", "test"), zone, cohort.office.clock.now(), &*cohort.office.ids)
        .replace(key, &entry, base)
        .commit(&*cohort.office.tables)
        .await
        .unwrap();
}

/// Sends what is due, as often as it takes, some minutes apart.
pub async fn send(tables: &dyn Tables, clock: &HandClock, zone: &Zone, deliver: &dyn Deliver) -> Report {
    let ids = SystemIds::default();
    let sender = Sender { tables, clock, ids: &ids, deliver, zone, address: "https://zone.example" };
    sender.run().await.unwrap_or_default()
}

/// Every message of the town.
pub async fn all(tables: &dyn Tables, zone: &Zone) -> Vec<Telling> {
    query(tables, &plan_keys::tellings(&zone.id), "").await.unwrap()
}
