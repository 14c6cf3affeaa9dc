//! A message cut into sentences and words, and what its plain sentences say.
//!
//! Free text is read only where every word of a sentence is understood: a sentence that holds a day, a number or "free" beside
//! any word that is not in the short lists here says nothing, and then nothing at all is offered. What parents really write
//! ("it doesn't run on Tuesdays any more", "first Wednesday of the month", "ages 2-4", "under 1s free") holds such words.

use crate::date::Weekday;
use crate::editing::typed::{show_weekday, span};
use crate::schedule::{Season, Span};
use crate::set::{Member as _, Set};

/// Words between a start and an end.
const JOINS: [&str; 5] = ["-", "to", "till", "til", "until"];
/// Words before a number that make it a start.
const STARTS: [&str; 6] = ["at", "from", "starts", "start", "starting", "begins"];
/// Words that change nothing of what a sentence says.
const PLAIN: [&str; 41] = [
    "it", "it's", "its", "is", "are", "they", "they're", "now", "the", "this", "a", "an", "on", "in", "at", "from",
    "starts", "start", "starting", "begins", "and", "every", "time", "times", "day", "days", "new", "right", "correct",
    "should", "be", "runs", "session", "group", "class", "costs", "cost", "price", "hello", "hi", "please",
];
/// Words that say how things are not, were, or may be. A sentence without a day or a number that holds one spoils the others.
const DOUBT: [&str; 22] = [
    "not",
    "no",
    "never",
    "isn't",
    "wasn't",
    "don't",
    "doesn't",
    "won't",
    "isnt",
    "wasnt",
    "dont",
    "doesnt",
    "wont",
    "nobody",
    "stopped",
    "cancelled",
    "closed",
    "maybe",
    "perhaps",
    "unsure",
    "wrong",
    "except",
];
/// For whom or for what a price is.
const PER: [&str; 14] = [
    "child",
    "family",
    "person",
    "adult",
    "session",
    "baby",
    "parent",
    "week",
    "visit",
    "time",
    "class",
    "month",
    "term",
    "household",
];

/// What a message says plainly.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Said {
    /// The days.
    pub days: Set<Weekday>,
    /// Sessions, from when to when.
    pub spans: Vec<Span>,
    /// Starts without an end; the end of these spans means nothing.
    pub starts: Vec<Span>,
    /// Whether in term or all year.
    pub season: Option<Season>,
    /// Prices, with the words that belong to them.
    pub prices: Vec<String>,
    /// That it is free.
    pub free: bool,
}

/// Reads a message; none when a sentence that matters holds a word that is not understood.
pub(super) fn read(text: &str) -> Option<Said> {
    let mut said = Said::default();
    for sentence in sentences(text) {
        let words = words(&sentence);
        if words.iter().any(|word| matters(word)) {
            Reader { words: &words, at: 0 }.read(&mut said)?;
        } else if words.iter().any(|word| DOUBT.contains(&word.as_str())) {
            return None;
        }
    }
    Some(said)
}

/// The sentences. A full stop between digits ends none: "10.30".
pub(super) fn sentences(text: &str) -> Vec<String> {
    let mut all = vec![String::new()];
    let letters: Vec<char> = text.to_lowercase().replace('’', "'").chars().collect();
    for (at, letter) in letters.iter().enumerate() {
        let next = letters.get(at + 1);
        let ends =
            matches!(letter, '!' | '?' | '\n' | ';') || (*letter == '.' && next.is_none_or(|n| n.is_whitespace()));
        if ends {
            all.push(String::new());
        } else if let Some(sentence) = all.last_mut() {
            sentence.push(*letter);
        }
    }
    all.retain(|sentence| !sentence.trim().is_empty());
    all
}

/// The words of a sentence, without the signs around them. A dash is a word of its own; "10 am" is one.
pub(super) fn words(sentence: &str) -> Vec<String> {
    let spaced = sentence.replace(['–', '—', '-'], " - ").replace(',', " ");
    let bare = |word: &str| word.trim_matches(|c: char| ":()\"“”'‘".contains(c)).to_owned();
    let mut words: Vec<String> = Vec::new();
    for word in spaced.split_whitespace().map(bare).filter(|w| !w.is_empty()) {
        let half = matches!(word.as_str(), "am" | "pm" | "a.m" | "p.m" | "a.m." | "p.m.");
        match words.last_mut() {
            // "12 noon" is one, too.
            Some(last) if last == "12" && matches!(word.as_str(), "noon" | "midday") => *last = word,
            Some(last) if half && last.ends_with(|c: char| c.is_ascii_digit()) => last.push_str(&word.replace('.', "")),
            _ => words.push(word),
        }
    }
    words
}

/// Whether a word makes its sentence one that says something of days, times or money.
fn matters(word: &str) -> bool {
    let telling =
        ["free", "noon", "midday", "half", "quarter", "o'clock", "pounds", "term", "fortnight", "fortnightly"];
    word.contains(|c: char| c.is_ascii_digit() || c == '£') || telling.contains(&word) || day(word).is_some()
}

fn day(word: &str) -> Option<Weekday> {
    let short = [
        ("mon", Weekday::Monday),
        ("tue", Weekday::Tuesday),
        ("tues", Weekday::Tuesday),
        ("wed", Weekday::Wednesday),
        ("weds", Weekday::Wednesday),
        ("thu", Weekday::Thursday),
        ("thur", Weekday::Thursday),
        ("thurs", Weekday::Thursday),
        ("fri", Weekday::Friday),
        ("sat", Weekday::Saturday),
        ("sun", Weekday::Sunday),
    ];
    let named = |day: &Weekday| {
        let name = show_weekday(*day).to_lowercase();
        word == name || word.strip_suffix('s') == Some(&name)
    };
    let known = short.iter().find(|(name, _)| *name == word).map(|(_, day)| *day);
    known.or_else(|| Weekday::ALL.iter().copied().find(named))
}

/// Goes through a sentence from its first word to its last.
struct Reader<'a> {
    words: &'a [String],
    at: usize,
}

impl Reader<'_> {
    fn word(&self, ahead: usize) -> &str {
        self.words.get(self.at + ahead).map(String::as_str).unwrap_or_default()
    }

    fn read(mut self, said: &mut Said) -> Option<()> {
        while self.at < self.words.len() {
            self.at += self
                .days(said)
                .or_else(|| self.season(said))
                .or_else(|| self.times(said))
                .or_else(|| self.money(said))
                .or_else(|| PLAIN.contains(&self.word(0)).then_some(1))?;
        }
        Some(())
    }

    /// "Tuesdays", "Monday to Friday".
    fn days(&self, said: &mut Said) -> Option<usize> {
        let first = day(self.word(0))?;
        said.days = said.days.with(first);
        let Some(last) = day(self.word(2)).filter(|_| JOINS.contains(&self.word(1))) else { return Some(1) };
        if last.index() <= first.index() {
            return None;
        }
        for day in Weekday::ALL.iter().filter(|day| (first.index()..=last.index()).contains(&day.index())) {
            said.days = said.days.with(*day);
        }
        Some(3)
    }

    fn season(&self, said: &mut Said) -> Option<usize> {
        let (season, length) = match (self.word(0), self.word(1), self.word(2)) {
            ("term", "-", "time") => (Season::TermTime, 3),
            ("term", "time", _) => (Season::TermTime, 2),
            ("all", "year", "round") => (Season::AllYear, 3),
            ("all", "year", _) => (Season::AllYear, 2),
            _ => return None,
        };
        said.season = Some(season);
        Some(length)
    }

    /// "10 to 11:30", "between 1 and 2.30pm", "at 10".
    fn times(&self, said: &mut Said) -> Option<usize> {
        if self.word(0) == "between" && is_time(self.word(1)) && self.word(2) == "and" && is_time(self.word(3)) {
            said.spans.push(span(self.word(1), self.word(3)).ok()?);
            return Some(4);
        }
        if !is_time(self.word(0)) {
            return None;
        }
        if JOINS.contains(&self.word(1)) && is_time(self.word(2)) {
            said.spans.push(span(self.word(0), self.word(2)).ok()?);
            return Some(3);
        }
        let before = self.at.checked_sub(1).and_then(|at| self.words.get(at)).map(String::as_str).unwrap_or_default();
        if !STARTS.contains(&before) || JOINS.contains(&self.word(1)) {
            return None;
        }
        said.starts.push(span(self.word(0), "midnight").ok()?);
        Some(1)
    }

    /// "£3 a family", "50p each", "free".
    fn money(&self, said: &mut Said) -> Option<usize> {
        if self.word(0) == "free" {
            said.free = true;
            let length = match (self.word(1), self.word(2)) {
                ("of", "charge") => 3,
                ("for", "all" | "everybody" | "everyone") => 3,
                ("entry", _) => 2,
                _ => 1,
            };
            return Some(length);
        }
        if !is_price(self.word(0)) {
            return None;
        }
        let length = match (self.word(1), self.word(2), self.word(3)) {
            ("for", "a" | "an" | "each" | "every" | "the", what) if PER.contains(&what) => 4,
            ("a" | "an" | "per" | "each" | "every", what, _) if PER.contains(&what) => 3,
            ("each", ..) => 2,
            _ => 1,
        };
        said.prices.push(self.words.get(self.at..self.at + length)?.join(" "));
        Some(length)
    }
}

/// A time as people write it: one or two digits, perhaps minutes, perhaps the half of the day.
fn is_time(word: &str) -> bool {
    if matches!(word, "noon" | "midday") {
        return true;
    }
    let bare = word.strip_suffix("am").or_else(|| word.strip_suffix("pm")).unwrap_or(word);
    let (hour, minute) = bare.split_once([':', '.']).unwrap_or((bare, "00"));
    let digits =
        |text: &str, least: usize| (least..=2).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    digits(hour, 1) && digits(minute, 2)
}

fn is_price(word: &str) -> bool {
    let amount = |text: &str| {
        let (whole, pence) = text.split_once('.').unwrap_or((text, "00"));
        !whole.is_empty() && pence.len() == 2 && text.bytes().all(|b| b.is_ascii_digit() || b == b'.')
    };
    word.strip_prefix('£').is_some_and(amount)
        || word.strip_suffix('p').is_some_and(|text| amount(text) && !text.contains('.'))
}
