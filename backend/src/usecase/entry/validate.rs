//! Whether an entry may be stored as it would be: the rules of the form, and that what it names is there.

use doorstep_shared::directory::{Calendar, Service};
use doorstep_shared::editing::{EntryForm, Field, Surroundings};
use doorstep_shared::problem::FieldError;

use super::{Desk, EntryError};
use crate::port::Table;
use crate::store::{keys, records};

/// Looks through the fields that would change. What nobody touched is not judged.
pub(crate) async fn validate(
    desk: &Desk<'_>,
    before: &Service,
    after: &Service,
    changed: &[Field],
) -> Result<(), EntryError> {
    let calendar = calendar(desk, changed.contains(&Field::Schedules)).await?;
    let around = Surroundings { today: desk.today, calendar: &calendar };
    let mut errors: Vec<FieldError> =
        EntryForm::of(after).read(before, around).errors.into_iter().map(FieldError::from).collect();
    errors.extend(missing(desk, before, after).await?);
    if errors.is_empty() { Ok(()) } else { Err(EntryError::Invalid(errors)) }
}

/// The school calendar, where it is needed.
pub(super) async fn calendar(desk: &Desk<'_>, needed: bool) -> Result<Calendar, EntryError> {
    if needed { Ok(records::calendar(desk.tables, &desk.zone.id).await?) } else { Ok(Calendar::default()) }
}

/// New names of organisations and places that the zone does not have.
pub(super) async fn missing(desk: &Desk<'_>, before: &Service, after: &Service) -> Result<Vec<FieldError>, EntryError> {
    let zone = &desk.zone.id;
    let mut errors = Vec::new();
    let mut wrong = |pointer: &str, detail: &str| {
        errors.push(FieldError { pointer: pointer.into(), detail: detail.into() });
    };
    if let Some(id) = after.organisation.filter(|id| before.organisation != Some(*id)) {
        let key = keys::organisation(zone, id);
        if desk.tables.get(Table::Directory, &key).await?.is_none() {
            wrong("/organisation", "The zone does not have this organisation. Choose again.");
        }
    }
    let new: Vec<_> = after.places().difference(&before.places()).map(|id| keys::location(zone, *id)).collect();
    if !new.is_empty() && desk.tables.get_many(Table::Directory, &new).await?.len() < new.len() {
        let named_apart = after.locations.difference(&before.locations).next().is_some();
        let pointer = if named_apart { "/locations" } else { "/schedules" };
        wrong(pointer, "The zone does not have this place. Choose again.");
    }
    Ok(errors)
}
