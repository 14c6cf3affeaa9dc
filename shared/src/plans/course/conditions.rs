//! For each step: who may take it, what it needs, and what follows.

use super::facts::{By, Facts, Handover};
use super::state::State;
use super::step::{Effect, Step, StepKind, Unmet};
use crate::date::Date;
use crate::people::Role;

/// Longest rest, in days: eight weeks.
const LONGEST_REST: i32 = 8 * 7;
/// How long a closed plan can be opened again, in days.
pub const REOPENED_FOR: i32 = 90;
/// Days after which the record of a family that said no is erased.
const DECLINED_KEPT: i32 = 30;
/// Days after the end on which the team's access ends.
pub const TEAM_AFTER: i32 = 30;
/// Working days for the first contact.
const FIRST_CONTACT: u8 = 10;

impl StepKind {
    /// Whether somebody may take it, as far as their place goes.
    pub fn may(self, by: By) -> bool {
        let roles: &[Role] = match self {
            Self::Invite => &[Role::LinkTeacher, Role::Advisor],
            // The family's act, written down by whoever is with them.
            Self::Agree | Self::Decline => &[Role::LinkTeacher, Role::Advisor, Role::ChildrensCentre],
            Self::GetToKnow | Self::StartReception => &[Role::LinkTeacher],
            Self::Pause | Self::Resume => &[Role::LinkTeacher, Role::Advisor],
            Self::Withdraw => &[Role::LinkTeacher, Role::Advisor, Role::ChildrensCentre],
            Self::AgreePlan
            | Self::Activate
            | Self::TransferOut
            | Self::BeginClosing
            | Self::Close
            | Self::Reopen
            | Self::Dispose => &[],
        };
        let lead_may = !matches!(self, Self::Dispose);
        let family_may =
            matches!(self, Self::Agree | Self::Decline | Self::Activate | Self::Pause | Self::Resume | Self::Withdraw);
        match by {
            By::Family => family_may,
            By::Staff { role, lead } => roles.contains(&role) || (lead && lead_may),
            By::Retention => self == Self::Dispose,
        }
    }
}

impl Step {
    /// What it needs and does not have.
    pub(super) fn unmet(&self, state: State, facts: &Facts) -> Vec<Unmet> {
        let needs: Vec<(bool, Unmet)> = match self {
            Self::Invite => vec![
                (facts.in_zone_or_partner_school, Unmet::NotOfZone),
                (facts.may_be_contacted, Unmet::NotToContact),
                (!facts.another_open, Unmet::AnotherOpen),
            ],
            Self::Agree => vec![
                (facts.notice_received, Unmet::NoNotice),
                (facts.engagement_agreed, Unmet::NoEngagement),
                (facts.place_accepted, Unmet::NoPlace),
            ],
            Self::Decline | Self::Withdraw | Self::Resume => Vec::new(),
            Self::GetToKnow => vec![(facts.sharing_asked, Unmet::SharingNotAsked)],
            Self::AgreePlan => vec![
                (facts.parent_snapshot, Unmet::NoParentView),
                (facts.has_strength, Unmet::NoStrength),
                (facts.unanswered_needs == 0, Unmet::NeedUnanswered),
                (facts.both_sides_act, Unmet::OneSided),
            ],
            Self::Activate => vec![(facts.plan_agreed, Unmet::PlanNotAgreed)],
            Self::StartReception => vec![
                (facts.started_on.is_some_and(|on| on <= facts.today), Unmet::NotStarted),
                (facts.handover != Handover::Undecided, Unmet::HandoverUndecided),
            ],
            Self::Pause { reason, until } => {
                let rest = until.days_since(facts.today);
                vec![
                    (!reason.trim().is_empty(), Unmet::NoReason),
                    ((1..=LONGEST_REST).contains(&rest), Unmet::RestTooLong),
                ]
            }
            Self::TransferOut { to } => vec![
                (!to.trim().is_empty(), Unmet::NoReason),
                // What is not active has nothing to hand over.
                (!state.is_active() || facts.handover != Handover::Undecided, Unmet::HandoverUndecided),
            ],
            Self::BeginClosing => {
                vec![(facts.closing_review, Unmet::NoClosingReview), (facts.open_referrals == 0, Unmet::ReferralOpen)]
            }
            Self::Close { .. } => vec![
                (facts.outcomes_told, Unmet::OutcomeMissing),
                (!facts.loose_ends || facts.second_agrees, Unmet::NoSecond),
            ],
            Self::Reopen { note } => {
                let soon = |on: Date| facts.today.days_since(on) <= REOPENED_FOR;
                vec![
                    (!note.trim().is_empty(), Unmet::NoReason),
                    (facts.coordinator_agrees, Unmet::NoSecond),
                    (facts.closed_on.is_some_and(soon), Unmet::TooLate),
                ]
            }
            Self::Dispose => {
                vec![(!facts.legal_hold, Unmet::OnHold), (facts.retention_over, Unmet::StillKept)]
            }
        };
        needs.into_iter().filter_map(|(met, unmet)| (!met).then_some(unmet)).collect()
    }

    /// What follows from it.
    pub(super) fn effects(&self, facts: &Facts) -> Vec<Effect> {
        match self {
            Self::Invite => vec![Effect::LogInvitation],
            Self::Agree => vec![Effect::MakeTeam, Effect::RefuseAllSharing],
            Self::Decline => vec![Effect::ReadOnly, Effect::Erase { after: DECLINED_KEPT }],
            Self::GetToKnow => vec![Effect::FirstContact { within: FIRST_CONTACT }],
            Self::AgreePlan => vec![Effect::CopyToFamily],
            Self::Activate => vec![Effect::ScheduleReviews],
            Self::StartReception => {
                let mut all = vec![Effect::WeekSixReview];
                // Where the parent said no, the reception teacher gets nothing from the plan.
                if facts.handover == Handover::Sent {
                    all.insert(0, Effect::AddReceptionTeacher);
                }
                all
            }
            Self::Pause { .. } => vec![Effect::StopReminders],
            Self::Resume => vec![Effect::StartReminders],
            Self::Withdraw => vec![
                Effect::SharingOff,
                Effect::ReadOnly,
                Effect::StopReminders,
                Effect::StartRetention,
                Effect::AskWhetherWorried,
            ],
            Self::TransferOut { .. } => {
                vec![Effect::SharingOff, Effect::ReadOnly, Effect::StopReminders, Effect::StartRetention]
            }
            Self::BeginClosing => vec![Effect::AskFamily],
            Self::Close { .. } => {
                vec![Effect::ReadOnly, Effect::StartRetention, Effect::EndTeamAccess { after: TEAM_AFTER }]
            }
            Self::Reopen { .. } => vec![Effect::Writable, Effect::StopRetention],
            Self::Dispose => vec![Effect::Tombstone],
        }
    }
}
