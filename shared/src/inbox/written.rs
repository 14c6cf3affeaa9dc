//! What somebody typed into one of the public forms, and what is left of it when it makes sense.

use super::{Matter, MessageKind};
use crate::id::ServiceId;
use crate::set::{Member as _, Set};

/// The fields of a form, exactly as typed: what a page shows again when something is missing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// Keys of what is wrong.
    pub matters: Vec<String>,
    /// The name of a missing service.
    pub name: String,
    /// Their words.
    pub text: String,
    /// How to reach them.
    pub contact: String,
}

/// A field of a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// What is wrong.
    Matters,
    /// The name of a missing service.
    Name,
    /// Their words.
    Text,
    /// How to reach them.
    Contact,
}

impl Field {
    /// What it is called in forms and in JSON.
    pub fn key(self) -> &'static str {
        match self {
            Self::Matters => "matters",
            Self::Name => "name",
            Self::Text => "text",
            Self::Contact => "contact",
        }
    }
}

/// What is the matter with a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Something must stand there.
    Missing,
    /// It is too long.
    TooLong {
        /// Most characters.
        most: usize,
        /// How many it has.
        is: usize,
    },
}

/// A message that makes sense.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// What it is about.
    pub kind: MessageKind,
    /// The entry it is about.
    pub service: Option<ServiceId>,
    /// What of the entry is wrong.
    pub matters: Set<Matter>,
    /// The name of a missing service; empty otherwise.
    pub name: String,
    /// Their words; may be empty.
    pub text: String,
    /// How to reach them; may be empty.
    pub contact: String,
}

impl Suggestion {
    /// Most characters of their words.
    pub const TEXT_MAX: usize = 2_000;
    /// Most characters of a name.
    pub const NAME_MAX: usize = 200;
    /// Most characters of how to reach them.
    pub const CONTACT_MAX: usize = 200;

    /// Reads a form of this kind.
    ///
    /// # Errors
    /// Every field that something is the matter with, in the order of the form.
    pub fn read(kind: MessageKind, service: Option<ServiceId>, written: &Written) -> Result<Self, Vec<(Field, Fault)>> {
        let mut faults = Vec::new();
        let mut text_of = |field: Field, typed: &str, most: usize, needed: bool| {
            let clean = clean(typed);
            let is = clean.chars().count();
            if is > most {
                faults.push((field, Fault::TooLong { most, is }));
            } else if needed && clean.is_empty() {
                faults.push((field, Fault::Missing));
            }
            clean
        };
        let about_entry = matches!(kind, MessageKind::Wrong | MessageKind::ProviderChanged);
        let matters: Set<Matter> = if about_entry {
            written.matters.iter().filter_map(|key| Matter::parse(key)).collect()
        } else {
            Set::EMPTY
        };
        let new = kind == MessageKind::NewService;
        let name = if new { text_of(Field::Name, &written.name, Self::NAME_MAX, true) } else { String::new() };
        // "It is closed" says all there is to say; "something else" says nothing.
        let needs_words = match kind {
            MessageKind::Wrong => matters.has(Matter::Other),
            MessageKind::Tell | MessageKind::ProviderChanged => true,
            MessageKind::NewService => false,
        };
        let text = text_of(Field::Text, &written.text, Self::TEXT_MAX, needs_words);
        let contact = text_of(Field::Contact, &written.contact, Self::CONTACT_MAX, false);
        if kind == MessageKind::Wrong && matters.is_empty() {
            faults.insert(0, (Field::Matters, Fault::Missing));
        }
        if faults.is_empty() { Ok(Self { kind, service, matters, name, text, contact }) } else { Err(faults) }
    }
}

/// Text as it is kept: no invisible signs, no blank lines in a row, no space at the ends.
fn clean(typed: &str) -> String {
    let mut out = String::with_capacity(typed.len());
    let mut breaks = 0;
    for line in typed.lines() {
        let line: String = line.chars().filter(|c| *c == '\t' || !c.is_control()).filter(|c| !invisible(*c)).collect();
        let line = line.trim();
        if line.is_empty() {
            breaks += 1;
            continue;
        }
        if !out.is_empty() {
            out.push_str(if breaks > 0 { "\n\n" } else { "\n" });
        }
        breaks = 0;
        out.push_str(line);
    }
    out
}

/// Signs without a width that a text of ours needs for nothing: they only serve to hide words. Those that join or part
/// letters, and those that say which way a text runs, stay.
fn invisible(c: char) -> bool {
    matches!(c, '\u{200b}' | '\u{2060}'..='\u{2064}' | '\u{feff}' | '\u{202a}'..='\u{202e}' | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn wrong(matters: &[&str], text: &str) -> Result<Suggestion, Vec<(Field, Fault)>> {
        let matters = matters.iter().map(|key| String::from(*key)).collect();
        Suggestion::read(MessageKind::Wrong, None, &Written { matters, text: text.into(), ..Written::default() })
    }

    #[test]
    fn a_message_says_what_is_wrong() {
        for (matters, text, faults) in [
            (&["times"][..], "", vec![]),
            (&["closed"], "", vec![]),
            (&["times", "nonsense"], "Now at 2pm", vec![]),
            (&[], "Now at 2pm", vec![(Field::Matters, Fault::Missing)]),
            (&["nonsense"], "", vec![(Field::Matters, Fault::Missing)]),
            (&["other"], " \n ", vec![(Field::Text, Fault::Missing)]),
            (&["times", "other"], "", vec![(Field::Text, Fault::Missing)]),
        ] {
            assert_eq!(wrong(matters, text).err().unwrap_or_default(), faults, "{matters:?} {text}");
        }
    }

    #[test]
    fn a_missing_service_has_a_name_and_a_search_has_words() {
        let blank = Written::default();
        assert_eq!(Suggestion::read(MessageKind::NewService, None, &blank), Err(vec![(Field::Name, Fault::Missing)]));
        assert_eq!(Suggestion::read(MessageKind::Tell, None, &blank), Err(vec![(Field::Text, Fault::Missing)]));
        let named = Written { name: " Sling  library ".into(), ..blank };
        let read = Suggestion::read(MessageKind::NewService, None, &named).expect("a message");
        assert_eq!((read.name.as_str(), read.matters.is_empty()), ("Sling  library", true));
    }

    #[test]
    fn what_is_too_long_is_said_with_its_numbers() {
        let written = Written {
            text: "x".repeat(2_001),
            contact: "y".repeat(201),
            matters: vec!["cost".into()],
            ..Written::default()
        };
        assert_eq!(
            Suggestion::read(MessageKind::Wrong, None, &written),
            Err(vec![
                (Field::Text, Fault::TooLong { most: 2_000, is: 2_001 }),
                (Field::Contact, Fault::TooLong { most: 200, is: 201 }),
            ])
        );
    }

    #[test]
    fn text_is_cleaned_of_what_nobody_sees() {
        assert_eq!(clean("  a\u{200b}b\r\n\r\n\r\n\u{0}c \n d\u{202e}"), "ab\n\nc\nd");
        assert_eq!(clean("می\u{200c}خواهم"), "می\u{200c}خواهم", "what joins letters stays");
    }

    proptest! {
        #[test]
        fn cleaning_twice_is_cleaning_once(text in any::<String>()) {
            let once = clean(&text);
            prop_assert_eq!(clean(&once), once.clone());
            prop_assert!(once.chars().count() <= text.chars().count() + 1);
        }
    }
}
