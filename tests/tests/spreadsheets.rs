//! Spreadsheets as people really save them, and files that are none: what comes in, what is told, and that nothing is lost.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may")]

use std::io::{Cursor, Read as _, Write as _};

use doorstep_backend::import::{Feed, FeedError, Format, Mapping, ReadOptions, look, read};
use doorstep_backend::usecase::export::template;
use doorstep_shared::date::Date;
use doorstep_shared::fact::Fact;
use doorstep_shared::id::BatchId;
use rust_xlsxwriter::{ExcelDateTime, Format as Style, Formula, Workbook, Worksheet};
use uuid::Uuid;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

fn options() -> ReadOptions {
    ReadOptions {
        zone: "city".parse().unwrap(),
        source: "list".into(),
        format: None,
        mapping: Mapping::default(),
        batch: BatchId::new(Uuid::from_u128(1)),
        today: Date::new(2026, 11, 24).unwrap(),
        home: Default::default(),
    }
}

fn feed(bytes: &[u8]) -> Feed {
    read(bytes, &options()).unwrap()
}

fn refused(bytes: &[u8]) -> String {
    read(bytes, &options()).unwrap_err().to_string()
}

/// A workbook with one sheet.
fn workbook(fill: impl Fn(&mut Worksheet)) -> Vec<u8> {
    let mut workbook = Workbook::new();
    fill(workbook.add_worksheet());
    workbook.save_to_buffer().unwrap()
}

fn row(sheet: &mut Worksheet, row: u32, cells: &[&str]) {
    for (column, cell) in (0..).zip(cells) {
        if !cell.is_empty() {
            sheet.write_string(row, column, *cell).unwrap();
        }
    }
}

fn repairs(feed: &Feed, at: usize) -> Vec<&'static str> {
    feed.records[at].repairs.iter().map(|r| r.key()).collect()
}

fn notes(feed: &Feed) -> Vec<&'static str> {
    feed.notes.iter().map(|n| n.key()).collect()
}

/// A workbook whose part is put in place of the one that the writer wrote.
fn with_part(bytes: &[u8], name: &str, content: &[u8]) -> Vec<u8> {
    let mut old = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut new = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for at in 0..old.len() {
        let mut part = old.by_index(at).unwrap();
        let part_name = part.name().unwrap().into_owned();
        new.start_file(part_name.as_str(), options).unwrap();
        if part_name == name {
            new.write_all(content).unwrap();
        } else {
            let mut held = Vec::new();
            part.read_to_end(&mut held).unwrap();
            new.write_all(&held).unwrap();
        }
    }
    new.finish().unwrap().into_inner()
}

#[test]
fn the_templates_come_in_without_a_complaint() {
    let today = Date::new(2026, 11, 24).unwrap();
    let (csv, xlsx) = (template::as_csv().unwrap(), template::as_xlsx(today).unwrap());
    let (csv, xlsx) = (feed(&csv), feed(&xlsx));
    assert_eq!((csv.format, xlsx.format), (Format::Csv, Format::Xlsx));
    for feed in [&csv, &xlsx] {
        assert_eq!((feed.read, feed.records.len(), feed.quarantined.len()), (1, 1, 0));
        assert_eq!(repairs(feed, 0), [""; 0]);
    }
    assert_eq!(notes(&csv), ["notes-skipped"]);
    assert_eq!(notes(&xlsx), [""; 0]);
    assert_eq!(csv.records[0].service, xlsx.records[0].service);
    assert_eq!(csv.locations, xlsx.locations);
    assert_eq!(template::as_xlsx(today).unwrap(), template::as_xlsx(today).unwrap(), "the same bytes each time");
}

#[test]
fn the_template_offers_words_to_choose_from() {
    let bytes = template::as_xlsx(Date::new(2026, 11, 24).unwrap()).unwrap();
    let mut zip = ZipArchive::new(Cursor::new(bytes.as_slice())).unwrap();
    let mut sheet = String::new();
    zip.by_name("xl/worksheets/sheet1.xml").unwrap().read_to_string(&mut sheet).unwrap();
    assert_eq!(sheet.matches("<dataValidation ").count(), 12);
    assert!(sheet.contains("<formula1>Lists!$"), "{sheet}");
    let mut comments = String::new();
    zip.by_name("xl/comments1.xml").unwrap().read_to_string(&mut comments).unwrap();
    assert!(comments.contains("A row without one is left out."));
}

#[test]
fn days_numbers_and_words_come_as_people_see_them() {
    let bytes = workbook(|sheet| {
        row(
            sheet,
            0,
            &["ID", "Name", "Age from", "Phone", "Checked on", "Modified on", "Latitude", "Longitude", "SEND"],
        );
        row(sheet, 1, &["", "Songs", "", "", "", "", "", "", ""]);
        sheet.write_number(1, 0, 7).unwrap();
        sheet.write_number(1, 2, 2).unwrap();
        sheet.write_number(1, 3, 1_632_960_001_f64).unwrap();
        let day = ExcelDateTime::from_ymd(2026, 9, 1).unwrap();
        sheet.write_datetime_with_format(1, 4, &day, &Style::new().set_num_format("dd/mm/yyyy")).unwrap();
        sheet.write_number(1, 5, 46_270).unwrap();
        sheet.write_number(1, 6, 51.45).unwrap();
        sheet.write_number(1, 7, -2.58).unwrap();
        sheet.write_boolean(1, 8, true).unwrap();
        row(sheet, 2, &["8", "Play", "3", "01632 960002", "2026-02-30", "", "", "", "no"]);
    });
    let feed = feed(&bytes);
    let songs = &feed.records[0].service;
    assert_eq!(songs.origin.as_ref().unwrap().source_id, "7");
    assert_eq!(songs.origin.as_ref().unwrap().claimed_assured_on, Date::new(2026, 9, 1));
    assert_eq!(songs.contacts[0].phone, "01632960001");
    assert_eq!(songs.ages.unwrap().from_months(), Some(24));
    assert_eq!(songs.send_support, Fact::Yes);
    assert_eq!(feed.locations[0].point.unwrap().lat_e6(), 51_450_000);
    assert_eq!(repairs(&feed, 0), ["phone-zero", "date-from-number"]);
    assert_eq!(repairs(&feed, 1), ["date-never"], "numbers kept as text are numbers");
    assert_eq!((feed.records[0].row, feed.records[1].row), (2, 3), "rows are called as in the spreadsheet");
}

#[test]
fn titles_merged_cells_several_sheets_and_empty_rows_do_no_harm() {
    let mut workbook = Workbook::new();
    let cover = workbook.add_worksheet();
    cover.set_name("Cover").unwrap();
    row(cover, 0, &["Directory of the city", "May"]);
    let sheet = workbook.add_worksheet();
    sheet.set_name("Services").unwrap();
    let plain = Style::new();
    sheet.merge_range(0, 0, 0, 3, "Family services 2026", &plain).unwrap();
    sheet.merge_range(1, 0, 2, 0, "Organisation", &plain).unwrap();
    sheet.merge_range(1, 1, 2, 1, "Name", &plain).unwrap();
    sheet.merge_range(1, 2, 1, 3, "How to reach it", &plain).unwrap();
    row(sheet, 2, &["", "", "Phone", "E-mail"]);
    sheet.merge_range(3, 0, 4, 0, "Alder Trust", &plain).unwrap();
    row(sheet, 3, &["", "Songs", "01632 960001", "a@alder.example"]);
    row(sheet, 4, &["", "Play", "01632 960002", ""]);
    row(sheet, 6, &["Birch Trust", "Art", "", ""]);
    for empty in 7..400 {
        sheet.write_string(empty, 1, " ").unwrap();
        sheet.write_blank(empty, 2, &plain).unwrap();
    }
    let old = workbook.add_worksheet();
    old.set_name("Old").unwrap();
    row(old, 0, &["Name", "Phone"]);
    row(old, 1, &["Closed long ago", "1"]);
    let feed = feed(&workbook.save_to_buffer().unwrap());
    let names: Vec<&str> = feed.records.iter().map(|r| r.service.name.as_str()).collect();
    assert_eq!((names, feed.read), (vec!["Songs", "Play", "Art"], 3));
    assert_eq!(notes(&feed), ["merged-cells", "above-headings", "sheets-ignored"]);
    let organisations: Vec<&str> = feed.organisations.iter().map(|o| o.name.as_str()).collect();
    assert_eq!(organisations.len(), 2, "{organisations:?}");
    assert_eq!(feed.records[0].service.organisation, feed.records[1].service.organisation);
    assert_eq!(feed.records[0].service.contacts[0].email, "a@alder.example");
    let said: Vec<String> = feed.notes.iter().map(ToString::to_string).collect();
    assert!(said.contains(&"The sheet “Services” was read. These were not: Cover, Old.".into()), "{said:?}");
}

#[test]
fn a_formula_is_never_worked_out_and_its_row_can_be_put_right() {
    let sheet = workbook(|sheet| {
        row(sheet, 0, &["id", "name", "town", "sum"]);
        row(sheet, 1, &["1", "Songs", "", ""]);
        sheet.write_formula(1, 2, Formula::new("=A2&\" town\"").set_result("1 town")).unwrap();
        row(sheet, 2, &["2", "Play", "", ""]);
        sheet.write_formula(2, 3, Formula::new("=1+1").set_result("2")).unwrap();
        row(sheet, 3, &["3", "=Art", "", ""]);
    });
    let text = "id,name,town\n1,Songs,\"=A2&\"\" town\"\"\"\n2,Play,\n3,'=Art,\n";
    for bytes in [sheet.as_slice(), text.as_bytes()] {
        let feed = feed(bytes);
        assert_eq!((feed.read, feed.records.len()), (3, 2));
        assert_eq!(feed.records[1].service.name, "=Art", "what was typed as text is text");
        let left_out = &feed.quarantined[0];
        assert_eq!(
            (left_out.reason.key(), left_out.name.as_str(), left_out.source_id.as_str()),
            ("formula", "Songs", "1")
        );
        let said = left_out.to_string();
        assert!(said.contains("the cell under “town” holds a formula (=A2&\" town\")"), "{said}");
        assert!(said.contains("paste it as values"), "{said}");
        assert!(left_out.content.contains(&("town".into(), "=A2&\" town\"".into())), "{:?}", left_out.content);
    }
}

#[test]
fn a_cell_with_an_error_counts_as_not_given() {
    let bytes = workbook(|sheet| {
        row(sheet, 0, &["name", "town", "phone"]);
        row(sheet, 1, &["Songs", "", "01632 960001"]);
        row(sheet, 2, &["Play", "Alderton", "1.63296E+09"]);
    });
    let xml = {
        let mut zip = ZipArchive::new(Cursor::new(bytes.as_slice())).unwrap();
        let mut xml = String::new();
        zip.by_name("xl/worksheets/sheet1.xml").unwrap().read_to_string(&mut xml).unwrap();
        xml
    };
    let broken = xml.replace("<c r=\"C2\"", "<c r=\"B2\" t=\"e\"><v>#REF!</v></c><c r=\"C2\"");
    assert_ne!(xml, broken);
    let feed = feed(&with_part(&bytes, "xl/worksheets/sheet1.xml", broken.as_bytes()));
    assert_eq!(repairs(&feed, 0), ["cell-error", "id-missing"]);
    assert_eq!(repairs(&feed, 1)[0], "phone-rounded");
}

#[test]
fn somebody_says_which_column_is_which() {
    let bytes = workbook(|sheet| {
        row(sheet, 0, &["Group", "Ring", "Colour"]);
        row(sheet, 1, &["Songs", "01632 960001", "red"]);
    });
    assert_eq!(read(&bytes, &options()), Err(FeedError::UnknownForm));
    let found = look(&bytes, None, &Mapping::default()).unwrap().unwrap();
    let columns: Vec<_> = found.columns.iter().map(|c| (c.heading.as_str(), c.column, c.examples.join("|"))).collect();
    assert_eq!((found.format, found.rows), (Format::Xlsx, 1));
    assert_eq!(
        columns,
        [("Group", None, "Songs".into()), ("Ring", None, "01632 960001".into()), ("Colour", None, "red".into())]
    );
    let mut mapping = Mapping::default();
    mapping.choose("Group", Some("name")).unwrap();
    mapping.choose("Ring", Some("phone")).unwrap();
    let feed = read(&bytes, &ReadOptions { mapping, ..options() }).unwrap();
    assert_eq!((feed.records[0].service.name.as_str(), feed.records[0].service.contacts.len()), ("Songs", 1));
}

#[test]
fn what_is_no_spreadsheet_is_refused_by_name() {
    let whole = workbook(|sheet| row(sheet, 0, &["name", "phone"]));
    let said = |bytes: &[u8], words: &str| {
        let said = refused(bytes);
        assert!(said.contains(words), "“{words}” is not in: {said}");
    };
    said(&whole[..whole.len() / 2], "damaged or cut short");
    said(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0], "an old office program");
    for (name, kind) in [
        ("word/document.xml", "a Word document"),
        ("xl/workbook.bin", "a binary workbook"),
        ("readme.txt", "a zip archive and no spreadsheet"),
    ] {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        said(&zip.finish().unwrap().into_inner(), kind);
    }
    said(&vec![b'a'; 33 * 1024 * 1024], "too large: 33 MB, and 32 MB is the most");
    let named = ReadOptions { format: Some(Format::Xlsx), ..options() };
    assert!(read(b"name,phone\n", &named).unwrap_err().to_string().contains("no spreadsheet"));
}

#[test]
fn a_small_file_that_unpacks_to_a_huge_one_is_refused() {
    let whole = workbook(|sheet| {
        row(sheet, 0, &["name", "phone"]);
        row(sheet, 1, &["Songs", "1"]);
    });
    // 200 MB of blanks in 200 KB.
    let bomb = with_part(&whole, "xl/worksheets/sheet1.xml", &vec![b' '; 200 * 1024 * 1024]);
    assert!(bomb.len() < 1024 * 1024, "{}", bomb.len());
    assert!(refused(&bomb).contains("more than 160 MB when unpacked"));

    let claim =
        br#"<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" uniqueCount = '99999999999'></sst>"#;
    assert!(refused(&with_part(&whole, "xl/sharedStrings.xml", claim)).contains("99999999999 texts"));

    // One long text in very many cells.
    let text = format!(
        r#"<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" uniqueCount="1"><si><t>{}</t></si></sst>"#,
        "a".repeat(30_000)
    );
    let cells: String =
        (1..4_000).map(|row| format!(r#"<row r="{row}"><c r="A{row}" t="s"><v>0</v></c></row>"#)).collect();
    let sheet = format!(
        r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{cells}</sheetData></worksheet>"#
    );
    let many = with_part(
        &with_part(&whole, "xl/sharedStrings.xml", text.as_bytes()),
        "xl/worksheets/sheet1.xml",
        sheet.as_bytes(),
    );
    assert!(refused(&many).contains("more than 64 MB of text"), "{}", refused(&many));

    let far = r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="XFD1"><v>1</v></c></row></sheetData></worksheet>"#;
    assert!(refused(&with_part(&whole, "xl/worksheets/sheet1.xml", far.as_bytes())).contains("columns"));
}

#[test]
fn a_script_in_a_text_is_taken_out_and_told_of() {
    let bytes = workbook(|sheet| {
        row(sheet, 0, &["name", "description"]);
        row(sheet, 1, &["Songs", "Sing.<script>alert(1)</script> Dance."]);
        row(sheet, 2, &["Play", "<img src=x onerror=alert(1)>Play all day."]);
        row(sheet, 3, &["Art", "Paint & draw."]);
    });
    let feed = feed(&bytes);
    let about: Vec<&str> = feed.records.iter().map(|r| r.service.description.as_str()).collect();
    assert_eq!(about, ["Sing. Dance.", "Play all day.", "Paint & draw."]);
    assert!(repairs(&feed, 0).contains(&"script-removed") && repairs(&feed, 1).contains(&"script-removed"));
    assert!(!repairs(&feed, 2).contains(&"script-removed"));
}
