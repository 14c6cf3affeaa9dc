//! The family's own view: the words of its pages in its languages, the six numbers of its door, and its sheets of paper.

mod code;
mod paper;
mod say;
mod tongue;

pub use code::DoorCode;
pub use paper::{PaperForm, is_sheet_of, sheet_number};
pub use say::{Say, Words};
pub use tongue::Tongue;

/// How long a link can be claimed, in days: V25.
pub const LINK_DAYS: i32 = 14;
/// How long a device is remembered, in seconds: 90 days.
pub const DEVICE: i64 = 90 * 86_400;
/// After how long without a press it locks, in seconds: 30 minutes.
pub const LOCKS_AFTER: i64 = 30 * 60;
/// How often the six numbers can be tried.
pub const TRIES: u8 = 5;
