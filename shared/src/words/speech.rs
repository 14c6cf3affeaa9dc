//! What the platform knows about a language: its plural classes and its names of days and months.
//!
//! The server asks the ICU crates (`speech` in the backend), the phone asks the browser's `Intl`. Both must say the
//! same, or a page would change under the reader's eyes when the program takes over. So a [`Speech`] is only asked for
//! parts on which all versions of the locale data agree; whole sentences are put together by [`Words`] from messages.

use super::Words;
use crate::date::Date;

/// The plural class of a whole number, as CLDR names them. The order is that of the slots in a pack.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Plural {
    /// `zero`
    Zero,
    /// `one`
    One,
    /// `two`
    Two,
    /// `few`
    Few,
    /// `many`
    Many,
    /// `other`
    Other,
}

impl Plural {
    /// The class with this name, as `Intl.PluralRules` gives it; anything unknown is `other`.
    pub fn from_name(name: &str) -> Self {
        match name {
            "zero" => Self::Zero,
            "one" => Self::One,
            "two" => Self::Two,
            "few" => Self::Few,
            "many" => Self::Many,
            _ => Self::Other,
        }
    }
}

/// How [`Words::date`] shows a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateStyle {
    /// "Tuesday 24 November"
    DayMonth,
    /// "Tuesday"
    Weekday,
    /// "Tue"
    WeekdayShort,
    /// "November"
    Month,
    /// "24 November 2026"
    DayMonthYear,
}

/// The part of a date a [`Speech`] is asked for, always with the Gregorian calendar and Latin digits.
///
/// Each names its options for `Intl.DateTimeFormat`. The locales are `en-GB`, `pl` and `ar-u-nu-latn`; add
/// `timeZone: 'UTC'` and format `Date.UTC(year, month - 1, day)`, so that no time zone shifts the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DatePart {
    /// "Tuesday": `{weekday: 'long'}`
    Weekday,
    /// "Tue": `{weekday: 'short'}`
    WeekdayShort,
    /// "November": `{month: 'long'}`
    Month,
    /// "24 November": `{day: 'numeric', month: 'long'}`
    DayOfMonth,
    /// "24 November 2026": `{day: 'numeric', month: 'long', year: 'numeric'}`
    DayMonthYear,
}

/// The platform's knowledge of one language.
pub trait Speech: Send + Sync {
    /// The plural class of a number (`Intl.PluralRules`, type `cardinal`).
    fn plural(&self, n: u32) -> Plural;
    /// A part of a date in the language's words.
    fn date(&self, date: Date, part: DatePart) -> String;
}

impl Words {
    /// A day in the language's words.
    pub fn date(&self, date: Date, style: DateStyle) -> String {
        let part = |part| self.0.speech.date(date, part);
        match style {
            DateStyle::DayMonth => self.date_day_month(&part(DatePart::Weekday), &part(DatePart::DayOfMonth)),
            DateStyle::Weekday => part(DatePart::Weekday),
            DateStyle::WeekdayShort => part(DatePart::WeekdayShort),
            DateStyle::Month => part(DatePart::Month),
            DateStyle::DayMonthYear => part(DatePart::DayMonthYear),
        }
    }
}
