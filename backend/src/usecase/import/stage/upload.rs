//! A file arrives: in parts from a browser, or whole from a feed that was fetched.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use doorstep_shared::api::desk::imports::{BatchState, MOST_BYTES, PART_BYTES};
use doorstep_shared::id::BatchId;
use serde_json::Map;

use super::{Desk, StageError, UploadPart, held};
use crate::import::FeedError;
use crate::port::{Query, Table};
use crate::store::{Request, keys};
use crate::usecase::import::batch::{BatchHome, BatchRecord};
use crate::usecase::import::sources;

/// A file that is to be sent.
#[derive(Clone, Debug)]
pub struct NewUpload {
    /// What the source is called; empty when it is to be told from the file.
    pub source: String,
    /// The file's name.
    pub file: String,
    /// Its size, in bytes.
    pub size: u64,
}

/// Begins an import of a file that is sent in parts.
///
/// # Errors
/// When the file is empty or too large, which is said before any of it is sent.
pub async fn begin(desk: &Desk<'_>, new: &NewUpload, request: Request) -> Result<BatchRecord, StageError> {
    if new.size > MOST_BYTES {
        return Err(FeedError::TooLarge { bytes: new.size, most: MOST_BYTES }.into());
    }
    if new.size == 0 {
        return Err(FeedError::Empty.into());
    }
    let source = if new.source.trim().is_empty() {
        String::new()
    } else {
        sources::name(&new.source).ok_or_else(|| StageError::Bad("The source's name is too long.".into()))?
    };
    // The same request again finds the import it began.
    let id = BatchId::new(desk.ids.next());
    let batch = record(desk, id, &source, &new.file, new.size);
    let request = Request { response: serde_json::json!(id), ..request };
    let change = desk
        .change()
        .create(keys::import(&desk.zone.id, id), &batch)
        .create(keys::batch_home(id), &BatchHome { of: desk.zone.id.clone() })
        .audit(&format!("import/{id}"), "import-begun", Map::new())
        .idempotent(request);
    match change.commit(desk.tables).await? {
        crate::store::Committed::Made => Ok(batch),
        crate::store::Committed::Replayed(earlier) => {
            let id = serde_json::from_value(earlier).map_err(|_| StageError::Unknown)?;
            super::read::record(desk.tables, &desk.zone.id, id, desk.clock.now().as_second()).await
        }
    }
}

fn record(desk: &Desk<'_>, id: BatchId, source: &str, file: &str, size: u64) -> BatchRecord {
    let file = file.chars().filter(|c| !c.is_control()).take(200).collect::<String>();
    let started_at = desk.clock.now().to_string();
    let begun = BatchRecord::begun(id, source, &file, started_at, BatchState::Uploading);
    BatchRecord { size, until: Some(desk.until()), ..begun }
}

/// Stores a part of a file, counted from 0, in base64. Sending it again does no harm.
///
/// # Errors
/// When it is not the part that is expected there.
pub async fn put_part(desk: &Desk<'_>, id: BatchId, part: u32, data: &str) -> Result<(), StageError> {
    let batch = held(desk, id, &[BatchState::Uploading]).await?;
    let bytes = STANDARD.decode(data).map_err(|_| StageError::Bad("The part is not base64.".into()))?;
    let from = u64::from(part) * PART_BYTES;
    let expected = batch.size.saturating_sub(from).min(PART_BYTES);
    if expected == 0 || bytes.len() as u64 != expected {
        return Err(StageError::Bad(format!("Part {part} has {} bytes, not {expected}.", bytes.len())));
    }
    store(desk, id, part, data.to_owned()).await
}

async fn store(desk: &Desk<'_>, id: BatchId, part: u32, data: String) -> Result<(), StageError> {
    let part_record = UploadPart { data, until: desk.until() };
    let change = desk.change().put(keys::batch_upload(id, part), &part_record, crate::port::Condition::None);
    change.commit(desk.tables).await?;
    Ok(())
}

/// Begins an import of a file that is here already.
///
/// # Errors
/// When the tables do not answer.
pub async fn keep_whole(desk: &Desk<'_>, source: &str, file: &str, bytes: &[u8]) -> Result<BatchId, StageError> {
    let id = BatchId::new(desk.ids.next());
    let batch = record(desk, id, source, file, bytes.len() as u64);
    desk.change()
        .create(keys::import(&desk.zone.id, id), &batch)
        .create(keys::batch_home(id), &BatchHome { of: desk.zone.id.clone() })
        .audit(&format!("import/{id}"), "import-begun", Map::new())
        .commit(desk.tables)
        .await?;
    let size = usize::try_from(PART_BYTES).unwrap_or(usize::MAX);
    for (part, chunk) in (0_u32..).zip(bytes.chunks(size)) {
        store(desk, id, part, STANDARD.encode(chunk)).await?;
    }
    Ok(id)
}

/// The file, put together again.
pub(super) async fn bytes(desk: &Desk<'_>, batch: &BatchRecord) -> Result<Vec<u8>, StageError> {
    let parts = desk.tables.query_all(&Query::prefix(Table::Directory, keys::batch(batch.id), keys::UPLOAD)).await?;
    let mut bytes = Vec::new();
    for item in parts {
        let data = item.body.get("data").and_then(serde_json::Value::as_str).unwrap_or_default();
        bytes.extend(STANDARD.decode(data).unwrap_or_default());
    }
    if bytes.len() as u64 == batch.size { Ok(bytes) } else { Err(StageError::State(BatchState::Uploading)) }
}
