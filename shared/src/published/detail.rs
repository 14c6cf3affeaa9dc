//! The detail file.

use serde::{Deserialize, Serialize};

use super::Unreadable;
use crate::directory::{Level, Link, Need};
use crate::fact::Fact;
use crate::id::ServiceId;
use crate::lang::Lang;
use crate::set::Set;

/// The full texts of one zone's entries.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DetailFile {
    /// One for each entry of the list file, in the same order.
    pub entries: Vec<DetailEntry>,
}

impl DetailFile {
    /// Reads a detail file's (decompressed) bytes.
    ///
    /// # Errors
    /// When the bytes are damaged or of another form.
    pub fn read(bytes: &[u8]) -> Result<Self, Unreadable> {
        super::read(bytes)
    }

    /// The file's bytes, before compression.
    pub fn write(&self) -> Vec<u8> {
        super::write(self)
    }

    /// The entry with this id.
    pub fn entry(&self, id: ServiceId) -> Option<&DetailEntry> {
        self.entries.iter().find(|e| e.id == id)
    }
}

/// The full texts of one service.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DetailEntry {
    /// Its id.
    pub id: ServiceId,
    /// The whole text, in the clean form of [`crate::rich_text`].
    pub description: String,
    /// The whole text in other languages: language, text, whether a machine made it.
    pub translations: Vec<(Lang, String, bool)>,
    /// Who it is for; may be empty.
    pub who_for: String,
    /// More about how to attend; may be empty.
    pub attend_note: String,
    /// Whether children with special educational needs or disabilities get extra support.
    pub send_support: Fact,
    /// What that support is; may be empty.
    pub send_note: String,
    /// What to bring; may be empty.
    pub bring: String,
    /// How much is asked before somebody may use it.
    pub level: Option<Level>,
    /// Needs it answers.
    pub needs: Set<Need>,
    /// Ways to reach it.
    pub contacts: Vec<PublicContact>,
    /// Web addresses.
    pub links: Vec<Link>,
    /// More about its places, in the order of the list entry's places.
    pub places: Vec<PlaceDetail>,
}

/// A way to reach a service that families may see.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct PublicContact {
    /// Whom to ask for; may be empty.
    pub name: String,
    /// What they do; may be empty.
    pub title: String,
    /// Phone number; may be empty.
    pub phone: String,
    /// E-mail address; may be empty.
    pub email: String,
}

/// More about a place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlaceDetail {
    /// How to find the door and get there; may be empty.
    pub directions: String,
}
