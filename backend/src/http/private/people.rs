//! Who works in the zone: the list, invitations, changes.

use axum::Router;
use doorstep_shared::api::desk::people::{
    ChangeMember, Invite, InvitePerson, Invited, ListPeople, OfInvitation, OfMember, People, PersonLine, Terms,
    WithdrawInvitation,
};
use doorstep_shared::date::Date;
use doorstep_shared::directory::Organisation;
use doorstep_shared::id::ZoneId;
use doorstep_shared::people::{CannotGive, Standing, may_give};
use doorstep_shared::policy::Action;
use doorstep_shared::problem::{Code, FieldError};
use doorstep_shared::set::Member as _;

use super::guard::{NamesZone, unreachable};
use super::{PrivateState, Staff, staff};
use crate::http::Failure;
use crate::http::mount::Asked;
use crate::store::{ChangeError, get, keys};
use crate::usecase::people::{
    self, Changing, InviteError, Inviting, MemberError, change_member, day_of, invite, withdraw,
};
use crate::usecase::sign_in::UserRecord;

pub(super) fn routes(router: Router<PrivateState>) -> Router<PrivateState> {
    let router = staff::<ListPeople, _, _>(router, list);
    let router = staff::<InvitePerson, _, _>(router, invite_person);
    let router = staff::<WithdrawInvitation, _, _>(router, take_back);
    staff::<ChangeMember, _, _>(router, change)
}

impl NamesZone for OfMember {
    fn zone(&self) -> &ZoneId {
        &self.zone
    }
}

impl NamesZone for OfInvitation {
    fn zone(&self) -> &ZoneId {
        &self.zone
    }
}

async fn list(state: PrivateState, staff: Staff, _: Asked<ListPeople>) -> Result<People, Failure> {
    people::people(state.keeper(), &staff.zone.id, staff.actor.user, staff.today).await.map_err(unreachable)
}

async fn invite_person(state: PrivateState, staff: Staff, asked: Asked<InvitePerson>) -> Result<Invited, Failure> {
    let Invite { terms, hint } = asked.body;
    let hint = hint.trim().to_owned();
    if hint.chars().count() > Invite::HINT_MAX || hint.chars().any(char::is_control) {
        return Err(wrong("/hint", "At most 120 characters, in one line."));
    }
    sensible(&state, &staff, &terms, staff.today).await?;
    let after = Standing { role: terms.role, capabilities: terms.capabilities };
    may_give(&staff.actor, None, None, after).map_err(cannot_give)?;
    let inviter: Option<UserRecord> =
        get(&*state.tables, &keys::user_meta(staff.actor.user)).await.map_err(unreachable)?;
    let name = inviter.map(|user| user.name).unwrap_or_default();
    let inviting = Inviting { by: staff.by(), name, zone: staff.zone.id.clone(), terms, hint };
    let request =
        |made: &people::Invitation| Some(asked.repeat.answered(serde_json::to_value(made).unwrap_or_default()));
    let (invitation, secret) = invite(state.keeper(), inviting, request).await.map_err(not_invited)?;
    let link = secret.map(|secret| format!("{}/sign-in?invitation={}", state.sign_in.address, secret.as_str()));
    Ok(Invited { id: invitation.id, link, until: day_of(invitation.until).unwrap_or(staff.today) })
}

async fn take_back(state: PrivateState, staff: Staff, asked: Asked<WithdrawInvitation>) -> Result<(), Failure> {
    let OfInvitation { zone, invitation } = asked.request;
    withdraw(state.keeper(), staff.by(), &zone, invitation).await.map_err(not_changed)?;
    Ok(())
}

async fn change(state: PrivateState, staff: Staff, asked: Asked<ChangeMember>) -> Result<PersonLine, Failure> {
    sensible(&state, &staff, &asked.body, staff.today).await?;
    // Their own organisation's: whoever looks after people does so for the whole zone, whatever they run in it.
    let permit = staff.permit(Action::People, staff.actor.organisation)?;
    let changing = Changing {
        by: staff.by(),
        zone: asked.request.zone,
        user: asked.request.user,
        base: asked.base,
        terms: asked.body,
        today: staff.today,
        request: asked.repeat.answered(serde_json::Value::Null),
    };
    let changed = change_member(state.keeper(), &permit, changing).await;
    let membership = match changed {
        Ok(membership) => membership,
        Err(MemberError::Stale(now)) => {
            let line =
                people::person(&*state.tables, &now, staff.actor.user, staff.today).await.map_err(unreachable)?;
            let current = serde_json::to_value(line).unwrap_or_default();
            return Err(Failure::new(Code::Stale).with("current", current));
        }
        Err(error) => return Err(not_member(error)),
    };
    let line = people::person(&*state.tables, &membership, staff.actor.user, staff.today).await.map_err(unreachable)?;
    line.ok_or_else(Failure::not_found)
}

/// Whether the organisation is one of the zone and the dates are in order.
async fn sensible(state: &PrivateState, staff: &Staff, terms: &Terms, today: Date) -> Result<(), Failure> {
    if let Some(id) = terms.organisation {
        let key = keys::organisation(&staff.zone.id, id);
        let held: Option<Organisation> = get(&*state.tables, &key).await.map_err(unreachable)?;
        if held.is_none() {
            return Err(wrong("/organisation", "This is no organisation of the zone."));
        }
    }
    let from = terms.from.unwrap_or(today);
    if terms.to.is_some_and(|to| to.plus_days(1) < from) {
        return Err(wrong("/to", "The last day lies before the first."));
    }
    Ok(())
}

fn wrong(pointer: &str, detail: &str) -> Failure {
    Failure::bad(vec![FieldError { pointer: pointer.into(), detail: detail.into() }])
}

fn cannot_give(reason: CannotGive) -> Failure {
    let detail = match reason {
        CannotGive::Coordinator => "Only a coordinator makes, changes or ends a coordinator.".to_owned(),
        CannotGive::Capability(which) => format!("You cannot give what you may not do yourself: {}.", which.key()),
        CannotGive::Themselves => "Only a coordinator changes what they are themselves.".to_owned(),
        CannotGive::Family => "A family opens its plan by its own link, and has no account.".to_owned(),
    };
    Failure::new(Code::Forbidden).with("detail", detail.into())
}

fn not_invited(error: InviteError) -> Failure {
    match error {
        InviteError::Change(error) => not_changed(error),
        InviteError::Session(error) => Failure::inside(Code::Unavailable, error.to_string()),
    }
}

fn not_member(error: MemberError) -> Failure {
    match error {
        MemberError::Missing => Failure::not_found(),
        MemberError::Dates => wrong("/to", "The last day lies before the first."),
        MemberError::CannotGive(reason) => cannot_give(reason),
        MemberError::LastCoordinator => Failure::new(Code::LastCoordinator),
        MemberError::Stale(_) => Failure::new(Code::Stale),
        MemberError::Change(error) => not_changed(error),
    }
}

fn not_changed(error: ChangeError) -> Failure {
    match error {
        ChangeError::Stale { .. } => Failure::new(Code::Stale),
        ChangeError::KeyReused => Failure::new(Code::IdempotencyKeyReused),
        ChangeError::Store(error) => unreachable(error),
    }
}
