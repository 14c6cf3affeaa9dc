//! Where somebody works: the zones they are members of today, by name.

use std::collections::BTreeMap;

use doorstep_shared::api::session::Place;
use doorstep_shared::date::Date;
use doorstep_shared::directory::{Organisation, Zone};
use doorstep_shared::id::UserId;

use super::memberships;
use crate::port::{StoreError, Tables};
use crate::store::{get_many, keys};

/// What somebody is today, in every zone, by the zones' names.
///
/// # Errors
/// When the tables cannot be read.
pub async fn places(tables: &dyn Tables, user: UserId, today: Date) -> Result<Vec<Place>, StoreError> {
    let mut held = memberships(tables, user).await?;
    held.retain(|m| m.in_force(today));
    let zone_keys: Vec<_> = held.iter().map(|m| keys::zone_meta(&m.zone)).collect();
    let zones: Vec<Zone> = get_many(tables, &zone_keys).await?;
    let zones: BTreeMap<_, _> = zones.into_iter().map(|zone| (zone.id, zone.name)).collect();
    let employers: Vec<_> =
        held.iter().filter_map(|m| m.organisation.map(|id| keys::organisation(&m.zone, id))).collect();
    let employers: Vec<Organisation> = get_many(tables, &employers).await?;
    let employers: BTreeMap<_, _> = employers.into_iter().map(|o| (o.id, o.name)).collect();
    let mut places: Vec<Place> = held
        .into_iter()
        .filter_map(|m| {
            // A membership of a zone that is not there leads nowhere.
            let zone_name = zones.get(&m.zone)?.clone();
            let organisation_name = m.organisation.and_then(|id| employers.get(&id).cloned()).unwrap_or_default();
            Some(Place {
                zone: m.zone,
                zone_name,
                role: m.role,
                organisation: m.organisation,
                organisation_name,
                capabilities: m.capabilities,
                to: m.to,
            })
        })
        .collect();
    places.sort_by(|a, b| (&a.zone_name, &a.zone).cmp(&(&b.zone_name, &b.zone)));
    Ok(places)
}
