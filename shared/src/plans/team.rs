//! Those who help a family with its plan.

use serde::{Deserialize, Serialize};

use crate::date::Date;
use crate::id::{OrganisationId, UserId};

crate::closed_list! {
    /// What somebody does in a plan's team.
    Function {
        /// Links the family and the school.
        LinkTeacher = "link-teacher",
        /// The housing association's parent advisor.
        ParentAdvisor = "parent-advisor",
        /// Of the Children's Centre.
        CentreWorker = "centre-worker",
        /// Teaches the reception class.
        ReceptionTeacher = "reception-teacher",
        /// Looks after special needs at the school.
        Senco = "senco",
        /// The health visitor.
        HealthVisitor = "health-visitor",
        /// The child's key person at nursery.
        KeyPerson = "key-person",
        /// Somebody else.
        Other = "other",
    }
}

/// A member of a plan's team. The family is told of each.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct TeamMember {
    /// Who.
    pub user: UserId,
    /// For which organisation.
    pub organisation: OrganisationId,
    /// As what.
    pub function: Function,
    /// Whether they lead: they co-ordinate, and the family has a say in who it is.
    pub lead: bool,
    /// Their first day.
    pub from: Date,
    /// Their last day, where there is one.
    #[serde(default)]
    pub to: Option<Date>,
    /// The day the family was told; nobody works with a family that does not know of them.
    #[serde(default)]
    pub family_told_on: Option<Date>,
    /// Counts the changes; 1 is the first.
    pub version: u64,
}

impl TeamMember {
    /// Whether they are in the team on a day.
    pub fn is_in(&self, today: Date) -> bool {
        self.family_told_on.is_some_and(|told| told <= today)
            && self.from <= today
            && self.to.is_none_or(|to| today <= to)
    }
}

/// What is wrong with a team.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BadTeam {
    /// Nobody leads.
    NoLead,
    /// Several lead.
    SeveralLeads,
    /// Somebody is in it twice.
    Twice(UserId),
}

/// Looks a team through: one lead, nobody twice.
///
/// # Errors
/// Everything that is wrong.
pub fn check(team: &[TeamMember], today: Date) -> Result<(), Vec<BadTeam>> {
    let now: Vec<&TeamMember> = team.iter().filter(|member| member.is_in(today)).collect();
    let mut bad = Vec::new();
    match now.iter().filter(|member| member.lead).count() {
        0 => bad.push(BadTeam::NoLead),
        1 => {}
        _ => bad.push(BadTeam::SeveralLeads),
    }
    for (at, member) in now.iter().enumerate() {
        if now[..at].iter().any(|before| before.user == member.user) {
            bad.push(BadTeam::Twice(member.user));
        }
    }
    if bad.is_empty() { Ok(()) } else { Err(bad) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn day(text: &str) -> Date {
        text.parse().expect("a day")
    }

    fn member(user: u128, lead: bool) -> TeamMember {
        TeamMember {
            user: UserId::new(Uuid::from_u128(user)),
            organisation: OrganisationId::new(Uuid::from_u128(1)),
            function: Function::LinkTeacher,
            lead,
            from: day("2027-05-01"),
            to: Some(day("2027-08-31")),
            family_told_on: Some(day("2027-05-03")),
            version: 1,
        }
    }

    #[test]
    fn nobody_is_in_a_team_that_the_family_was_not_told_of() {
        for (today, is_in) in [("2027-05-02", false), ("2027-05-03", true), ("2027-08-31", true), ("2027-09-01", false)]
        {
            assert_eq!(member(1, true).is_in(day(today)), is_in, "{today}");
        }
        assert!(!TeamMember { family_told_on: None, ..member(1, true) }.is_in(day("2027-06-01")));
    }

    #[test]
    fn a_team_has_one_lead_and_nobody_twice() {
        let today = day("2027-06-01");
        assert_eq!(check(&[member(1, true), member(2, false)], today), Ok(()));
        assert_eq!(check(&[member(1, false)], today), Err(vec![BadTeam::NoLead]));
        assert_eq!(check(&[member(1, true), member(2, true)], today), Err(vec![BadTeam::SeveralLeads]));
        let twice = UserId::new(Uuid::from_u128(1));
        assert_eq!(check(&[member(1, true), member(1, false)], today), Err(vec![BadTeam::Twice(twice)]));
        let gone = TeamMember { to: Some(day("2027-05-20")), ..member(1, true) };
        assert_eq!(check(&[gone, member(1, true)], today), Ok(()), "somebody may come back");
    }
}
