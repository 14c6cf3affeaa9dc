//! What staff do with entries: look, change, confirm, rest, hide, go back. All of it is written by [`write`] alone.

pub mod approval;
pub mod check;
pub mod desk;
pub mod draft;
mod error;
pub mod get;
pub mod history;
pub mod list;
pub mod preview;
mod question;
pub mod save;
pub mod sheet;
pub mod state;
mod submission;
pub mod surroundings;
pub(crate) mod validate;
pub mod who;
pub mod write;

pub use desk::Desk;
pub use error::EntryError;
