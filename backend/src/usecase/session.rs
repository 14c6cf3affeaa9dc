//! Sessions: a random token in the browser's cookie, its hash here.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use doorstep_shared::id::UserId;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::port::{StoreError, Table, Tables};
use crate::store::{Record, get, keys};

/// A session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionRecord {
    /// Whose it is.
    pub user: UserId,
    /// What the workspace calls them.
    pub name: String,
    /// When it ends whatever happens, in seconds since 1970.
    pub ends_at: i64,
}

impl Record for SessionRecord {
    const TABLE: Table = Table::People;
    fn expires_at(&self) -> Option<i64> {
        Some(self.ends_at)
    }
}

/// Somebody who is signed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedIn {
    /// Who.
    pub user: UserId,
    /// What the workspace calls them.
    pub name: String,
}

/// The hash under which a token is known: 256 bits, URL-safe.
pub fn hash(token: &str) -> String {
    URL_SAFE_NO_PAD.encode(Sha256::digest(token.as_bytes()))
}

/// Whose session a token opens now.
///
/// # Errors
/// When the tables cannot be read.
pub async fn look_up(tables: &dyn Tables, now: Timestamp, token: &str) -> Result<Option<SignedIn>, StoreError> {
    let held: Option<SessionRecord> = get(tables, &keys::session(&hash(token))).await?;
    Ok(held.filter(|s| s.ends_at > now.as_second()).map(|s| SignedIn { user: s.user, name: s.name }))
}
