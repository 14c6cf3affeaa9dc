//! `doorstep template`.

use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, ValueEnum};
use doorstep_backend::clock::SystemClock;
use doorstep_backend::port::Clock as _;
use doorstep_backend::usecase::export::template;

use super::Failure;
use super::export::write_whole;
use super::import::println;
use crate::local::cannot;

/// Write an empty table to fill in: headings, notes, lists to choose from and one example. `import` reads it.
#[derive(Args)]
pub struct Template {
    /// The form.
    #[arg(long, value_enum, default_value = "xlsx")]
    format: FormatArgument,
    /// The folder to write into; made when it is not there.
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
}

#[derive(Clone, Copy, ValueEnum)]
enum FormatArgument {
    Csv,
    Xlsx,
}

impl Template {
    pub fn run(&self) -> Result<ExitCode, Failure> {
        let (name, bytes) = match self.format {
            FormatArgument::Csv => ("services-template.csv", template::as_csv()),
            FormatArgument::Xlsx => ("services-template.xlsx", template::as_xlsx(SystemClock::default().today())),
        };
        let bytes = bytes.map_err(Failure::work)?;
        fs::create_dir_all(&self.out).map_err(|e| cannot("make the folder", &self.out, &e))?;
        let path = self.out.join(name);
        write_whole(&path, &bytes)?;
        println(&format!("An empty table is at {}: fill it in, take the example out, and import it.", path.display()));
        Ok(ExitCode::SUCCESS)
    }
}
