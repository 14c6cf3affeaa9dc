//! A zone's own export that comes back: its records are the zone's own, and what has changed in the file is what differs from an
//! export made now. What a form cannot say is not lost on the way.

use std::collections::{BTreeMap, BTreeSet};

use doorstep_shared::directory::{Location, Organisation, Service};
use doorstep_shared::id::{LocationId, OrganisationId, ServiceId};
use uuid::Uuid;

use super::merge::{self, Base};
use super::plan::{Action, PlannedPart, PlannedWrite};
use crate::import::{Feed, FeedError, FeedRow, Format, Mapping, ReadOptions, read};
use crate::usecase::export::{csv, oruk1, oruk3, xlsx};
use crate::usecase::working::WorkingDirectory;
use doorstep_shared::api::desk::imports::{FieldState, Side};
use doorstep_shared::editing::Field;

/// What our own export says now of what is held here.
#[derive(Clone, Debug, Default)]
pub struct Home {
    services: BTreeMap<ServiceId, Service>,
    organisations: BTreeMap<OrganisationId, Organisation>,
    locations: BTreeMap<LocationId, Location>,
}

/// The ids of the zone's own records, when most of a feed's records name one: then it is our own export. In another directory's
/// feed that shows some of ours they stay what they are there, so that nobody takes over an entry by naming its id.
pub fn ids(working: &WorkingDirectory, feed: &Feed) -> Option<BTreeSet<Uuid>> {
    let held: BTreeSet<Uuid> = working.services.iter().map(|s| s.id.uuid()).collect();
    let named = |row: &&FeedRow| {
        let id = row.service.origin.as_ref().and_then(|o| Uuid::try_parse(&o.source_id).ok());
        id.is_some_and(|id| held.contains(&id))
    };
    let ours = feed.records.iter().filter(named).count();
    let organisations = working.organisations.keys().map(|id| id.uuid());
    let locations = working.locations.keys().map(|id| id.uuid());
    (ours * 2 > feed.records.len()).then(|| held.iter().copied().chain(organisations).chain(locations).collect())
}

impl Home {
    /// Exports what is held in the feed's form and reads it again.
    ///
    /// # Errors
    /// When that cannot be read, which would be a fault of ours.
    pub fn of(working: &WorkingDirectory, format: Format, options: &ReadOptions) -> Result<Self, FeedError> {
        let bytes = match format {
            Format::Oruk3 => serde_json::to_vec(&oruk3::page(working, options.today)).unwrap_or_default(),
            Format::Oruk1 => serde_json::to_vec(&oruk1::page(working, options.today)).unwrap_or_default(),
            Format::Csv => csv::table(working).unwrap_or_default(),
            Format::Xlsx => xlsx::table(working, options.today).unwrap_or_default(),
            Format::Archive => return Ok(Self::default()),
        };
        let mapping = Mapping::default();
        let made = read(&bytes, &ReadOptions { format: Some(format), mapping, ..options.clone() })?;
        Ok(Self {
            services: made.records.into_iter().map(|row| (row.service.id, row.service)).collect(),
            organisations: made.organisations.into_iter().map(|o| (o.id, o)).collect(),
            locations: made.locations.into_iter().map(|l| (l.id, l)).collect(),
        })
    }

    /// What a record that came back changes; nothing when the file says what we say. None when it is no record of ours.
    pub fn change(
        &self,
        row: &FeedRow,
        before: &Service,
        chosen: &BTreeMap<Field, Side>,
    ) -> Option<Option<PlannedWrite>> {
        let said = self.services.get(&before.id)?;
        let mut service = row.service.clone();
        let mut differs = merge::merge(&mut service, before, Base::Then(said), chosen);
        // What the form cannot say is the same in the file as in an export made now: nobody has changed it.
        differs.retain(|d| d.state != FieldState::Kept || d.side == Side::Theirs);
        service.origin.clone_from(&before.origin);
        service.version = before.version;
        if service == *before {
            return Some(None);
        }
        service.version += 1;
        let said = Some(Box::new(row.service.clone()));
        Some(Some(PlannedWrite { action: Action::Changed, service, before: Some(before.clone()), differs, said }))
    }

    /// An organisation as it came back; none when the file says what we say.
    pub fn organisation(&self, part: PlannedPart<Organisation>) -> Option<PlannedPart<Organisation>> {
        let Some(said) = self.organisations.get(&part.record.id) else {
            return Some(part);
        };
        let same =
            |a: &Organisation, b: &Organisation| a.name == b.name && a.description == b.description && a.url == b.url;
        let origin = part.before.as_ref().and_then(|b| b.origin.clone());
        (!same(said, &part.record))
            .then_some(PlannedPart { record: Organisation { origin, ..part.record }, before: part.before })
    }

    /// A place as it came back; none when the file says what we say.
    pub fn location(&self, part: PlannedPart<Location>) -> Option<PlannedPart<Location>> {
        let bare = |l: &Location| Location { origin: None, version: 0, privacy: Default::default(), ..l.clone() };
        let said = self.locations.get(&part.record.id);
        // How to find the door is ours where the file says nothing; so it is in the comparison.
        let same = said.is_some_and(|said| {
            let directions =
                if said.directions.is_empty() { part.record.directions.clone() } else { said.directions.clone() };
            bare(&Location { directions, area: part.record.area.clone(), ..said.clone() }) == bare(&part.record)
        });
        (!same).then_some(part)
    }
}
