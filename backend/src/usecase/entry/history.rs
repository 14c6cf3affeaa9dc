//! What an entry said before: its versions, a day, a field's story, and back to any of them.

use doorstep_shared::api::desk::field_history::{FieldHistory, FieldStory, LOOKED_THROUGH, Step};
use doorstep_shared::api::desk::get_version::Past;
use doorstep_shared::api::desk::list_versions::{PAGE, VersionLine, Versions};
use doorstep_shared::api::desk::restore_entry::Restore;
use doorstep_shared::api::desk::{Author, Saved, Touch};
use doorstep_shared::date::Date;
use doorstep_shared::directory::CheckerRole;
use doorstep_shared::editing::{self, Act, Field, FieldChange, Told};
use doorstep_shared::id::ServiceId;
use doorstep_shared::policy::Action;

use super::save::{Changes, save};
use super::who::{Names, named};
use super::write::Kept;
use super::{Desk, EntryError};
use crate::port::{Query, StoreError};
use crate::store::{Record as _, keys, query_page};

use super::state::Read;

/// A page of versions, the latest first.
///
/// # Errors
/// When the entry is not there, or the tables do not answer.
pub async fn versions(desk: &Desk<'_>, entry: ServiceId, before: Option<u64>) -> Result<Versions, EntryError> {
    let (now, _) = desk.entry(entry, Action::ViewDesk).await?;
    let before = before.unwrap_or(now.version + 1);
    // One more than is shown: what a version changed is told by the one before it, where it does not say so itself.
    let kept = page(desk, entry, before, PAGE + 1).await?;
    let names = names(desk, &kept).await?;
    let shown = kept.len().min(PAGE as usize);
    let items: Vec<VersionLine> = (0..shown).map(|i| line(&names, &kept[i], kept.get(i + 1))).collect();
    let before = items.last().map(|line| line.touch.version).filter(|_| kept.len() > shown);
    Ok(Versions { items, before })
}

/// One version, whole.
///
/// # Errors
/// When it is not there.
pub async fn version(desk: &Desk<'_>, entry: ServiceId, number: u64) -> Result<Past, EntryError> {
    desk.entry(entry, Action::ViewDesk).await?;
    let kept = page(desk, entry, number.saturating_add(1), 2).await?;
    past(desk, kept.first().filter(|k| k.service.version == number), kept.get(1)).await
}

/// What an entry said at the end of a day.
///
/// # Errors
/// [`EntryError::NotFound`] when it was not there yet.
pub async fn on(desk: &Desk<'_>, entry: ServiceId, day: Date) -> Result<Past, EntryError> {
    let (now, _) = desk.entry(entry, Action::ViewDesk).await?;
    let mut before = now.version + 1;
    loop {
        let kept = page(desk, entry, before, PAGE).await?;
        let found = kept.iter().position(|k| made_on(k).is_none_or(|on| on <= day));
        if let Some(at) = found {
            let earlier = match kept.get(at + 1) {
                Some(earlier) => Some(earlier.clone()),
                None => page(desk, entry, kept[at].service.version, 1).await?.into_iter().next(),
            };
            return past(desk, kept.get(at), earlier.as_ref()).await;
        }
        match kept.last() {
            Some(last) if last.service.version > 1 => before = last.service.version,
            _ => return Err(EntryError::NotFound),
        }
    }
}

/// Who gave which field which value, and when.
///
/// # Errors
/// When the entry is not there.
pub async fn fields(desk: &Desk<'_>, entry: ServiceId) -> Result<FieldHistory, EntryError> {
    let (now, _) = desk.entry(entry, Action::ViewDesk).await?;
    let most = u32::try_from(LOOKED_THROUGH).unwrap_or(u32::MAX);
    let kept = page(desk, entry, now.version + 1, most + 1).await?;
    let cut = kept.len() > LOOKED_THROUGH;
    let names = names(desk, &kept).await?;
    let lines: Vec<VersionLine> =
        (0..kept.len().min(LOOKED_THROUGH)).map(|i| line(&names, &kept[i], kept.get(i + 1))).collect();
    let services: Vec<_> = kept.iter().take(LOOKED_THROUGH).map(|k| k.service.clone()).collect();
    let told = editing::versions(&services);
    let touch_of = |number: u64| lines.iter().find(|l| l.touch.version == number).map(|l| l.touch.clone());
    let fields = editing::field_history(&told)
        .into_iter()
        .map(|story| FieldStory {
            field: story.field,
            steps: story
                .steps
                .into_iter()
                .filter_map(|(version, value)| Some(Step { touch: touch_of(version.number)?, value }))
                .collect(),
        })
        .collect();
    Ok(FieldHistory { fields, cut })
}

/// Lets an entry, or some of its fields, say again what a version said. As any change: onto what is there now.
///
/// # Errors
/// As [`save`].
pub async fn restore(desk: &Desk<'_>, read: Read<'_>, wanted: &Restore) -> Result<Saved, EntryError> {
    let (now, _) = desk.entry(read.entry, Action::Restore).await?;
    let old = desk
        .kept(read.entry, wanted.version)
        .await?
        .ok_or_else(|| EntryError::invalid("/version", "The entry never had this version."))?;
    let began = if now.version == read.base {
        now
    } else {
        let kept = desk.kept(read.entry, read.base).await?;
        kept.ok_or_else(|| EntryError::invalid("/if-match", "The entry never had this version."))?.service
    };
    let all = || Field::all().into_iter().filter(|f| !matches!(f, Field::State | Field::Visibility)).collect();
    let fields: Vec<Field> = if wanted.fields.is_empty() { all() } else { wanted.fields.clone() };
    let changes: Vec<FieldChange> = fields
        .into_iter()
        .map(|field| FieldChange { field, base: field.value(&began), new: field.value(&old.service) })
        .filter(|change| change.base != change.new)
        .collect();
    let Read { entry, base, repeat } = read;
    save(desk, Changes { entry, base, changes, act: Act::Restore, action: Action::Restore, repeat }).await
}

/// Versions before a number, the latest first.
async fn page(desk: &Desk<'_>, entry: ServiceId, before: u64, most: u32) -> Result<Vec<Kept>, StoreError> {
    let query = Query {
        backwards: true,
        limit: Some(most),
        after: Some(keys::version(entry, before).sk),
        ..Query::prefix(Kept::TABLE, keys::history(entry), keys::VERSION)
    };
    Ok(query_page(desk.tables, &query).await?.0)
}

async fn names(desk: &Desk<'_>, kept: &[Kept]) -> Result<Names, StoreError> {
    let marks = kept.iter().filter_map(|k| k.note.as_ref()).flat_map(|n| named(&n.mark));
    Names::of(desk.tables, desk.actor.user, marks.collect()).await
}

async fn past(desk: &Desk<'_>, kept: Option<&Kept>, before: Option<&Kept>) -> Result<Past, EntryError> {
    let kept = kept.ok_or(EntryError::NotFound)?;
    let names = names(desk, std::slice::from_ref(kept)).await?;
    Ok(Past { version: line(&names, kept, before), record: kept.service.clone() })
}

/// The day a version was made, as far as it says.
fn made_on(kept: &Kept) -> Option<Date> {
    let service = &kept.service;
    let told =
        [service.edited.map(|e| e.on), service.checked.map(|c| c.on), service.origin.as_ref().map(|o| o.imported_on)];
    kept.note.as_ref().map(|n| n.mark.on).or_else(|| told.into_iter().flatten().max())
}

/// A version in a line. One that has no note is told from the record and from the version before it.
fn line(names: &Names, kept: &Kept, before: Option<&Kept>) -> VersionLine {
    if let Some(note) = &kept.note {
        return VersionLine { touch: names.touch(&note.mark), fields: note.fields.clone() };
    }
    let pair: Vec<_> = before.into_iter().chain([kept]).map(|k| k.service.clone()).collect();
    let told = editing::versions(&pair);
    let Some(last) = told.last() else {
        return VersionLine { touch: unknown(kept.service.version, Act::Edit), fields: Vec::new() };
    };
    let act = match last.told {
        Told::Begun => Act::Add,
        Told::Imported if before.is_none() => Act::ImportNew,
        Told::Imported => Act::ImportChanged,
        Told::Checked => Act::Check,
        Told::Edited | Told::Kept => Act::Edit,
    };
    let fields = before.map(|b| editing::changes(&b.service, &kept.service)).unwrap_or_default();
    let mut touch = unknown(last.number, act);
    touch.on = made_on(kept);
    touch.by = last.by.map(author);
    VersionLine { touch, fields: fields.into_iter().map(|c| c.field).collect() }
}

fn unknown(version: u64, act: Act) -> Touch {
    Touch { version, act, at: None, on: None, by: None, written_by: None }
}

fn author(role: CheckerRole) -> Author {
    Author { user: None, name: String::new(), role, me: false }
}
