//! Import, the pure half: the bytes of a feed become cleaned directory records, row by row, with reasons.
//!
//! Nothing here reads a file, a store or a clock. Every row read is counted exactly once, as a record or as quarantined.
//! A file that is not whole gives an error and no records at all. The same bytes always give the same records, with
//! the same ids.

mod ages;
mod claims;
mod clean;
pub mod columns;
mod contact;
mod cost;
mod csv;
mod error;
mod feed;
mod format;
mod grid;
mod guess;
mod html;
mod ids;
mod json;
mod look;
mod mapping;
mod note;
mod oruk;
mod oruk1;
mod oruk3;
mod own;
mod place;
mod register;
mod repair;
mod report;
mod sheet;
mod summary;
mod table;
#[cfg(test)]
mod tests;
mod text;
mod times;
mod weigh;
pub mod when;
mod words;
mod writer;

use std::collections::{BTreeMap, BTreeSet};

use doorstep_shared::date::Date;
use doorstep_shared::directory::{Location, Organisation, Service};
use doorstep_shared::id::{BatchId, ServiceId, ZoneId};
use uuid::Uuid;

pub use error::FeedError;
pub use feed::FeedRecord;
pub use format::{Format, detect};
pub use html::{Clean, clean as clean_html};
pub use look::{Look, LookColumn, look};
pub use mapping::{Mapping, NoSuchColumn};
pub use note::Note;
pub use oruk::NOT_FETCHED;
pub use own::NO_ORGANISATION;
pub use report::{Reason, Repair, Row};
pub use sheet::TEMPLATE_SHEETS;
pub use table::letters as column_letters;

use register::Register;

/// A short hash of what a source says in a field: tells whether it still says so.
pub fn content_hash(value: &serde_json::Value) -> String {
    ids::hash(value).chars().take(16).collect()
}

/// An origin for tests of what is done with one.
#[cfg(test)]
pub(crate) fn test_origin() -> doorstep_shared::directory::Origin {
    let options = ReadOptions {
        zone: "city".parse().expect("a zone"),
        source: "list".into(),
        format: None,
        mapping: Mapping::default(),
        batch: BatchId::new(uuid::Uuid::from_u128(1)),
        today: Date::MIN,
        home: BTreeSet::new(),
    };
    ids::origin(&options, "1".into(), None, String::new())
}

/// The largest file that is read, in bytes: ten times a large council's feed.
pub const MOST_BYTES: u64 = 32 * 1024 * 1024;

/// What a reading needs to know beside the bytes.
#[derive(Clone, Debug)]
pub struct ReadOptions {
    /// The zone the feed goes into; part of every id, so that two zones that read one feed share no record.
    pub zone: ZoneId,
    /// The name of the feed or file, as the zone calls it; part of every id, so keep it the same from import to import.
    pub source: String,
    /// The format, when somebody knows it; otherwise it is told from the bytes.
    pub format: Option<Format>,
    /// Which column is which, where somebody said so; otherwise it is told from the headings.
    pub mapping: Mapping,
    /// The import this reading belongs to.
    pub batch: BatchId,
    /// The day of the import.
    pub today: Date,
    /// The ids of the zone's own records, where the feed is the zone's own export: a record that names one is that record.
    pub home: BTreeSet<Uuid>,
}

impl ReadOptions {
    /// What makes an id of the source one of our own.
    fn scope(&self) -> String {
        format!("{}/{}", self.zone, self.source)
    }

    /// The record of the zone's own that a source's id names.
    fn at_home(&self, source_id: &str) -> Option<Uuid> {
        Uuid::try_parse(source_id).ok().filter(|id| self.home.contains(id))
    }
}

/// A feed, read whole.
#[derive(Clone, Debug, PartialEq)]
pub struct Feed {
    /// The format it turned out to be.
    pub format: Format,
    /// The records that are fit for the directory, in the order of the feed.
    pub records: Vec<FeedRow>,
    /// Their organisations, once each, in the order of their ids.
    pub organisations: Vec<Organisation>,
    /// Their places, once each, in the order of their ids.
    pub locations: Vec<Location>,
    /// The rows that were left out, each with its reason, in the order of the feed.
    pub quarantined: Vec<Row>,
    /// How many rows were read: the sum of records and quarantined rows.
    pub read: usize,
    /// What is worth knowing about the feed as a whole.
    pub notes: Vec<Note>,
}

/// A row that became a record.
#[derive(Clone, Debug, PartialEq)]
pub struct FeedRow {
    /// Which row of the feed, counted from 1.
    pub row: usize,
    /// The record. Its origin holds the hash of what was read; `imported_on` is the day of this import, and the days
    /// of a pause or an end fall back to it.
    pub service: Service,
    /// What was put right on the way.
    pub repairs: Vec<Repair>,
}

impl FeedRow {
    /// One plain sentence for each repair: "Row 12: …".
    pub fn lines(&self) -> impl Iterator<Item = String> + '_ {
        self.repairs.iter().map(|repair| format!("Row {}: {repair}", self.row))
    }
}

/// Reads a feed.
///
/// # Errors
/// When the file is not text, not whole, one page of several, empty, or of no form known here. Nothing is half-read.
pub fn read(bytes: &[u8], options: &ReadOptions) -> Result<Feed, FeedError> {
    let mut source = format::source(bytes, options.format, &options.mapping)?;
    let mut notes = std::mem::take(&mut source.notes);
    let rows = std::mem::take(&mut source.rows);
    let mut claims = claims::Claims::default();
    let mut reading = Reading::new(options);
    let read = rows.len();
    if read == 0 {
        return Err(FeedError::Empty);
    }
    for (at, row) in rows.into_iter().enumerate() {
        let left_out = match row {
            Ok(record) => {
                claims.saw(&record);
                reading.take(record)
            }
            Err(row) => Some(*row),
        };
        reading.quarantined.extend(left_out.map(|row| Row { content: source.content(at), ..row }));
    }
    notes.extend(reading.notes(source.format));
    notes.extend(claims.note());
    let Reading { register, records, quarantined, .. } = reading;
    let (organisations, locations) = register.into_parts();
    Ok(Feed { format: source.format, records, organisations, locations, quarantined, read, notes })
}

/// The rows read so far.
struct Reading<'a> {
    options: &'a ReadOptions,
    register: Register<'a>,
    records: Vec<FeedRow>,
    quarantined: Vec<Row>,
    /// What each id of the source has stood for: the hash of the content, and its row.
    seen: BTreeMap<String, Vec<(String, usize)>>,
    given: BTreeSet<ServiceId>,
    odd_ids: usize,
}

impl<'a> Reading<'a> {
    fn new(options: &'a ReadOptions) -> Self {
        let register = Register::new(options);
        let (records, quarantined) = (Vec::new(), Vec::new());
        Self { options, register, records, quarantined, seen: BTreeMap::new(), given: BTreeSet::new(), odd_ids: 0 }
    }

    /// Takes a record in, or gives the row back that it is left out as.
    fn take(&mut self, record: FeedRecord) -> Option<Row> {
        let row = record.row;
        let source_id = repair::tidy(&record.source_id);
        let cleaned = match clean::clean(&record, &mut self.register, self.options) {
            Ok(cleaned) => cleaned,
            Err(reason) => {
                return Some(Row::left_out(row, &repair::tidy(&record.name), &source_id, reason));
            }
        };
        let (mut service, mut repairs) = (cleaned.service, cleaned.repairs);
        let own_key = if source_id.is_empty() { ids::nameless_key(&service) } else { source_id.clone() };
        let content = ids::content_hash(&service, None);
        let earlier = self.seen.entry(own_key.clone()).or_default();
        if let Some((_, first_row)) = earlier.iter().find(|(hash, _)| *hash == content) {
            let reason = Reason::SameTwice { first_row: *first_row };
            return Some(Row::left_out(row, &service.name, &source_id, reason));
        }
        service.id = match earlier.first() {
            None => match self.options.at_home(&own_key) {
                Some(id) => ServiceId::new(id),
                None => ids::service(&self.options.scope(), &own_key),
            },
            Some((_, first_row)) => {
                repairs.push(Repair::IdRepeated { id: source_id.clone(), first_row: *first_row });
                ids::repeated_service(&self.options.scope(), &own_key, &service.name, &self.given)
            }
        };
        earlier.push((content, row));
        self.given.insert(service.id);
        if source_id.is_empty() {
            repairs.push(Repair::IdMissing);
        } else if !ids::is_valid(&source_id) {
            self.odd_ids += 1;
        }
        let hash = ids::content_hash(&service, cleaned.claimed);
        service.origin = Some(ids::origin(self.options, source_id, cleaned.claimed, hash));
        self.records.push(FeedRow { row, service, repairs });
        None
    }

    fn notes(&self, format: Format) -> impl Iterator<Item = Note> + use<> {
        let unnamed = self.records.iter().filter(|r| r.service.organisation.is_none()).count();
        // Nobody expects valid UUIDs in a table.
        let odd = if matches!(format, Format::Csv | Format::Xlsx) { 0 } else { self.odd_ids };
        [
            (odd > 0).then_some(Note::OddIds { count: odd }),
            (unnamed > 0).then_some(Note::NoOrganisation { count: unnamed }),
        ]
        .into_iter()
        .flatten()
    }
}
