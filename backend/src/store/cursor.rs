//! Cursors: where a list goes on, opaque to callers and signed, so that nobody can build or change one.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, Mac};
use sha2::Sha256;

/// Bytes of the signature that are kept.
const TAG: usize = 16;

/// The key that signs cursors.
pub struct CursorKey(Vec<u8>);

/// A cursor that was changed, cut short, or belongs to another list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the cursor does not belong to this list")]
pub struct BadCursor;

impl CursorKey {
    /// A key from secret bytes, 32 or more.
    pub fn new(secret: &[u8]) -> Self {
        Self(secret.to_vec())
    }

    /// A cursor that holds a place in the list with this fingerprint.
    pub fn seal(&self, place: &[u8], fingerprint: &str) -> String {
        let mut bytes = self.tag(place, fingerprint);
        bytes.extend_from_slice(place);
        URL_SAFE_NO_PAD.encode(bytes)
    }

    /// The place a cursor holds.
    ///
    /// # Errors
    /// When it was not sealed with this key for this list.
    pub fn open(&self, cursor: &str, fingerprint: &str) -> Result<Vec<u8>, BadCursor> {
        let bytes = URL_SAFE_NO_PAD.decode(cursor).map_err(|_| BadCursor)?;
        let (tag, place) = bytes.split_at_checked(TAG).ok_or(BadCursor)?;
        // Compares in constant time.
        self.mac(place, fingerprint).ok_or(BadCursor)?.verify_truncated_left(tag).map_err(|_| BadCursor)?;
        Ok(place.to_vec())
    }

    fn tag(&self, place: &[u8], fingerprint: &str) -> Vec<u8> {
        let tag = self.mac(place, fingerprint).map(|mac| mac.finalize().into_bytes().to_vec()).unwrap_or_default();
        tag.into_iter().take(TAG).collect()
    }

    /// The lengths go in first, so that no place and fingerprint can be read as another pair.
    fn mac(&self, place: &[u8], fingerprint: &str) -> Option<Hmac<Sha256>> {
        let mut mac = Hmac::<Sha256>::new_from_slice(&self.0).ok()?;
        mac.update(&(place.len() as u64).to_be_bytes());
        mac.update(place);
        mac.update(fingerprint.as_bytes());
        Some(mac)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_opens_only_where_it_was_sealed() {
        let key = CursorKey::new(&[7; 32]);
        let cursor = key.seal(&[0, 0, 20], "demo\ntoddler");
        assert_eq!(key.open(&cursor, "demo\ntoddler"), Ok(vec![0, 0, 20]));
        assert_eq!(key.open(&cursor, "demo\nbaby"), Err(BadCursor));
        assert_eq!(CursorKey::new(&[8; 32]).open(&cursor, "demo\ntoddler"), Err(BadCursor));
    }

    #[test]
    fn no_change_of_a_cursor_goes_through() {
        let key = CursorKey::new(&[7; 32]);
        let cursor = key.seal(&[1, 2, 3], "x");
        for at in 0..cursor.len() {
            let mut changed = cursor.clone().into_bytes();
            changed[at] = if changed[at] == b'A' { b'B' } else { b'A' };
            let changed = String::from_utf8(changed).expect("ascii");
            assert_eq!(key.open(&changed, "x"), Err(BadCursor), "{at}");
            assert_eq!(key.open(&cursor[..at], "x"), Err(BadCursor), "cut at {at}");
        }
    }
}
