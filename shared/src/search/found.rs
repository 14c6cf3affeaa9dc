//! What a search answers.

use super::filter::FilterName;
use super::index::Field;
use crate::set::Set;

/// The answer to a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The entries found, the best first.
    pub hits: Vec<Hit>,
    /// How many of the hits, counted from the first, match every word and pass every filter. The others are there
    /// because the search widened itself.
    pub matching: usize,
    /// How many more would be there if what is not known were shown, too.
    pub unknown_hidden: usize,
    /// How many entries are listed at all.
    pub total_listed: usize,
    /// How the search widened itself because it found little; one sentence on the screen for each.
    pub widened: Vec<Widened>,
}

/// One way in which a search widened itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Widened {
    /// Entries that match only some of the words are there, too.
    SomeWords {
        /// The words, as typed, that one or more of those do not match.
        left_out: Vec<String>,
    },
    /// Nothing passed every filter, so this one was left off.
    WithoutFilter(FilterName),
}

/// An entry that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Its number in the list.
    pub entry: usize,
    /// Why the words brought it: for each word, or two words that were read as one, the best reason.
    pub reasons: Vec<Reason>,
    /// The filters it passed only because what is not known is shown, too.
    pub unknown: Set<FilterName>,
}

/// Why a word brought an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// What was typed.
    pub said: String,
    /// What stands in the entry, folded; two words where one typed word was read as two.
    pub found: String,
    /// The weightiest part of the entry it stands in.
    pub field: Field,
    /// How the two belong together.
    pub how: How,
}

crate::closed_list! {
    /// How a typed word and a word of an entry belong together.
    How {
        /// They are the same, but for case, accents and the like.
        Exact = "exact",
        /// They are forms of one word.
        Stem = "stem",
        /// The typed one is the beginning of the other.
        Prefix = "prefix",
        /// Two words written as one, or one as two.
        Compound = "compound",
        /// They stand for the same thing.
        Synonym = "synonym",
        /// They are a slip of the finger or two apart.
        Typo = "typo",
    }
}
