//! `doorstep export`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, ValueEnum};
use doorstep_backend::usecase::export::{csv, exported, oruk1, oruk3, xlsx};
use doorstep_backend::usecase::{archive, working};
use doorstep_shared::id::ZoneId;

use super::import::println;
use super::{Failure, Place};
use crate::local::{Local, Opening, cannot};

/// Write a zone's directory to files.
#[derive(Args)]
pub struct Export {
    /// The zone's short name.
    #[arg(long)]
    zone: ZoneId,
    /// The form: oruk3, oruk1, csv and xlsx hold what the public may see; json is the lossless archive that import and restore read.
    #[arg(long, value_enum)]
    format: FormatArgument,
    /// The folder to write into; made when it is not there.
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    #[command(flatten)]
    place: Place,
}

#[derive(Clone, Copy, ValueEnum)]
enum FormatArgument {
    Oruk3,
    Oruk1,
    Csv,
    Xlsx,
    Json,
}

impl Export {
    pub async fn run(self) -> Result<ExitCode, Failure> {
        let opening = Opening { place: &self.place, memory: false, create: false, doing: "An export", clock: None };
        let local = Local::open(opening).await?;
        let working = working::load(&*local.tables, &self.zone).await.map_err(Failure::work)?;
        let Some(working) = working else {
            return Err(Failure::work(format_args!("There is no zone {} in this data folder.", self.zone)));
        };
        fs::create_dir_all(&self.out).map_err(|e| cannot("make the folder", &self.out, &e))?;
        let (name, bytes, count) = match self.format {
            FormatArgument::Oruk3 => {
                let page = oruk3::page(&working, local.clock.today());
                let bytes = serde_json::to_vec_pretty(&page).map_err(Failure::work)?;
                (format!("{}-services.json", self.zone), bytes, exported(&working).len())
            }
            FormatArgument::Oruk1 => {
                let page = oruk1::page(&working, local.clock.today());
                let bytes = serde_json::to_vec_pretty(&page).map_err(Failure::work)?;
                (format!("{}-services.json", self.zone), bytes, exported(&working).len())
            }
            FormatArgument::Csv => {
                let bytes = csv::table(&working).map_err(Failure::work)?;
                (format!("{}-services.csv", self.zone), bytes, exported(&working).len())
            }
            FormatArgument::Xlsx => {
                let bytes = xlsx::table(&working, local.clock.today()).map_err(Failure::work)?;
                (format!("{}-services.xlsx", self.zone), bytes, exported(&working).len())
            }
            FormatArgument::Json => {
                let archive = archive::write(&working, local.clock.now().to_string());
                let bytes = serde_json::to_vec_pretty(&archive).map_err(Failure::work)?;
                (format!("{}-archive.json", self.zone), bytes, working.services.len())
            }
        };
        local.close().await;
        let path = self.out.join(name);
        write_whole(&path, &bytes)?;
        println(&format!("{count} services written to {}", path.display()));
        Ok(ExitCode::SUCCESS)
    }
}

/// Writes a file so that it is there whole or not at all.
pub(super) fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let unfinished = path.with_extension("unfinished");
    fs::write(&unfinished, bytes).map_err(|e| cannot("write", &unfinished, &e))?;
    fs::rename(&unfinished, path).map_err(|e| cannot("write", path, &e))
}
