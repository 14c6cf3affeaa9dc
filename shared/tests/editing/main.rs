//! Editing an entry, from outside.

mod changes;
mod form;
#[path = "../support/schedules.rs"]
#[allow(dead_code, reason = "other tests need more of it")]
mod schedules;
mod services;
