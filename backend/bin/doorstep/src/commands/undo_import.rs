//! `doorstep undo-import`.

use std::process::ExitCode;

use clap::Args;
use doorstep_backend::usecase::import::undo;
use doorstep_backend::usecase::outbox;
use doorstep_shared::id::BatchId;

use super::import::println;
use super::{Failure, Place};
use crate::local::{Local, Opening};
use crate::progress;

/// Take an import back: its entries are hidden everywhere but in history.
#[derive(Args)]
pub struct UndoImport {
    /// The import, as its report named it.
    batch: BatchId,
    /// Print one JSON object instead of words.
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    place: Place,
}

impl UndoImport {
    pub async fn run(self) -> Result<ExitCode, Failure> {
        let opening =
            Opening { place: &self.place, memory: false, create: false, doing: "An undo of an import", clock: None };
        let local = Local::open(opening).await?;
        let bar = progress::bar("Taking back");
        let done = undo(&*local.tables, &*local.clock, &*local.ids, self.batch, &|at, of| {
            bar.set_length(of as u64);
            bar.set_position(at as u64);
        })
        .await;
        bar.finish_and_clear();
        let report = done.map_err(Failure::work)?;
        outbox::drain(&*local.tables, &*local.files, &*local.clock).await.map_err(Failure::work)?;
        local.close().await;
        if self.json {
            println(&serde_json::to_string_pretty(&report).map_err(Failure::work)?);
        } else {
            println(&format!(
                "Import {} is taken back: {} entries hidden, {} set back to what they said before, {} left as they are \
                 because somebody changed them since.",
                self.batch, report.withdrawn, report.set_back, report.kept
            ));
        }
        Ok(ExitCode::SUCCESS)
    }
}
