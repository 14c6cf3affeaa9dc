//! Quiet hours. Times are those on a wall in London, so the change of the clocks moves nothing; whoever has instants turns them into
//! these first.

use serde::{Deserialize, Serialize};

use crate::date::{Date, Time};

/// When messages to families may begin.
pub const OPENS: (u16, u16) = (8, 0);
/// When they end; at this minute nothing leaves any more.
pub const SHUTS: (u16, u16) = (19, 30);

/// How far ahead an hour is looked for, in days.
const FAR: i32 = 14;

/// A day and a time of day in London.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Moment {
    /// The day.
    pub on: Date,
    /// The time.
    pub at: Time,
}

impl Moment {
    /// A moment.
    pub fn new(on: Date, at: Time) -> Self {
        Self { on, at }
    }

    /// A day at a full hour; midnight where there is no such hour.
    pub fn at_hour(on: Date, hour: u16) -> Self {
        Self { on, at: Time::new(hour, 0).unwrap_or(Time::MIN) }
    }
}

/// The hours in which it is safe to write to somebody, where they have said so.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SafeHours {
    /// Not before.
    pub from: Option<Time>,
    /// And before this.
    pub until: Option<Time>,
}

impl SafeHours {
    /// Whether they have said any.
    pub fn are_said(self) -> bool {
        self.from.is_some() || self.until.is_some()
    }

    /// The hours of a day in which a message may leave; none where theirs lie in the night.
    fn window(self) -> Option<(Time, Time)> {
        let at = |(hour, minute)| Time::new(hour, minute).unwrap_or(Time::MIN);
        let from = self.from.unwrap_or(Time::MIN).max(at(OPENS));
        let until = self.until.unwrap_or(Time::MAX).min(at(SHUTS));
        (from < until).then_some((from, until))
    }

    /// Whether a message can ever leave in them.
    pub fn are_any(self) -> bool {
        self.window().is_some()
    }
}

/// Days on which families are left alone: Christmas Day, Boxing Day and New Year's Day.
fn is_left_alone(date: Date) -> bool {
    matches!((date.month(), date.day()), (12, 25 | 26) | (1, 1))
}

/// Whether a message may leave now.
pub fn is_open(now: Moment, hours: SafeHours) -> bool {
    !is_left_alone(now.on) && hours.window().is_some_and(|(from, until)| from <= now.at && now.at < until)
}

/// The first moment from this one on at which a message may leave; none where their hours lie in the night.
pub fn first_open(from: Moment, hours: SafeHours) -> Option<Moment> {
    let (opens, shuts) = hours.window()?;
    let days = (0..=FAR).map(|days| from.on.plus_days(days)).filter(|on| !is_left_alone(*on));
    let at = |on: Date| if on == from.on { from.at.max(opens) } else { opens };
    days.map(|on| Moment { on, at: at(on) }).find(|moment| moment.at < shuts)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn moment(text: &str) -> Moment {
        let (on, at) = text.split_once(' ').expect("a day and a time");
        Moment { on: on.parse().expect("a day"), at: at.parse().expect("a time") }
    }

    fn hours(from: &str, until: &str) -> SafeHours {
        SafeHours { from: from.parse().ok(), until: until.parse().ok() }
    }

    #[test]
    fn families_are_written_to_between_eight_and_half_past_seven() {
        for (from, open) in [
            ("2026-11-24 07:59", "2026-11-24 08:00"),
            ("2026-11-24 08:00", "2026-11-24 08:00"),
            ("2026-11-24 19:29", "2026-11-24 19:29"),
            ("2026-11-24 19:30", "2026-11-25 08:00"),
            ("2026-11-24 23:59", "2026-11-25 08:00"),
            // The nights in which the clocks change, forward and back.
            ("2027-03-27 19:30", "2027-03-28 08:00"),
            ("2027-03-28 00:30", "2027-03-28 08:00"),
            ("2027-10-30 23:00", "2027-10-31 08:00"),
            ("2027-10-31 01:30", "2027-10-31 08:00"),
            // Nobody is written to at Christmas and on New Year's Day.
            ("2026-12-24 19:30", "2026-12-27 08:00"),
            ("2026-12-25 10:00", "2026-12-27 08:00"),
            ("2026-12-31 20:00", "2027-01-02 08:00"),
            ("2028-02-28 20:00", "2028-02-29 08:00"),
        ] {
            let (from, open) = (moment(from), moment(open));
            assert_eq!(first_open(from, SafeHours::default()), Some(open), "{from:?}");
            assert_eq!(is_open(from, SafeHours::default()), from == open, "{from:?}");
        }
    }

    #[test]
    fn their_own_hours_narrow_ours_and_never_widen_them() {
        for (from, own, open) in [
            ("2026-11-24 08:00", hours("09:30", "14:45"), Some("2026-11-24 09:30")),
            ("2026-11-24 14:45", hours("09:30", "14:45"), Some("2026-11-25 09:30")),
            ("2026-11-24 06:00", hours("05:00", ""), Some("2026-11-24 08:00")),
            ("2026-11-24 21:00", hours("", "23:00"), Some("2026-11-25 08:00")),
            ("2026-11-24 12:00", hours("20:00", "22:00"), None),
            ("2026-11-24 12:00", hours("15:00", "10:00"), None),
        ] {
            assert_eq!(first_open(moment(from), own), open.map(moment), "{from}");
        }
    }

    proptest! {
        #[test]
        fn what_is_found_is_open_and_not_before(days in 20_000..22_000i32, at in 0..1440u16, from in 0..1440u16, until in 0..1440u16) {
            let time = |minutes: u16| Time::new(minutes / 60, minutes % 60);
            let now = Moment { on: Date::from_days(days).expect("a day"), at: time(at).expect("a time") };
            let own = SafeHours { from: time(from), until: time(until) };
            if let Some(open) = first_open(now, own) {
                prop_assert!(is_open(open, own) && open >= now);
                prop_assert!(open.on.days_since(now.on) <= 4);
            } else {
                prop_assert!(!own.are_any());
            }
        }
    }
}
