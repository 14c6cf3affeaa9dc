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
        repairs.push(Repair::DateDropped { was: quote(text) });
    }
    day
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
