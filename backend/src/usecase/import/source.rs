//! What a feed is called. A file that was saved under another name is still the same source.

use std::collections::{BTreeMap, BTreeSet};

use doorstep_shared::directory::Service;

use super::duplicates::bare;
use crate::import::Feed;
use crate::usecase::working::WorkingDirectory;

/// Whether a service came from this source.
pub(super) fn is(service: &Service, source: &str) -> bool {
    service.origin.as_ref().is_some_and(|o| o.source == source)
}

/// The source that brought more than half of the feed's records before, if there is one: the same id in the source and the
/// same name. Ids alone would not do: two lists may both count from 1, and a list without ids has none to tell it by.
pub(super) fn known_as(working: &WorkingDirectory, feed: &Feed) -> Option<String> {
    let mut held: BTreeMap<(&str, String), BTreeSet<&str>> = BTreeMap::new();
    for service in &working.services {
        if let Some(origin) = service.origin.as_ref() {
            held.entry((&origin.source_id, bare(&service.name))).or_default().insert(&origin.source);
        }
    }
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for row in &feed.records {
        let Some(origin) = row.service.origin.as_ref() else { continue };
        for source in held.get(&(origin.source_id.as_str(), bare(&row.service.name))).into_iter().flatten() {
            *counts.entry(source).or_default() += 1;
        }
    }
    let (source, count) = counts.into_iter().max_by_key(|(_, count)| *count)?;
    (count * 2 > feed.records.len()).then(|| source.to_owned())
}
