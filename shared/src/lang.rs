//! Languages: the ones the screens speak, and the ones people speak.

use core::fmt;
use core::str::FromStr;
use serde::{Deserialize, Serialize};

crate::closed_list! {
    /// A language the screens can be read in.
    Lang {
        /// English (United Kingdom).
        En = "en",
        /// Polish.
        Pl = "pl",
        /// Arabic.
        Ar = "ar",
    }
}

impl Lang {
    /// The direction text runs: `ltr` or `rtl`.
    pub fn dir(self) -> &'static str {
        match self {
            Self::Ar => "rtl",
            Self::En | Self::Pl => "ltr",
        }
    }

    /// The language's name in itself, for the list of languages.
    pub fn own_name(self) -> &'static str {
        match self {
            Self::En => "English",
            Self::Pl => "Polski",
            Self::Ar => "العربية",
        }
    }
}

/// A language somebody speaks: its ISO 639 code, two or three small letters (`pl`, `bfi` for British Sign Language).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct LanguageCode([u8; 3]);

impl LanguageCode {
    /// The code as text.
    pub fn as_str(&self) -> &str {
        let len = if self.0[2] == 0 { 2 } else { 3 };
        core::str::from_utf8(&self.0[..len]).unwrap_or("")
    }
}

/// A text that is not a language code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotALanguage;

impl core::error::Error for NotALanguage {}

impl fmt::Display for NotALanguage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a language code of two or three small letters, such as pl")
    }
}

impl FromStr for LanguageCode {
    type Err = NotALanguage;
    fn from_str(text: &str) -> Result<Self, NotALanguage> {
        let bytes = text.as_bytes();
        if !(2..=3).contains(&bytes.len()) || !bytes.iter().all(u8::is_ascii_lowercase) {
            return Err(NotALanguage);
        }
        Ok(Self([bytes[0], bytes[1], bytes.get(2).copied().unwrap_or(0)]))
    }
}

impl TryFrom<String> for LanguageCode {
    type Error = NotALanguage;
    fn try_from(text: String) -> Result<Self, NotALanguage> {
        text.parse()
    }
}

impl From<LanguageCode> for String {
    fn from(code: LanguageCode) -> Self {
        code.as_str().into()
    }
}

impl fmt::Debug for LanguageCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Display for LanguageCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(feature = "openapi")]
impl schemars::JsonSchema for LanguageCode {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "LanguageCode".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "pattern": "^[a-z]{2,3}$" })
    }
}
