//! Published files: in a folder, in a bucket, or in memory.

mod folder;
mod memory;
mod s3;

pub use folder::FolderFiles;
pub use memory::MemoryFiles;
pub use s3::{S3Files, bucket_at};

use crate::port::FileError;
use doorstep_shared::published::Pointer;
use sha2::{Digest, Sha256};

/// Most characters of a hash: those of a whole SHA-256.
const HASH_MAX: usize = 64;

/// Hexadecimal digits in small letters and nothing else, so that no name leaves its folder.
fn is_hash(hash: &str) -> bool {
    !hash.is_empty() && hash.len() <= HASH_MAX && hash.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'))
}

fn must_be_hash(hash: &str) -> Result<(), FileError> {
    if is_hash(hash) { Ok(()) } else { Err(FileError::Damaged("its name is not a hash".into())) }
}

fn read_pointer(bytes: &[u8]) -> Result<Pointer, FileError> {
    serde_json::from_slice(bytes).map_err(|error| FileError::Damaged(format!("the pointer: {error}")))
}

fn write_pointer(pointer: &Pointer) -> Result<Vec<u8>, FileError> {
    serde_json::to_vec(pointer).map_err(|error| FileError::Damaged(format!("the pointer: {error}")))
}

/// A mark for a pointer's bytes. Its version counts the publications, so no two pointers of a zone have the same.
fn mark(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().take(16).map(|byte| format!("{byte:02x}")).collect()
}
