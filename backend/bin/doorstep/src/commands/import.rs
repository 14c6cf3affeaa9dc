//! `doorstep import`.

use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, ValueEnum};
use doorstep_backend::import::{FeedError, Format, MOST_BYTES};
use doorstep_backend::usecase::archive;
use doorstep_backend::usecase::import::{ImportRequest, Outcome, Report, import};
use doorstep_backend::usecase::outbox;
use doorstep_shared::id::ZoneId;

use super::{Failure, Place};
use crate::local::{Local, Opening};
use crate::progress;

/// Take a feed into a zone's directory.
#[derive(Args)]
pub struct Import {
    /// The feed: Open Referral UK 1.0 or 3.0 (JSON), CSV, XLSX, or an archive that `export --format json` wrote.
    file: PathBuf,
    /// The zone's short name; a zone that does not exist is made (not by a dry run).
    #[arg(long)]
    zone: ZoneId,
    /// The feed's form.
    #[arg(long, value_enum, default_value = "auto")]
    format: FormatArgument,
    /// Only say what would happen.
    #[arg(long)]
    dry_run: bool,
    /// Print one JSON object instead of words.
    #[arg(long)]
    json: bool,
    /// What the feed is called here. Left out: the source its records came from before, or else the file's name.
    #[arg(long)]
    source: Option<String>,
    /// Go on even when most of what this source brought before is missing from the feed.
    #[arg(long)]
    allow_vanished: bool,
    #[command(flatten)]
    place: Place,
}

#[derive(Clone, Copy, ValueEnum)]
enum FormatArgument {
    Oruk1,
    Oruk3,
    Csv,
    Xlsx,
    Auto,
}

impl Import {
    pub async fn run(self) -> Result<ExitCode, Failure> {
        let bytes = bytes_of(&self.file)?;
        let file_name = self.file.file_stem().map(|n| n.to_string_lossy().to_lowercase()).unwrap_or_default();
        let local = Local::open(Opening {
            place: &self.place,
            memory: false,
            create: !self.dry_run || self.place.data.exists(),
            doing: "An import",
            clock: None,
        })
        .await;
        let local = match local {
            Ok(local) => local,
            // A dry run makes nothing, not even a folder: without one there is an empty zone to compare with.
            Err(_) if self.dry_run && !self.place.data.exists() => {
                let opening =
                    Opening { place: &self.place, memory: true, create: false, doing: "An import", clock: None };
                Local::open(opening).await?
            }
            Err(failure) => return Err(failure),
        };
        let bar = progress::bar("Writing entries");
        let request = ImportRequest {
            zone: self.zone.clone(),
            bytes: &bytes,
            file_name,
            source: self.source.clone(),
            format: match self.format {
                FormatArgument::Oruk1 => Some(Format::Oruk1),
                FormatArgument::Oruk3 => Some(Format::Oruk3),
                FormatArgument::Csv => Some(Format::Csv),
                FormatArgument::Xlsx => Some(Format::Xlsx),
                FormatArgument::Auto => None,
            },
            dry_run: self.dry_run,
            allow_vanished: self.allow_vanished,
        };
        let done = import(&*local.tables, &*local.clock, &*local.ids, request, &|at, of| {
            bar.set_length(of as u64);
            bar.set_position(at as u64);
        })
        .await;
        bar.finish_and_clear();
        let report = done.map_err(Failure::work)?;
        if !self.dry_run {
            outbox::drain(&*local.tables, &*local.files, &*local.clock).await.map_err(Failure::work)?;
        }
        local.close().await;
        if self.json {
            let text = serde_json::to_string_pretty(&report).map_err(Failure::work)?;
            println(&text);
        } else {
            println(&in_words(&report));
        }
        Ok(ExitCode::SUCCESS)
    }
}

/// The feed's bytes. One that is too large is not even opened; an archive, which is our own, may have any size.
fn bytes_of(file: &Path) -> Result<Vec<u8>, Failure> {
    let cannot = |error| Failure::work(format_args!("The feed {} cannot be read: {error}.", file.display()));
    let mut open = fs::File::open(file).map_err(cannot)?;
    let size = open.metadata().map_err(cannot)?.len();
    let mut bytes = Vec::new();
    if size > MOST_BYTES {
        (&mut open).take(HEAD).read_to_end(&mut bytes).map_err(cannot)?;
        if !archive::is_archive(&bytes) {
            let too_large = FeedError::TooLarge { bytes: size, most: MOST_BYTES };
            return Err(Failure::work(format_args!("The feed {} cannot be taken in: {too_large}.", file.display())));
        }
    }
    open.read_to_end(&mut bytes).map_err(cannot)?;
    Ok(bytes)
}

/// How much of a file shows whether it is an archive.
const HEAD: u64 = 4_096;

/// How many rows are told one by one on a terminal; `--json` has them all.
const TOLD: usize = 40;

fn in_words(report: &Report) -> String {
    let mut out = String::new();
    let mut line = |text: String| {
        out.push_str(&text);
        out.push('\n');
    };
    let head = if report.dry_run { "Dry run: nothing was written." } else { "Done." };
    line(format!("{head} Zone {}, source “{}”.", report.zone, report.source));
    line(format!("{:>6} read", report.read));
    for (count, what) in [
        (report.new, "new"),
        (report.changed, "changed"),
        (report.unchanged, "unchanged"),
        (report.vanished, "vanished from the feed: paused, not deleted"),
        (report.quarantined, "quarantined: left out, see why below"),
        (report.duplicates, "possible duplicates: taken in, please look"),
    ] {
        line(format!("{count:>6} {what}"));
    }
    for note in &report.notes {
        line(format!("Note: {note}"));
    }
    let order =
        [Outcome::Quarantined, Outcome::KeptHere, Outcome::PossibleDuplicate, Outcome::Vanished, Outcome::Repaired];
    let mut rows: Vec<_> = report.rows.iter().collect();
    rows.sort_by_key(|row| order.iter().position(|o| *o == row.outcome));
    for row in rows.iter().take(TOLD) {
        let name = if row.name.is_empty() { "(no name)" } else { &row.name };
        match row.row {
            Some(number) => line(format!("Row {number}, {name}: {}", row.reason)),
            None => line(format!("{name}: {}", row.reason)),
        }
    }
    if rows.len() > TOLD {
        line(format!("… and {} more; --json lists them all.", rows.len() - TOLD));
    }
    if let Some(batch) = report.batch {
        line(format!("To take this import back: cargo doorstep undo-import {batch}"));
    }
    out.truncate(out.trim_end().len());
    out
}

#[allow(clippy::print_stdout, reason = "the command's own answer")]
pub fn println(text: &str) {
    println!("{text}");
}
