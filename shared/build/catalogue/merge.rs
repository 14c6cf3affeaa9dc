//! Measures every language by the reference and puts the texts in one order.

use std::collections::{BTreeMap, BTreeSet};

use super::read::{Language, Message, Piece};
use super::{CLASSES, MAX_ARGUMENTS, Problem, REFERENCE};

/// Words Rust keeps for itself, and names a method may not have.
const KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate", "do", "dyn", "else",
    "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro", "match", "mod",
    "move", "mut", "override", "priv", "pub", "ref", "return", "self", "static", "struct", "super", "trait", "true",
    "try", "type", "typeof", "union", "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// A message's method.
pub struct Method {
    /// Its key.
    pub key: String,
    /// Names of the arguments, in the order of the English text.
    pub arguments: Vec<String>,
    /// Which of them is the number that chooses the text.
    pub selector: Option<usize>,
    /// The English text, as people read it.
    pub doc: String,
}

impl Method {
    /// How many texts a pack holds for it.
    pub fn slots(&self) -> usize {
        if self.selector.is_some() { CLASSES.len() } else { 1 }
    }
}

/// The finished catalogue.
pub struct Catalogue {
    /// The methods in the order of their texts.
    pub methods: Vec<Method>,
    /// Per language: code, whether it is a machine draft, and the texts of all slots.
    pub languages: Vec<(String, bool, Vec<Vec<u8>>)>,
}

/// Puts all languages into the reference's order and notes every difference as a problem.
pub fn merge(languages: &[Language], problems: &mut Vec<Problem>) -> Catalogue {
    let mut catalogue = Catalogue { methods: Vec::new(), languages: Vec::new() };
    let Some(english) = languages.iter().find(|l| l.code == REFERENCE) else {
        let says = "there are no files of the reference language".into();
        problems.push(Problem { place: REFERENCE.into(), key: "every message".into(), says });
        return catalogue;
    };
    for message in &english.messages {
        check_names(message, problems);
        catalogue.methods.push(Method {
            key: message.key.clone(),
            arguments: message.arguments.clone(),
            selector: message.selector.as_ref().and_then(|s| message.arguments.iter().position(|a| a == s)),
            doc: doc(message),
        });
    }
    for language in languages {
        let by_key: BTreeMap<&str, &Message> = language.messages.iter().map(|m| (m.key.as_str(), m)).collect();
        for message in &language.messages {
            if !catalogue.methods.iter().any(|m| m.key == message.key) {
                problems.push(problem(message, "English does not have this message"));
            }
        }
        let mut texts = Vec::new();
        for (method, reference) in catalogue.methods.iter().zip(&english.messages) {
            let Some(message) = by_key.get(method.key.as_str()) else {
                let says = format!("it is missing; English has it in {}", reference.place);
                problems.push(Problem { place: language.code.clone(), key: method.key.clone(), says });
                continue;
            };
            check_arguments(method, message, problems);
            if method.selector.is_some() {
                texts
                    .extend(CLASSES.iter().map(|c| message.texts.get(c).map(|t| bytes(t, method)).unwrap_or_default()));
            } else {
                texts.extend(message.texts.get("other").map(|t| bytes(t, method)));
            }
        }
        catalogue.languages.push((language.code.clone(), language.machine_draft, texts));
    }
    catalogue
}

fn problem(message: &Message, says: impl Into<String>) -> Problem {
    Problem { place: message.place.clone(), key: message.key.clone(), says: says.into() }
}

fn check_names(message: &Message, problems: &mut Vec<Problem>) {
    for name in [&message.key].into_iter().chain(&message.arguments) {
        let letters = name
            .split('-')
            .all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()));
        if !letters || !name.starts_with(|c: char| c.is_ascii_lowercase()) {
            problems.push(problem(message, format!("the name {name} is not of small letters, digits and hyphens")));
        }
        if KEYWORDS.contains(&name.as_str()) {
            problems.push(problem(message, format!("the name {name} is a word of Rust; take another one")));
        }
    }
    if message.arguments.len() > MAX_ARGUMENTS {
        problems.push(problem(message, format!("it has more than {MAX_ARGUMENTS} arguments")));
    }
}

/// The same arguments as English, and in every variant: only the number itself may be left to the words ("two groups").
fn check_arguments(method: &Method, message: &Message, problems: &mut Vec<Problem>) {
    for name in &message.arguments {
        if !method.arguments.contains(name) {
            problems.push(problem(message, format!("English does not have the argument ${name}")));
        }
    }
    let number = method.selector.and_then(|i| method.arguments.get(i));
    match (&message.selector, number) {
        (Some(by), Some(number)) if by != number => {
            problems.push(problem(message, format!("the text is chosen by ${by}, in English by ${number}")));
        }
        (Some(by), None) => problems.push(problem(
            message,
            format!("the text is chosen by ${by}; then English must be too, if only by *[other]"),
        )),
        _ => {}
    }
    for name in &method.arguments {
        let free = Some(name) == number && message.selector.is_some();
        let has = |text: &Vec<Piece>| text.iter().any(|p| matches!(p, Piece::Argument(a) if a == name));
        if !free && !message.texts.values().all(has) {
            problems.push(problem(message, format!("the argument ${name} is missing")));
        }
    }
}

fn bytes(text: &[Piece], method: &Method) -> Vec<u8> {
    let mut bytes = Vec::new();
    for piece in text {
        match piece {
            Piece::Text(words) => bytes.extend(words.as_bytes()),
            // An argument English does not have is a problem noted before; the text is then never written.
            Piece::Argument(name) => {
                bytes.extend(method.arguments.iter().position(|a| a == name).and_then(|i| u8::try_from(i + 1).ok()));
            }
        }
    }
    bytes
}

/// The English texts for the method's doc line, the plainest first.
fn doc(message: &Message) -> String {
    let mut texts = BTreeSet::new();
    let mut lines = Vec::new();
    for text in message.texts.values() {
        let line: String = text
            .iter()
            .map(|piece| match piece {
                Piece::Text(words) => words.clone(),
                Piece::Argument(name) => format!("{{{name}}}"),
            })
            .collect();
        if texts.insert(line.clone()) {
            lines.push(format!("“{line}”"));
        }
    }
    lines.join(" or ")
}
