//! IG35: names in what somebody wrote. Those that belong to nobody of this plan are shown to whoever prints, who may leave them out.

use std::collections::{BTreeMap, BTreeSet};

use super::Word;
use crate::api::desk::plans::{PrintName, PrintPart};
use crate::lang::Lang;

/// Words with a capital letter that are no names of people.
const NO_NAMES: [&str; 53] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
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
    "christmas",
    "easter",
    "eid",
    "ramadan",
    "diwali",
    "english",
    "polish",
    "arabic",
    "somali",
    "romanian",
    "urdu",
    "bengali",
    "turkish",
    "kurdish",
    "ukrainian",
    "spanish",
    "portuguese",
    "french",
    "mum",
    "mummy",
    "dad",
    "daddy",
    "mama",
    "nan",
    "nana",
    "gran",
    "granny",
    "grandma",
    "grandad",
    "school",
    "children",
    "centre",
    "year",
    "reception",
];

/// Fewest letters of a name.
const LEAST: usize = 3;

/// A run of words that may be a name: where it begins and ends, in bytes.
fn runs(text: &str) -> Vec<(usize, usize)> {
    let mut found: Vec<(usize, usize)> = Vec::new();
    let mut begins = true;
    for (at, word) in words(text) {
        let fresh = std::mem::take(&mut begins);
        let end = at + word.len();
        let after = text[end..].chars().next();
        begins = matches!(after, None | Some('.' | '!' | '?' | ':' | '\n' | '•' | '“' | '"' | '('));
        if fresh || !is_capital(word) || NO_NAMES.contains(&word.to_lowercase().as_str()) {
            continue;
        }
        match found.last_mut() {
            // A first name and a family name are one.
            Some((_, last)) if text[*last..at].trim_matches(' ').is_empty() => *last = end,
            _ => found.push((at, end)),
        }
    }
    found
}

/// The words of a text, with where they begin, in bytes.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let is_part = |c: char| c.is_alphabetic() || c == '-';
    let mut rest = 0;
    std::iter::from_fn(move || {
        let from = rest + text[rest..].find(is_part)?;
        let to = text[from..].find(|c| !is_part(c)).map_or(text.len(), |len| from + len);
        rest = to;
        Some((from, &text[from..to]))
    })
}

fn is_capital(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase)
        && letters.clone().count() + 1 >= LEAST
        && letters.any(char::is_lowercase)
}

/// The names in the texts of a print that are of nobody here, in their order, each once. `known` are those of the family, its team and
/// the partners.
pub fn names(parts: &[PrintPart], known: &[String]) -> Vec<PrintName> {
    let known: BTreeSet<String> =
        known.iter().flat_map(|name| words(name).map(|(_, word)| word.to_lowercase()).collect::<Vec<_>>()).collect();
    let mut times: BTreeMap<String, u32> = BTreeMap::new();
    let mut order = Vec::new();
    for line in parts.iter().flat_map(|part| &part.lines).filter(|line| !line.ours) {
        for (from, to) in runs(&line.text) {
            let name = &line.text[from..to];
            if words(name).all(|(_, word)| known.contains(&word.to_lowercase())) {
                continue;
            }
            let count = times.entry(name.to_owned()).or_default();
            if *count == 0 {
                order.push(name.to_owned());
            }
            *count += 1;
        }
    }
    order.into_iter().map(|name| PrintName { times: times[&name], name }).collect()
}

/// Takes names out of the texts of a print. Where one stood, it says so.
pub fn leave_out(parts: &mut [PrintPart], names: &[&str], lang: Lang) {
    let instead = Word::LeftOut.say(lang);
    for line in parts.iter_mut().flat_map(|part| &mut part.lines).filter(|line| !line.ours) {
        for name in names {
            line.text = without(&line.text, name, instead);
        }
    }
}

/// A text without a name, wherever it stands as words of its own, at the beginning of a sentence too.
fn without(text: &str, name: &str, instead: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(name) {
        let (before, after) = (rest[..at].chars().next_back(), rest[at + name.len()..].chars().next());
        let inside = before.is_some_and(char::is_alphabetic) || after.is_some_and(char::is_alphabetic);
        out.push_str(&rest[..at]);
        out.push_str(if inside { name } else { instead });
        rest = &rest[at + name.len()..];
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::desk::plans::PrintLine;

    fn part(texts: &[&str]) -> Vec<PrintPart> {
        let line = |text: &&str| PrintLine { label: "Likes".into(), text: (*text).into(), ours: false };
        vec![PrintPart { heading: "All".into(), lines: texts.iter().map(line).collect() }]
    }

    fn found(texts: &[&str], known: &[&str]) -> Vec<(String, u32)> {
        let known: Vec<String> = known.iter().map(|name| (*name).to_owned()).collect();
        names(&part(texts), &known).into_iter().map(|name| (name.name, name.times)).collect()
    }

    #[test]
    fn a_name_that_is_of_nobody_here_is_found_and_those_of_the_family_are_not() {
        let texts =
            ["She plays with Lola Novak on Monday. Amina likes it. Ask Lola Novak.", "Trains, and Ruth’s songs"];
        assert_eq!(found(&texts, &["Amina Hassan", "Ruth Bell"]), [("Lola Novak".to_owned(), 2)]);
        assert_eq!(found(&["It helps when Ania counts to three."], &[]), [("Ania".to_owned(), 1)]);
        for quiet in ["", "Rabbits. Dogs. Cats", "He says “Mum” in Polish on Friday", "أمي", "A TV"] {
            assert_eq!(found(&[quiet], &[]), [], "{quiet}");
        }
    }

    #[test]
    fn ig35_what_is_left_out_is_nowhere_in_the_print() {
        let mut parts = part(&["With Lola. Lola sings; Lolas too. (Lola)", "Lola"]);
        leave_out(&mut parts, &["Lola"], Lang::En);
        let text = serde_json::to_string(&parts).unwrap_or_default();
        assert_eq!(text.matches("Lola").count(), 1, "a longer word is another one: {text}");
        assert_eq!(text.matches("[name left out]").count(), 4, "{text}");
    }
}
