//! Reads the Fluent files of one language and refuses what is not in our part of Fluent.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::{
    Entry, Expression, InlineExpression, Message as FluentMessage, Pattern, PatternElement, Variant, VariantKey,
};
use fluent_syntax::parser;

use super::{CLASSES, Problem, Source, classes_of};

/// A piece of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Words.
    Text(String),
    /// The place of an argument.
    Argument(String),
}

/// A message: one text, or one for each plural class that is given.
pub struct Message {
    /// Its key.
    pub key: String,
    /// Language and file.
    pub place: String,
    /// The number the text is chosen by.
    pub selector: Option<String>,
    /// The arguments in the order of first appearance.
    pub arguments: Vec<String>,
    /// The texts by plural class; a text without a choice is `other`.
    pub texts: BTreeMap<&'static str, Vec<Piece>>,
}

/// The messages of one language, in the order of files and lines.
pub struct Language {
    /// Its code.
    pub code: String,
    /// Whether a file says "machine draft" in a comment.
    pub machine_draft: bool,
    /// The messages.
    pub messages: Vec<Message>,
}

/// What reading one message needs to know.
struct Reader<'a> {
    language: &'a str,
    place: &'a str,
    key: &'a str,
    terms: &'a BTreeMap<String, String>,
}

type Refused<T> = Result<T, Problem>;

/// Reads every file of the language.
pub fn language(code: &str, sources: &[Source], problems: &mut Vec<Problem>) -> Language {
    let mut files: Vec<&Source> = sources.iter().filter(|s| s.language == code).collect();
    files.sort_by(|a, b| a.file.cmp(&b.file));
    let mut language = Language { code: code.into(), machine_draft: false, messages: Vec::new() };
    if classes_of(code).is_none() {
        let says = "the compiler does not know this language's plural classes; add them to `classes_of`".into();
        problems.push(Problem { place: code.into(), key: "every message".into(), says });
        return language;
    }
    let mut entries = Vec::new();
    for source in files {
        let place = format!("{code}/{}", source.file);
        let resource = parser::parse(source.text.as_str()).unwrap_or_else(|(resource, errors)| {
            for error in errors {
                let line = 1 + source.text[..error.pos.start].matches('\n').count();
                let says = format!("this is not Fluent: {error}");
                problems.push(Problem { place: place.clone(), key: format!("line {line}"), says });
            }
            resource
        });
        entries.extend(resource.body.into_iter().map(|entry| (place.clone(), entry)));
    }
    let terms = terms(&entries, problems);
    let mut seen = BTreeMap::<&str, &str>::new();
    for (place, entry) in &entries {
        if let Entry::Comment(c) | Entry::GroupComment(c) | Entry::ResourceComment(c) = entry {
            language.machine_draft |= c.content.iter().any(|line| line.contains("machine draft"));
        }
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

impl Reader<'_> {
    fn refuse<T>(&self, says: impl Into<String>) -> Refused<T> {
        Err(Problem { place: self.place.into(), key: self.key.into(), says: says.into() })
    }

    fn message(&self, message: &FluentMessage<&str>) -> Refused<Message> {
        if !message.attributes.is_empty() {
            return self.refuse("attributes are not supported");
        }
        let Some(pattern) = &message.value else { return self.refuse("the text is empty") };
        let mut selector = None;
        let mut given = BTreeSet::from(["other"]);
        for element in &pattern.elements {
            let PatternElement::Placeable { expression: Expression::Select { selector: by, variants } } = element
            else {
                continue;
            };
            let InlineExpression::VariableReference { id } = by else {
                return self.refuse("a text can only be chosen by a variable, such as { $count -> … }");
            };
            if selector.is_some_and(|other| other != id.name) {
                return self.refuse("a text can be chosen by one number only");
            }
            selector = Some(id.name);
            given.extend(self.classes(variants)?);
        }
        let mut texts = BTreeMap::new();
        for class in given {
            let mut pieces = Vec::new();
            self.expand(pattern, class, &mut pieces)?;
            let blank = |p: &Piece| matches!(p, Piece::Text(t) if t.trim().is_empty());
            if pieces.iter().all(blank) {
                return self.refuse("the text is empty");
            }
            texts.insert(class, pieces);
        }
        let mut arguments = Vec::new();
        mentioned(pattern, &mut arguments);
        Ok(Message {
            key: self.key.into(),
            place: self.place.into(),
            selector: selector.map(Into::into),
            arguments,
            texts,
        })
    }

    /// The plural classes of a choice, each of which the language must use.
    fn classes(&self, variants: &[Variant<&str>]) -> Refused<Vec<&'static str>> {
        let allowed = classes_of(self.language).unwrap_or_default();
        let mut classes = Vec::new();
        for variant in variants {
            let VariantKey::Identifier { name } = &variant.key else {
                return self.refuse("a choice is by plural class, not by an exact number");
            };
            let Some(class) = CLASSES.iter().find(|c| *c == name) else {
                return self.refuse(format!("[{name}] is not a plural class"));
            };
            if !allowed.contains(class) {
                return self.refuse(format!("the language does not use the plural class [{name}]"));
            }
            if classes.contains(class) {
                return self.refuse(format!("[{name}] stands here a second time"));
            }
            if variant.value.elements.is_empty() {
                return self.refuse(format!("the text of [{name}] is empty"));
            }
            classes.push(*class);
        }
        if !variants.iter().any(|v| v.default && v.key == VariantKey::Identifier { name: "other" }) {
            return self.refuse("*[other] is missing: it is what every choice falls back to");
        }
        Ok(classes)
    }

    /// Writes the text for one plural class.
    fn expand(&self, pattern: &Pattern<&str>, class: &str, pieces: &mut Vec<Piece>) -> Refused<()> {
        for element in &pattern.elements {
            let expression = match element {
                PatternElement::TextElement { value } => {
                    if value.chars().any(|c| c.is_control() && c != '\n') {
                        return self.refuse("the text contains a control character");
                    }
                    add_text(pieces, &on_one_line(value));
                    continue;
                }
                PatternElement::Placeable { expression } => expression,
            };
            match expression {
                Expression::Inline(InlineExpression::VariableReference { id }) => {
                    pieces.push(Piece::Argument(id.name.into()));
                }
                Expression::Inline(InlineExpression::TermReference { id, attribute: None, arguments: None }) => {
                    match self.terms.get(id.name) {
                        Some(text) => add_text(pieces, text),
                        None => return self.refuse(format!("there is no term -{}", id.name)),
                    }
                }
                Expression::Select { variants, .. } => {
                    let named = |name| variants.iter().find(move |v| v.key == VariantKey::Identifier { name });
                    let Some(variant) = named(class).or_else(|| named("other")) else { continue };
                    if variant.value.elements.iter().any(is_select) {
                        return self.refuse("a choice inside a choice is not supported");
                    }
                    self.expand(&variant.value, class, pieces)?;
                }
                Expression::Inline(_) => {
                    return self.refuse("a placeable can only be { $name }, { -term } or { $count -> … }");
                }
            }
        }
        Ok(())
    }
}

fn is_select(element: &PatternElement<&str>) -> bool {
    matches!(element, PatternElement::Placeable { expression: Expression::Select { .. } })
}

/// Line breaks of the file are spaces on the screen.
fn on_one_line(text: &str) -> String {
    text.replace('\n', " ")
}

fn add_text(pieces: &mut Vec<Piece>, text: &str) {
    match pieces.last_mut() {
        Some(Piece::Text(before)) => before.push_str(text),
        _ => pieces.push(Piece::Text(text.into())),
    }
}

/// The variables of a text in the order in which a reader meets them.
fn mentioned(pattern: &Pattern<&str>, names: &mut Vec<String>) {
    let add = |names: &mut Vec<String>, name: &str| {
        if !names.iter().any(|n| n == name) {
            names.push(name.into());
        }
    };
    for element in &pattern.elements {
        match element {
            PatternElement::Placeable {
                expression: Expression::Inline(InlineExpression::VariableReference { id }),
            } => add(names, id.name),
            PatternElement::Placeable { expression: Expression::Select { selector, variants } } => {
                if let InlineExpression::VariableReference { id } = selector {
                    add(names, id.name);
                }
                for variant in variants {
                    mentioned(&variant.value, names);
                }
            }
            _ => {}
        }
    }
}
