//! Tables: one service a row, its columns those of [`super::columns`].

use super::feed::{FeedAges, FeedContact, FeedCost, FeedOrganisation, FeedPlace, FeedRecord, FeedTimes};
use super::grid::{Cell, Grid, GridRow, Kind};
use super::mapping::Mapping;
use super::repair::{cut, date_from_table, phone_from_table, quote, tidy};
use super::{FeedError, Note, Reason, Repair, Row};

/// Among how many rows the headings are looked for.
const MOST_ABOVE: usize = 20;

/// A grid whose columns are known.
pub(super) struct Table {
    kind: Kind,
    /// The headings, as they stand.
    pub headings: Vec<String>,
    /// What each of them means.
    pub columns: Vec<Option<&'static str>>,
    /// The rows below them that say something, each with what a person calls it.
    pub rows: Vec<(usize, GridRow)>,
    /// What is worth knowing.
    pub notes: Vec<Note>,
}

impl Table {
    /// Finds the headings and what they mean. They may stand below a title; a table without a column for the name is one
    /// nevertheless, whose columns somebody has to name.
    ///
    /// # Errors
    /// When a text file stops in the middle of a row.
    pub fn of(grid: Grid, mapping: &Mapping) -> Result<Self, FeedError> {
        let Grid { kind, rows, mut notes, open_end } = grid;
        let at = heading_row(&rows, mapping).unwrap_or_default();
        let headings: Vec<String> =
            rows.get(at).map(|row| row.cells.iter().map(|c| tidy(c.text())).collect()).unwrap_or_default();
        if let Some(line) = open_end.filter(|_| rows.last().is_some_and(|last| last.cells.len() < headings.len())) {
            return Err(FeedError::Truncated { line });
        }
        let columns = mapping.columns(&headings);
        let above = rows.iter().take(at).filter(|row| !row.is_blank()).count();
        if above > 0 {
            notes.push(Note::AboveHeadings { rows: above });
        }
        let below = rows.into_iter().skip(at + 1).enumerate().filter(|(_, row)| !row.is_blank());
        let (skipped, below): (Vec<_>, Vec<_>) = below.partition(|(_, row)| row.is_note());
        if !skipped.is_empty() {
            notes.push(Note::NotesSkipped { rows: skipped.len() });
        }
        let called = |i: usize, row: &GridRow| match kind {
            Kind::Text => i + 1,
            Kind::Sheet => usize::try_from(row.number).unwrap_or(usize::MAX),
        };
        let rows = below.into_iter().map(|(i, row)| (called(i, &row), row)).collect();
        Ok(Self { kind, headings, columns, rows, notes })
    }

    /// Whether it has a column for the name.
    pub fn is_of_services(&self) -> bool {
        self.columns.contains(&Some("name"))
    }

    /// The headings that mean nothing here.
    pub fn ignored(&self) -> Vec<String> {
        let unused = self.headings.iter().zip(&self.columns).filter(|(h, c)| c.is_none() && !h.is_empty());
        unused.map(|(heading, _)| heading.clone()).collect()
    }

    /// A record from each row.
    pub fn records(&self) -> Vec<Result<FeedRecord, Box<Row>>> {
        self.rows.iter().map(|(called, row)| self.record(*called, row)).collect()
    }

    /// What a row says, under its headings.
    pub fn content(&self, at: usize) -> Vec<(String, String)> {
        let Some((_, row)) = self.rows.get(at) else { return Vec::new() };
        let heading = |i: usize| match self.headings.get(i) {
            Some(heading) if !heading.is_empty() => heading.clone(),
            _ => format!("Column {}", letters(i)),
        };
        let cells = row.cells.iter().enumerate().filter(|(_, cell)| !cell.is_blank());
        cells.map(|(i, cell)| (heading(i), cut(cell.text().trim(), 500))).collect()
    }

    fn record(&self, called: usize, row: &GridRow) -> Result<FeedRecord, Box<Row>> {
        let at = |name: &str| self.columns.iter().position(|c| *c == Some(name));
        let cell = |name: &str| at(name).map_or("", |at| row.text(at));
        let out = |reason| Box::new(Row::left_out(called, &tidy(cell("name")), &tidy(cell("id")), reason));
        let expected = self.headings.len();
        let found = row.cells.len();
        let more = row.cells.iter().skip(expected).any(|c| !c.is_blank());
        if self.kind == Kind::Text && (found < expected || more) {
            return Err(out(Reason::CellCount { line: row.number, expected, found }));
        }
        let mut repairs = Vec::new();
        for (i, _) in self.columns.iter().enumerate().filter(|(_, column)| column.is_some()) {
            let heading = || self.headings.get(i).cloned().unwrap_or_default();
            match row.cells.get(i) {
                Some(Cell::Formula(formula)) => {
                    return Err(out(Reason::Formula { heading: heading(), formula: quote(formula) }));
                }
                Some(Cell::Error(was)) => repairs.push(Repair::CellError { heading: heading(), was: was.clone() }),
                _ => {}
            }
        }
        let cell = |name: &str| at(name).and_then(|at| row.cells.get(at)).map_or("", given);
        Ok(record(called, &cell, repairs))
    }
}

/// What a cell gives: an error is nothing.
fn given(cell: &Cell) -> &str {
    match cell {
        Cell::Text(text) => text,
        Cell::Formula(_) | Cell::Error(_) => "",
    }
}

/// The row of the headings: of the first rows the one with most columns known here, the name among them. A row below the
/// first needs two, for a lone word may be part of a letter.
fn heading_row(rows: &[GridRow], mapping: &Mapping) -> Option<usize> {
    let known = |row: &GridRow| {
        let headings: Vec<String> = row.cells.iter().map(|c| tidy(c.text())).collect();
        let columns = mapping.columns(&headings);
        columns.contains(&Some("name")).then(|| columns.iter().flatten().count())
    };
    let mut best: Option<(usize, usize)> = None;
    for (at, row) in rows.iter().take(MOST_ABOVE).enumerate() {
        if let Some(count) = known(row).filter(|count| at == 0 || *count > 1)
            && best.is_none_or(|(_, most)| count > most)
        {
            best = Some((at, count));
        }
    }
    let first_with_two = || rows.iter().position(|row| row.cells.iter().filter(|c| !c.is_blank()).count() > 1);
    best.map(|(at, _)| at).or_else(first_with_two)
}

/// A column as spreadsheet programs call it.
pub fn letters(column: usize) -> String {
    let mut name = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        name.push(char::from(b'A' + u8::try_from((rest - 1) % 26).unwrap_or_default()));
        rest = (rest - 1) / 26;
    }
    name.iter().rev().collect()
}

fn list(cell: &str) -> Vec<String> {
    cell.split(';').map(str::trim).filter(|p| !p.is_empty()).map(String::from).collect()
}

fn record<'a>(row: usize, cell: &impl Fn(&str) -> &'a str, mut repairs: Vec<Repair>) -> FeedRecord {
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
    let phone = phone_from_table(cell("phone"), &mut repairs);
    let contact = FeedContact { name: text("contact"), phone, email: text("email"), ..FeedContact::default() };
    let assured = date_from_table(cell("checked_on"), &mut repairs);
    let modified = date_from_table(cell("modified_on"), &mut repairs);
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
        assured,
        modified,
        repairs,
        ..FeedRecord::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_called_as_in_a_spreadsheet() {
        for (column, name) in [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (701, "ZZ"), (702, "AAA")] {
            assert_eq!(letters(column), name);
        }
    }

    #[test]
    fn headings_may_stand_below_a_title() {
        let grid = super::super::csv::grid(
            "Our services,,\nUpdated in May,,\nName,Phone,Colour\n# Keep this,,\nSongs,1234,red\n,,\nPlay,1234,\n,,\n",
        );
        let table = grid.and_then(|grid| Table::of(grid, &Mapping::default()));
        assert!(table.as_ref().is_ok_and(Table::is_of_services));
        let Ok(table) = table else { return };
        assert_eq!(table.notes, [Note::AboveHeadings { rows: 2 }, Note::NotesSkipped { rows: 1 }]);
        assert_eq!(table.rows.iter().map(|(called, _)| *called).collect::<Vec<_>>(), [2, 4]);
        assert_eq!(table.ignored(), ["Colour"]);
        assert_eq!(
            table.content(0),
            [("Name".into(), "Songs".into()), ("Phone".into(), "1234".into()), ("Colour".into(), "red".into())]
        );
    }

    #[test]
    fn a_letter_is_no_table() {
        let grid = super::super::csv::grid("Dear all,\n\nname\nplease find the list\n");
        let table = grid.and_then(|grid| Table::of(grid, &Mapping::default()));
        assert!(table.is_ok_and(|table| !table.is_of_services()));
    }
}
