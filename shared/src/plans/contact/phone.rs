//! V27: phone numbers in one form, `+447700900123` (E.164).

use core::fmt;
use core::str::FromStr;

use serde::{Deserialize, Serialize};

/// A phone number with its country: `+` and 8 to 15 digits.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Phone(String);

/// A text that is no phone number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAPhone;

impl core::error::Error for NotAPhone {}

impl fmt::Display for NotAPhone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a phone number such as 07700 900123 or +48 600 000 000")
    }
}

impl Phone {
    /// Fewest digits, the country's included.
    pub const MIN: usize = 8;
    /// Most digits, the country's included.
    pub const MAX: usize = 15;

    /// The number in the one form.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether a text can arrive: of British numbers only those of mobile phones; what other countries' numbers are is not known here.
    pub fn takes_texts(&self) -> bool {
        match self.0.strip_prefix("+44") {
            // 070 are personal numbers that cost whoever rings, 076 pagers.
            Some(national) => {
                national.len() == 10 && national.starts_with('7') && !national.starts_with("70") && !is_pager(national)
            }
            None => true,
        }
    }

    /// As much of it as tells whoever wrote it down which one it is: the last three digits.
    pub fn masked(&self) -> String {
        format!("number ending {}", self.0.get(self.0.len().saturating_sub(3)..).unwrap_or_default())
    }
}

/// 07624 is the Isle of Man's mobile phones, all other 076 are pagers.
fn is_pager(national: &str) -> bool {
    national.starts_with("76") && !national.starts_with("7624")
}

impl FromStr for Phone {
    type Err = NotAPhone;

    /// As people write it: with spaces, dashes, brackets and dots; without a country it is British.
    fn from_str(text: &str) -> Result<Self, NotAPhone> {
        let text = text.trim();
        let (plus, rest) = match text.strip_prefix('+') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        if !rest.chars().all(|c| c.is_ascii_digit() || matches!(c, ' ' | '-' | '(' | ')' | '.')) {
            return Err(NotAPhone);
        }
        // "+44 (0)7700 900123": the nought in brackets is not dialled from abroad.
        let rest = if plus { rest.replacen("(0)", "", 1) } else { rest.to_owned() };
        let digits: String = rest.chars().filter(char::is_ascii_digit).collect();
        let digits = match (plus, digits.strip_prefix("00"), digits.strip_prefix('0')) {
            (true, _, _) => digits,
            (false, Some(abroad), _) => abroad.to_owned(),
            (false, None, Some(national)) => format!("44{national}"),
            (false, None, None) => return Err(NotAPhone),
        };
        let fits = (Self::MIN..=Self::MAX).contains(&digits.len()) && !digits.starts_with('0');
        let british = digits.strip_prefix("44").is_none_or(|national| (9..=10).contains(&national.len()));
        if fits && british { Ok(Self(format!("+{digits}"))) } else { Err(NotAPhone) }
    }
}

impl TryFrom<String> for Phone {
    type Error = NotAPhone;
    fn try_from(text: String) -> Result<Self, NotAPhone> {
        text.parse()
    }
}

impl From<Phone> for String {
    fn from(phone: Phone) -> Self {
        phone.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn v27_a_number_is_brought_into_one_form() {
        for (said, kept) in [
            ("07700 900123", Some("+447700900123")),
            ("(07700) 900-123", Some("+447700900123")),
            ("+44 (0)7700 900123", Some("+447700900123")),
            ("0044 7700 900123", Some("+447700900123")),
            ("01632 960123", Some("+441632960123")),
            ("+48 600 000 000", Some("+48600000000")),
            ("0048 600 000 000", Some("+48600000000")),
            ("7700 900123", None),
            ("07700 9001234", None),
            ("07700", None),
            ("", None),
            ("ring Mum", None),
            ("07700 900123 ext 4", None),
            ("+0 7700 900123", None),
            ("+1234567890123456", None),
        ] {
            assert_eq!(said.parse::<Phone>().ok().as_ref().map(Phone::as_str), kept, "{said}");
        }
    }

    #[test]
    fn v27_texts_go_to_mobile_phones() {
        for (said, takes) in [
            ("07700 900123", true),
            ("07624 400000", true),
            ("01632 960123", false),
            ("0800 800 5000", false),
            ("070 1234 5678", false),
            ("07600 123456", false),
            ("+48 600 000 000", true),
        ] {
            assert_eq!(said.parse::<Phone>().expect("a number").takes_texts(), takes, "{said}");
        }
    }

    #[test]
    fn a_number_is_shown_by_its_end_alone() {
        assert_eq!("07700 900123".parse::<Phone>().expect("a number").masked(), "number ending 123");
    }

    proptest! {
        #[test]
        fn v27_the_one_form_stays_as_it_is(text in "[+0-9 ()-]{0,20}") {
            if let Ok(phone) = text.parse::<Phone>() {
                prop_assert_eq!(phone.as_str().parse::<Phone>(), Ok(phone.clone()));
                prop_assert!(phone.as_str().len() <= 1 + Phone::MAX);
            }
        }
    }
}
