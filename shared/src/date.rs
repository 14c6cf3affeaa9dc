//! Civil dates and times of day, as people in Europe/London read them off a wall. Which day it is now is passed in.

use core::fmt;
use core::str::FromStr;
use jiff::SignedDuration;
use jiff::civil;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

crate::closed_list! {
    /// A day of the week; keys are the two letters Open Referral uses.
    Weekday {
        /// Monday.
        Monday = "mo",
        /// Tuesday.
        Tuesday = "tu",
        /// Wednesday.
        Wednesday = "we",
        /// Thursday.
        Thursday = "th",
        /// Friday.
        Friday = "fr",
        /// Saturday.
        Saturday = "sa",
        /// Sunday.
        Sunday = "su",
    }
}

/// A calendar day. Written `2026-11-24` in JSON, as a number of days since 1 January 1970 in the published files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(i32);

const EPOCH: civil::Date = civil::date(1970, 1, 1);
const DAY_SECONDS: i64 = 86_400;

impl Date {
    /// The earliest day handled: 1 January 1900.
    pub const MIN: Self = Self(-25_567);
    /// The latest day handled: 31 December 2199.
    pub const MAX: Self = Self(84_005);

    /// The day with this year, month (1–12) and day of the month, if there is one between 1900 and 2199.
    pub fn new(year: i16, month: i8, day: i8) -> Option<Self> {
        civil::Date::new(year, month, day).ok().and_then(Self::from_civil)
    }

    /// From a `jiff` date, if it lies between 1900 and 2199.
    pub fn from_civil(date: civil::Date) -> Option<Self> {
        let days = date.duration_since(EPOCH).as_secs() / DAY_SECONDS;
        Self::from_days(i32::try_from(days).ok()?)
    }

    /// From the number of days since 1 January 1970, if it lies between 1900 and 2199.
    pub fn from_days(days: i32) -> Option<Self> {
        let date = Self(days);
        (Self::MIN <= date && date <= Self::MAX).then_some(date)
    }

    /// Days since 1 January 1970.
    pub fn days(self) -> i32 {
        self.0
    }

    /// As a `jiff` date.
    pub fn civil(self) -> civil::Date {
        // Within 1900–2199 this addition always succeeds; the start of the era is the harmless answer otherwise.
        EPOCH.checked_add(SignedDuration::from_hours(i64::from(self.0) * 24)).unwrap_or(EPOCH)
    }

    /// The year.
    pub fn year(self) -> i16 {
        self.civil().year()
    }
    /// The month, 1–12.
    pub fn month(self) -> i8 {
        self.civil().month()
    }
    /// The day of the month, 1–31.
    pub fn day(self) -> i8 {
        self.civil().day()
    }

    /// The day of the week.
    pub fn weekday(self) -> Weekday {
        // 1 January 1970 was a Thursday.
        match (self.0 + 3).rem_euclid(7) {
            0 => Weekday::Monday,
            1 => Weekday::Tuesday,
            2 => Weekday::Wednesday,
            3 => Weekday::Thursday,
            4 => Weekday::Friday,
            5 => Weekday::Saturday,
            _ => Weekday::Sunday,
        }
    }

    /// The day so many days later (earlier when negative), kept between [`Date::MIN`] and [`Date::MAX`].
    #[must_use]
    pub fn plus_days(self, days: i32) -> Self {
        Self(self.0.saturating_add(days)).clamp(Self::MIN, Self::MAX)
    }

    /// Days from `earlier` to this day; negative when it is later.
    pub fn days_since(self, earlier: Self) -> i32 {
        self.0 - earlier.0
    }

    /// The Monday of this day's week.
    #[must_use]
    pub fn monday(self) -> Self {
        Self(self.0 - (self.0 + 3).rem_euclid(7))
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let d = self.civil();
        write!(f, "{:04}-{:02}-{:02}", d.year(), d.month(), d.day())
    }
}

/// A text that is not a day in the form `2026-11-24`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotADate;

impl core::error::Error for NotADate {}

impl fmt::Display for NotADate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a date in the form 2026-11-24")
    }
}

impl FromStr for Date {
    type Err = NotADate;
    fn from_str(text: &str) -> Result<Self, NotADate> {
        let bytes = text.as_bytes();
        if bytes.len() != 10 || bytes[4] != b'-' || bytes[7] != b'-' || !text.is_ascii() {
            return Err(NotADate);
        }
        let year = text[0..4].parse().map_err(|_| NotADate)?;
        let month = text[5..7].parse().map_err(|_| NotADate)?;
        let day = text[8..10].parse().map_err(|_| NotADate)?;
        Self::new(year, month, day).ok_or(NotADate)
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        if s.is_human_readable() { s.collect_str(self) } else { s.serialize_i32(self.0) }
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        if d.is_human_readable() {
            struct Text;
            impl de::Visitor<'_> for Text {
                type Value = Date;
                fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    f.write_str("a date in the form 2026-11-24")
                }
                fn visit_str<E: de::Error>(self, text: &str) -> Result<Date, E> {
                    text.parse().map_err(E::custom)
                }
            }
            d.deserialize_str(Text)
        } else {
            Self::from_days(i32::deserialize(d)?).ok_or_else(|| de::Error::custom("a day outside 1900 to 2199"))
        }
    }
}

/// A time of day in minutes after midnight, 0 to 1440 (the end of the day). Written `09:30` in JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Time(u16);

impl Time {
    /// Midnight at the start of a day.
    pub const MIN: Self = Self(0);
    /// Midnight at the end of a day.
    pub const MAX: Self = Self(1440);

    /// The time at this hour (0–24) and minute (0–59), at most 24:00.
    pub fn new(hour: u16, minute: u16) -> Option<Self> {
        let minutes = hour.checked_mul(60)?.checked_add(minute)?;
        (minute < 60 && minutes <= Self::MAX.0).then_some(Self(minutes))
    }
    /// Minutes after midnight.
    pub fn minutes(self) -> u16 {
        self.0
    }
    /// The hour, 0–24.
    pub fn hour(self) -> u16 {
        self.0 / 60
    }
    /// The minute, 0–59.
    pub fn minute(self) -> u16 {
        self.0 % 60
    }
}

impl fmt::Display for Time {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.hour(), self.minute())
    }
}

/// A text that is not a time in the form `09:30`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotATime;

impl core::error::Error for NotATime {}

impl fmt::Display for NotATime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a time in the form 09:30")
    }
}

impl FromStr for Time {
    type Err = NotATime;
    fn from_str(text: &str) -> Result<Self, NotATime> {
        let (hour, minute) = text.split_once(':').ok_or(NotATime)?;
        if minute.len() != 2 || hour.is_empty() || hour.len() > 2 {
            return Err(NotATime);
        }
        let hour = hour.parse().map_err(|_| NotATime)?;
        let minute = minute.parse().map_err(|_| NotATime)?;
        Self::new(hour, minute).ok_or(NotATime)
    }
}

impl Serialize for Time {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        if s.is_human_readable() { s.collect_str(self) } else { s.serialize_u16(self.0) }
    }
}

impl<'de> Deserialize<'de> for Time {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        if d.is_human_readable() {
            struct Text;
            impl de::Visitor<'_> for Text {
                type Value = Time;
                fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    f.write_str("a time in the form 09:30")
                }
                fn visit_str<E: de::Error>(self, text: &str) -> Result<Time, E> {
                    text.parse().map_err(E::custom)
                }
            }
            d.deserialize_str(Text)
        } else {
            let minutes = u16::deserialize(d)?;
            if minutes > Self::MAX.0 {
                return Err(de::Error::custom("a time after 24:00"));
            }
            Ok(Self(minutes))
        }
    }
}

/// The day and the time of day in Europe/London at which a question is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Now {
    /// The day.
    pub date: Date,
    /// The time of day.
    pub time: Time,
}

#[cfg(feature = "openapi")]
mod schema {
    use super::{Date, Time};
    use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
    use std::borrow::Cow;

    impl JsonSchema for Date {
        fn schema_name() -> Cow<'static, str> {
            "Date".into()
        }
        fn json_schema(_: &mut SchemaGenerator) -> Schema {
            json_schema!({ "type": "string", "format": "date" })
        }
    }
    impl JsonSchema for Time {
        fn schema_name() -> Cow<'static, str> {
            "Time".into()
        }
        fn json_schema(_: &mut SchemaGenerator) -> Schema {
            json_schema!({ "type": "string", "pattern": "^([01][0-9]|2[0-4]):[0-5][0-9]$" })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::set::Member as _;

    #[test]
    fn a_date_survives_every_form() {
        for days in (Date::MIN.days()..=Date::MAX.days()).step_by(97) {
            let date = Date::from_days(days).expect("in range");
            assert_eq!(date.to_string().parse(), Ok(date));
            assert_eq!(Date::from_civil(date.civil()), Some(date));
            assert_eq!(postcard::from_bytes::<Date>(&postcard::to_allocvec(&date).expect("write")), Ok(date));
            assert_eq!(date.weekday().index(), date.civil().weekday().to_monday_zero_offset() as u8);
        }
    }

    #[test]
    fn the_range_is_1900_to_2199() {
        assert_eq!(Date::new(1900, 1, 1), Some(Date::MIN));
        assert_eq!(Date::new(2199, 12, 31), Some(Date::MAX));
        assert_eq!(Date::new(2200, 1, 1), None);
        assert_eq!(Date::new(2026, 2, 29), None);
    }

    #[test]
    fn a_time_has_a_form_and_an_end() {
        assert_eq!("9:30".parse::<Time>().map(|t| t.to_string()), Ok("09:30".into()));
        assert_eq!("24:00".parse(), Ok(Time::MAX));
        for bad in ["24:01", "9", "09:60", "0930", "-1:00", "09:5"] {
            assert_eq!(bad.parse::<Time>(), Err(NotATime), "{bad}");
        }
    }
}
