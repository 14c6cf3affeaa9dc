//! An entry as a parent would see it: the same projection as a publication, of this one entry with what is not saved yet.

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use doorstep_shared::api::desk::preview::{Preview, Unsaved};
use doorstep_shared::directory::{Kind, Organisation, Service, State, Visibility};
use doorstep_shared::editing::{EntryForm, Surroundings, Warning, open_draft};
use doorstep_shared::policy::Action;
use doorstep_shared::problem::FieldError;

use super::{Desk, EntryError, question};
use crate::store::{get, keys, records};
use crate::usecase::publish::project;
use crate::usecase::working::WorkingDirectory;

/// The published files of one entry with unsaved changes.
///
/// # Errors
/// When the form is none at all, or the entry may not be known of.
pub async fn preview(desk: &Desk<'_>, unsaved: &Unsaved) -> Result<Preview, EntryError> {
    let there = desk.find(unsaved.entry).await?;
    let organisation = there.as_ref().map_or(desk.actor.organisation, |s| s.organisation);
    desk.permit(Action::ViewDesk, organisation)?;
    desk.permit(Action::Edit, organisation)?;
    let base = there.unwrap_or_else(|| Service::named(unsaved.entry, "", Kind::Group));
    let form = open_draft(unsaved.form.clone(), &EntryForm::of(&base))
        .ok_or_else(|| EntryError::invalid("/form", "This is not the form of an entry."))?;
    let calendar = records::calendar(desk.tables, &desk.zone.id).await?;
    let read = form.read(&base, Surroundings { today: desk.today, calendar: &calendar });
    let mut service = read.service;
    let public = service.visibility == Visibility::Public && service.state.goes_on();
    service.visibility = Visibility::Public;
    if !service.state.goes_on() {
        service.state = State::Active;
    }
    let organisation: Option<Organisation> = match service.organisation {
        Some(id) => get(desk.tables, &keys::organisation(&desk.zone.id, id)).await?,
        None => None,
    };
    let locations = question::places(desk, &service).await?;
    let publication = project(&WorkingDirectory {
        zone: desk.zone.clone(),
        calendar,
        organisations: organisation.map(|o| (o.id, o)).into_iter().collect::<BTreeMap<_, _>>(),
        locations,
        services: vec![service],
    });
    Ok(Preview {
        list: STANDARD.encode(publication.list.write()),
        detail: STANDARD.encode(publication.detail.write()),
        public,
        errors: read.errors.into_iter().map(FieldError::from).collect(),
        warnings: read.warnings.iter().map(Warning::message).collect(),
    })
}
