//! The Open Referral UK feeds, through the routers that serve them.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may")]

mod answers;
mod changes;
mod parameters;
mod round_trip;
mod schemas;
mod self_test;
mod version1;
