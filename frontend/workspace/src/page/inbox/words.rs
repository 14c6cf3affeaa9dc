//! What messages are about, in plain English.

use doorstep_shared::directory::State;
use doorstep_shared::inbox::{Matter, MessageKind, SpamSign};

/// What a message is about.
pub fn kind(kind: MessageKind) -> &'static str {
    match kind {
        MessageKind::Wrong => "Something is wrong",
        MessageKind::NewService => "A service is missing",
        MessageKind::Tell => "Looked for in vain",
        MessageKind::ProviderChanged => "From the people who run it",
    }
}

/// A part of an entry that somebody says is wrong.
pub fn matter(matter: Matter) -> &'static str {
    match matter {
        Matter::Times => "Days or times",
        Matter::Place => "Place",
        Matter::Cost => "Cost",
        Matter::WhoFor => "Who may come",
        Matter::Contact => "Contact",
        Matter::Closed => "It is not on any more",
        Matter::Other => "Something else",
    }
}

/// Why a message was put aside.
pub fn spam(sign: SpamSign) -> &'static str {
    match sign {
        SpamSign::Trap => "a field was filled in that people do not see",
        SpamSign::Links => "it holds web addresses and little else",
        SpamSign::Markup => "it holds the marks of web pages",
        SpamSign::Repeats => "it says the same over and over",
        SpamSign::NoWords => "it has hardly a word in it",
    }
}

/// How an entry stands, where that is worth a word.
pub fn state(state: &State) -> Option<&'static str> {
    match state {
        State::Active => None,
        State::Paused { .. } => Some("Paused"),
        State::Finished { .. } => Some("Finished"),
        State::Hidden { .. } => Some("Hidden"),
        State::Merged { .. } => Some("Merged with another"),
        State::Withdrawn { .. } => Some("Import taken back"),
    }
}
