//! Help while writing: how old a reader has to be, which sentences are long, which words families do not use.

mod jargon;
mod syllables;

use crate::directory::Service;
use crate::rich_text;
use jargon::JARGON;

/// How a text reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    /// How many words it has.
    pub words: usize,
    /// How many sentences it has.
    pub sentences: usize,
    /// The age, in years, at which a child reads such a text with ease; none for a text too short to tell.
    pub age: Option<u8>,
}

/// Something to think about; nothing that keeps a text from being saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hint {
    /// It reads harder than most families like.
    ReadingAge {
        /// The age in years.
        age: u8,
    },
    /// A sentence is long.
    LongSentence {
        /// How many words it has.
        words: usize,
        /// How it begins.
        begins: String,
    },
    /// A word that workers use and families do not.
    Jargon {
        /// The word.
        word: &'static str,
        /// What to write instead.
        instead: &'static str,
    },
    /// It is longer than anybody reads in a list.
    LongForAList {
        /// Characters now.
        now: usize,
        /// Characters a list shows well.
        good: usize,
    },
    /// It is longer than most people read on a phone.
    LongForAPhone {
        /// Words now.
        words: usize,
    },
}

/// The reading age to aim for, in years; a hint comes only well above it, because the measure is a rough one.
pub const AIM: u8 = 9;
const HINT_FROM: u8 = 13;
/// A text shorter than this many words says nothing about its reading age.
const FEWEST_WORDS: usize = 25;
/// A sentence of more words than this is long.
const LONG_SENTENCE: usize = 25;
/// A summary of more characters than this is cut in lists.
const GOOD_SUMMARY: usize = 120;
/// More words than this are more than a phone's two screens.
const LONG_TEXT: usize = 250;

/// How a text reads: the Flesch–Kincaid grade (`0.39 × words a sentence + 11.8 × syllables a word − 15.59`), and five
/// years on for the age. Made for English.
pub fn reading(text: &str) -> Reading {
    let plain = rich_text::plain(text);
    let sentences = sentences(&plain);
    let all: Vec<&str> = sentences.iter().flatten().copied().collect();
    let (words, count) = (all.len(), sentences.len());
    if words < FEWEST_WORDS || count == 0 {
        return Reading { words, sentences: count, age: None };
    }
    let syllables: usize = all.iter().map(|w| syllables::count(w)).sum();
    // In hundredths, so that no floating point is needed.
    let grade = 39 * words / count + 1180 * syllables / words;
    let years = (grade + 500).saturating_sub(1559).div_ceil(100).clamp(5, 18);
    Reading { words, sentences: count, age: u8::try_from(years).ok() }
}

/// The words of each sentence. A line ends one too; "10.30" and "e.g." do not.
fn sentences(text: &str) -> Vec<Vec<&str>> {
    const NOT_AN_END: [&str; 9] = ["e.g.", "i.e.", "mr.", "mrs.", "ms.", "dr.", "st.", "no.", "approx."];
    let mut out = Vec::new();
    for line in text.lines() {
        let mut sentence = Vec::new();
        for token in line.split_whitespace() {
            let word = token.trim_matches(|c: char| !c.is_alphanumeric());
            if !word.is_empty() {
                sentence.push(word);
            }
            let end = token.trim_end_matches(['"', '”', '’', ')', '\'']).ends_with(['.', '!', '?', ':', '…']);
            if end && !NOT_AN_END.contains(&token.to_lowercase().as_str()) && !sentence.is_empty() {
                out.push(std::mem::take(&mut sentence));
            }
        }
        if !sentence.is_empty() {
            out.push(sentence);
        }
    }
    out
}

/// What to think about in a text of the form, by the field's path. At most five hints, the weightiest first.
pub fn hints(path: &str, text: &str) -> Vec<Hint> {
    let mut hints = Vec::new();
    let now = text.trim().chars().count();
    if path == "/summary" && now > GOOD_SUMMARY && now <= Service::SUMMARY_MAX {
        hints.push(Hint::LongForAList { now, good: GOOD_SUMMARY });
    }
    let read = reading(text);
    hints.extend(read.age.filter(|age| *age >= HINT_FROM).map(|age| Hint::ReadingAge { age }));
    let plain = rich_text::plain(text);
    hints.extend(sentences(&plain).iter().filter(|s| s.len() > LONG_SENTENCE).take(2).map(|s| {
        let begins = s.iter().take(5).copied().collect::<Vec<_>>().join(" ");
        Hint::LongSentence { words: s.len(), begins }
    }));
    let spaced = format!(" {} ", words_only(&plain));
    let used = JARGON.iter().filter(|(word, _)| spaced.contains(&format!(" {word} ")));
    hints.extend(used.map(|(word, instead)| Hint::Jargon { word, instead }));
    if path == "/description" && read.words > LONG_TEXT {
        hints.push(Hint::LongForAPhone { words: read.words });
    }
    hints.truncate(5);
    hints
}

/// Small letters, and one space where anything else stood.
fn words_only(text: &str) -> String {
    let lower = text.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

impl Hint {
    /// One sentence.
    pub fn message(&self) -> String {
        match self {
            Self::ReadingAge { age } => {
                format!("This reads like a text for age {age}. Aim for about {AIM}: shorter sentences, everyday words.")
            }
            Self::LongSentence { words, begins } => {
                format!("The sentence “{begins} …” has {words} words. Two short ones are easier to read.")
            }
            Self::Jargon { word, instead } => format!("Not every family knows “{word}”. Try “{instead}”."),
            Self::LongForAList { now, good } => {
                format!("Lists show about {good} characters well. This has {now}.")
            }
            Self::LongForAPhone { words } => {
                format!("This has {words} words, more than two screens of a phone. Say the most important first.")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAIN: &str = "Come and play with us. We have toys, songs and a snack. You can stay for an hour or \
        just pop in. Bring the baby and a drink. There is no need to book. We hope to see you soon.";
    const OFFICIAL: &str = "The organisation facilitates multi-agency provision, delivering holistic developmental \
        opportunities for parental participation, in accordance with eligibility requirements determined by \
        professional assessment of individual circumstances.";

    #[test]
    fn plain_words_read_young_and_official_ones_old() {
        let plain = reading(PLAIN);
        assert_eq!((plain.words, plain.sentences), (40, 6));
        assert!(plain.age.is_some_and(|age| age <= 8), "{plain:?}");
        assert_eq!(reading(OFFICIAL).age, None, "24 words are too few to tell");
        let official = reading(&format!("{OFFICIAL} {OFFICIAL}"));
        assert_eq!(official.age, Some(18));
        assert_eq!(hints("/description", PLAIN), []);
    }

    #[test]
    fn the_age_is_the_formula_of_its_counts() {
        let sentence = "The cat sat on the mat and ate an apple.";
        let text = [sentence; 3].join(" ");
        let counted: usize = sentence.split(' ').map(syllables::count).sum();
        assert_eq!(counted, 11);
        // 30 words in 3 sentences, 33 syllables: 3.9 + 12.98 − 15.59 = 1.29, and five years on; 6.29 is rounded up.
        assert_eq!(reading(&text), Reading { words: 30, sentences: 3, age: Some(7) });
    }

    #[test]
    fn times_and_short_forms_end_no_sentence() {
        assert_eq!(reading("Open 10.30am to 2.30pm, e.g. on Mr. Hill's days. Come in!").sentences, 2);
        assert_eq!(reading("Bring:\n- a towel\n- a drink").sentences, 3);
    }

    #[test]
    fn hints_name_what_to_change() {
        let long = format!("We {} play.", ["can"; 30].join(" "));
        assert_eq!(
            hints("/description", &long),
            [Hint::ReadingAge { age: 14 }, Hint::LongSentence { words: 32, begins: "We can can can can".into() }]
        );
        let jargon = hints("/who_for", "We signpost to Multi-agency help.");
        let words: Vec<_> = jargon.iter().map(|h| if let Hint::Jargon { word, .. } = h { *word } else { "" }).collect();
        assert_eq!(words, ["multi agency", "signpost"]);
        assert_eq!(hints("/who_for", "A signposted path."), [], "only whole words");
        assert_eq!(hints("/summary", &"a ".repeat(80)).first(), Some(&Hint::LongForAList { now: 159, good: 120 }));
    }
}
