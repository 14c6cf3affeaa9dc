//! A message cut into the words that the readers look at.

/// Words after which a text no longer says plainly how things are: "not on Tuesdays", "it used to be £2".
const DOUBT: [&str; 19] = [
    "not", "no", "never", "isnt", "isn't", "isn’t", "wasnt", "wasn't", "wasn’t", "dont", "don't", "don’t", "instead",
    "rather", "used", "was", "were", "or", "maybe",
];

/// The words of a message, in small letters, without the signs around them. A dash between words is a word.
pub(super) struct Words(Vec<String>);

impl Words {
    /// Cuts a text.
    pub fn of(text: &str) -> Self {
        let spaced = text.to_lowercase().replace(['–', '—', '-'], " - ");
        let bare = |word: &str| word.trim_matches(|c: char| ",;:.!?()\"“”'‘’".contains(c)).to_owned();
        let mut words: Vec<String> = Vec::new();
        for word in spaced.split_whitespace().map(bare).filter(|w| !w.is_empty()) {
            let half = matches!(word.as_str(), "am" | "pm" | "a.m" | "p.m");
            match words.last_mut() {
                // "10 am" is one word.
                Some(last) if half && last.ends_with(|c: char| c.is_ascii_digit()) => {
                    last.push_str(&word.replace('.', ""))
                }
                _ => words.push(word),
            }
        }
        Self(words)
    }

    /// The words.
    pub fn all(&self) -> &[String] {
        &self.0
    }

    /// Whether they say how things are not, or were.
    pub fn doubtful(&self) -> bool {
        self.0.iter().any(|word| DOUBT.contains(&word.as_str()))
    }

    /// Whether these words stand there one after the other.
    pub fn hold(&self, wanted: &[&str]) -> bool {
        self.0.windows(wanted.len()).any(|some| some.iter().zip(wanted).all(|(word, wanted)| word == wanted))
    }
}
