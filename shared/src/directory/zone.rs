//! The family zone and its school calendar.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Kind, SafeNumbers};
use crate::date::Date;
use crate::id::ZoneId;
use crate::policy::ZoneRules;

/// A neighbourhood whose partners keep one directory.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Zone {
    /// Its short name, as in addresses.
    pub id: ZoneId,
    /// What people call it.
    pub name: String,
    /// The council it lies in; its county or unitary name in feeds.
    #[serde(default)]
    pub council: String,
    /// The person or desk to talk to when a search ends without an answer.
    #[serde(default)]
    pub helper: Option<Helper>,
    /// Into how many parts the entries are split: 1 up to 2,000 entries.
    #[serde(default = "one")]
    pub shards: u8,
    /// Whether its people and places are made up.
    #[serde(default)]
    pub demo: bool,
    /// Whose changes wait for approval.
    #[serde(default = "nobodys")]
    pub approval: ZoneRules,
    /// Weeks after which half of the trust in a check is gone, where the zone differs from [`Kind::half_life_weeks`].
    #[serde(default)]
    pub half_lives: BTreeMap<Kind, u8>,
    /// Words that families here use for something, and what entries call it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub synonyms: Vec<Synonym>,
    /// Whom a worker rings when a child may not be safe.
    #[serde(default, skip_serializing_if = "SafeNumbers::is_empty")]
    pub safe_numbers: SafeNumbers,
    /// Counts the changes; 1 is the first.
    #[serde(default)]
    pub version: u64,
}

/// A word of families for something that entries call by another: whoever looks for it finds those.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Synonym {
    /// What families look for.
    pub said: String,
    /// The words that stand in entries.
    pub means: String,
}

impl Zone {
    /// A zone of which only its names are known.
    pub fn named(id: ZoneId, name: impl Into<String>) -> Self {
        Self {
            id,
            name: name.into(),
            council: String::new(),
            helper: None,
            shards: 1,
            demo: false,
            approval: ZoneRules::NoApproval,
            half_lives: BTreeMap::new(),
            synonyms: Vec::new(),
            safe_numbers: SafeNumbers::default(),
            version: 1,
        }
    }

    /// Weeks after which half of the trust in a check of such a service is gone, here.
    pub fn half_life_weeks(&self, kind: Kind) -> u8 {
        self.half_lives.get(&kind).copied().unwrap_or_else(|| kind.half_life_weeks())
    }
}

fn nobodys() -> ZoneRules {
    ZoneRules::NoApproval
}

fn one() -> u8 {
    1
}

/// Somebody to talk to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Helper {
    /// First name, or the name of a desk.
    pub name: String,
    /// Where they are: "the Children's Centre".
    pub place: String,
    /// Phone number as people write it.
    pub phone: String,
}

/// The days schools of the zone are open, as terms; what lies between them is holiday.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Calendar {
    /// Stretches of school days, in order. A half-term break splits a term in two.
    pub terms: Vec<Term>,
    /// Single days in term on which schools are closed (staff training).
    #[serde(default)]
    pub closed: Vec<Date>,
}

/// A stretch of school days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Term {
    /// First school day.
    pub from: Date,
    /// Last school day.
    pub to: Date,
}

impl Calendar {
    /// Whether a day lies in term (weekends inside a term count as term, closed days do not);
    /// not known outside the years the calendar covers.
    pub fn in_term(&self, date: Date) -> crate::fact::Fact {
        let (Some(first), Some(last)) = (self.terms.first(), self.terms.last()) else {
            return crate::fact::Fact::Unknown;
        };
        if date < first.from || date > last.to {
            return crate::fact::Fact::Unknown;
        }
        let open = self.terms.iter().any(|t| t.from <= date && date <= t.to) && !self.closed.contains(&date);
        crate::fact::Fact::of(open)
    }
}
