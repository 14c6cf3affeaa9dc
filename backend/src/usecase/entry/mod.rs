//! Entries in the hands of their keepers.

pub mod list;
