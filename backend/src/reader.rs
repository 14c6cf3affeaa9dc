//! Published directories as the public side reads them: held in memory by hash, the pointer looked at now and then.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use doorstep_shared::id::ZoneId;
use doorstep_shared::published::{DetailFile, FeedFile, ListFile, Pointer};
use doorstep_shared::search::Directory;
use jiff::{SignedDuration, Timestamp};
use tokio::sync::OnceCell;

use crate::compress;
use crate::port::{Clock, FileError, PublishedFiles};

/// Most zones held at a time; the one not asked for longest goes first.
const HELD: usize = 32;

/// One zone's published directory, ready to answer.
pub struct PublishedZone {
    /// What was published.
    pub pointer: Pointer,
    /// The list, ready to be searched.
    pub directory: Arc<Directory>,
    /// The full texts.
    pub detail: Arc<DetailFile>,
    /// What feeds need beside them, read when a feed is first asked for.
    feed: OnceCell<Arc<FeedFile>>,
}

struct Held {
    zone: Arc<PublishedZone>,
    looked_at: Timestamp,
    used_at: Timestamp,
}

/// Reads published directories.
pub struct Reader {
    files: Arc<dyn PublishedFiles>,
    clock: Arc<dyn Clock>,
    keep: SignedDuration,
    held: Mutex<BTreeMap<ZoneId, Held>>,
}

impl Reader {
    /// A reader that looks at a zone's pointer at most once in `keep`.
    pub fn new(files: Arc<dyn PublishedFiles>, clock: Arc<dyn Clock>, keep: SignedDuration) -> Self {
        Self { files, clock, keep, held: Mutex::new(BTreeMap::new()) }
    }

    /// The zones that are published.
    ///
    /// # Errors
    /// When published files cannot be reached.
    pub async fn zones(&self) -> Result<Vec<ZoneId>, FileError> {
        self.files.zones().await
    }

    /// A file's bytes as stored.
    ///
    /// # Errors
    /// When published files cannot be reached.
    pub async fn file(&self, zone: &ZoneId, hash: &str) -> Result<Option<Vec<u8>>, FileError> {
        self.files.file(zone, hash).await
    }

    /// A zone's pointer as it is now.
    ///
    /// # Errors
    /// When published files cannot be reached.
    pub async fn pointer(&self, zone: &ZoneId) -> Result<Option<Pointer>, FileError> {
        Ok(self.files.pointer(zone).await?.map(|stored| stored.pointer))
    }

    /// A zone's directory; none when nothing is published of it. When the pointer cannot be read but an older directory is
    /// held, that one is better than none.
    ///
    /// # Errors
    /// When published files cannot be reached or are damaged, and nothing is held.
    pub async fn zone(&self, zone: &ZoneId) -> Result<Option<Arc<PublishedZone>>, FileError> {
        let now = self.clock.now();
        let held = self.held(zone, now);
        if let Some((held, looked_at)) = &held
            && now.duration_since(*looked_at) < self.keep
        {
            return Ok(Some(held.clone()));
        }
        let pointer = match (self.files.pointer(zone).await, &held) {
            (Ok(Some(stored)), _) => stored.pointer,
            (Ok(None), _) => return Ok(None),
            (Err(error), Some((held, _))) => {
                tracing::warn!(zone = %zone, %error, "answering from memory: the pointer cannot be read");
                return Ok(Some(held.clone()));
            }
            (Err(error), None) => return Err(error),
        };
        let same = held.filter(|(held, _)| held.pointer == pointer).map(|(held, _)| held);
        let fresh = match same {
            Some(held) => held,
            None => Arc::new(self.load(zone, pointer).await?),
        };
        self.hold(zone, &fresh, now);
        Ok(Some(fresh))
    }

    /// What feeds need of a zone beside its list and its detail file; none when it was published before there were feeds.
    ///
    /// # Errors
    /// When published files cannot be reached or are damaged.
    pub async fn feed(&self, zone: &PublishedZone) -> Result<Option<Arc<FeedFile>>, FileError> {
        let Some(file) = &zone.pointer.feed else {
            return Ok(None);
        };
        let read = async || {
            let bytes = self.unpacked(&zone.pointer.zone, &file.hash).await?;
            FeedFile::read(&bytes).map(Arc::new).map_err(|e| FileError::Damaged(e.to_string()))
        };
        zone.feed.get_or_try_init(read).await.cloned().map(Some)
    }

    async fn load(&self, zone: &ZoneId, pointer: Pointer) -> Result<PublishedZone, FileError> {
        let list = self.unpacked(zone, &pointer.list.hash).await?;
        let detail = self.unpacked(zone, &pointer.detail.hash).await?;
        let list = ListFile::read(&list).map_err(|e| FileError::Damaged(e.to_string()))?;
        let detail = DetailFile::read(&detail).map_err(|e| FileError::Damaged(e.to_string()))?;
        let (directory, detail) = (Arc::new(Directory::new(list)), Arc::new(detail));
        Ok(PublishedZone { pointer, directory, detail, feed: OnceCell::new() })
    }

    async fn unpacked(&self, zone: &ZoneId, hash: &str) -> Result<Vec<u8>, FileError> {
        let Some(bytes) = self.files.file(zone, hash).await? else {
            return Err(FileError::Damaged(format!("the file {hash} that the pointer names is not there")));
        };
        compress::unpack(&bytes).map_err(|e| FileError::Damaged(e.to_string()))
    }

    fn held(&self, zone: &ZoneId, now: Timestamp) -> Option<(Arc<PublishedZone>, Timestamp)> {
        let mut all = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        let held = all.get_mut(zone)?;
        held.used_at = now;
        Some((held.zone.clone(), held.looked_at))
    }

    fn hold(&self, zone: &ZoneId, fresh: &Arc<PublishedZone>, now: Timestamp) {
        let mut all = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        all.insert(zone.clone(), Held { zone: fresh.clone(), looked_at: now, used_at: now });
        while all.len() > HELD {
            let Some(oldest) = all.iter().min_by_key(|(_, held)| held.used_at).map(|(zone, _)| zone.clone()) else {
                return;
            };
            all.remove(&oldest);
        }
    }
}
