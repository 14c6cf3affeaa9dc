//! Times of day, spans of time and lists.

use super::{Words, number};
use crate::date::Time;
use crate::lang::Lang;

impl Words {
    /// A time of day: "10am", "1:15pm", "midday"; "10:00" where the clock has twenty-four hours.
    pub fn time(&self, time: Time) -> String {
        let (hour, minute) = (time.hour(), time.minute());
        if self.0.lang == Lang::Pl {
            return clock(hour, minute, true);
        }
        match (hour, minute) {
            (0 | 24, 0) => self.time_midnight().into(),
            (12, 0) => self.time_noon().into(),
            _ => {
                let digits = clock(if hour % 12 == 0 { 12 } else { hour % 12 }, minute, false);
                if hour < 12 { self.time_am(&digits) } else { self.time_pm(&digits) }
            }
        }
    }

    /// From one time to another: "10am to 11:30am".
    pub fn span(&self, start: Time, end: Time) -> String {
        self.time_span(&self.time(start), &self.time(end))
    }

    /// A list in a sentence: "a, b and c". Empty for no items.
    pub fn list(&self, items: &[&str]) -> String {
        let Some((last, before)) = items.split_last() else { return String::new() };
        let mut before = before.iter();
        let Some(first) = before.next() else { return (*last).into() };
        let all_but_last = before.fold(String::from(*first), |said, next| self.list_comma(&said, next));
        self.list_and(&all_but_last, last)
    }
}

/// `10` or `1:15`; with all the minutes `10:00`.
fn clock(hour: u16, minute: u16, full: bool) -> String {
    let mut digits = number(hour.into());
    if full || minute > 0 {
        digits.push_str(if minute < 10 { ":0" } else { ":" });
        digits.push_str(&number(minute.into()));
    }
    digits
}
