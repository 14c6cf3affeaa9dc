//! What tests of the whole server side share: engines, faults, Lambda and its gateway, and the suites every store must pass.
#![warn(missing_docs)]
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may")]

pub mod binary;
pub mod canary;
pub mod cohort;
pub mod contract;
pub mod desk;
pub mod engines;
pub mod faults;
pub mod feed;
pub mod figures;
pub mod gateway;
pub mod house;
pub mod http;
pub mod lines;
pub mod office;
pub mod oruk;
pub mod plan_house;
pub mod recorded;
pub mod runtime;
pub mod saves;
pub mod server;
pub mod stream;
pub mod town;
pub mod watched;
pub mod web;
pub mod zones;
