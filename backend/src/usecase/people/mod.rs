//! People and what they are in a zone.

mod accept;
mod change;
mod invite;
mod list;
mod places;
mod roster;
#[cfg(test)]
mod tests;

pub use accept::{Accepted, accept};
pub use change::{Changing, MemberError, change_member, members};
pub use invite::{Invitation, InviteError, Inviting, OPEN, invite, open_invitation, withdraw};
pub use list::{day_of, people, person};
pub use places::places;
pub use roster::Roster;

use doorstep_shared::date::Date;
use doorstep_shared::id::{UserId, ZoneId};
use doorstep_shared::people::Membership;
use doorstep_shared::policy::Actor;

use crate::port::{StoreError, Tables};
use crate::store::{get, keys, query};

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

/// What somebody is, in every zone, whether it holds today or not.
///
/// # Errors
/// When the tables cannot be read.
pub async fn memberships(tables: &dyn Tables, user: UserId) -> Result<Vec<Membership>, StoreError> {
    query(tables, &keys::user(user), keys::MEMBER).await
}
