//! Somebody's place in a zone.

use serde::{Deserialize, Serialize};

use super::{Capability, Role};
use crate::date::Date;
use crate::id::{OrganisationId, UserId, ZoneId};
use crate::set::Set;

/// What somebody is in one zone, and from when to when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Membership {
    /// The zone.
    pub zone: ZoneId,
    /// Who.
    pub user: UserId,
    /// What they are.
    pub role: Role,
    /// Whom they work for, when the directory knows it.
    #[serde(default)]
    pub organisation: Option<OrganisationId>,
    /// What they may do beside what their role allows.
    #[serde(default)]
    pub capabilities: Set<Capability>,
    /// The first day it holds.
    pub from: Date,
    /// The last day it holds; open when missing.
    #[serde(default)]
    pub to: Option<Date>,
    /// Counts the changes; 1 is the first.
    #[serde(default)]
    pub version: u64,
}

impl Membership {
    /// Whether it holds on a day (Europe/London).
    pub fn in_force(&self, today: Date) -> bool {
        self.from <= today && self.to.is_none_or(|last| today <= last)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_membership_holds_from_its_first_to_its_last_day() {
        let day = |text: &str| text.parse::<Date>().expect("a date");
        let mut member = Membership {
            zone: "demo".parse().expect("a zone"),
            user: "01920000-0000-7000-8000-000000000001".parse().expect("an id"),
            role: Role::Advisor,
            organisation: None,
            capabilities: Set::EMPTY,
            from: day("2026-09-01"),
            to: Some(day("2027-07-31")),
            version: 1,
        };
        for (today, holds) in [("2026-08-31", false), ("2026-09-01", true), ("2027-07-31", true), ("2027-08-01", false)]
        {
            assert_eq!(member.in_force(day(today)), holds, "{today}");
        }
        member.to = None;
        assert!(member.in_force(day("2099-01-01")));
    }
}
