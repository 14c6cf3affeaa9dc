//! Secrets that stand in cookies and links, and the hashes that the tables keep of them.
//!
//! A token is 256 random bits. The tables hold its SHA-256 alone: whoever reads them can use none of it. A plain hash is
//! enough, as nobody can try out 2²⁵⁶ tokens.

use core::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::port::{NoRandomness, Random};

/// A secret as it stands in a cookie or a link: 43 letters, digits, hyphens and underscores.
#[derive(Clone, PartialEq, Eq)]
pub struct Token(String);

impl Token {
    /// How many random bytes are in it.
    pub const BYTES: usize = 32;
    /// How many characters it has.
    pub const LENGTH: usize = 43;

    /// A new one.
    ///
    /// # Errors
    /// When the machine has no randomness.
    pub fn new(random: &dyn Random) -> Result<Self, NoRandomness> {
        let mut bytes = [0; Self::BYTES];
        random.fill(&mut bytes)?;
        Ok(Self(URL_SAFE_NO_PAD.encode(bytes)))
    }

    /// One that somebody brings, if it can be one.
    pub fn read(text: &str) -> Option<Self> {
        let good = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
        (text.len() == Self::LENGTH && text.bytes().all(good)).then(|| Self(text.to_owned()))
    }

    /// The secret itself.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What the tables keep of it.
    pub fn hash(&self) -> TokenHash {
        TokenHash::of(&[&self.0])
    }
}

impl fmt::Debug for Token {
    /// Never the secret: what is printed ends in a log.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(…)")
    }
}

/// The SHA-256 of a secret, in 64 hexadecimal digits.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct TokenHash(String);

impl TokenHash {
    /// The hash of some texts, each with its length before it, so that no border can be moved.
    pub fn of(parts: &[&str]) -> Self {
        let mut hash = Sha256::new();
        for part in parts {
            hash.update((part.len() as u64).to_be_bytes());
            hash.update(part.as_bytes());
        }
        Self(hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect())
    }
}

impl fmt::Display for TokenHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::SystemRandom;

    #[test]
    fn a_token_is_read_again_and_nothing_else_is() {
        let token = Token::new(&SystemRandom).expect("randomness");
        assert_eq!(Token::read(token.as_str()), Some(token.clone()));
        assert_ne!(Token::new(&SystemRandom).expect("randomness"), token);
        let long = format!("{}A", token.as_str());
        for bad in ["", "A", &token.as_str()[1..], &long, &"=".repeat(43), &"é".repeat(21), &"a b".repeat(14)] {
            assert_eq!(Token::read(bad), None, "{bad}");
        }
    }

    #[test]
    fn what_is_kept_and_what_is_printed_hold_no_secret() {
        let token = Token::new(&SystemRandom).expect("randomness");
        assert_eq!(token.hash().to_string().len(), 64);
        assert!(!token.hash().to_string().contains(token.as_str()));
        assert_eq!(format!("{token:?}"), "Token(…)");
    }

    #[test]
    fn the_border_between_parts_cannot_be_moved() {
        assert_ne!(TokenHash::of(&["ab", "c"]), TokenHash::of(&["a", "bc"]));
        assert_ne!(TokenHash::of(&["ab"]), TokenHash::of(&["ab", ""]));
    }
}
