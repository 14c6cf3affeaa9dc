//! Steps that are no single change, such as a stretch of an import: asked for again under the same idempotency key, they are
//! answered as before and not taken again.

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::guard::unreachable;
use super::{PrivateState, Staff};
use crate::http::Failure;
use crate::http::mount::Repeat;
use crate::store::{Change, ChangeError, replayed};
use doorstep_shared::problem::Code;

/// Takes a step, unless this request took it before. The answer is kept once the step is taken: when the server stops between
/// the two, the step is asked for again, so each of them has to bear that.
///
/// # Errors
/// What the step says; [`Code::IdempotencyKeyReused`] when the key was used for something else.
pub(super) async fn once<T, F>(state: &PrivateState, staff: &Staff, repeat: &Repeat, step: F) -> Result<T, Failure>
where
    T: Serialize + DeserializeOwned,
    F: AsyncFnOnce() -> Result<T, Failure>,
{
    let by = staff.by();
    match replayed(&*state.tables, &by, repeat).await {
        Ok(Some(before)) => return serde_json::from_value(before).map_err(inside),
        Ok(None) => {}
        Err(error) => return Err(failed(error)),
    }
    let done = step().await?;
    let answer = serde_json::to_value(&done).map_err(inside)?;
    let kept = Change::new(by, &staff.zone.id, state.clock.now(), &*state.ids).idempotent(repeat.answered(answer));
    if let Err(error) = kept.commit(&*state.tables).await {
        // The step is taken all the same, and to say otherwise would be a lie.
        tracing::warn!(%error, "a step was taken, but not that it was");
    }
    Ok(done)
}

fn failed(error: ChangeError) -> Failure {
    match error {
        ChangeError::KeyReused => Failure::new(Code::IdempotencyKeyReused),
        ChangeError::Store(error) => unreachable(error),
        ChangeError::Stale { .. } => Failure::new(Code::Stale),
    }
}

fn inside(error: serde_json::Error) -> Failure {
    Failure::inside(Code::Internal, error.to_string())
}
