//! What families and providers tell the centre: that an entry is wrong, that one is missing, what they looked for in vain.
//!
//! Anybody may write, without an account. So nothing here believes what it is told: texts are cut to size and cleaned,
//! what looks like spam is marked (and kept), searches are stripped of whatever could name a person.

mod message;
mod spam;
mod thin;
mod written;

pub use message::{Matter, Message, MessageKind, MessageState, Outcome, SpamSign};
pub use spam::signs;
pub use thin::{Counted, LEAST, ThinSearch, WORDS_MOST, counted, mark, scrub};
pub use written::{Fault, Field, Suggestion, Written};
