//! The one writer of entries: the record in place of the version it was made from, its history, its audit event and the word
//! to publish, put into one change. Who calls adds what else belongs to it, such as the idempotency record.

use std::collections::BTreeMap;

use doorstep_shared::date::Date;
use doorstep_shared::directory::{Service, Zone};
use doorstep_shared::editing::{Act, Field, changes};
use doorstep_shared::set::Member as _;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::port::{Condition, Ids, StoreError, Table, Tables};
use crate::store::{By, Change, Record, field_diff, get, keys};
use crate::usecase::outbox::DIRECTORY_CHANGED;

/// A version of an entry as history keeps it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Kept {
    /// The entry as it was.
    #[serde(flatten)]
    pub service: Service,
    /// How the version came about; older ones do not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Note>,
}

impl Record for Kept {
    const TABLE: Table = Table::Directory;
    fn version(&self) -> u64 {
        self.service.version
    }
}

/// How a version came about.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Note {
    /// What was done.
    #[serde(flatten)]
    pub mark: Mark,
    /// The fields it changed.
    #[serde(default)]
    pub fields: Vec<Field>,
    /// For each field the last change before and with this version: carried on from version to version, so that nobody has to
    /// read them all to say who wrote what.
    #[serde(default)]
    pub lately: BTreeMap<Field, Mark>,
    /// The version that the last check made which still stands.
    #[serde(default)]
    pub last_check: Option<u64>,
}

/// What was done, by whom and when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// The version it made.
    pub number: u64,
    /// What was done.
    pub act: Act,
    /// When, in RFC 3339.
    pub at: String,
    /// The day in London.
    pub on: Date,
    /// Who did it.
    pub by: By,
    /// Who wrote it, where somebody else approved it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub written_by: Option<By>,
}

/// A change of one entry.
#[derive(Debug)]
pub struct EntryChange<'a> {
    /// The zone.
    pub zone: &'a Zone,
    /// The entry as it is; none when it is not there yet.
    pub before: Option<&'a Service>,
    /// The note of that version, where it has one.
    pub note: Option<Note>,
    /// The entry as it shall be. Its version is set here.
    pub after: Service,
    /// What is done.
    pub act: Act,
    /// Who does it.
    pub by: By,
    /// Who wrote it, when somebody else approves it.
    pub written_by: Option<By>,
    /// Which check stands afterwards, when this takes one back.
    pub check_before: Option<Option<u64>>,
    /// Whether somebody else says that there is something to publish.
    pub silent: bool,
}

impl<'a> EntryChange<'a> {
    /// A change of what is there, or the first version of what is not.
    pub fn new(zone: &'a Zone, before: Option<&'a Service>, after: Service, act: Act, by: By) -> Self {
        Self { zone, before, note: None, after, act, by, written_by: None, check_before: None, silent: false }
    }

    /// The change with the note of the version it is made from, as stored.
    ///
    /// # Errors
    /// When the tables cannot be read.
    pub async fn noted(mut self, tables: &dyn Tables) -> Result<Self, StoreError> {
        if let Some(before) = self.before {
            let kept: Option<Kept> = get(tables, &keys::version(before.id, before.version)).await?;
            self.note = kept.and_then(|k| k.note);
        }
        Ok(self)
    }

    /// The version that it makes.
    pub fn version(&self) -> u64 {
        self.before.map_or(0, |b| b.version) + 1
    }

    /// Puts record, history, audit event and message into one change.
    ///
    /// # Errors
    /// When the entry cannot be written as JSON.
    pub fn begin<'c>(self, at: Timestamp, today: Date, ids: &'c dyn Ids) -> Result<Change<'c>, StoreError> {
        let change = Change::new(self.by.clone(), &self.zone.id, at, ids);
        let change = if self.silent { change } else { change.outbox(DIRECTORY_CHANGED, Map::new()) };
        self.join(change, at, today)
    }

    /// Puts record, history and audit event into a change that another entry began.
    ///
    /// # Errors
    /// When the entry cannot be written as JSON.
    pub fn join<'c>(mut self, change: Change<'c>, at: Timestamp, today: Date) -> Result<Change<'c>, StoreError> {
        self.after.version = self.version();
        let (diff, fields) = self.differences()?;
        let condition = self.before.map_or(Condition::Absent, |b| Condition::Version(b.version));
        let (zone, id, action) = (self.zone, self.after.id, self.act.key());
        let kept = Kept { note: Some(self.note_of(at, today, fields)), service: self.after };
        let change = change
            .put(keys::entry(&zone.id, zone.shards, id), &kept.service, condition)
            .create(keys::version(id, kept.service.version), &kept)
            .audit(&format!("service/{id}"), action, diff);
        Ok(change)
    }

    fn differences(&self) -> Result<(Map<String, Value>, Vec<Field>), StoreError> {
        let json = |s: &Service| serde_json::to_value(s).map_err(|error| StoreError::Rejected(error.to_string()));
        let old = self.before.map(json).transpose()?.unwrap_or_default();
        let mut diff = field_diff(&old, &json(&self.after)?);
        diff.remove("/version");
        let blank;
        let before = match self.before {
            Some(before) => before,
            None => {
                blank = Service::named(self.after.id, "", self.after.kind);
                &blank
            }
        };
        Ok((diff, changes(before, &self.after).into_iter().map(|c| c.field).collect()))
    }

    fn note_of(&self, at: Timestamp, on: Date, fields: Vec<Field>) -> Note {
        let mark = Mark {
            number: self.after.version,
            act: self.act,
            at: at.to_string(),
            on,
            by: self.by.clone(),
            written_by: self.written_by.clone(),
        };
        let before = self.note.as_ref();
        let mut lately = before.map(|n| n.lately.clone()).unwrap_or_default();
        lately.extend(fields.iter().map(|field| (*field, mark.clone())));
        let last_check = match (self.act, self.check_before) {
            (_, Some(set_back)) => set_back,
            (Act::Check, None) => Some(mark.number),
            _ => before.and_then(|n| n.last_check),
        };
        Note { mark, fields, lately, last_check }
    }
}
