//! Imports: a feed is read whole, compared with what is held, and only then written, entry by entry.

mod apply;
mod base;
mod batch;
mod duplicates;
mod home;
mod merge;
mod plan;
mod report;
mod source;
pub mod sources;
pub mod stage;
mod undo;

use home::Home;

pub use batch::{BatchRecord, interrupted};
pub use doorstep_shared::api::desk::imports::BatchState;
pub use merge::Differs;
pub use plan::{Action, Decisions, Plan, PlannedPart, PlannedWrite};
pub use report::{Outcome, Report, ReportRow};
pub use undo::{UndoError, UndoReport, undo};

use std::collections::BTreeSet;

use doorstep_shared::date::Date;
use doorstep_shared::directory::Zone;
use doorstep_shared::id::{BatchId, ZoneId};

use super::working::{self, WorkingDirectory};
use crate::import::{Feed, FeedError, Format, Mapping, ReadOptions, read};
use crate::port::{Clock, Ids, StoreError, Tables};
use crate::store::ChangeError;
use crate::usecase::archive;

/// A feed to take in.
#[derive(Clone, Debug)]
pub struct ImportRequest<'a> {
    /// Into which zone; made when it is not there.
    pub zone: ZoneId,
    /// The feed.
    pub bytes: &'a [u8],
    /// The file's name without its ending: what the source is called when nothing better is known.
    pub file_name: String,
    /// What the source is called, when said.
    pub source: Option<String>,
    /// The feed's form, when said.
    pub format: Option<Format>,
    /// Only work out what would happen.
    pub dry_run: bool,
    /// Go on even when most of what the source brought before is missing.
    pub allow_vanished: bool,
}

/// Why a feed was not taken in. Nothing of it was written, unless it says so.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The file is no feed, or not a whole one.
    #[error("{0}")]
    Feed(#[from] FeedError),
    /// The archive is damaged.
    #[error("{0}")]
    Archive(#[from] archive::ArchiveError),
    /// Most of what the source brought before is missing.
    #[error(
        "Nothing was changed: {missing} of the {held} entries that “{source_name}” brought before are not in this file. If \
         they are really gone, import again with --allow-vanished."
    )]
    MostVanished {
        /// How many are missing.
        missing: usize,
        /// How many there are.
        held: usize,
        /// The source.
        source_name: String,
    },
    /// The tables cannot be read or written; entries written so far stay, importing again goes on.
    #[error("The import stopped ({0}). What was written stays; import the same file again to go on.")]
    Store(#[from] StoreError),
    /// An entry could not be written.
    #[error("The import stopped ({0}). What was written stays; import the same file again to go on.")]
    Change(#[from] ChangeError),
}

/// Told how far the writing has come: entries done, entries in all.
pub type Progress<'a> = &'a (dyn Fn(usize, usize) + Send + Sync);

/// From how many missing entries on a feed is refused when they are more than half of what its source brought.
const MANY: usize = 20;

/// Takes a feed in, or (dry run) says what that would do.
///
/// # Errors
/// When the feed cannot be read whole (nothing is changed then) or the tables do not answer.
pub async fn import(
    tables: &dyn Tables,
    clock: &dyn Clock,
    ids: &dyn Ids,
    request: ImportRequest<'_>,
    progress: Progress<'_>,
) -> Result<Report, ImportError> {
    let batch = BatchId::new(ids.next());
    let today = clock.today();
    let held = working::load(tables, &request.zone).await?;
    let zone_is_new = held.is_none();
    let working = held.unwrap_or_else(|| WorkingDirectory::empty(new_zone(&request.zone)));

    if request.format.is_none() && archive::is_archive(request.bytes) {
        let (feed, plan, working) = archive::plan(request.bytes, &working, &request.zone, batch)?;
        return finish(tables, clock, ids, &request, progress, "archive", batch, zone_is_new, &working, &feed, plan)
            .await;
    }

    let asked = Asked {
        zone: &request.zone,
        source: request.source.as_deref(),
        file: &request.file_name,
        format: request.format,
        batch,
        today,
    };
    let found = work_out(tables, &working, request.bytes, &asked, &Decisions::new()).await?;
    let WorkedOut { source, feed, plan } = found;
    let held = working.services.iter().filter(|s| s.state.is_active()).filter(|s| source::is(s, &source)).count();
    let missing = plan.count(Action::Vanished);
    if !request.allow_vanished && most_vanished(missing, held) {
        return Err(ImportError::MostVanished { missing, held, source_name: source });
    }
    finish(tables, clock, ids, &request, progress, &source, batch, zone_is_new, &working, &feed, plan).await
}

/// Whether so many are missing that the file may not be the whole list.
fn most_vanished(missing: usize, held: usize) -> bool {
    missing >= MANY && missing * 2 > held
}

/// What is asked when a plan is worked out.
struct Asked<'a> {
    zone: &'a ZoneId,
    /// What the source is called, when said.
    source: Option<&'a str>,
    /// What it is called when nothing better is known.
    file: &'a str,
    format: Option<Format>,
    batch: BatchId,
    today: Date,
}

/// A plan that is worked out.
struct WorkedOut {
    source: String,
    feed: Feed,
    plan: Plan,
}

/// Reads a feed and works out what it would do, with the columns that somebody chose for its source.
async fn work_out(
    tables: &dyn Tables,
    working: &WorkingDirectory,
    bytes: &[u8],
    asked: &Asked<'_>,
    decisions: &Decisions,
) -> Result<WorkedOut, ImportError> {
    let first = asked.source.unwrap_or(asked.file).to_owned();
    let options = |source: String, mapping: Mapping| ReadOptions {
        zone: asked.zone.clone(),
        source,
        format: asked.format,
        mapping,
        batch: asked.batch,
        today: asked.today,
        home: BTreeSet::new(),
    };
    let mapping = sources::mapping(tables, asked.zone, &first).await?;
    let feed = read(bytes, &options(first.clone(), mapping))?;
    let source = match asked.source {
        Some(name) => name.to_owned(),
        None => source::known_as(working, &feed).unwrap_or(first.clone()),
    };
    let feed = if source == first {
        feed
    } else {
        let mapping = sources::mapping(tables, asked.zone, &source).await?;
        read(bytes, &options(source.clone(), mapping))?
    };
    let (feed, home) = match home::ids(working, &feed) {
        None => (feed, Home::default()),
        Some(ids) => {
            let mapping = sources::mapping(tables, asked.zone, &source).await?;
            let options = ReadOptions { home: ids, ..options(source.clone(), mapping) };
            let feed = read(bytes, &options)?;
            let home = Home::of(working, feed.format, &options)?;
            (feed, home)
        }
    };
    let bases = base::bases(tables, working, &feed).await?;
    let known = plan::Known { bases: &bases, home: &home, decisions };
    let plan = plan::plan(working, &feed, &source, asked.batch, asked.today, &known);
    Ok(WorkedOut { source, feed, plan })
}

#[allow(clippy::too_many_arguments, reason = "the second half of one function")]
async fn finish(
    tables: &dyn Tables,
    clock: &dyn Clock,
    ids: &dyn Ids,
    request: &ImportRequest<'_>,
    progress: Progress<'_>,
    source: &str,
    batch: BatchId,
    zone_is_new: bool,
    working: &WorkingDirectory,
    feed: &Feed,
    plan: Plan,
) -> Result<Report, ImportError> {
    let mut report = Report::of(request.zone.as_str(), source, feed, &plan, Some(batch));
    report.dry_run = request.dry_run;
    let nothing_to_do = plan.writes.is_empty() && plan.organisations.is_empty() && plan.locations.is_empty();
    if request.dry_run || (nothing_to_do && !zone_is_new) {
        report.batch = None;
        if !request.dry_run {
            let finished = batch::finish_interrupted(tables, clock, ids, &request.zone, source).await?;
            report.notes.extend(finished.into_iter().map(told_of_finished));
        }
        return Ok(report);
    }
    let by = batch::by();
    let job = apply::Job {
        tables,
        clock,
        ids,
        batch,
        zone: &working.zone,
        source,
        file: &request.file_name,
        by: &by,
        report: &report,
    };
    apply::apply(&job, zone_is_new.then_some(&working.calendar), plan, progress).await?;
    let finished = batch::finish_interrupted(tables, clock, ids, &request.zone, source).await?;
    report.notes.extend(finished.into_iter().map(told_of_finished));
    Ok(report)
}

/// An import that was cut off keeps its own id: what it brought is taken back by that.
fn told_of_finished(batch: BatchId) -> String {
    format!("An earlier import that was cut off is finished now. To take back what it brought: undo-import {batch}")
}

fn new_zone(id: &ZoneId) -> Zone {
    let mut name = String::new();
    for word in id.as_str().split('-') {
        if !name.is_empty() {
            name.push(' ');
        }
        let mut letters = word.chars();
        name.extend(letters.next().into_iter().flat_map(char::to_uppercase));
        name.push_str(letters.as_str());
    }
    Zone::named(id.clone(), name)
}
