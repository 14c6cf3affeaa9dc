//! V13: how long a text may be. Nothing is cut: a text that is too long is kept by whoever writes it, and they are told.

use core::fmt;
use serde::{Deserialize, Serialize};

/// A text of at most so many characters, exactly as it was written.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Text<const MOST: usize>(String);

/// V13: what is written about one part of the assessment: 2,000 characters.
pub type ElementText = Text<2_000>;
/// V13: a note: 4,000 characters.
pub type NoteText = Text<4_000>;

impl<const MOST: usize> Text<MOST> {
    /// Most characters. Letters count once in every script; so does the end of a line.
    pub const MOST: usize = MOST;

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A text that is too long.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooLong {
    /// Most characters.
    pub most: usize,
    /// Characters now.
    pub now: usize,
}

impl core::error::Error for TooLong {}

impl fmt::Display for TooLong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { most, now } = *self;
        write!(f, "There is room for {most} characters. There are {now} now: {} too many.", now.saturating_sub(most))
    }
}

/// V13: that a text is as long as it may be.
impl<const MOST: usize> TryFrom<String> for Text<MOST> {
    type Error = TooLong;
    fn try_from(text: String) -> Result<Self, TooLong> {
        let now = text.chars().count();
        if now <= MOST { Ok(Self(text)) } else { Err(TooLong { most: MOST, now }) }
    }
}

impl<const MOST: usize> From<Text<MOST>> for String {
    fn from(text: Text<MOST>) -> Self {
        text.0
    }
}

#[cfg(feature = "openapi")]
impl<const MOST: usize> schemars::JsonSchema for Text<MOST> {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        format!("TextOf{MOST}").into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "maxLength": MOST })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn v13_a_text_has_an_end() {
        assert_eq!((ElementText::MOST, NoteText::MOST), (2_000, 4_000));
        // Two bytes a letter, four a picture: characters are counted.
        for letter in ["a", "ł", "ع", "🙂", "\n"] {
            let full = letter.repeat(2_000);
            assert_eq!(ElementText::try_from(full.clone()).map(String::from), Ok(full.clone()));
            assert_eq!(ElementText::try_from(full + "."), Err(TooLong { most: 2_000, now: 2_001 }));
        }
        assert!(NoteText::try_from("a".repeat(4_000)).is_ok());
        assert_eq!(
            NoteText::try_from("a".repeat(4_013)).map_err(|e| e.to_string()),
            Err("There is room for 4000 characters. There are 4013 now: 13 too many.".into())
        );
    }

    #[test]
    fn v13_a_text_stays_as_it_was_written() {
        let typed = "  two  spaces,\n\n\nlines <b>and all</b> ";
        let text = ElementText::try_from(String::from(typed)).expect("a short text");
        assert_eq!(text.as_str(), typed);
        let json = serde_json::to_string(&text).expect("write");
        assert_eq!(serde_json::from_str::<ElementText>(&json).expect("read"), text);
        assert!(serde_json::from_str::<ElementText>(&format!("\"{}\"", "a".repeat(2_001))).is_err());
    }
}
