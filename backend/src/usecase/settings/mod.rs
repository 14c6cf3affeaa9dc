//! How a zone keeps its directory: how long checks hold, whose changes wait, whom to ring for a child, and the
//! school calendar.

pub mod calendar;
pub mod half_lives;
mod safe_numbers;
