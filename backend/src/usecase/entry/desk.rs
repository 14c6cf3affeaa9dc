//! Somebody at the workspace of a zone: who, where, when, and what they may.

use doorstep_shared::date::Date;
use doorstep_shared::directory::{CheckerRole, Service, Zone};
use doorstep_shared::id::{OrganisationId, ServiceId};
use doorstep_shared::policy::{Action, Actor, Permit, Relation, decide};
use doorstep_shared::set::Member as _;

use super::EntryError;
use super::write::Kept;
use crate::port::{Clock, Ids, StoreError, Tables};
use crate::store::{By, get, keys, records};

/// How often an entry is read and tried again when others change it at the same moment.
pub(crate) const TRIES: usize = 12;

/// Somebody at the workspace of a zone.
#[derive(Clone, Copy)]
pub struct Desk<'a> {
    /// The tables.
    pub tables: &'a dyn Tables,
    /// What time it is.
    pub clock: &'a dyn Clock,
    /// New ids.
    pub ids: &'a dyn Ids,
    /// The zone.
    pub zone: &'a Zone,
    /// Who they are in it.
    pub actor: &'a Actor,
    /// The day in London.
    pub today: Date,
}

impl Desk<'_> {
    /// What the policy says of an action on a record that this organisation runs.
    ///
    /// # Errors
    /// The refusal.
    pub fn permit(&self, action: Action, organisation: Option<OrganisationId>) -> Result<Permit, EntryError> {
        let relation = Relation::of(self.actor, organisation);
        Ok(decide(Some(self.actor), action, relation, self.zone.approval)?)
    }

    /// Who they are, for audit events and history.
    pub fn by(&self) -> By {
        By::new(self.actor.user.to_string(), self.actor.role.key())
    }

    /// In what role families are told of them.
    pub fn role(&self) -> CheckerRole {
        self.actor.role.as_checker()
    }

    /// An entry that they may know of, and their permit.
    ///
    /// # Errors
    /// [`EntryError::NotFound`] when it is not there; the refusal.
    pub async fn entry(&self, id: ServiceId, action: Action) -> Result<(Service, Permit), EntryError> {
        let service = self.find(id).await?.ok_or(EntryError::NotFound)?;
        // Whether they may know of it comes first: what is private is not there.
        self.permit(Action::ViewDesk, service.organisation)?;
        let permit = self.permit(action, service.organisation)?;
        Ok((service, permit))
    }

    /// An entry, whoever may know of it. One whose import was taken back is not there.
    pub(crate) async fn find(&self, id: ServiceId) -> Result<Option<Service>, StoreError> {
        let found = records::service(self.tables, &self.zone.id, self.zone.shards, id).await?;
        Ok(found.filter(|s| !s.state.is_withdrawn()))
    }

    /// An entry as it was at a version, with what is known of that version.
    pub(crate) async fn kept(&self, id: ServiceId, version: u64) -> Result<Option<Kept>, StoreError> {
        if version == 0 { Ok(None) } else { get(self.tables, &keys::version(id, version)).await }
    }
}
