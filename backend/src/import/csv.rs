//! Tables: one service a row, its columns those of [`super::columns`].

use super::columns::column;
use super::feed::{FeedAges, FeedContact, FeedCost, FeedOrganisation, FeedPlace, FeedRecord, FeedTimes};
use super::format::{Format, Source};
use super::{FeedError, Note, Reason, Row};

/// Reads a table.
///
/// # Errors
/// When it has no name column, or stops in the middle.
pub(super) fn read(text: &str) -> Result<Source, FeedError> {
    if text.trim().is_empty() {
        return Err(FeedError::Empty);
    }
    if let Some(line) = open_quote(text, delimiter(text)) {
        return Err(FeedError::Truncated { line });
    }
    let mut reader = reader(text);
    let headings = reader.headers().map_err(|error| broken(&error))?.clone();
    let columns: Vec<Option<&str>> = first_of_each(headings.iter().map(|h| column(h).map(|c| c.name)).collect());
    if !columns.contains(&Some("name")) {
        return Err(FeedError::UnknownForm);
    }
    let mut rows = Vec::new();
    let mut last_width = headings.len();
    for (i, cells) in reader.records().enumerate() {
        let cells = cells.map_err(|error| broken(&error))?;
        let cell =
            |name: &str| columns.iter().position(|c| *c == Some(name)).and_then(|at| cells.get(at)).unwrap_or("");
        let row = i + 1;
        last_width = cells.len();
        if cells.len() == headings.len() {
            rows.push(Ok(record(row, &cell)));
        } else {
            let line = cells.position().map_or(0, csv::Position::line);
            let reason = Reason::CellCount { line, expected: headings.len(), found: cells.len() };
            rows.push(Err(Row { row, name: cell("name").trim().into(), source_id: cell("id").trim().into(), reason }));
        }
    }
    if last_width < headings.len() && !text.ends_with(['\n', '\r']) {
        return Err(FeedError::Truncated { line: text.lines().count() });
    }
    let ignored: Vec<String> = headings
        .iter()
        .zip(&columns)
        .filter(|(h, c)| c.is_none() && !h.trim().is_empty())
        .map(|(h, _)| h.trim().into())
        .collect();
    let notes = if ignored.is_empty() { Vec::new() } else { vec![Note::ColumnsIgnored { names: ignored }] };
    Ok(Source { format: Format::Csv, rows, notes })
}

/// Whether the first line is the heading of a table of services.
pub(super) fn has_name_column(text: &str) -> bool {
    let several =
        text.lines().next().is_some_and(|l| l.contains(delimiter(text) as char)) || text.trim().lines().count() > 1;
    several && reader(text).headers().is_ok_and(|h| h.iter().any(|h| column(h).is_some_and(|c| c.name == "name")))
}

fn reader(text: &str) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new().flexible(true).delimiter(delimiter(text)).from_reader(text.as_bytes())
}

/// A table copied from a spreadsheet has tabs.
fn delimiter(text: &str) -> u8 {
    let heading = text.lines().next().unwrap_or_default();
    if heading.contains('\t') && !heading.contains(',') { b'\t' } else { b',' }
}

fn broken(error: &csv::Error) -> FeedError {
    FeedError::NotATable { line: error.position().map_or(0, csv::Position::line) }
}

/// A column counts once: the first heading that is its own name, or else the first that means it.
fn first_of_each(columns: Vec<Option<&'static str>>) -> Vec<Option<&'static str>> {
    (0..columns.len()).map(|i| columns[i].filter(|name| !columns[..i].contains(&Some(*name)))).collect()
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

fn list(cell: &str) -> Vec<String> {
    cell.split(';').map(str::trim).filter(|p| !p.is_empty()).map(String::from).collect()
}

fn record<'a>(row: usize, cell: &impl Fn(&str) -> &'a str) -> FeedRecord {
    let text = |name: &str| String::from(cell(name));
    let has = |names: &[&str]| names.iter().any(|n| !cell(n).trim().is_empty());
    let years = !has(&["age_from_months", "age_to_months"]);
    let (from, to) = if years { ("age_from_years", "age_to_years") } else { ("age_from_months", "age_to_months") };
    let place = has(&["venue", "street", "town", "postcode", "latitude", "longitude"]).then(|| FeedPlace {
        name: text("venue"),
        street: text("street"),
        town: text("town"),
        county: text("county"),
        postcode: text("postcode"),
        latitude: text("latitude"),
        longitude: text("longitude"),
        access: list(cell("access")),
        directions: text("directions"),
        ..FeedPlace::default()
    });
    let organisation = FeedOrganisation { name: text("organisation"), ..FeedOrganisation::default() };
    let contact =
        FeedContact { name: text("contact"), phone: text("phone"), email: text("email"), ..FeedContact::default() };
    FeedRecord {
        row,
        source_id: text("id"),
        name: text("name"),
        summary: text("summary"),
        description: text("description"),
        organisation: has(&["organisation"]).then_some(organisation),
        kind: text("kind"),
        categories: list(cell("categories")),
        stages: list(cell("stages")),
        aims: list(cell("aims")),
        programmes: list(cell("programmes")),
        needs: list(cell("needs")),
        level: text("level"),
        tags: list(cell("tags")),
        ages: vec![FeedAges { years, from: text(from), to: text(to) }],
        who_for: text("who_for"),
        costs: vec![FeedCost { text: text("cost"), priced: true, ..FeedCost::default() }],
        attend: list(cell("attend")),
        attend_note: text("attend_note"),
        channels: list(cell("channels")),
        languages: list(cell("languages")),
        send_support: text("send_support"),
        send_note: text("send_note"),
        bring: text("bring"),
        times: if has(&["when"]) { vec![FeedTimes::Written(text("when"))] } else { Vec::new() },
        places: place.into_iter().collect(),
        contacts: vec![contact],
        urls: list(cell("url")),
        status: text("state"),
        assured: text("checked_on"),
        modified: text("modified_on"),
        ..FeedRecord::default()
    }
}
