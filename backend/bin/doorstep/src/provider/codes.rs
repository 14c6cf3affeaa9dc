//! Codes that were given out and not fetched yet, in memory: each once, for a minute.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use doorstep_backend::token::{Token, TokenHash};

/// How long a code may be fetched: one minute, in seconds.
pub const LASTS: i64 = 60;

/// For whom and for what a code was given out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Granted {
    /// The person, by their short word.
    pub person: String,
    /// Their name.
    pub name: String,
    /// Goes into the ID token.
    pub nonce: String,
    /// What the fetcher's verifier must hash to.
    pub challenge: String,
    /// When it is worth nothing any more, in seconds since 1970.
    pub until: i64,
}

/// The codes.
#[derive(Default)]
pub struct Codes(Mutex<HashMap<TokenHash, Granted>>);

impl Codes {
    /// Keeps a code.
    pub fn give(&self, code: &Token, granted: Granted) {
        let mut codes = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let now = granted.until - LASTS;
        codes.retain(|_, held| held.until > now);
        codes.insert(code.hash(), granted);
    }

    /// Takes a code for good, if it is still worth something.
    pub fn take(&self, code: &str, now: i64) -> Option<Granted> {
        let held = self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(&Token::read(code)?.hash())?;
        (now < held.until).then_some(held)
    }
}
