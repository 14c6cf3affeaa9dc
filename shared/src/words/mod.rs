//! The words on screen, in the reader's language.
//!
//! Every message of `locales/` is a method of [`Words`]: `results-count = …` is `words.results_count(count)`. A message
//! without arguments is a `&str`, one with arguments a `String`; a number that chooses the plural is a `u32`, every other
//! argument a `&str`. English (`locales/en/`) decides the names and the order of the arguments.
//!
//! The texts of a language are one small pack. The server holds them all; the phone downloads the one it needs.

mod ages;
mod labels;
mod languages;
mod pack;
mod server;
mod speech;
#[cfg(test)]
pub(crate) mod testing;
mod time;

pub use pack::BadPack;
pub use server::{ServerWords, pack as server_pack};
pub use speech::{DatePart, DateStyle, Plural, Speech};

use std::borrow::Cow;
use std::sync::Arc;

use crate::lang::Lang;
use pack::Pack;

include!(concat!(env!("OUT_DIR"), "/words.rs"));

/// The words of one language. Cheap to clone; two are equal when they speak the same language.
#[derive(Clone)]
pub struct Words(Arc<Inner>);

struct Inner {
    lang: Lang,
    pack: Pack,
    speech: Arc<dyn Speech>,
}

impl PartialEq for Words {
    fn eq(&self, other: &Self) -> bool {
        self.0.lang == other.0.lang
    }
}
impl Eq for Words {}

impl core::fmt::Debug for Words {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "Words({})", crate::set::Member::key(self.0.lang))
    }
}

impl Words {
    /// The words of a language from its pack, and the platform's knowledge of plurals and dates.
    ///
    /// # Errors
    /// When the pack is damaged, of another language or of another build.
    pub fn new(lang: Lang, pack: impl Into<Cow<'static, [u8]>>, speech: Arc<dyn Speech>) -> Result<Self, BadPack> {
        let pack = Pack::read(lang, pack.into(), FINGERPRINT, SLOTS)?;
        Ok(Self(Arc::new(Inner { lang, pack, speech })))
    }

    /// The words of a language from the pack of this build.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn built_in(lang: Lang, speech: Arc<dyn Speech>) -> Self {
        // Pack and program come from one build, so reading cannot fail; a test reads them all.
        let pack = Pack::read(lang, pack(lang).into(), FINGERPRINT, SLOTS).unwrap_or_default();
        Self(Arc::new(Inner { lang, pack, speech }))
    }

    /// The language.
    pub fn lang(&self) -> Lang {
        self.0.lang
    }

    /// The direction its text runs: `ltr` or `rtl`.
    pub fn dir(&self) -> &'static str {
        self.0.lang.dir()
    }

    /// Whether the language's texts were drafted by a machine and not yet read by a native speaker. Pages say so.
    pub const fn machine_draft(lang: Lang) -> bool {
        is_machine_draft(lang)
    }

    fn text(&self, slot: usize) -> &str {
        self.0.pack.text(slot)
    }

    fn fill(&self, slot: usize, arguments: &[&str]) -> String {
        pack::fill(self.text(slot), arguments)
    }

    /// The slot of the text for this number; the last of the six, `other`, where a language leaves the class out.
    fn plural(&self, first: usize, n: u32) -> usize {
        let slot = first + self.0.speech.plural(n) as usize;
        if self.text(slot).is_empty() { first + Plural::Other as usize } else { slot }
    }
}

/// A number in Latin digits, as every language of the screens shows it.
pub fn number(n: u32) -> String {
    let mut digits = [0; 10];
    let mut at = digits.len();
    let mut rest = n;
    loop {
        at -= 1;
        digits[at] = b'0' + (rest % 10) as u8;
        rest /= 10;
        if rest == 0 {
            return digits[at..].iter().map(|d| char::from(*d)).collect();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_has_latin_digits() {
        for n in [0, 7, 10, 100, 4_294_967_295] {
            assert_eq!(number(n), n.to_string());
        }
    }

    #[test]
    fn a_plural_takes_the_form_of_its_number() {
        let words = testing::english();
        assert_eq!(words.ages_one_month(1), "1 month");
        assert_eq!(words.ages_one_month(0), "0 months");
        // English gives no text for one year of its own: it falls back to `other`.
        assert_eq!(words.ages_one_year(1), "Age 1");
    }

    #[test]
    fn words_are_equal_when_they_speak_one_language() {
        let english = testing::english();
        let polish = Words::built_in(Lang::Pl, english.0.speech.clone());
        assert_eq!(english, english.clone());
        assert_ne!(english, polish);
        assert_eq!((english.dir(), polish.lang()), ("ltr", Lang::Pl));
    }
}
