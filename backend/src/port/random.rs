//! Randomness, passed in so that a test can hold it still.

/// The machine has no randomness to give; no secret may be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the machine gives no random numbers")]
pub struct NoRandomness;

/// Bytes that nobody can guess.
pub trait Random: Send + Sync {
    /// Fills all the bytes.
    ///
    /// # Errors
    /// When the machine has none to give.
    fn fill(&self, bytes: &mut [u8]) -> Result<(), NoRandomness>;
}
