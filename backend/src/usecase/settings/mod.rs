//! How a zone keeps its directory: how long checks hold, whose changes wait, and the school calendar.

pub mod calendar;
pub mod half_lives;
