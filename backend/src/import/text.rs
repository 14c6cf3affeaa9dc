//! Bytes to text.

use super::FeedError;

/// A decoded file.
pub(super) struct Decoded {
    /// The text, without a byte order mark.
    pub text: String,
    /// Whether it had to be read as Windows-1252.
    pub old_encoding: bool,
}

/// Decodes a file: UTF-8 with or without a mark, UTF-16 with one, otherwise Windows-1252 if it is a table.
///
/// # Errors
/// When it is not text, or stops within a character.
pub(super) fn decode(bytes: &[u8]) -> Result<Decoded, FeedError> {
    if let Some(rest) = bytes.strip_prefix(&[0xFF, 0xFE]) {
        return utf16(rest, u16::from_le_bytes);
    }
    if let Some(rest) = bytes.strip_prefix(&[0xFE, 0xFF]) {
        return utf16(rest, u16::from_be_bytes);
    }
    let bytes = bytes.strip_prefix(&[0xEF, 0xBB, 0xBF]).unwrap_or(bytes);
    if let Some(byte) = bytes.iter().position(|b| *b == 0) {
        return Err(FeedError::NotText { byte });
    }
    match core::str::from_utf8(bytes) {
        Ok(text) => Ok(Decoded { text: text.into(), old_encoding: false }),
        Err(error) => {
            let json = bytes.iter().find(|b| !b.is_ascii_whitespace()).is_some_and(|b| matches!(b, b'{' | b'['));
            if error.error_len().is_none() && error.valid_up_to() + 4 > bytes.len() && !lone_letter(bytes) {
                Err(FeedError::Truncated { line: lines(bytes) })
            } else if json || bytes.starts_with(b"PK\x03\x04") {
                Err(FeedError::NotText { byte: error.valid_up_to() })
            } else {
                Ok(Decoded { text: bytes.iter().map(|b| windows(*b)).collect(), old_encoding: true })
            }
        }
    }
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
        None => Ok(Decoded { text, old_encoding: false }),
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

    fn text(bytes: &[u8]) -> Result<(String, bool), FeedError> {
        decode(bytes).map(|d| (d.text, d.old_encoding))
    }

    #[test]
    fn text_comes_in_several_encodings() {
        assert_eq!(text(b"\xEF\xBB\xBFCaf\xC3\xA9"), Ok(("Café".into(), false)));
        assert_eq!(text(b"name\nCaf\xE9 \x93Caf\xE9\x94\n"), Ok(("name\nCafé “Café”\n".into(), true)));
        assert_eq!(text(b"\xFF\xFEa\0\xE9\0"), Ok(("aé".into(), false)));
        assert_eq!(text(b"Caf\xE9 and caf\xE9"), Ok(("Café and café".into(), true)));
    }

    #[test]
    fn half_a_character_at_the_end_is_a_cut_file() {
        assert_eq!(text(b"name\nCaf\xC3"), Err(FeedError::Truncated { line: 2 }));
        assert_eq!(text(b"\xFF\xFEa\0\xE9"), Err(FeedError::Truncated { line: 1 }));
    }

    #[test]
    fn what_is_not_text_says_so() {
        assert_eq!(text(b"PK\x03\x04\x14\0"), Err(FeedError::NotText { byte: 5 }));
        assert_eq!(text(b"{\"a\":\"\xE9x\"}"), Err(FeedError::NotText { byte: 6 }));
    }
}
