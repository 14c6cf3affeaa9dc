//! Backups: every item of every table in one file, a line each, and back. Published files are not in it: they are made anew.

use std::io::{BufRead, Write};

use doorstep_shared::id::ZoneId;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

use crate::port::{Item, Key, StoreError, Table, Tables};
use crate::store::records;

/// The form of backup this program writes and reads.
pub const FORMAT: u32 = 1;

/// How many items are stored at a time when a backup is read back.
const AT_A_TIME: usize = 100;

#[derive(Serialize, Deserialize)]
struct Head {
    doorstep_backup: u32,
    made_at: String,
}

#[derive(Serialize, Deserialize)]
struct Line {
    table: String,
    pk: String,
    sk: String,
    zone: String,
    version: u64,
    expires_at: Option<i64>,
    body: Map<String, Value>,
}

#[derive(Serialize, Deserialize)]
struct Foot {
    end: usize,
    sha256: String,
}

/// Why a backup was not written or read back.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// The tables do not answer.
    #[error("The tables do not answer ({0}).")]
    Store(#[from] StoreError),
    /// The file cannot be written or read.
    #[error("The backup file cannot be used ({0}).")]
    File(#[from] std::io::Error),
    /// It is no backup, or not a whole one.
    #[error("This is not a whole backup ({0}). Nothing was changed.")]
    NotWhole(String),
    /// There is data already.
    #[error("This data folder is not empty: restore into a new one, named with --data. Nothing was changed.")]
    NotEmpty,
}

/// Writes a backup; gives the number of items.
///
/// # Errors
/// When the tables or the file cannot be used; the file is of no use then.
pub async fn backup(
    tables: &dyn Tables,
    made_at: String,
    out: &mut (dyn Write + Send),
    progress: &(dyn Fn(usize) + Send + Sync),
) -> Result<usize, BackupError> {
    let mut sum = Sha256::new();
    write_line(out, None, &Head { doorstep_backup: FORMAT, made_at })?;
    let mut count = 0;
    for table in Table::ALL {
        let mut after: Option<Key> = None;
        loop {
            let page = tables.scan(table, after.as_ref()).await?;
            for item in page.items {
                let line = Line {
                    table: table.name().into(),
                    pk: item.key.pk,
                    sk: item.key.sk,
                    zone: item.zone,
                    version: item.version,
                    expires_at: item.expires_at,
                    body: item.body,
                };
                write_line(out, Some(&mut sum), &line)?;
                count += 1;
            }
            progress(count);
            match page.next {
                Some(next) => after = Some(next),
                None => break,
            }
        }
    }
    write_line(out, None, &Foot { end: count, sha256: hex(sum) })?;
    out.flush()?;
    Ok(count)
}

/// Reads a backup back into empty tables: the whole file is looked through before anything is stored. Gives the zones.
///
/// # Errors
/// When the backup is not whole, the tables are not empty or do not answer.
pub async fn restore(
    tables: &dyn Tables,
    open: &(dyn Fn() -> std::io::Result<Box<dyn BufRead + Send>> + Send + Sync),
    progress: &(dyn Fn(usize, usize) + Send + Sync),
) -> Result<Vec<ZoneId>, BackupError> {
    let total = look_through(&mut open()?)?;
    if !is_empty(tables).await? {
        return Err(BackupError::NotEmpty);
    }
    let mut waiting: Vec<(Table, Item)> = Vec::new();
    let mut done = 0;
    for line in open()?.lines().skip(1).take(total) {
        waiting.push(read_item(&line?)?);
        if waiting.len() == AT_A_TIME {
            done += waiting.len();
            store(tables, &mut waiting).await?;
            progress(done, total);
        }
    }
    store(tables, &mut waiting).await?;
    progress(total, total);
    Ok(records::zones(tables).await?)
}

/// Whether there is nothing in the tables yet.
///
/// # Errors
/// When they do not answer.
pub async fn is_empty(tables: &dyn Tables) -> Result<bool, StoreError> {
    for table in Table::ALL {
        if !tables.scan(table, None).await?.items.is_empty() {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Looks whether the file is a whole backup; gives the number of its items.
///
/// # Errors
/// When it is not, or cannot be read.
pub fn look_through(file: &mut dyn BufRead) -> Result<usize, BackupError> {
    let mut lines = file.lines();
    let head = lines.next().transpose()?.unwrap_or_default();
    let head: Head = serde_json::from_str(&head).map_err(|_| not_whole("it does not begin like one"))?;
    if head.doorstep_backup != FORMAT {
        return Err(not_whole("another version of Doorstep made it"));
    }
    let mut sum = Sha256::new();
    for (count, line) in lines.enumerate() {
        let line = line?;
        if let Ok(foot) = serde_json::from_str::<Foot>(&line) {
            let whole = foot.end == count && foot.sha256 == hex(sum);
            return if whole { Ok(count) } else { Err(not_whole("some of it is missing or was changed")) };
        }
        read_item(&line)?;
        sum.update(line.as_bytes());
        sum.update(b"\n");
    }
    Err(not_whole("its end is missing"))
}

fn read_item(line: &str) -> Result<(Table, Item), BackupError> {
    let line: Line = serde_json::from_str(line).map_err(|e| not_whole(&e.to_string()))?;
    let table = Table::ALL.into_iter().find(|t| t.name() == line.table).ok_or_else(|| not_whole("an unknown table"))?;
    let item = Item {
        key: Key::new(line.pk, line.sk),
        zone: line.zone,
        version: line.version,
        expires_at: line.expires_at,
        body: line.body,
    };
    Ok((table, item))
}

async fn store(tables: &dyn Tables, waiting: &mut Vec<(Table, Item)>) -> Result<(), StoreError> {
    for table in Table::ALL {
        let items: Vec<Item> = waiting.iter().filter(|(t, _)| *t == table).map(|(_, item)| item.clone()).collect();
        if !items.is_empty() {
            tables.put_many(table, &items).await?;
        }
    }
    waiting.clear();
    Ok(())
}

fn write_line<T: Serialize>(out: &mut dyn Write, sum: Option<&mut Sha256>, line: &T) -> Result<(), BackupError> {
    let mut text = serde_json::to_vec(line).map_err(std::io::Error::other)?;
    text.push(b'\n');
    if let Some(sum) = sum {
        sum.update(&text);
    }
    out.write_all(&text)?;
    Ok(())
}

fn hex(sum: Sha256) -> String {
    sum.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

fn not_whole(why: &str) -> BackupError {
    BackupError::NotWhole(why.to_owned())
}
