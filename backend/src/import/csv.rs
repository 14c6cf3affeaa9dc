//! Text files of rows and cells: divided by commas, semicolons or tabs.

use super::FeedError;
use super::grid::{Cell, Grid, GridRow, Kind};

/// Reads the rows of a text file.
///
/// # Errors
/// When it is empty or stops in the middle.
pub(super) fn grid(text: &str) -> Result<Grid, FeedError> {
    if text.trim().is_empty() {
        return Err(FeedError::Empty);
    }
    let (delimiter, hint) = delimiter(text);
    let text = &text[hint..];
    if let Some(line) = open_quote(text, delimiter) {
        return Err(FeedError::Truncated { line });
    }
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(text.as_bytes());
    let mut rows: Vec<GridRow> = Vec::new();
    for cells in reader.records() {
        let cells =
            cells.map_err(|error| FeedError::NotATable { line: error.position().map_or(0, csv::Position::line) })?;
        let number = cells.position().map_or(0, csv::Position::line);
        rows.push(GridRow { number, cells: cells.iter().map(Cell::written).collect() });
    }
    let open_end = (!text.ends_with(['\n', '\r'])).then(|| text.lines().count());
    Ok(Grid { kind: Kind::Text, rows, notes: Vec::new(), open_end })
}

/// What divides the cells, and how many bytes at the start only say so. A table copied from a spreadsheet has tabs; one
/// saved where the comma is a decimal point has semicolons.
fn delimiter(text: &str) -> (u8, usize) {
    let heading = text.lines().next().unwrap_or_default();
    if let [b's', b'e', b'p', b'=', mark @ (b',' | b';' | b'\t' | b'|')] = heading.as_bytes() {
        return (*mark, text.find('\n').map_or(text.len(), |end| end + 1));
    }
    let mut quoted = false;
    let mut counts = [0_usize; 3];
    for c in heading.chars() {
        match c {
            '"' => quoted = !quoted,
            ',' if !quoted => counts[0] += 1,
            ';' if !quoted => counts[1] += 1,
            '\t' if !quoted => counts[2] += 1,
            _ => {}
        }
    }
    match counts {
        [0, _, tabs] if tabs > 0 => (b'\t', 0),
        [0, semicolons, 0] if semicolons > 0 => (b';', 0),
        _ => (b',', 0),
    }
}

/// The line of a quotation mark that is never closed.
fn open_quote(text: &str, delimiter: u8) -> Option<usize> {
    let (mut line, mut opened) = (1, None);
    let mut cell_start = true;
    let mut bytes = text.bytes().peekable();
    while let Some(byte) = bytes.next() {
        match (opened, byte) {
            (Some(_), b'"') if bytes.peek() == Some(&b'"') => {
                bytes.next();
            }
            (Some(_), b'"') => opened = None,
            (None, b'"') if cell_start => opened = Some(line),
            _ => {}
        }
        line += usize::from(byte == b'\n');
        cell_start = byte == delimiter || byte == b'\n' || byte == b'\r';
    }
    opened
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_divided_by_what_the_first_line_shows() {
        let first = |text: &str| grid(text).map(|g| g.rows.iter().map(|r| r.cells.len()).collect::<Vec<_>>());
        assert_eq!(first("name,phone\nSongs,1\n"), Ok(vec![2, 2]));
        assert_eq!(first("name;phone\nSongs;1,2\n"), Ok(vec![2, 2]));
        assert_eq!(first("name\tphone\nSongs\t1;2\n"), Ok(vec![2, 2]));
        assert_eq!(first("\"a;b\",phone\nSongs,1\n"), Ok(vec![2, 2]));
        assert_eq!(first("sep=;\nname;phone\nSongs;1\n"), Ok(vec![2, 2]));
    }
}
