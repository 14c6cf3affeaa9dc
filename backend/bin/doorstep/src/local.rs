//! What stands behind a command on one machine: the data folder with its lock, the engine, the tables, published files.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use doorstep_backend::clock::{SystemClock, SystemIds};
use doorstep_backend::port::{Clock, Ids, Inbox, PublishedFiles, Tables};
use doorstep_backend::store::dynamo::{DynamoInbox, DynamoTables};
use doorstep_backend::store::files::{FolderFiles, MemoryFiles};
use doorstep_engine::Engine;

use crate::commands::{Failure, Place};

/// What stands before the tables' names on one machine.
pub const PREFIX: &str = "doorstep-local-";

/// An opened data folder.
pub struct Local {
    /// The tables.
    pub tables: Arc<dyn Tables>,
    /// The letter box in them, for the public half.
    pub inbox: Arc<dyn Inbox>,
    /// Published files.
    pub files: Arc<dyn PublishedFiles>,
    /// The clock.
    pub clock: Arc<dyn Clock>,
    /// New ids.
    pub ids: Arc<dyn Ids>,
    /// Signs cursors; the same from one start to the next.
    pub cursor_key: [u8; 32],
    /// Keys the hashes that find the same child named twice; the same from one start to the next.
    pub mark_key: [u8; 32],
    engine: Option<Engine>,
    _lock: Option<File>,
}

/// How to open.
pub struct Opening<'a> {
    /// Where.
    pub place: &'a Place,
    /// Nothing on disk: all is gone at the end.
    pub memory: bool,
    /// Whether a missing data folder is made.
    pub create: bool,
    /// What is being done, for whoever finds the folder taken.
    pub doing: &'a str,
    /// The clock to use instead of the machine's.
    pub clock: Option<SystemClock>,
}

impl Local {
    /// Opens the data folder, for this process alone.
    ///
    /// # Errors
    /// When it is taken, missing or broken; each says what to do next.
    pub async fn open(opening: Opening<'_>) -> Result<Self, Failure> {
        let clock: Arc<dyn Clock> = Arc::new(opening.clock.unwrap_or_default());
        let ids: Arc<dyn Ids> = Arc::new(SystemIds::default());
        let data = &opening.place.data;
        if opening.memory {
            let engine = Engine::open(None).await.map_err(Failure::work)?;
            let (tables, inbox) = connect(engine.endpoint()).await?;
            let files = Arc::new(MemoryFiles::default());
            let (cursor_key, mark_key) = (new_key(&*ids), new_key(&*ids));
            let engine = Some(engine);
            return Ok(Self { tables, inbox, files, clock, ids, cursor_key, mark_key, engine, _lock: None });
        }
        if !opening.create && !data.exists() {
            return Err(Failure::work(format_args!(
                "There is no data folder at {}: name the right one with --data, or make one with cargo start.",
                data.display()
            )));
        }
        fs::create_dir_all(data).map_err(|e| cannot("make the data folder", data, &e))?;
        let lock = take(data, opening.doing)?;
        let (engine, endpoint) = match &opening.place.dynamodb {
            Some(url) => (None, url.clone()),
            None => {
                let engine = Engine::open(Some(&data.join("engine.sqlite"))).await.map_err(Failure::work)?;
                let endpoint = engine.endpoint().to_owned();
                (Some(engine), endpoint)
            }
        };
        let (tables, inbox) = connect(&endpoint).await?;
        let files = Arc::new(FolderFiles::new(data.join("files")));
        let cursor_key = kept_key(data, "cursor-key", &*ids)?;
        let mark_key = kept_key(data, "mark-key", &*ids)?;
        Ok(Self { tables, inbox, files, clock, ids, cursor_key, mark_key, engine, _lock: Some(lock) })
    }

    /// Closes the engine after what it is doing.
    pub async fn close(self) {
        if let Some(engine) = self.engine {
            engine.stop().await;
        }
    }
}

async fn connect(endpoint: &str) -> Result<(Arc<dyn Tables>, Arc<dyn Inbox>), Failure> {
    let tables = DynamoTables::connect(Some(endpoint), PREFIX).await;
    tables.create_tables().await.map_err(|error| {
        Failure::work(format_args!("The tables at {endpoint} cannot be opened ({error}): is the address right?"))
    })?;
    Ok((Arc::new(tables.clone()), Arc::new(DynamoInbox::of(tables))))
}

/// Takes the folder for this process. The lock goes with the process, however it ends.
fn take(data: &Path, doing: &str) -> Result<File, Failure> {
    let path = data.join("lock");
    let mut file = OpenOptions::new()
        .create(true)
        .truncate(false)
        .read(true)
        .write(true)
        .open(&path)
        .map_err(|e| cannot("open", &path, &e))?;
    match file.try_lock() {
        Ok(()) => {
            let _ = file.set_len(0);
            let _ = write!(file, "{doing} (process {})", std::process::id());
            let _ = file.flush();
            Ok(file)
        }
        Err(TryLockError::WouldBlock) => {
            let mut who = String::new();
            let _ = file.read_to_string(&mut who);
            let who = if who.is_empty() { "Another command".to_owned() } else { who };
            Err(Failure::work(format_args!(
                "{who} is using the data folder {}: stop it first, or name another folder with --data.",
                data.display()
            )))
        }
        Err(TryLockError::Error(error)) => Err(cannot("lock", &path, &error)),
    }
}

fn kept_key(data: &Path, name: &str, ids: &dyn Ids) -> Result<[u8; 32], Failure> {
    let path: PathBuf = data.join(name);
    if let Some(key) = fs::read(&path).ok().and_then(|key| key.try_into().ok()) {
        return Ok(key);
    }
    let key = new_key(ids);
    fs::write(&path, key).map_err(|e| cannot("write", &path, &e))?;
    Ok(key)
}

/// Enough randomness for the keys of one machine: 74 random bits of each of two UUIDs.
fn new_key(ids: &dyn Ids) -> [u8; 32] {
    let mut key = [0; 32];
    key[..16].copy_from_slice(ids.next().as_bytes());
    key[16..].copy_from_slice(ids.next().as_bytes());
    key
}

/// A file that could not be used, in a sentence.
pub fn cannot(what: &str, path: &Path, error: &std::io::Error) -> Failure {
    Failure::work(format_args!("Doorstep cannot {what} {}: {error}.", path.display()))
}
