//! One change that waits on this device for the server.

use doorstep_shared::api::desk::plans::{NewPlanEntry, PlanDraft};
use doorstep_shared::plans::entry::{Body, EntryName, FieldChange, Kind};
use serde::{Deserialize, Serialize};

use crate::platform;

/// What it does.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Doing {
    /// It adds an entry.
    Add {
        /// Its name once it is there.
        entry: EntryName,
        /// The entry.
        new: Box<NewPlanEntry>,
    },
    /// It changes one.
    Change {
        /// Which.
        entry: EntryName,
        /// Field by field.
        changes: Vec<FieldChange>,
    },
}

/// Why the server does not take it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refused {
    /// In a sentence.
    pub why: String,
    /// Whether the server keeps both texts, so that somebody can decide between them.
    pub clash: bool,
}

/// A change with all that it takes to send it, also tomorrow, also after signing in again.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Item {
    /// Its place in the order.
    pub name: String,
    /// Whose it is.
    pub user: String,
    /// The zone.
    pub zone: String,
    /// The plan.
    pub plan: String,
    /// The idempotency key: a second sending is the same change.
    pub key: String,
    /// The version it was made from.
    pub base: u64,
    /// When it was made, in RFC 3339.
    pub at: String,
    /// The form it was typed in; empty for a press of a button.
    #[serde(default)]
    pub form: String,
    /// What stood in the form, for mending it.
    #[serde(default)]
    pub typed: Option<PlanDraft>,
    /// What it does.
    pub doing: Doing,
    /// Whom a press is about, by name and day; empty where the kind of entry says enough.
    #[serde(default)]
    pub about: String,
    /// Why it was refused, where it was.
    #[serde(default)]
    pub refused: Option<Refused>,
    /// Whether the server has it. It is shown until the server's next answer shows it.
    #[serde(skip)]
    pub sent: bool,
}

impl Item {
    /// The entry it is about.
    pub fn entry(&self) -> EntryName {
        match &self.doing {
            Doing::Add { entry, .. } | Doing::Change { entry, .. } => *entry,
        }
    }

    /// Whether it still has to be sent.
    pub fn waits(&self) -> bool {
        !self.sent && self.refused.is_none()
    }

    /// Whether it has waited for more than a day. Browsers do not keep things for ever.
    pub fn is_old(&self) -> bool {
        const A_DAY: f64 = 86_400_000.0;
        platform::milliseconds(&platform::now()) - platform::milliseconds(&self.at) > A_DAY
    }

    /// In words for a list: "Note, 25 November 2026 at 10:52".
    pub fn words(&self) -> String {
        let about = if self.about.is_empty() { String::new() } else { format!(" {},", self.about) };
        format!("{},{about} {}", self.kind().words(), platform::london(&self.at))
    }

    fn kind(&self) -> Kind {
        self.entry().kind
    }

    /// What it says, in short lines for whoever has to decide about it.
    pub fn says(&self) -> Vec<String> {
        let texts: Vec<String> = match &self.doing {
            Doing::Change { changes, .. } => changes.iter().filter_map(|c| c.new.as_str().map(str::to_owned)).collect(),
            Doing::Add { new, .. } => words_of(&new.body),
        };
        texts.into_iter().filter(|text| text.contains(' ')).collect()
    }
}

/// The longer texts of a body.
fn words_of(body: &Body) -> Vec<String> {
    let Ok(serde_json::Value::Object(fields)) = serde_json::to_value(body) else { return Vec::new() };
    fields.values().filter_map(|value| value.as_str().map(str::to_owned)).collect()
}
