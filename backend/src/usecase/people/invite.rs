//! Invitations: one link for one person, good once and for 14 days.

use doorstep_shared::api::desk::people::Terms;
use doorstep_shared::id::{InvitationId, ZoneId};
use doorstep_shared::people::Standing;
use doorstep_shared::set::Member as _;
use serde::{Deserialize, Serialize};
use serde_json::{Map, json};

use crate::port::{Condition, StoreError, Table};
use crate::store::{By, Change, ChangeError, Committed, Record, Request, get, keys};
use crate::token::{Token, TokenHash};
use crate::usecase::session::{Keeper, SessionError};

/// How long an invitation can be accepted: 14 days, in seconds.
pub const OPEN: i64 = 14 * 24 * 60 * 60;

/// An invitation. It lies twice: under the hash of its secret, and in the zone's list, which does not name the secret.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invitation {
    /// Its id in lists.
    pub id: InvitationId,
    /// The hash of the secret in its link.
    pub hash: TokenHash,
    /// To which zone.
    pub zone_id: ZoneId,
    /// As what.
    pub terms: Terms,
    /// For whom, as the inviter noted it.
    pub hint: String,
    /// Who invites, by name.
    pub by: String,
    /// When it ends, in seconds since 1970.
    pub until: i64,
}

impl Record for Invitation {
    const TABLE: Table = Table::People;
    fn expires_at(&self) -> Option<i64> {
        Some(self.until)
    }
}

impl Invitation {
    /// What whoever accepts it becomes.
    pub fn standing(&self) -> Standing {
        Standing { role: self.terms.role, capabilities: self.terms.capabilities }
    }
}

/// Why no invitation was made.
#[derive(Debug, PartialEq, thiserror::Error)]
pub enum InviteError {
    /// The change was not made.
    #[error(transparent)]
    Change(#[from] ChangeError),
    /// The machine has no randomness.
    #[error(transparent)]
    Session(#[from] SessionError),
}

impl From<StoreError> for InviteError {
    fn from(error: StoreError) -> Self {
        Self::Change(error.into())
    }
}

/// What is to be invited, and by whom.
#[derive(Clone, Debug)]
pub struct Inviting {
    /// Who does it, for the audit.
    pub by: By,
    /// Their name, for those who are invited.
    pub name: String,
    /// The zone.
    pub zone: ZoneId,
    /// As what.
    pub terms: Terms,
    /// For whom.
    pub hint: String,
}

/// Makes an invitation. Gives its secret; `None` when the same request made it before, as nothing here keeps it.
///
/// # Errors
/// When the tables do not answer, or the request's key was used for another one.
pub async fn invite(
    keeper: Keeper<'_>,
    inviting: Inviting,
    request: impl FnOnce(&Invitation) -> Option<Request>,
) -> Result<(Invitation, Option<Token>), InviteError> {
    let secret = Token::new(keeper.random).map_err(SessionError::from)?;
    let invitation = Invitation {
        id: InvitationId::new(keeper.ids.next()),
        hash: secret.hash(),
        zone_id: inviting.zone,
        terms: inviting.terms,
        hint: inviting.hint,
        by: inviting.name,
        until: keeper.now.as_second() + OPEN,
    };
    let zone = &invitation.zone_id;
    let mut diff = Map::new();
    diff.insert("/role".into(), json!({ "new": invitation.terms.role.key() }));
    let mut change = Change::new(inviting.by, zone, keeper.now, keeper.ids)
        .create(keys::invitation(&invitation.hash), &invitation)
        .create(keys::zone_invitation(zone, invitation.id), &invitation)
        .audit(&format!("invitation/{}", invitation.id), "invite", diff);
    if let Some(request) = request(&invitation) {
        change = change.idempotent(request);
    }
    match change.commit(keeper.tables).await? {
        Committed::Made => Ok((invitation, Some(secret))),
        Committed::Replayed(first) => {
            let held: Invitation = serde_json::from_value(first).map_err(|e| StoreError::Damaged(e.to_string()))?;
            Ok((held, None))
        }
    }
}

/// Takes an invitation back. Whether it was there.
///
/// # Errors
/// When the tables do not answer.
pub async fn withdraw(keeper: Keeper<'_>, by: By, zone: &ZoneId, id: InvitationId) -> Result<bool, ChangeError> {
    let Some(held) = get::<Invitation>(keeper.tables, &keys::zone_invitation(zone, id)).await? else {
        return Ok(false);
    };
    Change::new(by, zone, keeper.now, keeper.ids)
        .delete(Table::People, keys::invitation(&held.hash), Condition::None)
        .delete(Table::People, keys::zone_invitation(zone, id), Condition::None)
        .audit(&format!("invitation/{id}"), "withdraw", Map::new())
        .commit(keeper.tables)
        .await?;
    Ok(true)
}

/// An invitation that can be accepted now, by the hash of its secret.
///
/// # Errors
/// When the tables do not answer.
pub async fn open_invitation(keeper: Keeper<'_>, hash: &TokenHash) -> Result<Option<Invitation>, StoreError> {
    let held: Option<Invitation> = get(keeper.tables, &keys::invitation(hash)).await?;
    Ok(held.filter(|held| keeper.now.as_second() < held.until))
}
