//! Drafts: what somebody has typed, kept every few seconds, valid or not. Nothing in a draft is looked at before it is sent.

use doorstep_shared::api::desk::list_drafts::Drafts;
use doorstep_shared::api::desk::put_draft::{DraftKept, MOST_BYTES, NewDraft};
use doorstep_shared::api::desk::{Author, Draft, DraftLine, DraftState};
use doorstep_shared::editing::FieldChange;
use doorstep_shared::id::{OrganisationId, ServiceId, UserId};
use doorstep_shared::policy::Action;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::who::Names;
use super::{Desk, EntryError};
use crate::port::{Condition, StoreError, Table};
use crate::store::{By, Change, ChangeError, Record, get, keys, query};

/// A draft as stored.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DraftRecord {
    /// The entry.
    pub entry: ServiceId,
    /// Whose it is.
    pub user: UserId,
    /// In what role they write.
    pub role: String,
    /// Whether the entry is not there yet.
    pub new: bool,
    /// What the entry is called, as far as its author has said.
    pub name: String,
    /// Who runs the entry.
    #[serde(default)]
    pub organisation: Option<OrganisationId>,
    /// The form, as the text it came in: JSON, whatever is in it.
    pub form: String,
    /// The version it was begun from; 0 for a new entry.
    pub base: u64,
    /// When it was last kept, in RFC 3339.
    pub saved_at: String,
    /// What was sent for approval.
    #[serde(default)]
    pub submission: Option<Submission>,
    /// Why it was sent back.
    #[serde(default)]
    pub sent_back: Option<SentBack>,
    /// Counts the times it was kept or decided.
    pub revision: u64,
}

/// What was sent for approval.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Submission {
    /// The changes.
    pub changes: Vec<FieldChange>,
    /// The version they were begun from.
    pub base: u64,
    /// When, in RFC 3339.
    pub at: String,
}

/// That it was sent back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SentBack {
    /// Why.
    pub reason: String,
    /// Who did.
    pub by: By,
}

/// A draft's line in its zone's list: all of it but what it says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DraftListing {
    /// The entry.
    pub entry: ServiceId,
    /// Whose it is.
    pub by: By,
    /// Whether the entry is not there yet.
    pub new: bool,
    /// What the entry is called.
    pub name: String,
    /// Who runs the entry.
    #[serde(default)]
    pub organisation: Option<OrganisationId>,
    /// When it was last kept.
    pub saved_at: String,
    /// When it was sent for approval.
    #[serde(default)]
    pub sent_at: Option<String>,
    /// The fields that were sent.
    #[serde(default)]
    pub fields: Vec<doorstep_shared::editing::Field>,
    /// Why it was sent back.
    #[serde(default)]
    pub sent_back: Option<SentBack>,
    /// The draft's revision.
    pub revision: u64,
}

impl Record for DraftRecord {
    const TABLE: Table = Table::Directory;
    fn version(&self) -> u64 {
        self.revision
    }
}

impl Record for DraftListing {
    const TABLE: Table = Table::Directory;
}

impl DraftRecord {
    /// Its line in the list.
    pub fn listing(&self) -> DraftListing {
        DraftListing {
            entry: self.entry,
            by: self.by(),
            new: self.new,
            name: self.name.clone(),
            organisation: self.organisation,
            saved_at: self.saved_at.clone(),
            sent_at: self.submission.as_ref().map(|s| s.at.clone()),
            fields: self.submission.iter().flat_map(|s| s.changes.iter().map(|c| c.field)).collect(),
            sent_back: self.sent_back.clone(),
            revision: self.revision,
        }
    }

    /// Who wrote it.
    pub fn by(&self) -> By {
        By::new(self.user.to_string(), self.role.clone())
    }
}

impl DraftListing {
    /// As colleagues are told of it.
    pub fn line(&self, names: &Names) -> DraftLine {
        let state = match (&self.sent_at, &self.sent_back) {
            (Some(_), _) => DraftState::Waiting,
            (None, Some(_)) => DraftState::SentBack,
            (None, None) => DraftState::Writing,
        };
        let decided_by: Option<Author> = self.sent_back.as_ref().map(|s| names.author(&s.by));
        DraftLine {
            entry: self.entry,
            name: self.name.clone(),
            new: self.new,
            by: names.author(&self.by),
            saved_at: self.saved_at.clone(),
            state,
            reason: self.sent_back.as_ref().map(|s| s.reason.clone()).unwrap_or_default(),
            decided_by,
            sent_at: self.sent_at.clone(),
            revision: self.revision,
        }
    }

    /// Everybody it names.
    pub fn people(&self) -> impl Iterator<Item = &By> {
        std::iter::once(&self.by).chain(self.sent_back.as_ref().map(|s| &s.by))
    }
}

/// Puts a draft and its line into a change, in place of the revision it was made from.
pub(super) fn put<'c>(change: Change<'c>, desk: &Desk<'_>, draft: &DraftRecord, base: u64) -> Change<'c> {
    let user = draft.user.to_string();
    let condition = if base == 0 { Condition::Absent } else { Condition::Version(base) };
    change.put(keys::draft(draft.entry, &user), draft, condition).put(
        keys::draft_listing(&desk.zone.id, draft.entry, &user),
        &draft.listing(),
        Condition::None,
    )
}

/// Takes a draft and its line away in a change.
pub(super) fn remove<'c>(change: Change<'c>, desk: &Desk<'_>, draft: &DraftRecord) -> Change<'c> {
    let user = draft.user.to_string();
    let condition = Condition::Version(draft.revision);
    change.delete(Table::Directory, keys::draft(draft.entry, &user), condition).delete(
        Table::Directory,
        keys::draft_listing(&desk.zone.id, draft.entry, &user),
        Condition::None,
    )
}

/// Keeps the caller's draft, whatever is in it.
///
/// # Errors
/// [`EntryError::OtherDraft`] when another device kept another one meanwhile.
pub async fn keep(desk: &Desk<'_>, entry: ServiceId, new: &NewDraft) -> Result<DraftKept, EntryError> {
    let form = new.form.to_string();
    if form.len() > MOST_BYTES {
        return Err(EntryError::invalid("/form", "The draft is too large to be kept here: more than 200 KB."));
    }
    let there = desk.find(entry).await?;
    let organisation = match &there {
        Some(service) => {
            desk.permit(Action::ViewDesk, service.organisation)?;
            service.organisation
        }
        None if entry.uuid().get_version_num() != 7 => return Err(EntryError::NotFound),
        None => desk.actor.organisation,
    };
    desk.permit(Action::Edit, organisation)?;
    let held = own(desk, entry).await?;
    let revision = held.as_ref().map_or(0, |d| d.revision);
    if let Some(held) = &held
        && held.revision != new.seen
    {
        // A repeat after a lost answer says the same again.
        if held.form == form && held.base == new.base {
            return Ok(DraftKept { revision, saved_at: held.saved_at.clone() });
        }
        return Err(EntryError::OtherDraft(Box::new(told(desk, held).await?)));
    }
    let typed = new.form.get("name").and_then(Value::as_str).map(str::trim).filter(|name| !name.is_empty());
    let at = desk.clock.now();
    let draft = DraftRecord {
        entry,
        user: desk.actor.user,
        role: desk.by().role,
        new: there.is_none(),
        name: typed.map_or_else(|| there.map(|s| s.name).unwrap_or_default(), |n| n.chars().take(200).collect()),
        organisation,
        form,
        base: new.base,
        saved_at: at.to_string(),
        submission: held.as_ref().and_then(|d| d.submission.clone()),
        sent_back: held.and_then(|d| d.sent_back),
        revision: revision + 1,
    };
    let change = put(Change::new(desk.by(), &desk.zone.id, at, desk.ids), desk, &draft, revision);
    match change.commit(desk.tables).await {
        Ok(_) => Ok(DraftKept { revision: draft.revision, saved_at: draft.saved_at }),
        Err(ChangeError::Stale { .. }) => match own(desk, entry).await? {
            Some(held) => Err(EntryError::OtherDraft(Box::new(told(desk, &held).await?))),
            None => Err(StoreError::Contended.into()),
        },
        Err(error) => Err(error.into()),
    }
}

/// The caller's own draft.
///
/// # Errors
/// [`EntryError::NotFound`] when there is none.
pub async fn mine(desk: &Desk<'_>, entry: ServiceId) -> Result<Draft, EntryError> {
    let held = own(desk, entry).await?.ok_or(EntryError::NotFound)?;
    told(desk, &held).await
}

/// Throws the caller's own draft away. Says whether there was one.
///
/// # Errors
/// When the tables do not answer.
pub async fn discard(desk: &Desk<'_>, entry: ServiceId) -> Result<bool, EntryError> {
    let Some(held) = own(desk, entry).await? else { return Ok(false) };
    let change = remove(Change::new(desk.by(), &desk.zone.id, desk.clock.now(), desk.ids), desk, &held);
    match change.commit(desk.tables).await {
        Ok(_) => Ok(true),
        // Kept again or decided at this moment: the person should look before it goes.
        Err(ChangeError::Stale { .. }) => Err(StoreError::Contended.into()),
        Err(error) => Err(error.into()),
    }
}

/// The drafts of the zone that the caller may know of.
///
/// # Errors
/// When the tables do not answer.
pub async fn list(desk: &Desk<'_>) -> Result<Drafts, EntryError> {
    let seen = listed(desk).await?;
    let names = Names::of(desk.tables, desk.actor.user, seen.iter().flat_map(DraftListing::people).collect()).await?;
    let mut lines: Vec<DraftLine> = seen.iter().map(|d| d.line(&names)).collect();
    lines.sort_by(|a, b| (&b.saved_at, b.entry).cmp(&(&a.saved_at, a.entry)));
    let (mine, others) = lines.into_iter().partition(|line| line.by.me);
    Ok(Drafts { mine, others })
}

/// The lines of drafts that the caller may know of.
pub(super) async fn listed(desk: &Desk<'_>) -> Result<Vec<DraftListing>, EntryError> {
    let me = desk.actor.user.to_string();
    let all: Vec<DraftListing> = query(desk.tables, &keys::drafts(&desk.zone.id), "").await?;
    let may = |d: &DraftListing| d.by.actor == me || desk.permit(Action::ViewDesk, d.organisation).is_ok();
    Ok(all.into_iter().filter(may).collect())
}

/// One person's draft of an entry in this zone.
pub(super) async fn of(desk: &Desk<'_>, entry: ServiceId, user: UserId) -> Result<Option<DraftRecord>, EntryError> {
    let key = keys::draft_listing(&desk.zone.id, entry, &user.to_string());
    // Only the zone's own list says that a draft is this zone's.
    if get::<DraftListing>(desk.tables, &key).await?.is_none() {
        return Ok(None);
    }
    Ok(get(desk.tables, &keys::draft(entry, &user.to_string())).await?)
}

async fn own(desk: &Desk<'_>, entry: ServiceId) -> Result<Option<DraftRecord>, EntryError> {
    of(desk, entry, desk.actor.user).await
}

async fn told(desk: &Desk<'_>, draft: &DraftRecord) -> Result<Draft, EntryError> {
    let listing = draft.listing();
    let names = Names::of(desk.tables, desk.actor.user, listing.people().collect()).await?;
    let form = serde_json::from_str(&draft.form).map_err(|error| StoreError::Damaged(error.to_string()))?;
    Ok(Draft { line: listing.line(&names), form, base: draft.base })
}
