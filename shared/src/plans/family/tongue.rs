//! The languages of the family's own pages.

use super::say::Words;
use crate::lang::LanguageCode;
use crate::plans::people::Home;
use crate::plans::print::own_name;
use crate::set::Member as _;

crate::closed_list! {
    /// A language that the family's pages speak. All but English are drafts by a machine until a native speaker has read them.
    Tongue {
        /// English.
        English = "en",
        /// Polish.
        Polish = "pl",
        /// Arabic.
        Arabic = "ar",
        /// Urdu.
        Urdu = "ur",
        /// Bengali.
        Bengali = "bn",
        /// Somali.
        Somali = "so",
        /// Romanian.
        Romanian = "ro",
    }
}

impl Tongue {
    /// The language of a code, where our pages speak it.
    pub fn of(code: &LanguageCode) -> Option<Self> {
        Self::parse(code.as_str())
    }

    /// IG77: what a home reads: the first of its languages that our pages speak, or plain English whole; and whether it should be
    /// offered an interpreter, because none of its languages is among ours.
    pub fn of_home(home: Option<&Home>) -> (Self, bool) {
        let languages = home.map(|home| home.languages.as_slice()).unwrap_or_default();
        match languages.iter().find_map(Self::of) {
            Some(tongue) => (tongue, false),
            None => (Self::English, !languages.is_empty()),
        }
    }

    /// Its own name.
    pub fn name(self) -> &'static str {
        own_name(self.key()).unwrap_or_default()
    }

    /// Which way it is written.
    pub fn dir(self) -> &'static str {
        if matches!(self, Self::Arabic | Self::Urdu) { "rtl" } else { "ltr" }
    }

    /// Whether our words in it are a draft by a machine.
    pub fn is_draft(self) -> bool {
        self != Self::English
    }

    /// Its words.
    pub fn words(self) -> &'static Words {
        Words::of(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fact::Fact;

    fn home(codes: &[&str]) -> Home {
        Home {
            languages: codes.iter().map(|code| code.parse().expect("a code")).collect(),
            interpreter: Fact::Unknown,
            reading: None,
            meeting: String::new(),
        }
    }

    #[test]
    fn ig77_a_missing_language_is_plain_english_and_an_interpreter() {
        assert_eq!(Tongue::of_home(Some(&home(&["so", "en"]))), (Tongue::Somali, false));
        assert_eq!(Tongue::of_home(Some(&home(&["ti", "ar"]))), (Tongue::Arabic, false), "the next that we speak");
        assert_eq!(Tongue::of_home(Some(&home(&["ti"]))), (Tongue::English, true));
        assert_eq!(Tongue::of_home(Some(&home(&[]))), (Tongue::English, false));
        assert_eq!(Tongue::of_home(None), (Tongue::English, false));
    }

    #[test]
    fn every_language_has_its_own_name_and_direction() {
        assert!(Tongue::ALL.iter().all(|tongue| !tongue.name().is_empty()));
        let right: Vec<&str> = Tongue::ALL.iter().filter(|t| t.dir() == "rtl").map(|t| t.key()).collect();
        assert_eq!(right, ["ar", "ur"]);
    }

    #[test]
    fn v28_a_language_is_named_by_its_code_and_by_nothing_else() {
        for bad in ["", "e", "English", "EN", "en-GB", "12"] {
            assert!(bad.parse::<LanguageCode>().is_err(), "{bad}");
        }
        for (code, tongue) in [("pl", Some(Tongue::Polish)), ("ti", None), ("ckb", None)] {
            assert_eq!(Tongue::of(&code.parse().expect("a code")), tongue, "{code}");
        }
    }
}
