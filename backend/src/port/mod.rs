//! What use cases need of the outside world, as narrow traits. Stores implement them; tests bring twins.

mod clock;
mod files;
mod nudge;
mod tables;

pub use clock::{Clock, Ids};
pub use files::{FileError, PublishedFiles, StoredPointer};
pub use nudge::{NoNudge, Nudge};
pub use tables::{Condition, Item, Key, Page, Query, Scan, StoreError, Table, Tables, Transaction, Write};
