//! What changes of a plan have in common: a repeat is answered as before, and what others have made of the plan meanwhile is tried onto.

use doorstep_shared::id::PlanId;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::entry::opened;
use super::error::PlanError;
use super::whole::Whole;
use crate::port::StoreError;
use crate::store::{ChangeError, Committed, Repeat, replayed};
use crate::usecase::entry::Desk;

/// Where a change of the plan itself begins.
pub(super) enum Begun<T> {
    /// The plan, at the version the change was made from.
    Plan(Box<Whole>),
    /// The same request was made before; this was answered.
    Before(T),
}

/// A plan that they may know of, at the version that a change was made from.
///
/// # Errors
/// [`PlanError::Stale`] when it has moved on; [`PlanError::NotFound`] when they may not know of it.
pub(super) async fn begin<T: DeserializeOwned>(
    desk: &Desk<'_>,
    id: PlanId,
    base: u64,
    repeat: &Repeat,
) -> Result<Begun<T>, PlanError> {
    let whole = opened(desk, id).await?;
    if let Some(answer) = replayed(desk.tables, &desk.by(), repeat).await? {
        return Ok(Begun::Before(answered(answer)?));
    }
    if whole.plan.version == base {
        Ok(Begun::Plan(Box::new(whole)))
    } else {
        Err(PlanError::Stale(whole.plan.version))
    }
}

/// What was answered before, read.
///
/// # Errors
/// When it is something else.
pub(super) fn answered<T: DeserializeOwned>(answer: Value) -> Result<T, PlanError> {
    Ok(serde_json::from_value(answer).map_err(|error| StoreError::Damaged(error.to_string()))?)
}

/// What to answer to a change; none when others were first, and it has to be tried onto what they made.
///
/// # Errors
/// Why it was not made.
pub(super) fn ended<T: DeserializeOwned>(
    done: Result<Committed, ChangeError>,
    made: T,
) -> Result<Option<T>, PlanError> {
    match done {
        Ok(Committed::Made) => Ok(Some(made)),
        Ok(Committed::Replayed(answer)) => answered(answer).map(Some),
        Err(ChangeError::Stale { .. } | ChangeError::Store(StoreError::Contended)) => Ok(None),
        Err(error) => Err(error.into()),
    }
}
