//! Published files in memory, for tests.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use async_trait::async_trait;
use doorstep_shared::id::ZoneId;
use doorstep_shared::published::Pointer;

use super::{is_hash, mark, must_be_hash, read_pointer, write_pointer};
use crate::port::{FileError, PublishedFiles, StoredPointer};

/// Published files in memory.
#[derive(Default)]
pub struct MemoryFiles {
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    pointers: BTreeMap<ZoneId, Vec<u8>>,
    files: BTreeMap<(ZoneId, String), Vec<u8>>,
}

impl MemoryFiles {
    /// None yet.
    pub fn new() -> Self {
        Self::default()
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[async_trait]
impl PublishedFiles for MemoryFiles {
    async fn zones(&self) -> Result<Vec<ZoneId>, FileError> {
        Ok(self.state().pointers.keys().cloned().collect())
    }

    async fn pointer(&self, zone: &ZoneId) -> Result<Option<StoredPointer>, FileError> {
        let state = self.state();
        let Some(bytes) = state.pointers.get(zone) else { return Ok(None) };
        Ok(Some(StoredPointer { pointer: read_pointer(bytes)?, mark: mark(bytes) }))
    }

    async fn move_pointer(&self, zone: &ZoneId, from: Option<&str>, to: &Pointer) -> Result<(), FileError> {
        let bytes = write_pointer(to)?;
        let mut state = self.state();
        if state.pointers.get(zone).map(|bytes| mark(bytes)).as_deref() != from {
            return Err(FileError::Moved);
        }
        state.pointers.insert(zone.clone(), bytes);
        Ok(())
    }

    async fn file(&self, zone: &ZoneId, hash: &str) -> Result<Option<Vec<u8>>, FileError> {
        if !is_hash(hash) {
            return Ok(None);
        }
        Ok(self.state().files.get(&(zone.clone(), hash.to_owned())).cloned())
    }

    async fn put_file(&self, zone: &ZoneId, hash: &str, bytes: &[u8]) -> Result<(), FileError> {
        must_be_hash(hash)?;
        self.state().files.entry((zone.clone(), hash.to_owned())).or_insert_with(|| bytes.to_vec());
        Ok(())
    }
}
