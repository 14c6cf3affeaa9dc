//! Weighing a workbook before it is read: what its zip really unpacks to, whatever it says of itself.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::read::ZipFile;

use super::FeedError;

/// Bytes that all parts of a workbook may unpack to, and how many parts it may have.
const MOST_UNPACKED: u64 = 160 * 1024 * 1024;
const MOST_PARTS: usize = 4_000;
/// Texts that a workbook may say it shares. The reader makes room for as many as are said.
const MOST_SHARED: u64 = 4_000_000;

/// Unpacks every part once, to nowhere, and looks what kind of file it is.
///
/// # Errors
/// When it is not a workbook, is damaged, or unpacks to more than is read here.
pub(super) fn weigh(bytes: &[u8]) -> Result<(), FeedError> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| damaged(&error))?;
    kind(&archive)?;
    if archive.len() > MOST_PARTS {
        return Err(FeedError::HugeSpreadsheet { what: format!("{} parts", archive.len()) });
    }
    let mut left = MOST_UNPACKED;
    for part in 0..archive.len() {
        let part = archive.by_index(part).map_err(|error| damaged(&error))?;
        left = if part.name().is_ok_and(|name| name.to_ascii_lowercase().ends_with("sharedstrings.xml")) {
            shared_strings(part, left)?
        } else {
            let mut part = part.take(left + 1);
            let weight = std::io::copy(&mut part, &mut std::io::sink()).map_err(|error| damaged(&error))?;
            left.checked_sub(weight).ok_or_else(too_heavy)?
        };
    }
    Ok(())
}

/// What it is, by the names of its parts.
fn kind(archive: &ZipArchive<Cursor<&[u8]>>) -> Result<(), FeedError> {
    let has = |name: &str| archive.file_names().flatten().any(|n| n.eq_ignore_ascii_case(name));
    let other = |kind| Err(FeedError::OtherSpreadsheet { kind });
    if has("xl/workbook.bin") {
        other("a binary workbook (XLSB)")
    } else if has("content.xml") && has("mimetype") {
        other("an OpenDocument file")
    } else if has("word/document.xml") {
        other("a Word document")
    } else if !has("[Content_Types].xml") {
        other("a zip archive and no spreadsheet")
    } else {
        Ok(())
    }
}

/// The texts that cells share: read whole, because the number it says of them must be looked at.
fn shared_strings<R: Read>(part: ZipFile<'_, R>, left: u64) -> Result<u64, FeedError> {
    let mut xml = Vec::new();
    part.take(left + 1).read_to_end(&mut xml).map_err(|error| damaged(&error))?;
    let left = left.checked_sub(xml.len() as u64).ok_or_else(too_heavy)?;
    if xml.contains(&0) {
        return Err(FeedError::DamagedSpreadsheet { why: "its texts are not in UTF-8".into() });
    }
    const SAID: &[u8] = b"uniqueCount";
    for at in (0..xml.len().saturating_sub(SAID.len())).filter(|at| xml[*at..].starts_with(SAID)) {
        let after =
            xml[at + SAID.len()..].iter().skip_while(|b| b.is_ascii_whitespace() || matches!(b, b'=' | b'"' | b'\''));
        let digits = after.take_while(|b| b.is_ascii_digit());
        let said = digits.fold(0_u64, |n, b| n.saturating_mul(10).saturating_add(u64::from(b - b'0')));
        if said > MOST_SHARED {
            return Err(FeedError::HugeSpreadsheet { what: format!("{said} texts") });
        }
    }
    Ok(left)
}

fn too_heavy() -> FeedError {
    FeedError::HugeSpreadsheet { what: format!("more than {} MB when unpacked", MOST_UNPACKED / 1024 / 1024) }
}

fn damaged(error: &impl core::fmt::Display) -> FeedError {
    FeedError::DamagedSpreadsheet { why: super::repair::quote(&error.to_string()) }
}
