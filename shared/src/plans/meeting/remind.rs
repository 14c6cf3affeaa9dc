//! When whoever leads and the family are reminded of a meeting. The days alone: who is told how, the sender decides.

use crate::date::Date;

/// How many days before a meeting whoever leads is reminded.
pub const LEAD_BEFORE: [i32; 2] = [21, 7];
/// How many days before a meeting the family is, with what to think about.
pub const FAMILY_BEFORE: i32 = 10;

/// The days of the reminders of one meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reminders {
    /// Of whoever leads.
    pub lead: [Date; 2],
    /// Of the family.
    pub family: Date,
}

/// The reminders of a meeting. A meeting on another day has others; those that are over by then are not made up for.
pub fn reminders(on: Date) -> Reminders {
    Reminders { lead: LEAD_BEFORE.map(|days| on.plus_days(-days)), family: on.plus_days(-FAMILY_BEFORE) }
}
