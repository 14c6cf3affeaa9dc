//! Puts the demo's families into the tables: what each of the people did, one after the other, by the same use cases as a press of a
//! button. It is done in memory and stored as a whole, so that a start stays quick.

use doorstep_backend::clock::SystemClock;
use doorstep_backend::port::{Key, Query, StoreError, Table, Tables};
use doorstep_backend::store::memory::MemoryTables;
use doorstep_backend::store::{Repeat, get, keys, plan_keys, records};
use doorstep_backend::usecase::entry::Desk;
use doorstep_backend::usecase::plans::{self, PlanError, Whole, entry};
use doorstep_shared::api::desk::plans::{NewPlanEntry, SentMember};
use doorstep_shared::date::{Date, Time};
use doorstep_shared::directory::Zone;
use doorstep_shared::id::{PlanId, UserId};
use doorstep_shared::people::{Membership, Role};
use doorstep_shared::plans::team::TeamMember;
use doorstep_shared::policy::Actor;

use super::families::{DemoEntry, DemoFamily, DemoSharing, DemoStep, Done, load};
use super::people::people;
use super::reviews;
use crate::commands::Failure;
use crate::local::Local;

/// Something that was done, in the order in which things of one day are done.
#[derive(Debug)]
enum Event<'a> {
    Member(&'a TeamMember),
    Sharing(&'a DemoSharing),
    Entry(&'a DemoEntry),
    Step(&'a DemoStep),
}

impl Event<'_> {
    fn done(&self, nominated: Done) -> Done {
        match self {
            // Whoever named the child asks for the others.
            Self::Member(member) => Done { on: member.from, ..nominated },
            Self::Sharing(sharing) => sharing.done,
            Self::Entry(entry) => entry.done,
            Self::Step(step) => step.done,
        }
    }

    fn rank(&self) -> u8 {
        match self {
            Self::Member(member) => u8::from(!member.lead),
            Self::Sharing(_) => 2,
            Self::Entry(_) => 3,
            Self::Step(_) => 4,
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
    copy(local, &memory, zone).await.map_err(Failure::work)?;
    for family in &families {
        // A family that does what it may not is a fault of the demo's files; a test reads them for many days.
        one(local, &memory, zone, family).await.map_err(|error| {
            Failure::work(format_args!("The demo family {} cannot be written: {error:?}", family.slug))
        })?;
    }
    for table in [Table::Plans, Table::Audit] {
        let items = memory.scan(table, None).await.map_err(Failure::work)?.items;
        local.tables.put_many(table, &items).await.map_err(Failure::work)?;
    }
    Ok(())
}

/// What the use cases read of the zone.
async fn copy(local: &Local, memory: &MemoryTables, zone: &Zone) -> Result<(), StoreError> {
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
    Ok(())
}

async fn one(local: &Local, memory: &MemoryTables, zone: &Zone, family: &DemoFamily) -> Result<(), PlanError> {
    let plan = family.nomination.plan;
    let at = async |done: Done, coordinator: bool, act: Act<'_>| -> Result<(), PlanError> {
        let clock = SystemClock::starting_at(done.on, Time::new(10, 0).unwrap_or(Time::MIN));
        let known = people().unwrap_or_default();
        let looks_after = known.iter().find(|person| person.role == Role::Coordinator).map(super::DemoPerson::user);
        let by = looks_after.filter(|_| coordinator).unwrap_or(done.by);
        let actor = actor(memory, zone, by).await?.ok_or(PlanError::NotFound)?;
        let desk = Desk { tables: memory, clock: &clock, ids: &*local.ids, zone, actor: &actor, today: done.on };
        let repeat = Repeat { key: local.ids.next().to_string(), body_hash: String::new() };
        act_on(&desk, local, plan, family, act, &repeat).await
    };
    at(family.nominated, false, Act::Nominate).await?;
    let mut events: Vec<Event<'_>> = family.team.iter().map(Event::Member).collect();
    events.extend(family.sharing.iter().map(Event::Sharing));
    events.extend(family.entries.iter().map(Event::Entry));
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
    local: &Local,
    plan: doorstep_shared::id::PlanId,
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
        Event::Step(step) => plans::take_step(desk, plan, version, &step.taking, repeat).await.map(drop),
    }
}

/// Somebody as the zone knows them, whatever day it is in the story.
async fn actor(tables: &dyn Tables, zone: &Zone, user: UserId) -> Result<Option<Actor>, StoreError> {
    let held: Option<Membership> = get(tables, &keys::membership(user, &zone.id)).await?;
    Ok(held.map(|member| Actor {
        user,
        role: member.role,
        organisation: member.organisation,
        capabilities: member.capabilities,
    }))
}
