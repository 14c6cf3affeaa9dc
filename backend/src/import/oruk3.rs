//! What only Open Referral UK 3.0, and the international standard behind it, has.

use serde_json::{Map, Value};

use super::feed::{FeedAges, FeedRecord};
use super::json::{first_text, objects, text};
use super::oruk::rule;

/// Adds the fields of version 3.0.
pub(super) fn add(record: &mut FeedRecord, fields: &Map<String, Value>) {
    let (from, to) = (text(fields, "minimum_age"), text(fields, "maximum_age"));
    if !from.is_empty() || !to.is_empty() {
        record.ages.push(FeedAges { years: true, from, to });
    }
    for schedule in objects(fields, "schedules") {
        record.times.push(rule(schedule, None));
        let how = text(schedule, "attending_type");
        if !how.is_empty() {
            record.channels.push(how);
        }
    }
    let who = text(fields, "eligibility_description");
    if record.who_for.is_empty() {
        record.who_for = who;
    }
    let how = text(fields, "application_process");
    if record.attend_note.is_empty() {
        record.attend_note = how;
    }
    let alert = text(fields, "alert");
    if !alert.trim().is_empty() {
        record.extra.push(alert);
    }
    for attribute in objects(fields, "attributes") {
        for term in objects(attribute, "taxonomy_term") {
            record.tags.push(first_text(term, &["name", "label"]));
        }
    }
}
