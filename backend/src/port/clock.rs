//! Time and new ids, passed in so that a test can hold them still.

use doorstep_shared::date::{Date, Time};
use uuid::Uuid;

/// What time it is.
pub trait Clock: Send + Sync {
    /// Now, as an instant.
    fn now(&self) -> jiff::Timestamp;

    /// The day in Europe/London.
    fn today(&self) -> Date {
        self.london().0
    }

    /// The day and the time of day in Europe/London.
    fn london(&self) -> (Date, Time);
}

/// New ids.
pub trait Ids: Send + Sync {
    /// A UUID of version 7, later than those made before it.
    fn next(&self) -> Uuid;
}
