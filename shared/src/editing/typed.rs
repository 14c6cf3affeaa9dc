//! Days and times as people type them, and as the form shows them again.

use crate::date::{Date, Time, Weekday};
use crate::schedule::Span;
use crate::set::Member as _;

/// A time that was read, and whether its half of the day was said or only guessed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Typed {
    minutes: u16,
    half: Half,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Half {
    Guessed,
    Morning,
    Afternoon,
    Said,
}

/// Why two texts are no session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BadSpan {
    /// The first text is no time.
    Start,
    /// The second text is no time.
    End,
    /// It would end before it starts.
    Backwards {
        /// When it should start.
        start: Time,
        /// When it should end.
        end: Time,
    },
}

/// From when to when, as typed in two boxes: "10" and "11.30am", "1" and "2.30pm", "13:00" and "15:00", "7" and "9pm".
///
/// Where the half of the day is not said, 1 to 6 is the afternoon and 7 to 12 the day; the end is then moved behind the
/// start, and the start to the evening when the end says "pm" and leaves room.
///
/// # Errors
/// When a text is no time, or it would end before it starts.
pub fn span(start: &str, end: &str) -> Result<Span, BadSpan> {
    const HALF: u16 = 12 * 60;
    let mut first = time(start, false).ok_or(BadSpan::Start)?;
    let mut last = time(end, true).ok_or(BadSpan::End)?;
    if first.half == Half::Guessed && last.half == Half::Afternoon && first.minutes + HALF < last.minutes {
        first.minutes += HALF;
    }
    if last.half == Half::Guessed && last.minutes <= first.minutes && last.minutes + HALF <= Time::MAX.minutes() {
        last.minutes += HALF;
    }
    // "1" to "11am" can only begin in the night, and nobody means that: left as it is, it is backwards.
    let time = |t: Typed, other| Time::new(t.minutes / 60, t.minutes % 60).unwrap_or(other);
    let (start, end) = (time(first, Time::MIN), time(last, Time::MAX));
    Span::new(start, end).map_err(|b| BadSpan::Backwards { start: b.start, end: b.end })
}

fn time(text: &str, ends: bool) -> Option<Typed> {
    let text = text.trim().to_lowercase().replace("o'clock", "").replace("o’clock", "");
    let text = text.trim();
    match text {
        "midnight" | "12 midnight" => {
            let minutes = if ends { Time::MAX } else { Time::MIN }.minutes();
            return Some(Typed { minutes, half: Half::Said });
        }
        "noon" | "midday" | "12 noon" | "12 midday" => return Some(Typed { minutes: 12 * 60, half: Half::Said }),
        _ => {}
    }
    let letters = text.find(|c: char| c.is_alphabetic()).unwrap_or(text.len());
    // "10h30" and "11h", as on the continent.
    let continental = text[letters..].starts_with('h');
    let (digits, letters) = if continental { (text.trim_end_matches('h'), "") } else { text.split_at(letters) };
    let digits = digits.trim();
    let half: String = letters.chars().filter(|c| c.is_alphabetic()).collect();
    let (hour, minute, full) = clock(digits)?;
    let (hour, half) = match half.as_str() {
        "a" | "am" if (1..=12).contains(&hour) => (hour % 12, Half::Morning),
        "p" | "pm" if (1..=12).contains(&hour) => (hour % 12 + 12, Half::Afternoon),
        "p" | "pm" if (13..24).contains(&hour) => (hour, Half::Afternoon),
        "noon" | "" if hour == 12 => (12, if half.is_empty() { Half::Guessed } else { Half::Said }),
        "" if full || hour > 12 || hour == 0 => (hour, Half::Said),
        "" if hour <= 6 => (hour + 12, Half::Guessed),
        "" => (hour, Half::Guessed),
        _ => return None,
    };
    Time::new(hour, minute).map(|t| Typed { minutes: t.minutes(), half })
}

/// Hour, minute, and whether the hour stands there with a nought in front, as on a clock of twenty-four hours.
fn clock(digits: &str) -> Option<(u16, u16, bool)> {
    let (hour, minute) = match digits.split_once([':', '.', ',', 'h', ' ']) {
        Some((hour, minute)) => (hour.trim(), minute.trim()),
        None if digits.len() == 4 => digits.split_at_checked(2)?,
        None if digits.len() == 3 => digits.split_at_checked(1)?,
        None => (digits, "00"),
    };
    let good = |t: &str, most| (1..=most).contains(&t.len()) && t.bytes().all(|b| b.is_ascii_digit());
    if !good(hour, 2) || !good(minute, 2) || minute.len() == 1 {
        return None;
    }
    let full = hour.len() == 2 && hour.starts_with('0');
    Some((hour.parse().ok()?, minute.parse().ok()?, full))
}

/// A time as the form shows it: "10am", "1:15pm", "midday".
pub(super) fn show_time(time: Time) -> String {
    let (hour, minute) = (time.hour(), time.minute());
    let half = if hour < 12 { "am" } else { "pm" };
    let of_twelve = if hour.is_multiple_of(12) { 12 } else { hour % 12 };
    match (hour, minute) {
        (0 | 24, 0) => "midnight".into(),
        (12, 0) => "midday".into(),
        (_, 0) => format!("{of_twelve}{half}"),
        _ => format!("{of_twelve}:{minute:02}{half}"),
    }
}

/// Why a text is no day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BadDate {
    /// It does not read as a day.
    NotADate,
    /// There is no such day: 31 February.
    NoSuchDay,
    /// It names another day of the week than the date has.
    OtherWeekday {
        /// The day that was typed.
        said: Weekday,
        /// The day it is.
        is: Weekday,
    },
    /// A year so far off that it is a slip.
    FarOff {
        /// The year.
        year: i16,
    },
}

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];
const DAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// A day as people type it: "24 November 2026", "Tue 24 Nov", "24/11/26", "2026-11-24". Without a year it is the next
/// such day from `today` on.
///
/// # Errors
/// When it reads as no day, does not exist, contradicts its day of the week, or lies decades away.
pub fn date(text: &str, today: Date) -> Result<Date, BadDate> {
    let mut words: Vec<String> = Vec::new();
    let mut said = None;
    for word in text.to_lowercase().split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()) {
        let word = ["st", "nd", "rd", "th"]
            .iter()
            .find_map(|end| word.strip_suffix(end))
            .filter(|w| number(w).is_some())
            .unwrap_or(word);
        match named(word, &DAYS).and_then(|i| Weekday::ALL.get(i)) {
            Some(day) if said.is_none() => said = Some(*day),
            _ if word == "of" || word == "the" => {}
            _ => words.push(word.to_owned()),
        }
    }
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let (day, month, year) = parts(&words).ok_or(BadDate::NotADate)?;
    let found = match year {
        Some(year) => Date::new(year, month, day),
        None => next_such_day(day, month, today),
    };
    let found = found.ok_or(BadDate::NoSuchDay)?;
    if !(today.year() - 30..=today.year() + 20).contains(&found.year()) {
        return Err(BadDate::FarOff { year: found.year() });
    }
    match said {
        Some(said) if said != found.weekday() => Err(BadDate::OtherWeekday { said, is: found.weekday() }),
        _ => Ok(found),
    }
}

fn number(word: &str) -> Option<i16> {
    word.bytes().all(|b| b.is_ascii_digit()).then(|| word.parse().ok()).flatten()
}

/// The place of a name in a list, by its first three letters or more.
fn named(word: &str, names: &[&str]) -> Option<usize> {
    let word = if word == "weds" { "wed" } else { word };
    names.iter().position(|name| word.len() >= 3 && name.starts_with(word))
}

/// Day, month and year, where the words are those of a date.
fn parts(words: &[&str]) -> Option<(i8, i8, Option<i16>)> {
    let small = |word: &str| number(word).filter(|_| word.len() <= 2).and_then(|n| i8::try_from(n).ok());
    let year = |word: &str| match (number(word), word.len()) {
        (Some(n), 2) => Some(2000 + n),
        (Some(n), 4) => Some(n),
        _ => None,
    };
    let month = |word: &str| named(word, &MONTHS).and_then(|i| i8::try_from(i + 1).ok());
    match words {
        [y, m, d] if y.len() == 4 && number(y).is_some() => Some((small(d)?, small(m).or_else(|| month(m))?, year(y))),
        [d, m, y] if small(d).is_some() => Some((small(d)?, small(m).or_else(|| month(m))?, Some(year(y)?))),
        [m, d, y] => Some((small(d)?, month(m)?, Some(year(y)?))),
        [d, m] if small(d).is_some() => Some((small(d)?, small(m).or_else(|| month(m))?, None)),
        [m, d] => Some((small(d)?, month(m)?, None)),
        [all] if all.len() == 8 && number(&all[..4]).is_some() => {
            Some((small(&all[..2])?, small(&all[2..4])?, year(&all[4..])))
        }
        _ => None,
    }
}

fn next_such_day(day: i8, month: i8, today: Date) -> Option<Date> {
    // Eight years hold a 29 February, whatever the century does.
    (today.year()..today.year() + 9).filter_map(|year| Date::new(year, month, day)).find(|d| *d >= today)
}

/// A day as the form shows it: "24 November 2026".
pub(super) fn show_date(date: Date) -> String {
    let month = MONTHS.get(usize::from(date.month().unsigned_abs()).wrapping_sub(1)).copied().unwrap_or_default();
    let mut letters = month.chars();
    let first = letters.next().map(|c| c.to_ascii_uppercase()).unwrap_or_default();
    format!("{} {first}{} {}", date.day(), letters.as_str(), date.year())
}

/// The English name of a day of the week.
pub(super) fn show_weekday(day: Weekday) -> String {
    let name = DAYS.get(usize::from(day.index())).copied().unwrap_or_default();
    let mut letters = name.chars();
    let first = letters.next().map(|c| c.to_ascii_uppercase()).unwrap_or_default();
    format!("{first}{}", letters.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().expect("a date")
    }

    #[test]
    fn times_are_read_as_people_type_them() {
        for (start, end, read) in [
            ("10", "11.30", "10:00-11:30"),
            ("10", "10.30am", "10:00-10:30"),
            ("10am", "11:30am", "10:00-11:30"),
            ("10 a.m.", "12 noon", "10:00-12:00"),
            ("1pm", "2.30pm", "13:00-14:30"),
            ("1", "2.30", "13:00-14:30"),
            ("1", "2pm", "13:00-14:00"),
            ("13:00", "15:00", "13:00-15:00"),
            ("0930", "1130", "09:30-11:30"),
            ("930", "1130", "09:30-11:30"),
            ("9", "5", "09:00-17:00"),
            ("10", "1", "10:00-13:00"),
            ("10", "12", "10:00-12:00"),
            ("12", "1", "12:00-13:00"),
            ("12.30", "1.15", "12:30-13:15"),
            ("7", "9pm", "19:00-21:00"),
            ("7", "9", "07:00-09:00"),
            ("9", "5pm", "09:00-17:00"),
            ("10", "2pm", "10:00-14:00"),
            ("11", "12pm", "11:00-12:00"),
            ("06:00", "8", "06:00-08:00"),
            ("9", "midnight", "09:00-24:00"),
            ("midnight", "6am", "00:00-06:00"),
            ("00:00", "24:00", "00:00-24:00"),
            ("10h30", "11h", "10:30-11:00"),
            (" 6 PM ", "7 o'clock", "18:00-19:00"),
            ("midday", "1p", "12:00-13:00"),
            ("18:00pm", "19:00", "18:00-19:00"),
        ] {
            let said = span(start, end).map(|s| format!("{}-{}", s.start(), s.end()));
            assert_eq!(said.as_deref(), Ok(read), "{start} to {end}");
        }
    }

    #[test]
    fn what_is_no_session_says_which_box() {
        let at = |text: &str| text.parse::<Time>().expect("a time");
        for (start, end, why) in [
            ("", "11", BadSpan::Start),
            ("ten", "11", BadSpan::Start),
            ("25", "26", BadSpan::Start),
            ("10:75", "11", BadSpan::Start),
            ("10.5", "11", BadSpan::Start),
            ("13am", "14", BadSpan::Start),
            ("0am", "1", BadSpan::Start),
            ("10-11", "12", BadSpan::Start),
            ("10", "", BadSpan::End),
            ("10", "24:30", BadSpan::End),
            ("10am", "9am", BadSpan::Backwards { start: at("10:00"), end: at("09:00") }),
            ("13:00", "13:00", BadSpan::Backwards { start: at("13:00"), end: at("13:00") }),
        ] {
            assert_eq!(span(start, end), Err(why), "{start} to {end}");
        }
    }

    #[test]
    fn every_time_shows_as_it_can_be_typed() {
        for minutes in 0..1440_u16 {
            let start = Time::new(minutes / 60, minutes % 60).expect("a time");
            for end in [minutes + 1, minutes + 61, 1440].map(|m| Time::new(m / 60, m % 60)).into_iter().flatten() {
                let Ok(wanted) = Span::new(start, end) else { continue };
                assert_eq!(span(&show_time(start), &show_time(end)), Ok(wanted), "{start} {end}");
            }
        }
    }

    #[test]
    fn days_are_read_as_people_type_them() {
        let today = day("2026-11-24");
        for (text, read) in [
            ("24 November 2026", "2026-11-24"),
            ("24 nov", "2026-11-24"),
            ("23 nov", "2027-11-23"),
            ("Tuesday 24th November", "2026-11-24"),
            ("Tues 24 Nov", "2026-11-24"),
            ("the 1st of December", "2026-12-01"),
            ("24/11/2026", "2026-11-24"),
            ("24.11.26", "2026-11-24"),
            ("24 11 26", "2026-11-24"),
            ("1/12", "2026-12-01"),
            ("2026-11-24", "2026-11-24"),
            ("24112026", "2026-11-24"),
            ("November 24, 2026", "2026-11-24"),
            ("3 Sept", "2027-09-03"),
            ("29 February", "2028-02-29"),
        ] {
            assert_eq!(date(text, today), Ok(day(read)), "{text}");
        }
    }

    #[test]
    fn what_is_no_day_says_why() {
        let today = day("2026-11-24");
        for (text, why) in [
            ("", BadDate::NotADate),
            ("soon", BadDate::NotADate),
            ("24", BadDate::NotADate),
            ("24 11 2026 10am", BadDate::NotADate),
            ("24 ma", BadDate::NotADate),
            ("31 February 2027", BadDate::NoSuchDay),
            ("29/2/2027", BadDate::NoSuchDay),
            ("32 January", BadDate::NoSuchDay),
            ("11/24/2026", BadDate::NoSuchDay),
            ("24 November 2206", BadDate::NoSuchDay),
            ("24 November 2106", BadDate::FarOff { year: 2106 }),
            ("Monday 24 November 2026", BadDate::OtherWeekday { said: Weekday::Monday, is: Weekday::Tuesday }),
        ] {
            assert_eq!(date(text, today), Err(why), "{text}");
        }
    }

    #[test]
    fn every_day_shows_as_it_can_be_typed() {
        let today = day("2026-11-24");
        for n in (0..6000).step_by(7) {
            let date_then = today.plus_days(n);
            assert_eq!(date(&show_date(date_then), today), Ok(date_then));
        }
        assert_eq!(show_weekday(Weekday::Sunday), "Sunday");
    }
}
