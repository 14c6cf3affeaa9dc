//! The next dates of a schedule while it is being typed.

use super::schedule::ScheduleRow;
use crate::date::{Date, Now};
use crate::directory::Calendar;
use crate::id::LocationId;
use crate::schedule::{LOOK_AHEAD_DAYS, Schedule, Span, calendar_ends_before, next};

/// The sessions ahead, and what is not known of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NextDates {
    /// The next sessions, in order.
    pub sessions: Vec<Session>,
    /// The first day the school calendar says nothing about, where that matters.
    pub calendar_ends: Option<Date>,
    /// The rows, counted from nought, that have something wrong in them; their dates are shown as far as they can be read.
    pub wrong: Vec<usize>,
}

/// One session ahead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Session {
    /// The day.
    pub date: Date,
    /// From when to when, where known.
    pub span: Option<Span>,
    /// Where, where known.
    pub place: Option<LocationId>,
    /// Which row of the form it comes from, counted from nought.
    pub row: usize,
}

/// The next sessions of the rows as they stand, at most `count`. A row half typed counts as far as it can be read.
pub fn next_dates(rows: &[ScheduleRow], calendar: &Calendar, now: Now, count: usize) -> NextDates {
    let mut wrong = Vec::new();
    let mut numbers = Vec::new();
    let mut schedules: Vec<Schedule> = Vec::new();
    for (i, row) in rows.iter().enumerate().filter(|(_, row)| !row.is_blank()) {
        let (schedule, problems) = row.read("", now.date);
        if !problems.is_empty() {
            wrong.push(i);
        }
        if let Some(schedule) = schedule {
            numbers.push(i);
            schedules.push(schedule);
        }
    }
    let sessions = next(&schedules, calendar, now, count)
        .into_iter()
        .filter_map(|o| {
            let row = numbers.get(o.schedule).copied()?;
            Some(Session { date: o.date, span: o.span, place: o.place.copied(), row })
        })
        .collect();
    let calendar_ends = calendar_ends_before(&schedules, calendar, now.date, now.date.plus_days(LOOK_AHEAD_DAYS));
    NextDates { sessions, calendar_ends, wrong }
}
