//! What the steps of a plan depend on: who takes them, and what is so.

use crate::date::Date;
use crate::people::Role;

/// Who takes a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// An adult of the family, by themselves or through somebody who writes it down.
    Family,
    /// Somebody who works with the family.
    Staff {
        /// As what.
        role: Role,
        /// Whether they lead this plan.
        lead: bool,
    },
    /// The job that keeps to the retention rules.
    Retention,
}

/// Whether the school was given what it should know before the start.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Handover {
    /// Nobody has decided.
    #[default]
    Undecided,
    /// It was sent, as the parent approved it.
    Sent,
    /// The parent said no, and that is recorded.
    Refused,
}

/// What is so, on the day of the step. Facts of referrals, meetings and handover come from the parts that keep those.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Facts {
    /// The day.
    pub today: Date,
    /// The child lives in the zone, or enters a school that takes part.
    pub in_zone_or_partner_school: bool,
    /// The family said that it may be asked.
    pub may_be_contacted: bool,
    /// Another plan of this child for this entry year is open: V6.
    pub another_open: bool,
    /// An adult who may choose was told how their data is used.
    pub notice_received: bool,
    /// An adult who may choose has agreed to take part.
    pub engagement_agreed: bool,
    /// The school place is accepted, or it is a late admission.
    pub place_accepted: bool,
    /// Each section's sharing was asked about; "no" is an answer.
    pub sharing_asked: bool,
    /// A parent's own view of how ready they are is there.
    pub parent_snapshot: bool,
    /// At least one strength is written down.
    pub has_strength: bool,
    /// Needs that press and have neither a goal nor the family's "not now": V12.
    pub unanswered_needs: usize,
    /// Both the family and those who help have something to do.
    pub both_sides_act: bool,
    /// The family has agreed to the plan, or to some of it with its disagreement in its own words.
    pub plan_agreed: bool,
    /// The day the child really started.
    pub started_on: Option<Date>,
    /// What the school was given.
    pub handover: Handover,
    /// The closing review was held, or the family did not want one.
    pub closing_review: bool,
    /// Referrals that nobody knows the end of.
    pub open_referrals: usize,
    /// Needs that are open, or referrals that were refused.
    pub loose_ends: bool,
    /// A second person, of another partner or the coordinator, agrees to the end.
    pub second_agrees: bool,
    /// Every goal says what came of it.
    pub outcomes_told: bool,
    /// The coordinator agrees to open it again.
    pub coordinator_agrees: bool,
    /// The day it was closed.
    pub closed_on: Option<Date>,
    /// Somebody has ordered that the record be kept.
    pub legal_hold: bool,
    /// The time it has to be kept is over, and somebody has looked at it.
    pub retention_over: bool,
}

impl Facts {
    /// Nothing is so yet.
    pub fn none(today: Date) -> Self {
        Self {
            today,
            in_zone_or_partner_school: false,
            may_be_contacted: false,
            another_open: false,
            notice_received: false,
            engagement_agreed: false,
            place_accepted: false,
            sharing_asked: false,
            parent_snapshot: false,
            has_strength: false,
            unanswered_needs: 0,
            both_sides_act: false,
            plan_agreed: false,
            started_on: None,
            handover: Handover::Undecided,
            closing_review: false,
            open_referrals: 0,
            loose_ends: false,
            second_agrees: false,
            outcomes_told: false,
            coordinator_agrees: false,
            closed_on: None,
            legal_hold: false,
            retention_over: false,
        }
    }
}
