//! What somebody works on: one query of their desk. What a row was written for is decided about again, as things stand today.

use doorstep_shared::api::desk::plans::{
    Caseload, ClashLine, DueLine, EndedLine, NextLine, PlanLine, Reference, RingLine,
};
use doorstep_shared::id::PlanId;
use doorstep_shared::people::Role;
use doorstep_shared::plans::access::{Area, Facts, Op, Seat, decide};
use doorstep_shared::plans::agreement::SharingAgreement;
use doorstep_shared::plans::course::{REOPENED_FOR, State};
use doorstep_shared::plans::entry::Kind;
use doorstep_shared::plans::school::SchoolYear;
use std::collections::BTreeMap;

use super::emergency;
use super::error::PlanError;
use super::records::{ClashRow, DueRow, NewRow, NextRow, PlanRow, ReferenceRow, TalkRow};
use super::whole::led_until;
use crate::port::{Item, Query, StoreError, Table};
use crate::store::{keys, plan_keys, query, read_item};
use crate::usecase::entry::Desk;
use crate::usecase::tell::RingRow;

/// Reads it.
///
/// # Errors
/// When the tables cannot be read.
pub async fn read(desk: &Desk<'_>, year: Option<SchoolYear>) -> Result<Caseload, PlanError> {
    let seat = Seat::of(desk.actor.role).ok_or(PlanError::NotFound)?;
    let own = Query::prefix(Table::Plans, plan_keys::desk_of(&desk.zone.id, desk.actor.user), "");
    let partition = keys::zone(&desk.zone.id);
    let (items, agreements) = futures::try_join!(
        desk.tables.query_all(&own),
        query::<SharingAgreement>(desk.tables, &partition, keys::SHARING)
    )?;
    let rows = Rows::of(items)?;
    // Only what they are in the team of today, and nothing of a family that they know privately.
    let mine: BTreeMap<PlanId, &PlanRow> = rows
        .plans
        .iter()
        .filter(|row| row.member.is_in(desk.today) && !row.interest)
        .map(|row| (row.plan, row))
        .collect();
    let sees = |plan: PlanId, area: Area, organisation, learning| {
        mine.get(&plan).is_some_and(|row| row.may_read(seat, &agreements, area, organisation, learning, desk.today))
    };
    let mut plans: Vec<PlanLine> = mine.values().map(|row| line(desk, seat, &agreements, row, &rows)).collect();
    // By name, then by label: in no other order.
    plans.sort_by_cached_key(|line| {
        (line.child.is_none(), line.child.clone().unwrap_or_default().to_lowercase(), line.label.clone(), line.plan)
    });
    let led = rows.plans.iter().filter(|row| row.state == State::Closed && !row.interest);
    let led = led.filter_map(|row| {
        let ended_on = led_until(&row.member, desk.today)?;
        let until = ended_on.plus_days(REOPENED_FOR);
        Some(EndedLine { plan: row.plan, label: row.label.clone(), ended_on, until })
    });
    let mut ended: Vec<EndedLine> = led.collect();
    ended.sort_by_cached_key(|line| (line.label.clone(), line.plan));
    // Nobody is reminded of anything while a plan rests, or after its end.
    let wakes = |plan: PlanId| mine.get(&plan).is_some_and(|row| goes_on(row));
    let due = rows.due.iter().filter(|row| wakes(row.plan));
    let due = due.filter(|row| sees(row.plan, area(row), row.organisation, row.learning)).map(|row| DueLine {
        plan: row.plan,
        entry: row.entry,
        text: row.text.clone(),
        due: row.due,
        of_family: row.of_family,
    });
    let next = rows.next.iter().filter(|row| wakes(row.plan));
    let mut next: Vec<NextLine> = next.map(|row| NextLine { plan: row.plan, next: row.next.clone() }).collect();
    next.sort_by_key(|line| (line.next.on, line.plan));
    let theirs = rows.ring.iter().filter(|row| mine.contains_key(&row.plan));
    let ring =
        theirs.map(|row| RingLine { plan: row.plan, adult: row.adult, why: row.why, about: row.trigger, on: row.on });
    let mut ring: Vec<RingLine> = ring.collect();
    ring.sort_by_key(|line| (line.on, line.plan));
    let clashes = rows.clashes.iter().filter(|row| sees(row.plan, row.area, row.organisation, row.learning));
    Ok(Caseload {
        today: desk.today,
        plans,
        ended,
        due: due.collect(),
        next,
        ring,
        clashes: clashes
            .map(|row| ClashLine {
                plan: row.plan,
                clash: row.clash,
                entry: row.entry,
                field: row.field.clone(),
                raised_at: row.raised_at.clone(),
            })
            .collect(),
        references: references(desk, year).await?,
        emergencies: emergency::waiting(desk).await?,
        may_nominate: desk.actor.organisation.is_some()
            && decide(seat, Area::Nominate, Op::Create, &Facts { own: true, ..Facts::none(State::Nominated) }).is_ok(),
    })
}

/// The row of the matrix of what is due: an action, a meeting, a handover, or the clock of a referral.
fn area(row: &DueRow) -> Area {
    match (row.entry.kind, row.learning) {
        (Kind::Meeting, _) => Area::Meetings,
        (Kind::Handover, _) => Area::Handover,
        (Kind::Referral, true) => Area::LearningReferrals,
        (Kind::Referral, false) => Area::WellbeingReferrals,
        _ => Area::Actions,
    }
}

fn line(desk: &Desk<'_>, seat: Seat, agreements: &[SharingAgreement], row: &PlanRow, rows: &Rows) -> PlanLine {
    let sees = |area, organisation, learning| row.may_read(seat, agreements, area, organisation, learning, desk.today);
    let child = row.child.as_ref().filter(|child| sees(Area::Basics, child.organisation, false));
    let new = rows.new.get(&row.plan).filter(|new| sees(new.area, new.organisation, new.learning));
    PlanLine {
        plan: row.plan,
        label: row.label.clone(),
        child: child.map(|child| child.name.clone()),
        state: row.state,
        entry_year: row.entry_year,
        starts_on: child.and_then(|child| child.starts_on),
        function: row.member.function,
        lead: row.member.lead,
        // Once somebody was in touch, the first contact is made.
        first_contact_by: row.first_contact_by.filter(|_| goes_on(row) && !rows.talks.contains_key(&row.plan)),
        last_contact: rows.talks.get(&row.plan).map(|talk| talk.on),
        new_since: new.map(|new| new.at.clone()),
    }
}

/// Whether a plan is worked on.
fn goes_on(row: &PlanRow) -> bool {
    row.state.is_open() && row.state != State::Paused
}

/// For whoever looks after the zone.
async fn references(desk: &Desk<'_>, year: Option<SchoolYear>) -> Result<Vec<Reference>, StoreError> {
    if desk.actor.role != Role::Coordinator {
        return Ok(Vec::new());
    }
    let this = SchoolYear::containing(desk.today);
    let years = match year {
        Some(year) => vec![year],
        None => vec![this, this.next(), this.next().next()],
    };
    let mut all = Vec::new();
    for year in years {
        let rows: Vec<ReferenceRow> = query(desk.tables, &plan_keys::references(&desk.zone.id, year), "").await?;
        all.extend(rows.into_iter().map(|row| Reference {
            plan: row.plan,
            label: row.label,
            state: row.state,
            entry_year: row.entry_year,
            nominated_on: row.nominated_on,
            ended_on: row.ended_on,
            asked: row.asked.filter(|asked| asked.may_agree(desk.actor.user, desk.actor.role, desk.actor.organisation)),
        }));
    }
    all.sort_by_cached_key(|reference| (reference.entry_year, reference.label.clone(), reference.plan));
    Ok(all)
}

/// What lies on a desk.
#[derive(Default)]
struct Rows {
    plans: Vec<PlanRow>,
    due: Vec<DueRow>,
    next: Vec<NextRow>,
    new: BTreeMap<PlanId, NewRow>,
    talks: BTreeMap<PlanId, TalkRow>,
    clashes: Vec<ClashRow>,
    ring: Vec<RingRow>,
}

impl Rows {
    fn of(items: Vec<Item>) -> Result<Self, StoreError> {
        let mut rows = Self::default();
        for item in items {
            let begins = |prefix: &str| item.key.sk.starts_with(prefix);
            if begins(plan_keys::PLAN_ROW) {
                rows.plans.push(read_item(item)?);
            } else if begins(plan_keys::DUE_ROW) {
                rows.due.push(read_item(item)?);
            } else if begins(plan_keys::NEXT_ROW) {
                rows.next.push(read_item(item)?);
            } else if begins(plan_keys::NEW_ROW) {
                let row: NewRow = read_item(item)?;
                rows.new.insert(row.plan, row);
            } else if begins(plan_keys::TALK_ROW) {
                let row: TalkRow = read_item(item)?;
                rows.talks.insert(row.plan, row);
            } else if begins(plan_keys::RING_ROW) {
                rows.ring.push(read_item(item)?);
            } else if begins(plan_keys::CLASH_ROW) {
                rows.clashes.push(read_item(item)?);
            }
        }
        Ok(rows)
    }
}
