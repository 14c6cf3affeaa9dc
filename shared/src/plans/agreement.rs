//! What partners have agreed with each other: a memorandum of understanding, and an agreement on sharing data. A memorandum by
//! itself never lets one partner see what another has entered.

mod terms;

pub use terms::{BREACH_MOST_HOURS, Basis, LawfulBasis, SpecialCondition, Terms, tells_of_health};

use serde::{Deserialize, Serialize};

use super::section::Section;
use crate::date::Date;
use crate::id::{AgreementId, OrganisationId};
use crate::set::Set;

/// A signature.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Signature {
    /// For which organisation.
    pub organisation: OrganisationId,
    /// Who signed.
    pub name: String,
    /// As what.
    pub role: String,
    /// When.
    pub on: Date,
}

/// A memorandum of understanding: what partners mean to do together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Memorandum {
    /// Its id.
    pub id: AgreementId,
    /// Who takes part.
    pub parties: Vec<OrganisationId>,
    /// What for, in a paragraph that the public may read.
    pub public_summary: String,
    /// Who has signed.
    pub signed: Vec<Signature>,
    /// Its first day.
    pub start: Date,
    /// The day by which it is looked at again.
    pub review_by: Date,
    /// Its last day, where there is one.
    #[serde(default)]
    pub end: Option<Date>,
    /// Counts the changes; 1 is the first.
    pub version: u64,
}

/// What is wrong with a field of an agreement: its pointer, and what to do.
pub type Fault = (&'static str, &'static str);

impl Memorandum {
    /// Looks it through before it is kept.
    ///
    /// # Errors
    /// Everything that is wrong.
    pub fn faults(&self) -> Result<(), Vec<Fault>> {
        let mut bad = Vec::new();
        if self.parties.len() < 2 {
            bad.push(("/parties", BadAgreement::TooFewParties.sentence()));
        }
        if self.public_summary.trim().is_empty() {
            bad.push(("/public_summary", "Say in a few sentences what it is for. Everybody may read this."));
        }
        if self.end.is_some_and(|end| end < self.start) {
            bad.push(("/end", BadAgreement::Backwards.sentence()));
        }
        if self.review_by < self.start {
            bad.push(("/review_by", "Look at it again after its first day."));
        }
        if bad.is_empty() { Ok(()) } else { Err(bad) }
    }

    /// Whether it holds for a partner on a day.
    pub fn holds(&self, organisation: OrganisationId, today: Date) -> bool {
        self.parties.contains(&organisation)
            && self.signed.iter().any(|s| s.organisation == organisation && s.on <= today)
            && self.start <= today
            && self.end.is_none_or(|end| today <= end)
    }
}

crate::closed_list! {
    /// How far an agreement on sharing data has come. Whether it is in force depends on the day too: see
    /// [`SharingAgreement::in_force`].
    Stage {
        /// It is being written.
        Draft = "draft",
        /// Everybody has signed it, and its first day is to come or has come.
        Signed = "signed",
        /// It is halted until somebody lifts that.
        Suspended = "suspended",
        /// It was ended before its last day.
        Ended = "ended",
    }
}

/// An agreement on sharing data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct SharingAgreement {
    /// Its id.
    pub id: AgreementId,
    /// Who shares with each other.
    pub parties: Vec<OrganisationId>,
    /// Which sections it covers.
    pub sections: Set<Section>,
    /// How far it has come.
    pub stage: Stage,
    /// Who has signed.
    pub signed: Vec<Signature>,
    /// Its first day.
    pub start: Date,
    /// The day by which it is looked at again, at most twelve months on.
    pub review_by: Date,
    /// Its last day. Sharing stops when it is over: at midnight in London, without anybody doing anything.
    pub end: Date,
    /// What it says beside: assessment, law, keeping, breaches. Empty in agreements from before these were asked for, which
    /// are not in force until they are made anew.
    #[serde(default)]
    pub terms: Terms,
    /// Counts the changes; 1 is the first.
    pub version: u64,
}

/// What is wrong with an agreement on sharing data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BadAgreement {
    /// It takes two.
    TooFewParties,
    /// It covers nothing.
    NoSections,
    /// It ends before it begins.
    Backwards,
    /// It is looked at again too late: at most twelve months after its start.
    ReviewTooLate,
    /// It is looked at again before it begins.
    ReviewTooEarly,
    /// Somebody has not signed.
    NotSigned(OrganisationId),
    /// The data protection impact assessment is not named.
    NoAssessment,
    /// It does not say how long things are kept.
    NoRetention,
    /// It does not say who hears of a breach.
    NoBreachRoute,
    /// It does not say within how many hours, or too many.
    BreachHours,
    /// It does not say what a partner relies on in law.
    NoBasis(OrganisationId),
    /// It covers what may tell of health, and does not say what lets a partner have that.
    NoCondition(OrganisationId),
}

impl BadAgreement {
    /// What to do, in a sentence.
    pub fn sentence(self) -> &'static str {
        match self {
            Self::TooFewParties => "Name at least two partners.",
            Self::NoSections => "Choose at least one section that is shared.",
            Self::Backwards => "The last day is before the first one.",
            Self::ReviewTooLate => "Look at it again within twelve months of its first day.",
            Self::ReviewTooEarly => "Look at it again after its first day.",
            Self::NotSigned(_) => "Every partner signs before it can be in force.",
            Self::NoAssessment => "Name the data protection impact assessment, with its version.",
            Self::NoRetention => "Say how long each partner keeps what it got.",
            Self::NoBreachRoute => "Say who is told when something goes wrong with the data.",
            Self::BreachHours => "Say within how many hours: from 1 to 72.",
            Self::NoBasis(_) => "Choose what each partner relies on in law.",
            Self::NoCondition(_) => "What is shared may tell of health. Choose each partner’s condition for that.",
        }
    }
}

impl BadAgreement {
    /// The field it is about.
    pub fn pointer(self) -> &'static str {
        match self {
            Self::TooFewParties => "/parties",
            Self::NoSections => "/sections",
            Self::Backwards => "/end",
            Self::ReviewTooLate | Self::ReviewTooEarly => "/review_by",
            Self::NotSigned(_) => "/signed",
            Self::NoAssessment => "/terms/dpia",
            Self::NoRetention => "/terms/retention",
            Self::NoBreachRoute => "/terms/breach_route",
            Self::BreachHours => "/terms/breach_hours",
            Self::NoBasis(_) | Self::NoCondition(_) => "/terms/bases",
        }
    }
}

impl SharingAgreement {
    /// Whether it may take the place of what is kept; none when it is new. A draft may be anything. What has been signed stays
    /// as it was signed: it is halted, goes on, or ends, and the day of its review may move.
    ///
    /// # Errors
    /// Everything that is wrong.
    pub fn follows(&self, before: Option<&Self>) -> Result<(), Vec<Fault>> {
        let stage = before.map_or(Stage::Draft, |before| before.stage);
        let open = match stage {
            Stage::Draft => &[Stage::Draft, Stage::Signed][..],
            Stage::Signed | Stage::Suspended => &[Stage::Signed, Stage::Suspended, Stage::Ended],
            Stage::Ended => &[],
        };
        let mut bad = Vec::new();
        if !open.contains(&self.stage) {
            bad.push(("/stage", "This agreement is over. Make a new one."));
        }
        if let Some(before) = before.filter(|before| before.stage != Stage::Draft) {
            let same =
                Self { stage: before.stage, review_by: before.review_by, version: before.version, ..self.clone() };
            if same != *before {
                bad.push(("/stage", "What is signed stays as it was signed. End it and make a new one."));
            }
        }
        if self.stage == Stage::Draft {
            // A draft may be unfinished, but not make no sense.
            if self.end < self.start {
                bad.push((BadAgreement::Backwards.pointer(), BadAgreement::Backwards.sentence()));
            }
        } else if let Err(faults) = self.check() {
            bad.extend(faults.into_iter().map(|fault| (fault.pointer(), fault.sentence())));
        }
        bad.dedup();
        if bad.is_empty() { Ok(()) } else { Err(bad) }
    }

    /// Looks it through before it counts as signed.
    ///
    /// # Errors
    /// Everything that is wrong.
    pub fn check(&self) -> Result<(), Vec<BadAgreement>> {
        let mut bad = Vec::new();
        if self.parties.len() < 2 {
            bad.push(BadAgreement::TooFewParties);
        }
        if self.sections.is_empty() {
            bad.push(BadAgreement::NoSections);
        }
        if self.end < self.start {
            bad.push(BadAgreement::Backwards);
        }
        if self.review_by.days_since(self.start) > 366 {
            bad.push(BadAgreement::ReviewTooLate);
        }
        if self.review_by < self.start {
            bad.push(BadAgreement::ReviewTooEarly);
        }
        // A line without a name is nobody's signature.
        let has_signed = |party| self.signed.iter().any(|s| s.organisation == party && !s.name.trim().is_empty());
        let missing = self.parties.iter().filter(|party| !has_signed(**party));
        bad.extend(missing.map(|party| BadAgreement::NotSigned(*party)));
        bad.extend(terms::missing(self));
        if bad.is_empty() { Ok(()) } else { Err(bad) }
    }

    /// Whether it is in force on a day in London.
    pub fn in_force(&self, today: Date) -> bool {
        self.stage == Stage::Signed && self.check().is_ok() && self.start <= today && today <= self.end
    }

    /// Whether two partners share a section under it on a day.
    pub fn covers(&self, one: OrganisationId, other: OrganisationId, section: Section, today: Date) -> bool {
        self.in_force(today)
            && self.sections.has(section)
            && self.parties.contains(&one)
            && self.parties.contains(&other)
    }
}

crate::closed_list! {
    /// What the law lets partners do in a plan.
    LegalMode {
        /// Each partner sees what it has entered itself.
        MemorandumOnly = "memorandum-only",
        /// Each partner sees what the family allows.
        Agreement = "agreement",
    }
}

/// The mode between two partners for a section on a day. V24: without an agreement in force each has its own entries alone.
pub fn mode(
    agreements: &[SharingAgreement],
    one: OrganisationId,
    other: OrganisationId,
    section: Section,
    today: Date,
) -> LegalMode {
    if agreements.iter().any(|agreement| agreement.covers(one, other, section, today)) {
        LegalMode::Agreement
    } else {
        LegalMode::MemorandumOnly
    }
}

#[cfg(test)]
mod tests;
