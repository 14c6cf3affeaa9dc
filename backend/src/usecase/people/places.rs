//! Where somebody works: the zones they are members of today, by name.

use std::collections::BTreeMap;

use doorstep_shared::api::session::Place;
use doorstep_shared::date::Date;
use doorstep_shared::directory::{Organisation, Zone};
use doorstep_shared::id::UserId;
use doorstep_shared::people::Role;

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
    let zones: BTreeMap<_, _> = zones.into_iter().map(|zone| (zone.id.clone(), zone)).collect();
    let employers: Vec<_> =
        held.iter().filter_map(|m| m.organisation.map(|id| keys::organisation(&m.zone, id))).collect();
    let employers: Vec<Organisation> = get_many(tables, &employers).await?;
    let employers: BTreeMap<_, _> = employers.into_iter().map(|o| (o.id, o.name)).collect();
    let mut places: Vec<Place> = held
        .into_iter()
        .filter_map(|m| {
            // A membership of a zone that is not there leads nowhere.
            let Zone { name, safe_numbers, .. } = zones.get(&m.zone)?;
            let organisation_name = m.organisation.and_then(|id| employers.get(&id).cloned()).unwrap_or_default();
            Some(Place {
                zone: m.zone,
                zone_name: name.clone(),
                role: m.role,
                organisation: m.organisation,
                organisation_name,
                capabilities: m.capabilities,
                safe_lead: safe_numbers.lead(m.organisation).cloned(),
                council_children: safe_numbers.council.clone(),
                safe_numbers_due: m.role == Role::Coordinator && safe_numbers.are_due(today),
                to: m.to,
            })
        })
        .collect();
    places.sort_by(|a, b| (&a.zone_name, &a.zone).cmp(&(&b.zone_name, &b.zone)));
    Ok(places)
}
