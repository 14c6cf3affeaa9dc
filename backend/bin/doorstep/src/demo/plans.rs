//! Puts the demo's families into the tables: what each of the people did, one after the other, by the same use cases as a press of a
//! button. It is done in memory and stored as a whole, so that a start stays quick.

use std::collections::BTreeMap;
use std::sync::Mutex;

use doorstep_backend::clock::{SystemClock, SystemRandom};
use doorstep_backend::port::{Key, Query, StoreError, Table, Tables};
use doorstep_backend::store::memory::MemoryTables;
use doorstep_backend::store::messages::OnScreen;
use doorstep_backend::store::{Repeat, get, keys, plan_keys, records};
use doorstep_backend::token::Token;
use doorstep_backend::usecase::entry::Desk;
use doorstep_backend::usecase::plans::referral::{self, NotSaid, Saying};
use doorstep_backend::usecase::plans::{self, PlanError, Whole, entry};
use doorstep_backend::usecase::tell::{Sender, prepare};
use doorstep_shared::api::desk::plans::{NewPlanEntry, SentMember};
use doorstep_shared::date::{Date, Time};
use doorstep_shared::directory::Zone;
use doorstep_shared::id::{PlanId, UserId};
use doorstep_shared::people::{Membership, Role};
use doorstep_shared::plans::entry::{Body, EntryName, FieldChange};
use doorstep_shared::plans::team::TeamMember;
use doorstep_shared::policy::Actor;
use serde_json::Value;

use super::families::{DemoEntry, DemoFamily, DemoSharing, DemoStep, DemoTurn, Done, Turn, load};
use super::people::people;
use super::{doors, reviews, sessions};
use crate::commands::Failure;
use crate::local::Local;

/// For how many days before today the demo's people were told each morning what is due.
const DAYS_TOLD: i32 = 7;

/// The links that services were sent, by referral.
type Links = Mutex<BTreeMap<EntryName, Token>>;

/// Something that was done, in the order in which things of one day are done.
#[derive(Debug)]
enum Event<'a> {
    Member(&'a TeamMember),
    Sharing(&'a DemoSharing),
    Entry(&'a DemoEntry),
    Turn(&'a DemoTurn),
    Step(&'a DemoStep),
}

impl Event<'_> {
    fn done(&self, nominated: Done) -> Done {
        match self {
            // Whoever named the child asks for the others.
            Self::Member(member) => Done { on: member.from, ..nominated },
            Self::Sharing(sharing) => sharing.done,
            Self::Entry(entry) => entry.done,
            Self::Turn(turn) => turn.done,
            Self::Step(step) => step.done,
        }
    }

    fn rank(&self) -> u8 {
        match self {
            Self::Member(member) => u8::from(!member.lead),
            Self::Sharing(_) => 2,
            Self::Entry(_) => 3,
            Self::Step(_) => 4,
            Self::Turn(_) => 5,
        }
    }
}

/// Writes them into the demo zone, unless it has plans already.
///
/// # Errors
/// When the tables do not answer, or a family does what it may not.
pub async fn settle(local: &Local, zone: &Zone) -> Result<(), Failure> {
    let calendar = records::calendar(&*local.tables, &zone.id).await.map_err(Failure::work)?;
    let mut families = load(local.clock.today(), &calendar).map_err(Failure::work)?;
    // In the order in which they were named: of two at one address the second is asked about.
    families.sort_by_key(|family| family.nominated.on);
    let known: Vec<Key> = families.iter().map(|family| plan_keys::plan_meta(family.nomination.plan)).collect();
    if !local.tables.get_many(Table::Plans, &known).await.map_err(Failure::work)?.is_empty() {
        return Ok(());
    }
    let memory = MemoryTables::with_clock(local.clock.clone());
    copy(local, &memory, zone, &families).await.map_err(Failure::work)?;
    for family in &families {
        // A family that does what it may not is a fault of the demo's files; a test reads them for many days.
        one(local, &memory, zone, family).await.map_err(|error| {
            Failure::work(format_args!("The demo family {} cannot be written: {error:?}", family.slug))
        })?;
    }
    if let Some(family) = families.iter().find(|family| family.slug == doors::FAMILY) {
        door(local, &memory, zone, family.nomination.plan).await.map_err(|error| {
            Failure::work(format_args!("The demo family {} does not open its plan: {error:?}", family.slug))
        })?;
    }
    sessions::settle(local, &memory, zone, &families)
        .await
        .map_err(|error| Failure::work(format_args!("The demo’s sessions cannot be written: {error:?}")))?;
    // Sessions were told after everything else, each on its own day: what stands on desks is as of today.
    for family in &families {
        as_of_today(local, &memory, zone, family.nomination.plan).await.map_err(Failure::work)?;
    }
    for days in (1..=DAYS_TOLD).rev() {
        tell(local, &memory, zone, local.clock.today().plus_days(-days), true).await.map_err(Failure::work)?;
    }
    for table in [Table::Plans, Table::Audit] {
        let items = memory.scan(table, None).await.map_err(Failure::work)?.items;
        local.tables.put_many(table, &items).await.map_err(Failure::work)?;
    }
    // Of people, what was made here alone: the links of services and of families.
    let mut links = memory.scan(Table::People, None).await.map_err(Failure::work)?.items;
    let of_links = [plan_keys::REFERRAL_LINK, plan_keys::FAMILY_LINK, plan_keys::FAMILY_DEVICE];
    links.retain(|item| of_links.iter().any(|prefix| item.key.pk.starts_with(prefix)));
    local.tables.put_many(Table::People, &links).await.map_err(Failure::work)?;
    Ok(())
}

/// What the use cases read of the zone.
async fn copy(local: &Local, memory: &MemoryTables, zone: &Zone, families: &[DemoFamily]) -> Result<(), StoreError> {
    let users: Vec<UserId> = people().unwrap_or_default().iter().map(super::DemoPerson::user).collect();
    let mut partitions = vec![
        (Table::Directory, keys::zone(&zone.id)),
        (Table::Directory, keys::organisations(&zone.id)),
        (Table::People, keys::zone(&zone.id)),
    ];
    partitions.extend(users.into_iter().map(|user| (Table::People, keys::user(user))));
    for (table, partition) in partitions {
        let items = local.tables.query_all(&Query::prefix(table, partition, "")).await?;
        memory.put_many(table, &items).await?;
    }
    let services = families.iter().flat_map(|family| &family.entries).filter_map(|entry| match &entry.body {
        Body::Referral(referral) => Some(referral.service),
        Body::Signpost(signpost) => Some(signpost.service),
        _ => None,
    });
    let mut wanted: Vec<Key> = services.map(|service| keys::entry(&zone.id, zone.shards, service)).collect();
    wanted.sort();
    wanted.dedup();
    let items = local.tables.get_many(Table::Directory, &wanted).await?;
    memory.put_many(Table::Directory, &items).await
}

async fn one(local: &Local, memory: &MemoryTables, zone: &Zone, family: &DemoFamily) -> Result<(), PlanError> {
    let plan = family.nomination.plan;
    let links: Links = Mutex::default();
    let at = async |done: Done, coordinator: bool, act: Act<'_>| -> Result<(), PlanError> {
        let clock = SystemClock::starting_at(done.on, Time::new(10, 0).unwrap_or(Time::MIN));
        let known = people().unwrap_or_default();
        let looks_after = known.iter().find(|person| person.role == Role::Coordinator).map(super::DemoPerson::user);
        let by = looks_after.filter(|_| coordinator).unwrap_or(done.by);
        let actor = actor(memory, zone, by).await?.ok_or(PlanError::NotFound)?;
        let desk = Desk { tables: memory, clock: &clock, ids: &*local.ids, zone, actor: &actor, today: done.on };
        let repeat = Repeat { key: local.ids.next().to_string(), body_hash: String::new() };
        act_on(&desk, (local, &links), plan, family, act, &repeat).await?;
        Ok(tell(local, memory, zone, done.on, false).await?)
    };
    at(family.nominated, false, Act::Nominate).await?;
    let mut events: Vec<Event<'_>> = family.team.iter().map(Event::Member).collect();
    events.extend(family.sharing.iter().map(Event::Sharing));
    events.extend(family.entries.iter().map(Event::Entry));
    events.extend(family.turns.iter().map(Event::Turn));
    events.extend(family.steps.iter().map(Event::Step));
    events.sort_by_key(|event| (event.done(family.nominated).on.max(family.nominated.on), event.rank()));
    for event in &events {
        let done = event.done(family.nominated);
        if matches!(event, Event::Step(_)) {
            meet(local, memory, zone, plan, done.on).await?;
        }
        // Who is in a team is decided by whoever looks after the zone, where nobody leads who may.
        let made = at(done, matches!(event, Event::Member(_)), Act::Event(event)).await;
        made.inspect_err(|error| tracing::error!(family = family.slug, day = %done.on, ?event, ?error, "a demo family does what it may not"))?;
    }
    meet(local, memory, zone, plan, local.clock.today()).await
}

async fn as_of_today(local: &Local, memory: &MemoryTables, zone: &Zone, plan: PlanId) -> Result<(), PlanError> {
    let today = local.clock.today();
    let known = people().unwrap_or_default();
    let somebody = known.first().map(super::DemoPerson::user).ok_or(PlanError::NotFound)?;
    let actor = actor(memory, zone, somebody).await?.ok_or(PlanError::NotFound)?;
    let clock = SystemClock::starting_at(today, Time::new(10, 0).unwrap_or(Time::MIN));
    let desk = Desk { tables: memory, clock: &clock, ids: &*local.ids, zone, actor: &actor, today };
    plans::put_rows(&desk, plan).await
}

/// A family opens its plan by a link of whoever leads.
async fn door(local: &Local, memory: &MemoryTables, zone: &Zone, plan: PlanId) -> Result<(), PlanError> {
    let today = local.clock.today();
    let known = people().unwrap_or_default();
    let somebody = known.first().map(super::DemoPerson::user).ok_or(PlanError::NotFound)?;
    let first = actor(memory, zone, somebody).await?.ok_or(PlanError::NotFound)?;
    let clock = SystemClock::starting_at(today, Time::new(10, 0).unwrap_or(Time::MIN));
    let desk = Desk { tables: memory, clock: &clock, ids: &*local.ids, zone, actor: &first, today };
    let lead = Whole::load(&desk, plan).await?.lead(today).map(|member| member.user).ok_or(PlanError::NotFound)?;
    let lead = actor(memory, zone, lead).await?.ok_or(PlanError::NotFound)?;
    doors::open(local, memory, (zone, plan), &lead, today).await
}

/// What people were told on a day: what waited, and with `prepared` what was due.
async fn tell(local: &Local, memory: &MemoryTables, zone: &Zone, on: Date, prepared: bool) -> Result<(), StoreError> {
    let screen = OnScreen { tables: local.tables.clone(), clock: local.clock.clone(), ids: local.ids.clone() };
    let at = |hour, minute| SystemClock::starting_at(on, Time::new(hour, minute).unwrap_or(Time::MIN));
    if prepared {
        prepare(memory, &at(5, 30), &*local.ids, zone).await?;
    }
    // Whoever tells of a day tells of its morning, of a mid-morning, and of what is told in the evening.
    for clock in [at(8, 5), at(10, 10), at(17, 5)].iter().skip(usize::from(!prepared)) {
        let sender = Sender { tables: memory, clock, ids: &*local.ids, deliver: &screen, zone, address: "" };
        Box::pin(sender.run()).await?;
    }
    Ok(())
}

/// Writes up the meetings before a day, each on its own day by whoever led then.
async fn meet(local: &Local, memory: &MemoryTables, zone: &Zone, plan: PlanId, until: Date) -> Result<(), PlanError> {
    let words = reviews::words().map_err(|error| StoreError::Damaged(error.to_string()))?;
    loop {
        let clock = SystemClock::starting_at(until, Time::new(10, 0).unwrap_or(Time::MIN));
        let known = people().unwrap_or_default();
        let Some(somebody) = known.first().map(super::DemoPerson::user) else { return Ok(()) };
        let actor = self::actor(memory, zone, somebody).await?.ok_or(PlanError::NotFound)?;
        let desk = Desk { tables: memory, clock: &clock, ids: &*local.ids, zone, actor: &actor, today: until };
        let whole = Whole::load(&desk, plan).await?;
        let Some(waiting) = reviews::waiting(&whole, until).into_iter().next() else { return Ok(()) };
        let lead = whole.lead(waiting.on).map(|member| member.user).ok_or(PlanError::NotFound)?;
        let actor = self::actor(memory, zone, lead).await?.ok_or(PlanError::NotFound)?;
        let clock = SystemClock::starting_at(waiting.on, Time::new(15, 0).unwrap_or(Time::MIN));
        let desk = Desk { tables: memory, clock: &clock, ids: &*local.ids, zone, actor: &actor, today: waiting.on };
        let repeat = Repeat { key: local.ids.next().to_string(), body_hash: String::new() };
        reviews::write_up(&desk, &local.mark_key, (plan, &whole), &waiting, &words, &repeat).await?;
    }
}

enum Act<'a> {
    Nominate,
    Event(&'a Event<'a>),
}

async fn act_on(
    desk: &Desk<'_>,
    (local, links): (&Local, &Links),
    plan: PlanId,
    family: &DemoFamily,
    act: Act<'_>,
    repeat: &Repeat,
) -> Result<(), PlanError> {
    let event = match act {
        Act::Nominate => return plans::nominate(desk, &local.mark_key, &family.nomination, repeat).await.map(drop),
        Act::Event(event) => event,
    };
    let version = Whole::load(desk, plan).await?.plan.version;
    match event {
        Event::Member(member) => {
            let sent = SentMember {
                function: member.function,
                lead: member.lead,
                from: member.from,
                to: member.to,
                family_told_on: member.family_told_on,
            };
            plans::put_member(desk, (plan, member.user), version, &sent, repeat).await.map(drop)
        }
        Event::Sharing(sharing) => plans::put_sharing(desk, plan, version, &sharing.said, repeat).await.map(drop),
        Event::Entry(one) => {
            let new = NewPlanEntry { id: one.name.id, body: one.body.clone() };
            Box::pin(entry::add(desk, &local.mark_key, plan, &new, repeat)).await.map(drop)
        }
        Event::Turn(turn) => turned(desk, (local, links), plan, turn, repeat).await,
        Event::Step(step) => plans::take_step(desk, plan, version, &step.taking, repeat).await.map(drop),
    }
}

/// How a referral goes on: by somebody of the team, or by the service under the link that it was last sent.
async fn turned(
    desk: &Desk<'_>,
    (local, links): (&Local, &Links),
    plan: PlanId,
    turn: &DemoTurn,
    repeat: &Repeat,
) -> Result<(), PlanError> {
    let of = (plan, turn.entry);
    match &turn.turn {
        Turn::Set(fields) => {
            let whole = Whole::load(desk, plan).await?;
            let held = whole.entry(turn.entry).ok_or(PlanError::NotFound)?;
            let now = serde_json::to_value(&held.body).map_err(|error| StoreError::Damaged(error.to_string()))?;
            let change = |(field, new): (&String, &Value)| FieldChange {
                field: field.clone(),
                base: now.get(field).cloned().unwrap_or_default(),
                new: new.clone(),
            };
            let changes: Vec<FieldChange> = fields.iter().map(change).collect();
            let base = (turn.entry, held.version);
            Box::pin(entry::change(desk, &local.mark_key, plan, base, &changes, repeat)).await.map(drop)
        }
        Turn::Send => {
            let link = Box::pin(referral::send(desk, &SystemRandom, &local.mark_key, of, repeat)).await?;
            let token = link.path.strip_prefix("/r/").and_then(Token::read).ok_or(PlanError::NotFound)?;
            if let Ok(mut links) = links.lock() {
                links.insert(turn.entry, token);
            }
            Ok(())
        }
        Turn::Says(answer, beside) => {
            let token = links.lock().ok().and_then(|links| links.get(&turn.entry).cloned());
            let with = Saying { tables: desk.tables, clock: desk.clock, ids: desk.ids, marks: &local.mark_key };
            let said = async |token: Token| referral::say(with, &token, (*answer, *beside), repeat).await;
            match said(token.ok_or(PlanError::NotFound)?).await {
                Ok(()) => Ok(()),
                Err(NotSaid::Invalid(errors)) => Err(PlanError::Invalid(errors)),
                Err(_) => Err(PlanError::NotFound),
            }
        }
    }
}

/// Somebody as the zone knows them, whatever day it is in the story.
pub(super) async fn actor(tables: &dyn Tables, zone: &Zone, user: UserId) -> Result<Option<Actor>, StoreError> {
    let held: Option<Membership> = get(tables, &keys::membership(user, &zone.id)).await?;
    Ok(held.map(|member| Actor {
        user,
        role: member.role,
        organisation: member.organisation,
        capabilities: member.capabilities,
    }))
}
