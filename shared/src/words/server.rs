//! Words that no parent's phone downloads: what pages made by the server alone say, and the staff's screens.
//!
//! Every message of `locales/*/server/` is a method of [`ServerWords`], as those beside it are of [`Words`].

use super::pack::{self, Pack};
use super::{Plural, Words, number};
use crate::lang::Lang;

include!(concat!(env!("OUT_DIR"), "/server_words.rs"));

/// The words of one language that only the server and the staff's screens say, with those that every screen says.
pub struct ServerWords {
    words: Words,
    pack: Pack,
}

impl ServerWords {
    /// The words of this build that go with these.
    pub fn beside(words: &Words) -> Self {
        let lang = words.lang();
        // Pack and program come from one build, so reading cannot fail; a test reads them all.
        let pack = Pack::read(lang, pack(lang).into(), FINGERPRINT, SLOTS).unwrap_or_default();
        Self { words: words.clone(), pack }
    }

    /// What every screen says, in the same language.
    pub fn words(&self) -> &Words {
        &self.words
    }

    fn text(&self, slot: usize) -> &str {
        self.pack.text(slot)
    }

    fn fill(&self, slot: usize, arguments: &[&str]) -> String {
        pack::fill(self.text(slot), arguments)
    }

    /// The slot of the text for this number; the last of the six, `other`, where a language leaves the class out.
    fn plural(&self, first: usize, n: u32) -> usize {
        let slot = first + self.words.0.speech.plural(n) as usize;
        if self.text(slot).is_empty() { first + Plural::Other as usize } else { slot }
    }
}
