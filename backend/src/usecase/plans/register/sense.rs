//! What a plan has to do with a series: whether a family can take part in it, and that a mark says that its session was held.

use doorstep_shared::id::SeriesId;
use doorstep_shared::plans::entry::Body;
use doorstep_shared::plans::intervention::{Attendance, Held, Series, Session};
use doorstep_shared::plans::school::long_date;
use serde_json::{Map, Value, json};

use super::super::error::PlanError;
use super::super::records::{RegisterSeat, SeriesRow};
use crate::port::{Condition, StoreError, Table};
use crate::store::{Change, plan_keys, query, read_item};
use crate::usecase::entry::Desk;

/// A series of the zone.
///
/// # Errors
/// When the tables cannot be read.
pub(super) async fn series(desk: &Desk<'_>, id: SeriesId) -> Result<Option<Series>, StoreError> {
    let item = desk.tables.get(Table::Plans, &plan_keys::series(id)).await?;
    item.filter(|item| item.zone == desk.zone.id.as_str()).map(read_item).transpose()
}

/// Looks whether a family can begin to take part, and writes down what the series is called.
///
/// # Errors
/// When there is no such series of their organisation, it is over or full, or marks are sent along.
pub(in super::super) async fn begin(desk: &Desk<'_>, body: &mut Body) -> Result<(), PlanError> {
    let Body::Attendance(attendance) = body else { return Ok(()) };
    let found = series(desk, attendance.series).await?.filter(|of| Some(of.organisation) == desk.actor.organisation);
    let Some(found) = found else {
        return Err(PlanError::invalid("/series", "Your organisation has no such series. Choose another one."));
    };
    if found.text.stopped.is_some() {
        return Err(PlanError::invalid("/series", "This series has stopped. Choose another one."));
    }
    if !attendance.marks.is_empty() {
        return Err(PlanError::invalid("/marks", "Marks are made in the register, once the family takes part."));
    }
    let seats: Vec<RegisterSeat> =
        query(desk.tables, &plan_keys::register(attendance.series), plan_keys::REGISTER_SEAT).await?;
    let taken = seats.iter().filter(|seat| seat.attendance.until.is_none_or(|until| desk.today <= until)).count();
    if taken >= usize::from(found.text.places) {
        return Err(PlanError::invalid("/series", "All places of this series are taken."));
    }
    attendance.series_title.clone_from(&found.text.title);
    Ok(())
}

/// The series as it is after new marks, where they say something of it: somebody came, so it was held.
///
/// # Errors
/// When a mark is of a day without a session, or somebody came to one that we cancelled.
pub(in super::super) async fn held(
    desk: &Desk<'_>,
    before: &Body,
    after: &Body,
) -> Result<Option<(Series, Series)>, PlanError> {
    let (Body::Attendance(before), Body::Attendance(after)) = (before, after) else { return Ok(None) };
    let new: Vec<_> = after.marks.iter().filter(|(day, mark)| before.marks.get(*day) != Some(*mark)).collect();
    if new.is_empty() {
        return Ok(None);
    }
    let gone = || PlanError::invalid("/series", "This series is not there any more.");
    let was = series(desk, after.series).await?.ok_or_else(gone)?;
    let mut now = was.clone();
    for (day, mark) in new {
        let bad = |detail: String| PlanError::invalid(&format!("/marks/{day}"), detail);
        let session = now.sessions.get_mut(day);
        let session = session.ok_or_else(|| bad(format!("This series has no session on {}.", long_date(*day))))?;
        match session.state {
            Held::Cancelled if mark.status.came() => {
                let detail = format!("We cancelled the session on {}. Put that right first.", long_date(*day));
                return Err(bad(detail));
            }
            Held::Planned if mark.status.came() => *session = Session { state: Held::Held, reason: None },
            _ => {}
        }
    }
    Ok((now != was).then_some((was, now)))
}

/// A series as it is now, with its line in the zone's list.
pub(in super::super) fn kept<'c>(
    desk: &Desk<'_>,
    was: Option<&Series>,
    now: &mut Series,
    what: &str,
    change: Change<'c>,
) -> Change<'c> {
    now.version = was.map_or(1, |was| was.version + 1);
    let condition = was.map_or(Condition::Absent, |was| Condition::Version(was.version));
    let mut diff = Map::new();
    let fields = |series: &Series| match serde_json::to_value(series) {
        Ok(Value::Object(fields)) => fields,
        _ => Map::new(),
    };
    let old = was.map(&fields).unwrap_or_default();
    for (field, new) in fields(now) {
        let before = old.get(&field).cloned().unwrap_or_default();
        if before != new {
            diff.insert(format!("/{field}"), json!({ "old": before, "new": new }));
        }
    }
    change
        .put(plan_keys::series(now.id), now, condition)
        .put(plan_keys::series_row(&desk.zone.id, now.id), &SeriesRow::of(now), Condition::None)
        .audit(&format!("series/{}", now.id), what, diff)
}

impl SeriesRow {
    /// A series as a list shows it.
    pub fn of(series: &Series) -> Self {
        let of = |state: Held| {
            let of = series.sessions.values().filter(|session| session.state == state);
            u16::try_from(of.count()).unwrap_or(u16::MAX)
        };
        let next = series.sessions.iter().find(|(_, session)| session.state == Held::Planned);
        Self {
            series: series.id,
            organisation: series.organisation,
            text: series.text.clone(),
            planned: u16::try_from(series.sessions.len()).unwrap_or(u16::MAX),
            held: of(Held::Held),
            cancelled: of(Held::Cancelled),
            next: next.map(|(day, _)| *day),
            first: series.sessions.first_key_value().map(|(day, _)| *day),
            last: series.sessions.last_key_value().map(|(day, _)| *day),
        }
    }
}

/// The seat of a family in a register: the same as its entry.
pub(in super::super) fn seat(
    version: u64,
    entry: &doorstep_shared::plans::entry::Entry,
    of: &Attendance,
) -> RegisterSeat {
    RegisterSeat { entry: entry.name, organisation: entry.organisation, entry_version: version, attendance: of.clone() }
}
