//! A token that comes back: noted, changed for a new one when it is old, refused when it was changed long ago.

use super::{Found, GRACE, Keeper, NOTED, ROTATION, Seen, SessionError, SessionRecord, forget};
use crate::port::{Condition, StoreError, Transaction, Write};
use crate::store::{get, keys, write};
use crate::token::{Token, TokenHash};

pub(super) async fn renew(
    keeper: Keeper<'_>,
    hash: &TokenHash,
    held: SessionRecord,
    active: bool,
) -> Result<Option<Found>, SessionError> {
    let now = keeper.now.as_second();
    let found = |record: &SessionRecord, renewed| Some(Found { signed_in: record.signed_in(), renewed });
    if let Some(successor) = held.successor.clone() {
        if held.replaced.is_some_and(|at| now < at + GRACE) {
            return Ok(found(&held, None));
        }
        return changed_long_ago(keeper, hash, held, &successor).await;
    }
    if !active {
        return Ok(found(&held, None));
    }
    if now >= held.given + ROTATION {
        let renewed = change(keeper, hash, &held, None).await?;
        return Ok(found(&SessionRecord { seen: now, ..held }, renewed));
    }
    if !held.used || now >= held.seen + NOTED {
        let noted = SessionRecord { seen: now, used: true, version: held.version + 1, ..held.clone() };
        let note = write(keys::session(hash), &noted, Condition::Version(held.version))?;
        commit(keeper, vec![note]).await?;
        return Ok(found(&noted, None));
    }
    Ok(found(&held, None))
}

/// The token was changed for another one, and not just now. If that one has never come back, its answer was lost on the way
/// and the browser still holds this one. Else two hold tokens of one session, and one of them should not: it ends for both.
async fn changed_long_ago(
    keeper: Keeper<'_>,
    hash: &TokenHash,
    held: SessionRecord,
    successor: &TokenHash,
) -> Result<Option<Found>, SessionError> {
    let Some(next) = get::<SessionRecord>(keeper.tables, &keys::session(successor)).await? else {
        return Ok(None);
    };
    if next.used || next.successor.is_some() {
        tracing::warn!("a session was ended: a token came back that had been changed for another");
        keeper.tables.transact(&transaction(keeper, vec![forget(hash), forget(successor)])).await?;
        return Ok(None);
    }
    let lost = Write::Delete(crate::port::Table::People, keys::session(successor), Condition::Version(next.version));
    let renewed = change(keeper, hash, &held, Some(lost)).await?;
    Ok(Some(Found { signed_in: held.signed_in(), renewed }))
}

/// Gives out a new token in place of this one. `None` when somebody else has just done so.
async fn change(
    keeper: Keeper<'_>,
    hash: &TokenHash,
    held: &SessionRecord,
    lost: Option<Write>,
) -> Result<Option<Token>, SessionError> {
    let now = keeper.now.as_second();
    let token = Token::new(keeper.random)?;
    let next = SessionRecord {
        seen: now,
        given: now,
        used: false,
        predecessor: Some(hash.clone()),
        successor: None,
        replaced: None,
        version: 1,
        ..held.clone()
    };
    let old =
        SessionRecord { successor: Some(token.hash()), replaced: Some(now), version: held.version + 1, ..held.clone() };
    let mut writes = vec![
        write(keys::session(hash), &old, Condition::Version(held.version))?,
        write(keys::session(&token.hash()), &next, Condition::Absent)?,
        write(keys::user_seen(held.user), &Seen { at: now }, Condition::None)?,
    ];
    writes.extend(lost);
    Ok(commit(keeper, writes).await?.then_some(token))
}

/// Whether it was written; not when another request of the same browser was first, which does no harm.
async fn commit(keeper: Keeper<'_>, writes: Vec<Write>) -> Result<bool, SessionError> {
    match keeper.tables.transact(&transaction(keeper, writes)).await {
        Ok(()) => Ok(true),
        Err(StoreError::ConditionFailed { .. } | StoreError::Contended) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

fn transaction(keeper: Keeper<'_>, writes: Vec<Write>) -> Transaction {
    Transaction { writes, token: keeper.ids.next().to_string() }
}
