//! What a match is worth. Whole numbers only, so that phone and server agree to the last entry.

use super::found::How;
use super::index::Field;
use crate::set::Member;

/// How closely an entry answers, the closest first. A hit is as close as its loosest word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Tier {
    /// The words stand together in a name.
    Phrase,
    /// The words, or forms of them, are there.
    Exact,
    /// A longer word with another ending, or the word still being typed.
    Near,
    /// Two words for one, one for two, or another word for the same thing.
    Loose,
    /// A slip of the finger.
    Typo,
}

/// How one typed word and one entry belong together.
#[derive(Clone, Copy, Debug)]
pub(super) struct Match {
    pub tier: Tier,
    pub score: u32,
    pub how: How,
    pub field: Field,
    /// The entry's word.
    pub form: u32,
    /// Its second one, where one typed word was read as two.
    pub second: Option<u32>,
}

impl Match {
    /// Whether this one says more than another.
    pub fn beats(&self, other: &Self) -> bool {
        (self.tier, other.score) < (other.tier, self.score)
    }
}

/// What a word is worth in each part of an entry.
fn weight(field: Field) -> u32 {
    match field {
        Field::Name => 16,
        Field::Translation => 12,
        Field::Category => 10,
        Field::Tags => 8,
        Field::Summary | Field::Organisation => 6,
        Field::Place | Field::Languages => 5,
        Field::Description => 2,
    }
}

/// What a word is worth in several parts (a bit each), and the weightiest of them.
pub(super) fn weigh(bits: u32) -> (u32, Field) {
    let mut total = 0;
    let mut best = Field::Description;
    for &field in Field::ALL.iter().filter(|f| bits & (1 << f.index()) != 0) {
        total += weight(field);
        if weight(field) > weight(best) {
            best = field;
        }
    }
    (total, best)
}

/// Parts in which two words that make one word stand close enough together to mean it.
pub(super) fn says_what_it_is(field: Field) -> bool {
    matches!(field, Field::Name | Field::Translation | Field::Category | Field::Tags)
}

/// How much a word that is in `count` of `entries` tells: little when it is in more than three of ten.
pub(super) fn rarity(count: usize, entries: usize) -> u32 {
    if entries >= 20 && count * 10 > entries * 3 {
        return 1;
    }
    let ratio = entries.saturating_mul(16) / count.max(1);
    4 + quarters(ratio).saturating_sub(quarters(16))
}

/// Four times the logarithm to base two, about.
fn quarters(value: usize) -> u32 {
    let value = value.max(4);
    let whole = value.ilog2();
    let rest = (value >> (whole - 2)) & 3;
    whole * 4 + rest as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rare_word_tells_more_than_a_common_one() {
        let worth: Vec<_> = [1, 2, 10, 50, 150, 151, 500].iter().map(|n| rarity(*n, 500)).collect();
        assert!(worth.is_sorted_by(|a, b| a >= b), "{worth:?}");
        assert_eq!(worth[5], 1);
        assert!(worth[4] > 1 && worth[0] > 3 * worth[4]);
    }

    #[test]
    fn the_name_outweighs_the_text() {
        let bits = |fields: &[Field]| fields.iter().map(|f| 1 << f.index()).sum::<u32>();
        let name = weigh(bits(&[Field::Name]));
        assert!(name.0 > weigh(bits(&[Field::Description, Field::Summary])).0);
        assert_eq!(weigh(bits(&[Field::Description, Field::Category])).1, Field::Category);
    }
}
