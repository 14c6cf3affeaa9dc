//! What is worth knowing about a feed as a whole.

use core::fmt;

/// Something worth knowing about the feed as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// The feed's assured date always equals its modified date.
    ClaimsAgree {
        /// Records that have both.
        dated: usize,
    },
    /// Ids that are not valid UUIDs; ours were made from them.
    OddIds {
        /// How many records.
        count: usize,
    },
    /// Records that name no organisation.
    NoOrganisation {
        /// How many records.
        count: usize,
    },
    /// Columns that mean nothing here.
    ColumnsIgnored {
        /// Their headings.
        names: Vec<String>,
    },
    /// The file was written in an old Windows encoding.
    OldEncoding,
    /// The file was written in UTF-16.
    Utf16,
    /// Letters that were taken for others before the file was made.
    Garbled {
        /// One of the words.
        example: String,
    },
    /// Lines above the headings.
    AboveHeadings {
        /// How many.
        rows: usize,
    },
    /// Cells that stretch over several rows.
    MergedCells {
        /// How many groups of them.
        count: usize,
    },
    /// Sheets that were not read.
    SheetsIgnored {
        /// The sheet that was.
        read: String,
        /// The others.
        names: Vec<String>,
    },
    /// Rows that are notes to the reader.
    NotesSkipped {
        /// How many.
        rows: usize,
    },
}

impl Note {
    /// A stable key.
    pub fn key(&self) -> &'static str {
        match self {
            Self::ClaimsAgree { .. } => "claims-agree",
            Self::OddIds { .. } => "odd-ids",
            Self::NoOrganisation { .. } => "no-organisation",
            Self::ColumnsIgnored { .. } => "columns-ignored",
            Self::OldEncoding => "old-encoding",
            Self::Utf16 => "utf-16",
            Self::Garbled { .. } => "garbled",
            Self::AboveHeadings { .. } => "above-headings",
            Self::MergedCells { .. } => "merged-cells",
            Self::SheetsIgnored { .. } => "sheets-ignored",
            Self::NotesSkipped { .. } => "notes-skipped",
        }
    }
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::ClaimsAgree { dated } => write!(
                f,
                "In all {dated} dated records “assured” is the day of the last change, so it does not show that anybody \
                 checked. The dates are kept as claimed."
            ),
            Self::OddIds { count } => {
                write!(f, "{count} records have ids that are not valid. Stable new ones were made from them.")
            }
            Self::NoOrganisation { count } => write!(f, "{count} records name no organisation."),
            Self::ColumnsIgnored { names } => write!(f, "These columns were not used: {}.", names.join(", ")),
            Self::OldEncoding => {
                f.write_str("The file is not UTF-8 and was read as Windows text. Look at names with accents.")
            }
            Self::Utf16 => f.write_str("The file is UTF-16, not UTF-8, and was read as such. There is nothing to do."),
            Self::Garbled { example } => write!(
                f,
                "Some letters look as if the file was saved in the wrong encoding before it came here (“{example}”). They \
                 are read as they stand: ask for the file again, saved as UTF-8."
            ),
            Self::AboveHeadings { rows } => write!(f, "{rows} rows above the headings were passed over."),
            Self::MergedCells { count } => write!(
                f,
                "{count} groups of merged cells: what they say was read into each of their rows. Look at these rows."
            ),
            Self::SheetsIgnored { read, names } => {
                write!(f, "The sheet “{read}” was read. These were not: {}.", names.join(", "))
            }
            Self::NotesSkipped { rows } => {
                write!(f, "{rows} rows that begin with “# ” are notes and were passed over.")
            }
        }
    }
}
