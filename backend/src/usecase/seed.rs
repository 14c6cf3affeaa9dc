//! Filling a zone that is not there yet, as the demo does. The zone itself is written last: a seed that was cut off is simply
//! done again.

use doorstep_shared::directory::{Calendar, CheckerRole, Location, Organisation, Service, Zone};
use serde_json::{Map, Value};

use crate::port::{Clock, Condition, Ids, Item, Table, Tables};
use crate::store::change::{Actor, Change, ChangeError};
use crate::store::{keys, records};

/// Everything a new zone begins with.
#[derive(Clone, Debug)]
pub struct NewZone {
    /// The zone.
    pub zone: Zone,
    /// Its school calendar.
    pub calendar: Calendar,
    /// Its organisations.
    pub organisations: Vec<Organisation>,
    /// Its places.
    pub locations: Vec<Location>,
    /// Its services.
    pub services: Vec<Service>,
}

/// Fills the zone, unless it is there already. Says whether it did.
///
/// # Errors
/// When the tables do not answer.
pub async fn seed(
    tables: &dyn Tables,
    clock: &dyn Clock,
    ids: &dyn Ids,
    new: &NewZone,
) -> Result<bool, ChangeError> {
    let zone = &new.zone.id;
    if records::zone(tables, zone).await.map_err(ChangeError::Store)?.is_some() {
        return Ok(false);
    }
    let actor = Actor { id: "seed".into(), role: CheckerRole::Coordinator };
    let change = || Change::new(zone, &actor, clock.now(), ids);
    for organisation in &new.organisations {
        let key = keys::organisation(zone, organisation.id);
        let item = records::item(key, zone, 1, organisation).map_err(ChangeError::Store)?;
        change().put(Table::Directory, item, Condition::None).commit(tables).await?;
    }
    for location in &new.locations {
        let key = keys::location(zone, location.id);
        let item = records::item(key, zone, 1, location).map_err(ChangeError::Store)?;
        change().put(Table::Directory, item, Condition::None).commit(tables).await?;
    }
    for service in &new.services {
        let key = keys::service(zone, new.zone.shards, service.id);
        let history = keys::history(service.id, 1);
        let entry = records::item(key, zone, 1, service).map_err(ChangeError::Store)?;
        let first = Item { key: history, ..entry.clone() };
        let mut diff: Map<String, Value> = Map::new();
        diff.insert("name".into(), service.name.clone().into());
        change()
            .put(Table::Directory, entry, Condition::None)
            .put(Table::Directory, first, Condition::None)
            .audit(&service.id.to_string(), "seed", diff)
            .commit(tables)
            .await?;
    }
    let mut last = change();
    for item in records::calendar_items(zone, &new.calendar).map_err(ChangeError::Store)? {
        last = last.put(Table::Directory, item, Condition::None);
    }
    for item in records::zone_items(&new.zone).map_err(ChangeError::Store)? {
        last = last.put(Table::Directory, item, Condition::None);
    }
    last.publish().commit(tables).await?;
    Ok(true)
}
