//! What tests across the crates share.
#![warn(missing_docs)]

pub mod feed;
