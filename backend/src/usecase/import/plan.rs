//! What an import would do, worked out before anything is written: new, changed, unchanged, vanished, possible duplicates.

use std::collections::{BTreeMap, BTreeSet};

use doorstep_shared::api::desk::imports::{Decision, Side};
use doorstep_shared::date::Date;
use doorstep_shared::directory::{Location, Organisation, Origin, Privacy, Service, State};
use doorstep_shared::editing::Field;
use doorstep_shared::id::{BatchId, ServiceId};

use super::base::Bases;
use super::duplicates::{PossibleDuplicate, possible_duplicates};
use super::home::Home;
use super::merge::{self, Differs};
use crate::import::{Feed, FeedRow};
use crate::usecase::working::WorkingDirectory;

/// What an import would do to one zone.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    /// Organisations that are new or have changed.
    pub organisations: Vec<PlannedPart<Organisation>>,
    /// Places that are new or have changed.
    pub locations: Vec<PlannedPart<Location>>,
    /// Services to write.
    pub writes: Vec<PlannedWrite>,
    /// Services that are as they were.
    pub unchanged: usize,
    /// Records that look like another one.
    pub duplicates: Vec<PossibleDuplicate>,
}

/// An organisation or a place to write.
#[derive(Clone, Debug)]
pub struct PlannedPart<R> {
    /// As it will be, with the version it will have.
    pub record: R,
    /// As it is, where there is one.
    pub before: Option<R>,
}

/// One service to write.
#[derive(Clone, Debug)]
pub struct PlannedWrite {
    /// Why.
    pub action: Action,
    /// The service as it will be, with the version it will have.
    pub service: Service,
    /// The service as it is, where there is one.
    pub before: Option<Service>,
    /// The fields in which the source differs from it, and whose word counts.
    pub differs: Vec<Differs>,
    /// The service as the source has it, where that is not all of it what will be.
    pub said: Option<Box<Service>>,
}

/// Why an import writes a service.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Action {
    /// The zone does not have it, or had it from an import that was undone.
    New,
    /// The source says something else than at the last import.
    Changed,
    /// The source has it no longer: it is paused, never deleted.
    Vanished,
}

impl Plan {
    /// How many services are written for this reason.
    pub fn count(&self, action: Action) -> usize {
        self.writes.iter().filter(|w| w.action == action).count()
    }
}

/// What somebody decided about records, by their entries.
pub type Decisions = BTreeMap<ServiceId, Decision>;

/// What is known beside the feed and what is held.
pub struct Known<'a> {
    /// What was changed here since the last import.
    pub bases: &'a Bases,
    /// What our own export says, where the feed is one.
    pub home: &'a Home,
    /// Whose word counts.
    pub decisions: &'a Decisions,
}

/// Works out what importing a feed would do.
pub fn plan(
    working: &WorkingDirectory,
    feed: &Feed,
    source: &str,
    batch: BatchId,
    today: Date,
    known: &Known<'_>,
) -> Plan {
    let Known { bases, home, decisions } = known;
    let held: BTreeMap<ServiceId, &Service> = working.services.iter().map(|s| (s.id, s)).collect();
    let organisations = changed_organisations(working, feed).into_iter().filter_map(|o| home.organisation(o));
    let mut plan = Plan { organisations: organisations.collect(), ..Plan::default() };
    plan.locations = changed_locations(working, feed).into_iter().filter_map(|l| home.location(l)).collect();
    let mut in_feed = BTreeSet::new();
    for row in &feed.records {
        in_feed.insert(row.service.id);
        let chosen = |id| decisions.get(&id).map(|d| d.fields.clone()).unwrap_or_default();
        let at_home = held.get(&row.service.id).and_then(|before| home.change(row, before, &chosen(before.id)));
        if let Some(change) = at_home {
            plan.unchanged += usize::from(change.is_none());
            plan.writes.extend(change);
            continue;
        }
        match held.get(&row.service.id) {
            None => plan.writes.push(fresh(row, None)),
            Some(before) if before.state.is_withdrawn() => plan.writes.push(fresh(row, Some(before))),
            Some(before) if same_as_last_time(before, &row.service) => plan.unchanged += 1,
            Some(before) => plan.writes.push(changed(row, before, batch, bases, &chosen(before.id))),
        }
    }
    // Damaged rows still prove that the source has the record: nothing vanishes because of a typing mistake.
    let named_in_quarantine: BTreeSet<&str> =
        feed.quarantined.iter().map(|row| row.source_id.as_str()).filter(|id| !id.is_empty()).collect();
    let gone = working.services.iter().filter(|s| {
        from_source(s, source)
            && s.state.is_active()
            && !in_feed.contains(&s.id)
            && s.origin.as_ref().is_some_and(|o| !named_in_quarantine.contains(o.source_id.as_str()))
    });
    plan.writes.extend(gone.map(|before| vanished(before, batch, today)));
    plan.duplicates = possible_duplicates(working, &plan);
    plan
}

fn from_source(service: &Service, source: &str) -> bool {
    service.origin.as_ref().is_some_and(|o| o.source == source)
}

pub(super) fn same_as_last_time(before: &Service, now: &Service) -> bool {
    match (&before.origin, &now.origin) {
        (Some(before), Some(now)) => before.source_hash == now.source_hash && before.missing_since.is_none(),
        _ => false,
    }
}

/// A record the zone does not show yet. One that an undone import brought keeps its place in history.
fn fresh(row: &FeedRow, before: Option<&&Service>) -> PlannedWrite {
    let mut service = row.service.clone();
    service.version = before.map_or(0, |b| b.version) + 1;
    if let Some(before) = before {
        merge::keep_ours(&mut service, before);
    }
    let before = before.map(|b| (*b).clone());
    PlannedWrite { action: Action::New, service, before, differs: Vec::new(), said: None }
}

/// A record whose source says something new: the source's words and facts where nobody changed them here, our own checks,
/// translations and visibility.
fn changed(
    row: &FeedRow,
    before: &Service,
    batch: BatchId,
    bases: &Bases,
    chosen: &BTreeMap<Field, Side>,
) -> PlannedWrite {
    let mut service = row.service.clone();
    service.version = before.version + 1;
    // A rest that an import noted ends when the record is back. What staff have decided since (it is hidden, over, or lives on
    // as another entry) stands.
    let noted = before.origin.as_ref().and_then(|o| o.missing_since);
    let was_missing = matches!(before.state, State::Paused { since, until: None, .. } if noted == Some(since));
    let rested = Service { state: service.state.clone(), ..before.clone() };
    let ours = if was_missing { &rested } else { before };
    let mut differs = merge::merge(&mut service, ours, bases.of(before), chosen);
    if was_missing && before.state != service.state {
        differs.push(Differs::by_source(Field::State));
    }
    if let (Some(origin), Some(old)) = (&mut service.origin, &before.origin) {
        origin.imported_on = old.imported_on;
        origin.batch = batch;
    }
    let said = Some(Box::new(row.service.clone()));
    PlannedWrite { action: Action::Changed, service, before: Some(before.clone()), differs, said }
}

/// A record that the source has no longer.
fn vanished(before: &Service, batch: BatchId, today: Date) -> PlannedWrite {
    let mut service = before.clone();
    service.version = before.version + 1;
    service.state = State::Paused {
        reason: "The directory this came from does not list it any more. Call before you go.".into(),
        since: today,
        until: None,
    };
    if let Some(origin) = &mut service.origin {
        *origin = Origin { batch, missing_since: Some(today), ..origin.clone() };
    }
    let differs = vec![Differs::by_source(Field::State)];
    PlannedWrite { action: Action::Vanished, service, before: Some(before.clone()), differs, said: None }
}

fn changed_organisations(working: &WorkingDirectory, feed: &Feed) -> Vec<PlannedPart<Organisation>> {
    let part = |new: &Organisation| match working.organisations.get(&new.id) {
        None => Some(PlannedPart { record: Organisation { version: 1, ..new.clone() }, before: None }),
        Some(old) => {
            let same = old.name == new.name && old.description == new.description && old.url == new.url;
            let record = Organisation { version: old.version + 1, ..new.clone() };
            (!same).then(|| PlannedPart { record, before: Some(old.clone()) })
        }
    };
    feed.organisations.iter().filter_map(part).collect()
}

fn changed_locations(working: &WorkingDirectory, feed: &Feed) -> Vec<PlannedPart<Location>> {
    let part = |new: &Location| match working.locations.get(&new.id) {
        None => Some(PlannedPart { record: Location { version: 1, ..new.clone() }, before: None }),
        Some(old) => {
            // How to find the door is ours to say. A mask is kept whoever put it on: hiding too much can be mended, showing a
            // refuge cannot.
            let masked_now = new.privacy == Privacy::Masked && old.privacy == Privacy::Public;
            let kept = Location {
                privacy: if masked_now { new.privacy } else { old.privacy },
                area: if masked_now { new.area.clone() } else { old.area.clone() },
                directions: if new.directions.is_empty() { old.directions.clone() } else { new.directions.clone() },
                origin: old.origin.clone(),
                version: old.version,
                ..new.clone()
            };
            let record = Location { version: old.version + 1, ..kept.clone() };
            (kept != *old).then(|| PlannedPart { record, before: Some(old.clone()) })
        }
    };
    feed.locations.iter().filter_map(part).collect()
}
