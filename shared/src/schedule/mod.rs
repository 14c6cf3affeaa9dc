//! When something is on: rules that expand to dates, and the questions people ask of them.
//!
//! All times are the ones on the wall in Europe/London. A session "from 10am" starts when the clock on the wall shows
//! 10am, on the day the clocks change too: nothing here is counted in hours since some moment, so a session neither
//! moves nor gets lost or doubled. Whoever needs the moment itself (a calendar file, for example) adds the time zone to
//! the day and the time. A span that crosses the change simply lasts an hour longer or shorter.

mod bank_holidays;
mod expand;
mod never;
mod pattern;
mod questions;
#[cfg(not(target_arch = "wasm32"))]
mod rows;
mod rule;
mod sentence;

pub use bank_holidays::{bank_holidays, easter_sunday, is_bank_holiday};
pub use expand::{LOOK_AHEAD_DAYS, Occurrence, next, occurrences, occurs_on, on_day};
pub use never::never_occurs;
pub use questions::{CalledOff, calendar_ends_before, called_off, day_fact};
#[cfg(not(target_arch = "wasm32"))]
pub use rows::{Row, RowDays, rows};
pub use rule::{Exception, ExtraDate, Nth, Repeat, Schedule, Season, Span};
pub use sentence::sentence;
