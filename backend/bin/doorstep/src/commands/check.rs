//! `doorstep check`.

use std::process::ExitCode;

use clap::Args;
use doorstep_backend::compress;
use doorstep_backend::store::records;
use doorstep_backend::usecase::import::interrupted;
use doorstep_backend::usecase::{outbox, working};
use doorstep_shared::id::ZoneId;
use doorstep_shared::published::{DetailFile, ListFile};

use super::import::println;
use super::{Failure, Place};
use crate::local::{Local, Opening};

/// Look whether data, engine and published files are in order.
#[derive(Args)]
pub struct Check {
    #[command(flatten)]
    place: Place,
}

impl Check {
    pub async fn run(self) -> Result<ExitCode, Failure> {
        let opening = Opening { place: &self.place, memory: false, create: false, doing: "A check", clock: None };
        let local = Local::open(opening).await?;
        let mut wrong = 0;
        let mut say = |good: bool, text: String| {
            wrong += usize::from(!good);
            println(&format!("{} {text}", if good { "ok   " } else { "WRONG" }));
        };
        say(true, format!("data folder {}", self.place.data.display()));
        let zones = records::zones(&*local.tables).await.map_err(Failure::work)?;
        say(true, format!("engine answers; zones: {}", zones.len()));
        for zone in &zones {
            for (good, text) in check_zone(&local, zone).await? {
                say(good, text);
            }
        }
        let waiting = outbox::waiting(&*local.tables).await.map_err(Failure::work)?;
        let note = if waiting == 0 { "" } else { ": the next start publishes them" };
        say(true, format!("outbox: {waiting} changes wait to be published{note}"));
        local.close().await;
        Ok(if wrong == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
    }
}

async fn check_zone(local: &Local, zone: &ZoneId) -> Result<Vec<(bool, String)>, Failure> {
    let mut lines = Vec::new();
    let held = working::load(&*local.tables, zone).await.map_err(Failure::work)?;
    let services = held.map_or(0, |w| w.services.len());
    lines.push((true, format!("zone {zone}: {services} services held")));
    for batch in interrupted(&*local.tables, zone).await.map_err(Failure::work)? {
        lines.push((
            false,
            format!(
                "zone {zone}: import {} was cut off. Import the same file again to finish it, or: cargo doorstep \
                 undo-import {}",
                batch.id, batch.id
            ),
        ));
    }
    match local.files.pointer(zone).await.map_err(Failure::work)? {
        None => lines.push((false, format!("zone {zone}: nothing is published; start Doorstep once"))),
        Some(stored) => {
            let p = stored.pointer;
            let list = unpacked(local, zone, &p.list.hash).await.and_then(|b| ListFile::read(&b).ok());
            let detail = unpacked(local, zone, &p.detail.hash).await.and_then(|b| DetailFile::read(&b).ok());
            let good = list.zip(detail).is_some_and(|(l, d)| l.entries.len() == d.entries.len());
            let text = format!("zone {zone}: version {} published, {} services", p.version, p.services);
            lines.push((good, if good { text } else { format!("{text}, but its files cannot be read") }));
        }
    }
    Ok(lines)
}

async fn unpacked(local: &Local, zone: &ZoneId, hash: &str) -> Option<Vec<u8>> {
    compress::unpack(&local.files.file(zone, hash).await.ok()??).ok()
}
