//! What an entry was when an import last wrote it, so that what was changed here since can be told.

use std::collections::BTreeMap;

use doorstep_shared::directory::Service;
use doorstep_shared::id::ServiceId;

use super::batch::BatchEntry;
use super::merge::Base;
use super::plan::same_as_last_time;
use crate::import::Feed;
use crate::port::{Key, StoreError, Table, Tables};
use crate::store::{get_many, keys};
use crate::usecase::working::WorkingDirectory;

/// What entries were when an import last wrote them.
#[derive(Clone, Debug, Default)]
pub struct Bases {
    /// The version that the import gave, where it is known.
    written: BTreeMap<ServiceId, u64>,
    /// The entry of that version, where it is not the one that stands.
    then: BTreeMap<ServiceId, Service>,
}

impl Bases {
    /// What is known of one entry.
    pub fn of(&self, now: &Service) -> Base<'_> {
        match (self.written.get(&now.id), self.then.get(&now.id)) {
            (Some(version), _) if *version == now.version => Base::Unchanged,
            (_, Some(then)) => Base::Then(then),
            // Nothing is known of it: an entry that nobody has edited says what its source said.
            _ if now.edited.is_none() => Base::Unchanged,
            _ => Base::NotKnown,
        }
    }
}

/// Reads it for the entries that a feed would change: two reads of many items, whatever the size of the zone.
///
/// # Errors
/// When the tables cannot be read.
pub async fn bases(tables: &dyn Tables, working: &WorkingDirectory, feed: &Feed) -> Result<Bases, StoreError> {
    let held: BTreeMap<ServiceId, &Service> = working.services.iter().map(|s| (s.id, s)).collect();
    let changed: Vec<&Service> = (feed.records.iter())
        .filter_map(|row| held.get(&row.service.id).copied().filter(|now| !same_as_last_time(now, &row.service)))
        .collect();
    let asked: Vec<Key> =
        (changed.iter()).filter_map(|now| now.origin.as_ref().map(|o| keys::batch_entry(o.batch, now.id))).collect();
    let mut bases = Bases::default();
    for item in tables.get_many(Table::Directory, &asked).await? {
        let id = item.key.sk.trim_start_matches(keys::ENTRY).parse();
        let entry: Option<BatchEntry> = serde_json::from_value(serde_json::Value::Object(item.body)).ok();
        if let (Ok(id), Some(entry)) = (id, entry) {
            bases.written.insert(id, entry.after);
        }
    }
    let moved = changed.iter().filter_map(|now| {
        let version = bases.written.get(&now.id).copied().filter(|version| *version != now.version)?;
        Some(keys::version(now.id, version))
    });
    let moved: Vec<Key> = moved.collect();
    for then in get_many::<Service>(tables, &moved).await? {
        bases.then.insert(then.id, then);
    }
    Ok(bases)
}
