//! Rows of cells, as a text file or a spreadsheet has them, before anybody knows what the columns mean.

use super::Note;

/// A cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Cell {
    /// Words, or nothing.
    Text(String),
    /// A formula, as written. It is never worked out.
    Formula(String),
    /// An error that the spreadsheet program shows, such as `#REF!`.
    Error(String),
}

impl Cell {
    /// A cell of a text file. One that begins like a formula is one: a program that opened the file would run it. The
    /// apostrophe that our export puts before such a text is taken away again.
    pub fn written(text: &str) -> Self {
        let trimmed = text.trim();
        if let Some(guarded) = trimmed.strip_prefix('\'').filter(|rest| rest.starts_with(['=', '+', '-', '@'])) {
            return Self::Text(guarded.into());
        }
        let formula =
            trimmed.strip_prefix('=').is_some_and(|rest| !rest.trim_start().is_empty() && !rest.starts_with('='));
        if formula { Self::Formula(trimmed.into()) } else { Self::Text(text.into()) }
    }

    /// What it shows.
    pub fn text(&self) -> &str {
        match self {
            Self::Text(text) | Self::Formula(text) | Self::Error(text) => text,
        }
    }

    /// Whether there is nothing in it.
    pub fn is_blank(&self) -> bool {
        self.text().trim().is_empty()
    }
}

/// A row.
#[derive(Clone, Debug)]
pub(super) struct GridRow {
    /// Its number in a spreadsheet, or its line in a text file; counted from 1.
    pub number: u64,
    /// Its cells, from the first column on.
    pub cells: Vec<Cell>,
}

impl GridRow {
    /// The text of a cell; nothing when the row ends before it.
    pub fn text(&self, at: usize) -> &str {
        self.cells.get(at).map_or("", Cell::text)
    }

    /// Whether nothing is in it.
    pub fn is_blank(&self) -> bool {
        self.cells.iter().all(Cell::is_blank)
    }

    /// Whether it is a note to whoever fills the table in.
    pub fn is_note(&self) -> bool {
        self.text(0).trim_start().starts_with("# ")
    }
}

/// Where a grid comes from, which decides what a row is called and what a row of another width means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A text file: rows are counted from the first below the headings, and each has as many cells as there are headings.
    Text,
    /// A spreadsheet: rows have the numbers people see, and cells that were never filled in are not there.
    Sheet,
}

/// Rows of cells, and what was noticed while they were read.
#[derive(Clone, Debug)]
pub(super) struct Grid {
    /// Where it comes from.
    pub kind: Kind,
    /// The rows, in order. Rows of a spreadsheet that were never filled in are not there.
    pub rows: Vec<GridRow>,
    /// What is worth knowing.
    pub notes: Vec<Note>,
    /// The last line of a text file that has no end, so that it may have been cut in the middle.
    pub open_end: Option<usize>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_formula_is_told_from_words() {
        for (text, cell) in [
            ("=SUM(A1:A3)", Cell::Formula("=SUM(A1:A3)".into())),
            (" = 1+1", Cell::Formula("= 1+1".into())),
            ("=cmd|' /C calc'!A0", Cell::Formula("=cmd|' /C calc'!A0".into())),
            ("====", Cell::Text("====".into())),
            ("=", Cell::Text("=".into())),
            ("-10 to 5", Cell::Text("-10 to 5".into())),
            ("+44 117", Cell::Text("+44 117".into())),
            ("@alder", Cell::Text("@alder".into())),
            ("'=not run", Cell::Text("=not run".into())),
            ("'-5", Cell::Text("-5".into())),
            ("'tis", Cell::Text("'tis".into())),
        ] {
            assert_eq!(Cell::written(text), cell, "{text}");
        }
    }
}
