//! The directory's records as items, and back.

use doorstep_shared::date::Date;
use doorstep_shared::directory::{Calendar, Location, Organisation, Service, Term, Zone};
use doorstep_shared::id::{ServiceId, ZoneId};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::keys;
use crate::port::{Item, Key, Query, StoreError, Table, Tables};

/// A record as an item. The version is kept beside the body, not in it twice.
///
/// # Errors
/// When the record has no form in JSON, which would be a mistake of ours.
pub fn item<R: Serialize>(key: Key, zone: &ZoneId, version: u64, record: &R) -> Result<Item, StoreError> {
    let mut body = body(record)?;
    body.remove("version");
    Ok(Item { key, zone: zone.to_string(), version, expires_at: None, body })
}

/// A record as JSON.
///
/// # Errors
/// When it has no form in JSON.
pub fn body<R: Serialize>(record: &R) -> Result<Map<String, Value>, StoreError> {
    match serde_json::to_value(record) {
        Ok(Value::Object(body)) => Ok(body),
        Ok(_) => Err(StoreError::Damaged("a record that is no object".into())),
        Err(error) => Err(StoreError::Damaged(error.to_string())),
    }
}

/// An item as the record it holds.
///
/// # Errors
/// When it holds something else.
pub fn record<R: DeserializeOwned>(item: Item) -> Result<R, StoreError> {
    let mut body = item.body;
    if item.version > 0 {
        body.insert("version".into(), item.version.into());
    }
    serde_json::from_value(Value::Object(body))
        .map_err(|e| StoreError::Damaged(format!("{}/{}: {e}", item.key.pk, item.key.sk)))
}

/// All records of a range.
///
/// # Errors
/// When the tables cannot be read.
pub async fn all<R: DeserializeOwned>(tables: &dyn Tables, pk: String, prefix: &str) -> Result<Vec<R>, StoreError> {
    let query = Query::prefix(Table::Directory, pk, prefix);
    tables.query_all(&query).await?.into_iter().map(record).collect()
}

/// One record.
///
/// # Errors
/// When the tables cannot be read.
pub async fn one<R: DeserializeOwned>(tables: &dyn Tables, key: &Key) -> Result<Option<R>, StoreError> {
    tables.get(Table::Directory, key).await?.map(record).transpose()
}

/// A zone.
///
/// # Errors
/// When the tables cannot be read.
pub async fn zone(tables: &dyn Tables, zone: &ZoneId) -> Result<Option<Zone>, StoreError> {
    one(tables, &keys::zone(zone)).await
}

/// A zone as items: itself and its line in the list of zones.
///
/// # Errors
/// When it has no form in JSON.
pub fn zone_items(zone: &Zone) -> Result<[Item; 2], StoreError> {
    let mut listing = Map::new();
    listing.insert("name".into(), zone.name.clone().into());
    let listing = Item {
        key: keys::zone_listing(&zone.id),
        zone: zone.id.to_string(),
        version: zone.version,
        expires_at: None,
        body: listing,
    };
    Ok([item(keys::zone(&zone.id), &zone.id, zone.version, zone)?, listing])
}

/// The short names of all zones.
///
/// # Errors
/// When the tables cannot be read.
pub async fn zones(tables: &dyn Tables) -> Result<Vec<ZoneId>, StoreError> {
    let items = tables.query_all(&Query::prefix(Table::Directory, keys::ZONES, "")).await?;
    items.into_iter().map(|item| item.key.sk.parse().map_err(|_| StoreError::Damaged(item.key.sk.clone()))).collect()
}

/// One school year of a calendar, as stored.
#[derive(Serialize, Deserialize)]
struct SchoolYear {
    terms: Vec<Term>,
    closed: Vec<Date>,
}

/// A zone's calendar, its school years put together.
///
/// # Errors
/// When the tables cannot be read.
pub async fn calendar(tables: &dyn Tables, zone: &ZoneId) -> Result<Calendar, StoreError> {
    let mut calendar = Calendar::default();
    for year in all::<SchoolYear>(tables, keys::zone_pk(zone), "CAL#").await? {
        calendar.terms.extend(year.terms);
        calendar.closed.extend(year.closed);
    }
    Ok(calendar)
}

/// A calendar as items, one a school year (September to August).
///
/// # Errors
/// When it has no form in JSON.
pub fn calendar_items(zone: &ZoneId, calendar: &Calendar) -> Result<Vec<Item>, StoreError> {
    let year_of = |date: Date| if date.month() >= 9 { date.year() } else { date.year() - 1 };
    let years: std::collections::BTreeSet<i16> =
        calendar.terms.iter().map(|t| t.from).chain(calendar.closed.iter().copied()).map(year_of).collect();
    years
        .into_iter()
        .map(|year| {
            let terms = calendar.terms.iter().copied().filter(|t| year_of(t.from) == year).collect();
            let closed = calendar.closed.iter().copied().filter(|d| year_of(*d) == year).collect();
            item(keys::calendar(zone, year), zone, 1, &SchoolYear { terms, closed })
        })
        .collect()
}

/// A zone's organisations.
///
/// # Errors
/// When the tables cannot be read.
pub async fn organisations(tables: &dyn Tables, zone: &ZoneId) -> Result<Vec<Organisation>, StoreError> {
    all(tables, keys::organisations_pk(zone), "").await
}

/// A zone's places.
///
/// # Errors
/// When the tables cannot be read.
pub async fn locations(tables: &dyn Tables, zone: &ZoneId) -> Result<Vec<Location>, StoreError> {
    all(tables, keys::locations_pk(zone), "").await
}

/// A zone's services, from all shards.
///
/// # Errors
/// When the tables cannot be read.
pub async fn services(tables: &dyn Tables, zone: &ZoneId, shards: u8) -> Result<Vec<Service>, StoreError> {
    let mut services = Vec::new();
    for shard in 0..shards.max(1) {
        services.extend(all::<Service>(tables, keys::services_pk(zone, shard), "S#").await?);
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
    one(tables, &keys::service(zone, shards, id)).await
}

/// A service as it was at one version.
///
/// # Errors
/// When the tables cannot be read.
pub async fn service_at(tables: &dyn Tables, id: ServiceId, version: u64) -> Result<Option<Service>, StoreError> {
    one(tables, &keys::history(id, version)).await
}
