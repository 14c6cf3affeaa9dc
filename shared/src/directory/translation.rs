//! A service's texts in another language: who made each, and from which words.

use core::fmt;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Service;

crate::closed_list! {
    /// A text of a service that can be translated.
    TextField {
        /// The name.
        Name = "name",
        /// The summary.
        Summary = "summary",
        /// The whole text.
        Description = "description",
    }
}

impl TextField {
    /// This text of a service, in English.
    pub fn of(self, service: &Service) -> &str {
        match self {
            Self::Name => &service.name,
            Self::Summary => &service.summary,
            Self::Description => &service.description,
        }
    }
}

/// A service's texts in another language. An empty text is not translated.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Translation {
    /// The name.
    #[serde(default)]
    pub name: String,
    /// The summary.
    #[serde(default)]
    pub summary: String,
    /// The whole text.
    #[serde(default)]
    pub description: String,
    /// Who made the texts that have no mark of their own.
    pub made: TranslationSource,
    /// Who made each text and from which English words; older records have none.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub marks: BTreeMap<TextField, Made>,
}

/// Who made a translation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub enum TranslationSource {
    /// A person.
    Human,
    /// A machine; families are told.
    Machine,
}

/// How a text came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Made {
    /// Who made it, or read it through.
    pub by: TranslationSource,
    /// The English words it was made from.
    pub of: SourceMark,
}

impl Translation {
    /// No texts yet, by this maker.
    pub fn by(made: TranslationSource) -> Self {
        Self { name: String::new(), summary: String::new(), description: String::new(), made, marks: BTreeMap::new() }
    }

    /// One of its texts; empty when not translated.
    pub fn text(&self, field: TextField) -> &str {
        match field {
            TextField::Name => &self.name,
            TextField::Summary => &self.summary,
            TextField::Description => &self.description,
        }
    }

    /// Puts a text in place, with how it came about. An empty text takes its mark away.
    pub fn set(&mut self, field: TextField, text: String, made: Option<Made>) {
        match made.filter(|_| !text.is_empty()) {
            Some(made) => self.marks.insert(field, made),
            None => self.marks.remove(&field),
        };
        match field {
            TextField::Name => self.name = text,
            TextField::Summary => self.summary = text,
            TextField::Description => self.description = text,
        }
    }

    /// Whether none of the texts is translated.
    pub fn is_empty(&self) -> bool {
        self.name.is_empty() && self.summary.is_empty() && self.description.is_empty()
    }

    /// Who made one of the texts.
    pub fn made(&self, field: TextField) -> TranslationSource {
        self.marks.get(&field).map_or(self.made, |mark| mark.by)
    }

    /// Whether a machine made any of these texts that are there; families are told.
    pub fn by_machine(&self, shown: &[TextField]) -> bool {
        shown.iter().any(|f| !self.text(*f).is_empty() && self.made(*f) == TranslationSource::Machine)
    }

    /// Whether the English words of a text have changed since it was translated. Without a mark nobody can tell, and
    /// the text counts as up to date.
    pub fn is_out_of_date(&self, field: TextField, source: &str) -> bool {
        !self.text(field).is_empty() && self.marks.get(&field).is_some_and(|mark| mark.of != SourceMark::of(source))
    }
}

/// A short mark of the English words a translation was made from: enough to tell that they have changed, sixteen
/// hexadecimal digits in JSON.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct SourceMark(u64);

impl SourceMark {
    /// The mark of a text. White space is not looked at, so that a paragraph set anew keeps its translation.
    pub fn of(text: &str) -> Self {
        // FNV-1a: nobody attacks it, and it is the same on every machine and in every build.
        const START: u64 = 0xcbf2_9ce4_8422_2325;
        const STEP: u64 = 0x0000_0100_0000_01b3;
        let mut hash = START;
        for word in text.split_whitespace() {
            for byte in word.bytes().chain(*b" ") {
                hash = (hash ^ u64::from(byte)).wrapping_mul(STEP);
            }
        }
        Self(hash)
    }
}

impl fmt::Display for SourceMark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

impl fmt::Debug for SourceMark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl From<SourceMark> for String {
    fn from(mark: SourceMark) -> Self {
        mark.to_string()
    }
}

/// A text that is not the mark of a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotASourceMark;

impl core::error::Error for NotASourceMark {}

impl fmt::Display for NotASourceMark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not sixteen hexadecimal digits")
    }
}

impl TryFrom<String> for SourceMark {
    type Error = NotASourceMark;
    fn try_from(text: String) -> Result<Self, NotASourceMark> {
        let digits = text.len() == 16 && text.bytes().all(|b| b.is_ascii_hexdigit());
        u64::from_str_radix(&text, 16).ok().filter(|_| digits).map(Self).ok_or(NotASourceMark)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_from_before_the_marks_still_reads() {
        let old = r#"{"name":"Kawa","summary":"Kawa i rozmowa.","made":"machine"}"#;
        let read: Translation = serde_json::from_str(old).expect("an older record");
        assert!(read.by_machine(&[TextField::Name]));
        assert!(!read.by_machine(&[TextField::Description]), "there is no such text");
        assert!(!read.is_out_of_date(TextField::Name, "Anything"), "nobody can tell");
        assert!(!serde_json::to_string(&read).expect("writes").contains("marks"));
    }

    #[test]
    fn a_mark_goes_out_of_date_with_its_words() {
        let mut t = Translation::by(TranslationSource::Machine);
        let mark = Made { by: TranslationSource::Human, of: SourceMark::of("Coffee  morning") };
        t.set(TextField::Name, "Kawa".into(), Some(mark));
        assert!(!t.is_out_of_date(TextField::Name, "Coffee\nmorning "));
        assert!(t.is_out_of_date(TextField::Name, "Coffee mornings"));
        assert!(!t.by_machine(&[TextField::Name]));
        let json = serde_json::to_string(&t).expect("writes");
        assert_eq!(serde_json::from_str::<Translation>(&json).expect("reads"), t);
        t.set(TextField::Name, String::new(), Some(mark));
        assert!(t.is_empty() && t.marks.is_empty());
    }
}
