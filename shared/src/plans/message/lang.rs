//! The languages that messages are written in.

use crate::lang::LanguageCode;
use crate::set::Member as _;

crate::closed_list! {
    /// A language of messages. All but English are machine drafts until somebody who speaks the language has read them.
    TextLang {
        /// English.
        En = "en",
        /// Polish.
        Pl = "pl",
        /// Arabic.
        Ar = "ar",
        /// Urdu.
        Ur = "ur",
        /// Bengali.
        Bn = "bn",
        /// Somali.
        So = "so",
        /// Romanian.
        Ro = "ro",
    }
}

impl TextLang {
    /// The language for a home: its first one, where there are words in it; else none, and English is written with the offer of an
    /// interpreter (IG77). A home that has said no language is written to in English.
    pub fn of_home(languages: &[LanguageCode]) -> Option<Self> {
        match languages.first() {
            Some(first) => Self::parse(first.as_str()),
            None => Some(Self::En),
        }
    }

    /// Whether nobody who speaks it has read the words yet.
    pub fn is_draft(self) -> bool {
        self != Self::En
    }

    /// Its own name.
    pub fn own_name(self) -> &'static str {
        crate::plans::print::own_name(self.key()).unwrap_or("English")
    }
}
