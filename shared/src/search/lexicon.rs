//! The index in the form it is looked up in: words in order, their stems, and the entries each is in.

use super::index::Field;
use super::stem::stem;
use crate::set::Member;
use crate::sort::sort;

/// Words in one piece of memory.
#[derive(Clone, Debug, Default)]
pub(super) struct Words {
    text: String,
    ends: Vec<u32>,
}

impl Words {
    pub fn push(&mut self, word: &str) {
        self.text.push_str(word);
        self.ends.push(self.text.len() as u32);
    }

    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// The word with this number; empty beyond the last.
    pub fn get(&self, word: usize) -> &str {
        let start = word.checked_sub(1).and_then(|before| self.ends.get(before)).map_or(0, |e| *e as usize);
        let end = self.ends.get(word).map_or(0, |e| *e as usize);
        self.text.get(start..end).unwrap_or_default()
    }
}

/// One entry a word is in, and the parts of it: nine bits for the parts, the rest for the entry.
#[derive(Clone, Copy, Debug)]
pub(super) struct Posting(u32);

impl Posting {
    const PARTS: u32 = Field::ALL.len() as u32;

    pub fn new(entry: usize, fields: u32) -> Self {
        Self((entry as u32) << Self::PARTS | fields & ((1 << Self::PARTS) - 1))
    }
    pub fn entry(self) -> usize {
        (self.0 >> Self::PARTS) as usize
    }
    /// The parts, a bit each.
    pub fn bits(self) -> u32 {
        self.0 & ((1 << Self::PARTS) - 1)
    }
    #[cfg(test)]
    pub fn fields(self) -> impl Iterator<Item = Field> {
        Field::ALL.iter().copied().filter(move |f| self.bits() & (1 << f.index()) != 0)
    }
}

/// All searched words.
#[derive(Clone, Debug, Default)]
pub(super) struct Lexicon {
    /// The folded words, in order.
    pub forms: Words,
    /// The stem of each.
    pub stems: Words,
    by_stem: Vec<u32>,
    starts: Vec<u32>,
    postings: Vec<Posting>,
    entries: usize,
}

impl Lexicon {
    pub fn empty(entries: usize) -> Self {
        Self { entries, ..Self::default() }
    }

    /// Adds the next word.
    pub fn push(&mut self, word: &str, postings: &[Posting]) {
        self.forms.push(word);
        self.stems.push(&stem(word));
        self.by_stem.push(self.starts.len() as u32);
        self.starts.push(self.postings.len() as u32);
        self.postings.extend_from_slice(postings);
    }

    /// To be called behind the last word.
    pub fn finish(&mut self) {
        let stems = &self.stems;
        sort(&mut self.by_stem, &|a, b| stems.get(a as usize).cmp(stems.get(b as usize)).then(a.cmp(&b)));
    }

    /// How many entries the list has.
    pub fn entries(&self) -> usize {
        self.entries
    }

    /// The entries a word is in.
    pub fn postings(&self, word: usize) -> &[Posting] {
        let end = self.starts.get(word + 1).map_or(self.postings.len(), |s| *s as usize);
        self.starts.get(word).and_then(|start| self.postings.get(*start as usize..end)).unwrap_or_default()
    }

    /// The number of a folded word.
    pub fn find(&self, folded: &str) -> Option<usize> {
        let at = lower(self.forms.len(), |w| self.forms.get(w) < folded);
        (self.forms.get(at) == folded && at < self.forms.len()).then_some(at)
    }

    /// The words that begin so.
    pub fn starting(&self, prefix: &str) -> core::ops::Range<usize> {
        let from = lower(self.forms.len(), |w| self.forms.get(w) < prefix);
        let to = lower(self.forms.len(), |w| {
            let word = self.forms.get(w);
            word < prefix || word.starts_with(prefix)
        });
        from..to.max(from)
    }

    /// The words with this stem.
    pub fn with_stem(&self, stem: &str) -> impl Iterator<Item = usize> {
        let at = |i: usize| self.by_stem.get(i).map_or("", |w| self.stems.get(*w as usize));
        let from = lower(self.by_stem.len(), |i| at(i) < stem);
        let to = lower(self.by_stem.len(), |i| at(i) <= stem);
        self.by_stem.get(from..to).unwrap_or_default().iter().map(|w| *w as usize)
    }
}

/// The first number from which on `before` no longer holds.
fn lower(len: usize, before: impl Fn(usize) -> bool) -> usize {
    let (mut from, mut to) = (0, len);
    while from < to {
        let middle = from + (to - from) / 2;
        if before(middle) { from = middle + 1 } else { to = middle }
    }
    from
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::index::{Doc, Index};

    fn lexicon() -> Lexicon {
        let text = "play plays playing playgroup plaster group groups łódź";
        Index::build(&[Doc::new().with(Field::Name, text)]).read(1)
    }

    #[test]
    fn words_are_found_by_form_beginning_and_stem() {
        let lexicon = lexicon();
        let words = |found: &mut dyn Iterator<Item = usize>| -> Vec<String> {
            found.map(|w| lexicon.forms.get(w).to_owned()).collect()
        };
        assert_eq!(lexicon.find("playgroup").map(|w| lexicon.forms.get(w)), Some("playgroup"));
        assert_eq!(lexicon.find("zebra"), None);
        assert_eq!(words(&mut lexicon.starting("pla")), ["plaster", "play", "playgroup", "playing", "plays"]);
        assert_eq!(words(&mut lexicon.starting("x")), [""; 0]);
        let mut forms = words(&mut lexicon.with_stem("play"));
        forms.sort();
        assert_eq!(forms, ["play", "playing", "plays"]);
    }
}
