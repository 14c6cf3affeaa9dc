//! Ready-for-school plans: what may be done in them is decided entry by entry, and every change is one transaction.

mod again;
pub mod agreements;
pub mod caseload;
pub mod clash;
pub mod closing;
pub mod colleagues;
pub mod draft;
pub mod emergency;
pub mod entry;
mod error;
pub mod family;
mod handover;
pub mod history;
mod look;
mod nominate;
pub mod print;
pub mod records;
pub mod referral;
pub mod register;
mod reviews;
mod rows;
mod sense;
mod sharing;
mod step;
mod team;
mod view;
mod whole;

pub use entry::MarkKey;
pub use error::{Clashed, PlanError};
pub use nominate::nominate;
pub use rows::again as put_rows;
pub use sharing::put as put_sharing;
pub use step::take as take_step;
pub use team::put as put_member;
pub use view::read;
pub use whole::{Reader, Whole};

/// The message that a plan has changed. It names the plan, and nothing of what is in it.
pub const PLAN_CHANGED: &str = "plan-changed";
/// The message that somebody looks at a plan in an emergency.
pub const EMERGENCY: &str = "plan-emergency";
