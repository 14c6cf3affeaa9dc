//! Published files: immutable ones named by their hash, and one pointer a zone.

use async_trait::async_trait;
use doorstep_shared::id::ZoneId;
use doorstep_shared::published::Pointer;

/// The pointer as stored, with a mark to replace exactly this one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredPointer {
    /// The pointer.
    pub pointer: Pointer,
    /// Opaque; changes with every replacement.
    pub mark: String,
}

/// Why published files could not be read or written.
#[derive(Debug, thiserror::Error)]
pub enum FileError {
    /// Somebody else moved the pointer first: read again and decide again.
    #[error("the pointer has moved since it was read")]
    Moved,
    /// The place where files are kept does not answer or is out of room.
    #[error("published files cannot be reached: {0}")]
    Unavailable(String),
    /// What is stored there is not what was written.
    #[error("a published file is damaged: {0}")]
    Damaged(String),
}

/// Where published files are: a folder on one machine, a bucket in the cloud.
#[async_trait]
pub trait PublishedFiles: Send + Sync {
    /// The zones that have a pointer, in the order of their short names.
    async fn zones(&self) -> Result<Vec<ZoneId>, FileError>;
    /// A zone's pointer.
    async fn pointer(&self, zone: &ZoneId) -> Result<Option<StoredPointer>, FileError>;
    /// Replaces a zone's pointer if it is still the one with this mark (`None`: if there is none yet).
    ///
    /// # Errors
    /// [`FileError::Moved`] when it is not.
    async fn move_pointer(&self, zone: &ZoneId, from: Option<&str>, to: &Pointer) -> Result<(), FileError>;
    /// An immutable file's bytes as stored (brotli).
    async fn file(&self, zone: &ZoneId, hash: &str) -> Result<Option<Vec<u8>>, FileError>;
    /// Stores an immutable file's bytes (brotli); storing the same hash again changes nothing.
    async fn put_file(&self, zone: &ZoneId, hash: &str, bytes: &[u8]) -> Result<(), FileError>;
}
