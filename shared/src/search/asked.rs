//! The words of a query, each with the entries it brings, and what they say together of one entry.

use super::fold::tokens;
use super::found::Reason;
use super::lexicon::Lexicon;
use super::matching::Matches;
use super::rank::{Match, Tier};
use super::stem::stem;
use super::vocabulary::is_stop_word;

/// Most words that are read; what is beyond is left alone.
const MOST_WORDS: usize = 12;

/// The words of a query.
pub(super) struct Asked<'a> {
    lexicon: &'a Lexicon,
    /// Two words read as one first, then the words by themselves.
    units: Vec<Unit<'a>>,
    words: usize,
    /// The words' stems between spaces, as they would stand in a name.
    pub phrase: String,
}

struct Unit<'a> {
    said: String,
    /// Which of the words, a bit each.
    covers: u16,
    /// Whether it is two words read as one.
    joined: bool,
    matches: Matches<'a>,
}

/// What a query's words say of one entry.
#[derive(Clone, Copy, Debug)]
pub(super) struct Answer {
    /// Which of the words it matches, a bit each.
    pub covered: u16,
    /// As close as its loosest word.
    pub tier: Tier,
    pub score: u32,
}

impl<'a> Asked<'a> {
    /// Reads what was typed.
    pub fn read(lexicon: &'a Lexicon, text: &str) -> Self {
        let mut tokens = tokens(text);
        let only_stop_words = tokens.iter().all(|t| is_stop_word(&t.folded));
        if only_stop_words && tokens.len() > 1 {
            tokens.clear();
        }
        let open = !text.ends_with(' ') || only_stop_words;
        let last = tokens.len().wrapping_sub(1);
        let mut words: Vec<Unit<'a>> = Vec::new();
        let mut joined: Vec<Unit<'a>> = Vec::new();
        let mut phrase = String::from(" ");
        // The word before: written, folded, its bit (none for one that says too little).
        let mut before: Option<(&str, &str, u16)> = None;
        for (at, token) in tokens.iter().enumerate().take(2 * MOST_WORDS) {
            let mut covers = 0;
            if only_stop_words || !is_stop_word(&token.folded) {
                if words.len() == MOST_WORDS {
                    break;
                }
                let typing = open && at == last;
                let matches = Matches::of_word(lexicon, &token.folded, typing);
                // A first letter, or a small word that begins nothing, is not worth an empty page.
                let small = only_stop_words || token.folded.chars().nth(1).is_none();
                if typing && small && matches.is_empty() {
                    break;
                }
                covers = 1 << words.len();
                words.push(Unit { said: token.raw.into(), covers, joined: false, matches });
                phrase.push_str(&stem(&token.folded));
                phrase.push(' ');
            }
            if let Some((raw, folded, bit)) = before.filter(|(_, _, bit)| bit | covers != 0) {
                let both = bit | covers;
                let unknown = words.iter().any(|w| w.covers & both != 0 && w.matches.is_empty());
                let matches = Matches::of_joined(lexicon, &[folded, &token.folded].concat(), unknown);
                if !matches.is_empty() {
                    let said = [raw, " ", token.raw].concat();
                    joined.push(Unit { said, covers: both, joined: true, matches });
                }
            }
            before = Some((token.raw, &token.folded, covers));
        }
        let count = words.len();
        joined.append(&mut words);
        Self { lexicon, units: joined, words: count, phrase }
    }

    /// Whether there is no word to look for.
    pub fn is_empty(&self) -> bool {
        self.words == 0
    }

    /// All words, a bit each.
    pub fn all(&self) -> u16 {
        ((1_u32 << self.words) - 1) as u16
    }

    /// How much the words of these bits tell together: rare ones much, frequent ones little, unknown ones nothing.
    pub fn tell(&self, bits: u16) -> u32 {
        let words = self.units.iter().filter(|u| !u.joined && u.covers & bits != 0);
        words.map(|u| u.matches.tell()).sum()
    }

    /// The words of these bits, as typed.
    pub fn said(&self, bits: u16) -> Vec<String> {
        self.units.iter().filter(|u| !u.joined && u.covers & bits != 0).map(|u| u.said.clone()).collect()
    }

    /// What the words say of an entry; nothing when it matches none of them.
    pub fn answer(&self, entry: usize) -> Option<Answer> {
        let mut answer = Answer { covered: 0, tier: Tier::Phrase, score: 0 };
        self.choose(entry, |unit, found| {
            answer.covered |= unit.covers;
            answer.tier = answer.tier.max(found.tier);
            answer.score += found.score * unit.covers.count_ones();
        });
        (answer.covered != 0).then_some(answer)
    }

    /// Why the words bring an entry, in the order they were typed.
    pub fn reasons(&self, entry: usize) -> Vec<Reason> {
        let mut reasons: Vec<(u16, Reason)> = Vec::new();
        self.choose(entry, |unit, found| {
            let forms = &self.lexicon.forms;
            let mut word = String::from(forms.get(found.form as usize));
            if let Some(second) = found.second {
                word.push(' ');
                word.push_str(forms.get(second as usize));
            }
            let reason = Reason { said: unit.said.clone(), found: word, field: found.field, how: found.how };
            let first = |covers: u16| covers.trailing_zeros();
            let place = reasons.iter().take_while(|(covers, _)| first(*covers) < first(unit.covers)).count();
            reasons.insert(place, (unit.covers, reason));
        });
        reasons.into_iter().map(|(_, reason)| reason).collect()
    }

    /// Gives the best match for each word of an entry. Two words are read as one where that is closer than what they
    /// say one by one.
    fn choose<'s>(&'s self, entry: usize, mut take: impl FnMut(&'s Unit<'a>, &'s Match)) {
        let mut taken = 0;
        for (at, unit) in self.units.iter().enumerate() {
            let Some(found) = unit.matches.get(entry).filter(|_| taken & unit.covers == 0) else {
                continue;
            };
            let alone = &self.units[at + 1..];
            if unit.joined && closer_alone(alone, unit.covers, entry, found) {
                continue;
            }
            taken |= unit.covers;
            take(unit, found);
        }
    }
}

/// Whether the words by themselves are as close as the two read as one.
fn closer_alone(units: &[Unit<'_>], covers: u16, entry: usize, joined: &Match) -> bool {
    let mut tier = Tier::Phrase;
    let mut score = 0;
    for word in units.iter().filter(|u| !u.joined && u.covers & covers != 0) {
        let Some(found) = word.matches.get(entry) else {
            return false;
        };
        tier = tier.max(found.tier);
        score += found.score;
    }
    (tier, joined.score * covers.count_ones()) <= (joined.tier, score)
}
