//! Entries as their keepers see and change them.

use axum::Router;
use doorstep_shared::api::Endpoint;
use doorstep_shared::api::desk::add_entry::AddEntry;
use doorstep_shared::api::desk::copy_entry::{Copied, CopyEntry};
use doorstep_shared::api::desk::finish_entry::FinishEntry;
use doorstep_shared::api::desk::get_entry::GetEntry;
use doorstep_shared::api::desk::hide_entry::HideEntry;
use doorstep_shared::api::desk::list_entries::ListEntries;
use doorstep_shared::api::desk::pause_entry::PauseEntry;
use doorstep_shared::api::desk::preview::PreviewEntry;
use doorstep_shared::api::desk::resume_entry::ResumeEntry;
use doorstep_shared::api::desk::save_entry::SaveEntry;
use doorstep_shared::api::desk::surroundings::GetSurroundings;
use doorstep_shared::api::desk::unhide_entry::UnhideEntry;
use doorstep_shared::api::desk::{OfEntry, Saved};
use doorstep_shared::editing::{Act, duplicate};
use doorstep_shared::policy::Action;
use doorstep_shared::problem::{Code, FieldError};

use super::desk::failed;
use super::guard::unreachable;
use super::{PrivateState, Staff, staff};
use crate::http::Failure;
use crate::http::mount::Asked;
use crate::usecase::entry::save::{self, Changes};
use crate::usecase::entry::state::{self, Read};
use crate::usecase::entry::{get, list, preview, surroundings};

pub(super) fn routes(router: Router<PrivateState>) -> Router<PrivateState> {
    let router = staff::<ListEntries, _, _>(router, async |state: PrivateState, staff: Staff, _| {
        list::entries(&*state.tables, &staff.zone, &staff.actor, staff.today).await.map_err(unreachable)
    });
    let router = staff::<GetEntry, _, _>(router, async |state: PrivateState, staff: Staff, asked| {
        get::page(&state.desk(&staff), asked.request.entry).await.map_err(failed)
    });
    let router = staff::<AddEntry, _, _>(router, async |state: PrivateState, staff: Staff, asked| {
        state.changed(save::add(&state.desk(&staff), &asked.body, &asked.repeat).await)
    });
    let router = staff::<SaveEntry, _, _>(router, save_entry);
    let router = staff::<CopyEntry, _, _>(router, async |state: PrivateState, staff: Staff, asked| {
        let (service, _) = state.desk(&staff).entry(asked.request.entry, Action::ViewDesk).await.map_err(failed)?;
        Ok(Copied { form: duplicate(&service) })
    });
    let router = staff::<PreviewEntry, _, _>(router, async |state: PrivateState, staff: Staff, asked| {
        preview::preview(&state.desk(&staff), &asked.body).await.map_err(failed)
    });
    let router = staff::<GetSurroundings, _, _>(router, async |state: PrivateState, staff: Staff, _| {
        surroundings::surroundings(&state.desk(&staff)).await.map_err(failed)
    });
    turning(router)
}

/// Whether an entry runs.
fn turning(router: Router<PrivateState>) -> Router<PrivateState> {
    let router = staff::<PauseEntry, _, _>(router, async |state: PrivateState, staff: Staff, asked| {
        state.changed(state::pause(&state.desk(&staff), read(&asked), &asked.body).await)
    });
    let router = staff::<ResumeEntry, _, _>(router, async |state: PrivateState, staff: Staff, asked| {
        state.changed(state::resume(&state.desk(&staff), read(&asked)).await)
    });
    let router = staff::<FinishEntry, _, _>(router, async |state: PrivateState, staff: Staff, asked| {
        state.changed(state::finish(&state.desk(&staff), read(&asked), asked.body.on).await)
    });
    let router = staff::<HideEntry, _, _>(router, async |state: PrivateState, staff: Staff, asked| {
        state.changed(state::hide(&state.desk(&staff), read(&asked), &asked.body.reason).await)
    });
    staff::<UnhideEntry, _, _>(router, async |state: PrivateState, staff: Staff, asked| {
        state.changed(state::unhide(&state.desk(&staff), read(&asked)).await)
    })
}

async fn save_entry(state: PrivateState, staff: Staff, asked: Asked<SaveEntry>) -> Result<Saved, Failure> {
    use doorstep_shared::editing::Field;
    let (entry, changes) = (asked.request.entry, asked.body.changes);
    if changes.iter().any(|change| change.field == Field::State) {
        let detail = "Whether an entry runs is not edited here: pause it, or say that it is over.".into();
        return Err(Failure::bad(vec![FieldError { pointer: "/state".into(), detail }]));
    }
    let (act, action) = (Act::Edit, Action::Edit);
    let changes = Changes { entry, base: asked.base, changes, act, action, repeat: &asked.repeat };
    state.changed(save::save(&state.desk(&staff), changes).await)
}

/// The entry that is asked about, and the version that the person read.
pub(super) fn read<E: Endpoint<Request = OfEntry>>(asked: &Asked<E>) -> Read<'_> {
    Read { entry: asked.request.entry, base: asked.base, repeat: &asked.repeat }
}

/// The code and the sentence of a failure, for one of many.
pub(super) fn told(failure: &Failure) -> (Code, String) {
    let errors: Vec<&str> = failure.errors().iter().map(|e| e.detail.as_str()).collect();
    let detail = if errors.is_empty() { failure.code().title().to_owned() } else { errors.join(" ") };
    (failure.code(), detail)
}
