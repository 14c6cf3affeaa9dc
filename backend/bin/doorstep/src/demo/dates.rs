//! Dates that keep their distance from today.

use serde::Deserialize;
use serde_json::{Value, json};

use super::record::{DemoError, Record};
use super::slug::{Naming, id};
use doorstep_shared::date::{Date, Weekday};
use doorstep_shared::directory::Calendar;
use doorstep_shared::id::LocationId;
use doorstep_shared::schedule::{Exception, LOOK_AHEAD_DAYS, Schedule, occurs_on};
use doorstep_shared::set::Member as _;

/// Turns the relative dates of a service into days.
pub fn settle(service: &mut Record, today: Date) -> Result<(), DemoError> {
    if let Some(days) = service.take::<i32>("checked_days_ago")? {
        let by: Value = service.take("checked_by")?.unwrap_or_default();
        let parts: Value = service.take("checked_parts")?.unwrap_or_default();
        service.put("checked", json!({ "on": ago(today, days), "by": by, "parts": parts }));
    }
    if let Some(days) = service.take::<i32>("edited_days_ago")? {
        let by: Value = service.take("edited_by")?.unwrap_or_default();
        service.put("edited", json!({ "on": ago(today, days), "by": by }));
    }
    if let Some(import) = service.take::<Imported>("imported")? {
        service.put("origin", import.origin(today));
    }
    service.inside("state", |state| {
        shift(state, "since_days_ago", "since", |days| ago(today, days))?;
        shift(state, "until_in_days", "until", |days| ahead(today, days))?;
        shift(state, "ended_days_ago", "on", |days| ago(today, days))
    })?;
    service.inside_each("schedules", |schedule| {
        shift(schedule, "valid_from_in_days", "valid_from", |days| ahead(today, days))?;
        shift(schedule, "valid_to_in_days", "valid_to", |days| ahead(today, days))?;
        schedule.inside("repeat", |repeat| {
            let weekday = repeat.take("weekday")?;
            if let Some(days) = repeat.take::<Vec<i32>>("dates_in_days")? {
                let days = days.into_iter().map(|d| Value::String(on_weekday(today, d, weekday)));
                repeat.put("dates", days.collect::<Vec<_>>());
            }
            Ok(())
        })?;
        schedule.inside_each("extra", |extra| {
            let weekday = extra.take("weekday")?;
            shift(extra, "in_days", "on", |days| on_weekday(today, days, weekday))
        })
    })
}

/// A coming session that is not on, counted from today: 1 is the next one.
#[derive(Deserialize)]
pub struct CalledOff {
    nth: usize,
    reason: String,
}

/// Takes the sessions that are called off out of a schedule. All are counted before any is taken out.
pub fn call_off(
    schedule: &mut Schedule<LocationId>,
    called_off: Vec<CalledOff>,
    calendar: &Calendar,
    today: Date,
) -> Result<(), NoNth> {
    let mut exceptions = Vec::with_capacity(called_off.len());
    for CalledOff { nth, reason } in called_off {
        let before = nth.checked_sub(1).ok_or(NoNth)?;
        let on = (0..LOOK_AHEAD_DAYS)
            .map(|days| today.plus_days(days))
            .filter(|day| occurs_on(schedule, calendar, *day))
            .nth(before);
        // Past the end of the school calendar there is nothing left to call off.
        exceptions.extend(on.map(|on| Exception { on, reason }));
    }
    schedule.except.extend(exceptions);
    Ok(())
}

/// The counting of sessions starts at 1.
#[derive(Debug)]
pub struct NoNth;

#[derive(Deserialize)]
struct Imported {
    source: String,
    source_id: String,
    days_ago: i32,
    claimed_days_ago: Option<i32>,
}

impl Imported {
    fn origin(self, today: Date) -> Value {
        json!({
            "batch": id(Naming::Batch, &self.source).hyphenated().to_string(),
            "source": self.source,
            "source_id": self.source_id,
            "imported_on": ago(today, self.days_ago),
            "claimed_assured_on": self.claimed_days_ago.map(|days| ago(today, days)),
        })
    }
}

fn shift(
    record: &mut Record,
    from: &'static str,
    to: &'static str,
    day: impl FnOnce(i32) -> String,
) -> Result<(), DemoError> {
    if let Some(days) = record.take(from)? {
        record.put(to, day(days));
    }
    Ok(())
}

/// The first day of that name from so many days on, so that an open evening never falls on a Sunday.
fn on_weekday(today: Date, days: i32, weekday: Option<Weekday>) -> String {
    let first = today.plus_days(days);
    let wait = weekday.map_or(0, |w| (i32::from(w.index()) - i32::from(first.weekday().index())).rem_euclid(7));
    first.plus_days(wait).to_string()
}

fn ago(today: Date, days: i32) -> String {
    ahead(today, -days)
}

fn ahead(today: Date, days: i32) -> String {
    today.plus_days(days).to_string()
}
