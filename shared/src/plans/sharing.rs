//! What a family shares: one choice for each partner and section, kept with all that was chosen before. Nothing is shared until
//! somebody says so.

use serde::{Deserialize, Serialize};

use super::people::Responsibility;
use super::section::Section;
use crate::date::Date;
use crate::id::{OrganisationId, PersonId};

crate::closed_list! {
    /// What an adult of the family said.
    Choice {
        /// They may see it.
        Allow = "allow",
        /// They may not.
        Refuse = "refuse",
        /// They might, and may not any more.
        Withdrawn = "withdrawn",
    }
}

/// What one adult said of one partner and section. Only ever added: the latest of each adult counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Permission {
    /// Who said it.
    pub adult: PersonId,
    /// Whether they may say so: V15.
    pub responsibility: Responsibility,
    /// The partner.
    pub to: OrganisationId,
    /// The section.
    pub section: Section,
    /// What they said.
    pub choice: Choice,
    /// The first day it holds.
    pub from: Date,
    /// The last day it holds, where they said one.
    #[serde(default)]
    pub until: Option<Date>,
    /// Its place among all that was said; later ones are greater.
    pub number: u64,
}

/// What the family's choices come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Sharing {
    /// It is shared.
    Allowed,
    /// It is not.
    Refused,
    /// Two adults with parental responsibility say different things. It is not shared, and somebody has to speak with both.
    Contested,
}

impl Sharing {
    /// Whether it is shared.
    pub fn is_allowed(self) -> bool {
        self == Self::Allowed
    }
}

/// Whether an adult who may choose has taken back what they shared with a partner of a section, and has not shared it again: more than
/// never having shared it, because it ends what was sent there too.
pub fn is_taken_back(said: &[Permission], to: OrganisationId, section: Section, today: Date) -> bool {
    let of = |p: &&Permission| p.to == to && p.section == section && p.from <= today && p.responsibility.may_choose();
    let later = |p: &Permission| said.iter().filter(of).any(|q| q.adult == p.adult && q.number > p.number);
    said.iter().filter(of).any(|p| p.choice == Choice::Withdrawn && !later(p))
}

/// What the family's choices come to for a partner and a section on a day. V15: only an adult with parental responsibility, or
/// the main carer, can choose; where two with parental responsibility disagree it counts as refused.
pub fn resolve(said: &[Permission], to: OrganisationId, section: Section, today: Date) -> Sharing {
    if !section.is_shared_by_choice() {
        return Sharing::Refused;
    }
    let of = |p: &&Permission| p.to == to && p.section == section && p.from <= today && p.responsibility.may_choose();
    let mut latest: Vec<&Permission> = Vec::new();
    for permission in said.iter().filter(of) {
        match latest.iter_mut().find(|known| known.adult == permission.adult) {
            Some(known) if known.number < permission.number => *known = permission,
            Some(_) => {}
            None => latest.push(permission),
        }
    }
    let allows = |p: &Permission| p.choice == Choice::Allow && p.until.is_none_or(|until| today <= until);
    let with_responsibility: Vec<bool> =
        latest.iter().filter(|p| p.responsibility == Responsibility::Parental).map(|p| allows(p)).collect();
    // The main carer's word counts where nobody with parental responsibility has given one.
    let words =
        if with_responsibility.is_empty() { latest.iter().map(|p| allows(p)).collect() } else { with_responsibility };
    match (words.contains(&true), words.contains(&false)) {
        (true, true) => Sharing::Contested,
        (true, false) => Sharing::Allowed,
        (false, _) => Sharing::Refused,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use core::slice::from_ref;

    use crate::set::Member as _;
    use uuid::Uuid;

    fn day(text: &str) -> Date {
        text.parse().expect("a day")
    }

    fn school() -> OrganisationId {
        OrganisationId::new(Uuid::from_u128(1))
    }

    fn said(adult: u128, number: u64, choice: Choice) -> Permission {
        Permission {
            adult: PersonId::new(Uuid::from_u128(adult)),
            responsibility: Responsibility::Parental,
            to: school(),
            section: Section::AboutMe,
            choice,
            from: day("2027-01-01"),
            until: None,
            number,
        }
    }

    fn now(all: &[Permission]) -> Sharing {
        resolve(all, school(), Section::AboutMe, day("2027-06-08"))
    }

    #[test]
    fn nothing_is_shared_until_somebody_says_so() {
        assert_eq!(now(&[]), Sharing::Refused);
        assert_eq!(now(&[said(1, 1, Choice::Refuse)]), Sharing::Refused);
        assert_eq!(now(&[said(1, 1, Choice::Allow)]), Sharing::Allowed);
        assert_eq!(now(&[said(1, 1, Choice::Allow), said(1, 2, Choice::Withdrawn)]), Sharing::Refused);
        assert_eq!(now(&[said(1, 2, Choice::Allow), said(1, 1, Choice::Refuse)]), Sharing::Allowed, "in any order");
    }

    #[test]
    fn a_choice_holds_for_its_partner_its_section_and_its_days() {
        let allow = said(1, 1, Choice::Allow);
        let other = OrganisationId::new(Uuid::from_u128(2));
        assert_eq!(resolve(from_ref(&allow), other, Section::AboutMe, day("2027-06-08")), Sharing::Refused);
        for section in Section::ALL.iter().filter(|s| **s != Section::AboutMe) {
            assert_eq!(resolve(from_ref(&allow), school(), *section, day("2027-06-08")), Sharing::Refused);
        }
        let short = Permission { until: Some(day("2027-06-07")), ..allow.clone() };
        assert_eq!(now(from_ref(&short)), Sharing::Refused, "its last day is over");
        assert_eq!(resolve(&[short], school(), Section::AboutMe, day("2027-06-07")), Sharing::Allowed);
        assert_eq!(resolve(&[allow], school(), Section::AboutMe, day("2026-12-31")), Sharing::Refused, "not yet");
    }

    #[test]
    fn v15_adults_who_disagree_share_nothing_and_others_cannot_choose() {
        let both = [said(1, 1, Choice::Allow), said(2, 2, Choice::Refuse)];
        assert_eq!(now(&both), Sharing::Contested);
        let agree = [said(1, 1, Choice::Allow), said(2, 2, Choice::Refuse), said(2, 3, Choice::Allow)];
        assert_eq!(now(&agree), Sharing::Allowed);
        let aunt = Permission { responsibility: Responsibility::Neither, ..said(3, 1, Choice::Allow) };
        assert_eq!(now(&[aunt]), Sharing::Refused);
        let carer = Permission { responsibility: Responsibility::MainCarer, ..said(3, 1, Choice::Allow) };
        assert_eq!(now(from_ref(&carer)), Sharing::Allowed);
        assert_eq!(now(&[carer, said(1, 2, Choice::Refuse)]), Sharing::Refused, "parental responsibility goes first");
    }

    #[test]
    fn some_sections_are_not_the_familys_to_share() {
        for section in [Section::Agreement, Section::Pointer] {
            let allow = Permission { section, ..said(1, 1, Choice::Allow) };
            assert_eq!(resolve(&[allow], school(), section, day("2027-06-08")), Sharing::Refused, "{section:?}");
        }
    }
}
