//! Making a change of many, and taking one back: request after request until nothing is left.

use doorstep_shared::api::desk::apply_bulk::{ApplyBulk, Bulk, BulkReport};
use doorstep_shared::api::desk::undo_bulk::UndoBulk;
use doorstep_shared::id::BatchId;

use crate::api::{self, Change, Trouble};

/// So often a request may bring nothing forward before we stop and ask.
const IDLE_MOST: usize = 3;

/// Makes it, or goes on with it; `told` hears after each request how far it came.
///
/// # Errors
/// When a request fails. What was done before stays done, and the same again goes on.
pub async fn apply(zone: &str, bulk: &Bulk, told: impl Fn(&BulkReport)) -> Result<BulkReport, Trouble> {
    let (mut before, mut idle) = (usize::MAX, 0);
    loop {
        let report = api::send::<ApplyBulk>(&[("zone", zone)], &[], bulk, Change::new()).await?;
        told(&report);
        idle = if report.left < before { 0 } else { idle + 1 };
        before = report.left;
        if report.left == 0 || idle >= IDLE_MOST {
            return Ok(report);
        }
    }
}

/// Takes one back.
///
/// # Errors
/// When a request fails. Doing it again does no harm.
pub async fn undo(zone: &str, batch: BatchId) -> Result<BulkReport, Trouble> {
    let batch = batch.to_string();
    loop {
        let path = [("zone", zone), ("batch", batch.as_str())];
        let report = api::send::<UndoBulk>(&path, &[], &(), Change::new()).await?;
        if report.left == 0 {
            return Ok(report);
        }
    }
}
