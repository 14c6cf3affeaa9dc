//! People and what they are in a zone.

use doorstep_shared::date::Date;
use doorstep_shared::id::{UserId, ZoneId};
use doorstep_shared::people::Membership;
use doorstep_shared::policy::Actor;

use crate::port::{StoreError, Tables};
use crate::store::{get, keys};

/// Who somebody is in a zone today; none when they are no member of it, or not today.
///
/// # Errors
/// When the tables cannot be read.
pub async fn actor(tables: &dyn Tables, zone: &ZoneId, user: UserId, today: Date) -> Result<Option<Actor>, StoreError> {
    let held: Option<Membership> = get(tables, &keys::membership(user, zone)).await?;
    Ok(held.filter(|m| m.in_force(today)).map(|m| Actor {
        user,
        role: m.role,
        organisation: m.organisation,
        capabilities: m.capabilities,
    }))
}
