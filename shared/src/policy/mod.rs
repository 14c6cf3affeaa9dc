//! Who may do what: one pure function over plain facts. A use case takes its answer as a value, which nothing else can make,
//! so no path leads past it.

mod action;
mod decide;

pub use action::Action;
pub use decide::{Actor, Permit, Refusal, Relation, ZoneRules, decide, ever};
