//! What several of the workspace's endpoints say.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::date::Date;
use crate::directory::{CheckedPart, CheckerRole};
use crate::editing::{Act, Field};
use crate::id::{ServiceId, UserId};

/// Somebody who did something, as colleagues are told of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Author {
    /// Their account; missing for imports and other programs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user: Option<UserId>,
    /// What they are called; empty when that is not known any more.
    #[serde(default)]
    pub name: String,
    /// In what role they did it.
    pub role: CheckerRole,
    /// Whether it is the caller.
    #[serde(default)]
    pub me: bool,
}

/// One change of an entry: what was done, by whom, when. Records from before these were kept lack some of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Touch {
    /// The version that it made.
    pub version: u64,
    /// What was done.
    pub act: Act,
    /// When, in RFC 3339.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<String>,
    /// The day (Europe/London).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<Date>,
    /// Who did it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<Author>,
    /// Who wrote it, where somebody else approved it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub written_by: Option<Author>,
}

/// What a check asks about one part of an entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Question {
    /// The part.
    pub part: CheckedPart,
    /// Whether the entry says something of it. What it says nothing of cannot be confirmed by a yes.
    pub known: bool,
    /// The question.
    pub text: String,
}

crate::closed_list! {
    /// What became of a change.
    Outcome {
        /// It is made; families see it within a minute.
        Saved = "saved",
        /// It waits for somebody's approval; what families see stays as it is.
        Waits = "waits",
        /// The entry said so already.
        Unchanged = "unchanged",
    }
}

/// A change that was made, or that waits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Saved {
    /// The entry.
    pub entry: ServiceId,
    /// What became of it.
    pub outcome: Outcome,
    /// The entry's version now; 0 for a new one that waits.
    pub version: u64,
    /// The fields that changed, or would change.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub changed: Vec<Field>,
    /// Fields that said so already.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub already: Vec<Field>,
    /// Other fields that others changed since the caller began. Their changes are kept, beside the caller's.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub merged: Vec<Meanwhile>,
}

/// A field that somebody else changed meanwhile.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Meanwhile {
    /// The field.
    pub field: Field,
    /// By whom, and when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<Touch>,
}

crate::closed_list! {
    /// What becomes of a draft.
    DraftState {
        /// Its author is writing.
        Writing = "writing",
        /// It waits for somebody's approval.
        Waiting = "waiting",
        /// It was sent back, with a reason.
        SentBack = "sent-back",
    }
}

/// That somebody is writing about an entry. Never what they write.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct DraftLine {
    /// The entry.
    pub entry: ServiceId,
    /// What the entry is called; for a new one, as far as its author has said.
    pub name: String,
    /// Whether the entry is not there yet.
    pub new: bool,
    /// Who writes.
    pub by: Author,
    /// When it was last kept, in RFC 3339.
    pub saved_at: String,
    /// What becomes of it.
    pub state: DraftState,
    /// Why it was sent back; empty otherwise.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
    /// Who sent it back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decided_by: Option<Author>,
    /// When it was sent for approval, in RFC 3339.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sent_at: Option<String>,
    /// Counts the times it was kept.
    pub revision: u64,
}

/// A draft.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Draft {
    /// Whose it is, and what becomes of it.
    #[serde(flatten)]
    pub line: DraftLine,
    /// The form as typed, valid or not ([`crate::editing::EntryForm`]).
    pub form: Value,
    /// The version of the entry it was begun from; 0 for a new one.
    pub base: u64,
}
