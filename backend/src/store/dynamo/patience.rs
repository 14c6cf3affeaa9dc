//! How often a request is sent again, and what it means when that does not help.

use std::future::Future;
use std::time::Duration;

use super::error::Trouble;
use crate::port::StoreError;

/// How often a request is sent, and how long the pauses between are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Patience {
    /// Attempts in all; at least 1.
    pub attempts: u32,
    /// The first pause. Each further one is twice as long.
    pub first_pause: Duration,
}

impl Default for Patience {
    /// Five attempts with pauses of 25, 50, 100 and 200 ms.
    fn default() -> Self {
        Self { attempts: 5, first_pause: Duration::from_millis(25) }
    }
}

/// Whether a request changes anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Effect {
    Reads,
    Writes,
}

impl Patience {
    /// The pause after attempt `n`, counted from 0.
    pub(super) fn pause(self, n: u32) -> Duration {
        self.first_pause.saturating_mul(2_u32.saturating_pow(n))
    }

    /// Sends a request until it is answered for good. What is sent must be harmless to repeat.
    pub(super) async fn again<T, F>(self, effect: Effect, mut send: impl FnMut() -> F) -> Result<T, StoreError>
    where
        F: Future<Output = Result<T, Trouble>>,
    {
        let mut may_be_done = false;
        let mut attempt = 0;
        loop {
            let trouble = match Box::pin(send()).await {
                Ok(answer) => return Ok(answer),
                Err(Trouble::Final(error)) => return Err(error),
                Err(trouble) => trouble,
            };
            may_be_done |= trouble.may_be_done();
            attempt += 1;
            if attempt >= self.attempts {
                return Err(given_up(trouble, effect, may_be_done));
            }
            tokio::time::sleep(self.pause(attempt - 1)).await;
        }
    }
}

/// An attempt that was never answered may still have been made, whatever the later ones met.
fn given_up(trouble: Trouble, effect: Effect, may_be_done: bool) -> StoreError {
    if may_be_done && effect == Effect::Writes {
        return StoreError::Unknown;
    }
    match trouble {
        Trouble::Busy => StoreError::Throttled,
        Trouble::Conflict => StoreError::Contended,
        Trouble::NoAnswer => StoreError::Unavailable("no answer".into()),
        Trouble::Unreachable(why) => StoreError::Unavailable(why),
        Trouble::Final(error) => error,
    }
}
