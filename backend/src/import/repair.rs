//! Small repairs of texts: spaces, lengths, dates, tags.

use std::collections::BTreeSet;

use doorstep_shared::date::Date;
use doorstep_shared::rich_text;

use super::{Repair, html};

/// Characters that take no room and mean nothing here.
pub(super) fn invisible(c: char) -> bool {
    c.is_control() || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{fffd}')
}

/// One line without stray spaces.
pub(super) fn tidy(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_whitespace() {
            if !out.is_empty() && !out.ends_with(' ') {
                out.push(' ');
            }
        } else if !invisible(c) {
            out.push(c);
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// One line without stray spaces and mark-up.
pub(super) fn line(raw: &str) -> String {
    if html::marked_up(raw) { tidy(&rich_text::plain(&html::clean(raw).text)) } else { tidy(raw) }
}

/// A sentence or two at most, on one line.
pub(super) fn sentence(raw: &str) -> String {
    cut(&line(raw), 1_000)
}

/// At most `max` characters, cut at a word and marked with "…".
pub(super) fn cut(text: &str, max: usize) -> String {
    let Some((end, _)) = text.char_indices().nth(max) else { return text.into() };
    // One character less leaves room for the mark.
    let end = text[..end].char_indices().next_back().map_or(0, |(i, _)| i);
    let at_word = text[..end].rfind(char::is_whitespace).filter(|i| *i > end / 2).unwrap_or(end);
    format!(
        "{}…",
        text[..at_word].trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '–' | '-'))
    )
}

/// What a message quotes of a value: one line, not too long.
pub(super) fn quote(text: &str) -> String {
    cut(&tidy(text), 80)
}

/// A day: `2026-11-24`, whatever follows it, or `24/11/2026`.
pub(super) fn date(text: &str) -> Option<Date> {
    let text = text.trim();
    if let Some(day) = text.get(..10).and_then(|day| day.parse().ok()) {
        return Some(day);
    }
    let mut parts = text.split('/');
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || year.len() != 4 {
        return None;
    }
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

/// A day, with a note when there is something that is none.
pub(super) fn date_or_note(text: &str, repairs: &mut Vec<Repair>) -> Option<Date> {
    let day = date(text);
    if day.is_none() && !text.trim().is_empty() {
        let was = quote(text);
        repairs.push(if no_such_day(text) { Repair::DateNever { was } } else { Repair::DateDropped { was } });
    }
    day
}

/// Whether a text is written as a day, but of no calendar: 30 February, month 13.
pub(super) fn no_such_day(text: &str) -> bool {
    let text = text.trim();
    let number = |part: &str, digits: core::ops::RangeInclusive<usize>| {
        digits.contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit())
    };
    let written = |mark: char, year_at: usize| {
        let parts: Vec<&str> = text.split(mark).collect();
        let year = |at: usize| if at == year_at { 4..=4 } else { 1..=2 };
        parts.len() == 3 && parts.iter().enumerate().all(|(at, part)| number(part, year(at)))
    };
    date(text).is_none() && (written('-', 0) || written('/', 2))
}

/// The text of a day in a table, where a spreadsheet program may have put the number that it keeps for one.
pub(super) fn date_from_table(text: &str, repairs: &mut Vec<Repair>) -> String {
    let text = text.trim();
    let serial = text.parse::<i32>().ok().filter(|days| text.len() == 5 && (SERIAL_2000..SERIAL_2100).contains(days));
    let day = serial.and_then(|days| Date::from_days(Date::new(2000, 1, 1)?.days() + days - SERIAL_2000));
    match day {
        Some(day) => {
            repairs.push(Repair::DateFromNumber { was: text.into(), now: day.to_string() });
            day.to_string()
        }
        None => text.into(),
    }
}

/// The number that spreadsheet programs keep for 1 January 2000, and for 1 January 2100.
const SERIAL_2000: i32 = 36_526;
const SERIAL_2100: i32 = 73_051;

/// The text of a phone number in a table, where a spreadsheet program may have taken it for a number: then it has lost its
/// first nought, or its last digits.
pub(super) fn phone_from_table(text: &str, repairs: &mut Vec<Repair>) -> String {
    let text = text.trim();
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    if text.len() == 10 && digits(text) && !text.starts_with('0') {
        let now = format!("0{text}");
        repairs.push(Repair::PhoneZero { now: now.clone() });
        return now;
    }
    let rounded =
        text.split_once("E+").is_some_and(|(number, power)| digits(&number.replace('.', "")) && digits(power));
    if rounded {
        repairs.push(Repair::PhoneRounded { was: text.into() });
        return String::new();
    }
    text.into()
}

/// Tags without stray spaces, each once whatever its case; "a>b" is two tags.
pub(super) fn tags(raw: &[String], repairs: &mut Vec<Repair>) -> BTreeSet<String> {
    let mut seen = BTreeSet::new();
    let mut tags = BTreeSet::new();
    let mut tidied = false;
    for part in raw.iter().flat_map(|tag| tag.split('>')) {
        let tag = cut(&line(part), 80);
        tidied |= tag != part;
        if tag.is_empty() {
            continue;
        }
        if seen.insert(tag.to_lowercase()) {
            tags.insert(tag);
        } else {
            // The branch above two leaves comes twice by its nature.
            tidied |= raw.iter().any(|t| t == part);
        }
    }
    if tidied {
        repairs.push(Repair::TagsTidied);
    }
    tags
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_lose_spaces_and_mark_up() {
        for (raw, clean) in [
            ("  Songs\u{a0} and\tsnack ", "Songs and snack"),
            ("<b>Songs</b> &amp; snack", "Songs & snack"),
            ("Songs <wow>", "Songs"),
            ("Under 5s < Over 3s", "Under 5s < Over 3s"),
            ("\u{200b}\u{a0}", ""),
        ] {
            assert_eq!(line(raw), clean, "{raw}");
        }
    }

    #[test]
    fn a_cut_is_at_a_word_and_within_the_limit() {
        assert_eq!(cut("one two three", 13), "one two three");
        assert_eq!(cut("one two three", 12), "one two…");
        assert_eq!(cut("one, two three", 6), "one…");
        assert_eq!(cut("éééééééé", 4), "ééé…");
    }

    #[test]
    fn days_come_in_two_forms() {
        let day = Date::new(2026, 11, 24);
        for text in ["2026-11-24", "2026-11-24T09:00:00.000Z", "24/11/2026", " 24/11/2026 "] {
            assert_eq!(date(text), day, "{text}");
        }
        for text in ["", "24/11/26", "soon", "2026-13-01", "11/24/2026", "2026-11-2é"] {
            assert_eq!(date(text), None, "{text}");
        }
    }

    #[test]
    fn days_that_no_calendar_has_are_told_from_words() {
        for (text, never) in [
            ("2026-02-30", true),
            ("31/06/2026", true),
            ("2026-13-01", true),
            ("2026-02-28", false),
            ("soon", false),
            ("24/11/26", false),
            ("1-2-3", false),
        ] {
            assert_eq!(no_such_day(text), never, "{text}");
        }
    }

    #[test]
    fn what_a_spreadsheet_program_made_of_days_and_numbers_is_put_right() {
        let read = |mend: fn(&str, &mut Vec<Repair>) -> String, text: &str| {
            let mut repairs = Vec::new();
            (mend(text, &mut repairs), repairs.first().map_or("", Repair::key))
        };
        for (text, day, key) in [
            ("46350", "2026-11-24", "date-from-number"),
            ("36526", "2000-01-01", "date-from-number"),
            ("2026-11-24", "2026-11-24", ""),
            ("2026", "2026", ""),
            ("", "", ""),
        ] {
            assert_eq!(read(date_from_table, text), (day.into(), key), "{text}");
        }
        for (text, number, key) in [
            ("1174960000", "01174960000", "phone-zero"),
            ("0117 496 0000", "0117 496 0000", ""),
            ("1.17496E+09", "", "phone-rounded"),
            ("111", "111", ""),
        ] {
            assert_eq!(read(phone_from_table, text), (number.into(), key), "{text}");
        }
    }

    #[test]
    fn tags_are_tidied_and_said_so_only_when_they_were_untidy() {
        let read = |raw: &[&str]| {
            let mut repairs = Vec::new();
            let tags = tags(&raw.iter().map(|t| String::from(*t)).collect::<Vec<_>>(), &mut repairs);
            (tags.into_iter().collect::<Vec<_>>().join("|"), repairs.len())
        };
        assert_eq!(read(&["Carers ", "carers", "Dads"]), ("Carers|Dads".into(), 1));
        assert_eq!(read(&["Carers", "Low Income>Out of work"]), ("Carers|Low Income|Out of work".into(), 0));
        assert_eq!(read(&["Hearing>Deaf", "Hearing>Hard of hearing"]), ("Deaf|Hard of hearing|Hearing".into(), 0));
        assert_eq!(read(&["", " "]), (String::new(), 1));
    }
}
