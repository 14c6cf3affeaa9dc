//! That a zone keeps a coordinator. Whoever takes one away changes the zone's roster in the same transaction, so of two who do
//! so at once, one is told to look again.

use doorstep_shared::date::Date;
use doorstep_shared::id::ZoneId;
use doorstep_shared::people::Membership;
use serde::{Deserialize, Serialize};

use super::members;
use crate::port::{Condition, StoreError, Table, Tables};
use crate::store::{Change, Record, get, keys};

/// Counts how often a coordinator was taken away in a zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Roster {
    /// How often; 1 is the first.
    pub version: u64,
}

impl Record for Roster {
    const TABLE: Table = Table::People;
    fn version(&self) -> u64 {
        self.version
    }
}

/// What a roster says about a change.
pub(super) enum Kept {
    /// The zone keeps a coordinator; the change must go with this one, where it takes one away.
    Yes(Option<Roster>),
    /// It would be left without.
    No,
}

/// Whether the zone keeps a coordinator when a member becomes this. Call before the change is put together.
pub(super) async fn keeps(
    tables: &dyn Tables,
    zone: &ZoneId,
    before: &Membership,
    after: &Membership,
    today: Date,
) -> Result<Kept, StoreError> {
    if !before.lasts_as_coordinator(today) || after.lasts_as_coordinator(today) {
        return Ok(Kept::Yes(None));
    }
    // Read before the members: a change that comes between the two is then noticed at the commit.
    let roster: Option<Roster> = get(tables, &keys::roster(zone)).await?;
    let others = members(tables, zone).await?;
    let left = others.iter().any(|m| m.user != after.user && m.lasts_as_coordinator(today));
    Ok(if left { Kept::Yes(Some(Roster { version: roster.map_or(0, |r| r.version) + 1 })) } else { Kept::No })
}

impl Roster {
    /// Puts it into the change that it allows.
    pub(super) fn with<'a>(self, change: Change<'a>, zone: &ZoneId) -> Change<'a> {
        let base = self.version - 1;
        let condition = if base == 0 { Condition::Absent } else { Condition::Version(base) };
        change.put(keys::roster(zone), &self, condition)
    }
}
