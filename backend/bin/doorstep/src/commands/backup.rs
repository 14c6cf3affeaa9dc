//! `doorstep backup`.

use std::fs::{self, File};
use std::io::BufWriter;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use doorstep_backend::usecase::backup::backup;

use super::import::println;
use super::{Failure, Place};
use crate::local::{Local, Opening, cannot};
use crate::progress;

/// Write everything into one file.
#[derive(Args)]
pub struct Backup {
    /// The file to write; one that is there is replaced only when the new one is whole.
    file: PathBuf,
    #[command(flatten)]
    place: Place,
}

impl Backup {
    pub async fn run(self) -> Result<ExitCode, Failure> {
        let opening = Opening { place: &self.place, memory: false, create: false, doing: "A backup", clock: None };
        let local = Local::open(opening).await?;
        let unfinished = self.file.with_extension("unfinished");
        let file = File::create(&unfinished).map_err(|e| cannot("write", &unfinished, &e))?;
        let mut out = BufWriter::new(file);
        let bar = progress::bar("Items written");
        let made_at = local.clock.now().to_string();
        let count = backup(&*local.tables, made_at, &mut out, &|done| bar.set_position(done as u64)).await;
        bar.finish_and_clear();
        let count = count.map_err(Failure::work)?;
        let file = out.into_inner().map_err(|e| cannot("write", &unfinished, e.error()))?;
        file.sync_all().map_err(|e| cannot("write", &unfinished, &e))?;
        fs::rename(&unfinished, &self.file).map_err(|e| cannot("write", &self.file, &e))?;
        local.close().await;
        println(&format!("{count} items written to {}", self.file.display()));
        Ok(ExitCode::SUCCESS)
    }
}
