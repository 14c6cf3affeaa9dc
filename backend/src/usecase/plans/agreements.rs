//! Agreements between partners, as their zone's coordinator keeps them.

use std::collections::BTreeSet;

use doorstep_shared::api::desk::agreements::{Agreements, Partner};
use doorstep_shared::directory::Organisation;
use doorstep_shared::id::{AgreementId, OrganisationId};
use doorstep_shared::people::Membership;
use doorstep_shared::plans::agreement::{Fault, Memorandum, SharingAgreement, Stage};
use doorstep_shared::policy::Action;
use doorstep_shared::problem::FieldError;
use doorstep_shared::set::Member as _;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};

use crate::port::{Condition, Key, StoreError, Table};
use crate::store::{Change, ChangeError, Committed, Record, Repeat, get, get_many, keys, query, replayed};
use crate::usecase::entry::save::read_answer;
use crate::usecase::entry::{Desk, EntryError};

impl Record for Memorandum {
    const TABLE: Table = Table::People;
    fn version(&self) -> u64 {
        self.version
    }
}

impl Record for SharingAgreement {
    const TABLE: Table = Table::People;
    fn version(&self) -> u64 {
        self.version
    }
}

/// All of the zone's agreements.
///
/// # Errors
/// When the tables cannot be read.
pub async fn all(desk: &Desk<'_>) -> Result<Agreements, StoreError> {
    let zone = &desk.zone.id;
    let partition = keys::zone(zone);
    let mut memoranda: Vec<Memorandum> = query(desk.tables, &partition, keys::MEMORANDUM).await?;
    let mut sharing: Vec<SharingAgreement> = query(desk.tables, &partition, keys::SHARING).await?;
    memoranda.sort_by_key(|m| core::cmp::Reverse((m.start, m.id)));
    sharing.sort_by_key(|s| core::cmp::Reverse((s.start, s.id)));
    let organisations: Vec<Organisation> = query(desk.tables, &keys::organisations(zone), "").await?;
    let members: Vec<Membership> = query(desk.tables, &partition, keys::MEMBER).await?;
    let employers: BTreeSet<OrganisationId> =
        members.iter().filter(|m| m.in_force(desk.today)).filter_map(|m| m.organisation).collect();
    let partner = |o: Organisation| Partner { in_team: employers.contains(&o.id), id: o.id, name: o.name };
    let mut partners: Vec<Partner> = organisations.into_iter().map(partner).collect();
    partners.sort_by_cached_key(|p| (p.name.to_lowercase(), p.id));
    Ok(Agreements { today: desk.today, partners, memoranda, sharing })
}

/// Keeps a memorandum.
///
/// # Errors
/// What makes no sense, that somebody else was first, or why it may not be done.
pub async fn put_memorandum(
    desk: &Desk<'_>,
    id: AgreementId,
    base: u64,
    sent: Memorandum,
    repeat: &Repeat,
) -> Result<Memorandum, EntryError> {
    desk.permit(Action::Settings, None)?;
    let next = Memorandum { id, version: base + 1, ..sent };
    told(next.faults())?;
    known(desk, &next.parties).await?;
    let key = keys::memorandum(&desk.zone.id, id);
    keep(desk, key, base, next, "edit-memorandum", Map::new(), repeat).await
}

/// Keeps an agreement on sharing. From the moment it is in force, or not any more, what partners see follows by itself: it is
/// read with each request.
///
/// # Errors
/// What makes no sense, that somebody else was first, or why it may not be done.
pub async fn put_agreement(
    desk: &Desk<'_>,
    id: AgreementId,
    base: u64,
    sent: SharingAgreement,
    repeat: &Repeat,
) -> Result<SharingAgreement, EntryError> {
    desk.permit(Action::Settings, None)?;
    let key = keys::sharing_agreement(&desk.zone.id, id);
    let before: Option<SharingAgreement> = get(desk.tables, &key).await?;
    if before.as_ref().map_or(0, |b| b.version) != base {
        return match replayed(desk.tables, &desk.by(), repeat).await? {
            Some(answer) => read_answer(answer),
            // Not judged as if it were new: somebody else was first, and that is what has to be said.
            None => Err(EntryError::Change(ChangeError::Stale { key, found: None })),
        };
    }
    let next = SharingAgreement { id, version: base + 1, ..sent };
    told(next.follows(before.as_ref()))?;
    known(desk, &next.parties).await?;
    let mut diff = Map::new();
    let was = before.map_or(Value::Null, |b| json!(b.stage.key()));
    diff.insert("/stage".into(), json!({ "old": was, "new": next.stage.key() }));
    let action = if next.stage == Stage::Draft { "edit-agreement" } else { "decide-agreement" };
    keep(desk, key, base, next, action, diff, repeat).await
}

/// Every party has to be an organisation of the zone.
async fn known(desk: &Desk<'_>, parties: &[OrganisationId]) -> Result<(), EntryError> {
    let wanted: Vec<Key> = parties.iter().map(|id| keys::organisation(&desk.zone.id, *id)).collect();
    let found: Vec<Organisation> = if wanted.is_empty() { Vec::new() } else { get_many(desk.tables, &wanted).await? };
    if parties.iter().all(|id| found.iter().any(|o| o.id == *id)) {
        Ok(())
    } else {
        Err(EntryError::invalid("/parties", "The zone does not have one of these organisations. Choose again."))
    }
}

fn told(checked: Result<(), Vec<Fault>>) -> Result<(), EntryError> {
    checked.map_err(|faults| {
        let error = |(pointer, detail): Fault| FieldError { pointer: pointer.into(), detail: detail.into() };
        EntryError::Invalid(faults.into_iter().map(error).collect())
    })
}

async fn keep<R: Record + Serialize + DeserializeOwned>(
    desk: &Desk<'_>,
    key: Key,
    base: u64,
    next: R,
    action: &str,
    diff: Map<String, Value>,
    repeat: &Repeat,
) -> Result<R, EntryError> {
    let condition = if base == 0 { Condition::Absent } else { Condition::Version(base) };
    let answer = serde_json::to_value(&next).map_err(|error| StoreError::Rejected(error.to_string()))?;
    let record = format!("agreement/{}/{}", desk.zone.id, key.sk);
    let change = Change::new(desk.by(), &desk.zone.id, desk.clock.now(), desk.ids)
        .put(key, &next, condition)
        .audit(&record, action, diff)
        .idempotent(repeat.answered(answer));
    match change.commit(desk.tables).await {
        Ok(Committed::Made) => Ok(next),
        Ok(Committed::Replayed(answer)) => read_answer(answer),
        Err(ChangeError::Store(StoreError::Contended)) => Err(StoreError::Contended.into()),
        Err(error) => Err(error.into()),
    }
}
