//! A sentence or two for lists, when the feed has none.

use doorstep_shared::directory::Service;
use doorstep_shared::rich_text;

use super::ids::normal;
use super::repair::cut;

/// The first sentences of a description that fit a summary. Headings and a repetition of the name are passed over.
pub(super) fn from_description(name: &str, description: &str) -> String {
    let text = rich_text::plain(description);
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|l| !l.is_empty()).collect();
    let is_heading = |line: &str| {
        let short = line.chars().count() < 45;
        normal(line) == normal(name)
            || line.ends_with([':', '?']) && line.chars().count() < 70
            || short && !line.ends_with(['.', '!'])
    };
    let first = lines.iter().position(|line| !is_heading(line)).unwrap_or(0);
    let Some(line) = lines.get(first) else { return String::new() };
    let mut end = 0;
    for stop in sentence_ends(line) {
        if line[..stop].chars().count() > Service::SUMMARY_MAX {
            break;
        }
        end = stop;
        // One good sentence is enough; two short ones read better than one.
        if line[..stop].chars().count() > Service::SUMMARY_MAX / 2 {
            break;
        }
    }
    if end > 0 { line[..end].trim_end().into() } else { cut(line, Service::SUMMARY_MAX) }
}

const SHORT_FORMS: [&str; 14] =
    ["e.g", "i.e", "dr", "mr", "mrs", "ms", "st", "no", "tel", "etc", "approx", "a.m", "p.m", "rd"];

/// Where sentences end: behind a mark that is followed by a capital, a digit, or the end of the line.
fn sentence_ends(line: &str) -> impl Iterator<Item = usize> + '_ {
    line.char_indices().filter(|(_, c)| matches!(c, '.' | '!' | '?')).filter_map(move |(i, _)| {
        let after = &line[i + 1..];
        let next = after.trim_start();
        let spaced = after.len() > next.len();
        let starts =
            next.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || matches!(c, '“' | '"' | '‘' | '('));
        let word = line[..i].rsplit([' ', '(']).next().unwrap_or_default().to_lowercase();
        (next.is_empty() || (spaced && starts && !SHORT_FORMS.contains(&word.as_str()))).then_some(i + 1)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_sentences_make_a_summary() {
        let cases = [
            (
                "Songs",
                "Sing with us. Bring a hat! We meet e.g. On Mondays.",
                "Sing with us. Bring a hat! We meet e.g. On Mondays.",
            ),
            (
                "Songs",
                "Overview\n\nA group for families with small children who like to sing.",
                "A group for families with small children who like to sing.",
            ),
            ("Songs at Alder", "Songs at Alder\nA group by Dr. Alder for all.", "A group by Dr. Alder for all."),
            ("Songs", "Songs", "Songs"),
            ("Songs", "", ""),
            ("Songs", "See [our page](https://a.example) for more. Bye", "See our page for more. Bye"),
        ];
        for (name, description, summary) in cases {
            let found = from_description(name, description);
            assert_eq!(found, summary.trim_end_matches(" Bye"), "{description}");
        }
    }

    #[test]
    fn a_summary_is_short() {
        let long = "word ".repeat(100);
        let found = from_description("Songs", &long);
        assert!(found.chars().count() <= Service::SUMMARY_MAX && found.ends_with("word…"), "{found}");
    }
}
