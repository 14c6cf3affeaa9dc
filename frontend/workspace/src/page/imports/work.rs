//! What the import screens do that takes more than one request.

use doorstep_shared::api::desk::begin_import::{BeginImport, NewImport};
use doorstep_shared::api::desk::imports::{Batch, BatchState, MOST_BYTES, PART_BYTES};
use doorstep_shared::api::desk::plan_import::PlanImport;
use doorstep_shared::api::desk::send_part::{Part, SendPart};
use doorstep_shared::api::desk::take_import::TakeImport;
use doorstep_shared::api::desk::undo_import::UndoImport;
use leptos::prelude::*;

use crate::api::{self, Change, Trouble};
use crate::platform::Chosen;
use crate::rules::base64;

/// Where the bytes come from.
#[derive(Clone)]
pub enum From {
    /// A file.
    File(Chosen),
    /// Pasted text.
    Text(String),
}

impl From {
    fn name(&self) -> String {
        match self {
            Self::File(file) => file.name(),
            Self::Text(_) => "pasted text.csv".into(),
        }
    }

    fn size(&self) -> u64 {
        match self {
            Self::File(file) => file.size(),
            Self::Text(text) => text.len() as u64,
        }
    }

    async fn bytes(&self, from: u64, to: u64) -> Option<Vec<u8>> {
        match self {
            Self::File(file) => file.bytes(from, to).await,
            Self::Text(text) => text.as_bytes().get(from as usize..to as usize).map(<[u8]>::to_vec),
        }
    }
}

/// Why a file was not sent.
pub enum NotSent {
    /// In words.
    Said(String),
    /// The server's.
    Trouble(Trouble),
}

impl std::convert::From<Trouble> for NotSent {
    fn from(trouble: Trouble) -> Self {
        Self::Trouble(trouble)
    }
}

impl NotSent {
    /// What to tell the person.
    pub fn sentence(&self) -> String {
        match self {
            Self::Said(words) => words.clone(),
            Self::Trouble(trouble) => trouble.sentence(),
        }
    }
}

/// What is wrong with a file before any of it is read.
pub fn too_large(from: &From) -> Option<String> {
    let megabytes = |bytes: u64| bytes.div_ceil(1024 * 1024);
    (from.size() > MOST_BYTES).then(|| {
        format!(
            "The file is too large: {} MB, and {} MB is the most. Take out columns or rows that are not needed, or divide it.",
            megabytes(from.size()),
            megabytes(MOST_BYTES)
        )
    })
}

/// Sends a file in parts and works out what it would do.
pub async fn send(zone: &str, source: String, from: From, sent: RwSignal<usize>) -> Result<Batch, NotSent> {
    if let Some(said) = too_large(&from) {
        return Err(NotSent::Said(said));
    }
    let new = NewImport { source, file: from.name(), size: from.size() };
    let batch = api::send::<BeginImport>(&[("zone", zone)], &[], &new, Change::new()).await?;
    let id = batch.id.to_string();
    let parts = from.size().div_ceil(PART_BYTES);
    for part in 0..parts {
        let (start, end) = (part * PART_BYTES, ((part + 1) * PART_BYTES).min(from.size()));
        let bytes = from.bytes(start, end).await;
        let bytes = bytes.ok_or_else(|| NotSent::Said("The file cannot be read any more. Choose it again.".into()))?;
        let body = Part { data: base64::encode(&bytes) };
        let path = [("zone", zone), ("batch", &id), ("part", &part.to_string())];
        api::send::<SendPart>(&path, &[], &body, Change::new()).await?;
        sent.set(((part + 1) * 100 / parts) as usize);
    }
    let path = [("zone", zone), ("batch", &id)];
    Ok(api::send::<PlanImport>(&path, &[], &Vec::new(), Change::of(batch.version)).await?)
}

/// Writes what was accepted, stretch after stretch; `left` says how much is left meanwhile.
pub async fn take(zone: &str, batch: &str, left: RwSignal<usize>) -> Result<Batch, Trouble> {
    loop {
        let step = api::send::<TakeImport>(&[("zone", zone), ("batch", batch)], &[], &(), Change::new()).await?;
        left.set(step.left);
        if step.batch.state == BatchState::Done {
            return Ok(step.batch);
        }
    }
}

/// Takes an import back, stretch after stretch. Says what that did.
pub async fn undo(zone: &str, batch: &str) -> Result<String, Trouble> {
    let (mut withdrawn, mut set_back) = (0, 0);
    loop {
        let step = api::send::<UndoImport>(&[("zone", zone), ("batch", batch)], &[], &(), Change::new()).await?;
        withdrawn += step.withdrawn;
        set_back += step.set_back;
        if step.finished {
            return Ok(format!(
                "Taken back: {withdrawn} new entries are hidden, {set_back} say again what they said before, {} were \
                 changed since and stay.",
                step.kept
            ));
        }
    }
}
