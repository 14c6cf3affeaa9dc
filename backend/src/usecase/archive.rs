//! Our lossless archive: one JSON object that holds a zone's whole directory, drafts of the public's view and all. `export`
//! writes it, `import` and `restore` read it.

use std::collections::BTreeMap;

use doorstep_shared::directory::{Calendar, Location, Organisation, Service, Zone};
use doorstep_shared::id::{BatchId, LocationId, OrganisationId, ServiceId, ZoneId};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;

use super::import::{Action, Plan, PlannedPart, PlannedWrite};
use super::working::WorkingDirectory;
use crate::import::{Feed, FeedRow, Format, Reason, Row};

/// The form of archive this program writes and reads.
pub const FORMAT: u32 = 1;

/// A zone's directory in one object.
#[derive(Serialize)]
pub struct Archive<'a> {
    doorstep_archive: u32,
    exported_at: String,
    zone: &'a Zone,
    calendar: &'a Calendar,
    organisations: Vec<&'a Organisation>,
    locations: Vec<&'a Location>,
    services: Vec<&'a Service>,
}

/// An archive as read: its records one by one, so that a damaged one does not stop the others.
#[derive(Deserialize)]
struct Read {
    doorstep_archive: u32,
    zone: Zone,
    #[serde(default)]
    calendar: Calendar,
    #[serde(default)]
    organisations: Vec<Organisation>,
    #[serde(default)]
    locations: Vec<Location>,
    #[serde(default)]
    services: Vec<Value>,
}

/// Why an archive cannot be read. Nothing of it is taken in.
#[derive(Debug, thiserror::Error)]
pub enum ArchiveError {
    /// It is cut short or damaged.
    #[error("The archive is damaged or cut short ({0}). Nothing was changed.")]
    Damaged(String),
    /// It is of another form.
    #[error("The archive is of form {0}, which this version of Doorstep does not read. Nothing was changed.")]
    OtherForm(u32),
}

/// Whether the bytes look like an archive.
pub fn is_archive(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(400)];
    head.trim_ascii_start().starts_with(b"{") && head.windows(18).any(|w| w == b"\"doorstep_archive\"")
}

/// The zone an archive was made of.
///
/// # Errors
/// When it cannot be read.
pub fn zone_of(bytes: &[u8]) -> Result<ZoneId, ArchiveError> {
    Ok(read(bytes)?.zone.id)
}

/// A zone's archive.
pub fn write(working: &WorkingDirectory, exported_at: String) -> Archive<'_> {
    let mut services: Vec<&Service> = working.services.iter().collect();
    services.sort_by_key(|s| s.id);
    Archive {
        doorstep_archive: FORMAT,
        exported_at,
        zone: &working.zone,
        calendar: &working.calendar,
        organisations: working.organisations.values().collect(),
        locations: working.locations.values().collect(),
        services,
    }
}

fn read(bytes: &[u8]) -> Result<Read, ArchiveError> {
    let read: Read = serde_json::from_slice(bytes).map_err(|e| ArchiveError::Damaged(e.to_string()))?;
    if read.doorstep_archive == FORMAT { Ok(read) } else { Err(ArchiveError::OtherForm(read.doorstep_archive)) }
}

/// What taking an archive into a zone would do. Entries keep their ids in the zone they came from; in another zone they get
/// ids of their own, so that the two zones never share a record.
///
/// # Errors
/// When it cannot be read.
pub fn plan(
    bytes: &[u8],
    working: &WorkingDirectory,
    zone: &ZoneId,
    _batch: BatchId,
) -> Result<(Feed, Plan, WorkingDirectory), ArchiveError> {
    let archive = read(bytes)?;
    let elsewhere = archive.zone.id != *zone;
    let moved = |id: Uuid| if elsewhere { Uuid::new_v5(&id, zone.as_str().as_bytes()) } else { id };

    let mut home = working.clone();
    let empty = working.services.is_empty() && working.organisations.is_empty() && working.locations.is_empty();
    if empty && working.calendar == Calendar::default() {
        home.zone =
            Zone { id: zone.clone(), version: working.zone.version, shards: working.zone.shards, ..archive.zone };
        home.calendar = archive.calendar;
    }

    let mut feed = Feed {
        format: Format::Archive,
        records: Vec::new(),
        organisations: Vec::new(),
        locations: Vec::new(),
        quarantined: Vec::new(),
        read: archive.services.len(),
        notes: Vec::new(),
    };
    let mut plan = Plan::default();
    for mut organisation in archive.organisations {
        organisation.id = OrganisationId::new(moved(organisation.id.uuid()));
        let held = working.organisations.get(&organisation.id);
        let same = held.is_some_and(|h| Organisation { version: h.version, ..organisation.clone() } == *h);
        if !same {
            organisation.version = held.map_or(0, |h| h.version) + 1;
            plan.organisations.push(PlannedPart { record: organisation, before: held.cloned() });
        }
    }
    for mut location in archive.locations {
        location.id = LocationId::new(moved(location.id.uuid()));
        let held = working.locations.get(&location.id);
        let same = held.is_some_and(|h| Location { version: h.version, ..location.clone() } == *h);
        if !same {
            location.version = held.map_or(0, |h| h.version) + 1;
            plan.locations.push(PlannedPart { record: location, before: held.cloned() });
        }
    }
    let held: BTreeMap<ServiceId, &Service> = working.services.iter().map(|s| (s.id, s)).collect();
    for (index, value) in archive.services.into_iter().enumerate() {
        let label = |field: &str| value.get(field).and_then(Value::as_str).unwrap_or_default().to_owned();
        let (name, source_id) = (label("name"), label("id"));
        let mut service: Service = match serde_json::from_value(value) {
            Ok(service) => service,
            Err(error) => {
                let reason = Reason::Unreadable(error.to_string());
                feed.quarantined.push(Row { row: index + 1, name, source_id, reason, content: Vec::new() });
                continue;
            }
        };
        service.id = ServiceId::new(moved(service.id.uuid()));
        service.organisation = service.organisation.map(|id| OrganisationId::new(moved(id.uuid())));
        service.locations = service.locations.iter().map(|id| LocationId::new(moved(id.uuid()))).collect();
        for schedule in &mut service.schedules {
            schedule.location = schedule.location.map(|id| LocationId::new(moved(id.uuid())));
        }
        let before = held.get(&service.id).copied();
        feed.records.push(FeedRow { row: index + 1, service: service.clone(), repairs: Vec::new() });
        match before {
            Some(before) if (Service { version: before.version, ..service.clone() }) == *before => plan.unchanged += 1,
            before => {
                service.version = before.map_or(0, |b| b.version) + 1;
                let action =
                    if before.is_some_and(|b| !b.state.is_withdrawn()) { Action::Changed } else { Action::New };
                let differs = Vec::new();
                plan.writes.push(PlannedWrite { action, service, before: before.cloned(), differs, said: None });
            }
        }
    }
    Ok((feed, plan, home))
}
