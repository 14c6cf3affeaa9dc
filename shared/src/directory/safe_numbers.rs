//! Whom a worker rings when a child may not be safe: the numbers that each zone has its own of.

use serde::{Deserialize, Serialize};

use crate::date::Date;
use crate::id::OrganisationId;

/// Days after which somebody looks whether the numbers still hold.
pub const SAFE_NUMBERS_HOLD_DAYS: i32 = 90;

/// The person of an organisation who keeps children safe: its designated safeguarding lead.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct SafeLead {
    /// Of which organisation.
    pub organisation: OrganisationId,
    /// Who it is.
    pub name: String,
    /// Phone number as people write it.
    pub phone: String,
}

/// The numbers of a zone.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct SafeNumbers {
    /// The council's team for children (MASH), as people write it; empty when nobody has said.
    #[serde(default)]
    pub council: String,
    /// The leads, one an organisation.
    #[serde(default)]
    pub leads: Vec<SafeLead>,
    /// The day on which somebody last said that all of it is so.
    #[serde(default)]
    pub checked_on: Option<Date>,
}

impl SafeNumbers {
    /// Whether nobody has said anything yet.
    pub fn is_empty(&self) -> bool {
        self.council.is_empty() && self.leads.is_empty()
    }

    /// The lead of an organisation.
    pub fn lead(&self, organisation: Option<OrganisationId>) -> Option<&SafeLead> {
        self.leads.iter().find(|lead| Some(lead.organisation) == organisation)
    }

    /// IG73: whether it is time to look whether they still hold. So it is while there are none.
    pub fn are_due(&self, today: Date) -> bool {
        self.checked_on.is_none_or(|on| today.days_since(on) > SAFE_NUMBERS_HOLD_DAYS)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may")]
    use super::*;

    #[test]
    fn ig73_numbers_are_looked_at_again_after_ninety_days() {
        let checked = SafeNumbers { checked_on: Some("2026-08-27".parse().unwrap()), ..SafeNumbers::default() };
        assert!(!checked.are_due("2026-11-25".parse().unwrap()), "the ninetieth day");
        assert!(checked.are_due("2026-11-26".parse().unwrap()));
        assert!(SafeNumbers::default().are_due("2026-11-26".parse().unwrap()), "nobody has ever said");
    }
}
