//! Bytes to text.

use super::repair::quote;
use super::{FeedError, Note};

/// A decoded file.
pub(super) struct Decoded {
    /// The text, without a byte order mark.
    pub text: String,
    /// What is worth knowing about its letters.
    pub notes: Vec<Note>,
}

/// Decodes a file: UTF-8 with or without a mark, UTF-16 with one or where every other byte is nought, otherwise
/// Windows-1252 if it is a table.
///
/// # Errors
/// When it is not text, is in an encoding that is not read here, or stops within a character.
pub(super) fn decode(bytes: &[u8]) -> Result<Decoded, FeedError> {
    if bytes.starts_with(&[0xFF, 0xFE, 0, 0]) || bytes.starts_with(&[0, 0, 0xFE, 0xFF]) {
        return Err(FeedError::Encoding { name: "UTF-32" });
    }
    if let Some(rest) = bytes.strip_prefix(&[0xFF, 0xFE]) {
        return utf16(rest, u16::from_le_bytes);
    }
    if let Some(rest) = bytes.strip_prefix(&[0xFE, 0xFF]) {
        return utf16(rest, u16::from_be_bytes);
    }
    let bytes = bytes.strip_prefix(&[0xEF, 0xBB, 0xBF]).unwrap_or(bytes);
    if let Some(byte) = bytes.iter().position(|b| *b == 0) {
        // English text in UTF-16 has a nought at nearly every other place, and at no other.
        let head = &bytes[..bytes.len().min(4_000)];
        let noughts = |at: usize| head.iter().skip(at).step_by(2).filter(|b| **b == 0).count();
        return match (noughts(0), noughts(1)) {
            (0, odd) if odd * 4 > head.len() => utf16(bytes, u16::from_le_bytes),
            (even, 0) if even * 4 > head.len() => utf16(bytes, u16::from_be_bytes),
            _ => Err(FeedError::NotText { byte }),
        };
    }
    match core::str::from_utf8(bytes) {
        Ok(text) => Ok(Decoded { notes: garbled(text).into_iter().collect(), text: text.into() }),
        Err(error) => {
            let json = bytes.iter().find(|b| !b.is_ascii_whitespace()).is_some_and(|b| matches!(b, b'{' | b'['));
            if error.error_len().is_none() && error.valid_up_to() + 4 > bytes.len() && !lone_letter(bytes) {
                Err(FeedError::Truncated { line: lines(bytes) })
            } else if bytes.starts_with(b"PK\x03\x04") {
                Err(FeedError::NotText { byte: error.valid_up_to() })
            } else if json {
                Err(FeedError::NotUtf8 { byte: error.valid_up_to() })
            } else {
                Ok(Decoded { text: bytes.iter().map(|b| windows(*b)).collect(), notes: vec![Note::OldEncoding] })
            }
        }
    }
}

/// A word that shows that UTF-8 was taken for Windows text before the file was made, when there are several.
fn garbled(text: &str) -> Option<Note> {
    const SIGNS: [&str; 4] = ["Ã©", "Ã¨", "â€™", "Â£"];
    let count: usize = SIGNS.iter().map(|sign| text.matches(sign).count()).sum();
    let word = text.split([' ', ',', '"', '\n', '\r', '\t', '<', '>']).find(|w| SIGNS.iter().any(|s| w.contains(s)))?;
    (count > 1).then(|| Note::Garbled { example: quote(word) })
}

/// Whether other bytes show that the file was never UTF-8, so that its last letter is not half a character.
fn lone_letter(bytes: &[u8]) -> bool {
    let whole = bytes.iter().rposition(u8::is_ascii).map_or(0, |i| i + 1);
    core::str::from_utf8(&bytes[..whole]).is_err()
}

fn lines(bytes: &[u8]) -> usize {
    1 + bytes.iter().filter(|b| **b == b'\n').count()
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<Decoded, FeedError> {
    let chunks = bytes.chunks_exact(2);
    if !chunks.remainder().is_empty() {
        return Err(FeedError::Truncated { line: lines(bytes) });
    }
    let units = chunks.map(|pair| unit([pair[0], pair[1]]));
    let text: String =
        char::decode_utf16(units).collect::<Result<_, _>>().map_err(|_| FeedError::NotText { byte: 0 })?;
    match text.find('\0') {
        Some(byte) => Err(FeedError::NotText { byte }),
        None => Ok(Decoded { text, notes: vec![Note::Utf16] }),
    }
}

/// The characters that Windows-1252 has where Latin-1 has control codes.
const WINDOWS: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘', '’',
    '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

fn windows(byte: u8) -> char {
    match byte {
        0x80..=0x9F => WINDOWS[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: &[u8]) -> Result<(String, Vec<&'static str>), FeedError> {
        decode(bytes).map(|d| (d.text, d.notes.iter().map(Note::key).collect()))
    }

    #[test]
    fn text_comes_in_several_encodings() {
        let old = || vec!["old-encoding"];
        assert_eq!(text(b"\xEF\xBB\xBFCaf\xC3\xA9"), Ok(("Café".into(), vec![])));
        assert_eq!(text(b"name\nCaf\xE9 \x93Caf\xE9\x94\n"), Ok(("name\nCafé “Café”\n".into(), old())));
        assert_eq!(text(b"Caf\xE9 and caf\xE9"), Ok(("Café and café".into(), old())));
        for utf16 in [&b"\xFF\xFEa\0\xE9\0"[..], b"\xFE\xFF\0a\0\xE9", b"a\0\xE9\0", b"\0a\0\xE9"] {
            assert_eq!(text(utf16), Ok(("aé".into(), vec!["utf-16"])), "{utf16:?}");
        }
    }

    #[test]
    fn letters_that_were_spoilt_before_are_told_of() {
        assert_eq!(text("name\nCafÃ© Rhyme,Â£2\n".as_bytes()).map(|(_, notes)| notes), Ok(vec!["garbled"]));
        assert_eq!(text("name\nÃ la carte\n".as_bytes()).map(|(_, notes)| notes), Ok(vec![]));
    }

    #[test]
    fn half_a_character_at_the_end_is_a_cut_file() {
        assert_eq!(text(b"name\nCaf\xC3"), Err(FeedError::Truncated { line: 2 }));
        assert_eq!(text(b"\xFF\xFEa\0\xE9"), Err(FeedError::Truncated { line: 1 }));
    }

    #[test]
    fn what_cannot_be_read_says_so() {
        assert_eq!(text(b"PK\x03\x04\x14\0"), Err(FeedError::NotText { byte: 5 }));
        assert_eq!(text(b"{\"a\":\"\xE9x\"}"), Err(FeedError::NotUtf8 { byte: 6 }));
        assert_eq!(text(b"\xFF\xFE\0\0a\0\0\0"), Err(FeedError::Encoding { name: "UTF-32" }));
        assert_eq!(text(b"words and a \0 nought"), Err(FeedError::NotText { byte: 12 }));
    }
}
