//! How far people were reminded of an entry.

use std::collections::BTreeMap;

use doorstep_shared::date::Date;
use doorstep_shared::directory::Zone;
use doorstep_shared::id::{ServiceId, ZoneId};
use serde::{Deserialize, Serialize};

use super::{Day, Named};
use crate::port::{Condition, StoreError, Table, Tables};
use crate::store::{By, Change, ChangeError, Record, keys, query};

/// How long it is kept, in seconds: longer than any half-life three times over. 5 years.
const KEPT: i64 = 5 * 366 * 24 * 60 * 60;
/// How many are written at a time.
const AT_A_TIME: usize = 50;

/// How far people were reminded of an entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reminder {
    /// The entry.
    pub entry: ServiceId,
    /// The first day on which it was due: another day begins anew.
    pub due_from: Date,
    /// The last stage it was named at, counted from nought.
    pub stage: usize,
    /// When.
    pub on: Date,
    /// When this may be forgotten, in seconds since 1970.
    pub until: i64,
}

impl Record for Reminder {
    const TABLE: Table = Table::Directory;
    fn expires_at(&self) -> Option<i64> {
        Some(self.until)
    }
}

/// All of a zone's.
pub(super) async fn all(tables: &dyn Tables, zone: &ZoneId) -> Result<BTreeMap<ServiceId, Reminder>, StoreError> {
    let all: Vec<Reminder> = query(tables, &keys::reminders(zone), "").await?;
    Ok(all.into_iter().map(|r| (r.entry, r)).collect())
}

/// Notes that these were named.
pub(super) async fn mark(day: &Day<'_>, zone: &Zone, today: Date, named: &[&Named<'_>]) -> Result<(), ChangeError> {
    let now = day.clock.now();
    for some in named.chunks(AT_A_TIME) {
        let mut change = Change::new(By::new("daily", "scheduled"), &zone.id, now, day.ids);
        for entry in some {
            let reminder = Reminder {
                entry: entry.service.id,
                due_from: entry.due_from,
                stage: entry.stage,
                on: today,
                until: now.as_second() + KEPT,
            };
            change = change.put(keys::reminder(&zone.id, entry.service.id), &reminder, Condition::None);
        }
        change.commit(day.tables).await?;
    }
    Ok(())
}
