//! Who is in a plan's team.

use doorstep_shared::api::desk::plans::{SentMember, TeamKept};
use doorstep_shared::id::{PlanId, UserId};
use doorstep_shared::people::{Membership, Role};
use doorstep_shared::plans::access::{Area, Op, Why};
use doorstep_shared::plans::entry::FieldChange;
use doorstep_shared::plans::message::{Say, Trigger};
use doorstep_shared::plans::team::{BadTeam, TeamMember, check};
use serde_json::{Map, json};

use super::again::{Begun, begin, ended};
use super::entry::{TRIES, begun};
use super::error::PlanError;
use super::records::{HappeningRecord, TalkRow};
use super::rows::{self, last_contact, lead_changes};
use super::whole::Reader;
use crate::port::{Condition, StoreError};
use crate::store::{Repeat, get, keys, plan_keys};
use crate::usecase::entry::Desk;
use crate::usecase::tell::at_once;

/// Puts somebody into the team, changes what they do in it, or ends that. Whoever may only propose cannot make them lead, end them or
/// say that the family was told.
///
/// # Errors
/// What makes no sense; [`PlanError::Stale`] when the plan has moved on; why it may not be done.
pub async fn put(
    desk: &Desk<'_>,
    (id, user): (PlanId, UserId),
    base: u64,
    sent: &SentMember,
    repeat: &Repeat,
) -> Result<TeamKept, PlanError> {
    for _ in 0..TRIES {
        let mut whole = match begin(desk, id, base, repeat).await? {
            Begun::Plan(whole) => *whole,
            Begun::Before(answer) => return Ok(answer),
        };
        let reader = Reader::new(desk, &whole)?;
        let held = whole.team.iter().find(|member| member.user == user).cloned();
        if reader.may(Area::Team, Op::Update).is_err() {
            reader.may(Area::Team, Op::Create)?;
            if held.is_some() || sent.lead || sent.family_told_on.is_some() {
                return Err(PlanError::Refused(Why::NotMet));
            }
        }
        let organisation = works_for(desk, user, held.as_ref()).await?;
        let member = TeamMember {
            user,
            organisation,
            function: sent.function,
            lead: sent.lead,
            from: sent.from,
            to: sent.to,
            family_told_on: sent.family_told_on,
            version: held.as_ref().map_or(0, |held| held.version) + 1,
        };
        sensible(desk, &member)?;
        let lead_before = whole.lead(desk.today).map(|lead| lead.user);
        let mut change = begun(desk);
        whole.team.retain(|other| other.user != user);
        if member.lead {
            for other in whole.team.iter_mut().filter(|other| other.lead) {
                let version = other.version;
                (other.lead, other.version) = (false, version + 1);
                change = change.replace(plan_keys::team_member(id, other.user), other, version);
            }
        }
        whole.team.push(member.clone());
        if check(&whole.team, desk.today).is_err_and(|bad| bad.contains(&BadTeam::NoLead)) && lead_before.is_some() {
            return Err(PlanError::invalid("/lead", "Somebody has to lead. Make another one lead first."));
        }
        let key = plan_keys::team_member(id, user);
        change = match &held {
            Some(held) => change.replace(key, &member, held.version),
            None => change.create(key, &member),
        };
        let lead_after = whole.lead(desk.today).map(|lead| lead.user);
        change = lead_changes(desk, &whole, lead_before, lead_after, change);
        if let Some(on) = last_contact(&whole, organisation).filter(|_| held.is_none()) {
            change =
                change.put(plan_keys::talk_row(&desk.zone.id, user, id), &TalkRow { plan: id, on }, Condition::None);
        }
        let was = whole.plan.version;
        whole.plan.version = was + 1;
        change = change.replace(plan_keys::plan_meta(id), &whole.plan, was);
        change = rows::of_plan(desk, &whole, change);
        let ends = |member: &TeamMember| member.to.is_some();
        if held.as_ref().is_none_or(|held| ends(held) != ends(&member)) {
            change = at_once(desk, &whole, Trigger::TeamChanged, (Say::TeamChanged, None), change).await?;
        }
        let field = FieldChange { field: "member".into(), base: json!(held), new: json!(member) };
        let diff = Map::from_iter([(format!("/{user}"), json!({ "old": held, "new": member }))]);
        let happening = HappeningRecord {
            at: desk.clock.now().to_string(),
            by: desk.actor.user,
            role: desk.actor.role,
            what: "team".into(),
            entry: None,
            area: Area::Team,
            organisation: None,
            learning: false,
            fields: vec![field],
        };
        let answer = TeamKept { version: whole.plan.version };
        let done = change
            .create(plan_keys::happening(id, desk.ids.next()), &happening)
            .audit(&format!("plan/{id}/team"), "team", diff)
            .outbox(super::PLAN_CHANGED, Map::from_iter([("plan".to_owned(), json!(id))]))
            .idempotent(repeat.answered(json!(answer)))
            .commit(desk.tables)
            .await;
        if let Some(answer) = ended(done, answer)? {
            return Ok(answer);
        }
    }
    Err(StoreError::Contended.into())
}

/// Whom they work for. Somebody who has left the zone can still be taken out of a team.
async fn works_for(
    desk: &Desk<'_>,
    user: UserId,
    held: Option<&TeamMember>,
) -> Result<doorstep_shared::id::OrganisationId, PlanError> {
    let membership: Option<Membership> = get(desk.tables, &keys::membership(user, &desk.zone.id)).await?;
    let works = membership
        .filter(|m| m.in_force(desk.today) && !matches!(m.role, Role::Provider | Role::Analyst | Role::Coordinator))
        .and_then(|m| m.organisation);
    works
        .or_else(|| held.map(|held| held.organisation))
        .ok_or_else(|| PlanError::invalid("/user", "They are not somebody of this zone who can be in a team."))
}

fn sensible(desk: &Desk<'_>, member: &TeamMember) -> Result<(), PlanError> {
    if member.to.is_some_and(|to| to < member.from) {
        return Err(PlanError::invalid("/to", "The last day is before the first one."));
    }
    if member.family_told_on.is_some_and(|on| on > desk.today) {
        return Err(PlanError::invalid("/family_told_on", "This day is still to come."));
    }
    if member.lead && member.family_told_on.is_none() {
        return Err(PlanError::invalid("/family_told_on", "Tell the family first: it has a say in who leads."));
    }
    Ok(())
}
