//! Why a file is not read at all, each in one sentence that says what to do.

/// Why a file was not read at all. Nothing has changed then.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FeedError {
    /// There is nothing in it.
    #[error("the feed holds no services, so nothing was changed")]
    Empty,
    /// It is not text.
    #[error("the file is not text (byte {byte}). If it is a spreadsheet, save it as XLSX or CSV and import that")]
    NotText {
        /// Where, counted from 0.
        byte: usize,
    },
    /// It is JSON in an encoding that JSON is not written in.
    #[error("the file is JSON but not in UTF-8 (byte {byte}). Ask whoever sends the feed to save it as UTF-8")]
    NotUtf8 {
        /// Where, counted from 0.
        byte: usize,
    },
    /// It is in an encoding that is not read here.
    #[error("the file is written in {name}, which is not read here. Save it as UTF-8 and import that")]
    Encoding {
        /// The encoding's name.
        name: &'static str,
    },
    /// It is larger than anything that is read here.
    #[error(
        "the file is too large: {} MB, and {} MB is the most that is read. Take out columns or rows that are not needed, or \
         divide it by source", tenths(*.bytes), tenths(*.most)
    )]
    TooLarge {
        /// How large it is.
        bytes: u64,
        /// How large it may be.
        most: u64,
    },
    /// A spreadsheet of another kind.
    #[error("the file is {kind}, which is not read here. Save it as XLSX or CSV and import that")]
    OtherSpreadsheet {
        /// What it is.
        kind: &'static str,
    },
    /// A spreadsheet that is cut short or damaged.
    #[error(
        "the spreadsheet is damaged or cut short ({why}), so nothing was changed. Save it again as XLSX and import that"
    )]
    DamagedSpreadsheet {
        /// What the reader said.
        why: String,
    },
    /// A spreadsheet that would fill the memory.
    #[error("the spreadsheet holds more than is read here ({what}). Take out what is not needed and save it again")]
    HugeSpreadsheet {
        /// What there is too much of.
        what: String,
    },
    /// It is not JSON.
    #[error("the file is not well-formed JSON: line {line}, column {column}. Fetch it again")]
    NotJson {
        /// The line, counted from 1.
        line: usize,
        /// The column, counted from 1.
        column: usize,
    },
    /// It stops in the middle.
    #[error("the file stops in the middle (line {line}), so nothing was changed. Fetch it again")]
    Truncated {
        /// The last line, counted from 1.
        line: usize,
    },
    /// It is one page of several.
    #[error("the file is page {page} of {pages} and holds {items} of {total} services: get all pages first")]
    OnePage {
        /// Which page it is, counted from 1.
        page: u64,
        /// How many pages there are.
        pages: u64,
        /// How many items it holds.
        items: u64,
        /// How many items all pages hold.
        total: u64,
    },
    /// A web page came instead of a feed.
    #[error("the file is a web page, perhaps an error message, and not a feed. Check the feed's address")]
    WebPage,
    /// It is JSON or a table, but of no form known here.
    #[error("the file is none of the forms known here (Open Referral UK 1.0 or 3.0, CSV or XLSX with a name column)")]
    UnknownForm,
    /// A table that cannot be read.
    #[error("the table cannot be read at line {line}")]
    NotATable {
        /// The line, counted from 1.
        line: u64,
    },
    /// Doorstep's own archive, which another reader takes in.
    #[error("the file is an archive of Doorstep, not another directory's feed")]
    Archive,
}

/// Megabytes with one digit behind the point.
fn tenths(bytes: u64) -> String {
    let tenths = bytes.saturating_mul(10).div_ceil(1024 * 1024);
    match tenths % 10 {
        0 => (tenths / 10).to_string(),
        digit => format!("{}.{digit}", tenths / 10),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_size_is_said_in_megabytes() {
        let error = FeedError::TooLarge { bytes: 50 * 1024 * 1024, most: 32 * 1024 * 1024 };
        assert!(error.to_string().starts_with("the file is too large: 50 MB, and 32 MB is the most that is read."));
        assert_eq!(tenths(1_600_000), "1.6");
    }
}
