//! `doorstep restore`.

use std::fs::{self, File};
use std::io::{BufRead, BufReader, Read as _};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use doorstep_backend::usecase::backup::{BackupError, is_empty, look_through, restore};
use doorstep_backend::usecase::import::{ImportRequest, import};
use doorstep_backend::usecase::publish::publish;
use doorstep_backend::usecase::{archive, outbox};

use super::import::println;
use super::{Failure, Place};
use crate::local::{Local, Opening};
use crate::progress;

/// Fill an empty data folder from a backup or from an archive that `export --format json` wrote.
#[derive(Args)]
pub struct Restore {
    /// The backup or archive.
    file: PathBuf,
    #[command(flatten)]
    place: Place,
}

impl Restore {
    pub async fn run(self) -> Result<ExitCode, Failure> {
        let cannot_read =
            |error: std::io::Error| Failure::work(format_args!("{} cannot be read: {error}.", self.file.display()));
        let mut head = Vec::new();
        File::open(&self.file).map_err(cannot_read)?.take(400).read_to_end(&mut head).map_err(cannot_read)?;
        // The file is looked through before a folder is made for what is in it.
        let archived = archive::is_archive(&head);
        if archived {
            archive::zone_of(&fs::read(&self.file).map_err(cannot_read)?).map_err(Failure::work)?;
        } else {
            look_through(&mut BufReader::new(File::open(&self.file).map_err(cannot_read)?)).map_err(Failure::work)?;
        }
        let opening = Opening { place: &self.place, memory: false, create: true, doing: "A restore", clock: None };
        let local = Local::open(opening).await?;
        if archived {
            if !is_empty(&*local.tables).await.map_err(Failure::work)? {
                return Err(Failure::work(BackupError::NotEmpty));
            }
            let bytes = fs::read(&self.file).map_err(cannot_read)?;
            self.restore_archive(&local, &bytes).await?;
        } else {
            self.restore_backup(&local).await?;
        }
        local.close().await;
        Ok(ExitCode::SUCCESS)
    }

    async fn restore_backup(&self, local: &Local) -> Result<(), Failure> {
        let bar = progress::bar("Items stored");
        let open =
            || -> std::io::Result<Box<dyn BufRead + Send>> { Ok(Box::new(BufReader::new(File::open(&self.file)?))) };
        let zones = restore(&*local.tables, &open, &|done, of| {
            bar.set_length(of as u64);
            bar.set_position(done as u64);
        })
        .await;
        bar.finish_and_clear();
        let zones = zones.map_err(Failure::work)?;
        for zone in &zones {
            publish(&*local.tables, &*local.files, &*local.clock, zone).await.map_err(Failure::work)?;
        }
        outbox::drain(&*local.tables, &*local.files, &*local.clock).await.map_err(Failure::work)?;
        let names: Vec<&str> = zones.iter().map(doorstep_shared::id::ZoneId::as_str).collect();
        println(&format!("Restored and published: {}", names.join(", ")));
        Ok(())
    }

    async fn restore_archive(&self, local: &Local, bytes: &[u8]) -> Result<(), Failure> {
        let zone = archive::zone_of(bytes).map_err(Failure::work)?;
        let request = ImportRequest {
            zone: zone.clone(),
            bytes,
            file_name: "archive".into(),
            source: None,
            format: None,
            dry_run: false,
            allow_vanished: false,
        };
        let done = import(&*local.tables, &*local.clock, &*local.ids, request, &|_, _| {}).await;
        let report = done.map_err(Failure::work)?;
        outbox::drain(&*local.tables, &*local.files, &*local.clock).await.map_err(Failure::work)?;
        println(&format!("Restored and published: {zone}, {} of {} services", report.new, report.read));
        Ok(())
    }
}
