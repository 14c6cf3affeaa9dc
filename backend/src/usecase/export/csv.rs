//! CSV, as spreadsheet programs read it.

use super::table;
use crate::usecase::working::WorkingDirectory;

/// The table, with a heading, in UTF-8 with a mark at its start so that spreadsheet programs read it as such.
///
/// # Errors
/// When memory cannot be had.
pub fn table(working: &WorkingDirectory) -> std::io::Result<Vec<u8>> {
    let rows = table::rows(working);
    write(core::iter::once(table::headings()).chain(rows))
}

/// Rows as CSV.
pub(super) fn write(rows: impl IntoIterator<Item = Vec<String>>) -> std::io::Result<Vec<u8>> {
    let mut out = csv::Writer::from_writer("\u{feff}".as_bytes().to_vec());
    for row in rows {
        out.write_record(row.into_iter().map(harmless)).map_err(std::io::Error::other)?;
    }
    out.into_inner().map_err(|e| std::io::Error::other(e.to_string()))
}

/// A cell that a spreadsheet program would run as a formula gets an apostrophe before it, which the import takes away again.
fn harmless(cell: String) -> String {
    // A phone number or a coordinate may begin with a sign; nothing else may.
    let number = cell.chars().all(|c| c.is_ascii_digit() || "+-(). ".contains(c));
    let first = cell.trim_start().chars().next();
    let formula = cell.starts_with(['\t', '\r'])
        || first.is_some_and(|c| matches!(c, '=' | '@') || (matches!(c, '+' | '-') && !number));
    if formula { format!("'{cell}") } else { cell }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_begins_like_a_formula() {
        for (cell, written) in [
            ("=1+1", "'=1+1"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("+A1", "'+A1"),
            ("-2+3+cmd|' /C calc'!A0", "'-2+3+cmd|' /C calc'!A0"),
            (" =1", "' =1"),
            ("\t=1", "'\t=1"),
            ("+44 (0)117 496 0000", "+44 (0)117 496 0000"),
            ("-2.583000", "-2.583000"),
            ("Songs = fun", "Songs = fun"),
        ] {
            assert_eq!(harmless(cell.into()), written, "{cell}");
        }
    }
}
