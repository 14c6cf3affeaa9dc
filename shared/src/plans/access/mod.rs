//! Who may see and do what in a plan: a table of areas and seats, and one function that reads it. What the table does not
//! grant is refused.

mod area;
mod decide;
mod entry;
mod matrix;
#[cfg(test)]
mod tests;

pub use area::{Area, Op, Seat};
pub use decide::{Facts, Permit, Refusal, View, Why, decide};
pub use entry::{holds_sessions, knows_of, may_add, may_change, may_read};
pub use matrix::{Grant, Only, cell};
