//! The texts of one language as the build wrote them: language, fingerprint, then all texts joined by NUL.

use core::fmt;
use std::borrow::Cow;

use crate::lang::Lang;
use crate::set::Member as _;

/// Bytes before the texts: two of language, eight of fingerprint.
const HEAD: usize = 10;

/// Why a pack cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BadPack {
    /// It holds another language.
    OtherLanguage,
    /// It was made by another build, with other messages.
    OtherBuild,
    /// It is cut short or is not text.
    Damaged,
}

impl fmt::Display for BadPack {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::OtherLanguage => "the pack of words is of another language",
            Self::OtherBuild => "the pack of words is of another build",
            Self::Damaged => "the pack of words is damaged",
        })
    }
}

impl std::error::Error for BadPack {}

/// The texts and where each one ends.
pub(super) struct Pack {
    bytes: Cow<'static, [u8]>,
    ends: Vec<u32>,
}

impl Pack {
    pub(super) fn read(lang: Lang, bytes: Cow<'static, [u8]>, fingerprint: u64, slots: usize) -> Result<Self, BadPack> {
        let (Some(language), Some(build), Some(texts)) = (bytes.get(..2), bytes.get(2..HEAD), bytes.get(HEAD..)) else {
            return Err(BadPack::Damaged);
        };
        if language != lang.key().as_bytes() {
            return Err(BadPack::OtherLanguage);
        }
        if build != fingerprint.to_le_bytes() {
            return Err(BadPack::OtherBuild);
        }
        if core::str::from_utf8(texts).is_err() {
            return Err(BadPack::Damaged);
        }
        let mut ends = Vec::with_capacity(slots);
        let mut end = HEAD;
        for text in texts.split(|b| *b == 0) {
            end += text.len();
            ends.push(u32::try_from(end).map_err(|_| BadPack::Damaged)?);
            end += 1;
        }
        if ends.len() != slots {
            return Err(BadPack::Damaged);
        }
        Ok(Self { bytes, ends })
    }

    /// The text in this slot.
    pub(super) fn text(&self, slot: usize) -> &str {
        let start = match slot.checked_sub(1) {
            Some(before) => self.ends.get(before).map_or(0, |end| *end as usize + 1),
            None => HEAD,
        };
        let end = self.ends.get(slot).map_or(0, |end| *end as usize);
        // Checked as a whole when it was read; NUL never splits a letter.
        self.bytes.get(start..end).and_then(|text| core::str::from_utf8(text).ok()).unwrap_or("")
    }
}

/// Puts the arguments where the bytes 1, 2 … stand.
pub(super) fn fill(text: &str, arguments: &[&str]) -> String {
    let mut filled = String::with_capacity(text.len() + arguments.iter().map(|a| a.len()).sum::<usize>());
    let mut rest = text;
    while let Some(at) = rest.bytes().position(|b| (1..=8).contains(&b)) {
        filled.push_str(&rest[..at]);
        let which = usize::from(rest.as_bytes()[at]) - 1;
        filled.push_str(arguments.get(which).copied().unwrap_or(""));
        rest = &rest[at + 1..];
    }
    filled.push_str(rest);
    filled
}

#[cfg(test)]
mod tests {
    use super::*;

    const PRINT: u64 = 7;

    fn pack(language: &str, print: u64, texts: &str) -> Cow<'static, [u8]> {
        [language.as_bytes(), &print.to_le_bytes(), texts.as_bytes()].concat().into()
    }

    #[test]
    fn arguments_go_where_their_bytes_stand() {
        assert_eq!(fill("from \u{1} to \u{2}, \u{1}!", &["a", "ب"]), "from a to ب, a!");
        assert_eq!(fill("لا شيء", &[]), "لا شيء");
        assert_eq!(fill("\u{1}", &["\u{2}", "x"]), "\u{2}", "an argument is never searched for more");
    }

    #[test]
    fn a_pack_gives_back_every_text() {
        let pack = Pack::read(Lang::Pl, pack("pl", PRINT, "ą\0\0ść"), PRINT, 3).unwrap_or_else(|e| panic!("{e}"));
        assert_eq!((0..4).map(|i| pack.text(i)).collect::<Vec<_>>(), ["ą", "", "ść", ""]);
    }

    #[test]
    fn a_wrong_pack_is_refused() {
        for (bytes, why) in [
            (pack("en", PRINT, "a\0b"), BadPack::OtherLanguage),
            (pack("pl", PRINT + 1, "a\0b"), BadPack::OtherBuild),
            (pack("pl", PRINT, "a"), BadPack::Damaged),
            (pack("pl", PRINT, "a\0b\0c"), BadPack::Damaged),
            (Cow::Borrowed(&b"pl\x07\0\0"[..]), BadPack::Damaged),
            ([&pack("pl", PRINT, "")[..], &[0xff, 0]].concat().into(), BadPack::Damaged),
        ] {
            assert_eq!(Pack::read(Lang::Pl, bytes, PRINT, 2).err(), Some(why));
        }
    }
}
