//! What an agreement on sharing says beside who shares what: the assessment behind it, what each partner relies on in law, how
//! long it keeps what it got, and who hears of a breach. Without all of it an agreement is not in force.

use serde::{Deserialize, Serialize};

use super::{BadAgreement, SharingAgreement};
use crate::id::OrganisationId;
use crate::plans::section::Section;

/// Most hours until the partners hear of a breach: a controller has 72 hours to tell the regulator (Article 33 UK GDPR).
pub const BREACH_MOST_HOURS: u8 = 72;

crate::closed_list! {
    /// What a partner relies on in law for its part in plans (Article 6 UK GDPR). A family's agreement to take part is none of
    /// them. "Recognised legitimate interests" is for safeguarding and emergencies alone, which no agreement on plans covers:
    /// it is not on the list.
    LawfulBasis {
        /// Article 6(1)(e): a task in the public interest. Councils and maintained schools.
        PublicTask = "public-task",
        /// Article 6(1)(c): the law demands it.
        LegalObligation = "legal-obligation",
        /// Article 6(1)(f): legitimate interests, weighed. Housing associations and charities.
        LegitimateInterests = "legitimate-interests",
    }
}

impl LawfulBasis {
    /// What it is called on screens of staff.
    pub fn words(self) -> &'static str {
        match self {
            Self::PublicTask => "Public task, Article 6(1)(e)",
            Self::LegalObligation => "Legal obligation, Article 6(1)(c)",
            Self::LegitimateInterests => "Legitimate interests, Article 6(1)(f)",
        }
    }
}

crate::closed_list! {
    /// The condition for what says something of somebody's health (Article 9 UK GDPR).
    SpecialCondition {
        /// Article 9(2)(h).
        HealthOrSocialCare = "health-or-social-care",
        /// Article 9(2)(g), with Schedule 1 of the Data Protection Act 2018.
        SubstantialPublicInterest = "substantial-public-interest",
    }
}

impl SpecialCondition {
    /// What it is called on screens of staff.
    pub fn words(self) -> &'static str {
        match self {
            Self::HealthOrSocialCare => "Health or social care, Article 9(2)(h)",
            Self::SubstantialPublicInterest => "Substantial public interest, Article 9(2)(g)",
        }
    }
}

/// What one partner relies on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Basis {
    /// Who.
    pub organisation: OrganisationId,
    /// Its lawful basis.
    pub lawful: LawfulBasis,
    /// Its condition for what tells of health; none where the agreement covers nothing of the kind.
    #[serde(default)]
    pub special: Option<SpecialCondition>,
}

/// The terms of an agreement on sharing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Terms {
    /// The data protection impact assessment behind it: its reference and version.
    pub dpia: String,
    /// How long each partner keeps what it got, and what happens then.
    pub retention: String,
    /// Who is told of a breach, and how.
    pub breach_route: String,
    /// Within how many hours, at most [`BREACH_MOST_HOURS`].
    #[serde(default)]
    pub breach_hours: Option<u8>,
    /// What each partner relies on in law.
    #[serde(default)]
    pub bases: Vec<Basis>,
}

impl Terms {
    /// What a partner relies on; none while nobody has said so.
    pub fn basis(&self, organisation: OrganisationId) -> Option<&Basis> {
        self.bases.iter().find(|basis| basis.organisation == organisation)
    }
}

/// Whether a section may tell of somebody's health.
pub fn tells_of_health(section: Section) -> bool {
    matches!(section, Section::Health | Section::Assessment | Section::Wellbeing | Section::Notes)
}

/// What is missing from the terms of an agreement.
pub(super) fn missing(agreement: &SharingAgreement) -> Vec<BadAgreement> {
    let terms = &agreement.terms;
    let said = |text: &str| !text.trim().is_empty();
    let mut bad = Vec::new();
    if !said(&terms.dpia) {
        bad.push(BadAgreement::NoAssessment);
    }
    if !said(&terms.retention) {
        bad.push(BadAgreement::NoRetention);
    }
    if !said(&terms.breach_route) {
        bad.push(BadAgreement::NoBreachRoute);
    }
    if !terms.breach_hours.is_some_and(|hours| (1..=BREACH_MOST_HOURS).contains(&hours)) {
        bad.push(BadAgreement::BreachHours);
    }
    let of_health = agreement.sections.iter().any(tells_of_health);
    for party in &agreement.parties {
        match terms.basis(*party) {
            None => bad.push(BadAgreement::NoBasis(*party)),
            Some(basis) if of_health && basis.special.is_none() => bad.push(BadAgreement::NoCondition(*party)),
            Some(_) => {}
        }
    }
    bad
}
