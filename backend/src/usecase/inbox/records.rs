//! What lies in the letter box.

use doorstep_shared::id::{MessageId, ServiceId, ZoneId};
use doorstep_shared::inbox::{Message, ThinSearch};
use serde::{Deserialize, Serialize};

use crate::port::{Key, Table};
use crate::store::{Record, keys};

/// How long a way to reach somebody is kept, in seconds: 90 days.
pub(super) const CONTACT_KEPT: i64 = 90 * 24 * 60 * 60;
/// How long a search is kept, in seconds: 90 days.
pub(super) const SEARCH_KEPT: i64 = 90 * 24 * 60 * 60;

impl Record for Message {
    const TABLE: Table = Table::Directory;
    fn version(&self) -> u64 {
        self.version
    }
}

/// That a message waits for somebody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Waiting {
    /// The message.
    pub message: MessageId,
    /// The entry it is about.
    #[serde(default)]
    pub service: Option<ServiceId>,
}

impl Record for Waiting {
    const TABLE: Table = Table::Directory;
}

impl Waiting {
    /// That this one does.
    pub fn of(message: &Message) -> Self {
        Self { message: message.id, service: message.service }
    }

    /// Where that is kept.
    pub fn key(&self, zone: &ZoneId) -> Key {
        keys::waiting_message(zone, self.service, self.message)
    }
}

/// How to reach whoever wrote, as they said it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContactDetail {
    /// Their words.
    pub contact: String,
    /// When it is forgotten, in seconds since 1970.
    pub until: i64,
}

impl Record for ContactDetail {
    const TABLE: Table = Table::Directory;
    fn expires_at(&self) -> Option<i64> {
        Some(self.until)
    }
}

/// A search in the letter box.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptSearch {
    /// Its words and its week.
    #[serde(flatten)]
    pub search: ThinSearch,
    /// When it is forgotten, in seconds since 1970.
    pub until: i64,
}

impl Record for KeptSearch {
    const TABLE: Table = Table::Directory;
    fn expires_at(&self) -> Option<i64> {
        Some(self.until)
    }
}

/// One of the places that the letter box has in an hour, taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Place {
    pub until: i64,
}

impl Record for Place {
    const TABLE: Table = Table::Directory;
    fn expires_at(&self) -> Option<i64> {
        Some(self.until)
    }
}
