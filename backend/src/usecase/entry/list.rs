//! The keepers' list: every entry they may see, with its state today.

use std::collections::{BTreeMap, BTreeSet};

use doorstep_shared::api::desk::list_entries::{Entries, EntryLine, Venue};
use doorstep_shared::date::Date;
use doorstep_shared::directory::{Cost, Service, Zone};
use doorstep_shared::id::ServiceId;
use doorstep_shared::lang::Lang;
use doorstep_shared::policy::{Action, Actor, Relation, decide};
use doorstep_shared::schedule::sentence;
use doorstep_shared::words::Words;

use super::draft::DraftListing;
use crate::port::{StoreError, Tables};
use crate::speech;
use crate::store::{keys, query};
use crate::usecase::inbox::Waiting;
use crate::usecase::working::{self, WorkingDirectory};

/// The entries an actor may see.
///
/// # Errors
/// When the tables cannot be read.
pub async fn entries(tables: &dyn Tables, zone: &Zone, actor: &Actor, today: Date) -> Result<Entries, StoreError> {
    let working = working::load(tables, &zone.id).await?.unwrap_or_else(|| WorkingDirectory::empty(zone.clone()));
    let words = speech::words(Lang::En);
    let mut seen: Vec<&Service> = working
        .services
        .iter()
        .filter(|s| !s.state.is_withdrawn())
        .filter(|s| decide(Some(actor), Action::ViewDesk, Relation::of(actor, s.organisation), zone.approval).is_ok())
        .collect();
    seen.sort_by_cached_key(|s| (s.name.to_lowercase(), s.id));
    let places: BTreeSet<_> = seen.iter().flat_map(|s| s.places()).collect();
    let mut venues: Vec<Venue> = places
        .iter()
        .filter_map(|id| working.locations.get(id))
        .map(|l| Venue { id: l.id, name: l.name.clone() })
        .collect();
    venues.sort_by_cached_key(|v| (v.name.to_lowercase(), v.id));
    let mut drafts: BTreeMap<ServiceId, u32> = BTreeMap::new();
    for draft in query::<DraftListing>(tables, &keys::drafts(&zone.id), "").await? {
        *drafts.entry(draft.entry).or_default() += 1;
    }
    let waiting = waiting(tables, zone, actor).await?;
    let of = |s: &Service| Beside {
        drafts: drafts.get(&s.id).copied().unwrap_or_default(),
        suggestions: waiting.get(&Some(s.id)).copied().unwrap_or_default(),
    };
    let items = seen.into_iter().map(|s| line(&working, s, actor, today, &words, of(s))).collect();
    Ok(Entries { today, items, venues, letters: waiting.values().sum() })
}

/// How many messages wait, by the entry they are about; none for those who do not see the inbox.
async fn waiting(
    tables: &dyn Tables,
    zone: &Zone,
    actor: &Actor,
) -> Result<BTreeMap<Option<ServiceId>, u32>, StoreError> {
    let mut counts: BTreeMap<Option<ServiceId>, u32> = BTreeMap::new();
    if decide(Some(actor), Action::AnswerInbox, Relation::Zone, zone.approval).is_ok() {
        for waiting in query::<Waiting>(tables, &keys::inbox_waiting(&zone.id), "").await? {
            *counts.entry(waiting.service).or_default() += 1;
        }
    }
    Ok(counts)
}

/// What waits beside an entry.
struct Beside {
    drafts: u32,
    suggestions: u32,
}

fn line(
    working: &WorkingDirectory,
    service: &Service,
    actor: &Actor,
    today: Date,
    words: &Words,
    beside: Beside,
) -> EntryLine {
    let trust = service.trust(working.zone.half_life_weeks(service.kind));
    let organisation = service.organisation.and_then(|id| working.organisations.get(&id));
    EntryLine {
        id: service.id,
        version: service.version,
        name: service.name.clone(),
        kind: service.kind,
        organisation: service.organisation,
        organisation_name: organisation.map(|o| o.name.clone()).unwrap_or_default(),
        venues: service.places().into_iter().collect(),
        state: service.state.clone(),
        visibility: service.visibility,
        freshness: trust.freshness(today),
        checked: service.checked,
        due_on: trust.due_from(today).map(|first| first.plus_days(-1)),
        line: what_it_says(service, words),
        own: Relation::of(actor, service.organisation) == Relation::Own,
        drafts: beside.drafts,
        suggestions: beside.suggestions,
    }
}

/// When, and what it costs, in one line; what is not known is said to be so.
fn what_it_says(service: &Service, words: &Words) -> String {
    let mut parts: Vec<String> = service.schedules.iter().map(|s| sentence(s, words)).collect();
    if parts.is_empty() {
        parts.push("Times not known".into());
    }
    parts.push(match &service.cost {
        Cost::Unknown => "Cost not known".into(),
        Cost::Free => "Free".into(),
        Cost::Paid { text } => text.clone(),
    });
    parts.join(". ")
}
