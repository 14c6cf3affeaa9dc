//! What reading a plan, changing it and opening a desk ask of the engine, beside a hundred plans and beside a hundred thousand: the
//! figures must not grow with the number of plans.

use doorstep_backend::clock::{SystemRandom, instant};
use doorstep_backend::port::{Clock as _, Item, Table, Tables as _};
use doorstep_backend::store::dynamo::{DynamoTables, Meter};
use doorstep_backend::store::messages::OnScreen;
use doorstep_backend::store::{By, Change, item_of, plan_keys};
use doorstep_backend::token::Token;
use doorstep_backend::usecase::plans::family::{self, Came, Inside, With};
use doorstep_backend::usecase::plans::records::{PlanRow, ReferenceRow};
use doorstep_backend::usecase::plans::{Whole, caseload, draft, entry};
use doorstep_backend::usecase::tell::{Sender, Stand, Telling, To, What, prepare, queue};
use doorstep_shared::id::{PlanId, UserId, ZoneId};
use doorstep_shared::plans::contact::{About, Moment};
use doorstep_shared::plans::course::State;
use doorstep_shared::plans::entry::FieldChange;
use doorstep_shared::plans::family::DoorCode;
use doorstep_shared::plans::message::{Say, Trigger};
use doorstep_shared::plans::section::Section;
use doorstep_shared::set::Member as _;
use serde_json::json;
use std::sync::Arc;
use uuid::Uuid;

use super::{Figures, note, note_use};
use crate::cohort::{Cohort, MARK_KEY, about_me, day, note as note_of, person, teacher};

/// How often each thing is done; a figure is the mean.
const TIMES: u64 = 10;
/// Plans that one person works on in the largest desk that is opened.
const LARGE_DESK: u64 = 200;
/// Plans of a zone, and of one person in it, among those that are there beside the measured one.
const ZONE: u64 = 200;
const DESK: u64 = 20;

/// Counts beside each of these many other plans.
///
/// # Errors
/// When something is not done, in a sentence.
pub async fn of_all(
    figures: &mut Figures,
    (tables, meter): (&DynamoTables, &Meter),
    sizes: &[u64],
) -> Result<(), String> {
    let cohort = Cohort::new(Arc::new(tables.clone())).await;
    cohort.to(State::ActiveBeforeStart).await;
    let me = teacher();
    let desk = cohort.desk(&me);
    let why = |what: &'static str| move |error: doorstep_backend::usecase::plans::PlanError| format!("{what}: {error}");
    let saved = cohort.add(&me, about_me("Singing")).await.map_err(why("about me"))?;
    let whole = Whole::load(&desk, cohort.plan).await.map_err(why("a plan"))?;
    note(figures, "plan_items", whole.entries.len() + whole.team.len() + whole.choices.len() + 2);
    let device = family_comes_in(tables, &cohort).await?;
    let (mut there, mut said, mut version) = (0, json!("Singing"), saved.version);
    for size in sizes {
        others(tables, &whole, there, *size).await?;
        there = *size;
        let before = meter.used();
        for _ in 0..TIMES {
            Box::pin(Whole::load(&desk, cohort.plan)).await.map_err(why("a plan"))?;
        }
        note_use(figures, &format!("plan_loaded_beside_{size}_plans"), (before, meter.used()), TIMES);
        let before = meter.used();
        for _ in 0..TIMES {
            cohort.view(&me).await.map_err(why("a plan"))?;
        }
        note_use(figures, &format!("plan_viewed_beside_{size}_plans"), (before, meter.used()), TIMES);
        let before = meter.used();
        for n in 0..TIMES {
            let new = json!(format!("Singing {size:06} {n:02}"));
            let changes = [FieldChange { field: "likes".into(), base: said, new: new.clone() }];
            let (of, once) = ((saved.entry, version), cohort.once());
            let done = Box::pin(entry::change(&desk, &MARK_KEY, cohort.plan, of, &changes, &once)).await;
            (said, version) = (new, done.map_err(why("a change"))?.version);
        }
        note_use(figures, &format!("plan_saved_beside_{size}_plans"), (before, meter.used()), TIMES);
        let before = meter.used();
        for _ in 0..TIMES {
            caseload::read(&desk, None).await.map_err(why("a desk"))?;
        }
        note_use(figures, &format!("my_day_beside_{size}_plans"), (before, meter.used()), TIMES);
        let before = meter.used();
        for _ in 0..TIMES {
            family_page(tables, &cohort, &device).await?;
        }
        note_use(figures, &format!("family_page_beside_{size}_plans"), (before, meter.used()), TIMES);
        told(figures, (tables, meter), &cohort, *size).await?;
    }
    large_desk(figures, (tables, meter), &cohort, &whole).await?;
    let before = meter.used();
    cohort.add(&me, note_of(Section::Learning, "A call")).await.map_err(why("a contact"))?;
    note_use(figures, "contact_recorded", (before, meter.used()), 1);
    Ok(())
}

fn door<'a>(tables: &'a DynamoTables, cohort: &'a Cohort) -> With<'a> {
    With { tables, clock: &*cohort.office.clock, ids: &*cohort.office.ids, random: &SystemRandom, marks: &MARK_KEY }
}

/// The mother's phone comes in by a link.
async fn family_comes_in(tables: &DynamoTables, cohort: &Cohort) -> Result<Token, String> {
    let me = teacher();
    let (desk, of) = (cohort.desk(&me), (cohort.plan, cohort.mother));
    let made = Box::pin(family::make(&desk, &SystemRandom, &MARK_KEY, of, &cohort.once())).await;
    let made = made.map_err(|error| error.to_string())?;
    let token = made.path.strip_prefix("/p/").and_then(Token::read).ok_or("a link")?;
    let code = DoorCode::read(&made.code);
    family::claim(door(tables, cohort), &token, code.as_ref(), false).await.map_err(|error| error.to_string())
}

/// One page of the family's, as it is put together at every press.
async fn family_page(tables: &DynamoTables, cohort: &Cohort, device: &Token) -> Result<(), String> {
    let with = door(tables, cohort);
    let Came::In(visit) = family::come(with, device).await.map_err(|error| error.to_string())? else {
        return Err("the phone is not in".into());
    };
    let desk = visit.desk(with);
    let inside = Inside::open(&desk, cohort.plan, &[Section::Actions]).await.map_err(|error| error.to_string())?;
    draft::of_plan(&desk, cohort.plan).await.map_err(|error| error.to_string())?;
    if inside.seen(&desk).is_empty() { Err("a page with nothing on it".into()) } else { Ok(()) }
}

/// What looking one zone's plan through for reminders costs, and what sending one message does.
async fn told(
    figures: &mut Figures,
    (tables, meter): (&DynamoTables, &Meter),
    cohort: &Cohort,
    size: u64,
) -> Result<(), String> {
    let (office, zone) = (&cohort.office, &cohort.office.zone);
    let screen = OnScreen { tables: office.tables.clone(), clock: office.clock.clone(), ids: office.ids.clone() };
    let sender = Sender {
        tables,
        clock: &*office.clock,
        ids: &*office.ids,
        deliver: &screen,
        zone,
        address: "https://zone.example",
    };
    // What waits from before is out of the way.
    sender.run().await.map_err(|error| error.to_string())?;
    let before = meter.used();
    for _ in 0..TIMES {
        prepare(tables, &*office.clock, &*office.ids, zone).await.map_err(|error| error.to_string())?;
    }
    note_use(figures, &format!("reminders_of_a_zone_of_one_plan_beside_{size}_plans"), (before, meter.used()), TIMES);
    for n in 0..TIMES {
        let to = To::Adult { plan: cohort.plan, adult: cohort.mother };
        let not_before = Moment::at_hour(office.clock.today(), 8);
        let telling = Telling {
            id: Telling::id_of(&format!("figure/{size}/{n}"), &to),
            on: not_before.on,
            trigger: Trigger::TeamChanged,
            to,
            label: String::new(),
            what: What::Words { about: About::Plan, say: Say::TeamChanged, entry: None },
            not_before,
            until: not_before.on,
            stand: Stand::Waiting,
            tries: 0,
            unsure: false,
            next_at: instant(not_before).as_second(),
            version: 1,
        };
        let change = Change::new(By::new("figures", "test"), &zone.id, office.clock.now(), &*office.ids);
        queue(&telling, change).commit(tables).await.map_err(|error| error.to_string())?;
    }
    let before = meter.used();
    let report = sender.run().await.map_err(|error| error.to_string())?;
    let times = u64::try_from(report.sent + report.person).unwrap_or_default();
    if times != TIMES {
        return Err(format!("{TIMES} messages were to be dealt with: {report:?}"));
    }
    note_use(figures, &format!("message_dealt_with_beside_{size}_plans"), (before, meter.used()), TIMES);
    Ok(())
}

/// A desk with two hundred families on it.
async fn large_desk(
    figures: &mut Figures,
    (tables, meter): (&DynamoTables, &Meter),
    cohort: &Cohort,
    whole: &Whole,
) -> Result<(), String> {
    let busy = person(90, doorstep_shared::people::Role::Advisor, 1, &[]);
    cohort.known(&busy).await;
    let rows = (0..LARGE_DESK).map(|n| row(whole, plan(n, 2), busy.user, &cohort.office.zone.id));
    let rows: Vec<Item> = rows.collect::<Result<_, _>>()?;
    tables.put_many(Table::Plans, &rows).await.map_err(|error| error.to_string())?;
    let desk = cohort.desk(&busy);
    let before = meter.used();
    let caseload = caseload::read(&desk, None).await.map_err(|error| error.to_string())?;
    note_use(figures, &format!("my_day_of_{LARGE_DESK}_families"), (before, meter.used()), 1);
    let bytes = serde_json::to_vec(&caseload).map_err(|error| error.to_string())?.len();
    note(figures, format!("my_day_of_{LARGE_DESK}_families_answer_bytes"), bytes);
    Ok(())
}

/// Other plans, spread over zones and people as they are in a country.
async fn others(tables: &DynamoTables, whole: &Whole, from: u64, to: u64) -> Result<(), String> {
    let mut items = Vec::new();
    for n in from..to {
        let id = plan(n, 1);
        let zone: ZoneId = format!("zone-{}", n / ZONE).parse().map_err(|_| "a zone's name")?;
        let worker = UserId::new(Uuid::from_u128(0x0198_0000_0000_7000_8000_0100_0000_0000 + u128::from(n / DESK)));
        let mut other = whole.plan.clone();
        other.id = id;
        items.push(item_of(plan_keys::plan_meta(id), zone.as_str(), &other).map_err(|error| error.to_string())?);
        let reference = ReferenceRow {
            plan: id,
            label: other.label.clone(),
            state: other.state,
            entry_year: other.entry_year,
            nominated_on: day("2026-11-24"),
            ended_on: None,
            asked: None,
        };
        let key = plan_keys::reference(&zone, other.entry_year, id);
        items.push(item_of(key, zone.as_str(), &reference).map_err(|error| error.to_string())?);
        items.push(row(whole, id, worker, &zone)?);
        if items.len() > 3_000 {
            tables.put_many(Table::Plans, &items).await.map_err(|error| error.to_string())?;
            items.clear();
        }
    }
    if items.is_empty() {
        return Ok(());
    }
    tables.put_many(Table::Plans, &items).await.map_err(|error| error.to_string())
}

fn plan(n: u64, of: u128) -> PlanId {
    PlanId::new(Uuid::from_u128(0x0198_0000_0000_7000_8000_0000_0000_0000 + (of << 40) + u128::from(n)))
}

fn row(whole: &Whole, id: PlanId, user: UserId, zone: &ZoneId) -> Result<Item, String> {
    let member = whole.team.first().cloned().ok_or("a member")?;
    let row = PlanRow {
        plan: id,
        label: whole.plan.label.clone(),
        state: whole.plan.state,
        before: None,
        entry_year: whole.plan.entry_year,
        first_contact_by: None,
        member: doorstep_shared::plans::team::TeamMember { user, ..member },
        child: None,
        shared: Section::ALL.iter().filter(|section| section.is_shared_by_choice()).copied().collect(),
        interest: false,
        family: None,
    };
    item_of(plan_keys::plan_row(zone, user, id), zone.as_str(), &row).map_err(|error| error.to_string())
}
