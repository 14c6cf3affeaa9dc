//! Filling a zone that is not there yet, as the demo does. The zone itself is written last: a seed that was cut off is simply
//! done again.

use doorstep_shared::directory::{Calendar, CheckerRole, Location, Organisation, Service, Zone};
use doorstep_shared::editing::Act;
use doorstep_shared::set::Member as _;
use serde_json::Map;

use super::entry::write::EntryChange;
use super::outbox::DIRECTORY_CHANGED;
use crate::port::{Clock, Condition, Ids, Tables};
use crate::store::records::{self, SchoolYear, ZoneListing};
use crate::store::{By, Change, ChangeError, keys};

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
pub async fn seed(tables: &dyn Tables, clock: &dyn Clock, ids: &dyn Ids, new: &NewZone) -> Result<bool, ChangeError> {
    let zone = &new.zone.id;
    if records::zone(tables, zone).await?.is_some() {
        return Ok(false);
    }
    let change = || Change::new(By::new("seed", CheckerRole::Coordinator.key()), zone, clock.now(), ids);
    for organisation in &new.organisations {
        let key = keys::organisation(zone, organisation.id);
        change().put(key, organisation, Condition::None).commit(tables).await?;
    }
    for location in &new.locations {
        change().put(keys::location(zone, location.id), location, Condition::None).commit(tables).await?;
    }
    for service in &new.services {
        let by = By::new("seed", CheckerRole::Coordinator.key());
        let mut first = EntryChange::new(&new.zone, None, service.clone(), Act::Seed, by);
        // The zone says so at the end, for all of them.
        first.silent = true;
        match first.begin(clock.now(), clock.today(), ids)?.commit(tables).await {
            // A seed that was cut off has written it already.
            Ok(_) | Err(ChangeError::Stale { .. }) => {}
            Err(error) => return Err(error),
        }
    }
    let mut last = change();
    for year in SchoolYear::of(&new.calendar) {
        last = last.put(keys::calendar(zone, &year.year.to_string()), &year, Condition::None);
    }
    last.put(keys::zone_listing(zone), &ZoneListing { name: new.zone.name.clone() }, Condition::None)
        .create(keys::zone_meta(zone), &new.zone)
        .outbox(DIRECTORY_CHANGED, Map::new())
        .commit(tables)
        .await?;
    Ok(true)
}
