//! Why something was not done in a plan.

use doorstep_shared::plans::access::{Refusal, Why};
use doorstep_shared::plans::course::Unmet;
use doorstep_shared::plans::entry::Clash;
use doorstep_shared::problem::FieldError;
use serde::{Deserialize, Serialize};

use crate::port::StoreError;
use crate::store::ChangeError;

/// What was kept of a change of which some did not fit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clashed {
    /// The entry's version now.
    pub version: u64,
    /// The fields in which somebody else has written something else: both texts are kept.
    pub clashes: Vec<Clash>,
    /// The fields that are changed.
    pub changed: Vec<String>,
}

/// Why something was not done.
#[derive(Debug, thiserror::Error)]
pub enum PlanError {
    /// It is not there, or they may not know that it is.
    #[error("there is no such thing in a plan of theirs")]
    NotFound,
    /// They may know of it, but not do this.
    #[error("refused: {0:?}")]
    Refused(Why),
    /// Something in it makes no sense.
    #[error("{} fields make no sense", .0.len())]
    Invalid(Vec<FieldError>),
    /// Somebody else wrote into the same fields; both are kept.
    #[error("somebody else wrote into the same fields")]
    Clashed(Box<Clashed>),
    /// The plan has moved on since.
    #[error("the plan has moved on")]
    Stale(u64),
    /// There may be a plan already: of this child, or at this address.
    #[error("there may be a plan already")]
    Possible(&'static str),
    /// A step needs what is not there.
    #[error("{} things are missing for this step", .0.len())]
    Unmet(Vec<Unmet>),
    /// The change could not be made.
    #[error(transparent)]
    Change(#[from] ChangeError),
}

impl PlanError {
    /// One thing that makes no sense.
    pub fn invalid(pointer: &str, detail: impl Into<String>) -> Self {
        Self::Invalid(vec![FieldError { pointer: pointer.into(), detail: detail.into() }])
    }
}

impl From<StoreError> for PlanError {
    fn from(error: StoreError) -> Self {
        Self::Change(error.into())
    }
}

impl From<Refusal> for PlanError {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::Hidden => Self::NotFound,
            Refusal::Forbidden(why) => Self::Refused(why),
        }
    }
}
