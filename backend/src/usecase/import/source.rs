//! What a feed is called. A file that was saved under another name is still the same source.

use std::collections::BTreeMap;

use doorstep_shared::directory::Service;

use crate::import::Feed;
use crate::usecase::working::WorkingDirectory;

/// Whether a service came from this source.
pub(super) fn is(service: &Service, source: &str) -> bool {
    service.origin.as_ref().is_some_and(|o| o.source == source)
}

/// The source that brought more than half of the feed's records before, if there is one.
pub(super) fn known_as(working: &WorkingDirectory, feed: &Feed) -> Option<String> {
    let mut held: BTreeMap<&str, &str> = BTreeMap::new();
    for origin in working.services.iter().filter_map(|s| s.origin.as_ref()) {
        held.insert(&origin.source_id, &origin.source);
    }
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for origin in feed.records.iter().filter_map(|r| r.service.origin.as_ref()) {
        if let Some(source) = held.get(origin.source_id.as_str()) {
            *counts.entry(source).or_default() += 1;
        }
    }
    let (source, count) = counts.into_iter().max_by_key(|(_, count)| *count)?;
    (count * 2 > feed.records.len()).then(|| source.to_owned())
}
