//! The door of the workspace: who asks, whether they are a member of the zone today, and whether the policy could ever let them
//! do this. What they may do with a record is decided again where the record is known.

use std::future::Future;

use axum::Router;
use axum::http::request::Parts;
use doorstep_shared::api::{Caller, Endpoint};
use doorstep_shared::date::Date;
use doorstep_shared::directory::Zone;
use doorstep_shared::id::{OrganisationId, ZoneId};
use doorstep_shared::policy::{Action, Actor, Permit, Refusal, Relation, decide, ever};
use doorstep_shared::problem::Code;

use super::PrivateState;
use super::visit::signed_in;
use crate::http::Failure;
use crate::http::mount::{Asked, route};
use crate::port::StoreError;
use crate::store::{By, records};
use crate::usecase::people;

/// A member of a zone who is at its workspace.
#[derive(Clone, Debug)]
pub struct Staff {
    /// Who they are in the zone.
    pub actor: Actor,
    /// The zone.
    pub zone: Zone,
    /// The day in London.
    pub today: Date,
}

impl Staff {
    /// What the policy says of an action on a record that this organisation runs.
    ///
    /// # Errors
    /// 404 where they may not know of the record, 403 where they may not do this.
    pub fn permit(&self, action: Action, organisation: Option<OrganisationId>) -> Result<Permit, Failure> {
        let relation = Relation::of(&self.actor, organisation);
        decide(Some(&self.actor), action, relation, self.zone.approval).map_err(refused)
    }

    /// Who they are, for audit events.
    pub fn by(&self) -> By {
        use doorstep_shared::set::Member as _;
        By::new(self.actor.user.to_string(), self.actor.role.key())
    }
}

/// An address that names the zone it is about.
pub trait NamesZone {
    /// The zone.
    fn zone(&self) -> &ZoneId;
}

impl NamesZone for doorstep_shared::api::InZone {
    fn zone(&self) -> &ZoneId {
        &self.zone
    }
}

/// Adds an endpoint of the workspace, answered by `handler` for those whom the policy could let in.
pub fn staff<E, F, Fut>(router: Router<PrivateState>, handler: F) -> Router<PrivateState>
where
    E: Endpoint + 'static,
    E::Request: NamesZone + Send + Sync + 'static,
    E::Body: Send + 'static,
    E::Response: 'static,
    F: Fn(PrivateState, Staff, Asked<E>) -> Fut + Clone + Send + Sync + 'static,
    Fut: Future<Output = Result<E::Response, Failure>> + Send + 'static,
{
    route::<E, _, _, _>(router, move |state: PrivateState, asked: Asked<E>, parts: Parts| {
        let handler = handler.clone();
        async move {
            let Caller::Staff(action) = E::CALLER else {
                return Err(Failure::inside(Code::Internal, "an endpoint of the workspace names no action"));
            };
            let staff = admit(&state, &parts, asked.request.zone(), action).await?;
            handler(state, staff, asked).await
        }
    })
}

/// The member who asks, if the policy could ever let them do this here.
pub(super) async fn admit(
    state: &PrivateState,
    parts: &Parts,
    zone: &ZoneId,
    action: Action,
) -> Result<Staff, Failure> {
    let signed_in = signed_in(&parts.extensions).ok_or(Failure::new(Code::SignedOut))?;
    let today = state.clock.today();
    let actor = people::actor(&*state.tables, zone, signed_in.user, today).await.map_err(unreachable)?;
    let actor = actor.ok_or_else(Failure::not_found)?;
    let zone = records::zone(&*state.tables, zone).await.map_err(unreachable)?.ok_or_else(Failure::not_found)?;
    ever(Some(&actor), action, zone.approval).map_err(refused)?;
    Ok(Staff { actor, zone, today })
}

/// A refusal, as the caller may know it.
pub fn refused(refusal: Refusal) -> Failure {
    match refusal {
        Refusal::SignedOut => Failure::new(Code::SignedOut),
        Refusal::Hidden => Failure::not_found(),
        Refusal::Forbidden => Failure::new(Code::Forbidden),
    }
}

/// The tables do not answer.
pub fn unreachable(error: StoreError) -> Failure {
    Failure::inside(Code::Unavailable, error.to_string())
}
