//! What the public may see, as files: a small pointer to immutable ones, list, detail and feed.
//!
//! The **list file** holds all that lists, filters, "what's on" and search need; the **detail file** the full texts. A phone
//! fetches these two. The **feed file** holds what other directories need beside them, and only the server reads it. All are
//! written with postcard and compressed. Numbers that stand for a place or an organisation are only good within one file;
//! between the files an entry is known by its id.

mod detail;
#[cfg(not(target_arch = "wasm32"))]
mod feed;
mod list;
mod pointer;

pub use detail::{DetailEntry, DetailFile, PlaceDetail, PublicContact};
#[cfg(not(target_arch = "wasm32"))]
pub use feed::{FeedEntry, FeedFile, FeedOrganisation, FeedPlace, Gone};
pub use list::{Entry, ListFile, Pause, Place, Price, TranslatedName, ZoneCard};
pub use pointer::{FileRef, Pointer};

/// The form of the files. A reader that meets another number asks for a newer program.
pub const FORMAT: u8 = 2;

/// Why a published file cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// The bytes are cut short or are not such a file.
    Damaged,
    /// It is of another form than [`FORMAT`].
    OtherFormat(u8),
}

impl core::error::Error for Unreadable {}

impl core::fmt::Display for Unreadable {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        match self {
            Self::Damaged => f.write_str("the published file is damaged"),
            Self::OtherFormat(_) => f.write_str("the published file is of another form than this program reads"),
        }
    }
}

fn read<T: serde::de::DeserializeOwned>(bytes: &[u8]) -> Result<T, Unreadable> {
    match bytes.first() {
        Some(&FORMAT) => postcard::from_bytes(&bytes[1..]).map_err(|_| Unreadable::Damaged),
        Some(&other) => Err(Unreadable::OtherFormat(other)),
        None => Err(Unreadable::Damaged),
    }
}

fn write<T: serde::Serialize>(value: &T) -> Vec<u8> {
    // Writing to memory only fails for values postcard has no form for; these types have none of those.
    postcard::to_extend(value, vec![FORMAT]).unwrap_or_default()
}
