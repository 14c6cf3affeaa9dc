//! Half-lives and the rule of approval.

use std::collections::BTreeMap;

use doorstep_shared::api::desk::apply_bulk::BulkState;
use doorstep_shared::api::desk::get_settings::{HalfLife, Settings};
use doorstep_shared::api::desk::plan_settings::{Concerned, ConcernedEntry};
use doorstep_shared::api::desk::save_settings::{NewSettings, WEEKS_LEAST, WEEKS_MOST};
use doorstep_shared::date::Date;
use doorstep_shared::directory::{Kind, Zone};
use doorstep_shared::id::BatchId;
use doorstep_shared::problem::FieldError;
use doorstep_shared::set::Member as _;
use serde_json::Map;

use super::safe_numbers;
use crate::port::StoreError;
use crate::store::{Change, Committed, Repeat, field_diff, keys, records, replayed};
use crate::usecase::bulk::{BulkRecord, What};
use crate::usecase::entry::{Desk, EntryError};
use crate::usecase::outbox::DIRECTORY_CHANGED;

/// The zone's settings.
pub fn settings(zone: &Zone, today: Date) -> Settings {
    let half_life =
        |kind: &Kind| HalfLife { kind: *kind, weeks: zone.half_life_weeks(*kind), usual: kind.half_life_weeks() };
    Settings {
        version: zone.version,
        approval: zone.approval,
        half_lives: Kind::ALL.iter().map(half_life).collect(),
        safe_numbers: zone.safe_numbers.clone(),
        today,
    }
}

/// Which entries new half-lives would concern today.
///
/// # Errors
/// When a number makes no sense, or the tables cannot be read.
pub async fn plan(desk: &Desk<'_>, half_lives: &BTreeMap<Kind, u8>) -> Result<Concerned, EntryError> {
    look(half_lives)?;
    let services = records::services(desk.tables, &desk.zone.id, desk.zone.shards).await?;
    let mut items: Vec<ConcernedEntry> = services
        .iter()
        .filter(|s| s.state.goes_on())
        .filter_map(|s| {
            let now = s.trust(desk.zone.half_life_weeks(s.kind));
            let then = s.trust(*half_lives.get(&s.kind)?);
            let item = ConcernedEntry {
                entry: s.id,
                name: s.name.clone(),
                now: now.freshness(desk.today),
                then: then.freshness(desk.today),
                due_now: now.due_from(desk.today),
                due_then: then.due_from(desk.today),
            };
            (item.now != item.then).then_some(item)
        })
        .collect();
    items.sort_by_cached_key(|item| (item.name.to_lowercase(), item.entry));
    Ok(Concerned { items })
}

/// Changes settings. New half-lives are kept as a change that can be taken back.
///
/// # Errors
/// When a number makes no sense, or somebody else changed the settings.
pub async fn save(desk: &Desk<'_>, base: u64, new: &NewSettings, repeat: &Repeat) -> Result<Settings, EntryError> {
    look(&new.half_lives)?;
    let numbers = new.safe_numbers.as_ref().map(|sent| safe_numbers::read(sent, desk.today)).transpose()?;
    let now = desk.zone;
    if now.version != base {
        return match replayed(desk.tables, &desk.by(), repeat).await? {
            Some(answer) => Ok(serde_json::from_value(answer).map_err(|e| StoreError::Damaged(e.to_string()))?),
            None => Err(EntryError::Clashes { version: now.version, clashes: Vec::new() }),
        };
    }
    let mut zone = now.clone();
    for (kind, weeks) in &new.half_lives {
        // What is as usual is not kept: a better usual number then holds here too.
        if *weeks == kind.half_life_weeks() {
            zone.half_lives.remove(kind);
        } else {
            zone.half_lives.insert(*kind, *weeks);
        }
    }
    zone.approval = new.approval.unwrap_or(now.approval);
    if let Some(numbers) = numbers {
        zone.safe_numbers = numbers;
    }
    if zone == *now {
        return Ok(settings(now, desk.today));
    }
    zone.version = base + 1;
    let json = |zone: &Zone| serde_json::to_value(zone).map_err(|error| StoreError::Rejected(error.to_string()));
    let mut diff = field_diff(&json(now)?, &json(&zone)?);
    diff.remove("/version");
    let told = settings(&zone, desk.today);
    let answer = serde_json::to_value(&told).map_err(|error| StoreError::Rejected(error.to_string()))?;
    let mut change = Change::new(desk.by(), &zone.id, desk.clock.now(), desk.ids)
        .replace(keys::zone_meta(&zone.id), &zone, base)
        .audit(&format!("zone/{}", zone.id), "settings", diff)
        .outbox(DIRECTORY_CHANGED, Map::new())
        .idempotent(repeat.answered(answer));
    if zone.half_lives != now.half_lives {
        let record = BulkRecord {
            id: BatchId::new(desk.ids.next()),
            what: What::HalfLives { before: now.half_lives.clone(), after: zone.half_lives.clone() },
            about: "How long checks hold".into(),
            by: desk.by(),
            at: desk.clock.now().to_string(),
            state: BulkState::Done,
            done: 0,
            version: 1,
        };
        change = change.create(keys::bulk(&zone.id, record.id), &record);
    }
    match change.commit(desk.tables).await {
        Ok(Committed::Made) => Ok(told),
        Ok(Committed::Replayed(answer)) => {
            Ok(serde_json::from_value(answer).map_err(|error| StoreError::Damaged(error.to_string()))?)
        }
        Err(error) => Err(error.into()),
    }
}

fn look(half_lives: &BTreeMap<Kind, u8>) -> Result<(), EntryError> {
    let bad = half_lives.iter().filter(|(_, weeks)| !(WEEKS_LEAST..=WEEKS_MOST).contains(*weeks));
    let errors: Vec<FieldError> = bad
        .map(|(kind, _)| FieldError {
            pointer: format!("/half_lives/{}", kind.key()),
            detail: format!("A check holds {WEEKS_LEAST} to {WEEKS_MOST} weeks."),
        })
        .collect();
    if errors.is_empty() { Ok(()) } else { Err(EntryError::Invalid(errors)) }
}
