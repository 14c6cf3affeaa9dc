//! The steps of a plan, what may be missing for one, and what can follow.

use serde::{Deserialize, Serialize};

use crate::date::Date;

crate::closed_list! {
    /// A kind of step.
    StepKind {
        /// The family is asked.
        Invite = "invite",
        /// The family takes part.
        Agree = "agree",
        /// The family does not.
        Decline = "decline",
        /// Getting to know each other begins.
        GetToKnow = "get-to-know",
        /// The plan is made.
        AgreePlan = "agree-plan",
        /// Work on it begins.
        Activate = "activate",
        /// School begins.
        StartReception = "start-reception",
        /// It rests.
        Pause = "pause",
        /// It goes on.
        Resume = "resume",
        /// The family leaves it.
        Withdraw = "withdraw",
        /// The child moves away.
        TransferOut = "transfer-out",
        /// It comes to its end.
        BeginClosing = "begin-closing",
        /// It is over.
        Close = "close",
        /// It is opened again.
        Reopen = "reopen",
        /// Its record is destroyed.
        Dispose = "dispose",
    }
}

crate::closed_list! {
    /// Why a plan is over.
    ClosingReason {
        /// The year is over, and what was wanted is reached.
        GoalsMet = "goals-met",
        /// The year is over; some of it goes on elsewhere.
        CarriedForward = "carried-forward",
        /// A statutory service has taken over.
        MovedToStatutory = "moved-to-statutory",
        /// The family does not need it any more.
        NoLongerNeeded = "no-longer-needed",
        /// Nobody could reach the family.
        LostContact = "lost-contact",
    }
}

/// A step with what it says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum Step {
    /// [`StepKind::Invite`].
    Invite,
    /// [`StepKind::Agree`].
    Agree,
    /// [`StepKind::Decline`].
    Decline,
    /// [`StepKind::GetToKnow`].
    GetToKnow,
    /// [`StepKind::AgreePlan`].
    AgreePlan,
    /// [`StepKind::Activate`].
    Activate,
    /// [`StepKind::StartReception`].
    StartReception,
    /// [`StepKind::Pause`].
    Pause {
        /// Why.
        reason: String,
        /// The day it goes on, at most eight weeks off.
        until: Date,
    },
    /// [`StepKind::Resume`].
    Resume,
    /// [`StepKind::Withdraw`]. No reason is asked for, and there is no room for one.
    Withdraw,
    /// [`StepKind::TransferOut`].
    TransferOut {
        /// The new school, or where to.
        to: String,
    },
    /// [`StepKind::BeginClosing`].
    BeginClosing,
    /// [`StepKind::Close`].
    Close {
        /// Why.
        reason: ClosingReason,
    },
    /// [`StepKind::Reopen`].
    Reopen {
        /// Why.
        note: String,
    },
    /// [`StepKind::Dispose`].
    Dispose,
}

/// Something that a step needs and does not have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Unmet {
    /// The plan is in a state from which this step does not lead on.
    NotFromHere,
    /// Somebody else has to take this step.
    NotYours,
    /// The child neither lives here nor enters a school that takes part.
    NotOfZone,
    /// The family was not asked whether it may be contacted.
    NotToContact,
    /// There is a plan already: V6.
    AnotherOpen,
    /// Nobody was told how their data is used.
    NoNotice,
    /// Nobody who may choose has agreed.
    NoEngagement,
    /// The school place is not accepted.
    NoPlace,
    /// Sharing was not asked about, section by section.
    SharingNotAsked,
    /// No parent has said how ready they are.
    NoParentView,
    /// No strength is written down.
    NoStrength,
    /// A need that presses has neither a goal nor the family's "not now": V12.
    NeedUnanswered,
    /// Either the family or those who help have nothing to do.
    OneSided,
    /// The family has not agreed to the plan.
    PlanNotAgreed,
    /// School has not begun.
    NotStarted,
    /// Nobody has decided what the school is told.
    HandoverUndecided,
    /// There is no reason.
    NoReason,
    /// The rest is over before it begins, or longer than eight weeks.
    RestTooLong,
    /// The closing review is to come.
    NoClosingReview,
    /// Nobody knows what came of a referral.
    ReferralOpen,
    /// A second person has to agree.
    NoSecond,
    /// A goal does not say what came of it.
    OutcomeMissing,
    /// More than 90 days have passed.
    TooLate,
    /// Somebody has ordered that the record be kept.
    OnHold,
    /// It has to be kept longer.
    StillKept,
}

impl Unmet {
    /// What to do, in a sentence.
    pub fn sentence(self) -> &'static str {
        match self {
            Self::NotFromHere => "The plan has moved on. Look at it again.",
            Self::NotYours => "Somebody else takes this step. Ask whoever leads the plan.",
            Self::NotOfZone => "The child has to live in the zone, or start at a school that takes part.",
            Self::NotToContact => "Ask the family first whether you may get in touch about a plan.",
            Self::AnotherOpen => "There may be a plan already. Speak with your zone coordinator.",
            Self::NoNotice => "Tell an adult of the family how their data is used, and record that.",
            Self::NoEngagement => "An adult who may decide for the child has to agree to take part.",
            Self::NoPlace => "Record the day the school place was accepted.",
            Self::SharingNotAsked => "Ask about each section whether it is shared. “No” is an answer.",
            Self::NoParentView => "Let a parent say in their own words how ready they feel.",
            Self::NoStrength => "Write down at least one thing that goes well.",
            Self::NeedUnanswered => {
                "Something that matters now has no goal. Add one, or record that the family says “not now”."
            }
            Self::OneSided => "Both the family and the people who help need something to do.",
            Self::PlanNotAgreed => "Record that the family agrees, or what they disagree with.",
            Self::NotStarted => "Record the day the child started school.",
            Self::HandoverUndecided => "Send the school what the parent agrees to, or record that they said no.",
            Self::NoReason => "Say why, in a few words.",
            Self::RestTooLong => "Choose a day within the next eight weeks.",
            Self::NoClosingReview => "Hold the closing review, or record that the family does not want one.",
            Self::ReferralOpen => "Say what came of each referral.",
            Self::NoSecond => "A second person has to agree: of another partner, or the coordinator.",
            Self::OutcomeMissing => "Say of each goal what came of it.",
            Self::TooLate => "It was closed more than 90 days ago. Begin a new plan.",
            Self::OnHold => "Somebody has ordered that this record be kept.",
            Self::StillKept => "It has to be kept longer.",
        }
    }
}

/// What follows from a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum Effect {
    /// The invitation is logged, with its language.
    LogInvitation,
    /// The team is made.
    MakeTeam,
    /// Nothing is shared until the family says so.
    RefuseAllSharing,
    /// Somebody gets in touch within so many working days.
    FirstContact {
        /// Working days.
        within: u8,
    },
    /// The family gets a copy of the plan.
    CopyToFamily,
    /// Reviews are put into the calendar.
    ScheduleReviews,
    /// The reception teacher sees what the family allows.
    AddReceptionTeacher,
    /// The review of the sixth week is put into the calendar.
    WeekSixReview,
    /// Nobody is reminded of anything.
    StopReminders,
    /// People are reminded again.
    StartReminders,
    /// Nobody sees what others have entered, from this moment.
    SharingOff,
    /// Nobody writes any more.
    ReadOnly,
    /// It is writable again.
    Writable,
    /// The time that the record is kept begins.
    StartRetention,
    /// That time stands still again.
    StopRetention,
    /// Whoever takes it is asked whether they are worried, and shown the way outside of here.
    AskWhetherWorried,
    /// The family is asked how it was.
    AskFamily,
    /// The team's access ends after so many days.
    EndTeamAccess {
        /// Days.
        after: i32,
    },
    /// All but the count is erased after so many days.
    Erase {
        /// Days.
        after: i32,
    },
    /// What remains is that there was a record, and a certificate that it is destroyed.
    Tombstone,
}

impl Step {
    /// Its kind.
    pub fn kind(&self) -> StepKind {
        match self {
            Self::Invite => StepKind::Invite,
            Self::Agree => StepKind::Agree,
            Self::Decline => StepKind::Decline,
            Self::GetToKnow => StepKind::GetToKnow,
            Self::AgreePlan => StepKind::AgreePlan,
            Self::Activate => StepKind::Activate,
            Self::StartReception => StepKind::StartReception,
            Self::Pause { .. } => StepKind::Pause,
            Self::Resume => StepKind::Resume,
            Self::Withdraw => StepKind::Withdraw,
            Self::TransferOut { .. } => StepKind::TransferOut,
            Self::BeginClosing => StepKind::BeginClosing,
            Self::Close { .. } => StepKind::Close,
            Self::Reopen { .. } => StepKind::Reopen,
            Self::Dispose => StepKind::Dispose,
        }
    }
}
