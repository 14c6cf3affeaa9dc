//! Meetings and reviews: what one holds, when each is due by the school calendar, who is reminded of it, and what may change in it.

mod dates;
mod record;
mod remind;
mod schedule;
#[cfg(test)]
mod tests;

pub use dates::{NoDay, closing_day, handover_day, pre_start_day, term_end};
pub use record::{
    Apology, Decision, Guest, MOST_DECISIONS, MOST_GUESTS, Meeting, MeetingKind, MeetingState, Minutes, check_meeting,
    moved,
};
pub use remind::{FAMILY_BEFORE, LEAD_BEFORE, Reminders, reminders};
pub use schedule::{FirstWeeks, Schedule, Slot, before_start, first_taf, in_reception, reviews_between};
