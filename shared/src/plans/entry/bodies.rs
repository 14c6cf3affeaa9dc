//! What the entries of a plan say, kind by kind.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::date::Date;
use crate::id::OrganisationId;
use crate::plans::content::{
    CatalogueVersion, Concern, Confidence, Element, ElementText, ItemId, NoteText, Rater, Rating, View,
};
use crate::plans::note::{Visible, Voice};
use crate::plans::school::SchoolPlace;
use crate::plans::section::Section;

/// The school a child goes to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum School {
    /// One of the zone's organisations.
    Partner {
        /// Which.
        organisation: OrganisationId,
    },
    /// Another one: it gets nothing but what the family carries there.
    Other {
        /// Its name.
        name: String,
    },
}

/// The school place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct StartPlace {
    /// The school.
    pub school: School,
    /// The place there.
    pub place: SchoolPlace,
}

/// "All about me": what helps this child, in the child's and the family's words. Positive words only.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct AboutMe {
    /// What I like.
    #[serde(default)]
    pub likes: ElementText,
    /// What people like about me.
    #[serde(default)]
    pub what_people_like: ElementText,
    /// What matters to me.
    #[serde(default)]
    pub what_matters: ElementText,
    /// What calms me.
    #[serde(default)]
    pub how_to_comfort: ElementText,
    /// How to help me.
    #[serde(default)]
    pub how_to_help: ElementText,
    /// Words I use, in my language.
    #[serde(default)]
    pub words_i_use: ElementText,
    /// People who are important to me.
    #[serde(default)]
    pub important_people: ElementText,
    /// My day.
    #[serde(default)]
    pub routines: ElementText,
    /// What worries me.
    #[serde(default)]
    pub worries: ElementText,
    /// What I hope for.
    #[serde(default)]
    pub hopes: ElementText,
    /// Whose words these are.
    pub voice: Voice,
}

/// Health flags that a school has to know, and no diagnosis.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Health {
    /// Allergies, and what to do.
    #[serde(default)]
    pub allergies: ElementText,
    /// Medicine at school, and who gives it.
    #[serde(default)]
    pub medicine: ElementText,
    /// Seeing, hearing, moving: what helps.
    #[serde(default)]
    pub what_helps: ElementText,
    /// Checks that are due or done, in the family's words.
    #[serde(default)]
    pub checks: ElementText,
}

crate::closed_list! {
    /// When a picture of readiness is taken.
    Moment {
        /// At the beginning.
        Baseline = "baseline",
        /// Before the start of school.
        PreStart = "pre-start",
        /// In the sixth week of school.
        WeekSix = "week-six",
        /// At the end of autumn.
        EndAutumn = "end-autumn",
        /// At the end of spring.
        EndSpring = "end-spring",
        /// At the end of reception.
        EndReception = "end-reception",
    }
}

impl Moment {
    /// What it is called.
    pub fn words(self) -> &'static str {
        match self {
            Self::Baseline => "At the beginning",
            Self::PreStart => "Before school starts",
            Self::WeekSix => "Week 6 of school",
            Self::EndAutumn => "End of autumn",
            Self::EndSpring => "End of spring",
            Self::EndReception => "End of reception",
        }
    }
}

crate::closed_list! {
    /// Which part of the catalogue a picture covers: the parts are shared apart.
    Part {
        /// The child: areas A to H.
        Child = "child",
        /// The family's own readiness: area I.
        Family = "family",
        /// The school's: area J.
        School = "school",
    }
}

impl Part {
    /// The part that an item belongs to.
    pub fn of(item: ItemId) -> Self {
        match item.area().letter() {
            'I' => Self::Family,
            'J' => Self::School,
            _ => Self::Child,
        }
    }
}

/// One rating, with an example where there is one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Rated {
    /// In words that have no number.
    pub rating: Rating,
    /// An example.
    #[serde(default)]
    pub example: String,
}

/// A picture of readiness, by one of those who know the child. Pictures stand side by side and are never averaged.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Snapshot {
    /// When in the year.
    pub moment: Moment,
    /// Whose view it is.
    pub by: Rater,
    /// Which part of the catalogue.
    pub part: Part,
    /// The version of the catalogue.
    pub catalogue: CatalogueVersion,
    /// The day.
    pub taken_on: Date,
    /// The ratings, by item.
    #[serde(default)]
    pub items: BTreeMap<ItemId, Rated>,
    /// Answers to the child's questions, by question, in the child's words.
    #[serde(default)]
    pub said: BTreeMap<String, String>,
}

crate::closed_list! {
    /// How far the family's assessment has come.
    AssessmentState {
        /// It is being talked through.
        Draft = "draft",
        /// The family has it to read.
        SharedWithFamily = "shared-with-family",
        /// The family agrees with it.
        Agreed = "agreed",
        /// The family does not want it.
        Declined = "declined",
        /// A newer one took its place.
        Superseded = "superseded",
    }
}

/// The family's assessment as a whole. Its parts are entries of their own: [`Telling`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Assessment {
    /// Why now, in the family's words.
    #[serde(default)]
    pub reason: ElementText,
    /// Who was there.
    #[serde(default)]
    pub present: ElementText,
    /// Where an earlier assessment is, if anybody asked and there is one.
    #[serde(default)]
    pub earlier: ElementText,
    /// What it comes to, for everybody.
    #[serde(default)]
    pub analysis: ElementText,
    /// What the family says of it.
    #[serde(default)]
    pub family_view: ElementText,
    /// How far it has come.
    pub state: AssessmentState,
    /// The day the family agreed with it.
    #[serde(default)]
    pub agreed_on: Option<Date>,
}

/// One part of the family's assessment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Telling {
    /// Which part.
    pub element: Element,
    /// What is going well.
    #[serde(default)]
    pub going_well: ElementText,
    /// What is hard.
    #[serde(default)]
    pub hard: ElementText,
    /// What the family would like.
    #[serde(default)]
    pub would_like: ElementText,
    /// Whose view it is.
    pub whose: View,
    /// How big a worry it is to the family, if it wants to say so.
    #[serde(default)]
    pub concern: Option<Concern>,
}

/// How far the family has come, on its own scale, at one talk. Nothing sorts or adds these numbers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Distance {
    /// The day of the talk.
    pub on: Date,
    /// How big a worry each part is, where the family says so.
    #[serde(default)]
    pub concerns: BTreeMap<Element, Concern>,
    /// How sure the family feels.
    #[serde(default)]
    pub confidence: Option<Confidence>,
    /// In its own words.
    #[serde(default)]
    pub words: ElementText,
}

crate::closed_list! {
    /// What a note is of.
    ContactKind {
        /// A visit at home.
        HomeVisit = "home-visit",
        /// They came, or met elsewhere.
        Meeting = "meeting",
        /// A call.
        Call = "call",
        /// A text or an e-mail.
        Message = "message",
        /// A visit to the school.
        SchoolVisit = "school-visit",
        /// Nobody answered.
        NoReply = "no-reply",
        /// Something to remember, and no contact.
        Remark = "remark",
        /// More to an earlier note.
        Addendum = "addendum",
    }
}

impl ContactKind {
    /// What it is called.
    pub fn words(self) -> &'static str {
        match self {
            Self::HomeVisit => "Home visit",
            Self::Meeting => "We met",
            Self::Call => "Call",
            Self::Message => "Text or e-mail",
            Self::SchoolVisit => "School visit",
            Self::NoReply => "No answer",
            Self::Remark => "Note",
            Self::Addendum => "More to a note",
        }
    }

    /// Whether somebody was in touch with the family.
    pub fn is_contact(self) -> bool {
        !matches!(self, Self::NoReply | Self::Remark | Self::Addendum)
    }
}

/// What comes next, and when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Next {
    /// The day.
    pub on: Date,
    /// What.
    pub what: ContactKind,
}

/// A note of a worker.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Note {
    /// The section it belongs to.
    pub section: Section,
    /// What it is of.
    pub of: ContactKind,
    /// What kind of words these are.
    pub voice: Voice,
    /// The words.
    pub text: NoteText,
    /// The day it is about.
    pub occurred_on: Date,
    /// Whether the family sees it.
    pub visible: Visible,
    /// When the worker will be in touch again.
    #[serde(default)]
    pub next: Option<Next>,
    /// The note that this one adds to.
    #[serde(default)]
    pub adds_to: Option<super::EntryName>,
}
