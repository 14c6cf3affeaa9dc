//! What a zone offers beside a plan, and who comes: a menu of interventions with what is known of each, series of sessions, and the
//! attendance of each family. What is counted here is how much was offered and taken. It is no outcome, and nothing sorts by it.

mod attendance;
mod count;
mod dates;
mod menu;
mod offer;
mod series;
#[cfg(test)]
mod tests;

pub use attendance::{Attendance, Attended, MOST_MARKS, Mark, Who, check_attendance};
pub use count::{Fidelity, Taken, fidelity, taken};
pub use dates::{MOST_SESSIONS, NoDates, Rule, Weeks, session_days};
pub use menu::{Menu, MenuLine, check_own, lines};
pub use offer::{Dose, Intervention, Tier, catalogue};
pub use series::{
    CancelReason, Held, MOST_PLACES, Series, SeriesText, Session, SessionSaid, StopReason, Stopped, check_text, say,
};
