//! A register: one query, and then each family decided about by itself, as things stand today.

use std::collections::BTreeMap;

use doorstep_shared::api::desk::plans::{Register, RegisterLine};
use doorstep_shared::id::{PlanId, SeriesId};
use doorstep_shared::people::Role;
use doorstep_shared::plans::access::{Area, Refusal, Seat, Why, holds_sessions, may_change, may_read};
use doorstep_shared::plans::agreement::SharingAgreement;
use doorstep_shared::plans::entry::Kind;
use doorstep_shared::plans::intervention::{Menu, Series, lines};
use doorstep_shared::plans::note::Mending;
use doorstep_shared::plans::section::Section;

use super::super::error::PlanError;
use super::super::records::{AccessEvent, LookRecord, Named, RegisterRow, RegisterSeat};
use super::super::rows::Standing;
use super::super::view::Names;
use crate::port::{Item, Query, StoreError, Table};
use crate::store::{Change, ChangeError, get, keys, plan_keys, query, read_item};
use crate::usecase::entry::Desk;

/// How many looks are written down in one transaction: two items each.
const LOOKS: usize = 40;

/// Reads a register of their own organisation, and writes down for each family in it that they looked. Whoever looks after the zone
/// sees how many sessions there were, and no family.
///
/// # Errors
/// [`PlanError::NotFound`] when they may not know of it; when the tables cannot be read, or the looks cannot be written down.
pub async fn read(desk: &Desk<'_>, id: SeriesId) -> Result<Register, PlanError> {
    let seat = Seat::of(desk.actor.role).ok_or(PlanError::NotFound)?;
    let all = Query::prefix(Table::Plans, plan_keys::register(id), "");
    let (partition, at) = (keys::zone(&desk.zone.id), plan_keys::menu(&desk.zone.id));
    let (items, agreements, menu) = futures::try_join!(
        desk.tables.query_all(&all),
        query::<SharingAgreement>(desk.tables, &partition, keys::SHARING),
        get::<Menu>(desk.tables, &at)
    )?;
    let items = items.into_iter().filter(|item| item.zone == desk.zone.id.as_str());
    let Parts { series, rows, seats } = Parts::of(items)?;
    let series = series.ok_or(PlanError::NotFound)?;
    let own = desk.actor.organisation == Some(series.organisation);
    if !own && desk.actor.role != Role::Coordinator {
        return Err(PlanError::NotFound);
    }
    let line = |(plan, taken): (&PlanId, &RegisterSeat)| family(desk, seat, &agreements, rows.get(plan)?, taken);
    let mut families: Vec<RegisterLine> = seats.iter().filter_map(line).collect();
    // By name, then by label: in no other order.
    families.sort_by_cached_key(|line| {
        (line.name.is_none(), line.name.clone().unwrap_or_default().to_lowercase(), line.label.clone(), line.plan)
    });
    let names = Names::read(desk, Default::default(), [series.organisation].into()).await?;
    let offered = lines(&menu.unwrap_or_else(Menu::unchanged));
    let intervention = offered.into_iter().find(|line| Some(&line.of.id) == series.text.intervention.as_ref());
    looked(desk, &families).await?;
    Ok(Register {
        today: desk.today,
        organisation_name: names.organisation(series.organisation),
        intervention: intervention.map(|line| line.of),
        families,
        may_change: own && holds_sessions(seat),
        series,
    })
}

/// A family as somebody may see it in a register: none where the plan is over, the family knows nothing of them, or its attendance is
/// not theirs to read.
fn family(
    desk: &Desk<'_>,
    seat: Seat,
    agreements: &[SharingAgreement],
    row: &RegisterRow,
    taken: &RegisterSeat,
) -> Option<RegisterLine> {
    let of = row.members.iter().find(|of| of.member.user == desk.actor.user)?;
    // Sessions are partners’ to write down, never the family’s.
    let (state, before, shared) = (row.state, row.before, of.shared);
    let standing = Standing { state, before, member: &of.member, shared, family: None };
    if of.interest || !row.state.is_open() || !of.member.is_in(desk.today) {
        return None;
    }
    let facts = |organisation, section| standing.facts(agreements, (organisation, section, true), desk.today);
    let of_sessions = facts(taken.organisation, Section::Learning);
    may_read(seat, Area::Sessions, &of_sessions).ok()?;
    let named = |named: &Option<Named>| {
        let seen = |named: &&Named| may_read(seat, Area::Basics, &facts(named.organisation, Section::Basics)).is_ok();
        named.as_ref().filter(seen).map(|named| named.name.clone())
    };
    let changes = may_change(seat, Area::Sessions, Kind::Attendance, &of_sessions, Mending::Addendum);
    Some(RegisterLine {
        plan: row.plan,
        label: row.label.clone(),
        name: named(&row.child),
        adult: named(&row.adult),
        entry: taken.entry,
        version: taken.entry_version,
        attendance: taken.attendance.clone(),
        no_change: match changes {
            Ok(_) => None,
            Err(Refusal::Forbidden(why)) => Some(why),
            Err(Refusal::Hidden) => Some(Why::NotInTeam),
        },
    })
}

/// Writes down for every family that somebody looked, before the answer leaves.
async fn looked(desk: &Desk<'_>, families: &[RegisterLine]) -> Result<(), StoreError> {
    for some in families.chunks(LOOKS) {
        let mut change = Change::new(desk.by(), &desk.zone.id, desk.clock.now(), desk.ids);
        for line in some {
            let event = AccessEvent {
                at: desk.clock.now().to_string(),
                by: desk.actor.user,
                role: desk.actor.role,
                organisation: desk.actor.organisation,
                sections: vec![Section::Learning],
                action: "register".into(),
                reason: String::new(),
                withheld: None,
            };
            let id = desk.ids.next();
            change = change
                .create(plan_keys::access_event(line.plan, id), &event)
                .create(plan_keys::look(line.plan, id), &LookRecord(event));
        }
        match change.commit(desk.tables).await {
            Ok(_) => {}
            Err(ChangeError::Store(error)) => return Err(error),
            Err(error) => return Err(StoreError::Unavailable(error.to_string())),
        }
    }
    Ok(())
}

/// What lies in the partition of a register.
#[derive(Default)]
struct Parts {
    series: Option<Series>,
    rows: BTreeMap<PlanId, RegisterRow>,
    seats: BTreeMap<PlanId, RegisterSeat>,
}

impl Parts {
    fn of(items: impl Iterator<Item = Item>) -> Result<Self, StoreError> {
        let mut parts = Self::default();
        for item in items {
            let sk = item.key.sk.clone();
            let plan = |prefix: &str| sk.strip_prefix(prefix).and_then(|id| id.parse::<PlanId>().ok());
            if sk == plan_keys::PLAN_META {
                parts.series = Some(read_item(item)?);
            } else if let Some(plan) = plan(plan_keys::REGISTER_ROW) {
                parts.rows.insert(plan, read_item(item)?);
            } else if let Some(plan) = plan(plan_keys::REGISTER_SEAT) {
                parts.seats.insert(plan, read_item(item)?);
            }
        }
        Ok(parts)
    }
}
