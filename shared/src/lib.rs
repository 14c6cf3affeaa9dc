//! What every part of Doorstep agrees on: the directory's types and rules, schedules, search, the published files,
//! the API's endpoints and the words on screen.
//!
//! This crate has no input or output, no clock, no randomness and no framework: dates, ids and the language are passed
//! in. It builds natively and for `wasm32-unknown-unknown`, where every kilobyte is somebody's mobile data.
#![warn(missing_docs)]

pub mod api;
pub mod date;
pub mod directory;
#[cfg(feature = "editing")]
pub mod editing;
pub mod fact;
pub mod id;
pub mod inbox;
pub mod lang;
pub mod people;
#[cfg(feature = "plans")]
pub mod plans;
pub mod policy;
pub mod problem;
pub mod published;
pub mod rich_text;
pub mod route;
pub mod schedule;
pub mod search;
pub mod set;
pub mod sort;
pub mod taxonomy;
pub mod words;
