//! The forms a feed comes in, and telling them apart.

use serde_json::Value;

use super::feed::FeedRecord;
use super::json::{self, Envelope};
use super::mapping::Mapping;
use super::table::Table;
use super::{FeedError, MOST_BYTES, Note, Row, csv, oruk, sheet, text};

/// A form a feed comes in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Open Referral UK 1.0: an envelope with `content` or `contents`, a bare array, or one record.
    Oruk1,
    /// Open Referral UK 3.0: the same.
    Oruk3,
    /// A table with a name column, see [`super::columns`].
    Csv,
    /// The same in a spreadsheet.
    Xlsx,
    /// Doorstep's own lossless archive.
    Archive,
}

impl Format {
    /// Its name on the command line.
    pub fn key(self) -> &'static str {
        match self {
            Self::Oruk1 => "oruk1",
            Self::Oruk3 => "oruk3",
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
            Self::Archive => "archive",
        }
    }

    /// The form with this name.
    pub fn parse(key: &str) -> Option<Self> {
        [Self::Oruk1, Self::Oruk3, Self::Csv, Self::Xlsx, Self::Archive].into_iter().find(|f| f.key() == key)
    }
}

/// The rows of a feed, each a record or left out already.
pub(super) struct Source {
    pub format: Format,
    pub rows: Vec<Result<FeedRecord, Box<Row>>>,
    pub notes: Vec<Note>,
    opened: Opened,
}

impl Source {
    /// What a row says, part by part, as people would look at it.
    pub fn content(&self, at: usize) -> Vec<(String, String)> {
        match &self.opened {
            Opened::Table(_, table) => table.content(at),
            Opened::Json(value) => json::items_unchecked(value).get(at).map(json::content).unwrap_or_default(),
        }
    }
}

/// A feed whose form is known.
pub(super) enum Opened {
    /// A table, of a text file or a spreadsheet.
    Table(Format, Table),
    /// A JSON document.
    Json(Value),
}

/// Tells the form of a feed from its bytes.
///
/// # Errors
/// When it is not whole, not text, or of no form known here.
pub fn detect(bytes: &[u8]) -> Result<Format, FeedError> {
    match open(bytes, None, &Mapping::default())? {
        Opened::Json(value) => Ok(json_format(&value)),
        Opened::Table(format, table) if table.is_of_services() => Ok(format),
        Opened::Table(..) => Err(FeedError::UnknownForm),
    }
}

/// Opens a feed, in the form that somebody named or the one it looks like.
pub(super) fn open(bytes: &[u8], named: Option<Format>, mapping: &Mapping) -> Result<Opened, FeedError> {
    if bytes.len() as u64 > MOST_BYTES {
        return Err(FeedError::TooLarge { bytes: bytes.len() as u64, most: MOST_BYTES });
    }
    if sheet::is_old(bytes) {
        return Err(FeedError::OtherSpreadsheet { kind: "a file of an old office program or one that is locked" });
    }
    let spreadsheet = match named {
        None => sheet::is_zip(bytes),
        Some(format) => format == Format::Xlsx,
    };
    if spreadsheet && !sheet::is_zip(bytes) {
        return Err(FeedError::OtherSpreadsheet { kind: "no spreadsheet" });
    }
    if spreadsheet {
        return Ok(Opened::Table(Format::Xlsx, sheet::table(bytes, mapping)?));
    }
    let mut decoded = text::decode(bytes)?;
    let shape = match named {
        None => shape(&decoded.text)?,
        Some(Format::Csv) => Shape::Table,
        Some(_) => Shape::Json,
    };
    match shape {
        Shape::Table => {
            let mut table = Table::of(csv::grid(&decoded.text)?, mapping)?;
            table.notes.append(&mut decoded.notes);
            Ok(Opened::Table(Format::Csv, table))
        }
        Shape::Json => Ok(Opened::Json(json::parse(&decoded.text)?)),
    }
}

/// The rows of a feed.
pub(super) fn source(bytes: &[u8], named: Option<Format>, mapping: &Mapping) -> Result<Source, FeedError> {
    let opened = open(bytes, named, mapping)?;
    let (format, rows, notes) = match &opened {
        Opened::Table(_, table) if !table.is_of_services() => return Err(FeedError::UnknownForm),
        Opened::Table(format, table) => {
            let ignored = table.ignored();
            let ignored = (!ignored.is_empty()).then_some(Note::ColumnsIgnored { names: ignored });
            (*format, table.records(), table.notes.iter().cloned().chain(ignored).collect())
        }
        Opened::Json(value) => {
            let seen = json_format(value);
            if seen == Format::Archive || named == Some(Format::Archive) {
                return Err(FeedError::Archive);
            }
            let rows = json::items(value)?.iter().enumerate().map(|(i, item)| oruk::record(i + 1, item)).collect();
            (named.unwrap_or(seen), rows, Vec::new())
        }
    };
    Ok(Source { format, rows, notes, opened })
}

enum Shape {
    Json,
    Table,
}

fn shape(text: &str) -> Result<Shape, FeedError> {
    match text.trim_start().chars().next() {
        None => Err(FeedError::Empty),
        Some('{' | '[') => Ok(Shape::Json),
        Some('<') => Err(FeedError::WebPage),
        Some(_) => Ok(Shape::Table),
    }
}

/// Fields that only one of the two versions has. Some feeds of 1.0, ours among them, have `last_modified` and `alert` too.
const ONLY_1: [&str; 7] = [
    "deliverable_type",
    "attending_type",
    "attending_access",
    "regular_schedules",
    "eligibilitys",
    "service_taxonomys",
    "pc_metadata",
];
const ONLY_3: [&str; 5] = ["schedules", "minimum_age", "maximum_age", "assurer_email", "attributes"];

fn json_format(value: &Value) -> Format {
    if value.get("doorstep_archive").is_some() {
        return Format::Archive;
    }
    if let Some(format) = Envelope::of(value).and_then(|envelope| envelope.version()) {
        return format;
    }
    let items = json::items_unchecked(value);
    let count = |fields: &[&str]| -> usize {
        items.iter().take(50).map(|item| fields.iter().filter(|f| item.get(**f).is_some()).count()).sum()
    };
    if count(&ONLY_1) > count(&ONLY_3) { Format::Oruk1 } else { Format::Oruk3 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_feed_shows_its_form() {
        let cases: [(&str, Result<Format, FeedError>); 16] = [
            (r#"{"totalElements":1,"content":[{"id":"1"}]}"#, Ok(Format::Oruk1)),
            (r#"{"totalElements":1,"contents":[{"id":"1"}]}"#, Ok(Format::Oruk1)),
            (r#"{"total_items":1,"total_pages":1,"contents":[{"id":"1"}]}"#, Ok(Format::Oruk3)),
            (r#"[{"id":"1","attending_type":""}]"#, Ok(Format::Oruk1)),
            (r#"[{"id":"1","minimum_age":2}]"#, Ok(Format::Oruk3)),
            (r#"[{"id":"1","service_taxonomys":[],"last_modified":"","alert":""}]"#, Ok(Format::Oruk1)),
            (r#"{"id":"1","name":"Songs","regular_schedules":[]}"#, Ok(Format::Oruk1)),
            (r#"{"doorstep_archive":1}"#, Ok(Format::Archive)),
            ("\u{feff}Name,Phone\nSongs,1\n", Ok(Format::Csv)),
            ("Title;Phone\n", Ok(Format::Csv)),
            ("Colour;Phone\n", Err(FeedError::UnknownForm)),
            ("hello", Err(FeedError::UnknownForm)),
            ("<!doctype html><p>502", Err(FeedError::WebPage)),
            (" \n", Err(FeedError::Empty)),
            ("[{\"id\":\"1\",\n\"na", Err(FeedError::Truncated { line: 2 })),
            ("[{\"id\" 1}]", Err(FeedError::NotJson { line: 1, column: 8 })),
        ];
        for (text, format) in cases {
            assert_eq!(detect(text.as_bytes()), format, "{text}");
        }
    }
}
