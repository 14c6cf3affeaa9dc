//! The sheet of a venue: its entries, each with the question it is asked.

use doorstep_shared::api::desk::check_sheet::{CheckSheet, ToCheck};
use doorstep_shared::directory::Freshness;
use doorstep_shared::id::LocationId;
use doorstep_shared::policy::{Action, Permit};

use super::{Desk, EntryError, question};
use crate::usecase::working::{self, WorkingDirectory};

/// The entries that the caller may check, the longest overdue first.
///
/// # Errors
/// When the tables cannot be read.
pub async fn sheet(desk: &Desk<'_>, venue: Option<LocationId>, due: bool) -> Result<CheckSheet, EntryError> {
    let working = working::load(desk.tables, &desk.zone.id).await?;
    let working = working.unwrap_or_else(|| WorkingDirectory::empty(desk.zone.clone()));
    let words = question::words();
    let may = |permit: Result<Permit, EntryError>| permit.is_ok();
    let mut items: Vec<ToCheck> = working
        .services
        .iter()
        .filter(|s| s.state.goes_on() && !s.state.rests(desk.today))
        .filter(|s| venue.is_none_or(|venue| s.places().contains(&venue)))
        .filter(|s| may(desk.permit(Action::Check, s.organisation)))
        .map(|s| {
            let trust = s.trust(desk.zone.half_life_weeks(s.kind));
            let organisation = s.organisation.and_then(|id| working.organisations.get(&id));
            ToCheck {
                id: s.id,
                version: s.version,
                name: s.name.clone(),
                organisation_name: organisation.map(|o| o.name.clone()).unwrap_or_default(),
                kind: s.kind,
                venues: s.places().into_iter().collect(),
                state: s.state.clone(),
                asks: question::asks(s, &working.locations, &words),
                freshness: trust.freshness(desk.today),
                due_from: trust.due_from(desk.today),
                checked: s.checked,
            }
        })
        .filter(|item| !due || item.freshness != Freshness::Checked)
        .collect();
    items.sort_by_cached_key(|item| (item.due_from, item.name.to_lowercase(), item.id));
    Ok(CheckSheet { today: desk.today, items })
}
