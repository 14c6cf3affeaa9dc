//! The working directory of a zone, whole: what its keepers hold, before anything is left out for the public.

use std::collections::BTreeMap;

use doorstep_shared::directory::{Calendar, Location, Organisation, Service, Zone};
use doorstep_shared::id::{LocationId, OrganisationId, ZoneId};

use super::publish::by_id;
use crate::port::{StoreError, Tables};
use crate::store::records;

/// All of a zone's directory.
#[derive(Clone, Debug)]
pub struct WorkingDirectory {
    /// The zone.
    pub zone: Zone,
    /// Its school calendar.
    pub calendar: Calendar,
    /// Its organisations.
    pub organisations: BTreeMap<OrganisationId, Organisation>,
    /// Its places.
    pub locations: BTreeMap<LocationId, Location>,
    /// Its services, withdrawn ones too.
    pub services: Vec<Service>,
}

impl WorkingDirectory {
    /// A zone with nothing in it yet.
    pub fn empty(zone: Zone) -> Self {
        Self {
            zone,
            calendar: Calendar::default(),
            organisations: BTreeMap::new(),
            locations: BTreeMap::new(),
            services: Vec::new(),
        }
    }
}

/// Reads a zone's directory; none when there is no such zone.
///
/// # Errors
/// When the tables cannot be read.
pub async fn load(tables: &dyn Tables, zone: &ZoneId) -> Result<Option<WorkingDirectory>, StoreError> {
    let Some(meta) = records::zone(tables, zone).await? else {
        return Ok(None);
    };
    let calendar = records::calendar(tables, zone).await?;
    let organisations = by_id(records::organisations(tables, zone).await?, |o| o.id);
    let locations = by_id(records::locations(tables, zone).await?, |l| l.id);
    let services = records::services(tables, zone, meta.shards).await?;
    Ok(Some(WorkingDirectory { zone: meta, calendar, organisations, locations, services }))
}
