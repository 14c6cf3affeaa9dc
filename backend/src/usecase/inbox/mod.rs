//! The centre's inbox: what the public puts into it, and what the centre does with it.

mod beside;
pub mod desk;
pub mod duplicates;
pub mod gaps;
mod letter_box;
mod mend;
mod offered;
mod receive;
mod records;
mod stamp;
mod thin;

pub use mend::mark_waiting;
pub use receive::{NotReceived, Received, receive};
pub use records::{ContactDetail, Waiting};
pub use stamp::{BadStamp, LATEST, SOONEST, Stamp, issue, open};
pub use thin::note;
