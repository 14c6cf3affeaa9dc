//! Spreadsheets (XLSX): the cells of the first sheet that holds services. Nothing in it is worked out or run.
//!
//! A workbook is a zip of XML files, so a small one can hold a large one: it is weighed before it is read
//! ([`super::weigh`]), cells are taken one by one, and there are bounds to their number and their text.

use std::io::Cursor;

use calamine::{
    DataRef, Dimensions, ExcelDateTime, Reader as _, SheetType, SheetVisible, Xlsx, XlsxError, XlsxFormulaMetadata,
};

use super::grid::{Cell, Grid, GridRow, Kind};
use super::mapping::Mapping;
use super::table::Table;
use super::{FeedError, Note, weigh};

/// Rows of one sheet, and columns of one row; a council has a few thousand services.
const MOST_ROWS: usize = 50_000;
const MOST_COLUMNS: u32 = 400;
/// Text of one sheet, in bytes: one long text that a million cells point to is a million long texts here.
const MOST_TEXT: usize = 64 * 1024 * 1024;
/// Rows over which one merged cell is read.
const MOST_MERGED: u32 = 1_000;

/// The sheets that our own template has beside its table.
pub const TEMPLATE_SHEETS: [&str; 2] = ["Notes", "Lists"];

type Workbook<'a> = Xlsx<Cursor<&'a [u8]>>;

/// Whether the bytes begin as a zip does, which a workbook is.
pub(super) fn is_zip(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
}

/// Whether the bytes begin as the files of old office programs do, and those that are locked with a password.
pub(super) fn is_old(bytes: &[u8]) -> bool {
    bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])
}

/// Reads the table of a workbook: the first visible sheet that has a column for the name, or else the first with anything
/// in it.
///
/// # Errors
/// When it is another kind of file, damaged, or larger than anything that is read here.
pub(super) fn table(bytes: &[u8], mapping: &Mapping) -> Result<Table, FeedError> {
    weigh::weigh(bytes)?;
    let mut workbook: Workbook<'_> = Xlsx::new(Cursor::new(bytes)).map_err(|error| damaged(&error))?;
    let sheets = workbook.sheets_metadata().iter();
    let names: Vec<String> = sheets
        .filter(|s| s.visible == SheetVisible::Visible && s.typ == SheetType::WorkSheet)
        .map(|s| s.name.clone())
        .collect();
    let mut first: Option<(String, Table)> = None;
    for name in &names {
        let table = Table::of(grid(&mut workbook, name)?, mapping)?;
        let found = table.is_of_services();
        if found || (first.is_none() && !table.headings.is_empty()) {
            first = Some((name.clone(), table));
        }
        if found {
            break;
        }
    }
    let (read, mut table) = first.ok_or(FeedError::Empty)?;
    let others: Vec<String> =
        names.into_iter().filter(|name| *name != read && !TEMPLATE_SHEETS.contains(&name.as_str())).collect();
    if !others.is_empty() {
        table.notes.push(Note::SheetsIgnored { read, names: others });
    }
    Ok(table)
}

/// The cells of one sheet.
fn grid(workbook: &mut Workbook<'_>, name: &str) -> Result<Grid, FeedError> {
    let merged = workbook.merge_cells_by_sheet_name(name).map_err(|error| damaged(&error))?;
    let mut reader = workbook.worksheet_cells_reader(name).map_err(|error| damaged(&error))?;
    let mut rows: Vec<GridRow> = Vec::new();
    let mut text = 0;
    while let Some(found) = reader.next_cell_with_formula_metadata().map_err(|error| damaged(&error))? {
        let (row, column) = found.pos;
        let cell = match found.formula {
            Some(formula) => Cell::Formula(written(formula)),
            None => value(&found.value),
        };
        if cell.is_blank() {
            continue;
        }
        if column >= MOST_COLUMNS {
            return Err(huge(format_args!("more than {MOST_COLUMNS} columns")));
        }
        text += cell.text().len();
        if text > MOST_TEXT {
            return Err(huge(format_args!("more than {} MB of text", MOST_TEXT / 1024 / 1024)));
        }
        let number = u64::from(row) + 1;
        match rows.last() {
            Some(last) if last.number == number => {}
            Some(last) if last.number > number => {
                return Err(FeedError::DamagedSpreadsheet { why: format!("row {number} comes twice") });
            }
            _ if rows.len() >= MOST_ROWS => return Err(huge(format_args!("more than {MOST_ROWS} rows"))),
            _ => rows.push(GridRow { number, cells: Vec::new() }),
        }
        if let Some(last) = rows.last_mut() {
            let at = column as usize;
            last.cells.resize(last.cells.len().max(at + 1), Cell::Text(String::new()));
            last.cells[at] = cell;
        }
    }
    let filled = fill(&mut rows, &merged);
    let notes = if filled > 0 { vec![Note::MergedCells { count: filled }] } else { Vec::new() };
    Ok(Grid { kind: Kind::Sheet, rows, notes, open_end: None })
}

/// Reads what a merged cell says into each of the rows it stretches over. Gives the number of such cells.
fn fill(rows: &mut [GridRow], merged: &[Dimensions]) -> usize {
    let at = |rows: &[GridRow], row: u32| rows.binary_search_by_key(&(u64::from(row) + 1), |r| r.number).ok();
    let mut filled = 0;
    for region in merged.iter().filter(|r| r.start.0 < r.end.0 && r.start.1 < MOST_COLUMNS) {
        let column = region.start.1 as usize;
        let said = at(rows, region.start.0).and_then(|i| rows[i].cells.get(column)).filter(|c| !c.is_blank()).cloned();
        let Some(said) = said else { continue };
        let last = region.end.0.min(region.start.0.saturating_add(MOST_MERGED));
        let mut any = false;
        for row in region.start.0 + 1..=last {
            let Some(i) = at(rows, row) else { continue };
            let cells = &mut rows[i].cells;
            cells.resize(cells.len().max(column + 1), Cell::Text(String::new()));
            cells[column] = said.clone();
            any = true;
        }
        filled += usize::from(any);
    }
    filled
}

/// A formula as people type it.
fn written(formula: XlsxFormulaMetadata) -> String {
    match formula {
        XlsxFormulaMetadata::Normal { formula } | XlsxFormulaMetadata::Shared { formula, .. } => format!("={formula}"),
        _ => "=…".into(),
    }
}

/// A value as people see it.
fn value(value: &DataRef<'_>) -> Cell {
    match value {
        DataRef::Empty => Cell::Text(String::new()),
        DataRef::String(text) => typed(text),
        DataRef::SharedString(text) => typed(text),
        DataRef::Int(number) => Cell::Text(number.to_string()),
        DataRef::Float(number) => Cell::Text(number.to_string()),
        DataRef::Bool(yes) => Cell::Text(if *yes { "yes" } else { "no" }.into()),
        DataRef::DateTime(moment) => Cell::Text(date_or_time(*moment)),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => Cell::Text(text.clone()),
        DataRef::Error(error) => Cell::Error(error.to_string()),
    }
}

/// Words typed into a cell are words, whatever they begin with. Only the apostrophe of our own export goes.
fn typed(text: &str) -> Cell {
    match Cell::written(text) {
        Cell::Formula(text) => Cell::Text(text),
        cell => cell,
    }
}

/// A number that is shown as a day, a time or both.
fn date_or_time(moment: ExcelDateTime) -> String {
    if moment.is_duration() {
        return moment.as_f64().to_string();
    }
    let (year, month, day, hour, minute, ..) = moment.to_ymd_hms_milli();
    let whole = moment.as_f64().fract() == 0.0;
    match (moment.as_f64() < 1.0, whole) {
        (true, false) => format!("{hour:02}:{minute:02}"),
        (_, true) => format!("{year:04}-{month:02}-{day:02}"),
        _ => format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}"),
    }
}

fn damaged(error: &XlsxError) -> FeedError {
    match error {
        XlsxError::Password => FeedError::OtherSpreadsheet { kind: "locked with a password" },
        error => FeedError::DamagedSpreadsheet { why: super::repair::quote(&error.to_string()) },
    }
}

fn huge(what: core::fmt::Arguments<'_>) -> FeedError {
    FeedError::HugeSpreadsheet { what: what.to_string() }
}
