//! What a check asks of an entry, with the places it needs for that.

use std::collections::BTreeMap;

use doorstep_shared::api::desk::Question;
use doorstep_shared::directory::question::{Ask, confirmed, question};
use doorstep_shared::directory::{CheckedPart, Location, Service};
use doorstep_shared::id::LocationId;
use doorstep_shared::lang::Lang;
use doorstep_shared::set::Set;
use doorstep_shared::words::ServerWords;

use super::Desk;
use crate::port::StoreError;
use crate::speech;
use crate::store::{get_many, keys};

/// The words of the staff's screens.
pub(super) fn words() -> ServerWords {
    ServerWords::beside(&speech::words(Lang::En))
}

/// An entry's questions.
pub(super) fn asks(service: &Service, places: &BTreeMap<LocationId, Location>, words: &ServerWords) -> Vec<Question> {
    let own = service.places();
    let ask = |Ask { part, known, text }| Question { part, known, text };
    question(service, own.iter().filter_map(|id| places.get(id)), words).into_iter().map(ask).collect()
}

/// The parts of an entry that a yes confirms: those it says something of.
pub(super) async fn known_parts(desk: &Desk<'_>, service: &Service) -> Result<Set<CheckedPart>, StoreError> {
    let places = places(desk, service).await?;
    Ok(confirmed(&question(service, places.values(), &words())))
}

/// The places of an entry.
pub(super) async fn places(desk: &Desk<'_>, service: &Service) -> Result<BTreeMap<LocationId, Location>, StoreError> {
    let wanted: Vec<_> = service.places().into_iter().map(|id| keys::location(&desk.zone.id, id)).collect();
    if wanted.is_empty() {
        return Ok(BTreeMap::new());
    }
    let places: Vec<Location> = get_many(desk.tables, &wanted).await?;
    Ok(places.into_iter().map(|place| (place.id, place)).collect())
}
