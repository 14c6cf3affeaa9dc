//! Why something was not done to an entry.

use doorstep_shared::api::desk::Draft;
use doorstep_shared::api::desk::save_entry::TwoSides;
use doorstep_shared::policy::Refusal;
use doorstep_shared::problem::FieldError;

use crate::port::StoreError;
use crate::store::ChangeError;

/// Why something was not done to an entry. Nothing of it was done then.
#[derive(Debug, thiserror::Error)]
pub enum EntryError {
    /// It is not there, or nobody here may know of it.
    #[error("there is no such entry")]
    NotFound,
    /// The policy refuses.
    #[error("the policy refuses: {0:?}")]
    Refused(Refusal),
    /// Something in it makes no sense.
    #[error("{} fields make no sense", .0.len())]
    Invalid(Vec<FieldError>),
    /// Somebody else changed the same fields.
    #[error("somebody else changed the same fields")]
    Clashes {
        /// The version that is there.
        version: u64,
        /// Both sides of each.
        clashes: Vec<TwoSides>,
    },
    /// Somebody kept another draft meanwhile.
    #[error("another draft is there")]
    OtherDraft(Box<Draft>),
    /// The change could not be made.
    #[error(transparent)]
    Change(#[from] ChangeError),
}

impl EntryError {
    /// One thing that makes no sense.
    pub fn invalid(pointer: &str, detail: impl Into<String>) -> Self {
        Self::Invalid(vec![FieldError { pointer: pointer.into(), detail: detail.into() }])
    }
}

impl From<StoreError> for EntryError {
    fn from(error: StoreError) -> Self {
        Self::Change(error.into())
    }
}

impl From<Refusal> for EntryError {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}
