//! The key the demo's provider signs with: Ed25519, made anew at every start.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use doorstep_backend::port::{NoRandomness, Random};
use openidconnect::core::{CoreEdDsaPrivateSigningKey, CoreJsonWebKey};
use openidconnect::{JsonWebKeyId, PrivateSigningKey as _};

/// What stands before the 32 bytes of an Ed25519 key in PKCS #8 (RFC 8410 §7).
const PREFIX: [u8; 16] =
    [0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20];

/// The key.
pub struct SigningKey(CoreEdDsaPrivateSigningKey);

impl SigningKey {
    /// A new one.
    ///
    /// # Errors
    /// When the machine has no randomness.
    pub fn new(random: &dyn Random) -> Result<Self, NoRandomness> {
        let mut bytes = [0; 48];
        bytes[..16].copy_from_slice(&PREFIX);
        random.fill(&mut bytes[16..])?;
        let pem = format!("-----BEGIN PRIVATE KEY-----\n{}\n-----END PRIVATE KEY-----\n", STANDARD.encode(bytes));
        let id = JsonWebKeyId::new("demo".into());
        // Every 32 bytes are a key, so the only thing that could be missing is the randomness.
        CoreEdDsaPrivateSigningKey::from_ed25519_pem(&pem, Some(id)).map(Self).map_err(|_| NoRandomness)
    }

    /// Its public half, as others check with it.
    pub fn public(&self) -> CoreJsonWebKey {
        self.0.as_verification_key()
    }

    /// The key itself.
    pub fn private(&self) -> &CoreEdDsaPrivateSigningKey {
        &self.0
    }
}
