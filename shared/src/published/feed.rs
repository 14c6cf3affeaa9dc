//! The feed file: what other people's directories need of a zone beside its list and its detail file. No phone fetches it.

use serde::{Deserialize, Serialize};

use super::Unreadable;
use crate::directory::{AccessFeature, Aim, Programme};
use crate::id::{LocationId, OrganisationId, ServiceId};
use crate::set::Set;

/// What a feed needs of one zone that the other files do not hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FeedFile {
    /// The council the zone lies in; may be empty.
    pub council: String,
    /// Organisations that run entries; entries name them by their number here.
    pub organisations: Vec<FeedOrganisation>,
    /// Places whose address anybody may know; entries name them by their number here. Masked ones are not among them.
    pub places: Vec<FeedPlace>,
    /// One for each entry of the list file, in the same order.
    pub entries: Vec<FeedEntry>,
    /// Entries that were published once and are no more, by id.
    pub gone: Vec<Gone>,
}

impl FeedFile {
    /// Reads a feed file's (decompressed) bytes.
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
}

/// An organisation, as anybody may know it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FeedOrganisation {
    /// Its id.
    pub id: OrganisationId,
    /// Its name.
    pub name: String,
    /// A few sentences in the clean text of [`crate::rich_text`]; may be empty.
    pub description: String,
    /// Its web address; may be empty.
    pub url: String,
}

/// A place whose address anybody may know.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FeedPlace {
    /// Its id.
    pub id: LocationId,
    /// What people call it.
    pub name: String,
    /// House and street; may be empty.
    pub street: String,
    /// Town or city; may be empty.
    pub town: String,
    /// County or unitary authority; may be empty.
    pub county: String,
    /// The postcode; may be empty.
    pub postcode: String,
    /// The part of town; may be empty.
    pub area: String,
    /// Latitude and longitude in millionths of a degree.
    pub point: Option<(i32, i32)>,
    /// How to find the door and get there; may be empty.
    pub directions: String,
    /// Access features that are there.
    pub access_yes: Set<AccessFeature>,
    /// Access features that are not there. What is in neither set is not known.
    pub access_no: Set<AccessFeature>,
}

/// What a feed needs of one entry beside its list and detail entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FeedEntry {
    /// Its id.
    pub id: ServiceId,
    /// Who runs it, by number.
    pub organisation: Option<u16>,
    /// For each place of the list entry, in its order, the place's number here; none for a masked one.
    pub places: Vec<Option<u16>>,
    /// The aims of the zone it serves.
    pub aims: Set<Aim>,
    /// The programmes of the zone it belongs to.
    pub programmes: Set<Programme>,
    /// Words other directories tag it with.
    pub tags: Vec<String>,
    /// Weeks after which half of the trust in a check of it is gone.
    pub half_life_weeks: u8,
    /// Tells what is published of it, its organisation and its places from anything else.
    pub mark: u64,
    /// Since when exactly that is published, in milliseconds since 1970.
    pub changed_at: i64,
}

/// An entry that was published once and is no more. Nothing but its id is told: why it went is nobody's business.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gone {
    /// Its id.
    pub id: ServiceId,
    /// Since when, in milliseconds since 1970.
    pub at: i64,
}

impl Gone {
    /// For how long it is told that an entry is gone, in days: whoever has not asked for so long fetches the feed anew.
    pub const KEPT_DAYS: i64 = 400;
}
