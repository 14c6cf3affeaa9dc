//! Who somebody is: OpenID Connect, the authorisation code flow with PKCE, done by the server with any provider.
//!
//! A provider says who a person is and nothing more. What they may do is a membership of ours, so no token is kept: it has
//! done its work once its claims are read. Only this module knows the crate that speaks the protocol.

mod provider;
#[cfg(test)]
mod tests;

pub use provider::{Departure, Provider, Settings};

use serde::{Deserialize, Serialize};

/// Who a provider says somebody is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Identity {
    /// The provider.
    pub issuer: String,
    /// The person, in the provider's own terms; never given to somebody else later.
    pub subject: String,
    /// What they are called, if the provider says.
    pub name: Option<String>,
    /// Their e-mail address, if the provider says that it is theirs.
    pub email: Option<String>,
}

/// Why nobody could be identified.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum IdentityError {
    /// The provider does not answer, or not as a provider does.
    #[error("the sign-in provider cannot be used: {0}")]
    Unavailable(String),
    /// What it answered does not prove who somebody is: a signature, a date, or for whom it was meant.
    #[error("the sign-in provider's answer is not accepted: {0}")]
    Refused(String),
    /// The machine has no randomness.
    #[error(transparent)]
    NoRandomness(#[from] crate::port::NoRandomness),
}
