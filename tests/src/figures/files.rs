//! What a published zone weighs, and what it costs to take a feed in and to publish it.

use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use async_trait::async_trait;
use doorstep_backend::port::{FileError, PublishedFiles, StoredPointer, Tables};
use doorstep_backend::store::dynamo::{DynamoTables, Meter};
use doorstep_backend::store::files::{FolderFiles, MemoryFiles};
use doorstep_backend::store::memory::MemoryTables;
use doorstep_shared::id::ZoneId;
use doorstep_shared::published::Pointer;

use super::{Figures, note, note_use};
use crate::zones::{publish_new, take_in};

/// Published files in memory that count how many were written and how often one was read.
#[derive(Default)]
pub struct Counted {
    files: MemoryFiles,
    written: AtomicU64,
    read: AtomicU64,
}

impl Counted {
    /// How often a pointer or a file was read.
    pub fn read(&self) -> u64 {
        self.read.load(Ordering::Relaxed)
    }
}

#[async_trait]
impl PublishedFiles for Counted {
    async fn zones(&self) -> Result<Vec<ZoneId>, FileError> {
        self.files.zones().await
    }
    async fn pointer(&self, zone: &ZoneId) -> Result<Option<StoredPointer>, FileError> {
        self.read.fetch_add(1, Ordering::Relaxed);
        self.files.pointer(zone).await
    }
    async fn move_pointer(&self, zone: &ZoneId, from: Option<&str>, to: &Pointer) -> Result<(), FileError> {
        self.written.fetch_add(1, Ordering::Relaxed);
        self.files.move_pointer(zone, from, to).await
    }
    async fn file(&self, zone: &ZoneId, hash: &str) -> Result<Option<Vec<u8>>, FileError> {
        self.read.fetch_add(1, Ordering::Relaxed);
        self.files.file(zone, hash).await
    }
    async fn put_file(&self, zone: &ZoneId, hash: &str, bytes: &[u8]) -> Result<(), FileError> {
        self.written.fetch_add(1, Ordering::Relaxed);
        self.files.put_file(zone, hash, bytes).await
    }
}

/// Weighs a feed's zone without looking at what the engine is asked for.
pub async fn of_feed(figures: &mut Figures, name: &str, feed: &[u8]) {
    let (tables, zone) = (MemoryTables::new(), name.replace('_', "-").parse().expect("a zone's name"));
    let report = take_in(&tables, &zone, feed).await;
    note(figures, format!("{name}_read_records"), report.read);
    note(figures, format!("{name}_quarantined_records"), report.quarantined);
    weigh(figures, name, &publish_new(&tables, &MemoryFiles::new(), &zone).await);
}

/// Weighs a feed's zone and counts what taking it in and publishing it ask of the engine. Gives the published files.
pub async fn of_feed_metered(
    figures: &mut Figures,
    name: &str,
    feed: &[u8],
    (tables, meter): (&DynamoTables, &Meter),
) -> (Arc<Counted>, ZoneId) {
    let files = Arc::new(Counted::default());
    let zone: ZoneId = name.replace('_', "-").parse().expect("a zone's name");
    let begun = meter.used();
    let report = take_in(tables as &dyn Tables, &zone, feed).await;
    let taken_in = meter.used();
    note_use(figures, "import_row", (begun, taken_in), report.read as u64);
    weigh(figures, name, &publish_new(tables, &*files, &zone).await);
    note_use(figures, &format!("publication_{name}"), (taken_in, meter.used()), 1);
    note(figures, "publication_written_files", files.written.load(Ordering::Relaxed));
    (files, zone)
}

/// Weighs the demo zone, as the program itself makes it for a day in term.
///
/// # Errors
/// When the program cannot be started or does not publish it, in a sentence.
pub async fn of_demo(figures: &mut Figures, program: &Path, web: &Path) -> Result<(), String> {
    let data = tempfile::tempdir().map_err(|error| error.to_string())?;
    let mut serve = Command::new(program);
    serve.args(["serve", "--port", "0", "--now", "2027-06-08T09:30"]).arg("--data").arg(data.path());
    let mut serve = serve
        .arg("--web")
        .arg(web)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::inherit())
        .spawn()
        .map_err(|error| format!("{} does not start: {error}", program.display()))?;
    let output = BufReader::new(serve.stdout.take().expect("piped"));
    let open = output.lines().map_while(Result::ok).any(|line| line.contains("is open at"));
    serve.kill().ok();
    serve.wait().ok();
    if !open {
        return Err(format!("{} serve ended before it was open", program.display()));
    }
    let files = FolderFiles::new(data.path().join("files"));
    let zones = files.zones().await.map_err(|error| error.to_string())?;
    let [zone] = &zones[..] else { return Err(format!("the demo has {} zones", zones.len())) };
    let stored = files.pointer(zone).await.map_err(|error| error.to_string())?;
    weigh(figures, "demo", &stored.ok_or("the demo zone is not published")?.pointer);
    Ok(())
}

fn weigh(figures: &mut Figures, name: &str, pointer: &Pointer) {
    note(figures, format!("{name}_listed_services"), pointer.services);
    note(figures, format!("{name}_list_brotli_bytes"), pointer.list.bytes);
    note(figures, format!("{name}_list_bytes"), pointer.list.unpacked_bytes);
    note(figures, format!("{name}_detail_brotli_bytes"), pointer.detail.bytes);
    note(figures, format!("{name}_detail_bytes"), pointer.detail.unpacked_bytes);
}
