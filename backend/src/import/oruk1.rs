//! What only Open Referral UK 1.0 has, and the extensions of its largest vendor.

use serde_json::{Map, Value};

use super::feed::{FeedAges, FeedRecord};
use super::json::{first_text, objects, text};
use super::oruk::rule;

/// Adds the fields of version 1.0.
pub(super) fn add(record: &mut FeedRecord, fields: &Map<String, Value>) {
    record.kind = text(fields, "deliverable_type");
    record.deliverable = true;
    record.channels.extend(words(&text(fields, "attending_type")));
    record.attend.extend(words(&text(fields, "attending_access")));
    record.attend_note = text(fields, "pc_attendingAccess_additionalInfo");
    for schedule in objects(fields, "regular_schedules") {
        record.times.push(rule(schedule, None));
    }
    for eligibility in ["eligibilitys", "eligibilities"].into_iter().flat_map(|name| objects(fields, name)) {
        let (from, to) = (text(eligibility, "minimum_age"), text(eligibility, "maximum_age"));
        record.ages.push(FeedAges { years: true, from, to });
        let who = text(eligibility, "eligibility");
        if record.who_for.is_empty() {
            record.who_for = who;
        }
    }
    for tagged in ["service_taxonomys", "service_taxonomies"].into_iter().flat_map(|name| objects(fields, name)) {
        for term in objects(tagged, "taxonomy") {
            record.tags.push(text(term, "name"));
        }
    }
    for audience in objects(fields, "pc_targetAudience") {
        record.audiences.push(text(audience, "audienceType"));
    }
    for dates in objects(fields, "pc_metadata") {
        if record.assured.trim().is_empty() {
            record.assured = text(dates, "date_assured");
        }
        if record.modified.trim().is_empty() {
            record.modified = first_text(dates, &["date_modified", "last_modified"]);
        }
    }
}

/// One field, several words.
fn words(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split([',', ';', '/']).map(str::trim).filter(|w| !w.is_empty()).map(String::from)
}
