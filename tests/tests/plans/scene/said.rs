//! What a family said, and what partners agreed, as the tables hold it.

use doorstep_backend::usecase::plans::records::ChoiceRecord;
use doorstep_shared::id::{AgreementId, PersonId};
use doorstep_shared::plans::agreement::{SharingAgreement, Signature, Stage};
use doorstep_shared::plans::people::Responsibility;
use doorstep_shared::plans::plan::AgreedHow;
use doorstep_shared::plans::section::Section;
use doorstep_shared::plans::sharing::{Choice, Permission};
use doorstep_shared::set::Member as _;
use doorstep_tests::cohort::{day, terms};
use doorstep_tests::office::{organisation, user};

use super::entries::id;
use super::sides::{Agreed, Said};

/// The agreement of all three partners; none where they have none.
pub fn agreement(agreed: Agreed) -> Option<SharingAgreement> {
    let (sections, end) = agreed.says()?;
    let parties: Vec<_> = (1..=3).map(organisation).collect();
    let sign = |organisation: &_| Signature {
        organisation: *organisation,
        name: "Somebody".into(),
        role: "Head".into(),
        on: day("2026-09-01"),
    };
    Some(SharingAgreement {
        id: AgreementId::new(id(600)),
        signed: parties.iter().map(sign).collect(),
        parties,
        sections,
        stage: Stage::Signed,
        start: day("2026-09-01"),
        review_by: day("2027-08-01"),
        end: day(end),
        terms: terms(1..=3),
        version: 1,
    })
}

/// What the family said, in the order in which it was said.
pub fn choices(said: Said, mother: PersonId, father: PersonId) -> Vec<ChoiceRecord> {
    let words: &[(PersonId, Choice)] = match said {
        Said::Nothing => &[],
        Said::Refused => &[(mother, Choice::Refuse)],
        Said::Allowed => &[(mother, Choice::Allow)],
        Said::Withdrawn => &[(mother, Choice::Allow), (mother, Choice::Withdrawn)],
        Said::Contested => &[(mother, Choice::Allow), (father, Choice::Refuse)],
    };
    let mut all = Vec::new();
    for (adult, choice) in words {
        for of in 1..=3 {
            for section in Section::ALL.iter().filter(|s| !matches!(s, Section::Agreement | Section::Pointer)) {
                let permission = Permission {
                    adult: *adult,
                    responsibility: Responsibility::Parental,
                    to: organisation(of),
                    section: *section,
                    choice: *choice,
                    from: day("2026-11-22"),
                    until: None,
                    number: all.len() as u64 + 1,
                };
                let at = "2026-11-22T10:00:00Z".to_owned();
                all.push(ChoiceRecord { permission, how: AgreedHow::Said, by: user(2), at });
            }
        }
    }
    all
}
