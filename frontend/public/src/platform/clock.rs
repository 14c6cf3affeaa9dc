//! The time in London: what the server said, and what has passed since. The phone's own clock may be wrong.

use doorstep_shared::date::{Date, Now, Time};

const DAY: u32 = 24 * 60;

/// A clock that was set by the server.
#[derive(Clone, Copy)]
pub struct Clock {
    set_to: Now,
    /// The phone's clock then, in milliseconds; only differences of it are used.
    at: f64,
}

impl Clock {
    /// Sets it to a moment such as `2026-11-22T20:31`.
    pub fn set(moment: &str) -> Option<Self> {
        let (date, time) = moment.split_once('T')?;
        let set_to = Now { date: date.parse().ok()?, time: time.parse().ok()? };
        Some(Self { set_to, at: js_sys::Date::now() })
    }

    /// What it shows. A page left open over the change to or from summer time is an hour off until it is loaded again.
    pub fn now(self) -> Now {
        let minutes = ((js_sys::Date::now() - self.at) / 60_000.0).max(0.0) as u32;
        let since_midnight = u32::from(self.set_to.time.minutes()) + minutes;
        let days = i32::try_from(since_midnight / DAY).unwrap_or(0);
        let minute = u16::try_from(since_midnight % DAY).unwrap_or(0);
        let date: Date = self.set_to.date.plus_days(days);
        Now { date, time: Time::new(minute / 60, minute % 60).unwrap_or(Time::MIN) }
    }
}
