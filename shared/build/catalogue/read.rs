//! Reads the Fluent files of one language.

use std::collections::BTreeMap;

use fluent_syntax::ast::{Entry, PatternElement};
use fluent_syntax::parser;

use super::message::{Message, Reader, on_one_line};
use super::{Problem, Source};

/// The messages of one language, in the order of files and lines.
pub struct Language {
    /// Its code.
    pub code: String,
    /// Whether a file says "machine draft" in a comment.
    pub machine_draft: bool,
    /// The messages.
    pub messages: Vec<Message>,
}

/// Reads every file of the language.
pub fn language(code: &str, sources: &[Source], problems: &mut Vec<Problem>) -> Language {
    let mut files: Vec<&Source> = sources.iter().filter(|s| s.language == code).collect();
    files.sort_by(|a, b| a.file.cmp(&b.file));
    let mut language = Language { code: code.into(), machine_draft: false, messages: Vec::new() };
    let mut entries = Vec::new();
    for source in files {
        let place = format!("{code}/{}", source.file);
        let resource = parser::parse(source.text.as_str()).unwrap_or_else(|(resource, errors)| {
            problems.extend(errors.into_iter().map(|error| {
                let junk = source.text.get(error.slice.unwrap_or(error.pos)).unwrap_or_default();
                let (key, text) = junk.split_once('=').unwrap_or((junk, junk));
                let says = if text.trim().is_empty() {
                    "the text is empty".into()
                } else {
                    let why = error.kind.to_string().replace('\n', " ");
                    format!("this is not Fluent, or the text is empty: {why}")
                };
                Problem { place: place.clone(), key: key.trim().into(), says }
            }));
            resource
        });
        entries.extend(resource.body.into_iter().map(|entry| (place.clone(), entry)));
    }
    let terms = terms(&entries, problems);
    let mut seen = BTreeMap::<&str, &str>::new();
    for (place, entry) in &entries {
        language.machine_draft |= comment(entry).iter().any(|line| line.contains("machine draft"));
        let Entry::Message(message) = entry else { continue };
        let key = message.id.name;
        if let Some(first) = seen.insert(key, place) {
            problems.push(Problem { place: place.clone(), key: key.into(), says: format!("it stands in {first} too") });
            continue;
        }
        match (Reader { language: code, place, key, terms: &terms }).message(message) {
            Ok(message) => language.messages.push(message),
            Err(problem) => problems.push(problem),
        }
    }
    language
}

/// The comment an entry is or has.
fn comment<'a>(entry: &'a Entry<&'a str>) -> &'a [&'a str] {
    let comment = match entry {
        Entry::Comment(comment) | Entry::GroupComment(comment) | Entry::ResourceComment(comment) => Some(comment),
        Entry::Message(message) => message.comment.as_ref(),
        Entry::Term(term) => term.comment.as_ref(),
        Entry::Junk { .. } => None,
    };
    comment.map(|c| c.content.as_slice()).unwrap_or_default()
}

/// The terms: words of our own that messages repeat. They are plain texts.
fn terms(entries: &[(String, Entry<&str>)], problems: &mut Vec<Problem>) -> BTreeMap<String, String> {
    let mut terms = BTreeMap::new();
    for (place, entry) in entries {
        let Entry::Term(term) = entry else { continue };
        let name = term.id.name;
        let mut refuse = |says: &str| {
            problems.push(Problem { place: place.clone(), key: format!("-{name}"), says: says.into() });
        };
        if !term.attributes.is_empty() {
            refuse("attributes are not supported");
        }
        match term.value.elements.as_slice() {
            [PatternElement::TextElement { value }] => {
                if terms.insert(name.to_owned(), on_one_line(value)).is_some() {
                    refuse("the term stands here a second time");
                }
            }
            _ => refuse("a term is a plain text without placeables"),
        }
    }
    terms
}
