//! Plans, from the naming of a child to the end: who sees and does what, that nothing is lost, and that every look is written down.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may")]

mod closing;
mod cost;
mod course;
mod family;
mod governance;
mod handover;
mod meetings;
mod messages;
mod planted;
mod race;
mod referrals;
mod scene;
mod sessions;
mod stays;
mod table;
mod triggers;
