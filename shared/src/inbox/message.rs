//! A message as the centre keeps it.

use serde::{Deserialize, Serialize};

use crate::date::Date;
use crate::id::{MessageId, ServiceId};
use crate::lang::Lang;
use crate::set::Set;

crate::closed_list! {
    /// What of an entry somebody says is wrong.
    Matter {
        /// Days or times.
        Times = "times",
        /// The place.
        Place = "place",
        /// The cost.
        Cost = "cost",
        /// Who may come.
        WhoFor = "who-for",
        /// Phone, e-mail or web address.
        Contact = "contact",
        /// It is not on any more.
        Closed = "closed",
        /// Something else.
        Other = "other",
    }
}

crate::closed_list! {
    /// What a message is about.
    MessageKind {
        /// An entry is not right.
        Wrong = "wrong",
        /// A service is missing.
        NewService = "new-service",
        /// A family looked for something in vain.
        Tell = "tell",
        /// The one who runs a service says what has changed.
        ProviderChanged = "provider-changed",
    }
}

crate::closed_list! {
    /// Why a message may be spam. Such messages are put aside, never thrown away.
    SpamSign {
        /// A field was filled in that people do not see.
        Trap = "trap",
        /// It holds several web addresses, or one and hardly any words.
        Links = "links",
        /// It holds the marks of web pages or forums.
        Markup = "markup",
        /// It says the same over and over.
        Repeats = "repeats",
        /// It has hardly a word in it.
        NoWords = "no-words",
    }
}

crate::closed_list! {
    /// Whether somebody has dealt with a message.
    MessageState {
        /// Nobody has yet.
        New = "new",
        /// Somebody has.
        Done = "done",
    }
}

/// What somebody at the centre did with a message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum Outcome {
    /// It was right, and the entry says so now.
    Accepted,
    /// It was put aside, for this reason.
    Rejected {
        /// Why, in a sentence for the centre's own record.
        reason: String,
    },
}

/// A message as the centre keeps it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Message {
    /// Its id.
    pub id: MessageId,
    /// What it is about.
    pub kind: MessageKind,
    /// The entry it is about.
    #[serde(default)]
    pub service: Option<ServiceId>,
    /// What of the entry is wrong.
    #[serde(default)]
    pub matters: Set<Matter>,
    /// The name of a missing service; empty otherwise.
    #[serde(default)]
    pub name: String,
    /// What they said, in their words; may be empty.
    #[serde(default)]
    pub text: String,
    /// The language of the page they wrote on.
    pub lang: Lang,
    /// The day it came.
    pub on: Date,
    /// Whether they said how to reach them. That is kept apart, and for a shorter time.
    #[serde(default)]
    pub contact: bool,
    /// Why it may be spam; nothing for most.
    #[serde(default)]
    pub spam: Set<SpamSign>,
    /// Whether somebody has dealt with it.
    pub state: MessageState,
    /// What was done with it.
    #[serde(default)]
    pub outcome: Option<Outcome>,
    /// Counts the changes; 1 is the first.
    pub version: u64,
}

impl Message {
    /// Whether it waits for somebody, among those that are not put aside as spam.
    pub fn waits(&self) -> bool {
        self.state == MessageState::New && self.spam.is_empty()
    }
}
