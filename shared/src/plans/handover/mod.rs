//! The handover, or transition record: what the school is told of a child, as the parent approved it. It is built from what is in the
//! plan, fits two sides of paper, and never changes once it was sent.

mod address;
mod build;
mod course;
#[cfg(test)]
mod tests;

pub use address::tells_address;
pub use build::{Mate, build};
pub use course::{NotNext, follows};

use serde::{Deserialize, Serialize};

use super::plan::AgreedHow;
use super::school::Counted;
use crate::date::Date;
use crate::directory::Calendar;
use crate::id::PersonId;
use crate::problem::FieldError;

/// Most characters of one part of the record.
pub const PART_MOST: usize = 700;
/// Most characters of all parts together: reckoned for two sides of A4 at 14 points.
pub const ALL_MOST: usize = 2_600;
/// School days after which somebody asks whether the school has it.
pub const CHASED_AFTER: u16 = 3;

crate::closed_list! {
    /// How the record reaches the school.
    Way {
        /// The school reads it here.
        Here = "here",
        /// The parent carries it there on paper.
        Paper = "paper",
    }
}

/// That the parent approved it: they read it, or it was read to them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Approval {
    /// Who.
    pub adult: PersonId,
    /// How they said so.
    pub how: AgreedHow,
    /// The day.
    pub on: Date,
}

/// How far it has come. One field, so that it moves in one piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema), schemars(rename = "HandoverStage"))]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum Stage {
    /// It is being written.
    Draft,
    /// The parent does not want the school to have one.
    Refused {
        /// Who said so.
        adult: PersonId,
        /// The day.
        on: Date,
    },
    /// The parent approved these words.
    Approved {
        /// Who, how and when.
        approval: Approval,
    },
    /// The school has it, or the parent carries it there.
    Sent {
        /// Who approved it, how and when.
        approval: Approval,
        /// How it goes there.
        way: Way,
        /// The day.
        on: Date,
    },
    /// The school says that it has read it; on paper, that it has it.
    Received {
        /// Who approved it, how and when.
        approval: Approval,
        /// How it went there.
        way: Way,
        /// The day it was sent.
        sent_on: Date,
        /// The day the school said so.
        on: Date,
    },
}

impl Stage {
    /// Whether it is out of the hands of those who write it.
    pub fn is_sent(self) -> bool {
        matches!(self, Self::Sent { .. } | Self::Received { .. })
    }

    /// Whether the school may read it here.
    pub fn is_open_to_school(self) -> bool {
        matches!(self, Self::Sent { way: Way::Here, .. } | Self::Received { way: Way::Here, .. })
    }

    /// The adult who approved it or does not want it.
    pub fn adult(self) -> Option<PersonId> {
        match self {
            Self::Draft => None,
            Self::Refused { adult, .. } => Some(adult),
            Self::Approved { approval } | Self::Sent { approval, .. } | Self::Received { approval, .. } => {
                Some(approval.adult)
            }
        }
    }

    /// In a few words, for staff.
    pub fn words(self) -> &'static str {
        match self {
            Self::Draft => "Being written",
            Self::Refused { .. } => "The parent does not want one",
            Self::Approved { .. } => "Approved by the parent",
            Self::Sent { way: Way::Here, .. } => "Sent, not read yet",
            Self::Sent { way: Way::Paper, .. } => "On paper, with the parent",
            Self::Received { way: Way::Here, .. } => "The school has read it",
            Self::Received { way: Way::Paper, .. } => "The school has it on paper",
        }
    }
}

/// The record. Each part is a text of its own, in plain words; what is empty is not printed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Handover {
    /// What calms the child.
    #[serde(default)]
    pub calms: String,
    /// How to help.
    #[serde(default)]
    pub helps: String,
    /// What the child likes.
    #[serde(default)]
    pub likes: String,
    /// What matters to the child.
    #[serde(default)]
    pub matters: String,
    /// Words the child uses, in its language.
    #[serde(default)]
    pub words_i_use: String,
    /// People who are important.
    #[serde(default)]
    pub people: String,
    /// The languages of the home, and whether an interpreter helps.
    #[serde(default)]
    pub languages: String,
    /// What goes well by itself.
    #[serde(default)]
    pub goes_well: String,
    /// What goes with help.
    #[serde(default)]
    pub with_help: String,
    /// What everybody works on.
    #[serde(default)]
    pub working_on: String,
    /// Groups and help so far, with how often.
    #[serde(default)]
    pub done: String,
    /// Allergies, medicine, seeing and hearing, as far as the parent wants the school to know.
    #[serde(default)]
    pub health: String,
    /// What the family wants to say, in its own words.
    #[serde(default)]
    pub from_family: String,
    /// Whom to talk to.
    #[serde(default)]
    pub contacts: String,
    /// How far it has come.
    pub stage: Stage,
    /// By when somebody asks whether the school has it. The server alone writes it.
    #[serde(default)]
    pub due_by: Option<Date>,
}

impl Handover {
    /// An empty one.
    pub fn blank() -> Self {
        Self {
            calms: String::new(),
            helps: String::new(),
            likes: String::new(),
            matters: String::new(),
            words_i_use: String::new(),
            people: String::new(),
            languages: String::new(),
            goes_well: String::new(),
            with_help: String::new(),
            working_on: String::new(),
            done: String::new(),
            health: String::new(),
            from_family: String::new(),
            contacts: String::new(),
            stage: Stage::Draft,
            due_by: None,
        }
    }

    /// Its parts by field, in the order in which a teacher needs them on the first day.
    pub fn parts(&self) -> [(&'static str, &str); 14] {
        [
            ("calms", &self.calms),
            ("helps", &self.helps),
            ("likes", &self.likes),
            ("matters", &self.matters),
            ("words_i_use", &self.words_i_use),
            ("people", &self.people),
            ("languages", &self.languages),
            ("health", &self.health),
            ("goes_well", &self.goes_well),
            ("with_help", &self.with_help),
            ("working_on", &self.working_on),
            ("done", &self.done),
            ("from_family", &self.from_family),
            ("contacts", &self.contacts),
        ]
    }

    /// Characters of all parts.
    pub fn length(&self) -> usize {
        self.parts().iter().map(|(_, text)| text.chars().count()).sum()
    }

    /// Whether nothing is in it.
    pub fn is_empty(&self) -> bool {
        self.parts().iter().all(|(_, text)| text.trim().is_empty())
    }

    /// Whether it says the same, however far it has come.
    pub fn says_the_same(&self, other: &Self) -> bool {
        self.parts() == other.parts()
    }

    /// Writes down by when somebody asks whether the school has it: while it is sent and nobody of the school has said so.
    pub fn settle(&mut self, calendar: &Calendar) {
        self.due_by = match self.stage {
            Stage::Sent { on, .. } => Some(chased_on(calendar, on)),
            _ => None,
        };
    }

    /// Looks it through.
    ///
    /// # Errors
    /// What is too long, field by field.
    pub fn check(&self) -> Result<(), Vec<FieldError>> {
        let long = self.parts().into_iter().filter(|(_, text)| text.chars().count() > PART_MOST);
        let mut bad: Vec<FieldError> = long
            .map(|(field, text)| FieldError {
                pointer: format!("/{field}"),
                detail: format!("There is room for {PART_MOST} characters. There are {} now.", text.chars().count()),
            })
            .collect();
        let length = self.length();
        if length > ALL_MOST {
            let detail = format!(
                "All parts together fit two sides of paper with {ALL_MOST} characters. There are {length} now: {} too many.",
                length - ALL_MOST
            );
            bad.push(FieldError { pointer: "/from_family".into(), detail });
        }
        if bad.is_empty() { Ok(()) } else { Err(bad) }
    }
}

/// The day on which somebody asks: so many school days after it was sent, or working days where the calendar ends.
fn chased_on(calendar: &Calendar, sent: Date) -> Date {
    let plain = || Counted::Working.forward(sent, CHASED_AFTER).unwrap_or(Date::MAX);
    Counted::School(calendar).forward(sent, CHASED_AFTER).unwrap_or_else(|_| plain())
}
