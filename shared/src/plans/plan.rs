//! The plan itself: where it stands, and what the family said to be where it is. What is in it are its entries.

use serde::{Deserialize, Serialize};

use super::course::{ClosingReason, Facts, Handover, Phase, Standing, State};
use super::entry::{Body, Entry};
use super::handover::Stage;
use super::school::SchoolYear;
use super::section::Section;
use super::sharing::Permission;
use super::team::TeamMember;
use super::work::{Action, Goal, Need, NeedKind, NeedStatus, both_sides_act, unanswered};
use crate::date::Date;
use crate::id::{FamilyId, OrganisationId, PersonId, PlanId, UserId};
use crate::lang::LanguageCode;
use crate::people::Role;
use crate::set::Member as _;

/// The version of the notice that tells families how their data is used.
pub const NOTICE: &str = "2026-11";

crate::closed_list! {
    /// How a family was told of the notice.
    ToldHow {
        /// It was read to them.
        ReadAloud = "read-aloud",
        /// They have it on paper.
        Paper = "paper",
        /// They were sent a link to it.
        Link = "link",
    }
}

crate::closed_list! {
    /// How somebody agreed.
    AgreedHow {
        /// They signed.
        Signed = "signed",
        /// They typed their name.
        Typed = "typed",
        /// They said so, and somebody was there.
        Said = "said",
    }
}

/// How the family was asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Invitation {
    /// The day.
    pub on: Date,
    /// The language that was spoken.
    pub language: LanguageCode,
    /// Whether an interpreter was there.
    pub interpreter: bool,
    /// Who asked.
    pub by: UserId,
}

/// That an adult was told how the family's data is used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Receipt {
    /// Who was told.
    pub adult: PersonId,
    /// The version of the notice.
    pub notice: String,
    /// How.
    pub how: ToldHow,
    /// In which language.
    pub language: LanguageCode,
    /// The day.
    pub on: Date,
    /// Who told them.
    pub by: UserId,
}

/// That an adult agreed to take part. It is no legal basis for data, and says so nowhere.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Engagement {
    /// Who agreed.
    pub adult: PersonId,
    /// How.
    pub how: AgreedHow,
    /// The day.
    pub on: Date,
    /// Who was there.
    pub witness: UserId,
}

/// What the family said to the plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct PlanAgreed {
    /// Who.
    pub adult: PersonId,
    /// The day.
    pub on: Date,
    /// What they do not agree with, in their words; empty when they agree with all of it.
    #[serde(default)]
    pub but: String,
}

/// A rest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Rest {
    /// Why.
    pub reason: String,
    /// The day it goes on.
    pub until: Date,
}

crate::closed_list! {
    /// What was decided about what the school is told.
    HandoverDecision {
        /// It has what the parent agreed to.
        Sent = "sent",
        /// The parent said no.
        Refused = "refused",
    }
}

/// What a second person is asked to agree to. They may see no name and nothing of what is in the plan, so there is none in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum EndingAsk {
    /// That the plan is over.
    Close {
        /// Why.
        reason: ClosingReason,
    },
    /// That it is opened again.
    Reopen {
        /// Why, in a few words without a name: whoever looks after the zone reads them.
        note: String,
    },
}

/// Most characters of why a plan is opened again.
pub const REOPEN_NOTE: usize = 500;

/// That a second person agrees.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Second {
    /// Who.
    pub by: UserId,
    /// As what.
    pub role: Role,
    /// Whom they work for.
    pub organisation: Option<OrganisationId>,
    /// The day.
    pub on: Date,
}

/// That somebody wants the plan to be over, or to go on after its end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Ending {
    /// What.
    pub what: EndingAsk,
    /// Who wants it.
    pub by: UserId,
    /// Whom they work for.
    pub organisation: Option<OrganisationId>,
    /// The day.
    pub on: Date,
    /// The second person, once they have agreed.
    #[serde(default)]
    pub second: Option<Second>,
}

impl Ending {
    /// Whether somebody may be the second person: another one than who wants it, of another partner or the zone's coordinator;
    /// for opening a plan again the coordinator alone.
    pub fn may_agree(&self, user: UserId, role: Role, organisation: Option<OrganisationId>) -> bool {
        let coordinator = role == Role::Coordinator;
        let other = organisation.is_some() && organisation != self.organisation;
        user != self.by && (coordinator || (other && matches!(self.what, EndingAsk::Close { .. })))
    }

    fn coordinator_agrees(&self) -> bool {
        self.second.is_some_and(|second| second.role == Role::Coordinator)
    }
}

/// A plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Plan {
    /// Its id.
    pub id: PlanId,
    /// The family.
    pub family: FamilyId,
    /// The child.
    pub child: PersonId,
    /// What staff call the family where no name may stand.
    pub label: String,
    /// The September of entry.
    pub entry_year: SchoolYear,
    /// Where it stands.
    pub state: State,
    /// The state to come back to.
    #[serde(default)]
    pub before: Option<State>,
    /// Who named the child.
    pub nominated_by: UserId,
    /// For which partner.
    pub organisation: OrganisationId,
    /// The day.
    pub nominated_on: Date,
    /// Whether the child lives in the zone or enters a school that takes part.
    pub of_zone: bool,
    /// The day the family said that it may be asked.
    #[serde(default)]
    pub may_be_contacted_on: Option<Date>,
    /// How it was asked.
    #[serde(default)]
    pub invited: Option<Invitation>,
    /// That it was told how its data is used.
    #[serde(default)]
    pub notice: Option<Receipt>,
    /// That it takes part.
    #[serde(default)]
    pub engagement: Option<Engagement>,
    /// The day by which somebody gets in touch.
    #[serde(default)]
    pub first_contact_by: Option<Date>,
    /// What the family said to the plan.
    #[serde(default)]
    pub agreed: Option<PlanAgreed>,
    /// The day the child really started.
    #[serde(default)]
    pub started_on: Option<Date>,
    /// What was decided about what the school is told.
    #[serde(default)]
    pub handover: Option<HandoverDecision>,
    /// The rest it takes.
    #[serde(default)]
    pub rest: Option<Rest>,
    /// The day it ended.
    #[serde(default)]
    pub ended_on: Option<Date>,
    /// How it is ended: who wants it and why, and who agrees.
    #[serde(default)]
    pub closing: Option<Ending>,
    /// How it is opened again.
    #[serde(default)]
    pub reopening: Option<Ending>,
    /// How many choices on sharing were written down.
    #[serde(default)]
    pub choices: u64,
    /// Counts the changes of the plan itself, of its team and of what is shared; 1 is the first.
    pub version: u64,
}

impl Plan {
    /// Where it stands.
    pub fn standing(&self) -> Standing {
        Standing { state: self.state, before: self.before }
    }

    /// Whether school has begun.
    pub fn begun(&self) -> bool {
        self.state.phase(self.before) == Phase::InReception
    }
}

/// The partners that a family is asked about: those whose people help it, and the school where it is one of them.
pub fn partners(team: &[TeamMember], entries: &[Entry], today: Date) -> Vec<OrganisationId> {
    let school = entries.iter().find_map(|entry| match &entry.body {
        Body::Place(place) => match place.school {
            super::entry::School::Partner { organisation } => Some(organisation),
            super::entry::School::Other { .. } => None,
        },
        _ => None,
    });
    let members = team.iter().filter(|member| member.to.is_none_or(|to| today <= to)).map(|member| member.organisation);
    let mut all: Vec<OrganisationId> = members.chain(school).collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// Whether the family was asked about each section for each partner; "no" is an answer.
pub fn sharing_asked(said: &[Permission], partners: &[OrganisationId]) -> bool {
    let sections = || Section::ALL.iter().filter(|section| section.is_shared_by_choice());
    !partners.is_empty()
        && partners.iter().all(|to| sections().all(|section| said.iter().any(|p| p.to == *to && p.section == *section)))
}

/// What the steps of the plan depend on, as far as the plan itself knows it. Whether another plan of the child is open, and reviews,
/// are told by those who keep them.
pub fn facts(plan: &Plan, team: &[TeamMember], said: &[Permission], entries: &[Entry], today: Date) -> Facts {
    let needs: Vec<Need> =
        entries.iter().filter_map(|e| if let Body::Need(n) = &e.body { Some(n.clone()) } else { None }).collect();
    let goals: Vec<Goal> =
        entries.iter().filter_map(|e| if let Body::Goal(g) = &e.body { Some(g.clone()) } else { None }).collect();
    let actions: Vec<Action> =
        entries.iter().filter_map(|e| if let Body::Action(a) = &e.body { Some(a.clone()) } else { None }).collect();
    let referrals =
        || entries.iter().filter_map(|e| if let Body::Referral(r) = &e.body { Some(r.as_ref()) } else { None });
    let parents = |e: &Entry| matches!(&e.body, Body::Snapshot(s) if s.by == super::content::Rater::Parent && !(s.items.is_empty() && s.said.is_empty()));
    let accepted = |e: &Entry| matches!(&e.body, Body::Place(place) if place.place.is_settled());
    Facts {
        in_zone_or_partner_school: plan.of_zone,
        may_be_contacted: plan.may_be_contacted_on.is_some_and(|on| on <= today),
        notice_received: plan.notice.is_some(),
        engagement_agreed: plan.engagement.is_some(),
        place_accepted: entries.iter().any(accepted),
        sharing_asked: sharing_asked(said, &partners(team, entries, today)),
        parent_snapshot: entries.iter().any(parents),
        has_strength: needs.iter().any(|need| need.kind == NeedKind::Strength),
        unanswered_needs: unanswered(&needs, &goals).len(),
        both_sides_act: both_sides_act(&actions),
        plan_agreed: plan.agreed.is_some(),
        started_on: plan.started_on,
        handover: recorded(entries).unwrap_or(match plan.handover {
            None => Handover::Undecided,
            Some(HandoverDecision::Sent) => Handover::Sent,
            Some(HandoverDecision::Refused) => Handover::Refused,
        }),
        open_referrals: referrals().filter(|referral| !referral.stage.is_over()).count(),
        loose_ends: needs.iter().any(|need| need.kind != NeedKind::Strength && need.status == NeedStatus::Open)
            || referrals().any(|referral| referral.stage.is_refused()),
        closing_review: entries.iter().any(|e| matches!(&e.body, Body::Meeting(meeting) if meeting.ends_review())),
        outcomes_told: goals.iter().all(Goal::is_told),
        second_agrees: plan.closing.as_ref().is_some_and(|asked| asked.second.is_some()),
        coordinator_agrees: plan.reopening.as_ref().is_some_and(Ending::coordinator_agrees),
        closed_on: plan.ended_on,
        ..Facts::none(today)
    }
}

/// What was decided about what the school is told, by the plan's own record of it; none where there is no such record.
pub fn recorded(entries: &[Entry]) -> Option<Handover> {
    let record = entries.iter().find_map(|e| if let Body::Handover(record) = &e.body { Some(record) } else { None })?;
    Some(match record.stage {
        Stage::Draft | Stage::Approved { .. } => Handover::Undecided,
        Stage::Refused { .. } => Handover::Refused,
        Stage::Sent { .. } | Stage::Received { .. } => Handover::Sent,
    })
}

#[cfg(test)]
mod tests;
