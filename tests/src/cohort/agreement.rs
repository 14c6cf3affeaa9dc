//! What the three partners have agreed with each other.

use doorstep_backend::port::{Clock as _, Ids as _};
use doorstep_backend::store::{By, Change, keys};
use doorstep_shared::id::{AgreementId, OrganisationId};
use doorstep_shared::plans::agreement::{
    Basis, LawfulBasis, SharingAgreement, Signature, SpecialCondition, Stage, Terms,
};
use doorstep_shared::plans::section::Section;
use doorstep_shared::set::Set;

use super::{Cohort, day};
use crate::office::organisation;

/// All that an agreement of these organisations has to say beside who shares what.
pub fn terms(parties: core::ops::RangeInclusive<u128>) -> Terms {
    let basis = |n| Basis {
        organisation: organisation(n),
        lawful: LawfulBasis::PublicTask,
        special: Some(SpecialCondition::HealthOrSocialCare),
    };
    Terms {
        dpia: "DPIA 1, version 1".into(),
        retention: "A year after reception, then erased.".into(),
        breach_route: "The data protection officers, by phone.".into(),
        breach_hours: Some(24),
        bases: parties.map(basis).collect(),
    }
}

impl Cohort {
    /// An agreement on sharing every section, in force between all three.
    ///
    /// # Panics
    /// When it cannot be kept.
    pub async fn agreement(&self, sections: Set<Section>, start: &str, end: &str) {
        let parties: Vec<OrganisationId> = (1..=3).map(organisation).collect();
        let sign = |organisation: &OrganisationId| Signature {
            organisation: *organisation,
            name: "Somebody".into(),
            role: "Head".into(),
            on: day("2026-11-01"),
        };
        let agreement = SharingAgreement {
            id: AgreementId::new(self.office.ids.next()),
            signed: parties.iter().map(sign).collect(),
            parties,
            sections,
            stage: Stage::Signed,
            start: day(start),
            review_by: day(start).plus_days(300),
            end: day(end),
            terms: terms(1..=3),
            version: 1,
        };
        let zone = &self.office.zone.id;
        Change::new(By::new("test", "coordinator"), zone, self.office.clock.now(), &*self.office.ids)
            .create(keys::sharing_agreement(zone, agreement.id), &agreement)
            .commit(&*self.office.tables)
            .await
            .expect("an agreement");
    }
}
