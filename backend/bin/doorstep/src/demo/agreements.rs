//! What the partners of the demo zone have agreed with each other: a memorandum that holds, and an agreement on sharing in force.

use doorstep_backend::store::{By, Change, keys};
use doorstep_shared::date::Date;
use doorstep_shared::id::{AgreementId, OrganisationId, ZoneId};
use doorstep_shared::plans::agreement::{
    Basis, LawfulBasis, Memorandum, SharingAgreement, Signature, SpecialCondition, Stage, Terms,
};
use doorstep_shared::plans::section::Section;
use serde_json::Map;

use super::slug::{Naming, id};
use crate::commands::Failure;
use crate::local::Local;

/// Who takes part, who signs for them, as what, and what they rely on in law.
const PARTNERS: [(&str, &str, &str, LawfulBasis); 3] = [
    ("alder-homes", "Martin Eccles", "director of communities", LawfulBasis::LegitimateInterests),
    ("millpond-primary", "Yasmin Farouk", "head teacher", LawfulBasis::PublicTask),
    ("childrens-centre", "Carol Dunne", "centre manager", LawfulBasis::PublicTask),
];

const SUMMARY: &str = "Alder Homes, Millpond Primary School and the Children’s Centre help families of children who start school. \
    We plan the start together with each family, a year ahead, and nobody has to tell the same story three times.";

/// What may be shared, where the family allows it.
const SECTIONS: [Section; 5] =
    [Section::Basics, Section::AboutMe, Section::Readiness, Section::Learning, Section::Actions];

/// Days ago that the memorandum began, and the agreement on sharing after it.
const BEGAN: (i32, i32) = (150, 90);

/// Writes them into the demo zone.
///
/// # Errors
/// When the tables do not answer.
pub async fn write(local: &Local, zone: &ZoneId) -> Result<(), Failure> {
    let today = local.clock.today();
    let (memorandum, sharing) = (memorandum(today), sharing(today));
    let (first, second) = (keys::memorandum(zone, memorandum.id), keys::sharing_agreement(zone, sharing.id));
    let records = [&first, &second].map(|key| format!("agreement/{zone}/{}", key.sk));
    let mut change = Change::new(By::new("seed", "coordinator"), zone, local.clock.now(), &*local.ids)
        .create(first, &memorandum)
        .create(second, &sharing);
    for record in &records {
        change = change.audit(record, "seed", Map::new());
    }
    change.commit(&*local.tables).await.map_err(Failure::work)?;
    Ok(())
}

fn memorandum(today: Date) -> Memorandum {
    let start = today.plus_days(-BEGAN.0);
    Memorandum {
        id: AgreementId::new(id(Naming::Agreement, "together")),
        parties: parties(),
        public_summary: SUMMARY.into(),
        signed: signatures(start.plus_days(-6)),
        start,
        review_by: start.plus_days(365),
        end: None,
        version: 1,
    }
}

fn sharing(today: Date) -> SharingAgreement {
    let start = today.plus_days(-BEGAN.1);
    SharingAgreement {
        id: AgreementId::new(id(Naming::Agreement, "sharing")),
        parties: parties(),
        sections: SECTIONS.into_iter().collect(),
        stage: Stage::Signed,
        signed: signatures(start.plus_days(-9)),
        start,
        review_by: start.plus_days(330),
        end: start.plus_days(364),
        terms: terms(),
        version: 1,
    }
}

fn terms() -> Terms {
    let basis = |(slug, _, _, lawful): &(&str, &str, &str, LawfulBasis)| Basis {
        organisation: organisation(slug),
        lawful: *lawful,
        special: Some(SpecialCondition::HealthOrSocialCare),
    };
    Terms {
        dpia: "DPIA 4, Ready for school, version 2".into(),
        retention:
            "Learning: a year after reception. Wellbeing: six years after the plan is closed. Then it is erased.".into(),
        breach_route: "Each partner’s data protection officer, by phone and in writing.".into(),
        breach_hours: Some(24),
        bases: PARTNERS.iter().map(basis).collect(),
    }
}

fn parties() -> Vec<OrganisationId> {
    PARTNERS.iter().map(|(slug, ..)| organisation(slug)).collect()
}

fn signatures(on: Date) -> Vec<Signature> {
    let one = |(slug, name, role, _): &(&str, &str, &str, LawfulBasis)| Signature {
        organisation: organisation(slug),
        name: (*name).into(),
        role: (*role).into(),
        on,
    };
    PARTNERS.iter().map(one).collect()
}

fn organisation(slug: &str) -> OrganisationId {
    OrganisationId::new(id(Naming::Organisation, slug))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may")]
    use super::*;
    use doorstep_shared::plans::agreement::{LegalMode, mode};

    #[test]
    fn both_are_between_organisations_of_the_zone_and_in_force_on_any_day() {
        for today in ["2026-11-25", "2027-06-08", "2028-02-29"].map(|text| text.parse().unwrap()) {
            let zone = super::super::load(today).unwrap();
            let (together, shared) = (memorandum(today), sharing(today));
            assert_eq!(together.faults(), Ok(()));
            for party in parties() {
                assert!(zone.organisations.iter().any(|o| o.id == party), "{party} is of the zone");
                assert!(together.holds(party, today), "{party} on {today}");
            }
            assert!(shared.in_force(today), "{today}");
            let [homes, school, centre] = parties()[..] else { panic!("three take part") };
            for (one, other) in [(homes, school), (school, centre), (centre, homes)] {
                let held = std::slice::from_ref(&shared);
                assert_eq!(mode(held, one, other, Section::AboutMe, today), LegalMode::Agreement);
                assert_eq!(mode(held, one, other, Section::Health, today), LegalMode::MemorandumOnly, "not covered");
            }
        }
    }
}
