//! Publishing: the zone's public files are made anew, stored under their hashes, and the pointer is moved.

mod project;
mod words;

pub(crate) use project::by_id;
pub use project::{Publication, project};

use doorstep_shared::id::ZoneId;
use doorstep_shared::published::{FileRef, Pointer};
use sha2::{Digest, Sha256};

use super::working::{self, WorkingDirectory};
use crate::compress;
use crate::port::{Clock, FileError, PublishedFiles, StoreError, Tables};

/// How often a publication starts again because somebody else published at the same time.
const TRIES: usize = 5;

/// What became of a publication.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Published {
    /// The pointer moved to new files.
    Moved(Pointer),
    /// What the public may see has not changed, so nothing moved.
    Same(Pointer),
    /// There is no such zone.
    NoZone,
}

/// Why a publication did not happen.
#[derive(Debug, thiserror::Error)]
pub enum PublishError {
    /// The working directory cannot be read.
    #[error("the directory cannot be read: {0}")]
    Store(#[from] StoreError),
    /// Files cannot be written, or others kept publishing.
    #[error("published files cannot be written: {0}")]
    Files(#[from] FileError),
    /// Memory ran out while packing.
    #[error("the files cannot be packed: {0}")]
    Pack(#[from] std::io::Error),
}

/// Publishes a zone.
///
/// The pointer is read before the tables are, and moved only if nobody else moved it meanwhile: so an older state can never
/// replace a newer one.
///
/// # Errors
/// When tables or files cannot be reached, or others kept publishing.
pub async fn publish(
    tables: &dyn Tables,
    files: &dyn PublishedFiles,
    clock: &dyn Clock,
    zone: &ZoneId,
) -> Result<Published, PublishError> {
    for _ in 0..TRIES {
        let before = files.pointer(zone).await?;
        let Some(working) = working::load(tables, zone).await? else {
            return Ok(Published::NoZone);
        };
        let packed = tokio::task::spawn_blocking(move || pack(&working)).await.map_err(std::io::Error::other)??;
        if let Some(stored) = &before {
            let old = &stored.pointer;
            if old.list.hash == packed.list.0.hash && old.detail.hash == packed.detail.0.hash && old.name == packed.name
            {
                return Ok(Published::Same(stored.pointer.clone()));
            }
        }
        files.put_file(zone, &packed.list.0.hash, &packed.list.1).await?;
        files.put_file(zone, &packed.detail.0.hash, &packed.detail.1).await?;
        let pointer = Pointer {
            zone: zone.clone(),
            name: packed.name,
            version: before.as_ref().map_or(0, |b| b.pointer.version) + 1,
            published_at: clock.now().to_string(),
            services: packed.services,
            list: packed.list.0,
            detail: packed.detail.0,
        };
        match files.move_pointer(zone, before.as_ref().map(|b| b.mark.as_str()), &pointer).await {
            Ok(()) => {
                tracing::info!(
                    zone = %zone, version = pointer.version, services = pointer.services,
                    list_bytes = pointer.list.bytes, detail_bytes = pointer.detail.bytes, "published"
                );
                return Ok(Published::Moved(pointer));
            }
            Err(FileError::Moved) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Err(FileError::Moved.into())
}

struct Packed {
    name: String,
    services: u32,
    list: (FileRef, Vec<u8>),
    detail: (FileRef, Vec<u8>),
}

fn pack(working: &WorkingDirectory) -> std::io::Result<Packed> {
    let publication = project(working);
    let zone = &working.zone.id;
    Ok(Packed {
        name: working.zone.name.clone(),
        services: u32::try_from(publication.list.entries.len()).unwrap_or(u32::MAX),
        list: file(zone, &publication.list.write())?,
        detail: file(zone, &publication.detail.write())?,
    })
}

fn file(zone: &ZoneId, bytes: &[u8]) -> std::io::Result<(FileRef, Vec<u8>)> {
    let digest = Sha256::digest(bytes);
    let hash: String = digest[..16].iter().map(|byte| format!("{byte:02x}")).collect();
    let packed = compress::pack(bytes)?;
    let reference = FileRef {
        url: format!("/d/{zone}/{hash}"),
        hash,
        bytes: packed.len() as u64,
        unpacked_bytes: bytes.len() as u64,
    };
    Ok((reference, packed))
}
