//! Changing what a member is, and ending it.

use doorstep_shared::api::desk::people::Terms;
use doorstep_shared::date::Date;
use doorstep_shared::id::{UserId, ZoneId};
use doorstep_shared::people::{CannotGive, Membership, Standing, may_give};
use doorstep_shared::policy::{Action, Permit};

use super::roster::{Kept, keeps};
use crate::port::{StoreError, Tables};
use crate::store::{By, Change, ChangeError, Committed, Request, field_diff, get, keys};
use crate::usecase::session::Keeper;

/// Why a member was not changed.
#[derive(Debug, PartialEq, thiserror::Error)]
pub enum MemberError {
    /// There is no such member.
    #[error("there is no such member")]
    Missing,
    /// The last day lies more than a day before the first.
    #[error("a membership cannot end before it begins")]
    Dates,
    /// The caller may not make them this.
    #[error("they may not give this")]
    CannotGive(CannotGive),
    /// The zone would be left without a coordinator.
    #[error("the zone would be left without a coordinator")]
    LastCoordinator,
    /// Somebody changed the membership first.
    #[error("the membership was changed by somebody else first")]
    Stale(Box<Membership>),
    /// The change was not made.
    #[error(transparent)]
    Change(#[from] ChangeError),
}

impl From<StoreError> for MemberError {
    fn from(error: StoreError) -> Self {
        Self::Change(error.into())
    }
}

/// What is to be changed.
#[derive(Clone, Debug)]
pub struct Changing {
    /// Who does it, for the audit.
    pub by: By,
    /// The zone.
    pub zone: ZoneId,
    /// The member.
    pub user: UserId,
    /// The version the change was made from.
    pub base: u64,
    /// What they are to be.
    pub terms: Terms,
    /// The day it is in London.
    pub today: Date,
    /// The request, so that a repeat does no harm; what it answers is filled in here.
    pub request: Request,
}

/// Changes a member, for somebody who may.
///
/// # Errors
/// When they may not make them this, somebody else was first, or the zone would be left without a coordinator.
pub async fn change_member(keeper: Keeper<'_>, permit: &Permit, changing: Changing) -> Result<Membership, MemberError> {
    debug_assert_eq!(permit.action(), Action::People);
    // A roster that somebody else changed between reading and writing is read again; the refusal then is the true one.
    for _ in 0..4 {
        match once(keeper, permit, &changing).await? {
            Some(changed) => return Ok(changed),
            None => continue,
        }
    }
    Err(StoreError::Contended.into())
}

async fn once(keeper: Keeper<'_>, permit: &Permit, changing: &Changing) -> Result<Option<Membership>, MemberError> {
    let Changing { by, zone, user, base, terms, today, request } = changing;
    let key = keys::membership(*user, zone);
    let before: Membership = get(keeper.tables, &key).await?.ok_or(MemberError::Missing)?;
    let after = Membership {
        role: terms.role,
        organisation: terms.organisation,
        capabilities: terms.capabilities,
        from: terms.from.unwrap_or(before.from),
        to: terms.to,
        version: base + 1,
        ..before.clone()
    };
    if after.to.is_some_and(|to| to.plus_days(1) < after.from) {
        return Err(MemberError::Dates);
    }
    may_give(permit.actor(), Some(*user), Some(Standing::from(&before)), Standing::from(&after))
        .map_err(MemberError::CannotGive)?;
    let kept = if before.version == *base {
        keeps(keeper.tables, zone, &before, &after, *today).await?
    } else {
        // Either somebody else was first, or this very request: the commit tells which.
        Kept::Yes(None)
    };
    let Kept::Yes(roster) = kept else { return Err(MemberError::LastCoordinator) };
    let diff = field_diff(&values(&before)?, &values(&after)?);
    let mut change = Change::new(by.clone(), zone, keeper.now, keeper.ids)
        .replace(key.clone(), &after, *base)
        .replace(keys::zone_member(zone, *user), &after, *base)
        .audit(&format!("membership/{zone}/{user}"), "change", diff)
        .idempotent(Request { response: values(&after)?, ..request.clone() });
    if let Some(roster) = roster {
        change = roster.with(change, zone);
    }
    match change.commit(keeper.tables).await {
        Ok(Committed::Made) => Ok(Some(after)),
        Ok(Committed::Replayed(first)) => {
            serde_json::from_value(first).map(Some).map_err(|e| StoreError::Damaged(e.to_string()).into())
        }
        Err(ChangeError::Stale { key: stale, .. }) if stale == keys::roster(zone) => Ok(None),
        Err(ChangeError::Stale { .. }) => {
            let now: Membership = get(keeper.tables, &key).await?.ok_or(MemberError::Missing)?;
            Err(MemberError::Stale(Box::new(now)))
        }
        Err(ChangeError::Store(StoreError::Contended)) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

fn values(membership: &Membership) -> Result<serde_json::Value, StoreError> {
    serde_json::to_value(membership).map_err(|e| StoreError::Rejected(e.to_string()))
}

/// Everybody who is or was a member of a zone.
///
/// # Errors
/// When the tables cannot be read.
pub async fn members(tables: &dyn Tables, zone: &ZoneId) -> Result<Vec<Membership>, StoreError> {
    crate::store::query(tables, &keys::zone(zone), keys::MEMBER).await
}
