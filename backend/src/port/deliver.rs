//! Handing a message to whoever carries it: GOV.UK Notify, or on one machine the screen.

use async_trait::async_trait;
use doorstep_shared::plans::contact::To;

/// A message on its way out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outgoing<'a> {
    /// What it is known by, to us and to whoever carries it: the same for every try.
    pub reference: &'a str,
    /// Where to.
    pub to: &'a To,
    /// The subject, of an e-mail.
    pub subject: &'a str,
    /// The text, plain.
    pub text: &'a str,
}

/// How far whoever carries a message has come with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Carried {
    /// It is on its way: whether it arrives is said later.
    OnItsWay,
    /// It has arrived, as far as can be known.
    Arrived,
    /// It did not arrive, and will not.
    NotArrived,
}

/// Why a message was not taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotCarried {
    /// It will never be taken as it is: the number or the address is none.
    #[error("it is refused: {0}")]
    Refused(String),
    /// It was not taken now, and certainly is not under way: too much was asked, or we may not ask.
    #[error("it is not taken now: {0}")]
    Busy(String),
    /// No answer came. It may be under way: look it up before it is sent again.
    #[error("it is not known whether it was taken: {0}")]
    Unsure(String),
}

/// Carries messages. The words of a message and its address stand in no error and no log.
#[async_trait]
pub trait Deliver: Send + Sync {
    /// Takes a message.
    ///
    /// # Errors
    /// Whether it may be tried again, and how.
    async fn hand_over(&self, message: &Outgoing<'_>) -> Result<Carried, NotCarried>;

    /// How far a message has come, by its reference; none when it was never taken.
    ///
    /// # Errors
    /// When that cannot be found out now.
    async fn look_up(&self, reference: &str) -> Result<Option<Carried>, NotCarried>;
}
