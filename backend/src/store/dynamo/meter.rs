//! Counts what the engine is asked for, for tests and measurements.

use std::sync::atomic::{AtomicU64, Ordering};

use aws_sdk_dynamodb::types::ConsumedCapacity;

/// Counts calls and capacity units. Shared by clones of the tables it was given to.
#[derive(Debug, Default)]
pub struct Meter {
    calls: AtomicU64,
    tenths: AtomicU64,
}

/// What was used so far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Used {
    /// Requests sent to the engine, repeats included.
    pub calls: u64,
    /// Capacity units, in tenths of one.
    pub tenths_of_units: u64,
}

impl Meter {
    /// What was used so far.
    pub fn used(&self) -> Used {
        Used { calls: self.calls.load(Ordering::Relaxed), tenths_of_units: self.tenths.load(Ordering::Relaxed) }
    }

    pub(super) fn call(&self) {
        self.calls.fetch_add(1, Ordering::Relaxed);
    }

    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "units are small and never negative")]
    pub(super) fn consumed<'a>(&self, parts: impl IntoIterator<Item = &'a ConsumedCapacity>) {
        let units: f64 = parts.into_iter().filter_map(ConsumedCapacity::capacity_units).sum();
        self.tenths.fetch_add((units * 10.0).round() as u64, Ordering::Relaxed);
    }
}
