//! How many families take a service up, month by month: counted in the change that makes it so, and read without looking at any plan.

use doorstep_shared::api::desk::plans::TakenUp;
use doorstep_shared::date::Date;
use doorstep_shared::id::ServiceId;
use doorstep_shared::plans::entry::{Body, Entry, EntryName};
use doorstep_shared::policy::Action;

use super::super::records::TakenUpMonth;
use super::super::whole::Whole;
use crate::port::{Condition, StoreError};
use crate::store::{Change, get, plan_keys, query};
use crate::usecase::entry::{Desk, EntryError};

/// Months that are counted, this one with them.
const MONTHS: i32 = 12;

/// The first day since which a family has taken a service up, in one of its referrals. A family counts once.
fn since(entries: &[Entry], but: EntryName, with: Option<&Body>, service: ServiceId) -> Option<Date> {
    let of = |body: &Body| match body {
        Body::Referral(referral) if referral.service == service => referral.taken_up_on,
        _ => None,
    };
    let others = entries.iter().filter(|entry| entry.name != but).filter_map(|entry| of(&entry.body));
    others.chain(with.and_then(of)).min()
}

/// Adds to a change what it does to the count of the referral's service.
///
/// # Errors
/// When the count cannot be read.
pub(in super::super) async fn counted<'c>(
    desk: &Desk<'_>,
    whole: &Whole,
    before: Option<&Entry>,
    after: &Entry,
    mut change: Change<'c>,
) -> Result<Change<'c>, StoreError> {
    let Body::Referral(referral) = &after.body else { return Ok(change) };
    let of = |body| since(&whole.entries, after.name, body, referral.service);
    let (old, new) = (of(before.map(|entry| &entry.body)), of(Some(&after.body)));
    let month = |day: Date| (day.year(), day.month());
    if old.map(month) == new.map(month) {
        return Ok(change);
    }
    for (day, up) in [(old, false), (new, true)] {
        let Some(day) = day else { continue };
        let key = plan_keys::taken_up_in(&desk.zone.id, referral.service, day);
        let held: Option<TakenUpMonth> = get(desk.tables, &key).await?;
        let (families, base) = held.map_or((0, 0), |held| (held.families, held.version));
        let families = if up { families + 1 } else { families.saturating_sub(1) };
        let first = day.plus_days(1 - i32::from(day.day()));
        let record = TakenUpMonth { month: first, families, version: base + 1 };
        let condition = if base == 0 { Condition::Absent } else { Condition::Version(base) };
        change = change.put(key, &record, condition);
    }
    Ok(change)
}

/// How many families have taken a service up in the last twelve months.
///
/// # Errors
/// When the entry is not there, or the tables cannot be read.
pub async fn taken_up(desk: &Desk<'_>, service: ServiceId) -> Result<TakenUp, EntryError> {
    desk.entry(service, Action::ViewDesk).await?;
    let partition = plan_keys::taken_up(&desk.zone.id);
    let months: Vec<TakenUpMonth> = query(desk.tables, &partition, &plan_keys::taken_up_of(service)).await?;
    let index = |day: Date| i32::from(day.year()) * 12 + i32::from(day.month());
    let recent = months.iter().filter(|held| (0..MONTHS).contains(&(index(desk.today) - index(held.month))));
    Ok(TakenUp::of(recent.map(|held| held.families).sum()))
}
