//! The entries of a plan: small records, each with its own version and with the partner that wrote it down. What somebody may do is
//! decided entry by entry, so that a list holds what was allowed and nothing else.

mod bodies;
mod check;
mod merge;
mod name;
#[cfg(test)]
mod tests;

pub use bodies::{
    AboutMe, Assessment, AssessmentState, ContactKind, Distance, Health, Moment, Next, Note, Part, Rated, School,
    Snapshot, StartPlace, Telling,
};
pub use check::{Around, check, check_new, check_step};
pub use merge::{Clash, FieldChange, Merged, NotMerged, changed_fields, merge, value_at};
pub use name::{EntryName, NotAName};

use serde::{Deserialize, Serialize};

use super::access::Area;
use super::content::RestrictedPointer;
use super::handover::Handover;
use super::intervention::Attendance;
use super::meeting::Meeting;
use super::people::{Adult, Child, Contact, Home};
use super::referral::{Referral, Signpost, Theme};
use super::section::Section;
use super::work::{Action, Goal, Need};
use crate::id::{OrganisationId, UserId};

crate::closed_list! {
    /// What an entry is.
    Kind {
        /// The home and its languages.
        Home = "home",
        /// The child.
        Child = "child",
        /// An adult of the family.
        Adult = "adult",
        /// How an adult is reached safely.
        Contact = "contact",
        /// The school place.
        Place = "place",
        /// "All about me".
        AboutMe = "about-me",
        /// Health flags.
        Health = "health",
        /// A picture of readiness.
        Snapshot = "snapshot",
        /// The family's assessment as a whole.
        Assessment = "assessment",
        /// One part of the assessment.
        Element = "element",
        /// How far the family has come, on its own scale.
        Distance = "distance",
        /// A strength, a need or a barrier.
        Need = "need",
        /// A goal.
        Goal = "goal",
        /// An action.
        Action = "action",
        /// A meeting or a review.
        Meeting = "meeting",
        /// What the school is told: the handover, or transition record.
        Handover = "handover",
        /// A note of a worker, such as of a visit.
        Note = "note",
        /// A referral to a service.
        Referral = "referral",
        /// A service that a family was shown.
        Signpost = "signpost",
        /// A part in a series of sessions.
        Attendance = "attendance",
        /// That a safeguarding route was used.
        Pointer = "pointer",
    }
}

impl Kind {
    /// What it is called on screens of staff.
    pub fn words(self) -> &'static str {
        match self {
            Self::Home => "Home and languages",
            Self::Child => "Child",
            Self::Adult => "Adult",
            Self::Contact => "Safe contact",
            Self::Place => "School place",
            Self::AboutMe => "All about me",
            Self::Health => "Health flags",
            Self::Snapshot => "Readiness",
            Self::Assessment => "Family assessment",
            Self::Element => "Part of the assessment",
            Self::Distance => "How far we have come",
            Self::Need => "Need or strength",
            Self::Goal => "Goal",
            Self::Action => "Action",
            Self::Meeting => "Meeting",
            Self::Handover => "Handover",
            Self::Note => "Note",
            Self::Referral => "Referral",
            Self::Signpost => "Signpost",
            Self::Attendance => "Sessions",
            Self::Pointer => "Safeguarding route used",
        }
    }

    /// Whether it belongs to the family, whose next plan has it too.
    pub fn of_family(self) -> bool {
        matches!(self, Self::Home | Self::Child | Self::Adult | Self::Contact)
    }
}

/// What an entry says. Its fields are changed one by one; the names below are the `field`s of a [`FieldChange`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum Body {
    /// [`Kind::Home`].
    Home(Home),
    /// [`Kind::Child`].
    Child(Child),
    /// [`Kind::Adult`].
    Adult(Adult),
    /// [`Kind::Contact`].
    Contact(Contact),
    /// [`Kind::Place`].
    Place(StartPlace),
    /// [`Kind::AboutMe`].
    AboutMe(Box<AboutMe>),
    /// [`Kind::Health`].
    Health(Health),
    /// [`Kind::Snapshot`].
    Snapshot(Snapshot),
    /// [`Kind::Assessment`].
    Assessment(Box<Assessment>),
    /// [`Kind::Element`].
    Element(Telling),
    /// [`Kind::Distance`].
    Distance(Distance),
    /// [`Kind::Need`].
    Need(Need),
    /// [`Kind::Goal`].
    Goal(Goal),
    /// [`Kind::Action`].
    Action(Action),
    /// [`Kind::Meeting`].
    Meeting(Box<Meeting>),
    /// [`Kind::Handover`].
    Handover(Box<Handover>),
    /// [`Kind::Note`].
    Note(Box<Note>),
    /// [`Kind::Referral`].
    Referral(Box<Referral>),
    /// [`Kind::Signpost`].
    Signpost(Signpost),
    /// [`Kind::Attendance`].
    Attendance(Box<Attendance>),
    /// [`Kind::Pointer`].
    Pointer(RestrictedPointer),
}

impl Body {
    /// What it is.
    pub fn kind(&self) -> Kind {
        match self {
            Self::Home(_) => Kind::Home,
            Self::Child(_) => Kind::Child,
            Self::Adult(_) => Kind::Adult,
            Self::Contact(_) => Kind::Contact,
            Self::Place(_) => Kind::Place,
            Self::AboutMe(_) => Kind::AboutMe,
            Self::Health(_) => Kind::Health,
            Self::Snapshot(_) => Kind::Snapshot,
            Self::Assessment(_) => Kind::Assessment,
            Self::Element(_) => Kind::Element,
            Self::Distance(_) => Kind::Distance,
            Self::Need(_) => Kind::Need,
            Self::Goal(_) => Kind::Goal,
            Self::Action(_) => Kind::Action,
            Self::Meeting(_) => Kind::Meeting,
            Self::Handover(_) => Kind::Handover,
            Self::Note(_) => Kind::Note,
            Self::Referral(_) => Kind::Referral,
            Self::Signpost(_) => Kind::Signpost,
            Self::Attendance(_) => Kind::Attendance,
            Self::Pointer(_) => Kind::Pointer,
        }
    }

    /// The row of the permission matrix it falls under.
    pub fn area(&self) -> Area {
        match self {
            Self::Home(_) | Self::Child(_) | Self::Adult(_) | Self::Place(_) => Area::Basics,
            Self::Contact(_) => Area::SafeContact,
            Self::AboutMe(_) => Area::AboutMe,
            Self::Health(_) => Area::Health,
            // What the adults say of themselves is not the school's to read because it may read of the child.
            Self::Snapshot(Snapshot { part: Part::Family, .. }) => Area::WellbeingGoals,
            Self::Snapshot(_) => Area::Readiness,
            Self::Assessment(_) | Self::Element(_) | Self::Distance(_) => Area::Assessment,
            Self::Need(Need { section, .. }) | Self::Goal(Goal { section, .. }) => {
                if *section == Section::Learning {
                    Area::LearningGoals
                } else {
                    Area::WellbeingGoals
                }
            }
            Self::Action(_) => Area::Actions,
            Self::Meeting(_) => Area::Meetings,
            Self::Handover(_) => Area::Handover,
            Self::Note(_) => Area::Notes,
            Self::Referral(referral) => area_of(referral.theme),
            Self::Signpost(signpost) => area_of(signpost.theme),
            Self::Attendance(_) => Area::Sessions,
            Self::Pointer(_) => Area::Pointer,
        }
    }

    /// The section that the family shares or does not, and that a partner agreement has to cover.
    pub fn section(&self) -> Section {
        self.area().section().unwrap_or(Section::Agreement)
    }

    /// Whether it is about learning, for those who may see of notes, assessment and actions what is about learning alone.
    /// Actions follow their goal, which `of_goal` tells.
    pub fn is_of_learning(&self, of_goal: Option<Section>) -> bool {
        use super::content::Element as E;
        match self {
            Self::Need(Need { section, .. }) | Self::Goal(Goal { section, .. }) => *section == Section::Learning,
            Self::Action(_) => of_goal == Some(Section::Learning),
            Self::Referral(referral) => referral.theme.section() == Section::Learning,
            Self::Signpost(signpost) => signpost.theme.section() == Section::Learning,
            Self::Attendance(_) => true,
            Self::Note(note) => matches!(note.section, Section::Learning | Section::Readiness | Section::AboutMe),
            Self::Element(telling) => {
                matches!(telling.element, E::Language | E::Understanding | E::TakingPart | E::Progress | E::SelfCare)
            }
            _ => false,
        }
    }
}

/// The row of the matrix of what is about this.
fn area_of(theme: Theme) -> Area {
    if theme.section() == Section::Learning { Area::LearningReferrals } else { Area::WellbeingReferrals }
}

/// An entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Entry {
    /// Its name in the plan: kind and id.
    pub name: EntryName,
    /// The partner whose worker wrote it down.
    pub organisation: OrganisationId,
    /// Who began it.
    pub made_by: UserId,
    /// When, in RFC 3339.
    pub made_at: String,
    /// Who changed it last.
    pub changed_by: UserId,
    /// When, in RFC 3339.
    pub changed_at: String,
    /// Counts the changes; 1 is the first.
    pub version: u64,
    /// What it says.
    pub body: Body,
}
