//! English words for unit tests, with plurals and dates by plain tables.

use std::sync::Arc;

use super::{DatePart, Plural, Speech, Words, number};
use crate::date::{Date, Weekday};
use crate::lang::Lang;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

struct PlainEnglish;

impl Speech for PlainEnglish {
    fn plural(&self, n: u32) -> Plural {
        if n == 1 { Plural::One } else { Plural::Other }
    }

    fn date(&self, date: Date, part: DatePart) -> String {
        let weekday = match date.weekday() {
            Weekday::Monday => "Monday",
            Weekday::Tuesday => "Tuesday",
            Weekday::Wednesday => "Wednesday",
            Weekday::Thursday => "Thursday",
            Weekday::Friday => "Friday",
            Weekday::Saturday => "Saturday",
            Weekday::Sunday => "Sunday",
        };
        let month = MONTHS[usize::from(date.month().unsigned_abs()) - 1];
        let day = number(date.day().unsigned_abs().into());
        match part {
            DatePart::Weekday => weekday.into(),
            DatePart::WeekdayShort => weekday[..3].into(),
            DatePart::Month => month.into(),
            DatePart::DayOfMonth => format!("{day} {month}"),
            DatePart::DayMonthYear => format!("{day} {month} {}", date.year()),
        }
    }
}

/// The English words.
pub(crate) fn english() -> Words {
    Words::built_in(Lang::En, Arc::new(PlainEnglish))
}
