//! The searched words of a list's entries, as they travel in the list file.

use serde::{Deserialize, Serialize};

use super::lexicon::{Lexicon, Posting};

crate::closed_list! {
    /// The part of an entry a word stands in.
    Field {
        /// Its name.
        Name = "name",
        /// Its summary.
        Summary = "summary",
        /// Its full text, which itself is in the detail file.
        Description = "description",
        /// The labels of its categories, in every language of the screens.
        Category = "category",
        /// Words other directories tag it with.
        Tags = "tags",
        /// Who runs it.
        Organisation = "organisation",
        /// Where it is.
        Place = "place",
        /// Its name and summary in other languages.
        Translation = "translation",
        /// The names of languages spoken.
        Languages = "languages",
    }
}

/// What is searched of one entry: texts, each with the part it belongs to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Doc {
    /// The texts; a part may come more than once.
    pub fields: Vec<(Field, String)>,
}

impl Doc {
    /// Nothing yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// The same with one more text.
    #[must_use]
    pub fn with(mut self, field: Field, text: impl Into<String>) -> Self {
        self.add(field, text);
        self
    }

    /// Adds a text.
    pub fn add(&mut self, field: Field, text: impl Into<String>) {
        self.fields.push((field, text.into()));
    }
}

/// The searched words of a list's entries, in compact form. Made by [`Index::build`], read by
/// [`Directory::new`](super::Directory::new).
///
/// Alike bytes stand together, so that they compress well: the letters of the words, how much each word shares with the
/// one before, the entries of each word, the parts of those entries.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Index {
    /// For each word in order: how many bytes it shares with the one before, how many entries it is in.
    pub(super) shape: Vec<u8>,
    /// For each word: the bytes beyond those, and a zero.
    pub(super) letters: Vec<u8>,
    /// For each word: the steps from entry to entry.
    pub(super) steps: Vec<u8>,
    /// For each of those: the set of parts.
    pub(super) parts: Vec<u8>,
}

impl Index {
    /// The index in the form it is looked up in. Damaged bytes end it early; entries beyond `entries` are left out.
    pub(super) fn read(&self, entries: usize) -> Lexicon {
        let mut shape = Numbers(&self.shape);
        let mut steps = Numbers(&self.steps);
        let mut parts = Numbers(&self.parts);
        let mut letters = self.letters.split(|b| *b == 0);
        let mut lexicon = Lexicon::empty(entries);
        let mut word: Vec<u8> = Vec::new();
        while let (Some(shared), Some(count), Some(tail)) = (shape.next(), shape.next(), letters.next()) {
            word.truncate(shared as usize);
            word.extend_from_slice(tail);
            let Ok(text) = core::str::from_utf8(&word) else {
                break;
            };
            let mut postings = Vec::new();
            let mut entry = 0_usize;
            for _ in 0..count {
                let (Some(step), Some(fields)) = (steps.next(), parts.next()) else {
                    break;
                };
                entry = entry.saturating_add(step as usize);
                if entry < entries {
                    postings.push(Posting::new(entry, fields));
                }
                entry = entry.saturating_add(1);
            }
            lexicon.push(text, &postings);
        }
        lexicon.finish();
        lexicon
    }
}

/// Numbers of seven bits a byte, the low ones first.
struct Numbers<'a>(&'a [u8]);

impl Iterator for Numbers<'_> {
    type Item = u32;
    fn next(&mut self) -> Option<u32> {
        let mut value = 0;
        for shift in [0, 7, 14, 21, 28] {
            let (&byte, rest) = self.0.split_first()?;
            self.0 = rest;
            value |= u32::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Some(value);
            }
        }
        None
    }
}

#[cfg(test)]
#[allow(clippy::expect_used)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn words_survive_the_file() {
        let docs = [
            Doc::new().with(Field::Name, "Łapmy słowa").with(Field::Description, "Słowa and sounds"),
            Doc::new().with(Field::Name, "Sound and song").with(Field::Summary, "مدرسة"),
        ];
        let index = Index::build(&docs);
        let bytes = postcard::to_allocvec(&index).expect("write");
        let lexicon = postcard::from_bytes::<Index>(&bytes).expect("read").read(2);
        let words: Vec<_> = (0..lexicon.forms.len()).map(|w| lexicon.forms.get(w)).collect();
        assert_eq!(words, ["lapmy", "slowa", "song", "sound", "sounds", "مدرسه"]);
        let slowa = lexicon.postings(1);
        assert_eq!(slowa.len(), 1);
        assert_eq!(slowa[0].entry(), 0);
        assert_eq!(slowa[0].fields().collect::<Vec<_>>(), [Field::Name, Field::Description]);
    }

    proptest! {
        #[test]
        fn damaged_bytes_are_read_as_far_as_they_go(
            shape: Vec<u8>, letters: Vec<u8>, steps: Vec<u8>, parts: Vec<u8>, entries in 0..9_usize,
        ) {
            let lexicon = Index { shape, letters, steps, parts }.read(entries);
            for word in 0..lexicon.forms.len() {
                prop_assert!(lexicon.postings(word).iter().all(|p| p.entry() < entries));
            }
        }
    }
}
