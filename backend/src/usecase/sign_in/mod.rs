//! Signing in: to the provider and back, and from who somebody is to the account they have here. Nobody makes an account by
//! signing in: they are invited.

mod account;
mod attempt;
mod return_to;
#[cfg(test)]
mod tests;

pub use account::{Link, UserRecord, link};
pub use attempt::{Attempt, PATIENCE};
pub use return_to::{NotAPath, ReturnTo};

use doorstep_shared::date::Date;

use super::people::{self, Accepted};
use super::session::{self, Keeper, SessionError};
use crate::identity::{Identity, IdentityError, Provider};
use crate::port::{NoRandomness, StoreError};
use crate::token::{Token, TokenHash};

/// Why nobody was signed in.
#[derive(Debug, PartialEq, thiserror::Error)]
pub enum SignInError {
    /// There is no such attempt: it took too long, was finished already, or never begun.
    #[error("there is no such sign-in under way")]
    Unknown,
    /// The attempt was begun in another browser.
    #[error("the sign-in was begun in another browser")]
    OtherBrowser,
    /// The provider says no, in its own code.
    #[error("the provider did not sign them in: {0}")]
    Declined(String),
    /// What came back was not sent by the provider that was asked.
    #[error("the answer names another provider")]
    OtherProvider,
    /// The provider does not answer, or its answer is no proof.
    #[error(transparent)]
    Identity(#[from] IdentityError),
    /// The person has proved who they are, and nobody has invited them.
    #[error("nobody has invited them")]
    NotInvited,
    /// They have an account, and are a member of no zone today.
    #[error("they are a member of no zone today")]
    NoMember,
    /// The invitation was accepted, taken back, or ended.
    #[error("the invitation is not open")]
    InvitationGone,
    /// They are a member of the invitation's zone already.
    #[error("they are a member already")]
    AlreadyMember,
    /// A made-up person was invited into a real zone.
    #[error("a demo's person cannot accept a real zone's invitation")]
    OtherWorld,
    /// The tables do not answer.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The machine has no randomness.
    #[error(transparent)]
    NoRandomness(#[from] NoRandomness),
}

impl From<SessionError> for SignInError {
    fn from(error: SessionError) -> Self {
        match error {
            SessionError::Store(error) => Self::Store(error),
            SessionError::NoRandomness(error) => Self::NoRandomness(error),
        }
    }
}

/// What a browser brings back from the provider.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Back {
    /// Names the attempt.
    pub state: String,
    /// Fetches the signed answer.
    pub code: String,
    /// Why there is no code.
    pub error: String,
    /// Who sends it, where the provider says so (RFC 9207).
    pub issuer: String,
}

/// Somebody who is signed in now.
#[derive(Debug)]
pub struct Arrived {
    /// The session's token, for the browser.
    pub session: Token,
    /// Where they go on.
    pub return_to: ReturnTo,
}

/// Sends somebody to the provider. Gives the address of its page.
///
/// # Errors
/// When provider or tables do not answer.
pub async fn depart(
    keeper: Keeper<'_>,
    provider: &Provider,
    browser: &Token,
    return_to: ReturnTo,
    invitation: Option<TokenHash>,
) -> Result<String, SignInError> {
    let departure = provider.depart(keeper.random).await?;
    attempt::begin(keeper, &departure, browser, return_to, invitation).await?;
    Ok(departure.address)
}

/// Signs somebody in who comes back from the provider. `demo` says whether the provider is a demo's.
///
/// # Errors
/// When anything does not fit; the attempt is then used up.
pub async fn arrive(
    keeper: Keeper<'_>,
    provider: &Provider,
    browser: Option<&Token>,
    back: &Back,
    today: Date,
    demo: bool,
) -> Result<Arrived, SignInError> {
    let state = Token::read(&back.state).ok_or(SignInError::Unknown)?;
    let attempt = attempt::take(keeper, &state, browser).await?;
    if !back.issuer.is_empty() && back.issuer != provider.issuer() {
        return Err(SignInError::OtherProvider);
    }
    if !back.error.is_empty() || back.code.is_empty() {
        return Err(SignInError::Declined(back.error.chars().take(80).collect()));
    }
    let identity = provider.arrive(&back.code, &attempt.nonce, &attempt.verifier).await?;
    let known = account::of(keeper, &identity).await?;
    if let Some(hash) = attempt.invitation {
        return welcome(keeper, &hash, &identity, known, today, demo).await;
    }
    let user = known.ok_or(SignInError::NotInvited)?;
    let memberships = people::memberships(keeper.tables, user.id).await?;
    if !memberships.iter().any(|m| m.in_force(today)) {
        return Err(SignInError::NoMember);
    }
    let session = session::open(keeper, user.id, &user.name).await?;
    Ok(Arrived { session, return_to: attempt.return_to })
}

/// Somebody comes with an invitation.
async fn welcome(
    keeper: Keeper<'_>,
    hash: &TokenHash,
    identity: &Identity,
    known: Option<UserRecord>,
    today: Date,
    demo: bool,
) -> Result<Arrived, SignInError> {
    match people::accept(keeper, hash, identity, known, today, demo).await? {
        Accepted::Member(user, zone) => {
            let session = session::open(keeper, user.id, &user.name).await?;
            Ok(Arrived { session, return_to: ReturnTo::or_desk(Some(&format!("/desk/{zone}"))) })
        }
        Accepted::Gone => Err(SignInError::InvitationGone),
        Accepted::Already(_) => Err(SignInError::AlreadyMember),
        Accepted::OtherWorld => Err(SignInError::OtherWorld),
    }
}
