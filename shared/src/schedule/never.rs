//! Schedules that no calendar has a day for, which is a mistake and no schedule.

use super::expand::is_excepted;
use super::rule::{Repeat, Schedule};
use super::{LOOK_AHEAD_DAYS, is_bank_holiday, pattern};
use crate::date::Date;

/// Whether it can never come, whatever the school calendar says: no day of its pattern lies in the time it holds for, or
/// every one is taken away. Extra dates are days.
pub fn never_occurs<L>(schedule: &Schedule<L>) -> bool {
    let (first, last) = match (&schedule.repeat, schedule.valid_to) {
        (Repeat::Dates(_), to) => (schedule.valid_from.unwrap_or(Date::MIN), to.unwrap_or(Date::MAX)),
        // A pattern comes again and again: a year and a month show it all.
        (_, Some(to)) => (schedule.valid_from.unwrap_or(to.plus_days(-LOOK_AHEAD_DAYS)), to),
        (_, None) => {
            let from = schedule.valid_from.unwrap_or(Date::MIN);
            (from, from.plus_days(LOOK_AHEAD_DAYS))
        }
    };
    let stays = |day: &Date| !(is_excepted(schedule, *day) || schedule.not_on_bank_holidays && is_bank_holiday(*day));
    schedule.extra.is_empty() && !pattern::days(&schedule.repeat, first, last).iter().any(stays)
}
