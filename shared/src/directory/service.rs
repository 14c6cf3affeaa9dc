//! A service: the unit families look for.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{
    AgeRange, Aim, Attend, Category, Channel, CheckedPart, CheckerRole, Contact, Kind, Level, LifeStage, Link, Need,
    Programme, State, Translation, Trust, Visibility,
};
use crate::date::Date;
use crate::fact::Fact;
use crate::id::{BatchId, LocationId, OrganisationId, ServiceId};
use crate::lang::{Lang, LanguageCode};
use crate::schedule::Schedule;
use crate::set::Set;

/// A service as its keepers hold it. `None` in a fact that a family filters on means "not known", never "no".
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Service {
    /// Its id.
    pub id: ServiceId,
    /// Its name, never empty, at most [`Service::NAME_MAX`] characters.
    pub name: String,
    /// One or two sentences for lists, at most [`Service::SUMMARY_MAX`] characters.
    #[serde(default)]
    pub summary: String,
    /// The whole text, in the clean form of [`crate::rich_text`].
    #[serde(default)]
    pub description: String,
    /// Who runs it, when named.
    #[serde(default)]
    pub organisation: Option<OrganisationId>,
    /// What kind of thing it is.
    pub kind: Kind,
    /// The aims of the zone it serves.
    #[serde(default)]
    pub aims: Set<Aim>,
    /// The programmes of the zone it belongs to.
    #[serde(default)]
    pub programmes: Set<Programme>,
    /// The life stages it is for; not known when missing (then the ages say what they can).
    #[serde(default)]
    pub stages: Option<Set<LifeStage>>,
    /// What it is about.
    #[serde(default)]
    pub categories: Set<Category>,
    /// Words other directories tag it with, cleaned; searched, not shown as filters.
    #[serde(default)]
    pub tags: BTreeSet<String>,
    /// Needs it answers.
    #[serde(default)]
    pub needs: Set<Need>,
    /// How much is asked before somebody may use it.
    #[serde(default)]
    pub level: Option<Level>,
    /// The ages it is for; [`AgeRange::ALL`] when every age is welcome.
    #[serde(default)]
    pub ages: Option<AgeRange>,
    /// Who it is for, in a sentence; may be empty.
    #[serde(default)]
    pub who_for: String,
    /// What it costs.
    #[serde(default)]
    pub cost: Cost,
    /// How to attend.
    #[serde(default)]
    pub attend: Option<Set<Attend>>,
    /// More about how to attend, in a sentence; may be empty.
    #[serde(default)]
    pub attend_note: String,
    /// Where help reaches the family.
    #[serde(default)]
    pub channels: Option<Set<Channel>>,
    /// Languages spoken.
    #[serde(default)]
    pub languages: Option<BTreeSet<LanguageCode>>,
    /// Whether children with special educational needs or disabilities get extra support.
    #[serde(default = "unknown")]
    pub send_support: Fact,
    /// What that support is, in a sentence; may be empty.
    #[serde(default)]
    pub send_note: String,
    /// What to bring, in a sentence; may be empty.
    #[serde(default)]
    pub bring: String,
    /// When it is on, each with its place.
    #[serde(default)]
    pub schedules: Vec<Schedule>,
    /// Places it happens at, beside those of the schedules.
    #[serde(default)]
    pub locations: BTreeSet<LocationId>,
    /// Ways to reach it.
    #[serde(default)]
    pub contacts: Vec<Contact>,
    /// Web addresses.
    #[serde(default)]
    pub links: Vec<Link>,
    /// Whether it runs.
    #[serde(default)]
    pub state: State,
    /// Who may see it.
    #[serde(default)]
    pub visibility: Visibility,
    /// Where the record came from, when it was imported.
    #[serde(default)]
    pub origin: Option<Origin>,
    /// The last change of its words or facts. Never moves `checked`.
    #[serde(default)]
    pub edited: Option<Edit>,
    /// The last time a person confirmed it. Never moved by an edit.
    #[serde(default)]
    pub checked: Option<Check>,
    /// Its texts in other languages.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub translations: BTreeMap<Lang, Translation>,
    /// Counts the changes; 1 is the first.
    #[serde(default)]
    pub version: u64,
}

fn unknown() -> Fact {
    Fact::Unknown
}

impl Service {
    /// Most characters of a name.
    pub const NAME_MAX: usize = 200;
    /// Most characters of a summary.
    pub const SUMMARY_MAX: usize = 200;
    /// Most characters of a description.
    pub const DESCRIPTION_MAX: usize = 20_000;
    /// Most characters of a text that is a sentence or two: who it is for, what to bring, what it costs.
    pub const SENTENCE_MAX: usize = 500;

    /// A service with a name and nothing else known.
    pub fn named(id: ServiceId, name: impl Into<String>, kind: Kind) -> Self {
        Self {
            id,
            name: name.into(),
            summary: String::new(),
            description: String::new(),
            organisation: None,
            kind,
            aims: Set::EMPTY,
            programmes: Set::EMPTY,
            stages: None,
            categories: Set::EMPTY,
            tags: BTreeSet::new(),
            needs: Set::EMPTY,
            level: None,
            ages: None,
            who_for: String::new(),
            cost: Cost::Unknown,
            attend: None,
            attend_note: String::new(),
            channels: None,
            languages: None,
            send_support: Fact::Unknown,
            send_note: String::new(),
            bring: String::new(),
            schedules: Vec::new(),
            locations: BTreeSet::new(),
            contacts: Vec::new(),
            links: Vec::new(),
            state: State::Active,
            visibility: Visibility::Public,
            origin: None,
            edited: None,
            checked: None,
            translations: BTreeMap::new(),
            version: 0,
        }
    }

    /// Every place it happens at, once each.
    pub fn places(&self) -> BTreeSet<LocationId> {
        self.locations.iter().copied().chain(self.schedules.iter().filter_map(|s| s.location)).collect()
    }

    /// How far it may be trusted, where checks of its kind hold so many weeks.
    pub fn trust(&self, half_life_weeks: u8) -> Trust {
        Trust {
            checked: self.checked.map(|c| c.on),
            arrived: self.origin.as_ref().map(|o| o.imported_on),
            half_life_weeks,
            rest: self.state.rest(),
        }
    }

    /// Its texts in a language, when somebody or something translated them.
    pub fn translation(&self, lang: Lang) -> Option<&Translation> {
        self.translations.get(&lang)
    }
}

/// What a service costs.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "kebab-case")]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub enum Cost {
    /// Nobody has told us.
    #[default]
    Unknown,
    /// It costs nothing.
    Free,
    /// It costs something.
    Paid {
        /// How much, in words: "£2 a family, fruit included".
        text: String,
    },
}

impl Cost {
    /// Whether it is free.
    pub fn free(&self) -> Fact {
        match self {
            Self::Unknown => Fact::Unknown,
            Self::Free => Fact::Yes,
            Self::Paid { .. } => Fact::No,
        }
    }
}

/// Where an imported record came from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Origin {
    /// The name of the feed or file, as the zone calls it.
    pub source: String,
    /// The record's id in the source, as it stood there.
    pub source_id: String,
    /// The import that last touched it.
    pub batch: BatchId,
    /// When it first came in.
    pub imported_on: Date,
    /// The day the source says it was assured; shown to staff as "claimed", never used as a check.
    #[serde(default)]
    pub claimed_assured_on: Option<Date>,
    /// What the source held at the last import, hashed: tells a changed record from an unchanged one.
    #[serde(default)]
    pub source_hash: String,
    /// Since when the source lists it no longer; an import pauses it then and wakes it when it is back.
    #[serde(default)]
    pub missing_since: Option<Date>,
    /// Fields whose word here was kept against the source's, each with a hash of what the source said then.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub kept: BTreeMap<String, String>,
}

/// Who changed an entry, and when.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Edit {
    /// The day.
    pub on: Date,
    /// A role, never a person.
    pub by: CheckerRole,
}

/// Who confirmed an entry, when, and which parts of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Check {
    /// The day.
    pub on: Date,
    /// A role, never a person.
    pub by: CheckerRole,
    /// The parts that were confirmed.
    pub parts: Set<CheckedPart>,
}
