//! XLSX: the same table as a workbook, every cell as text, so that no program takes a phone number for a number or runs what
//! somebody typed. The only module that names the writer.

use std::io;

use doorstep_shared::date::Date;
use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DocProperties, ExcelDateTime, Format, FormatAlign, Formula, IgnoreError,
    Note, Workbook, Worksheet, XlsxError,
};

use super::table;
use crate::usecase::working::WorkingDirectory;

/// The form of a file of this kind.
pub const MEDIA_TYPE: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
/// The most characters that a cell of a workbook may hold.
const MOST: usize = 32_767;
/// To which row the lists to choose from and the form of the cells go, in a workbook to be filled in.
const LAST: u32 = 2_000;

/// The table as a workbook.
///
/// # Errors
/// When memory cannot be had.
pub fn table(working: &WorkingDirectory, today: Date) -> io::Result<Vec<u8>> {
    let sheet = Sheet { name: "Services", headings: table::headings(), rows: table::rows(working), ..Sheet::default() };
    write(&[sheet], today)
}

/// A sheet to write.
#[derive(Default)]
pub(super) struct Sheet {
    /// Its name.
    pub name: &'static str,
    /// Its headings.
    pub headings: Vec<String>,
    /// What is in it.
    pub rows: Vec<Vec<String>>,
    /// A note on each heading; may be empty.
    pub notes: Vec<String>,
    /// Columns with words to choose from.
    pub choices: Vec<Choice>,
}

/// Words to choose from in a column.
pub(super) struct Choice {
    /// The column, counted from 0.
    pub column: u16,
    /// The words, as a range of another sheet.
    pub range: String,
    /// Whether nothing else may be typed; a column that takes several words only offers them.
    pub only: bool,
}

/// A workbook of these sheets.
pub(super) fn write(sheets: &[Sheet], today: Date) -> io::Result<Vec<u8>> {
    workbook(sheets, today).map_err(io::Error::other)
}

fn workbook(sheets: &[Sheet], today: Date) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let day = |number: i8| u8::try_from(number).unwrap_or(1);
    let year = u16::try_from(today.year()).unwrap_or(2000);
    let made = ExcelDateTime::from_ymd(year, day(today.month()), day(today.day()))?;
    workbook.set_properties(&DocProperties::new().set_title("Services").set_creation_datetime(&made));
    for sheet in sheets {
        fill(workbook.add_worksheet(), sheet)?;
    }
    workbook.save_to_buffer()
}

fn fill(out: &mut Worksheet, sheet: &Sheet) -> Result<(), XlsxError> {
    out.set_name(sheet.name)?;
    let text = Format::new().set_num_format("@").set_align(FormatAlign::Top);
    let heading = Format::new().set_bold().set_num_format("@").set_align(FormatAlign::Top).set_text_wrap();
    for (column, words) in (0_u16..).zip(&sheet.headings) {
        let widest = sheet.rows.iter().filter_map(|row| row.get(usize::from(column))).map(|c| c.chars().count()).max();
        let width = widest.unwrap_or_default().max(words.chars().count()).clamp(10, 40);
        out.set_column_format(column, &text)?.set_column_width(column, u32::try_from(width).unwrap_or(10) + 2)?;
        out.write_string_with_format(0, column, words, &heading)?;
        if let Some(note) = sheet.notes.get(usize::from(column)).filter(|note| !note.is_empty()) {
            out.insert_note(0, column, &Note::new(note).add_author_prefix(false))?;
        }
    }
    for (row, cells) in (1_u32..).zip(&sheet.rows) {
        for (column, cell) in (0_u16..).zip(cells).filter(|(_, cell)| !cell.is_empty()) {
            let most = cell.char_indices().nth(MOST).map_or(cell.len(), |(end, _)| end);
            out.write_string_with_format(row, column, &cell[..most], &text)?;
        }
    }
    for choice in &sheet.choices {
        let rule = DataValidation::new()
            .allow_list_formula(Formula::new(format!("={}", choice.range)))
            .set_error_style(if choice.only {
                DataValidationErrorStyle::Stop
            } else {
                DataValidationErrorStyle::Information
            })
            .set_error_title("Please choose from the list")?
            .set_error_message("Only the words in the list are understood here.")?
            .show_error_message(choice.only);
        out.add_data_validation(1, choice.column, LAST, choice.column, &rule)?;
    }
    let last = u32::try_from(sheet.rows.len()).unwrap_or_default().max(1);
    let width = u16::try_from(sheet.headings.len().saturating_sub(1)).unwrap_or_default();
    out.ignore_error_range(1, 0, last, width, IgnoreError::NumberStoredAsText)?;
    out.set_freeze_panes(1, 0)?;
    Ok(())
}
