//! The school calendar: one school year at a time, and whom new dates would move.

use std::collections::BTreeSet;

use doorstep_shared::api::desk::apply_bulk::BulkState;
use doorstep_shared::api::desk::get_calendar::{SchoolYears, Year};
use doorstep_shared::api::desk::plan_calendar::{Moved, MovedEntry, NewYear};
use doorstep_shared::date::Date;
use doorstep_shared::directory::{Calendar, Service};
use doorstep_shared::id::BatchId;
use doorstep_shared::problem::FieldError;
use doorstep_shared::schedule::{LOOK_AHEAD_DAYS, Season, occurrences};
use serde_json::{Map, Value, json};

use crate::port::{Condition, StoreError};
use crate::store::records::{self, SchoolYear};
use crate::store::{Change, ChangeError, Committed, Repeat, get, keys, query, replayed};
use crate::usecase::bulk::{BulkRecord, What};
use crate::usecase::entry::{Desk, EntryError};
use crate::usecase::outbox::DIRECTORY_CHANGED;

/// The years handled.
const YEARS: std::ops::RangeInclusive<i16> = 2000..=2100;
/// Most stretches of school days in a year.
const TERMS_MOST: usize = 12;
/// Most closed days in a year.
const CLOSED_MOST: usize = 40;
/// How many days of an entry are named.
const NAMED: usize = 20;

/// The school years, in order.
///
/// # Errors
/// When the tables cannot be read.
pub async fn years(desk: &Desk<'_>) -> Result<SchoolYears, EntryError> {
    let held: Vec<SchoolYear> = query(desk.tables, &keys::zone(&desk.zone.id), keys::CALENDAR).await?;
    Ok(SchoolYears { items: held.into_iter().map(told).collect() })
}

/// Which entries new dates would move.
///
/// # Errors
/// When the dates make no sense, or the tables cannot be read.
pub async fn plan(desk: &Desk<'_>, year: i16, new: &NewYear) -> Result<Moved, EntryError> {
    look(year, new)?;
    let held: Vec<SchoolYear> = query(desk.tables, &keys::zone(&desk.zone.id), keys::CALENDAR).await?;
    let now = together(&held);
    let mut years: Vec<SchoolYear> = held.into_iter().filter(|y| y.year != year).collect();
    years.push(SchoolYear { year, terms: new.terms.clone(), closed: new.closed.clone(), version: 0 });
    years.sort_by_key(|y| y.year);
    let then = together(&years);
    let services = records::services(desk.tables, &desk.zone.id, desk.zone.shards).await?;
    let mut items: Vec<MovedEntry> = services
        .iter()
        .filter(|s| s.state.goes_on() && s.schedules.iter().any(|s| s.season != Season::AllYear))
        .filter_map(|s| {
            let (now, then) = (days(s, &now, desk.today), days(s, &then, desk.today));
            let only =
                |a: &BTreeSet<Date>, b: &BTreeSet<Date>| a.difference(b).copied().take(NAMED).collect::<Vec<_>>();
            let (more, fewer) = (only(&then, &now), only(&now, &then));
            let moved = !(more.is_empty() && fewer.is_empty());
            moved.then(|| MovedEntry { entry: s.id, name: s.name.clone(), more, fewer })
        })
        .collect();
    items.sort_by_cached_key(|item| (item.name.to_lowercase(), item.entry));
    Ok(Moved { items })
}

/// Stores a school year whole, and keeps the old one so that it can be taken back.
///
/// # Errors
/// When the dates make no sense, or somebody else changed the year.
pub async fn put(desk: &Desk<'_>, year: i16, base: u64, new: &NewYear, repeat: &Repeat) -> Result<Year, EntryError> {
    look(year, new)?;
    let key = keys::calendar(&desk.zone.id, &year.to_string());
    let before: Option<SchoolYear> = get(desk.tables, &key).await?;
    let version = before.as_ref().map_or(0, |y| y.version);
    if version != base {
        return match replayed(desk.tables, &desk.by(), repeat).await? {
            Some(answer) => read(answer),
            None => Err(EntryError::Clashes { version, clashes: Vec::new() }),
        };
    }
    let after = SchoolYear { year, terms: new.terms.clone(), closed: new.closed.clone(), version: base + 1 };
    let condition = if before.is_some() { Condition::Version(base) } else { Condition::Absent };
    let record = BulkRecord {
        id: BatchId::new(desk.ids.next()),
        about: format!("Term dates {year}/{:02}", (year + 1) % 100),
        what: What::Terms { before: before.clone(), after: after.clone() },
        by: desk.by(),
        at: desk.clock.now().to_string(),
        state: BulkState::Done,
        done: 0,
        version: 1,
    };
    let json = |year: &SchoolYear| json!({ "terms": year.terms, "closed": year.closed });
    let sides = json!({ "old": before.as_ref().map(json), "new": json(&after) });
    let answer = serde_json::to_value(told(after.clone())).map_err(|e| StoreError::Rejected(e.to_string()))?;
    let change = Change::new(desk.by(), &desk.zone.id, desk.clock.now(), desk.ids)
        .put(key, &after, condition)
        .create(keys::bulk(&desk.zone.id, record.id), &record)
        .audit(&format!("calendar/{}/{year}", desk.zone.id), "put", Map::from_iter([("/dates".to_owned(), sides)]))
        .outbox(DIRECTORY_CHANGED, Map::new())
        .idempotent(repeat.answered(answer));
    match change.commit(desk.tables).await {
        Ok(Committed::Made) => Ok(told(after)),
        Ok(Committed::Replayed(answer)) => read(answer),
        Err(ChangeError::Stale { found, .. }) => {
            let version = found.map_or(0, |item| item.version);
            Err(EntryError::Clashes { version, clashes: Vec::new() })
        }
        Err(error) => Err(error.into()),
    }
}

fn read(answer: Value) -> Result<Year, EntryError> {
    Ok(serde_json::from_value(answer).map_err(|error| StoreError::Damaged(error.to_string()))?)
}

fn told(year: SchoolYear) -> Year {
    Year { year: year.year, version: year.version, terms: year.terms, closed: year.closed }
}

fn together(years: &[SchoolYear]) -> Calendar {
    Calendar {
        terms: years.iter().flat_map(|y| y.terms.iter().copied()).collect(),
        closed: years.iter().flat_map(|y| y.closed.iter().copied()).collect(),
    }
}

/// The days of an entry from today on.
fn days(service: &Service, calendar: &Calendar, today: Date) -> BTreeSet<Date> {
    let last = today.plus_days(LOOK_AHEAD_DAYS);
    occurrences(&service.schedules, calendar, today, last).into_iter().map(|o| o.date).collect()
}

/// Looks whether the dates of a school year make sense.
fn look(year: i16, new: &NewYear) -> Result<(), EntryError> {
    let mut errors = Vec::new();
    let mut say = |pointer: String, detail: String| errors.push(FieldError { pointer, detail });
    if !YEARS.contains(&year) {
        return Err(EntryError::NotFound);
    }
    let (Some(first), Some(last)) = (Date::new(year, 9, 1), Date::new(year + 1, 8, 31)) else {
        return Err(EntryError::NotFound);
    };
    if new.terms.is_empty() {
        say("/terms".into(), "A school year has at least one term.".into());
    }
    if new.terms.len() > TERMS_MOST {
        say("/terms".into(), format!("At most {TERMS_MOST} stretches of school days."));
    }
    if new.closed.len() > CLOSED_MOST {
        say("/closed".into(), format!("At most {CLOSED_MOST} closed days."));
    }
    let mut before: Option<Date> = None;
    for (i, term) in new.terms.iter().enumerate() {
        if term.from < first || term.from > last {
            say(format!("/terms/{i}/from"), format!("This day is not in the school year {year} to {}.", year + 1));
        }
        if term.to < term.from {
            say(format!("/terms/{i}/to"), "The last day is before the first.".into());
        } else if term.to > last {
            say(format!("/terms/{i}/to"), format!("This day is not in the school year {year} to {}.", year + 1));
        }
        if before.is_some_and(|end| term.from <= end) {
            say(format!("/terms/{i}/from"), "It begins before the one above it has ended.".into());
        }
        before = Some(term.to);
    }
    for (i, day) in new.closed.iter().enumerate() {
        if !new.terms.iter().any(|t| t.from <= *day && *day <= t.to) {
            say(format!("/closed/{i}"), "This day lies in no term, so schools are closed anyway.".into());
        } else if new.closed[..i].contains(day) {
            say(format!("/closed/{i}"), "This day is named twice.".into());
        }
    }
    if errors.is_empty() { Ok(()) } else { Err(EntryError::Invalid(errors)) }
}

#[cfg(test)]
#[allow(clippy::expect_used, reason = "a test may")]
mod tests {
    use doorstep_shared::directory::Term;

    use super::*;

    #[test]
    fn a_school_year_is_looked_through() {
        let day = |text: &str| text.parse::<Date>().expect("a date");
        let term = |from: &str, to: &str| Term { from: day(from), to: day(to) };
        let good = [term("2026-09-02", "2026-10-23"), term("2026-11-02", "2026-12-18")];
        for (terms, closed, wrong) in [
            (good.to_vec(), vec![day("2026-11-02")], vec![]),
            (vec![], vec![], vec!["/terms"]),
            (vec![term("2026-08-31", "2026-10-23")], vec![], vec!["/terms/0/from"]),
            (vec![term("2027-07-01", "2027-09-01")], vec![], vec!["/terms/0/to"]),
            (vec![term("2026-10-23", "2026-09-02")], vec![], vec!["/terms/0/to"]),
            (vec![good[1], good[0]], vec![], vec!["/terms/1/from"]),
            (good.to_vec(), vec![day("2026-10-26")], vec!["/closed/0"]),
            (good.to_vec(), vec![day("2026-11-03"), day("2026-11-03")], vec!["/closed/1"]),
        ] {
            let found = match look(2026, &NewYear { terms, closed }) {
                Ok(()) => Vec::new(),
                Err(EntryError::Invalid(errors)) => errors.into_iter().map(|e| e.pointer).collect(),
                Err(other) => panic!("{other}"),
            };
            assert_eq!(found, wrong);
        }
        let NewYear { terms, closed } = NewYear { terms: good.to_vec(), closed: Vec::new() };
        assert!(matches!(look(1999, &NewYear { terms, closed }), Err(EntryError::NotFound)));
    }
}
