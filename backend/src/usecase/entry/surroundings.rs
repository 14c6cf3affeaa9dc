//! What forms need beside an entry: organisations, places, the school calendar, and what the caller may do at all.

use doorstep_shared::api::desk::surroundings::{NamedOrganisation, NamedPlace, Surroundings};
use doorstep_shared::directory::{Kind, Location, Privacy};
use doorstep_shared::people::Role;
use doorstep_shared::policy::{Action, ever};
use doorstep_shared::set::{Member as _, Set};

use super::{Desk, EntryError};
use crate::store::records;

/// What forms need.
///
/// # Errors
/// When the tables cannot be read.
pub async fn surroundings(desk: &Desk<'_>) -> Result<Surroundings, EntryError> {
    let zone = &desk.zone.id;
    let calendar = records::calendar(desk.tables, zone).await?;
    let mut organisations: Vec<NamedOrganisation> = records::organisations(desk.tables, zone)
        .await?
        .into_iter()
        .map(|o| NamedOrganisation { id: o.id, name: o.name })
        .collect();
    organisations.sort_by_cached_key(|o| (o.name.to_lowercase(), o.id));
    let own_places = own_places(desk).await?;
    let mut places: Vec<NamedPlace> = records::locations(desk.tables, zone)
        .await?
        .iter()
        .filter(|l| l.privacy == Privacy::Public || own_places.as_ref().is_none_or(|own| own.contains(&l.id)))
        .map(named)
        .collect();
    places.sort_by_cached_key(|p| (p.name.to_lowercase(), p.id));
    let may = |action: &Action| ever(Some(desk.actor), *action, desk.zone.approval).is_ok();
    let waits = desk.permit(Action::Edit, desk.actor.organisation).is_ok_and(|p| p.waits_for_approval());
    Ok(Surroundings {
        today: desk.today,
        calendar,
        organisations,
        places,
        half_lives: Kind::ALL.iter().map(|kind| (*kind, desk.zone.half_life_weeks(*kind))).collect(),
        may: Action::ALL.iter().copied().filter(may).collect::<Set<Action>>(),
        own: desk.actor.organisation,
        waits,
    })
}

/// The places of the caller's own entries, for providers: addresses that are kept private are not theirs to see otherwise.
async fn own_places(
    desk: &Desk<'_>,
) -> Result<Option<std::collections::BTreeSet<doorstep_shared::id::LocationId>>, EntryError> {
    if desk.actor.role != Role::Provider {
        return Ok(None);
    }
    let services = records::services(desk.tables, &desk.zone.id, desk.zone.shards).await?;
    let own = services.iter().filter(|s| s.organisation.is_some() && s.organisation == desk.actor.organisation);
    Ok(Some(own.flat_map(doorstep_shared::directory::Service::places).collect()))
}

fn named(place: &Location) -> NamedPlace {
    let parts = [&place.address.street, &place.address.town, &place.address.postcode];
    let parts: Vec<&str> = parts.into_iter().map(String::as_str).filter(|p| !p.is_empty()).collect();
    NamedPlace {
        id: place.id,
        name: place.name.clone(),
        address: parts.join(", "),
        masked: place.privacy == Privacy::Masked,
    }
}
