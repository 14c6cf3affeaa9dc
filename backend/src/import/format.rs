//! The forms a feed comes in, and telling them apart.

use serde_json::Value;

use super::feed::FeedRecord;
use super::json::{self, Envelope};
use super::{FeedError, Note, Row, csv, oruk, text};

/// A form a feed comes in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Open Referral UK 1.0: an envelope with `content` or `contents`, a bare array, or one record.
    Oruk1,
    /// Open Referral UK 3.0: the same.
    Oruk3,
    /// A table with a name column, see [`super::columns`].
    Csv,
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
            Self::Archive => "archive",
        }
    }

    /// The form with this name.
    pub fn parse(key: &str) -> Option<Self> {
        [Self::Oruk1, Self::Oruk3, Self::Csv, Self::Archive].into_iter().find(|f| f.key() == key)
    }
}

/// The rows of a feed, each a record or left out already.
pub(super) struct Source {
    pub format: Format,
    pub rows: Vec<Result<FeedRecord, Row>>,
    pub notes: Vec<Note>,
}

/// Tells the form of a feed from its bytes.
///
/// # Errors
/// When it is not whole, not text, or of no form known here.
pub fn detect(bytes: &[u8]) -> Result<Format, FeedError> {
    let text = text::decode(bytes)?.text;
    match shape(&text)? {
        Shape::Json => Ok(json_format(&json::parse(&text)?)),
        Shape::Table if csv::has_name_column(&text) => Ok(Format::Csv),
        Shape::Table => Err(FeedError::UnknownForm),
    }
}

/// Opens a feed, in the form that somebody named or the one it looks like.
pub(super) fn open(bytes: &[u8], named: Option<Format>) -> Result<Source, FeedError> {
    let decoded = text::decode(bytes)?;
    let shape = match named {
        None => shape(&decoded.text)?,
        Some(Format::Csv) => Shape::Table,
        Some(_) => Shape::Json,
    };
    match shape {
        Shape::Table => {
            let mut source = csv::read(&decoded.text)?;
            if decoded.old_encoding {
                source.notes.push(Note::OldEncoding);
            }
            Ok(source)
        }
        Shape::Json => {
            let value = json::parse(&decoded.text)?;
            let seen = json_format(&value);
            if seen == Format::Archive || named == Some(Format::Archive) {
                return Err(FeedError::Archive);
            }
            let items = json::items(&value)?;
            let rows = items.iter().enumerate().map(|(i, item)| oruk::record(i + 1, item)).collect();
            Ok(Source { format: named.unwrap_or(seen), rows, notes: Vec::new() })
        }
    }
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

/// Fields that only one of the two versions has.
const ONLY_1: [&str; 7] = [
    "deliverable_type",
    "attending_type",
    "attending_access",
    "regular_schedules",
    "eligibilitys",
    "service_taxonomys",
    "pc_metadata",
];
const ONLY_3: [&str; 7] =
    ["last_modified", "schedules", "minimum_age", "maximum_age", "assurer_email", "alert", "attributes"];

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
        let cases: [(&str, Result<Format, FeedError>); 14] = [
            (r#"{"totalElements":1,"content":[{"id":"1"}]}"#, Ok(Format::Oruk1)),
            (r#"{"totalElements":1,"contents":[{"id":"1"}]}"#, Ok(Format::Oruk1)),
            (r#"{"total_items":1,"total_pages":1,"contents":[{"id":"1"}]}"#, Ok(Format::Oruk3)),
            (r#"[{"id":"1","attending_type":""}]"#, Ok(Format::Oruk1)),
            (r#"[{"id":"1","minimum_age":2}]"#, Ok(Format::Oruk3)),
            (r#"{"id":"1","name":"Songs","regular_schedules":[]}"#, Ok(Format::Oruk1)),
            (r#"{"doorstep_archive":1}"#, Ok(Format::Archive)),
            ("\u{feff}Name,Phone\nSongs,1\n", Ok(Format::Csv)),
            ("Title;Phone\n", Err(FeedError::UnknownForm)),
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
