//! Published files in a folder: `{zone}/{hash}.br` and `{zone}/pointer.json`.
//!
//! A file is written beside its place, brought to the disk and then renamed, so a reader meets the old one or the new one,
//! also after the power went.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use async_trait::async_trait;
use doorstep_shared::id::ZoneId;
use doorstep_shared::published::Pointer;

use super::{is_hash, mark, must_be_hash, read_pointer, write_pointer};
use crate::port::{FileError, PublishedFiles, StoredPointer};

const POINTER: &str = "pointer.json";
const LOCK: &str = "pointer.lock";

/// Published files in a folder.
#[derive(Clone, Debug)]
pub struct FolderFiles {
    folder: PathBuf,
}

impl FolderFiles {
    /// Files in this folder, which is made with the first of them.
    pub fn new(folder: impl Into<PathBuf>) -> Self {
        Self { folder: folder.into() }
    }

    fn zone(&self, zone: &ZoneId) -> PathBuf {
        self.folder.join(zone.as_str())
    }
}

#[async_trait]
impl PublishedFiles for FolderFiles {
    async fn zones(&self) -> Result<Vec<ZoneId>, FileError> {
        let folder = self.folder.clone();
        off_thread(move || zones(&folder)).await
    }

    async fn pointer(&self, zone: &ZoneId) -> Result<Option<StoredPointer>, FileError> {
        let path = self.zone(zone).join(POINTER);
        let Some(bytes) = off_thread(move || Ok(read(&path)?)).await? else { return Ok(None) };
        Ok(Some(StoredPointer { pointer: read_pointer(&bytes)?, mark: mark(&bytes) }))
    }

    async fn move_pointer(&self, zone: &ZoneId, from: Option<&str>, to: &Pointer) -> Result<(), FileError> {
        let (folder, from, bytes) = (self.zone(zone), from.map(str::to_owned), write_pointer(to)?);
        off_thread(move || move_pointer(&folder, from.as_deref(), &bytes)).await
    }

    async fn file(&self, zone: &ZoneId, hash: &str) -> Result<Option<Vec<u8>>, FileError> {
        if !is_hash(hash) {
            return Ok(None);
        }
        let path = self.zone(zone).join(format!("{hash}.br"));
        off_thread(move || Ok(read(&path)?)).await
    }

    async fn put_file(&self, zone: &ZoneId, hash: &str, bytes: &[u8]) -> Result<(), FileError> {
        must_be_hash(hash)?;
        let (folder, name, bytes) = (self.zone(zone), format!("{hash}.br"), bytes.to_vec());
        off_thread(move || {
            if folder.join(&name).exists() {
                return Ok(());
            }
            make_folder(&folder)?;
            Ok(replace(&folder, &name, &bytes)?)
        })
        .await
    }
}

/// Disks are slow: not on a thread that answers requests.
async fn off_thread<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Trouble> + Send + 'static,
) -> Result<T, FileError> {
    match tokio::task::spawn_blocking(work).await {
        Ok(done) => done.map_err(|trouble| match trouble {
            Trouble::Moved => FileError::Moved,
            Trouble::Disk(error) => FileError::Unavailable(error.to_string()),
        }),
        Err(error) => Err(FileError::Unavailable(error.to_string())),
    }
}

enum Trouble {
    Moved,
    Disk(io::Error),
}

impl From<io::Error> for Trouble {
    fn from(error: io::Error) -> Self {
        Self::Disk(error)
    }
}

fn zones(folder: &Path) -> Result<Vec<ZoneId>, Trouble> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(error.into()),
    };
    let mut zones = Vec::new();
    for entry in entries {
        let entry = entry?;
        let zone = entry.file_name().to_str().and_then(|name| name.parse::<ZoneId>().ok());
        if let Some(zone) = zone.filter(|_| entry.path().join(POINTER).is_file()) {
            zones.push(zone);
        }
    }
    zones.sort();
    Ok(zones)
}

fn read(path: &Path) -> io::Result<Option<Vec<u8>>> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

fn move_pointer(folder: &Path, from: Option<&str>, bytes: &[u8]) -> Result<(), Trouble> {
    make_folder(folder)?;
    // Held until the handle is dropped; another process that publishes waits here.
    let lock = File::create(folder.join(LOCK))?;
    lock.lock()?;
    let now = read(&folder.join(POINTER))?.map(|bytes| mark(&bytes));
    if now.as_deref() != from {
        return Err(Trouble::Moved);
    }
    Ok(replace(folder, POINTER, bytes)?)
}

/// Makes the folder and brings its name to the disk.
fn make_folder(folder: &Path) -> io::Result<()> {
    if folder.is_dir() {
        return Ok(());
    }
    fs::create_dir_all(folder)?;
    folder.parent().map_or(Ok(()), sync)
}

/// Writes a file in one step: all of it or nothing, whatever happens meanwhile.
fn replace(folder: &Path, name: &str, bytes: &[u8]) -> io::Result<()> {
    static COUNT: AtomicU64 = AtomicU64::new(0);
    let count = COUNT.fetch_add(1, Ordering::Relaxed);
    let beside = folder.join(format!(".{name}.{}.{count}", std::process::id()));
    let written = File::create(&beside)
        .and_then(|mut file| file.write_all(bytes).and_then(|()| file.sync_all()))
        .and_then(|()| fs::rename(&beside, folder.join(name)));
    if written.is_err() {
        // What stays behind is never read; the first error is the one to tell.
        fs::remove_file(&beside).ok();
    }
    written.and_then(|()| sync(folder))
}

#[cfg(unix)]
fn sync(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

/// Windows cannot open a folder to bring it to the disk, and brings renames itself.
#[cfg(not(unix))]
fn sync(_: &Path) -> io::Result<()> {
    Ok(())
}
