//! What an import did, or would do: for people in words, for programs as JSON.

use doorstep_shared::api::desk::imports::{FieldState, Side};
use doorstep_shared::id::BatchId;
use serde::{Deserialize, Serialize};

use super::plan::{Action, Plan};
use crate::import::Feed;

/// What an import did, or (when `dry_run`) would do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// The import, to undo it by; none for a dry run and for an import that changed nothing.
    pub batch: Option<BatchId>,
    /// The zone.
    pub zone: String,
    /// What the feed is called here.
    pub source: String,
    /// Whether nothing was written.
    pub dry_run: bool,
    /// Records in the feed.
    pub read: usize,
    /// Records the zone did not show yet.
    pub new: usize,
    /// Records that say something else than last time.
    pub changed: usize,
    /// Records that are as they were.
    pub unchanged: usize,
    /// Records the source has no longer; they are paused.
    pub vanished: usize,
    /// Records left out, each with a reason in `rows`.
    pub quarantined: usize,
    /// Records that look like another one: suggestions, counted among the new ones too.
    pub duplicates: usize,
    /// What to know about the feed as a whole.
    pub notes: Vec<String>,
    /// What to know about single records.
    pub rows: Vec<ReportRow>,
}

/// What to know about one record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportRow {
    /// Where it stands in the feed, from 1; none for records that are not in it.
    pub row: Option<usize>,
    /// Its name, as far as it has one.
    pub name: String,
    /// Its id in the source.
    pub source_id: String,
    /// What became of it.
    pub outcome: Outcome,
    /// Why, in one sentence.
    pub reason: String,
}

/// What became of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// Left out.
    Quarantined,
    /// Taken in, with something mended.
    Repaired,
    /// Taken in; it looks like another one.
    PossibleDuplicate,
    /// Paused, because the source has it no longer.
    Vanished,
    /// A field that was changed here is kept against the source's word.
    KeptHere,
}

impl Report {
    /// The report of a plan.
    pub fn of(zone: &str, source: &str, feed: &Feed, plan: &Plan, batch: Option<BatchId>) -> Self {
        let mut rows: Vec<ReportRow> = Vec::new();
        rows.extend(feed.quarantined.iter().map(|row| ReportRow {
            row: Some(row.row),
            name: row.name.clone(),
            source_id: row.source_id.clone(),
            outcome: Outcome::Quarantined,
            reason: row.reason.to_string(),
        }));
        for record in &feed.records {
            let source_id = record.service.origin.as_ref().map(|o| o.source_id.clone()).unwrap_or_default();
            rows.extend(record.repairs.iter().map(|repair| ReportRow {
                row: Some(record.row),
                name: record.service.name.clone(),
                source_id: source_id.clone(),
                outcome: Outcome::Repaired,
                reason: repair.to_string(),
            }));
        }
        rows.extend(plan.duplicates.iter().map(|d| ReportRow {
            row: feed.records.iter().find(|r| r.service.id == d.service).map(|r| r.row),
            name: d.name.clone(),
            source_id: String::new(),
            outcome: Outcome::PossibleDuplicate,
            reason: format!(
                "It has the same name and the same {} as “{}”. Is it the same service?",
                d.shares, d.other_name
            ),
        }));
        rows.extend(plan.writes.iter().filter(|w| w.action == Action::Vanished).map(|w| ReportRow {
            row: None,
            name: w.service.name.clone(),
            source_id: w.service.origin.as_ref().map(|o| o.source_id.clone()).unwrap_or_default(),
            outcome: Outcome::Vanished,
            reason: "The feed does not have it any more, so it is paused. Nothing is deleted.".into(),
        }));
        for write in plan.writes.iter().filter(|w| w.action == Action::Changed) {
            let kept = write.differs.iter().filter(|d| d.side == Side::Ours && d.state == FieldState::Conflict);
            rows.extend(kept.map(|d| ReportRow {
                row: feed.records.iter().find(|r| r.service.id == write.service.id).map(|r| r.row),
                name: write.service.name.clone(),
                source_id: write.service.origin.as_ref().map(|o| o.source_id.clone()).unwrap_or_default(),
                outcome: Outcome::KeptHere,
                reason: format!(
                    "“{}” was changed here and says something else in the feed: what was written here is kept.",
                    d.field.label()
                ),
            }));
        }
        Self {
            batch,
            zone: zone.into(),
            source: source.into(),
            dry_run: false,
            read: feed.read,
            new: plan.count(Action::New),
            changed: plan.count(Action::Changed),
            unchanged: plan.unchanged,
            vanished: plan.count(Action::Vanished),
            quarantined: feed.quarantined.len(),
            duplicates: plan.duplicates.len(),
            notes: feed.notes.iter().map(ToString::to_string).collect(),
            rows,
        }
    }
}
