//! Putting into an entry what a message asks for, in the change that answers the message.

use doorstep_shared::directory::{Service, Visibility};
use doorstep_shared::editing::{Act, Field, apply, offers};
use doorstep_shared::id::ServiceId;
use doorstep_shared::inbox::Message;
use doorstep_shared::policy::Action;

use crate::store::{Change, ChangeError, keys};
use crate::usecase::entry::save::edited;
use crate::usecase::entry::validate::validate;
use crate::usecase::entry::write::EntryChange;
use crate::usecase::entry::{Desk, EntryError};

/// Whether somebody may change the entry here and now. Where their changes wait for approval, the editor is the way.
pub(super) fn permitted(desk: &Desk<'_>, service: &Service) -> Result<(), EntryError> {
    let waits = desk.permit(Action::Edit, service.organisation)?.waits_for_approval();
    if waits || !service.state.goes_on() || service.visibility != Visibility::Public {
        return Err(EntryError::invalid("/do", "Open the editor to change this entry."));
    }
    Ok(())
}

/// The entry that a message is about, if it is still as the person read it.
///
/// # Errors
/// When the message is about none, it is not there any more, or somebody has changed it since.
pub(super) async fn as_read(desk: &Desk<'_>, service: Option<ServiceId>, version: u64) -> Result<Service, EntryError> {
    let id = service.ok_or_else(|| EntryError::invalid("/do", "This message is about no entry."))?;
    let now = desk.find(id).await?.ok_or(EntryError::NotFound)?;
    if now.version != version {
        let key = keys::entry(&desk.zone.id, desk.zone.shards, id);
        return Err(EntryError::Change(ChangeError::Stale { key, found: None }));
    }
    Ok(now)
}

/// The change that puts it in.
///
/// # Errors
/// When nothing can be read from the message, the entry has changed since, or it may not be done.
pub(super) async fn put_in<'c>(desk: &Desk<'c>, message: &Message, version: u64) -> Result<Change<'c>, EntryError> {
    let now = as_read(desk, message.service, version).await?;
    permitted(desk, &now)?;
    let wanted = offers(message, &now);
    if wanted.is_empty() {
        return Err(EntryError::invalid("/do", "Nothing can be read from these words. Open the editor."));
    }
    let after = apply(&now, &wanted).map_err(|bad| EntryError::invalid(&bad.field.path(), bad.to_string()))?;
    let fields: Vec<Field> = wanted.iter().map(|change| change.field).collect();
    validate(desk, &now, &after, &fields).await?;
    let after = edited(desk, after);
    let change = EntryChange::new(desk.zone, Some(&now), after, Act::Suggested, desk.by()).noted(desk.tables).await?;
    Ok(change.begin(desk.clock.now(), desk.today, desk.ids)?)
}
