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
        if start == Time::MIN && end == Time::MAX {
            return self.time_all_day().into();
        }
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

#[cfg(test)]
mod tests {
    use crate::date::Date;
    use crate::words::DateStyle;
    use crate::words::testing::english;

    #[test]
    fn times_read_as_on_a_notice() {
        for (time, text) in [
            ("00:00", "midnight"),
            ("00:05", "12:05am"),
            ("09:30", "9:30am"),
            ("10:00", "10am"),
            ("12:00", "midday"),
            ("12:30", "12:30pm"),
            ("13:15", "1:15pm"),
            ("23:00", "11pm"),
            ("24:00", "midnight"),
        ] {
            assert_eq!(english().time(time.parse().expect("a time")), text);
        }
        let time = |text: &str| text.parse().expect("a time");
        assert_eq!(english().span(time("10:00"), time("11:30")), "10am to 11:30am");
    }

    #[test]
    fn a_list_ends_with_and() {
        for (items, text) in [
            (&[][..], ""),
            (&["a"], "a"),
            (&["a", "b"], "a and b"),
            (&["a", "b", "c"], "a, b and c"),
            (&["a", "b", "c", "d"], "a, b, c and d"),
        ] {
            assert_eq!(english().list(items), text);
        }
    }

    #[test]
    fn a_date_is_put_together_from_its_parts() {
        let date = Date::new(2026, 11, 24).expect("a date");
        for (style, text) in [
            (DateStyle::DayMonth, "Tuesday 24 November"),
            (DateStyle::Weekday, "Tuesday"),
            (DateStyle::WeekdayShort, "Tue"),
            (DateStyle::Month, "November"),
            (DateStyle::DayMonthYear, "24 November 2026"),
        ] {
            assert_eq!(english().date(date, style), text);
        }
    }
}
