//! Needs and strengths, the goals that answer them, and the actions that lead there.

use serde::{Deserialize, Serialize};

use super::section::Section;
use crate::date::Date;
use crate::id::{ActionId, GoalId, NeedId, PersonId, UserId};

/// Latest day for an action, in days from the one it is written on: twelve months.
pub const ACTION_MOST_DAYS: i32 = 366;

crate::closed_list! {
    /// What something that was found out is.
    NeedKind {
        /// Something that goes well.
        Strength = "strength",
        /// Something to help with.
        Need = "need",
        /// Something that stands in the way.
        Barrier = "barrier",
    }
}

crate::closed_list! {
    /// How soon it matters.
    Priority {
        /// Before anything else.
        Now = "now",
        /// Before school starts.
        Soon = "soon",
        /// When there is time.
        Later = "later",
    }
}

crate::closed_list! {
    /// What has become of a need.
    NeedStatus {
        /// It is there.
        Open = "open",
        /// It is answered.
        Addressed = "addressed",
        /// It is no longer there.
        NoLonger = "no-longer",
        /// It goes on beyond the plan.
        CarriedForward = "carried-forward",
        /// A statutory service has taken it over.
        MovedToStatutory = "moved-to-statutory",
    }
}

/// A strength, a need or a barrier.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Need {
    /// Its id.
    pub id: NeedId,
    /// The section it belongs to: learning or wellbeing.
    pub section: Section,
    /// The item of the catalogue or the element of the assessment it comes from; empty when from neither.
    #[serde(default)]
    pub about: String,
    /// In words.
    pub text: String,
    /// What it is.
    pub kind: NeedKind,
    /// How soon it matters.
    pub priority: Priority,
    /// What has become of it.
    pub status: NeedStatus,
    /// The day the family said "not now", where it did: their decision not to act, in their record.
    #[serde(default)]
    pub not_now_on: Option<Date>,
}

impl Need {
    /// Whether it asks for a goal before the plan can be agreed.
    pub fn presses(&self) -> bool {
        self.kind != NeedKind::Strength && self.priority == Priority::Now && self.status == NeedStatus::Open
    }
}

crate::closed_list! {
    /// How a goal stands.
    GoalStatus {
        /// Somebody suggests it.
        Proposed = "proposed",
        /// The family has agreed to it.
        Agreed = "agreed",
        /// It goes well.
        OnTrack = "on-track",
        /// It does not move.
        Stuck = "stuck",
        /// It is reached.
        Met = "met",
        /// Another took its place.
        Changed = "changed",
        /// Nobody works on it any more.
        Stopped = "stopped",
    }
}

crate::closed_list! {
    /// What came of a goal.
    Reached {
        /// It is reached.
        Met = "met",
        /// Some of it is.
        Partly = "partly",
        /// It is not.
        Not = "not",
    }
}

/// A goal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Goal {
    /// Its id.
    pub id: GoalId,
    /// The section it belongs to: learning or wellbeing.
    pub section: Section,
    /// The needs it answers.
    pub needs: Vec<NeedId>,
    /// In the family's words.
    pub text: String,
    /// How everybody will know.
    pub measure: String,
    /// By when.
    #[serde(default)]
    pub target_on: Option<Date>,
    /// How it stands.
    pub status: GoalStatus,
    /// What came of it, at the end.
    #[serde(default)]
    pub reached: Option<Reached>,
    /// The same in the family's words.
    #[serde(default)]
    pub outcome: String,
}

impl Goal {
    /// Whether it says what came of it. One that another took the place of has nothing to say.
    pub fn is_told(&self) -> bool {
        self.status == GoalStatus::Changed || (self.reached.is_some() && !self.outcome.trim().is_empty())
    }
}

/// Who does an action.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum Owner {
    /// An adult of the family.
    Family {
        /// Who.
        adult: PersonId,
    },
    /// Somebody of the team.
    Team {
        /// Who.
        user: UserId,
    },
}

crate::closed_list! {
    /// How an action stands.
    ActionStatus {
        /// Somebody suggests it.
        Proposed = "proposed",
        /// It is agreed.
        Agreed = "agreed",
        /// Somebody is at it.
        Doing = "doing",
        /// It is done.
        Done = "done",
        /// It was not done.
        NotDone = "not-done",
        /// It is called off.
        Cancelled = "cancelled",
        /// Another took its place.
        Superseded = "superseded",
    }
}

impl ActionStatus {
    /// Whether somebody still has to do it.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Proposed | Self::Agreed | Self::Doing)
    }
}

/// An action.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Action {
    /// Its id.
    pub id: ActionId,
    /// The goal it leads to.
    pub goal: GoalId,
    /// In words.
    pub text: String,
    /// Who does it.
    #[serde(default)]
    pub owner: Option<Owner>,
    /// By when.
    #[serde(default)]
    pub due: Option<Date>,
    /// How it stands.
    pub status: ActionStatus,
    /// What the family says of it, in its own words.
    #[serde(default)]
    pub said: String,
    /// Whether whoever does it does not want to be reminded.
    #[serde(default)]
    pub no_reminders: bool,
}

/// What is wrong with a goal or an action.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BadWork {
    /// A goal answers no need.
    NoNeed,
    /// A goal does not say how one will know.
    NoMeasure,
    /// A goal or an action has no words.
    NoWords,
    /// An agreed action has nobody to do it.
    NoOwner,
    /// An agreed action has no day.
    NoDue,
    /// The day is more than twelve months off.
    DueTooLate,
    /// The day is over.
    DueOver,
}

impl BadWork {
    /// What to do, in a sentence.
    pub fn sentence(self) -> &'static str {
        match self {
            Self::NoNeed => "Choose what this goal helps with.",
            Self::NoMeasure => "Say how you will all know that it is reached.",
            Self::NoWords => "Write it in a few words.",
            Self::NoOwner => "Say who does it.",
            Self::NoDue => "Say by when.",
            Self::DueTooLate => "Choose a day within twelve months.",
            Self::DueOver => "Choose a day that is not over.",
        }
    }
}

impl BadWork {
    /// The field it is about.
    pub fn pointer(self) -> &'static str {
        match self {
            Self::NoNeed => "/needs",
            Self::NoMeasure => "/measure",
            Self::NoWords => "/text",
            Self::NoOwner => "/owner",
            Self::NoDue | Self::DueTooLate | Self::DueOver => "/due",
        }
    }
}

/// V8: a goal answers at least one need and says how everybody will know.
///
/// # Errors
/// Everything that is wrong.
pub fn check_goal(goal: &Goal) -> Result<(), Vec<BadWork>> {
    let blank = |text: &str| text.trim().is_empty();
    let wrong = [
        (blank(&goal.text), BadWork::NoWords),
        (goal.needs.is_empty(), BadWork::NoNeed),
        (blank(&goal.measure), BadWork::NoMeasure),
    ];
    told(wrong)
}

/// V9: an action that is agreed has somebody to do it, and a day within twelve months.
///
/// # Errors
/// Everything that is wrong.
pub fn check_action(action: &Action, written_on: Date) -> Result<(), Vec<BadWork>> {
    let agreed = matches!(action.status, ActionStatus::Agreed | ActionStatus::Doing);
    let late = action.due.is_some_and(|due| due.days_since(written_on) > ACTION_MOST_DAYS);
    let wrong = [
        (action.text.trim().is_empty(), BadWork::NoWords),
        (agreed && action.owner.is_none(), BadWork::NoOwner),
        (agreed && action.due.is_none(), BadWork::NoDue),
        (late, BadWork::DueTooLate),
    ];
    told(wrong)
}

/// V10: an action does not begin with a day that is over. One that is there already may become late.
///
/// # Errors
/// When it does.
pub fn check_due_when_made(due: Option<Date>, today: Date) -> Result<(), BadWork> {
    if due.is_some_and(|due| due < today) { Err(BadWork::DueOver) } else { Ok(()) }
}

fn told<const N: usize>(wrong: [(bool, BadWork); N]) -> Result<(), Vec<BadWork>> {
    let bad: Vec<BadWork> = wrong.into_iter().filter_map(|(is, what)| is.then_some(what)).collect();
    if bad.is_empty() { Ok(()) } else { Err(bad) }
}

/// V12: the needs that press and have neither a goal nor the family's recorded "not now". The plan is not agreed while there
/// is one.
pub fn unanswered<'a>(needs: &'a [Need], goals: &[Goal]) -> Vec<&'a Need> {
    let works = |goal: &Goal| !matches!(goal.status, GoalStatus::Changed | GoalStatus::Stopped);
    let answered = |need: &Need| goals.iter().any(|goal| works(goal) && goal.needs.contains(&need.id));
    needs.iter().filter(|need| need.presses() && need.not_now_on.is_none() && !answered(need)).collect()
}

/// Whether both the family and those who help have something to do.
pub fn both_sides_act(actions: &[Action]) -> bool {
    let open = || actions.iter().filter(|action| action.status.is_open());
    open().any(|a| matches!(a.owner, Some(Owner::Family { .. })))
        && open().any(|a| matches!(a.owner, Some(Owner::Team { .. })))
}

#[cfg(test)]
mod tests;
