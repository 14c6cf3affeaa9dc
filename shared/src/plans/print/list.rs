//! What a print may hold, recipient by recipient. A field that stands on no list is never printed, whoever asks.

use serde_json::{Map, Value};

use super::review::MEETING;
use super::school::HANDOVER;
use crate::api::desk::plans::PrintFor;
use crate::plans::entry::{Entry, Kind, value_at};

const ABOUT_ME: &[&str] = &[
    "likes",
    "what_people_like",
    "what_matters",
    "how_to_comfort",
    "how_to_help",
    "words_i_use",
    "important_people",
    "routines",
    "worries",
    "hopes",
];

const FAMILY: &[(Kind, &[&str])] = &[
    (Kind::Child, &["known_as"]),
    (Kind::Adult, &["known_as", "legal_name"]),
    (Kind::Place, &["school", "place"]),
    (Kind::AboutMe, ABOUT_ME),
    (Kind::Need, &["text", "kind"]),
    (Kind::Goal, &["text", "measure", "target_on", "status", "needs"]),
    (Kind::Action, &["text", "owner", "due", "status", "goal"]),
    (Kind::Referral, &["service_name", "stage", "started_family", "outcome_family"]),
];

/// What a worker takes along on a visit: the family's print, and how to reach the family. An address that is kept from others is
/// on neither.
const WORKER: &[(Kind, &[&str])] = &[
    (Kind::Home, &["languages", "interpreter", "reading", "meeting"]),
    (Kind::Contact, &["channel", "value", "ok_to_text", "ok_to_leave_message", "when", "adult"]),
];

/// What the family takes to a meeting, or thinks about before it.
const SHEET: &[(Kind, &[&str])] =
    &[(Kind::Child, &["known_as"]), (Kind::Adult, &["known_as", "legal_name"]), (Kind::Meeting, MEETING)];

/// What the family keeps at the end: its goals with what came of them, and how far it has come on its own scale.
const SUMMARY: &[(Kind, &[&str])] = &[
    (Kind::Child, &["known_as"]),
    (Kind::Goal, &["text", "status", "reached", "outcome"]),
    (Kind::Distance, &["on", "concerns", "confidence"]),
];

/// What the school gets: the record that the parent approved, and what the child is called.
const SCHOOL: &[(Kind, &[&str])] = &[(Kind::Child, &["known_as"]), (Kind::Handover, HANDOVER)];

/// The fields of a kind that a recipient may have.
pub fn fields(recipient: PrintFor, kind: Kind) -> Vec<&'static str> {
    let lists: &[&[(Kind, &[&str])]] = match recipient {
        PrintFor::Family => &[FAMILY],
        PrintFor::Worker => &[FAMILY, WORKER],
        PrintFor::Meeting => &[SHEET],
        PrintFor::Changed => &[SUMMARY],
        PrintFor::School => &[SCHOOL],
    };
    lists
        .iter()
        .flat_map(|list| list.iter())
        .filter(|(of, _)| *of == kind)
        .flat_map(|(_, fields)| fields.iter().copied())
        .collect()
}

/// An entry as its print may see it: the fields of the list and no other.
pub struct Sheet {
    fields: Map<String, Value>,
}

impl Sheet {
    /// Of an entry, for a recipient.
    pub fn of(entry: &Entry, recipient: PrintFor) -> Self {
        let all = match serde_json::to_value(&entry.body) {
            Ok(Value::Object(all)) => all,
            _ => Map::new(),
        };
        let allowed = fields(recipient, entry.name.kind);
        let take = |field: &str| Some((field.to_owned(), all.get(field)?.clone()));
        Self { fields: allowed.into_iter().filter_map(take).collect() }
    }

    /// A field; null when it is not there or not allowed.
    pub fn value(&self, field: &str) -> Value {
        value_at(&self.fields, field)
    }

    /// A text; empty when it is not there or not allowed.
    pub fn text(&self, field: &str) -> String {
        self.value(field).as_str().unwrap_or_default().trim().to_owned()
    }
}
