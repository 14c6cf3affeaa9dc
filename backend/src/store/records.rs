//! The directory's records, read.

use std::collections::BTreeSet;

use doorstep_shared::date::Date;
use doorstep_shared::directory::{Calendar, Location, Organisation, Service, Term, Zone};
use doorstep_shared::id::{ServiceId, ZoneId};
use serde::{Deserialize, Serialize};

use super::{Record, get, keys, query};
use crate::port::{Query, StoreError, Table, Tables};

/// A zone's line in the list of zones.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ZoneListing {
    /// What people call it.
    pub name: String,
}

impl Record for ZoneListing {
    const TABLE: Table = Table::Directory;
}

/// One school year of a calendar (September to August).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SchoolYear {
    /// The calendar year it begins in.
    pub year: i16,
    /// Its terms.
    pub terms: Vec<Term>,
    /// Days in term on which schools are closed.
    pub closed: Vec<Date>,
    /// Counts the changes; 0 in records from before they were counted.
    #[serde(default)]
    pub version: u64,
}

impl Record for SchoolYear {
    const TABLE: Table = Table::Directory;
    fn version(&self) -> u64 {
        self.version
    }
}

impl SchoolYear {
    /// A calendar, by school years.
    pub fn of(calendar: &Calendar) -> Vec<Self> {
        let year_of = |date: Date| if date.month() >= 9 { date.year() } else { date.year() - 1 };
        let days = calendar.terms.iter().map(|t| t.from).chain(calendar.closed.iter().copied());
        let years: BTreeSet<i16> = days.map(year_of).collect();
        let terms = |year| calendar.terms.iter().copied().filter(|t| year_of(t.from) == year).collect();
        let closed = |year| calendar.closed.iter().copied().filter(|d| year_of(*d) == year).collect();
        years.into_iter().map(|year| Self { year, terms: terms(year), closed: closed(year), version: 1 }).collect()
    }
}

/// A zone.
///
/// # Errors
/// When the tables cannot be read.
pub async fn zone(tables: &dyn Tables, zone: &ZoneId) -> Result<Option<Zone>, StoreError> {
    get(tables, &keys::zone_meta(zone)).await
}

/// The short names of all zones.
///
/// # Errors
/// When the tables cannot be read.
pub async fn zones(tables: &dyn Tables) -> Result<Vec<ZoneId>, StoreError> {
    let items = tables.query_all(&Query::prefix(Table::Directory, keys::ZONES, "")).await?;
    items.into_iter().map(|item| item.key.sk.parse().map_err(|_| StoreError::Damaged(item.key.sk.clone()))).collect()
}

/// A zone's calendar, its school years put together.
///
/// # Errors
/// When the tables cannot be read.
pub async fn calendar(tables: &dyn Tables, zone: &ZoneId) -> Result<Calendar, StoreError> {
    let mut calendar = Calendar::default();
    for year in query::<SchoolYear>(tables, &keys::zone(zone), keys::CALENDAR).await? {
        calendar.terms.extend(year.terms);
        calendar.closed.extend(year.closed);
    }
    Ok(calendar)
}

/// A zone's organisations.
///
/// # Errors
/// When the tables cannot be read.
pub async fn organisations(tables: &dyn Tables, zone: &ZoneId) -> Result<Vec<Organisation>, StoreError> {
    query(tables, &keys::organisations(zone), "").await
}

/// A zone's places.
///
/// # Errors
/// When the tables cannot be read.
pub async fn locations(tables: &dyn Tables, zone: &ZoneId) -> Result<Vec<Location>, StoreError> {
    query(tables, &keys::locations(zone), "").await
}

/// A zone's services, from all shards.
///
/// # Errors
/// When the tables cannot be read.
pub async fn services(tables: &dyn Tables, zone: &ZoneId, shards: u8) -> Result<Vec<Service>, StoreError> {
    let mut services = Vec::new();
    for shard in 0..shards.max(1) {
        services.extend(query::<Service>(tables, &keys::entries(zone, shard), keys::ENTRY).await?);
    }
    Ok(services)
}

/// One service.
///
/// # Errors
/// When the tables cannot be read.
pub async fn service(
    tables: &dyn Tables,
    zone: &ZoneId,
    shards: u8,
    id: ServiceId,
) -> Result<Option<Service>, StoreError> {
    get(tables, &keys::entry(zone, shards, id)).await
}

/// A service as it was at one version.
///
/// # Errors
/// When the tables cannot be read.
pub async fn service_at(tables: &dyn Tables, id: ServiceId, version: u64) -> Result<Option<Service>, StoreError> {
    get(tables, &keys::version(id, version)).await
}
