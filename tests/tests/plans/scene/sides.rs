//! The sides of a scene: agreement, sharing, where the plan stands, who leads.

use doorstep_shared::plans::course::State;
use doorstep_shared::plans::section::Section;
use doorstep_shared::set::{Member as _, Set};

/// What the partners have agreed with each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Agreed {
    /// Nothing.
    Nothing,
    /// To share every section, and it is in force.
    All,
    /// To share some sections, and it is in force.
    Some,
    /// To share every section, until yesterday.
    Over,
}

impl Agreed {
    /// Every one.
    pub const ALL: [Self; 4] = [Self::Nothing, Self::All, Self::Some, Self::Over];

    /// Whether it covers a section today.
    pub fn covers(self, section: Section) -> bool {
        match self {
            Self::All => true,
            Self::Some => {
                matches!(section, Section::Basics | Section::AboutMe | Section::Wellbeing | Section::Notes)
            }
            Self::Nothing | Self::Over => false,
        }
    }

    /// The sections it names, and its last day.
    pub fn says(self) -> Option<(Set<Section>, &'static str)> {
        match self {
            Self::Nothing => None,
            Self::All => Some((Section::ALL.iter().copied().collect(), "2027-08-31")),
            Self::Some => {
                let some = [Section::Basics, Section::AboutMe, Section::Wellbeing, Section::Notes];
                Some((some.into_iter().collect(), "2027-08-31"))
            }
            Self::Over => Some((Section::ALL.iter().copied().collect(), "2026-11-23")),
        }
    }
}

/// What the family said of sharing, to each partner and of each section.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Said {
    /// Nothing.
    Nothing,
    /// No.
    Refused,
    /// Yes.
    Allowed,
    /// Yes, and no later on.
    Withdrawn,
    /// One parent yes, the other one no.
    Contested,
}

impl Said {
    /// Every one.
    pub const ALL: [Self; 5] = [Self::Nothing, Self::Refused, Self::Allowed, Self::Withdrawn, Self::Contested];

    /// Whether a section is shared: neither the agreement itself nor the record of a safeguarding route ever is.
    pub fn shares(self, section: Section) -> bool {
        self == Self::Allowed && !matches!(section, Section::Agreement | Section::Pointer)
    }
}

/// Where the plan stands: its state, the one to come back to, and whether school has begun.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stands {
    /// The state.
    pub state: State,
    /// The state to come back to.
    pub before: Option<State>,
    /// Whether school has begun.
    pub begun: bool,
}

impl Stands {
    /// Every one that the course leads to. A plan whose record is destroyed is none: there is nothing to ask about.
    pub fn all() -> Vec<Self> {
        use State as S;
        let before_school = [
            S::Nominated,
            S::Invited,
            S::Agreed,
            S::GettingToKnow,
            S::Planned,
            S::ActiveBeforeStart,
            S::Declined,
            S::Withdrawn,
            S::TransferredOut,
        ];
        let one = |begun| move |state| Self { state, before: None, begun };
        let mut all: Vec<Self> = before_school.into_iter().map(one(false)).collect();
        all.extend([S::ActiveInReception, S::Closing].into_iter().map(one(true)));
        all.push(Self { state: S::Closed, before: Some(S::ActiveInReception), begun: true });
        all.push(Self { state: S::Paused, before: Some(S::Planned), begun: false });
        all.push(Self { state: S::Paused, before: Some(S::ActiveInReception), begun: true });
        all
    }
}

/// Who leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leads {
    /// The link teacher.
    Teacher,
    /// The Children's Centre's worker.
    Centre,
}

/// One way in which everything can be.
#[derive(Clone, Copy, Debug)]
pub struct Scene {
    /// What the partners have agreed.
    pub agreed: Agreed,
    /// What the family said.
    pub said: Said,
    /// Where the plan stands.
    pub stands: Stands,
    /// Who leads it.
    pub leads: Leads,
}

impl Scene {
    /// Every agreement with everything that a family can say, of a plan that stands so.
    pub fn of(stands: Stands) -> impl Iterator<Item = Self> {
        let each =
            move |agreed| Said::ALL.into_iter().map(move |said| Self { agreed, said, stands, leads: Leads::Teacher });
        Agreed::ALL.into_iter().flat_map(each)
    }
}
