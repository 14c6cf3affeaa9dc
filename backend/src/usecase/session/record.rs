//! What is kept of a session, and when it is over.

use doorstep_shared::id::UserId;
use serde::{Deserialize, Serialize};

use super::SignedIn;
use crate::port::Table;
use crate::store::Record;
use crate::token::TokenHash;

/// A session ends after so long, whatever is done: 12 hours, in seconds.
pub const ABSOLUTE: i64 = 12 * 60 * 60;
/// A session ends when nothing is done for so long: 60 minutes.
pub const IDLE: i64 = 60 * 60;
/// A token is changed for another after so long: 15 minutes.
pub const ROTATION: i64 = 15 * 60;
/// A token that was changed is still taken for so long, for requests that were under way: one minute.
pub const GRACE: i64 = 60;
/// That somebody does something is noted no more often than this: once a minute.
pub const NOTED: i64 = 60;

/// A session, under the hash of one of its tokens.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionRecord {
    /// Whose it is.
    pub user: UserId,
    /// What the workspace calls them.
    pub name: String,
    /// Sent back by the app with every change. Kept as it is: without the cookie's token it opens nothing.
    pub csrf: String,
    /// When they signed in, in seconds since 1970.
    pub created: i64,
    /// When they last did something, to the minute.
    pub seen: i64,
    /// When this token was given out.
    pub given: i64,
    /// Whether this token has come back: the browser has it.
    pub used: bool,
    /// The token before this one.
    #[serde(default)]
    pub predecessor: Option<TokenHash>,
    /// The token that took over.
    #[serde(default)]
    pub successor: Option<TokenHash>,
    /// When it did.
    #[serde(default)]
    pub replaced: Option<i64>,
    /// Counts the changes.
    pub version: u64,
}

impl Record for SessionRecord {
    const TABLE: Table = Table::People;
    fn version(&self) -> u64 {
        self.version
    }
    fn expires_at(&self) -> Option<i64> {
        Some(self.ends_at().min(self.idle_ends_at()))
    }
}

impl SessionRecord {
    /// A session that begins now.
    pub fn new(user: UserId, name: &str, csrf: &str, now: i64) -> Self {
        Self {
            user,
            name: name.to_owned(),
            csrf: csrf.to_owned(),
            created: now,
            seen: now,
            given: now,
            used: false,
            predecessor: None,
            successor: None,
            replaced: None,
            version: 1,
        }
    }

    /// When it ends whatever is done.
    pub fn ends_at(&self) -> i64 {
        self.created + ABSOLUTE
    }

    /// When it ends if nothing is done.
    pub fn idle_ends_at(&self) -> i64 {
        self.seen + IDLE
    }

    /// Whether it is over. Expired items stay in a table for a while, so their time is always asked.
    pub fn is_over(&self, now: i64) -> bool {
        now >= self.ends_at() || now >= self.idle_ends_at()
    }

    /// Who is signed in with it.
    pub fn signed_in(&self) -> SignedIn {
        SignedIn {
            user: self.user,
            name: self.name.clone(),
            csrf: self.csrf.clone(),
            idle_ends_at: self.idle_ends_at().min(self.ends_at()),
            ends_at: self.ends_at(),
        }
    }
}

/// When a person was last at work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seen {
    /// In seconds since 1970, to a quarter of an hour.
    pub at: i64,
}

impl Record for Seen {
    const TABLE: Table = Table::People;
}
