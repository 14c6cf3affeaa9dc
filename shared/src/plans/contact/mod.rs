//! How somebody of a family is reached without harm: the one place that says whether a message may go out, by what, to where and
//! when. Every channel asks here, once when a message is written down and once more right before it leaves.

mod decide;
mod hours;
mod phone;
mod post;

pub use decide::{About, Asked, Decision, Never, To, Why, decide, may_hear};
pub use hours::{Moment, OPENS, SHUTS, SafeHours, first_open, is_open};
pub use phone::{NotAPhone, Phone};
pub use post::{MOVED_DAYS, NoPost, may_post};
