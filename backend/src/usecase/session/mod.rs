//! Sessions: a random token in the browser's cookie, its hash here. Every quarter of an hour the token is changed for a new
//! one, so that a copied cookie is soon worth nothing, and noticed.

mod record;
mod renew;
#[cfg(test)]
mod tests;

pub use record::{ABSOLUTE, GRACE, IDLE, NOTED, ROTATION, Seen, SessionRecord};

use doorstep_shared::id::UserId;
use jiff::Timestamp;

use crate::port::{Condition, Ids, NoRandomness, Random, StoreError, Table, Tables, Transaction, Write};
use crate::store::{get, keys, write};
use crate::token::{Token, TokenHash};

/// What sessions are kept and changed with.
#[derive(Clone, Copy)]
pub struct Keeper<'a> {
    /// The tables.
    pub tables: &'a dyn Tables,
    /// New ids.
    pub ids: &'a dyn Ids,
    /// Randomness.
    pub random: &'a dyn Random,
    /// Now.
    pub now: Timestamp,
}

/// Somebody who is signed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedIn {
    /// Who.
    pub user: UserId,
    /// What the workspace calls them.
    pub name: String,
    /// What the app must send with every change; the cookie alone is not enough.
    pub csrf: String,
    /// When the session ends if nothing is done, in seconds since 1970.
    pub idle_ends_at: i64,
    /// When it ends whatever is done.
    pub ends_at: i64,
}

/// A session that was found.
#[derive(Clone, Debug)]
pub struct Found {
    /// Whose it is.
    pub signed_in: SignedIn,
    /// The token that takes over; the browser must be given it.
    pub renewed: Option<Token>,
}

/// Why a session could not be read or made.
#[derive(Debug, PartialEq, thiserror::Error)]
pub enum SessionError {
    /// The tables do not answer.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The machine has no randomness.
    #[error(transparent)]
    NoRandomness(#[from] NoRandomness),
}

/// Opens a session for somebody who has just proved who they are. Always with a new token: one that was there before cannot
/// become theirs.
///
/// # Errors
/// When the tables do not answer.
pub async fn open(keeper: Keeper<'_>, user: UserId, name: &str) -> Result<Token, SessionError> {
    let token = Token::new(keeper.random)?;
    let csrf = Token::new(keeper.random)?;
    let now = keeper.now.as_second();
    let record = SessionRecord::new(user, name, csrf.as_str(), now);
    let writes = vec![
        write(keys::session(&token.hash()), &record, Condition::Absent)?,
        write(keys::user_seen(user), &Seen { at: now }, Condition::None)?,
    ];
    keeper.tables.transact(&Transaction { writes, token: keeper.ids.next().to_string() }).await?;
    Ok(token)
}

/// Whose session a token opens now. `active` says whether a person does something, as opposed to the app asking how long it
/// may go on; only that keeps a session from ending idle.
///
/// # Errors
/// When the tables do not answer.
pub async fn look_up(keeper: Keeper<'_>, token: &Token, active: bool) -> Result<Option<Found>, SessionError> {
    let hash = token.hash();
    let Some(held) = get::<SessionRecord>(keeper.tables, &keys::session(&hash)).await? else {
        return Ok(None);
    };
    if held.is_over(keeper.now.as_second()) {
        return Ok(None);
    }
    renew::renew(keeper, &hash, held, active).await
}

/// Ends a session: its token, the one before it and the one behind it open nothing any more. Harmless to repeat.
///
/// # Errors
/// When the tables do not answer.
pub async fn close(keeper: Keeper<'_>, token: &Token) -> Result<(), SessionError> {
    let mut next = Some(token.hash());
    // A token may be changed for another at this very moment; then its successor is closed too. Never more than a few.
    for _ in 0..8 {
        let Some(hash) = next.take() else { break };
        let Some(held) = get::<SessionRecord>(keeper.tables, &keys::session(&hash)).await? else { break };
        let mut writes = vec![Write::Delete(Table::People, keys::session(&hash), Condition::Version(held.version))];
        writes.extend(held.predecessor.as_ref().map(forget));
        match keeper.tables.transact(&Transaction { writes, token: keeper.ids.next().to_string() }).await {
            Ok(()) => next = held.successor,
            Err(StoreError::ConditionFailed { .. }) => next = Some(hash),
            Err(error) => return Err(error.into()),
        }
    }
    Ok(())
}

fn forget(hash: &TokenHash) -> Write {
    Write::Delete(Table::People, keys::session(hash), Condition::None)
}
