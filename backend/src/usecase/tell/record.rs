//! A message as it is kept: whom it tells what, from when on, and what became of it. It holds no name, no address and no number.

use doorstep_shared::api::desk::list_messages::NotDelivered;
use doorstep_shared::date::Date;
use doorstep_shared::id::{PersonId, PlanId, UserId};
use doorstep_shared::plans::contact::{About, Moment, Never, Why};
use doorstep_shared::plans::entry::EntryName;
use doorstep_shared::plans::message::{Line, Say, Trigger};
use doorstep_shared::plans::people::Channel;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::port::Table;
use crate::store::Record;

/// How long a message is kept, in seconds: 100 days. Longer than what it is about could be told again.
const KEPT: i64 = 100 * 24 * 60 * 60;

/// Whom a message is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum To {
    /// An adult of a plan's family.
    Adult {
        /// The plan.
        plan: PlanId,
        /// Who.
        adult: PersonId,
    },
    /// Somebody of the zone.
    Member {
        /// Who.
        user: UserId,
    },
}

/// What it tells.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum What {
    /// A sentence, to an adult.
    Words {
        /// Whose affair it is.
        about: About,
        /// The sentence.
        say: Say,
        /// The entry that it is about.
        #[serde(default)]
        entry: Option<EntryName>,
    },
    /// What waits for somebody, in one message.
    Digest {
        /// The lines, decided about again before they leave.
        #[serde(default)]
        lines: Vec<DigestLine>,
        /// What is of the zone as a whole.
        #[serde(default)]
        notices: Vec<Notice>,
    },
}

/// A line of a digest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DigestLine {
    /// The plan.
    pub plan: PlanId,
    /// What the family is called where no name may stand.
    pub label: String,
    /// What.
    pub line: Line,
}

/// Something of the zone as a whole, for whoever looks after it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum Notice {
    /// How many actions are two weeks late; small counts not to the number.
    LateActions {
        /// The count as it is told.
        count: String,
    },
    /// An agreement on sharing ends or is to be looked at again.
    Agreement {
        /// Whether it ends.
        ends: bool,
        /// In how many days.
        days: i32,
    },
}

/// What has become of a message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum Stand {
    /// It waits.
    Waiting,
    /// Somebody hands it over just now, until this second at most.
    Handing {
        /// In seconds since 1970.
        until: i64,
    },
    /// It was handed over.
    Sent {
        /// When, in RFC 3339.
        at: String,
        /// By what.
        channel: Channel,
        /// What it was about.
        subject: String,
        /// Its text.
        text: String,
        /// Whether it is known to have arrived.
        arrived: bool,
        /// How often that was asked.
        asked: u32,
    },
    /// It is not sent, and nobody has to do anything about it.
    NotSent {
        /// Why.
        why: Never,
    },
    /// A person has to tell it.
    Person {
        /// Why.
        why: Why,
    },
    /// It could not be delivered.
    Failed {
        /// Why.
        why: NotDelivered,
    },
}

/// A message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Telling {
    /// What tells it from every other: a hash of what it tells and to whom. Whoever carries it knows it by this too.
    pub id: String,
    /// The day it is of.
    pub on: Date,
    /// What it is about.
    pub trigger: Trigger,
    /// For whom.
    pub to: To,
    /// What a family is called where no name may stand; empty for staff.
    #[serde(default)]
    pub label: String,
    /// What it tells.
    pub what: What,
    /// From when on.
    pub not_before: Moment,
    /// The last day on which it is worth anything.
    pub until: Date,
    /// What has become of it.
    pub stand: Stand,
    /// How often it was tried.
    #[serde(default)]
    pub tries: u32,
    /// Whether it may be under way without our knowing: it is looked up before it is sent.
    #[serde(default)]
    pub unsure: bool,
    /// When it is looked at next, in seconds since 1970; where it waits in the queue.
    pub next_at: i64,
    /// Counts the changes; 1 is the first.
    pub version: u64,
}

impl Record for Telling {
    const TABLE: Table = Table::Plans;
    fn version(&self) -> u64 {
        self.version
    }
    fn expires_at(&self) -> Option<i64> {
        Some(i64::from(self.on.days()) * 24 * 60 * 60 + KEPT)
    }
}

impl Telling {
    /// The name of what is told (`event`) to somebody: the same for both is the same message.
    pub fn id_of(event: &str, to: &To) -> String {
        let whom = match to {
            To::Adult { plan, adult } => format!("{plan}/{adult}"),
            To::Member { user } => user.to_string(),
        };
        let mut hash = Sha256::new();
        for part in [event, &whom] {
            hash.update((part.len() as u64).to_be_bytes());
            hash.update(part);
        }
        hash.finalize().iter().take(16).map(|byte| format!("{byte:02x}")).collect()
    }
}

/// That a message waits, and where it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Queued {
    /// The day it is of.
    pub on: Date,
    /// Its name.
    pub id: String,
}

impl Record for Queued {
    const TABLE: Table = Table::Plans;
}

/// That somebody has to tell a family something that no message told. One for each plan: a contact with the family takes it away.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RingRow {
    /// The plan.
    pub plan: PlanId,
    /// Whom.
    pub adult: PersonId,
    /// Why.
    pub why: Why,
    /// What the last message was about.
    pub trigger: Trigger,
    /// Since when.
    pub on: Date,
}

impl Record for RingRow {
    const TABLE: Table = Table::Plans;
}
