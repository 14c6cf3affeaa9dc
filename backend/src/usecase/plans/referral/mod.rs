//! Referrals beyond what every entry does: the name of the service, clocks and counters, the link that it answers under.

mod answer;
mod count;
mod link;
mod sense;

pub use answer::{NotSaid, Page, Saying, look_up, say};
pub(super) use count::counted;
pub use count::taken_up;
pub use link::{DAYS, revoke, send};
pub(super) use sense::{begin, makes_sense, settle, told, two_steps};
