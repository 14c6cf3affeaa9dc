//! The catalogue compiler: Fluent files in, one typed method a message and one pack a language out.
//!
//! Of Fluent it takes messages, terms, `{ $name }`, `{ -term }` and a choice by the plural class of a number. Anything
//! else is refused, because the phone carries no format machinery: it only puts arguments into finished texts.

mod merge;
mod message;
mod read;
mod write;

use std::fmt;

/// The language all others are measured by.
pub const REFERENCE: &str = "en";

/// A text may take so many arguments: they stand in the packs as bytes 1 to 8, which no text contains.
pub const MAX_ARGUMENTS: usize = 8;

/// The plural classes of CLDR, in the order of the six slots of a pack.
pub const CLASSES: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

/// One Fluent file.
pub struct Source {
    /// The language's code, the folder's name.
    pub language: String,
    /// The file's name.
    pub file: String,
    /// What is in it.
    pub text: String,
}

/// Whom a catalogue is for.
#[derive(Clone, Copy)]
pub struct Target {
    /// The type that gets the methods.
    pub owner: &'static str,
    /// What the packs' file names end in.
    pub ending: &'static str,
    /// Whether phones download the packs; then no program for phones holds them.
    pub downloaded: bool,
}

/// What every screen says.
pub const SCREENS: Target = Target { owner: "Words", ending: "pack", downloaded: true };
/// What only pages made by the server and the staff's screens say: no parent's phone downloads it.
pub const SERVER: Target = Target { owner: "ServerWords", ending: "server", downloaded: false };

/// What the compiler writes.
pub struct Output {
    /// The typed methods, to be included in the `words` module.
    pub rust: String,
    /// Each language's code and pack.
    pub packs: Vec<(String, Vec<u8>)>,
}

/// Why the catalogues cannot be compiled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Language and file, such as `pl/lists.ftl`, or only the language.
    pub place: String,
    /// The message or term.
    pub key: String,
    /// What is wrong, in a sentence.
    pub says: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}: {}", self.place, self.key, self.says)
    }
}

/// The plural classes a language uses for whole numbers and decimals.
fn classes_of(language: &str) -> Option<&'static [&'static str]> {
    Some(match language {
        "en" => &["one", "other"],
        "pl" => &["one", "few", "many", "other"],
        "ar" => &CLASSES,
        _ => return None,
    })
}

/// Compiles all files of all languages.
///
/// # Errors
/// Every problem found, each naming language, file and message.
pub fn compile(sources: &[Source], target: Target) -> Result<Output, Vec<Problem>> {
    let mut codes: Vec<&str> = sources.iter().map(|s| s.language.as_str()).collect();
    codes.sort_unstable();
    codes.dedup();
    let mut problems = Vec::new();
    let mut languages = Vec::new();
    for code in codes {
        if classes_of(code).is_some() {
            languages.push(read::language(code, sources, &mut problems));
        } else {
            let says = "the compiler does not know this language's plural classes; add them to `classes_of`".into();
            problems.push(Problem { place: code.into(), key: "every message".into(), says });
        }
    }
    let catalogue = merge::merge(&languages, &mut problems);
    if problems.is_empty() { Ok(write::write(&catalogue, target)) } else { Err(problems) }
}
