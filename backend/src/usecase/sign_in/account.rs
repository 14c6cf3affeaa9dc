//! Accounts: a person here, and which identities of which providers are theirs.

use doorstep_shared::id::UserId;
use serde::{Deserialize, Serialize};

use crate::identity::Identity;
use crate::port::{Condition, StoreError, Table, Transaction};
use crate::store::{Record, get, keys, write};
use crate::token::TokenHash;
use crate::usecase::session::Keeper;

/// A person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UserRecord {
    /// Their id.
    pub id: UserId,
    /// What they are called.
    pub name: String,
    /// Their e-mail address, if the provider said that it is theirs.
    #[serde(default)]
    pub email: Option<String>,
    /// When the account was made, in seconds since 1970.
    pub created: i64,
    /// Counts the changes; 1 is the first.
    pub version: u64,
}

impl Record for UserRecord {
    const TABLE: Table = Table::People;
    fn version(&self) -> u64 {
        self.version
    }
}

/// That an identity is a person here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// The person.
    pub user: UserId,
}

impl Record for Link {
    const TABLE: Table = Table::People;
}

/// The name under which an identity is kept: nobody reads from it who signs in where.
pub fn link(issuer: &str, subject: &str) -> TokenHash {
    TokenHash::of(&[issuer, subject])
}

/// Whose identity this is. A new name at the provider is taken over.
pub(super) async fn of(keeper: Keeper<'_>, identity: &Identity) -> Result<Option<UserRecord>, StoreError> {
    let key = keys::identity(&link(&identity.issuer, &identity.subject));
    let Some(Link { user }) = get(keeper.tables, &key).await? else { return Ok(None) };
    let Some(held) = get::<UserRecord>(keeper.tables, &keys::user_meta(user)).await? else { return Ok(None) };
    let name = identity.name.clone().unwrap_or_else(|| held.name.clone());
    let email = identity.email.clone().or_else(|| held.email.clone());
    if (&name, &email) == (&held.name, &held.email) {
        return Ok(Some(held));
    }
    let base = held.version;
    let renamed = UserRecord { name, email, version: base + 1, ..held };
    let writes = vec![write(keys::user_meta(user), &renamed, Condition::Version(base))?];
    match keeper.tables.transact(&Transaction { writes, token: keeper.ids.next().to_string() }).await {
        // Somebody else signs in with the same account at this moment; theirs is as new.
        Ok(()) | Err(StoreError::ConditionFailed { .. } | StoreError::Contended) => Ok(Some(renamed)),
        Err(error) => Err(error),
    }
}
