//! Accepting an invitation: account, identity and membership are made and the invitation is used up, all at once.

use doorstep_shared::date::Date;
use doorstep_shared::directory::Zone;
use doorstep_shared::id::{UserId, ZoneId};
use doorstep_shared::people::Membership;
use serde_json::Map;

use super::invite::{Invitation, open_invitation};
use crate::identity::Identity;
use crate::port::{Condition, StoreError, Table};
use crate::store::{By, Change, ChangeError, get, keys, records};
use crate::token::TokenHash;
use crate::usecase::session::Keeper;
use crate::usecase::sign_in::{Link, UserRecord, link};

/// What became of an invitation.
#[derive(Clone, Debug, PartialEq)]
pub enum Accepted {
    /// Somebody is a member now, of this zone.
    Member(UserRecord, ZoneId),
    /// There is no such invitation, or not any more.
    Gone,
    /// They are a member of that zone already; the invitation stays open.
    Already(ZoneId),
    /// A made-up person cannot work in a real zone, nor a real one in the demo.
    OtherWorld,
}

/// Accepts an invitation for somebody who has just proved who they are. `known` is their account, if they have one; `demo` says
/// whether a demo's provider vouches for them.
///
/// # Errors
/// When the tables do not answer.
pub async fn accept(
    keeper: Keeper<'_>,
    hash: &TokenHash,
    identity: &Identity,
    known: Option<UserRecord>,
    today: Date,
    demo: bool,
) -> Result<Accepted, StoreError> {
    let Some(invitation) = open_invitation(keeper, hash).await? else { return Ok(Accepted::Gone) };
    let zone: Option<Zone> = records::zone(keeper.tables, &invitation.zone_id).await?;
    let Some(zone) = zone else { return Ok(Accepted::Gone) };
    if zone.demo != demo {
        return Ok(Accepted::OtherWorld);
    }
    let user = known.clone().unwrap_or_else(|| newcomer(keeper, identity, &invitation));
    let held: Option<Membership> = get(keeper.tables, &keys::membership(user.id, &zone.id)).await?;
    if held.as_ref().is_some_and(|held| held.to.is_none_or(|to| today <= to)) {
        return Ok(Accepted::Already(zone.id));
    }
    let base = held.map_or(0, |held| held.version);
    let condition = if base == 0 { Condition::Absent } else { Condition::Version(base) };
    let membership = Membership {
        zone: zone.id.clone(),
        user: user.id,
        role: invitation.terms.role,
        organisation: invitation.terms.organisation,
        capabilities: invitation.terms.capabilities,
        from: invitation.terms.from.unwrap_or(today),
        to: invitation.terms.to,
        version: base + 1,
    };
    let by = By::new(user.id.to_string(), doorstep_shared::set::Member::key(membership.role));
    let mut change = Change::new(by, &zone.id, keeper.now, keeper.ids)
        .delete(Table::People, keys::invitation(hash), Condition::Present)
        .delete(Table::People, keys::zone_invitation(&zone.id, invitation.id), Condition::None)
        .put(keys::membership(user.id, &zone.id), &membership, condition)
        .put(keys::zone_member(&zone.id, user.id), &membership, condition)
        .audit(&format!("membership/{}/{}", zone.id, user.id), "accept", Map::new());
    if known.is_none() {
        change = change
            .create(keys::user_meta(user.id), &user)
            .create(keys::identity(&link(&identity.issuer, &identity.subject)), &Link { user: user.id });
    }
    match change.commit(keeper.tables).await {
        Ok(_) => Ok(Accepted::Member(user, zone.id)),
        // Somebody else has just accepted it, or the same person with another invitation.
        Err(ChangeError::Stale { .. } | ChangeError::Store(StoreError::Contended)) => Ok(Accepted::Gone),
        Err(ChangeError::Store(error)) => Err(error),
        Err(ChangeError::KeyReused) => Ok(Accepted::Gone),
    }
}

fn newcomer(keeper: Keeper<'_>, identity: &Identity, invitation: &Invitation) -> UserRecord {
    let hint = Some(invitation.hint.clone()).filter(|hint| !hint.is_empty());
    let name = identity.name.clone().or_else(|| identity.email.clone()).or(hint);
    UserRecord {
        id: UserId::new(keeper.ids.next()),
        name: name.unwrap_or_else(|| "Somebody without a name".into()),
        email: identity.email.clone(),
        created: keeper.now.as_second(),
        version: 1,
    }
}
