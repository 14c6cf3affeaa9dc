//! From a member at the workspace to its use cases, and from what these refuse to what the caller may read.

use doorstep_shared::api::desk::inbox::OfMessage;
use doorstep_shared::api::desk::{
    OfBatch, OfDraft, OfEntry, OfLink, OfVersion, OfYear, OnDay, check_sheet, list_versions,
};
use doorstep_shared::id::ZoneId;
use doorstep_shared::problem::Code;
use serde_json::{Value, json};

use super::guard::{NamesZone, refused};
use super::{PrivateState, Staff};
use crate::http::Failure;
use crate::port::StoreError;
use crate::store::ChangeError;
use crate::usecase::entry::{Desk, EntryError};

macro_rules! names_zone {
    ($($request:ty),+ $(,)?) => {$(
        impl NamesZone for $request {
            fn zone(&self) -> &ZoneId {
                &self.zone
            }
        }
    )+};
}

names_zone!(
    OfBatch,
    OfMessage,
    OfDraft,
    OfEntry,
    OfLink,
    OfVersion,
    OfYear,
    OnDay,
    check_sheet::Request,
    list_versions::Request
);

impl PrivateState {
    /// A member at the workspace, for its use cases.
    pub(super) fn desk<'a>(&'a self, staff: &'a Staff) -> Desk<'a> {
        Desk {
            tables: &*self.tables,
            clock: &*self.clock,
            ids: &*self.ids,
            zone: &staff.zone,
            actor: &staff.actor,
            today: staff.today,
        }
    }

    /// What a change answers, once whoever publishes has been told of it.
    pub(super) fn changed<T>(&self, done: Result<T, EntryError>) -> Result<T, Failure> {
        let done = done.map_err(failed)?;
        self.nudge.nudge();
        Ok(done)
    }
}

/// What the caller may read of it.
pub(super) fn failed(error: EntryError) -> Failure {
    match error {
        EntryError::NotFound => Failure::not_found(),
        EntryError::Refused(refusal) => refused(refusal),
        EntryError::Invalid(errors) => Failure::bad(errors),
        EntryError::Clashes { version, clashes } => {
            let clashes = serde_json::to_value(clashes).unwrap_or(Value::Null);
            Failure::new(Code::Stale).with("version", json!(version)).with("clashes", clashes)
        }
        EntryError::OtherDraft(draft) => {
            let draft = serde_json::to_value(draft).unwrap_or(Value::Null);
            Failure::new(Code::Stale).with("draft", draft)
        }
        EntryError::Change(ChangeError::KeyReused) => Failure::new(Code::IdempotencyKeyReused),
        EntryError::Change(ChangeError::Stale { found, .. }) => {
            Failure::new(Code::Stale).with("version", json!(found.map_or(0, |item| item.version)))
        }
        EntryError::Change(ChangeError::Store(StoreError::Damaged(what))) => Failure::inside(Code::Internal, what),
        EntryError::Change(ChangeError::Store(error)) => Failure::inside(Code::Unavailable, error.to_string()),
    }
}
