//! The centre's letter box: what the public may put through, and nothing can be got out of it here.

use async_trait::async_trait;

use super::tables::{Item, StoreError};

/// What every partition of the letter box begins with. The public function's policy says the same.
pub const INBOX: &str = "INBOX#";

/// The letter box. It takes new items; it neither reads, changes nor removes any, and does not show what lies in it when
/// something is there already.
#[async_trait]
pub trait Inbox: Send + Sync {
    /// Puts all of these items or none; none of them may be there yet.
    ///
    /// # Errors
    /// [`StoreError::ConditionFailed`] with the first that is there, never with what it holds;
    /// [`StoreError::Rejected`] for a partition that is not the letter box's.
    async fn put_new(&self, items: Vec<Item>, token: String) -> Result<(), StoreError>;
}

/// Whether every item goes into the letter box.
///
/// # Errors
/// [`StoreError::Rejected`] when one does not.
pub fn only_inbox(items: &[Item]) -> Result<(), StoreError> {
    match items.iter().all(|item| item.key.pk.starts_with(INBOX)) {
        true => Ok(()),
        false => Err(StoreError::Rejected("only the letter box can be written to here".into())),
    }
}
