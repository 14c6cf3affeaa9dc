//! Publishing: the zone's public files are made anew, stored under their hashes, and the pointer is moved.

mod detail;
mod feed;
mod list;
mod project;
mod words;

pub use feed::stamp;
pub(crate) use project::by_id;
pub use project::{Publication, project};

use doorstep_shared::id::ZoneId;
use doorstep_shared::published::{FeedFile, FileRef, Pointer};
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
        let earlier = earlier_feed(files, zone, before.as_ref().map(|b| &b.pointer)).await?;
        let now = clock.now().as_millisecond();
        let packed = tokio::task::spawn_blocking(move || pack(&working, earlier.as_ref(), now));
        let packed = packed.await.map_err(std::io::Error::other)??;
        if let Some(stored) = before.as_ref().filter(|b| packed.is(&b.pointer)) {
            return Ok(Published::Same(stored.pointer.clone()));
        }
        for (file, bytes) in [&packed.list, &packed.detail, &packed.feed] {
            files.put_file(zone, &file.hash, bytes).await?;
        }
        let pointer = Pointer {
            zone: zone.clone(),
            name: packed.name,
            version: before.as_ref().map_or(0, |b| b.pointer.version) + 1,
            published_at: clock.now().to_string(),
            services: packed.services,
            list: packed.list.0,
            detail: packed.detail.0,
            feed: Some(packed.feed.0),
        };
        match files.move_pointer(zone, before.as_ref().map(|b| b.mark.as_str()), &pointer).await {
            Ok(()) => {
                tracing::info!(
                    zone = %zone, version = pointer.version, services = pointer.services,
                    list_bytes = pointer.list.bytes, detail_bytes = pointer.detail.bytes,
                    feed_bytes = pointer.feed.as_ref().map(|f| f.bytes), "published"
                );
                return Ok(Published::Moved(pointer));
            }
            Err(FileError::Moved) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Err(FileError::Moved.into())
}

/// Publishes the zones that were published before there were feed files, so that their feeds answer. Gives them.
///
/// # Errors
/// When tables or files cannot be reached.
pub async fn catch_up(
    tables: &dyn Tables,
    files: &dyn PublishedFiles,
    clock: &dyn Clock,
) -> Result<Vec<ZoneId>, PublishError> {
    let mut behind = Vec::new();
    for zone in files.zones().await? {
        if files.pointer(&zone).await?.is_some_and(|stored| stored.pointer.feed.is_none()) {
            publish(tables, files, clock, &zone).await?;
            behind.push(zone);
        }
    }
    Ok(behind)
}

struct Packed {
    name: String,
    services: u32,
    list: (FileRef, Vec<u8>),
    detail: (FileRef, Vec<u8>),
    feed: (FileRef, Vec<u8>),
}

impl Packed {
    /// Whether this is what the pointer names.
    fn is(&self, pointer: &Pointer) -> bool {
        let feed = pointer.feed.as_ref().map(|f| f.hash.as_str());
        pointer.list.hash == self.list.0.hash
            && pointer.detail.hash == self.detail.0.hash
            && feed == Some(self.feed.0.hash.as_str())
            && pointer.name == self.name
    }
}

/// The feed file published before, which says since when each entry is as it is. One that is missing or cannot be read is as
/// if there had been none: every entry counts as changed now, and whoever reads the feed fetches it whole.
async fn earlier_feed(
    files: &dyn PublishedFiles,
    zone: &ZoneId,
    pointer: Option<&Pointer>,
) -> Result<Option<FeedFile>, FileError> {
    let Some(file) = pointer.and_then(|p| p.feed.as_ref()) else {
        return Ok(None);
    };
    let Some(bytes) = files.file(zone, &file.hash).await? else {
        return Ok(None);
    };
    Ok(compress::unpack(&bytes).ok().and_then(|bytes| FeedFile::read(&bytes).ok()))
}

fn pack(working: &WorkingDirectory, earlier: Option<&FeedFile>, now: i64) -> std::io::Result<Packed> {
    let mut publication = project(working);
    stamp(&mut publication.feed, earlier, now);
    let zone = &working.zone.id;
    Ok(Packed {
        name: working.zone.name.clone(),
        services: u32::try_from(publication.list.entries.len()).unwrap_or(u32::MAX),
        list: file(zone, &publication.list.write())?,
        detail: file(zone, &publication.detail.write())?,
        feed: file(zone, &publication.feed.write())?,
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
