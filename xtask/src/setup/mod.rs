//! What a fresh machine lacks, installed pinned and only for the command that needs it.

pub mod browser;
pub mod deny;
mod once;
pub mod python;
pub mod wasm;
