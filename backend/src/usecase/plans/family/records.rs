//! What the tables hold of a family's doors and of what it asks.

use doorstep_shared::api::desk::plans::AskKind;
use doorstep_shared::date::Date;
use doorstep_shared::id::{FamilyId, LinkId, PersonId, PlanId, UserId, ZoneId};
use doorstep_shared::plans::family::Tongue;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::port::Table;
use crate::store::Record;
use crate::token::TokenHash;

/// A door of a family, in its plan: a link that was handed over, then the device that came in by it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Door {
    /// Its id.
    pub id: LinkId,
    /// For whom.
    pub adult: PersonId,
    /// Who handed it over.
    pub made_by: UserId,
    /// When.
    pub made_on: Date,
    /// The last day on which the link can be claimed.
    pub until: Date,
    /// The hash of the link's code.
    pub link: TokenHash,
    /// The hash of the device's cookie, once it was claimed.
    #[serde(default)]
    pub device: Option<TokenHash>,
    /// The day it was claimed.
    #[serde(default)]
    pub claimed_on: Option<Date>,
    /// Whether the device is shared with others.
    #[serde(default)]
    pub shared: bool,
    /// The day it was closed.
    #[serde(default)]
    pub closed_on: Option<Date>,
    /// Counts the changes; 1 is the first.
    pub version: u64,
}

impl Record for Door {
    const TABLE: Table = Table::Plans;
    fn version(&self) -> u64 {
        self.version
    }
}

/// Where the code of a family's link leads. It names a plan and an id, and nobody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FamilyLink {
    /// The door.
    pub id: LinkId,
    /// The zone.
    pub zone: ZoneId,
    /// The plan.
    pub plan: PlanId,
    /// The family.
    pub family: FamilyId,
    /// For whom.
    pub adult: PersonId,
    /// The language in which the six numbers are asked for.
    pub tongue: Tongue,
    /// A keyed hash of the six numbers.
    pub code: String,
    /// How often wrong numbers were tried.
    #[serde(default)]
    pub tries: u8,
    /// The last day it can be claimed.
    pub until: Date,
    /// Whether somebody came in by it, or it was taken back.
    #[serde(default)]
    pub over: bool,
    /// When it is forgotten, in seconds since 1970.
    pub forgotten_at: i64,
    /// Counts the changes; 1 is the first.
    pub version: u64,
}

impl Record for FamilyLink {
    const TABLE: Table = Table::People;
    fn version(&self) -> u64 {
        self.version
    }
    fn expires_at(&self) -> Option<i64> {
        Some(self.forgotten_at)
    }
}

/// A device that came in, under the hash of its cookie.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FamilyDevice {
    /// The door.
    pub id: LinkId,
    /// The zone.
    pub zone: ZoneId,
    /// The plan.
    pub plan: PlanId,
    /// The family.
    pub family: FamilyId,
    /// Whose.
    pub adult: PersonId,
    /// The language that was chosen on it.
    #[serde(default)]
    pub tongue: Option<Tongue>,
    /// A keyed hash of the six numbers, which unlock it.
    pub code: String,
    /// How often wrong numbers were tried since it was last open.
    #[serde(default)]
    pub tries: u8,
    /// Whether others use it, too: then it is forgotten when it would lock.
    pub shared: bool,
    /// Whether somebody locked it.
    #[serde(default)]
    pub locked: bool,
    /// When somebody last did something, in seconds since 1970.
    pub seen_at: i64,
    /// When it ends, whatever is done.
    pub ends_at: i64,
    /// Counts the changes; 1 is the first.
    pub version: u64,
}

impl Record for FamilyDevice {
    const TABLE: Table = Table::People;
    fn version(&self) -> u64 {
        self.version
    }
    fn expires_at(&self) -> Option<i64> {
        Some(self.ends_at)
    }
}

/// Something that a family asks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskRecord {
    /// Its id.
    pub id: Uuid,
    /// Who asks.
    pub adult: PersonId,
    /// About what.
    pub about: AskKind,
    /// In their words.
    pub words: String,
    /// When, in RFC 3339.
    pub at: String,
    /// By when it is answered.
    pub due: Date,
    /// On whose desk it lies.
    pub with: UserId,
    /// The answer; empty while there is none.
    #[serde(default)]
    pub answer: String,
    /// Who answered.
    #[serde(default)]
    pub answered_by: Option<UserId>,
    /// The day.
    #[serde(default)]
    pub answered_on: Option<Date>,
    /// Counts the changes; 1 is the first.
    pub version: u64,
}

impl Record for AskRecord {
    const TABLE: Table = Table::Plans;
    fn version(&self) -> u64 {
        self.version
    }
}

/// A look that an adult hides from the other adults of the family.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HiddenLook {
    /// The look.
    pub look: Uuid,
    /// Who hides it.
    pub by: PersonId,
}

impl Record for HiddenLook {
    const TABLE: Table = Table::Plans;
}
