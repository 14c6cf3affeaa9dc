//! A sign-in under way: begun in one browser, finished once, in the same browser, within ten minutes.

use serde::{Deserialize, Serialize};

use super::{ReturnTo, SignInError};
use crate::identity::Departure;
use crate::port::{Condition, StoreError, Table, Transaction, Write};
use crate::store::{Record, get, keys, write};
use crate::token::{Token, TokenHash};
use crate::usecase::session::Keeper;

/// How long somebody may take at the provider: 10 minutes, in seconds.
pub const PATIENCE: i64 = 10 * 60;

/// What must fit when somebody comes back from the provider.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attempt {
    /// The browser it was begun in, by its short-lived cookie.
    pub browser: TokenHash,
    /// Must stand in the provider's signed answer.
    pub nonce: String,
    /// Proves that the one who fetches the answer is the one who asked.
    pub verifier: String,
    /// Where to go on.
    pub return_to: ReturnTo,
    /// The invitation that is to be accepted.
    #[serde(default)]
    pub invitation: Option<TokenHash>,
    /// When it is given up, in seconds since 1970.
    pub until: i64,
}

impl Record for Attempt {
    const TABLE: Table = Table::People;
    fn expires_at(&self) -> Option<i64> {
        Some(self.until)
    }
}

/// Keeps what must fit later.
pub(super) async fn begin(
    keeper: Keeper<'_>,
    departure: &Departure,
    browser: &Token,
    return_to: ReturnTo,
    invitation: Option<TokenHash>,
) -> Result<(), SignInError> {
    let attempt = Attempt {
        browser: browser.hash(),
        nonce: departure.nonce.as_str().to_owned(),
        verifier: departure.verifier.as_str().to_owned(),
        return_to,
        invitation,
        until: keeper.now.as_second() + PATIENCE,
    };
    let writes = vec![write(keys::login(&departure.state.hash()), &attempt, Condition::Absent)?];
    keeper.tables.transact(&Transaction { writes, token: keeper.ids.next().to_string() }).await?;
    Ok(())
}

/// Takes the attempt that this state names, for good: whatever comes of it, nobody can use it again.
pub(super) async fn take(keeper: Keeper<'_>, state: &Token, browser: Option<&Token>) -> Result<Attempt, SignInError> {
    let key = keys::login(&state.hash());
    let attempt: Attempt = get(keeper.tables, &key).await?.ok_or(SignInError::Unknown)?;
    // Before it is used up: a link that somebody else was sent must not spoil this browser's own attempt.
    if browser.map(Token::hash).as_ref() != Some(&attempt.browser) {
        return Err(SignInError::OtherBrowser);
    }
    let writes = vec![Write::Delete(Table::People, key, Condition::Present)];
    match keeper.tables.transact(&Transaction { writes, token: keeper.ids.next().to_string() }).await {
        Ok(()) => {}
        Err(StoreError::ConditionFailed { .. } | StoreError::Contended) => return Err(SignInError::Unknown),
        Err(error) => return Err(error.into()),
    }
    if keeper.now.as_second() >= attempt.until { Err(SignInError::Unknown) } else { Ok(attempt) }
}
