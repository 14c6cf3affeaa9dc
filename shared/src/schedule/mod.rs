//! When something is on: rules that expand to dates, and the questions people ask of them.

mod rule;

pub use rule::{Exception, ExtraDate, Nth, Repeat, Schedule, Season, Span};
