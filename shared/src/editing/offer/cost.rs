//! A new cost.

use super::text::Said;
use crate::directory::Cost;

/// What is said of the cost; none when it says two things.
pub(super) fn read(said: &Said) -> Option<Cost> {
    match (said.prices.as_slice(), said.free) {
        ([], true) => Some(Cost::Free),
        ([price], false) => Some(Cost::Paid { text: price.clone() }),
        _ => None,
    }
}
