//! Texts as people type or paste them.

/// What a text must not hold: it would be shown to families as it stands, or do harm elsewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Markup {
    /// A tag of a web page.
    Tag,
    /// A program, or an address that runs one.
    Script,
}

/// A text for one line: white space is single, control characters are gone.
pub(super) fn line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|w| !w.is_empty()) {
        if !out.is_empty() {
            out.push(' ');
        }
        out.extend(word.chars().filter(|c| !is_hidden(*c)));
    }
    out
}

/// A text of paragraphs: at most one empty line in a row, no white space at the ends of lines.
pub(super) fn paragraphs(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut gap = 0;
    for line_of in text.replace("\r\n", "\n").split(['\n', '\r']) {
        let tidy = line(line_of);
        if tidy.is_empty() {
            gap = 1;
            continue;
        }
        if !out.is_empty() {
            out.push('\n');
            if gap > 0 {
                out.push('\n');
            }
        }
        gap = 0;
        out.push_str(&tidy);
    }
    out
}

/// Marks that turn the direction of text or have no width: they come with pasted text, and hide what it says. The joiners
/// stay: Persian and Urdu spell with them.
fn is_hidden(c: char) -> bool {
    matches!(c, '\u{200b}' | '\u{2060}' | '\u{feff}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Whether a text holds mark-up or a program. "<3" and "a < b" are neither.
pub(super) fn markup(text: &str) -> Option<Markup> {
    let lower = text.to_lowercase();
    let squeezed: String = lower.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect();
    let runs = ["javascript:", "vbscript:", "data:text/html", "<script", "</script"];
    if runs.iter().any(|r| squeezed.contains(r)) {
        return Some(Markup::Script);
    }
    let mut rest = lower.as_str();
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        let name = rest.trim_start_matches('/');
        if name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '!') && rest.contains('>') {
            let inside = &rest[..rest.find('>').unwrap_or(rest.len())];
            let runs = inside.split_whitespace().any(|word| word.starts_with("on") && word.contains('='));
            return Some(if runs { Markup::Script } else { Markup::Tag });
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pasted_text_is_tidied() {
        assert_eq!(line("  Stay\u{a0}and \t Play\n\u{202e}now "), "Stay and Play now");
        assert_eq!(paragraphs(" a  b \r\n\r\n\r\n\n c\r\n- d \n"), "a b\n\nc\n- d");
        assert_eq!(paragraphs(" \n\n"), "");
        assert_eq!(line("می\u{200c}خواهم"), "می\u{200c}خواهم");
    }

    #[test]
    fn markup_is_seen_and_hearts_are_not() {
        for (text, found) in [
            ("We <3 babies", None),
            ("for ages < 5 and > 2", None),
            ("a<b", None),
            ("Come and <b>play</b>", Some(Markup::Tag)),
            ("<!-- Word -->", Some(Markup::Tag)),
            ("<script>alert(1)</script>", Some(Markup::Script)),
            ("< SCRIPT >x", Some(Markup::Script)),
            ("<img src=x onerror=alert(1)>", Some(Markup::Script)),
            ("[us](java\nscript:alert(1))", Some(Markup::Script)),
            ("see data:text/html;base64,x", Some(Markup::Script)),
        ] {
            assert_eq!(markup(text), found, "{text}");
        }
    }
}
