//! One entry with all that its keepers need.

use doorstep_shared::api::desk::get_entry::EntryPage;
use doorstep_shared::api::desk::{Author, DraftLine};
use doorstep_shared::directory::Organisation;
use doorstep_shared::id::ServiceId;
use doorstep_shared::policy::{Action, Relation, decide};
use doorstep_shared::set::{Member as _, Set};

use super::draft::{DraftListing, DraftRecord};
use super::who::{Names, named};
use super::{Desk, EntryError, question};
use crate::store::{get, keys, query};

/// An entry's page.
///
/// # Errors
/// When it is not there, or nobody here may know of it.
pub async fn page(desk: &Desk<'_>, id: ServiceId) -> Result<EntryPage, EntryError> {
    let (service, _) = desk.entry(id, Action::ViewDesk).await?;
    let note = desk.kept(id, service.version).await?.and_then(|k| k.note);
    let places = question::places(desk, &service).await?;
    let organisation: Option<Organisation> = match service.organisation {
        Some(organisation) => get(desk.tables, &keys::organisation(&desk.zone.id, organisation)).await?,
        None => None,
    };
    let drafts: Vec<DraftRecord> = query(desk.tables, &keys::history(id), keys::DRAFT).await?;
    let drafts: Vec<DraftListing> = drafts.iter().map(DraftRecord::listing).collect();
    let me = desk.by();
    let marks = note.iter().flat_map(|n| n.lately.values().chain([&n.mark]));
    let people = marks.flat_map(named).chain(drafts.iter().flat_map(DraftListing::people)).chain([&me]);
    let names = Names::of(desk.tables, desk.actor.user, people.collect()).await?;
    let relation = Relation::of(desk.actor, service.organisation);
    let decided = |action: Action| decide(Some(desk.actor), action, relation, desk.zone.approval);
    let trust = service.trust(desk.zone.half_life_weeks(service.kind));
    let mut drafts: Vec<DraftLine> = drafts.iter().map(|d| d.line(&names)).collect();
    drafts.sort_by(|a, b| b.saved_at.cmp(&a.saved_at));
    let me: Author = names.author(&me);
    Ok(EntryPage {
        today: desk.today,
        organisation_name: organisation.map(|o| o.name).unwrap_or_default(),
        freshness: trust.freshness(desk.today),
        resting: trust.rests(desk.today),
        due_from: trust.due_from(desk.today),
        half_life_weeks: trust.half_life_weeks,
        asks: question::asks(&service, &places, &question::words()),
        fields: note.iter().flat_map(|n| n.lately.iter()).map(|(field, mark)| (*field, names.touch(mark))).collect(),
        last: note.as_ref().map(|n| names.touch(&n.mark)),
        drafts,
        may: Action::ALL.iter().copied().filter(|action| decided(*action).is_ok()).collect::<Set<Action>>(),
        waits: decided(Action::Edit).is_ok_and(|permit| permit.waits_for_approval()),
        me,
        record: service,
    })
}
