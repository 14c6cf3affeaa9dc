//! What a fresh machine lacks, installed pinned and only for the command that needs it.

pub mod wasm;
