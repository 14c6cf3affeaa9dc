//! Changes of many entries at once: first a list of what would change, then each entry by itself, and all of it back.

mod apply;
mod change;
mod list;
mod plan;
mod records;
mod undo;

pub use apply::apply;
pub use list::list;
pub use plan::plan;
pub use records::{BulkEntry, BulkRecord, What};
pub use undo::undo;
