//! The pointer: the one small thing that changes when a zone is published.

use serde::{Deserialize, Serialize};

use crate::id::ZoneId;

/// Where a zone's current files are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Pointer {
    /// The zone.
    pub zone: ZoneId,
    /// What people call it.
    pub name: String,
    /// Counts the publications of the zone; 1 is the first.
    pub version: u64,
    /// When it was published, in RFC 3339.
    pub published_at: String,
    /// How many entries the files hold.
    pub services: u32,
    /// The list file.
    pub list: FileRef,
    /// The detail file.
    pub detail: FileRef,
    /// The feed file, which only the server reads; missing where the zone was published before there were any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub feed: Option<FileRef>,
}

/// Where an immutable file is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct FileRef {
    /// SHA-256 of the uncompressed bytes, the first 32 hexadecimal digits.
    pub hash: String,
    /// Its address on this server.
    pub url: String,
    /// Its size as stored, in bytes (brotli).
    pub bytes: u64,
    /// Its size when unpacked, in bytes.
    pub unpacked_bytes: u64,
}
