//! `POST /api/v1/desk/{zone}/inbox/{message}`: what is done with a message.

use serde::{Deserialize, Serialize};

use super::CHANGED;
use super::inbox::OfMessage;
use crate::api::{Caching, Caller, Changes, Endpoint, Method, Parameter};
use crate::inbox::MessageState;
use crate::policy::Action;
use crate::problem::Code;

/// The endpoint.
pub struct AnswerMessage;

/// What is done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(tag = "do", rename_all = "kebab-case")]
pub enum Answer {
    /// It was right, and the entry has been put right.
    Accept,
    /// It was right: the entry is over. Both are done in one.
    Finish {
        /// The version of the entry that was read.
        entry_version: u64,
    },
    /// It was right: what was offered is put into the entry. Both are done in one.
    Apply {
        /// The version of the entry that was read.
        entry_version: u64,
    },
    /// It is put aside.
    Reject {
        /// Why, at most 300 characters.
        reason: String,
    },
    /// Somebody has to look at it again after all; a mark of spam is taken off.
    Reopen,
}

/// The message afterwards.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Answered {
    /// Its version.
    pub version: u64,
    /// Whether it waits.
    pub state: MessageState,
}

impl Endpoint for AnswerMessage {
    const NAME: &'static str = "answerMessage";
    const ABOUT: &'static str = "Accepts a message, puts it aside with a reason, or opens it again.";
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/v1/desk/{zone}/inbox/{message}";
    const CALLER: Caller = Caller::Staff(Action::AnswerInbox);
    const CACHING: Caching = Caching::Never;
    const PARAMETERS: &'static [Parameter] =
        &[Parameter::path("zone", "Short name of the zone."), Parameter::path("message", "The message's id.")];
    const FAILURES: &'static [Code] = CHANGED;
    const CHANGES: Changes = Changes::Existing;
    type Request = OfMessage;
    type Body = Answer;
    type Response = Answered;
}
