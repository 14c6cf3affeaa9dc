//! Cursors: where a list goes on, in a form that cannot be made up or carried to another list.
//!
//! A cursor holds its payload openly and a tag over payload and query. It keeps nothing secret: a payload may only hold
//! what its reader may see.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::digest::KeyInit;
use hmac::{Hmac, Mac};
use sha2::Sha256;

/// Bytes of the tag: half of SHA-256, still far beyond guessing.
const TAG: usize = 16;
/// Longest cursor that is looked at, in characters.
const LONGEST: usize = 4096;

/// A text that is not a cursor of this list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("this is not a cursor of this list")]
pub struct BadCursor;

/// Signs cursors. Changing it makes every cursor given out before worthless, which costs readers their place, no more.
#[derive(Clone)]
pub struct CursorKey([u8; 32]);

impl CursorKey {
    /// A key from 32 random bytes.
    pub const fn new(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The cursor for this payload in the list that the fingerprint describes.
    pub fn seal(&self, payload: &[u8], query: &[u8]) -> String {
        let tag = self.mac(payload, query).finalize().into_bytes();
        URL_SAFE_NO_PAD.encode([payload, &tag[..TAG]].concat())
    }

    /// The tag alone: what stands for a payload where the payload must not be seen.
    pub fn tag(&self, payload: &[u8], query: &[u8]) -> [u8; TAG] {
        let tag = self.mac(payload, query).finalize().into_bytes();
        tag.first_chunk().copied().unwrap_or([0; TAG])
    }

    /// The payload of a cursor that was sealed for the same list.
    ///
    /// # Errors
    /// [`BadCursor`] when it was changed, cut, or sealed for another list or with another key.
    pub fn open(&self, cursor: &str, query: &[u8]) -> Result<Vec<u8>, BadCursor> {
        if cursor.len() > LONGEST {
            return Err(BadCursor);
        }
        let mut bytes = URL_SAFE_NO_PAD.decode(cursor).map_err(|_| BadCursor)?;
        let tag = bytes.split_off(bytes.len().checked_sub(TAG).ok_or(BadCursor)?);
        // Compares in constant time.
        self.mac(&bytes, query).verify_truncated_left(&tag).map_err(|_| BadCursor)?;
        Ok(bytes)
    }

    fn mac(&self, payload: &[u8], query: &[u8]) -> Hmac<Sha256> {
        // HMAC fills a short key up with zeros; doing it here leaves no length that could be wrong.
        let mut block = [0; 64];
        block[..32].copy_from_slice(&self.0);
        let mut mac = <Hmac<Sha256> as KeyInit>::new(&block.into());
        // The length keeps the end of the query from passing for the start of the payload.
        mac.update(&(query.len() as u64).to_be_bytes());
        mac.update(query);
        mac.update(payload);
        mac
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may")]
    use super::*;
    use proptest::prelude::*;

    const KEY: CursorKey = CursorKey::new([7; 32]);

    #[test]
    fn a_cursor_is_for_its_own_list_and_key() {
        let cursor = KEY.seal(b"S#7", b"zone=demo&q=sing");
        assert_eq!(KEY.open(&cursor, b"zone=demo&q=sing").unwrap(), b"S#7");
        assert_eq!(KEY.open(&cursor, b"zone=demo&q=swim"), Err(BadCursor));
        assert_eq!(CursorKey::new([8; 32]).open(&cursor, b"zone=demo&q=sing"), Err(BadCursor));
    }

    #[test]
    fn what_is_no_cursor_is_refused() {
        for text in ["", "AAAA", "not base64!", "====", &"A".repeat(21), &"A".repeat(5000)] {
            assert_eq!(KEY.open(text, b""), Err(BadCursor), "{text}");
        }
    }

    #[test]
    fn the_border_between_query_and_payload_is_fixed() {
        let cursor = KEY.seal(b"bc", b"a");
        assert_eq!(KEY.open(&cursor, b"ab"), Err(BadCursor));
        let sealed = URL_SAFE_NO_PAD.decode(&cursor).unwrap();
        assert_eq!(KEY.open(&URL_SAFE_NO_PAD.encode(&sealed[1..]), b"ab"), Err(BadCursor));
    }

    proptest! {
        #[test]
        fn every_payload_comes_back_and_every_change_is_noticed(
            payload: Vec<u8>, query: Vec<u8>, at: prop::sample::Index, bit in 0_u8..8
        ) {
            prop_assume!(payload.len() < 2000);
            let cursor = KEY.seal(&payload, &query);
            prop_assert_eq!(KEY.open(&cursor, &query).unwrap(), payload);
            let mut bytes = URL_SAFE_NO_PAD.decode(&cursor).unwrap();
            let at = at.index(bytes.len());
            bytes[at] ^= 1 << bit;
            prop_assert_eq!(KEY.open(&URL_SAFE_NO_PAD.encode(&bytes), &query), Err(BadCursor));
            prop_assert_eq!(KEY.open(&cursor[..cursor.len() - 1], &query), Err(BadCursor));
        }
    }
}
