//! What only our own feeds say: terms of our own lists, and the fields that begin with `doorstep_`. A record that has them is
//! read by them alone where the standard says less, so that what left one zone comes into another as it was.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::feed::{FeedAges, FeedCost, FeedPlace, FeedRecord, FeedRest, FeedTimes};
use super::json::{first_text, objects, text};
use crate::oruk::terms::Vocabulary;

/// The name under which version 1.0, which cannot do without an organization, tells of none.
pub const NO_ORGANISATION: &str = "Organisation not named";

/// Reads a record again by our own words, if it has any.
pub(super) fn add(record: &mut FeedRecord, fields: &Map<String, Value>) {
    let terms = terms(fields);
    if !terms.iter().any(|(vocabulary, _)| *vocabulary == Vocabulary::Doorstep) {
        return;
    }
    record.sorted = true;
    sort(record, &terms);
    record.summary = text(fields, "doorstep_summary");
    record.bring = text(fields, "doorstep_bring");
    record.send_note = text(fields, "doorstep_send_note");
    record.extra.clear();
    ages(record, fields);
    costs(record, fields, &terms);
    rest(record, fields);
    times(record, fields);
    addresses(record);
    if let Some(organisation) = &mut record.organisation {
        // The standard cannot do without a description: where there is none, the name stands in.
        if organisation.description == organisation.name {
            organisation.description.clear();
        }
    }
    record.organisation = record.organisation.take().filter(|o| o.name != NO_ORGANISATION);
}

/// The terms of a record that are of our taxonomies, as taxonomy and key.
fn terms(fields: &Map<String, Value>) -> Vec<(Vocabulary, String)> {
    let mut found = Vec::new();
    for term in objects(fields, "attributes").into_iter().flat_map(|a| objects(a, "taxonomy_term")) {
        let taxonomy = text(term, "taxonomy_id");
        let of = Vocabulary::ALL.into_iter().find(|v| v.id().to_string() == taxonomy);
        found.extend(of.map(|v| (v, text(term, "code"))));
    }
    for term in objects(fields, "service_taxonomys").into_iter().flat_map(|t| objects(t, "taxonomy")) {
        let id = text(term, "id");
        let of = id.split_once(':').and_then(|(key, code)| {
            let vocabulary = Vocabulary::ALL.into_iter().find(|v| v.key() == key)?;
            Some((vocabulary, code.to_owned()))
        });
        found.extend(of);
    }
    found
}

/// Our lists, and the tags. Other words for our categories are ours too and say nothing more.
fn sort(record: &mut FeedRecord, terms: &[(Vocabulary, String)]) {
    let tags = terms.iter().filter(|(v, _)| *v == Vocabulary::Tags).map(|(_, name)| name.clone());
    record.tags = tags.collect();
    record.audiences.clear();
    record.deliverable = false;
    record.attend.clear();
    record.channels.clear();
    for (facet, key) in terms.iter().filter(|(v, _)| *v == Vocabulary::Doorstep).filter_map(|(_, c)| c.split_once('.'))
    {
        let key = key.to_owned();
        match facet {
            "category" => record.categories.push(key),
            "kind" => record.kind = key,
            "stage" => record.stages.push(key),
            "need" => record.needs.push(key),
            "level" => record.level = key,
            "attend" => record.attend.push(key),
            "channel" => record.channels.push(key),
            "send" => record.send_support = key,
            "aim" => record.aims.push(key),
            "programme" => record.programmes.push(key),
            _ => {}
        }
    }
}

fn ages(record: &mut FeedRecord, fields: &Map<String, Value>) {
    let of_service = text(fields, "doorstep_age_months");
    let of_eligibility = objects(fields, "eligibilitys").into_iter().map(|e| text(e, "doorstep_age_months"));
    let written = core::iter::once(of_service).chain(of_eligibility).find(|t| !t.is_empty());
    let Some((from, to)) = written.as_deref().and_then(|w| w.split_once('-')) else {
        return;
    };
    record.all_ages = from.is_empty() && to.is_empty();
    record.ages = vec![FeedAges { years: false, from: from.into(), to: to.into() }];
}

fn costs(record: &mut FeedRecord, fields: &Map<String, Value>, terms: &[(Vocabulary, String)]) {
    let says = |code: &str| terms.iter().any(|(v, c)| *v == Vocabulary::Doorstep && c == code);
    let words = objects(fields, "cost_options").into_iter().map(|c| text(c, "amount_description"));
    let words = words.chain([first_text(fields, &["fees_description", "fees"])]).find(|t| !t.is_empty());
    record.costs = match (says("cost.free"), says("cost.paid")) {
        (true, _) => vec![FeedCost { amount: "0".into(), ..FeedCost::default() }],
        (_, true) => vec![FeedCost { text: words.unwrap_or_default(), priced: true, ..FeedCost::default() }],
        _ => Vec::new(),
    };
}

fn rest(record: &mut FeedRecord, fields: &Map<String, Value>) {
    let closed = objects(fields, "doorstep_closed");
    record.rest = closed.first().map(|closed| FeedRest {
        reason: text(fields, "alert"),
        from: text(closed, "from"),
        until: text(closed, "until"),
    });
}

/// The rules as they were written, each once at each place, instead of the rows that were made of them.
fn times(record: &mut FeedRecord, fields: &Map<String, Value>) {
    let mut places = BTreeMap::new();
    for at in objects(fields, "service_at_locations").into_iter().filter(|at| !objects(at, "location").is_empty()) {
        places.insert(text(at, "id"), places.len());
    }
    let mut written: Vec<FeedTimes> = Vec::new();
    let rows = ["schedules", "regular_schedules"].into_iter().flat_map(|name| objects(fields, name));
    for row in rows {
        let in_row = objects(row, "service_at_location").first().map(|at| text(at, "id"));
        let at = in_row.unwrap_or_else(|| text(row, "service_at_location_id"));
        let rule = FeedTimes::Own { text: text(row, "doorstep_when"), place: places.get(&at).copied() };
        if !written.contains(&rule) {
            written.push(rule);
        }
    }
    record.times = written;
}

/// What was filled in because the standard cannot do without it was not known.
fn addresses(record: &mut FeedRecord) {
    for FeedPlace { town, county, filled, .. } in &mut record.places {
        for name in filled.iter() {
            match name.as_str() {
                "city" => town.clear(),
                "state_province" => county.clear(),
                _ => {}
            }
        }
    }
}
