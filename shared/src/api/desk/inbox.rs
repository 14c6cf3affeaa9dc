//! What the inbox, the gaps and the duplicates have in common.

use serde::{Deserialize, Serialize};

use crate::api::{Address, FromAddress, Misread};
use crate::directory::State;
use crate::id::{MessageId, ServiceId, ZoneId};
use crate::inbox::{Matter, Message};

/// A message to the centre.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfMessage {
    /// The zone.
    pub zone: ZoneId,
    /// The message.
    pub message: MessageId,
}

impl FromAddress for OfMessage {
    fn from_address(address: &Address) -> Result<Self, Misread> {
        Ok(Self { zone: address.part("zone")?, message: address.part("message")? })
    }
}

/// A message with what stands beside it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Letter {
    /// What they said.
    pub message: Message,
    /// How to reach them, while it is kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reach: Option<String>,
    /// The entry it is about, as it is now.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entry: Option<EntryNow>,
    /// What of it can be put right in one press, read from their words; nothing where they can be read in two ways, or the
    /// caller's changes wait for approval.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub offers: Vec<Says>,
    /// Words of thanks to copy, in the language they wrote on.
    pub thanks: String,
}

/// An entry as it is now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct EntryNow {
    /// Its id.
    pub id: ServiceId,
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: u64,
    /// Whether it runs.
    pub state: State,
    /// What it says now of each part that the message touches.
    pub says: Vec<Says>,
}

/// What an entry says of one part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Says {
    /// The part.
    pub matter: Matter,
    /// What it says; empty when it says nothing.
    pub text: String,
}

/// An entry's id and name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct NamedEntry {
    /// Its id.
    pub id: ServiceId,
    /// Its name.
    pub name: String,
}
