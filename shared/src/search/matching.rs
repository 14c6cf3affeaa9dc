//! Which entries a typed word brings, and how.

use super::found::How;
use super::lexicon::Lexicon;
use super::rank::{Match, Tier, rarity, says_what_it_is, weigh};
use super::stem::{same_but_for_ending, stem};
use super::typo::{Letters, forgiven};
use super::vocabulary::{is_stop_word, respelt, same_meaning, words_with_meaning};

/// A word in no more entries than this may be a slip of the finger.
const RARE: usize = 2;
/// How many times as many entries a more usual word is in.
const USUAL: usize = 4;
/// Most words of one beginning or slip that are looked into.
const MOST_FORMS: usize = 400;
/// Fewest letters of a known word that may be the beginning of a longer one.
const SHORT: usize = 4;
/// Fewest letters of a half of a word read as two.
const HALF: usize = 3;

/// The best match of one word for each entry.
pub(super) struct Matches<'a> {
    lexicon: &'a Lexicon,
    best: Vec<Option<Match>>,
    count: usize,
}

impl<'a> Matches<'a> {
    /// None yet.
    fn new(lexicon: &'a Lexicon) -> Self {
        Self { lexicon, best: vec![None; lexicon.entries()], count: 0 }
    }

    /// What a folded word brings; `typing` when more letters may follow.
    pub fn of_word(lexicon: &'a Lexicon, folded: &str, typing: bool) -> Self {
        let mut found = Self::new(lexicon);
        let known = lexicon.find(folded);
        let meant = if known.is_none() { respelt(folded) } else { None };
        if let Some(meant) = meant {
            found.forms(meant, How::Typo, Tier::Typo, 6);
        } else {
            found.forms(folded, How::Exact, Tier::Exact, 8);
            found.other_endings(folded);
        }
        let plain = found.count;
        for other in same_meaning(folded) {
            found.stems(&other, None, How::Synonym, Tier::Loose, 5);
        }
        found.halves(folded, plain > RARE);
        // A short word that is known is hardly the beginning of another one.
        if typing && (known.is_none() || folded.chars().count() >= SHORT) {
            found.longer(folded);
        }
        if found.count <= RARE {
            found.slips(folded);
        }
        if found.count == 0 {
            found.slips_of_meaning(folded);
        }
        found
    }

    /// What two words written as one bring; `slips` when the one word may hold slips of the finger.
    pub fn of_joined(lexicon: &'a Lexicon, joined: &str, slips: bool) -> Self {
        let mut found = Self::new(lexicon);
        found.forms(joined, How::Compound, Tier::Loose, 6);
        if slips && found.count == 0 {
            found.slips(joined);
        }
        found
    }

    /// The best match of an entry.
    pub fn get(&self, entry: usize) -> Option<&Match> {
        self.best.get(entry).and_then(Option::as_ref)
    }

    /// Whether no entry matches.
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// How much it tells that an entry matches; nothing when none does.
    pub fn tell(&self) -> u32 {
        if self.count == 0 { 0 } else { rarity(self.count, self.best.len()) }
    }

    /// The word itself and its usual forms.
    fn forms(&mut self, folded: &str, how: How, tier: Tier, quality: u32) {
        let known = self.lexicon.find(folded);
        if let Some(form) = known {
            self.offer(form, how, tier, quality);
        }
        let how = if how == How::Exact { How::Stem } else { how };
        self.stems(&stem(folded), known, how, tier, quality - 1);
    }

    fn stems(&mut self, stem: &str, but: Option<usize>, how: How, tier: Tier, quality: u32) {
        for form in self.lexicon.with_stem(stem) {
            if Some(form) != but {
                self.offer(form, how, tier, quality);
            }
        }
    }

    fn other_endings(&mut self, folded: &str) {
        let Some((fifth, _)) = folded.char_indices().nth(4) else {
            return;
        };
        let lexicon = self.lexicon;
        let own = stem(folded);
        for form in lexicon.starting(folded.get(..fifth).unwrap_or(folded)).take(MOST_FORMS) {
            if lexicon.stems.get(form) != own && same_but_for_ending(folded, lexicon.forms.get(form)) {
                self.offer(form, How::Stem, Tier::Near, 6);
            }
        }
    }

    fn longer(&mut self, folded: &str) {
        if folded.chars().count() >= 2 {
            for form in self.lexicon.starting(folded).take(MOST_FORMS) {
                self.offer(form, How::Prefix, Tier::Near, 5);
            }
        }
    }

    /// Reads one word as two that stand in the same part of an entry. In long texts the two are often strangers, so
    /// those count only for a word that is hardly known itself.
    fn halves(&mut self, folded: &str, known: bool) {
        let lexicon = self.lexicon;
        for (at, _) in folded.char_indices().skip(2) {
            let Some((left, right)) = folded.split_at_checked(at) else {
                continue;
            };
            let Some(first) = lexicon.find(left) else {
                continue;
            };
            if !known && is_stop_word(right) && right.len() >= 2 && left.len() >= 4 {
                self.offer(first, How::Compound, Tier::Loose, 5);
            }
            if left.chars().count() < HALF || right.chars().count() < HALF {
                continue;
            }
            for second in lexicon.with_stem(&stem(right)) {
                self.pair(first, second, known);
            }
        }
    }

    fn pair(&mut self, first: usize, second: usize, known: bool) {
        let lexicon = self.lexicon;
        let (mut a, mut b) = (lexicon.postings(first).iter().peekable(), lexicon.postings(second).iter().peekable());
        let rare = rarity(lexicon.postings(first).len().min(lexicon.postings(second).len()), lexicon.entries());
        while let (Some(x), Some(y)) = (a.peek(), b.peek()) {
            match x.entry().cmp(&y.entry()) {
                core::cmp::Ordering::Less => drop(a.next()),
                core::cmp::Ordering::Greater => drop(b.next()),
                core::cmp::Ordering::Equal => {
                    let (worth, field) = weigh(x.bits() & y.bits());
                    let close = says_what_it_is(field);
                    if worth > 0 && (close || !known) {
                        let tier = if close { Tier::Exact } else { Tier::Loose };
                        let second = Some(second as u32);
                        let form = first as u32;
                        let score = worth * rare * 6;
                        self.put(x.entry(), Match { tier, score, how: How::Compound, field, form, second });
                    }
                    a.next();
                    b.next();
                }
            }
        }
    }

    /// The known words fewest slips away; those that begin alike, if there are any.
    fn slips(&mut self, folded: &str) {
        let own_stem = stem(folded);
        let (Some(own), Some(short)) = (Letters::of(folded), Letters::of(&own_stem)) else {
            return;
        };
        let most = forgiven(own.len());
        if most == 0 || folded.bytes().any(|b| b.is_ascii_digit()) {
            return;
        }
        let begins = |word: &str, as_this: &str| word.chars().next() == as_this.chars().next();
        let lexicon = self.lexicon;
        let mut near: Vec<(usize, bool, usize)> = Vec::new();
        for form in 0..lexicon.forms.len() {
            let (word, stem) = (lexicon.forms.get(form), lexicon.stems.get(form));
            let strange = !begins(word, folded) && !begins(stem, &own_stem);
            if strange && own.len() < 6 {
                continue;
            }
            let mut slips = apart(&own, word, most);
            if stem != word || own_stem != folded {
                let least = slips.map_or(most, |s| s.saturating_sub(1));
                slips = apart(&short, stem, least).filter(|_| short.len() >= 4).or(slips);
            }
            // A word that is known is bent only towards one that is clearly more usual.
            let usual = self.count == 0 || lexicon.postings(form).len() > USUAL * self.count;
            if let Some(slips) = slips.filter(|s| *s > 0 && usual) {
                near.push((slips, strange, form));
            }
        }
        let Some((least, strange)) = near.iter().map(|(slips, strange, _)| (*slips, *strange)).min() else {
            return;
        };
        near.retain(|(s, other, _)| (*s, *other) == (least, strange));
        for (slips, _, form) in near.into_iter().take(MOST_FORMS) {
            self.offer(form, How::Typo, Tier::Typo, if slips == 1 { 4 } else { 3 });
        }
    }

    /// A slip in a word that no entry has, but that stands for one they have.
    fn slips_of_meaning(&mut self, folded: &str) {
        let Some(own) = Letters::of(folded) else {
            return;
        };
        let most = forgiven(own.len());
        let meant = words_with_meaning().find(|w| most > 0 && w.len() > 4 && apart(&own, w, most).is_some());
        for other in meant.map(same_meaning).unwrap_or_default() {
            self.stems(&other, None, How::Typo, Tier::Typo, 3);
        }
    }

    /// Takes a word of the lexicon as a match, wherever it stands.
    fn offer(&mut self, form: usize, how: How, tier: Tier, quality: u32) {
        let postings = self.lexicon.postings(form);
        let rare = match how {
            // A rare word with a like beginning is no better a guess than a frequent one.
            How::Prefix | How::Typo => 8,
            _ => rarity(postings.len(), self.lexicon.entries()),
        };
        for posting in postings {
            let (worth, field) = weigh(posting.bits());
            let whole = how == How::Compound && says_what_it_is(field);
            let tier = if whole { Tier::Exact } else { tier };
            let score = worth * rare * quality;
            self.put(posting.entry(), Match { tier, score, how, field, form: form as u32, second: None });
        }
    }

    fn put(&mut self, entry: usize, new: Match) {
        let Some(place) = self.best.get_mut(entry) else {
            return;
        };
        match place {
            Some(old) if !new.beats(old) => {}
            Some(old) => *old = new,
            None => {
                *place = Some(new);
                self.count += 1;
            }
        }
    }
}

/// The slips between a word at hand and one of the lexicon.
fn apart(own: &Letters, word: &str, most: usize) -> Option<usize> {
    // A letter is one to four bytes long: most words are told apart by that alone.
    if word.len() + most < own.len() || word.len() > 4 * (own.len() + most) {
        return None;
    }
    own.slips(&Letters::of(word)?, most)
}
